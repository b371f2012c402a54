//! What a closing stores beside what its entries come to.

use std::collections::BTreeMap;

use figures::Figures;
use proof::Money;
use serde_json::Value;

/// Closings of the first programs had no such fields.
const LATER: [&str; 2] = ["cash_paid_back", "mix"];
/// Counted from notes, which may stand before a day's opening stock and thus before an archive.
const NOTED: [&str; 3] = ["declined_cards", "drawer_openings", "voided_lines"];

/// The first field that is stored otherwise than summed; `whole`: all notes of the period lie in the archive.
pub fn differing(summed: Figures, stored: &Value, whole: bool) -> Option<String> {
    let Ok(Value::Object(summed)) = serde_json::to_value(summed) else { return Some("figures".to_owned()) };
    let differs = |(name, mut value): (String, Value)| {
        let mut found = match stored.get(&name) {
            None if LATER.contains(&name.as_str()) => return None,
            None => return Some(name),
            Some(found) => found.clone(),
        };
        if name == "tally" && !whole {
            without_notes(&mut value);
            without_notes(&mut found);
        }
        in_one_order(&mut value);
        in_one_order(&mut found);
        (value != found).then_some(name)
    };
    summed.into_iter().find_map(differs)
}

fn without_notes(tally: &mut Value) {
    if let Value::Object(tally) = tally {
        tally.retain(|name, _| !NOTED.contains(&name.as_str()));
    }
}

/// The order of a list says nothing.
fn in_one_order(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(in_one_order);
            items.sort_by_cached_key(Value::to_string);
        }
        Value::Object(fields) => fields.values_mut().for_each(in_one_order),
        _ => {}
    }
}

/// Whether open tips are those of before with what came and went since; nobody is named with nothing.
pub fn same_tips(
    before: &BTreeMap<i64, Money>,
    since: &BTreeMap<i64, Money>,
    stored: &BTreeMap<i64, Money>,
) -> bool {
    let mut open: BTreeMap<i64, i128> = BTreeMap::new();
    for (person, tip) in before.iter().chain(since) {
        *open.entry(*person).or_default() += i128::from(tip.as_cents());
    }
    open.retain(|_, tip| *tip != 0);
    let told = stored.iter().map(|(person, tip)| (*person, i128::from(tip.as_cents())));
    open.into_iter().eq(told)
}

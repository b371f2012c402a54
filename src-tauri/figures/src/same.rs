//! What a closing stores beside what its entries come to.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use proof::Money;
use serde_json::Value;

use crate::figures::Figures;

/// Closings of the first programs had no such fields.
const LATER: [&str; 2] = ["cash_paid_back", "mix"];
/// Counted from notes, which may stand before a day's opening stock and thus before an archive.
const NOTED: [&str; 3] = ["declined_cards", "drawer_openings", "voided_lines"];
/// Such notes singly.
const NOTED_SINGLY: &str = "drawer_opened";

/// The first field that is stored otherwise than summed; `whole`: all notes of the period lie in the archive.
pub fn differing(summed: Figures, stored: &Value, whole: bool) -> Option<String> {
    let Ok(Value::Object(summed)) = serde_json::to_value(summed) else { return Some("figures".to_owned()) };
    let differs = |(name, mut value): (String, Value)| {
        let mut found = match stored.get(&name) {
            Some(_) if name == NOTED_SINGLY && !whole => return None,
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
            items.sort_unstable_by(order);
        }
        Value::Object(fields) => fields.values_mut().for_each(in_one_order),
        _ => {}
    }
}

/// Some order of values, in which only the same stand level.
fn order(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Bool(one), Value::Bool(other)) => one.cmp(other),
        // All are whole (`exact_json`).
        (Value::Number(one), Value::Number(other)) => one.as_i64().cmp(&other.as_i64()),
        (Value::String(one), Value::String(other)) => one.cmp(other),
        (Value::Array(one), Value::Array(other)) => {
            let items = one.iter().zip(other).map(|(one, other)| order(one, other));
            first_difference(items).then(one.len().cmp(&other.len()))
        }
        (Value::Object(one), Value::Object(other)) => {
            let fields = one.iter().zip(other);
            let fields = fields.map(|(one, other)| one.0.cmp(other.0).then_with(|| order(one.1, other.1)));
            first_difference(fields).then(one.len().cmp(&other.len()))
        }
        _ => rank(one).cmp(&rank(other)),
    }
}

fn first_difference(mut orders: impl Iterator<Item = Ordering>) -> Ordering {
    orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

const fn rank(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
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

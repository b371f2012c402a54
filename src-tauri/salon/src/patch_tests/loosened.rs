//! A product line that stops less than before: only the owner does that, and the book says so. Otherwise a line could
//! be emptied to get past it and filled again.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::patch_tests::ProductLine;
use contract::refusal::DoorRefusal;
use contract::{ArticleId, Role};
use proof::EntryKind;
use serde::Serialize;

use super::store;

/// Form of the note in the book.
const FORM: &str = "patch_line/1";

#[derive(Serialize)]
struct LoosenedNote<'a> {
    finding: &'a str,
    line: &'a str,
    what: Vec<String>,
}

/// How a line stops less than before, in words; nothing if it does not.
pub fn loosened(tx: &BookTx<'_>, before: &ProductLine, after: &ProductLine) -> Outcome<Vec<String>> {
    let mut what = Vec::new();
    let taken_out = before.articles.iter().filter(|article| !after.articles.contains(article));
    let taken_out: Vec<ArticleId> = taken_out.copied().collect();
    let planned = store::planned(tx, &taken_out, tx.now)?;
    if !planned.is_empty() {
        what.push(format!("ohne {} trotz anstehender Termine", planned.join(", ")));
    }
    let (was, is) = (before.validity_months, after.validity_months);
    if is > was {
        what.push(format!("Test gilt {was} → {is} Monate"));
    }
    let (was, is) = (before.waiting_hours, after.waiting_hours);
    if is < was {
        what.push(format!("Wartezeit {was} → {is} Stunden"));
    }
    if after.free_of_ppd && !before.free_of_ppd {
        what.push("als frei von PPD geführt".to_owned());
    }
    Ok(what)
}

/// Records that a line stops less than before, if it does.
///
/// # Errors
/// Refused to anyone but the owner.
pub fn record(tx: &mut BookTx<'_>, before: &ProductLine, after: &ProductLine) -> Outcome<()> {
    let what = loosened(tx, before, after)?;
    if what.is_empty() {
        return Ok(());
    }
    if tx.authority.role() < Role::Owner {
        let label = format!("{}: {}", after.name, what.join(", "));
        return Err(DoorRefusal::NotAllowed { label, lowest: Role::Owner.german().to_owned() }.into());
    }
    let note = LoosenedNote { finding: "Produktlinie hält weniger an als zuvor", line: &after.name, what };
    let mut draft = Draft::note(EntryKind::Incident).with_details(FORM, &note)?;
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    tx.append(draft)?;
    Ok(())
}

//! Keeping product lines and the results of tests.

use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::patch_tests::{PatchTest, ProductLine, RecordPatchTest, SaveProductLine};
use contract::refusal::CustomerRefusal;

use super::store;
use crate::customers;

const NOTE_LETTERS_MAX: usize = 500;

/// Adds a product line or changes one.
pub fn save_line(tx: &WriteTx<'_>, wish: SaveProductLine) -> Outcome<ProductLine> {
    let bad = |why: &str| CustomerRefusal::BadProductLine { why: why.to_owned() };
    let name = wish.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 120 {
        return Err(bad("Sie braucht einen Namen (höchstens 120 Zeichen).").into());
    }
    if !(1..=60).contains(&wish.validity_months) {
        return Err(bad("Ein Test gilt zwischen 1 und 60 Monaten.").into());
    }
    let lines = store::lines(tx)?;
    if lines.iter().any(|line| line.name.to_lowercase() == name.to_lowercase() && Some(line.id) != wish.id) {
        return Err(bad("Diesen Namen gibt es schon.").into());
    }
    let id = store::put_line(tx, &SaveProductLine { name, ..wish })?
        .ok_or_else(|| bad("Sie ist nicht mehr da."))?;
    let line = store::lines(tx)?.into_iter().find(|line| line.id == id);
    line.ok_or_else(|| Trouble::fault("a product line is gone"))
}

/// Keeps the result of a test.
pub fn record(tx: &WriteTx<'_>, wish: &RecordPatchTest) -> Outcome<PatchTest> {
    let card = customers::living(tx, wish.customer)?;
    if wish.tested > tx.now.day() {
        return Err(CustomerRefusal::BadField { what: "Der Test liegt in der Zukunft.".to_owned() }.into());
    }
    if !store::lines(tx)?.iter().any(|line| line.id == wish.line) {
        return Err(CustomerRefusal::BadProductLine { why: "Sie ist nicht mehr da.".to_owned() }.into());
    }
    let note: String = wish.note.trim().chars().take(NOTE_LETTERS_MAX).collect();
    let id = store::add(
        tx,
        &RecordPatchTest { customer: card.id, note, ..wish.clone() },
        tx.now,
        &tx.authority.actor.name,
    )?;
    let test = store::tests_of(tx, &[card.id])?.into_iter().find(|test| test.id == id);
    test.ok_or_else(|| Trouble::fault("a patch test is gone"))
}

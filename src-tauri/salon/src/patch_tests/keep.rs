//! Keeping product lines and the results of tests.

use book::book_tx::BookTx;
use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::LineId;
use contract::patch_tests::{PatchTest, ProductLine, RecordPatchTest, SaveProductLine, SetLineCare};
use contract::refusal::CustomerRefusal;

use super::{loosened, store};
use crate::customers;

const NOTE_LETTERS_MAX: usize = 500;
/// Two weeks, in hours.
const WAITING_HOURS_MAX: u32 = 336;

/// Adds a product line or changes one.
pub fn save_line(tx: &mut BookTx<'_>, wish: SaveProductLine) -> Outcome<ProductLine> {
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
    let before = lines.into_iter().find(|line| Some(line.id) == wish.id);
    let id = store::put_line(tx, &SaveProductLine { name, ..wish })?
        .ok_or_else(|| bad("Sie ist nicht mehr da."))?;
    let after = line(tx, id)?;
    if let Some(before) = before {
        loosened::record(tx, &before, &after)?;
    }
    Ok(after)
}

/// Sets how long a test of a line waits, and whether the line is free of PPD.
pub fn set_care(tx: &mut BookTx<'_>, wish: &SetLineCare) -> Outcome<ProductLine> {
    let bad = |why: &str| CustomerRefusal::BadProductLine { why: why.to_owned() };
    if wish.waiting_hours > WAITING_HOURS_MAX {
        return Err(bad("Die Wartezeit geht von 0 bis 336 Stunden.").into());
    }
    let before = store::lines(tx)?.into_iter().find(|line| line.id == wish.line);
    let before = before.ok_or_else(|| bad("Sie ist nicht mehr da."))?;
    store::set_care(tx, wish)?;
    let after = line(tx, wish.line)?;
    loosened::record(tx, &before, &after)?;
    Ok(after)
}

fn line(tx: &WriteTx<'_>, id: LineId) -> Outcome<ProductLine> {
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

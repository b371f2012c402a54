//! The drawer is never negative (IKS-01).

use contract::sheet::{Cell, Lead, SheetRow, Table};
use proof::{Money, Seq};

use super::check::{SelfCheckItem, columns};
use super::observed::Observed;

/// Moments that are listed at most.
const LISTED_MAX: usize = 50;

/// The lowest stand of the drawer by the book.
pub fn check(now: &Observed) -> SelfCheckItem {
    let low = &now.low;
    let row = |what: &str, (seq, stand): &(Seq, Money)| {
        let cells = vec![Cell::text(what), Cell::Money(*stand)];
        SheetRow::of(cells).leading_to(Lead::Entry(*seq))
    };
    let lowest = low.lowest.iter().map(|lowest| row("niedrigster Stand", lowest));
    let below = low.below_zero.iter().take(LISTED_MAX).map(|below| row("unter null", below));
    let found = match (low.below_zero.len(), &low.lowest) {
        (_, None) => "keine Bewegung".to_owned(),
        (0, Some((_, stand))) => format!("nie unter null, niedrigster Stand {stand} €"),
        (times, _) => format!("{times} mal unter null"),
    };
    SelfCheckItem {
        title: "Kasse nie unter null",
        n: low.movements,
        expected: "nie unter null".to_owned(),
        found,
        why: "Aus einer Kasse kann nicht mehr herauskommen, als darin liegt. Ein Minus im Buch heißt, dass eine \
              Einnahme fehlt oder falsch eingetragen ist. Gerechnet wird nach jeder Barbewegung."
            .to_owned(),
        chart: None,
        table: Some(Table { columns: columns(&[("Was", 4), ("Stand", 3)]), rows: lowest.chain(below).collect() }),
    }
}

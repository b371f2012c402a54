//! The figures of a part of the book, out of its entries and the earlier ones that they take back. An entry that can't be read
//! is left out and named: a day that could never be closed would end the till.

use std::collections::BTreeSet;

use figures::{ClosingForm, Figures, FiguresTrouble, Gathering};
use proof::{Day, Moment, Seq};
use rusqlite::Connection;

use crate::db::{DamagedRow, unless_damaged};
use crate::fault::{Outcome, Trouble};
use crate::ledger::{self, StoredEntry};

/// What entries come to.
#[derive(Debug)]
pub struct Gathered {
    pub figures: Figures,
    /// Places of the entries that can't be read and stand in none of the figures.
    pub unreadable: Vec<Seq>,
}

impl Gathered {
    /// The figures, for whoever can't say that something is missing in them.
    ///
    /// # Errors
    /// The entry that can't be read.
    pub fn whole(self, conn: &Connection) -> Outcome<Figures> {
        let Some(seq) = self.unreadable.first() else { return Ok(self.figures) };
        ledger::entry(conn, *seq)?;
        let row = DamagedRow::missing("entry", format!("seq={}", seq.get()), "person_snapshot");
        Err(Trouble::caused("figures", row))
    }
}

/// Gathers the entries behind one up to another, of a period that began so; as closings of this form tell it.
///
/// # Errors
/// A sum that no amount can hold, or trouble of the file itself: what could be put right is no reason to leave an entry out.
pub fn gathered(
    conn: &Connection,
    (after, to): (Seq, Seq),
    begun: Option<(Day, Moment)>,
    form: ClosingForm,
) -> Outcome<Gathered> {
    let mut left_out = BTreeSet::new();
    loop {
        // An entry that fits into no figures may have been summed in part: all begins anew without it.
        match attempt(conn, (after, to), begun, &mut left_out)? {
            Some(gathering) => {
                let unreadable = left_out.into_iter().collect();
                return Ok(Gathered { figures: gathering.finish(form)?, unreadable });
            }
            None => tracing::error!(?left_out, "entries are left out of figures"),
        }
    }
}

fn attempt(
    conn: &Connection,
    (after, to): (Seq, Seq),
    begun: Option<(Day, Moment)>,
    left_out: &mut BTreeSet<Seq>,
) -> Outcome<Option<Gathering>> {
    let mut gathering = begun.map_or_else(Gathering::default, |(day, at)| Gathering::of(day, at));
    let mut odd = None;
    let unreadable = ledger::readable_entries(conn, after.next(), to, |stored| {
        let seq = stored.entry.head.seq;
        if odd.is_none() && !left_out.contains(&seq) && !take(conn, &mut gathering, after, &stored)? {
            odd = Some(seq);
        }
        Ok(())
    })?;
    left_out.extend(unreadable);
    left_out.extend(odd);
    Ok(odd.is_none().then_some(gathering))
}

/// Whether it fits into figures.
fn take(conn: &Connection, gathering: &mut Gathering, after: Seq, stored: &StoredEntry) -> Outcome<bool> {
    for wanted in gathering.wants(&stored.entry, after) {
        if let Some(earlier) = unless_damaged(ledger::entry(conn, wanted))?.flatten() {
            gathering.know(&earlier.entry);
        }
    }
    match gathering.take(&stored.entry) {
        Ok(()) => Ok(true),
        Err(trouble @ FiguresTrouble::Money(_)) => Err(Trouble::from(trouble)),
        Err(trouble @ (FiguresTrouble::Lacks { .. } | FiguresTrouble::Person { .. })) => {
            tracing::error!(%trouble, "an entry can't be summed");
            Ok(false)
        }
    }
}

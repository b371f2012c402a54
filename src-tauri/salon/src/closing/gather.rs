//! The figures of a period out of the store: its entries, and the earlier ones that they take back.

use book::fault::Outcome;
use book::gathered::{Gathered, gathered};
use book::ledger::{self, Opening, Period};
use figures::{Figures, Shares};
use proof::{Entry, Seq};
use rusqlite::Connection;

use super::details::CLOSING_FORM;

/// The figures of the period that runs, up to now.
pub fn figures(conn: &Connection, period: &Period, opening: &Opening) -> Outcome<Gathered> {
    let part = (period.after, ledger::newest_seq(conn)?);
    gathered(conn, part, Some((opening.day, opening.at)), CLOSING_FORM)
}

/// Visits the entries after one up to another, each with what it adds to the figures: their sum is what
/// [`figures()`] gathers. The entries should be those of one period.
pub fn shares(
    conn: &Connection,
    after: Seq,
    to: Seq,
    mut visit: impl FnMut(&Entry, &Figures) -> Outcome<()>,
) -> Outcome<()> {
    let mut shares = Shares::default();
    ledger::entries(conn, after.next(), to, |stored| {
        for seq in shares.wants(&stored.entry, after) {
            if let Some(earlier) = ledger::entry(conn, seq)? {
                shares.know(&earlier.entry);
            }
        }
        Ok(shares.take(stored.entry)?)
    })?;
    shares.finish().try_for_each(|(entry, share)| visit(&entry, &share))
}

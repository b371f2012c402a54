//! All that is kept of someone of the staff.

use book::db::settings;
use book::fault::{Outcome, Trouble};
use book::ledger;
use book::tx::ReadTx;
use contract::cash::CountSheet;
use contract::people::Person;
use contract::settings::Salon;
use contract::{Moment, Money, PersonId, Seq};
use proof::Entry;
use salon::calendar::of_staff::{self, StaffTimes};
use salon::{cash, erasure, staff, till};
use serde::Serialize;

use crate::roll;

/// All that is kept of someone of the staff. The PIN is told as being there: of it nobody knows more than its hash, and that
/// opens a door.
#[derive(Serialize)]
pub struct StaffData {
    pub salon: Salon,
    pub made: Moment,
    pub person: Person,
    /// Full and short names of earlier.
    pub earlier_names: Vec<(String, String)>,
    /// Wrong PINs in a row.
    pub wrong_pins: u32,
    pub times: StaffTimes,
    pub book: Vec<BookLine>,
    /// What was written beside the book under this person's name.
    pub signed: Vec<Signed>,
    /// Baskets at the till with this person that are not booked yet.
    pub open_baskets: u32,
    /// Half a count of the drawer.
    pub count: Option<CountSheet>,
}

/// An entry of the book that names someone, without whom it was for.
#[derive(Serialize)]
pub struct BookLine {
    pub seq: Seq,
    pub at: Moment,
    pub what: String,
    /// Booked it.
    pub wrote: bool,
    /// Agreed by PIN.
    pub approved: bool,
    /// Lines that this person performed, each with its gross sum.
    pub performed: Vec<(String, Money)>,
    /// What was typed as the reason, where this person booked it.
    pub reason: Option<String>,
}

/// Rows of one kind that bear the name.
#[derive(Serialize)]
pub struct Signed {
    pub what: &'static str,
    pub at: Vec<Moment>,
}

/// Gathers it from the book and from each noun.
///
/// # Errors
/// Refused if there is nobody, or if the data were erased.
pub fn staff_kept(tx: &ReadTx<'_>, id: PersonId) -> Outcome<StaffData> {
    let person = staff::known(tx.conn, id)?;
    let known_as = staff::erasable(tx.conn, id)?;
    let tries = staff::wrong_tries(tx.conn, id)?;
    Ok(StaffData {
        salon: settings::set_up(tx.conn, settings::SALON)?,
        made: tx.now,
        earlier_names: ledger::earlier_names(tx.conn, id.0)?,
        wrong_pins: tries.map_or(0, |tries| tries.in_a_row),
        times: of_staff::times(tx.conn, id)?,
        book: book_lines(tx, id)?,
        signed: signed(tx, &known_as.names)?,
        open_baskets: till::baskets_with(tx.conn, id)?,
        count: cash::count_of(tx.conn, id)?,
        person,
    })
}

fn book_lines(tx: &ReadTx<'_>, person: PersonId) -> Outcome<Vec<BookLine>> {
    let line = |(seq, named): (Seq, ledger::Named)| {
        let stored =
            ledger::entry(tx.conn, seq)?.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")))?;
        let entry: Entry = stored.entry;
        let own = entry.lines.iter().filter(|line| !line.voided && line.performer_id == Some(person.0));
        Ok(BookLine {
            seq,
            at: entry.head.ended,
            what: roll::label(tx.conn, &entry)?,
            wrote: named.wrote,
            approved: named.approved,
            performed: own.map(|line| (line.text.clone(), line.gross)).collect(),
            reason: entry.head.reason.clone().filter(|_| named.wrote),
        })
    };
    ledger::of_person(tx.conn, person.0)?.into_iter().map(line).collect()
}

fn signed(tx: &ReadTx<'_>, names: &[String]) -> Outcome<Vec<Signed>> {
    let mut all = Vec::new();
    for column in erasure::signed().into_iter().chain([erasure::signed_and_kept()]) {
        let mut at = Vec::new();
        for name in names {
            at.extend(column.moments(tx.conn, name)?);
        }
        all.push(Signed { what: column.german, at });
    }
    Ok(all)
}

//! A register that no TSE serves may not be used (§ 146a AO). That is no outage: nothing has failed. The owner may let it be
//! used all the same, by PIN, and the book tells it.

use book::booking::Judging;
use book::fault::Outcome;
use book::ledger::{self, Draft, Note};
use contract::refusal::DayRefusal;
use proof::{EntryKind, Seq};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// Details of an incident.
const FORM: &str = "incident/1";

#[derive(Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum Told {
    AllowedWithoutTse { note: String },
}

/// What the owner lets pass, as the book tells it.
pub fn permission() -> Outcome<Note> {
    let note = "Die Inhaberin erlaubt, ohne TSE zu kassieren. Das erfüllt § 146a AO nicht.".to_owned();
    Ok(Draft::note(EntryKind::Incident).with_details(FORM, &Told::AllowedWithoutTse { note })?)
}

/// Refuses an opening where no TSE serves the register and the owner has not allowed it.
pub fn check(judging: &Judging<'_>) -> Outcome<()> {
    if judging.is_attested || is_allowed(judging.conn)? {
        return Ok(());
    }
    Err(DayRefusal::WithoutTse.into())
}

/// A permission ends where a TSE has served the register since: that it is gone must be told anew.
fn is_allowed(conn: &Connection) -> Outcome<bool> {
    let served = ledger::serving_tse(conn)?.map_or(Seq::new(0), |(seq, _)| seq);
    for seq in ledger::of_kinds(conn, (served, ledger::newest_seq(conn)?), &[EntryKind::Incident])? {
        let Some(incident) = ledger::entry(conn, seq)? else { continue };
        let body = incident.entry.details.map(|details| details.body);
        if body.is_some_and(|body| serde_json::from_str::<Told>(&body).is_ok()) {
            return Ok(true);
        }
    }
    Ok(false)
}

//! Whether the whole book holds: every entry with its hash, its place in the chain and its signature, and what entries say
//! of each other. Once a week of work,
//! and after an end of the program that was none: what lies behind the closings of the last days is looked at by nobody
//! else.

use contract::Topic;
use contract::jobs::JobKind;
use contract::refusal::JobRefusal;
use proof::{EntryKind, Seq, Signatures, Verified};
use serde_json::json;

use super::{Kind, Recurring, Watch};
use crate::fault::Outcome;
use crate::incidents;
use crate::ledger::{self, ChainReport, Draft, Verification};
use crate::services::Services;

/// Less than a week, so that the same weekday finds it due.
const EVERY_MS: i64 = 6 * 24 * 60 * 60 * 1000;
/// Entries that are verified in one look, so that no look holds an earlier moment of the store for long.
const PORTION: u64 = 2_000;

/// Details of the mark that a verification leaves in the book.
const MARK: &str = "book_check/1";

/// The job of a desk.
pub fn book_check(services: &Services) -> impl Kind + use<> {
    Recurring::new(services, JobKind::BookCheck, EVERY_MS, check)
}

/// Verifies all, portion by portion, and notes what it came to: a mark, or an incident.
fn check(services: &Services, watch: &Watch) -> Outcome<()> {
    let (keys, newest) =
        services.read_as_program(|tx| Ok((ledger::keys(tx.conn)?, ledger::newest_seq(tx.conn)?)))?;
    watch.expect(newest.get());
    watch.begin("Buchungen werden geprüft")?;
    let mut verification = Verification::new(&keys, Signatures::Every, Verified::NOTHING);
    let (mut at, mut portion) = (Verified::NOTHING, PORTION);
    while at.last < newest {
        let until = newest.min(Seq::new(at.last.get().saturating_add(portion)));
        let report = services.read_as_program(|tx| verification.up_to(tx.conn, until))?;
        if report.finding.is_some() {
            return broken(services, report);
        }
        // Where a whole portion is missing, the entry behind the hole tells so.
        portion = if report.entries == 0 { portion.saturating_mul(2) } else { PORTION };
        at = verification.verified();
        watch.step(report.entries)?;
    }
    services.write_as_program(&[Topic::Roll], move |tx| {
        let mark = json!({ "entries": at.last, "head": at.hash });
        tx.append(Draft::note(EntryKind::Insight).with_details(MARK, &mark)?).map(drop)
    })
}

fn broken(services: &Services, report: ChainReport) -> Outcome<()> {
    let finding = report.finding.clone().map(|(_, finding)| finding).unwrap_or_default();
    tracing::error!(finding, "the book does not hold");
    services.write_as_program(&[Topic::Roll, Topic::Day], move |tx| {
        match incidents::of_chain(tx, &report)? {
            Some(incident) => tx.append(incident).map(drop),
            None => Ok(()),
        }
    })?;
    Err(JobRefusal::BookBroken { finding }.into())
}

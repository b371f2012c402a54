//! The file on one page.

use std::collections::BTreeSet;

use book::fault::{Outcome, Trouble};
use book::ledger;
use book::tx::ReadTx;
use contract::dossier::{CustomerFile, Happening};
use contract::patch_tests::PatchWarning;
use contract::{CustomerId, Role};
use proof::{Entry, EntryKind, Money, Seq};
use salon::patch_tests::SkinFile;
use salon::{calendar, consents, customers, formulas, messages, patch_tests, photos, staff};

use super::timeline;

/// The file of a customer with at most so many receipts on its timeline.
///
/// # Errors
/// Refused if there is no such customer.
pub fn file(tx: &ReadTx<'_>, customer: CustomerId, receipts: usize) -> Outcome<CustomerFile> {
    let conn = tx.conn;
    let card = customers::present(conn, customer)?;
    let family = customers::family(conn, card.id)?;
    let entries = entries(tx, &family)?;
    let formulas = formulas::of_family(conn, &family)?;
    let sees = tx.authority.role() >= Role::Owner;
    let mut tests = patch_tests::tests_of(conn, &family)?;
    tests.retain(|test| sees || test.locked.is_none());
    let mut releases = patch_tests::releases(conn, &family)?;
    releases.retain(|release| sees || release.locked.is_none());
    let consents = consents::of_family(conn, &family)?;
    let photos = photos::of_family(conn, &family)?;
    let merges = customers::merges(conn, card.id)?;
    let stylist = card.master.regular_stylist.map(|id| staff::actor(conn, id)).transpose()?.flatten();
    let mut timeline: Vec<Happening> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.head.receipt_number.is_some()).take(receipts) {
        timeline.push(timeline::receipt(conn, entry)?);
    }
    for member in &family {
        let appointments = calendar::of_customer::appointments(tx, *member)?;
        timeline.extend(appointments.iter().filter_map(|card| timeline::appointment(card, tx.now)));
    }
    timeline.extend(formulas.iter().map(timeline::formula));
    timeline.extend(tests.iter().map(timeline::test));
    timeline.extend(releases.iter().map(timeline::release));
    timeline.extend(consents.iter().map(timeline::consent));
    timeline.extend(photos.iter().map(timeline::photo));
    timeline.extend(merges.iter().map(timeline::merge));
    timeline.extend(messages::to_family(conn, &family)?.iter().map(timeline::message));
    timeline.sort_by_key(|happening| std::cmp::Reverse(happening.at.utc_ms()));
    Ok(CustomerFile {
        id: card.id,
        active: card.active,
        since: card.since,
        erased: card.erased,
        stylist: stylist.map(|actor| actor.short_name),
        visits: visits(tx, &family, &entries)?,
        turnover: turnover(&entries)?,
        last_visit: customers::customer(conn, card.id)?.and_then(|customer| customer.last_visit),
        warnings: warnings(tx, &card)?,
        master: card.master,
        formulas,
        tests,
        consents,
        photos,
        merges,
        timeline,
    })
}

/// All entries of a customer and whoever became it, newest first.
pub fn entries(tx: &ReadTx<'_>, family: &[CustomerId]) -> Outcome<Vec<Entry>> {
    let mut seqs = Vec::new();
    for member in family {
        seqs.extend(ledger::of_customer(tx.conn, member.0)?);
    }
    seqs.sort_unstable_by(|a, b| b.cmp(a));
    let entry =
        |seq| ledger::entry(tx.conn, seq)?.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")));
    seqs.into_iter().map(|seq| entry(seq).map(|stored| stored.entry)).collect()
}

/// Sales that name someone of a family, and those of whoever came along that paid an appointment of theirs: a child on
/// its mother's receipt was here too.
fn visits(tx: &ReadTx<'_>, family: &[CustomerId], entries: &[Entry]) -> Outcome<u32> {
    let sales = entries.iter().filter(|entry| entry.head.kind == EntryKind::Sale);
    let mut seqs: BTreeSet<Seq> = sales.map(|entry| entry.head.seq).collect();
    for member in family {
        seqs.extend(calendar::of_customer::paid(tx.conn, *member)?);
    }
    Ok(u32::try_from(seqs.len()).unwrap_or(u32::MAX))
}

/// What all receipts come to; what was cancelled or came back counts against it.
fn turnover(entries: &[Entry]) -> Outcome<Money> {
    let counts = |entry: &&Entry| {
        matches!(
            entry.head.kind,
            EntryKind::Sale | EntryKind::Storno | EntryKind::PaymentCorrection | EntryKind::Return
        )
    };
    Ok(Money::total(entries.iter().filter(counts).map(|entry| entry.head.total))?)
}

/// Tests that were made once and do not carry today; what was never tested is said before a service.
fn warnings(tx: &ReadTx<'_>, card: &customers::Card) -> Outcome<Vec<PatchWarning>> {
    if card.erased.is_some() {
        return Ok(Vec::new());
    }
    SkinFile::of_customer(tx.conn, card.id)?.known(tx.now.day())
}

//! What goes and what stays, said before and done after.

use std::collections::BTreeMap;

use book::book_tx::BookTx;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Draft};
use book::tx::WriteTx;
use contract::CustomerId;
use contract::dossier::{Erasure, Staying};
use contract::refusal::CustomerRefusal;
use proof::{Entry, EntryKind, Seq};
use rusqlite::Connection;
use serde::Serialize;

use super::retention::{end, rule};
use crate::{calendar, consents, customers, formulas, messages, patch_tests, photos, printing, till};

/// Form of the note that a customer was erased. It names nobody.
const FORM: &str = "customer_erased/1";
const REASON_LETTERS_MAX: usize = 500;

#[derive(Serialize)]
struct ErasureNote<'a> {
    title: &'static str,
    erased: &'a [(String, u32)],
    /// SHA-256 of the letter, hex.
    letter_sha256: &'a str,
}

fn entries(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<Entry>> {
    let mut found = Vec::new();
    for member in family {
        for seq in ledger::of_customer(conn, member.0)? {
            let stored = ledger::entry(conn, seq)?;
            found.push(stored.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")))?.entry);
        }
    }
    Ok(found)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What an erasure would take and what would stay.
///
/// # Errors
/// Refused if there is no such customer, or if it was erased.
pub fn outlook(tx: &WriteTx<'_>, customer: CustomerId) -> Outcome<Erasure> {
    outlook_of(tx, customer, tx.now.day())
}

/// As [`outlook`], on a day.
pub fn outlook_of(conn: &Connection, customer: CustomerId, today: proof::Day) -> Outcome<Erasure> {
    let card = customers::living(conn, customer)?;
    let family = customers::family(conn, card.id)?;
    let tests = patch_tests::tests_of(conn, &family)?.len() + patch_tests::releases(conn, &family)?.len();
    let (mut names, mut staying) = (0, BTreeMap::new());
    for entry in entries(conn, &family)? {
        match rule(&entry, today) {
            Some(rule) => *staying.entry((end(&entry), rule.german())).or_insert(0) += 1,
            None => names += 1,
        }
    }
    let mut appointments = 0;
    for member in &family {
        appointments += calendar::of_customer::count(conn, *member)?;
    }
    let goes = [
        ("Stammdaten mit Kontakten, Notiz und Allergien", count(family.len())),
        ("Rezepturen", count(formulas::of_family(conn, &family)?.len())),
        ("Verträglichkeitstests und Freigaben", count(tests)),
        ("Fotos", count(photos::of_family(conn, &family)?.len())),
        ("Einwilligungen", count(consents::of_family(conn, &family)?.len())),
        ("Namen an Terminen", appointments),
        ("Nachrichten", count(messages::of_family(conn, &family)?)),
        ("Namen an Belegen und Vorgängen ohne Aufbewahrungspflicht", names),
    ];
    let goes = goes.into_iter().filter(|(_, count)| *count > 0).map(|(what, count)| (what.to_owned(), count));
    let stays = staying.into_iter().map(|((until, rule), count)| Staying {
        what: match count {
            1 => "1 Beleg mit Ihrem Namen".to_owned(),
            count => format!("{count} Belege mit Ihrem Namen"),
        },
        rule: rule.to_owned(),
        until,
    });
    Ok(Erasure { customer: card.id, goes: goes.collect(), stays: stays.collect() })
}

/// Erases all that no rule demands.
///
/// # Errors
/// Refused without a reason, or if there is nobody to erase.
pub fn erase(tx: &WriteTx<'_>, customer: CustomerId, reason: &str) -> Outcome<Erasure> {
    if reason.trim().is_empty() || reason.chars().count() > REASON_LETTERS_MAX {
        return Err(CustomerRefusal::ReasonMissing.into());
    }
    let erasure = outlook(tx, customer)?;
    let family = customers::family(tx, erasure.customer)?;
    let today = tx.now.day();
    let entries = entries(tx, &family)?;
    let gone: Vec<Seq> =
        entries.iter().filter(|entry| rule(entry, today).is_none()).map(|entry| entry.head.seq).collect();
    for seq in &gone {
        if let Some(text) = ledger::customer(tx, *seq)? {
            printing::forget(tx, &text.name, &gone)?;
        }
        ledger::forget_customer(tx, *seq)?;
    }
    for member in family {
        if let Some(card) = customers::card(tx, member)? {
            printing::forget(tx, &card.master.name, &gone)?;
        }
        formulas::forget(tx, member)?;
        patch_tests::forget(tx, member)?;
        photos::forget(tx, member)?;
        consents::forget(tx, member)?;
        messages::forget(tx, member)?;
        till::forget_customer(tx, member)?;
        calendar::of_customer::erase(tx, member)?;
        customers::blank(tx, member, today)?;
    }
    Ok(erasure)
}

/// Records that a customer was erased, with the sum of the letter.
pub fn note(tx: &mut BookTx<'_>, erasure: &Erasure, reason: &str, letter_sha256: &str) -> Outcome<Seq> {
    let note = ErasureNote { title: "Löschung nach Art. 17 DSGVO", erased: &erasure.goes, letter_sha256 };
    let mut draft = Draft::note(EntryKind::Export).with_details(FORM, &note)?.because(reason.trim());
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    Ok(tx.append(draft)?.seq())
}

//! What an erasure would take and what would stay: said before, and done by the same code.

use std::collections::BTreeMap;

use book::fault::{Outcome, Trouble};
use book::ledger;
use contract::CustomerId;
use contract::dossier::{Erasure, Staying};
use proof::{Day, Entry, Moment, Seq};
use rusqlite::Connection;

use super::retention::{end, rule};
use crate::{calendar, consents, customers, formulas, messages, patch_tests, photos};

/// What goes of a customer and of a guest alike, as the letter calls it.
pub const NAMES: &str = "Namen an Belegen und Vorgängen ohne Aufbewahrungspflicht";
pub const WAITING: &str = "Einträge auf der Warteliste";
pub const MESSAGES: &str = "Nachrichten";

/// Entries by their places.
pub fn entries(conn: &Connection, seqs: impl IntoIterator<Item = Seq>) -> Outcome<Vec<Entry>> {
    let entry =
        |seq| ledger::entry(conn, seq)?.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")));
    seqs.into_iter().map(|seq| entry(seq).map(|stored| stored.entry)).collect()
}

/// All entries that name someone of a family.
pub fn of_family(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<Entry>> {
    let mut seqs = Vec::new();
    for member in family {
        seqs.extend(ledger::of_customer(conn, member.0)?);
    }
    entries(conn, seqs)
}

pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many names go, and which stay under which rule until when.
pub fn names(entries: &[Entry], today: Day) -> (u32, Vec<Staying>) {
    let (mut names, mut staying) = (0, BTreeMap::new());
    for entry in entries {
        match rule(entry, today) {
            Some(rule) => *staying.entry((end(entry), rule.german())).or_insert(0) += 1,
            None => names += 1,
        }
    }
    let stays = staying.into_iter().map(|((until, rule), count)| Staying {
        what: match count {
            1 => "1 Beleg mit Ihrem Namen".to_owned(),
            count => format!("{count} Belege mit Ihrem Namen"),
        },
        rule: rule.to_owned(),
        until,
    });
    (names, stays.collect())
}

/// Only what is there.
pub fn listed<const N: usize>(goes: [(&str, u32); N]) -> Vec<(String, u32)> {
    let there = goes.into_iter().filter(|(_, count)| *count > 0);
    there.map(|(what, count)| (what.to_owned(), count)).collect()
}

/// What an erasure of a customer comes to.
///
/// # Errors
/// Refused if there is no such customer, or if it was erased.
pub fn outlook(conn: &Connection, customer: CustomerId, now: Moment) -> Outcome<Erasure> {
    let card = customers::living(conn, customer)?;
    let family = customers::family(conn, card.id)?;
    let tests = patch_tests::tests_of(conn, &family)?.len() + patch_tests::releases(conn, &family)?.len();
    let (names, stays) = names(&of_family(conn, &family)?, now.day());
    let (mut appointments, mut waiting, mut lengths) = (Vec::new(), 0, 0);
    for member in &family {
        appointments.extend(calendar::of_customer::ids(conn, *member)?);
        waiting += calendar::of_customer::waiting_count(conn, *member)?;
        lengths += calendar::of_customer::adjustments(conn, *member)?.len();
    }
    let goes = listed([
        ("Stammdaten mit Kontakten, Notiz und Allergien", count(family.len())),
        ("Rezepturen", count(formulas::of_family(conn, &family)?.len())),
        ("Verträglichkeitstests und Freigaben", count(tests)),
        ("Fotos", count(photos::of_family(conn, &family)?.len())),
        ("Einwilligungen", count(consents::of_family(conn, &family)?.len())),
        ("Namen, Notizen und Gründe an Terminen", count(appointments.len())),
        (WAITING, count(waiting)),
        ("Eigene Zeiten im Kalender", count(lengths)),
        (MESSAGES, count(messages::of_family(conn, &family)?)),
        (NAMES, names),
    ]);
    let ahead = calendar::of_customer::ahead(conn, &appointments, now)?;
    Ok(Erasure { customer: Some(card.id), of: vec![card.master.name], goes, stays, ahead })
}

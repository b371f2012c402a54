//! All that is kept of a customer beside the page of the file: what Art. 15 DSGVO wants told as well. `tests/tidy/personal.rs`
//! holds this list against the store's tables.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::calendar::{Card, Happened, Waiting};
use contract::customers::Master;
use contract::{CustomerId, Day, Moment};
use proof::Entry;
use salon::calendar::of_customer::FormerGuest;
use salon::{calendar, catalogue, customers, messages, patch_tests, till};
use serde::Serialize;

use crate::roll;

/// What stands nowhere on the page.
#[derive(Serialize)]
pub struct Kept {
    pub appointments: Vec<KeptAppointment>,
    /// Appointments that were this customer's before and are somebody else's by now.
    pub former_appointments: Vec<FormerAppointment>,
    pub waiting: Vec<Waiting>,
    pub own_lengths: Vec<OwnLength>,
    /// Data of files that became part of this one.
    pub absorbed: Vec<Absorbed>,
    /// Entries of the book that name the customer and are no receipts.
    pub notes: Vec<KeptNote>,
    pub messages: Vec<KeptMessage>,
    /// Baskets at the till that bear the name and are not booked yet.
    pub open_baskets: u32,
}

#[derive(Serialize)]
pub struct KeptAppointment {
    /// Day, time, services, note, phone and state.
    pub card: Card,
    /// Whether a fee was asked for, with the reason for a waiver.
    pub fee: Option<String>,
    /// Prices that are not the list's, with the reason.
    pub agreed: Vec<String>,
    /// Everything that happened, with reasons.
    pub history: Vec<Happened>,
    /// What was let pass for the guest before there was a file.
    pub releases: Vec<String>,
}

/// Who an appointment was for, as it was noted then.
#[derive(Serialize)]
pub struct FormerAppointment {
    pub until: Moment,
    #[serde(flatten)]
    pub guest: FormerGuest,
}

/// A length of a phase that was set for this customer.
#[derive(Serialize)]
pub struct OwnLength {
    pub service: String,
    /// From 1.
    pub phase: u32,
    pub minutes: u32,
}

#[derive(Serialize)]
pub struct Absorbed {
    pub since: Option<Day>,
    pub master: Master,
}

#[derive(Serialize)]
pub struct KeptNote {
    pub at: Moment,
    pub what: String,
}

/// A message with its text.
#[derive(Serialize)]
pub struct KeptMessage {
    pub at: Moment,
    pub to: String,
    pub subject: String,
    pub text: String,
}

/// All that is kept of a family beside the page.
pub fn kept(tx: &ReadTx<'_>, family: &[CustomerId], entries: &[Entry]) -> Outcome<Kept> {
    let mut kept = Kept {
        appointments: Vec::new(),
        former_appointments: Vec::new(),
        waiting: Vec::new(),
        own_lengths: Vec::new(),
        absorbed: Vec::new(),
        notes: notes(tx, entries)?,
        messages: texts(tx, family)?,
        open_baskets: till::baskets_of(tx.conn, family)?,
    };
    for (at, member) in family.iter().enumerate() {
        for card in calendar::of_customer::appointments(tx, *member)? {
            kept.appointments.push(appointment(tx, card)?);
        }
        for (until, guest) in calendar::of_customer::former(tx.conn, *member)? {
            kept.former_appointments.push(FormerAppointment { until, guest });
        }
        kept.waiting.extend(calendar::of_customer::waiting(tx, *member)?);
        kept.own_lengths.extend(lengths(tx, *member)?);
        if at > 0 {
            let card = customers::card(tx.conn, *member)?;
            kept.absorbed.extend(card.map(|card| Absorbed { since: card.since, master: card.master }));
        }
    }
    Ok(kept)
}

fn appointment(tx: &ReadTx<'_>, card: Card) -> Outcome<KeptAppointment> {
    let history = calendar::of_customer::history(tx.conn, card.id)?;
    let fee = calendar::of_customer::fee(tx.conn, card.id)?;
    let agreed = calendar::of_customer::agreed_prices(tx.conn, card.id)?;
    let releases = patch_tests::guest_releases(tx.conn, card.id)?;
    let releases =
        releases.into_iter().map(|release| format!("{} · Grund: {}", release.sentence, release.reason));
    Ok(KeptAppointment { card, fee, agreed, history, releases: releases.collect() })
}

fn lengths(tx: &ReadTx<'_>, customer: CustomerId) -> Outcome<Vec<OwnLength>> {
    let mut lengths = Vec::new();
    for set in calendar::of_customer::adjustments(tx.conn, customer)? {
        let service = catalogue::article(tx.conn, set.article, tx.now.day())?;
        let service = service.map_or_else(|| format!("Leistung {}", set.article.0), |article| article.name);
        lengths.push(OwnLength { service, phase: set.phase + 1, minutes: set.minutes });
    }
    Ok(lengths)
}

fn notes(tx: &ReadTx<'_>, entries: &[Entry]) -> Outcome<Vec<KeptNote>> {
    let no_receipts = entries.iter().filter(|entry| entry.head.receipt_number.is_none());
    let note = |entry: &Entry| Ok(KeptNote { at: entry.head.ended, what: told(tx, entry)? });
    no_receipts.map(note).collect()
}

/// `Vorfall: Freigabe ohne gültigen Verträglichkeitstest`.
fn told(tx: &ReadTx<'_>, entry: &Entry) -> Outcome<String> {
    let label = roll::label(tx.conn, entry)?;
    let body: Option<serde_json::Value> =
        entry.details.as_ref().and_then(|details| serde_json::from_str(&details.body).ok());
    let word = body.as_ref().and_then(|body| body["finding"].as_str().or_else(|| body["title"].as_str()));
    Ok(word.map_or_else(|| label.clone(), |word| format!("{label}: {word}")))
}

fn texts(tx: &ReadTx<'_>, family: &[CustomerId]) -> Outcome<Vec<KeptMessage>> {
    let texts = messages::texts_to(tx.conn, family)?.into_iter();
    Ok(texts.map(|(at, to, subject, text)| KeptMessage { at, to, subject, text }).collect())
}

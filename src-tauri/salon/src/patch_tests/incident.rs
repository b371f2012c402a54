//! A service that no test carries was done all the same: it is recorded, without any word on health, and goes on.

use book::fault::Outcome;
use book::ledger::{self, CustomerText, Draft, Note};
use contract::{ArticleId, CustomerId};
use proof::EntryKind;
use rusqlite::Connection;
use serde::Serialize;

use crate::customers;

/// Form of the note in the book. The customer stands beside it and may be erased.
const FORM: &str = "patch_incident/1";

#[derive(Serialize)]
struct IncidentNote<'a> {
    finding: &'a str,
    articles: Vec<i64>,
}

/// What the book is told of services that were done without a test that carries them, and without a release.
pub fn incident(conn: &Connection, customer: Option<CustomerId>, articles: &[ArticleId]) -> Outcome<Note> {
    let finding = "Leistung ohne gültigen Verträglichkeitstest und ohne Freigabe";
    let articles = articles.iter().map(|article| article.0).collect();
    let mut draft =
        Draft::note(EntryKind::Incident).with_details(FORM, &IncidentNote { finding, articles })?;
    if let Some(customer) = customer {
        let card = customers::present(conn, customer)?;
        let named = card.erased.is_none().then_some(card.master.name);
        draft.customer = named.map(|name| CustomerText { id: Some(card.id.0), name });
    }
    draft.booking_day = ledger::period(conn)?.opening.map(|opening| opening.day);
    Ok(draft)
}

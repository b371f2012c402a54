//! The owner lets a service pass although its test does not carry it: kept with the customer or the appointment, and
//! recorded in the book without any word on health.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::{self, CustomerText, Draft};
use contract::patch_tests::{PatchWarning, ReleasePatchTest};
use contract::refusal::CustomerRefusal;
use contract::{AppointmentId, ArticleId, CustomerId};
use proof::EntryKind;
use serde::Serialize;

use super::skin_file::SkinFile;
use super::store::{self, Release};
use crate::customers;

/// Form of the note in the book. The customer stands beside it and may be erased.
const FORM: &str = "patch_release/1";
const REASON_LETTERS_MAX: usize = 500;

#[derive(Serialize)]
struct ReleaseNote<'a> {
    finding: &'a str,
    article: i64,
}

/// A reason that says something.
///
/// # Errors
/// [`CustomerRefusal::ReasonMissing`].
pub fn reason_of(text: &str) -> Outcome<&str> {
    let reason = text.trim();
    if reason.is_empty() || reason.chars().count() > REASON_LETTERS_MAX {
        return Err(CustomerRefusal::ReasonMissing.into());
    }
    Ok(reason)
}

/// Lets a service of a customer pass today.
pub fn release(tx: &mut BookTx<'_>, wish: &ReleasePatchTest) -> Outcome<()> {
    let card = customers::living(tx, wish.customer)?;
    let_pass(tx, (Some(card.id), None), &[wish.article], reason_of(&wish.reason)?)
}

/// Lets services pass today, of a customer or of the guest of an appointment.
///
/// # Errors
/// [`CustomerRefusal::NothingToRelease`] if nothing stands against them.
pub fn let_pass(
    tx: &mut BookTx<'_>,
    (customer, appointment): (Option<CustomerId>, Option<AppointmentId>),
    articles: &[ArticleId],
    reason: &str,
) -> Outcome<()> {
    let today = tx.now.day();
    let lines = store::lines(tx)?;
    let stops = SkinFile::of(tx, customer, appointment)?.unreleased(articles, today)?;
    if stops.is_empty() {
        return Err(CustomerRefusal::NothingToRelease.into());
    }
    let by = tx.authority.approver.as_ref().unwrap_or(&tx.authority.actor).name.clone();
    for PatchWarning { line, sentence, .. } in stops {
        let uses =
            |article: &&ArticleId| lines.iter().any(|it| it.id == line && it.articles.contains(article));
        let Some(article) = articles.iter().find(uses).copied() else { continue };
        let (reason, by) = (reason.to_owned(), by.clone());
        let release = Release { article, line, on: today, sentence, reason, at: tx.now, by, locked: None };
        match (customer, appointment) {
            (Some(customer), _) => store::add_release(tx, customer, &release)?,
            (None, Some(appointment)) => store::add_guest_release(tx, appointment, &release)?,
            (None, None) => return Err(CustomerRefusal::NothingToRelease.into()),
        }
        note(tx, customer, article)?;
    }
    Ok(())
}

fn note(tx: &mut BookTx<'_>, customer: Option<CustomerId>, article: ArticleId) -> Outcome<()> {
    let note = ReleaseNote { finding: "Freigabe ohne gültigen Verträglichkeitstest", article: article.0 };
    let mut draft = Draft::note(EntryKind::Incident).with_details(FORM, &note)?;
    if let Some(customer) = customer {
        let card = customers::living(tx, customer)?;
        draft.customer = Some(CustomerText { id: Some(card.id.0), name: card.master.name });
    }
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    tx.append(draft)?;
    Ok(())
}

//! The owner lets a service pass although its test does not carry it: kept with the customer, and recorded in the book
//! without any word on health.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::{self, CustomerText, Draft};
use contract::patch_tests::ReleasePatchTest;
use contract::refusal::CustomerRefusal;
use proof::EntryKind;
use serde::Serialize;

use super::stop::warnings;
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

/// Lets a service pass today.
pub fn release(tx: &mut BookTx<'_>, wish: &ReleasePatchTest) -> Outcome<()> {
    let reason = wish.reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_LETTERS_MAX {
        return Err(CustomerRefusal::ReasonMissing.into());
    }
    let card = customers::living(tx, wish.customer)?;
    let today = tx.now.day();
    let stops = warnings(tx, card.id, &[wish.article], today)?;
    let stops: Vec<_> = stops.into_iter().filter(|warning| warning.released.is_none()).collect();
    if stops.is_empty() {
        return Err(CustomerRefusal::NothingToRelease.into());
    }
    let by = tx.authority.approver.as_ref().unwrap_or(&tx.authority.actor).name.clone();
    for stop in stops {
        let release = Release {
            customer: card.id,
            article: wish.article,
            line: stop.line,
            on: today,
            sentence: stop.sentence,
            reason: reason.to_owned(),
            at: tx.now,
            by: by.clone(),
        };
        store::add_release(tx, &release)?;
    }
    let note =
        ReleaseNote { finding: "Freigabe ohne gültigen Verträglichkeitstest", article: wish.article.0 };
    let mut draft = Draft::note(EntryKind::Incident).with_details(FORM, &note)?;
    draft.customer = Some(CustomerText { id: Some(card.id.0), name: card.master.name });
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    tx.append(draft)?;
    Ok(())
}

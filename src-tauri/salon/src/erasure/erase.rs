//! The erasure of a customer: what was said before is done.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::{self, Draft, Note};
use book::tx::WriteTx;
use contract::CustomerId;
use contract::dossier::Erasure;
use contract::refusal::CustomerRefusal;
use proof::{Day, Entry, EntryKind, Seq};
use serde::Serialize;

use super::letter::Rest;
use super::outlook::{of_family, outlook};
use super::retention::rule;
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

/// A reason that says something.
///
/// # Errors
/// [`CustomerRefusal::ReasonMissing`].
pub fn check_reason(reason: &str) -> Outcome<()> {
    match reason.trim().is_empty() || reason.chars().count() > REASON_LETTERS_MAX {
        true => Err(CustomerRefusal::ReasonMissing.into()),
        false => Ok(()),
    }
}

/// Takes the names off those entries that no rule keeps, and off their pages that wait; answers with which they are.
pub fn take_off_names(
    tx: &WriteTx<'_>,
    entries: &[Entry],
    customer: Option<CustomerId>,
    today: Day,
) -> Outcome<Vec<Seq>> {
    let gone: Vec<Seq> =
        entries.iter().filter(|entry| rule(entry, today).is_none()).map(|entry| entry.head.seq).collect();
    for seq in &gone {
        if let Some(text) = ledger::customer(tx, *seq)? {
            printing::forget(tx, customer, &text.name, &[*seq])?;
        }
        ledger::forget_customer(tx, *seq)?;
    }
    Ok(gone)
}

/// Erases all that no rule demands.
///
/// # Errors
/// Refused without a reason, or if there is nobody to erase.
pub fn erase(tx: &WriteTx<'_>, customer: CustomerId, reason: &str) -> Outcome<Erasure> {
    check_reason(reason)?;
    let erasure = outlook(tx, customer, tx.now)?;
    let family = customers::family(tx, customers::living(tx, customer)?.id)?;
    let today = tx.now.day();
    let gone = take_off_names(tx, &of_family(tx, &family)?, None, today)?;
    for member in family {
        if let Some(card) = customers::card(tx, member)? {
            printing::forget(tx, Some(member), &card.master.name, &gone)?;
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

/// An erasure that was done, on the way to its letter and its entry.
pub trait Done {
    /// What the letter says behind the lists.
    const REST: Rest;

    /// What went and what stays.
    fn erasure(&self) -> &Erasure;

    /// Records that someone was erased, with the sum of the letter (SHA-256, hex).
    ///
    /// # Errors
    /// The entry can't be written.
    fn note(&self, tx: &mut BookTx<'_>, reason: &str, letter_sha256: &str) -> Outcome<Seq>;
}

impl Done for Erasure {
    const REST: Rest = Rest::Customer;

    fn erasure(&self) -> &Erasure {
        self
    }

    fn note(&self, tx: &mut BookTx<'_>, reason: &str, letter_sha256: &str) -> Outcome<Seq> {
        let note = ErasureNote { title: "Löschung nach Art. 17 DSGVO", erased: &self.goes, letter_sha256 };
        append(tx, Draft::note(EntryKind::Export).with_details(FORM, &note)?, reason)
    }
}

/// Appends the entry of an erasure, within the day that is open.
pub fn append(tx: &mut BookTx<'_>, draft: Note, reason: &str) -> Outcome<Seq> {
    let mut draft = draft.because(reason.trim());
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    Ok(tx.append(draft)?.seq())
}

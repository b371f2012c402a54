//! A result that was entered wrongly is corrected (Art. 16 DSGVO): it stays with the reason, and counts no more.

use book::book_tx::BookTx;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, CustomerText, Draft};
use contract::patch_tests::{CorrectPatchTest, PatchTest};
use contract::refusal::CustomerRefusal;
use proof::EntryKind;
use serde::Serialize;

use super::release::reason_of;
use super::store;
use crate::customers;

/// Form of the note in the book. The customer stands beside it and may be erased.
const FORM: &str = "patch_correction/1";

#[derive(Serialize)]
struct CorrectionNote<'a> {
    finding: &'a str,
    test: i64,
}

/// Strikes a result.
///
/// # Errors
/// Refused without a reason, and if the result is gone or was struck before.
pub fn correct(tx: &mut BookTx<'_>, wish: &CorrectPatchTest) -> Outcome<PatchTest> {
    let reason = reason_of(&wish.reason)?;
    let customer = store::whose(tx, wish.test)?.ok_or(CustomerRefusal::NoSuchTest)?;
    let card = customers::living(tx, customer)?;
    let by = tx.authority.approver.as_ref().unwrap_or(&tx.authority.actor).name.clone();
    if !store::correct(tx, wish.test, (reason, tx.now, &by))? {
        return Err(CustomerRefusal::NoSuchTest.into());
    }
    let note =
        CorrectionNote { finding: "Ergebnis eines Verträglichkeitstests berichtigt", test: wish.test.0 };
    let mut draft = Draft::note(EntryKind::Incident).with_details(FORM, &note)?;
    draft.customer = Some(CustomerText { id: Some(card.id.0), name: card.master.name });
    draft.booking_day = ledger::period(tx)?.opening.map(|opening| opening.day);
    tx.append(draft)?;
    let test = store::tests_of(tx, &[customer])?.into_iter().find(|test| test.id == wish.test);
    test.ok_or_else(|| Trouble::fault("a patch test is gone"))
}

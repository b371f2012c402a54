//! From a basket and its payments to the draft of a sale, or the refusal that says what is missing.

use book::authority::Authority;
use book::fault::Outcome;
use book::ledger::{CustomerText, Draft};
use contract::Day;
use contract::refusal::TillRefusal;
use contract::till::Tender;
use proof::{BonType, EntryKind, ReferenceKind};

use super::basket::HeldBasket;
use super::tender;

/// The sale of a basket on a booking day.
pub fn draft(
    basket: &HeldBasket,
    tenders: &[Tender],
    zero_reason: Option<&str>,
    day: Day,
    authority: &Authority,
) -> Outcome<Draft> {
    if basket.is_empty() {
        return Err(TillRefusal::EmptyBasket.into());
    }
    if let Some(line) = basket.lines.iter().find(|line| line.wants_performer()) {
        return Err(TillRefusal::PerformerMissing { text: line.text.clone() }.into());
    }
    if basket.tip.is_positive() && basket.tip_for.is_empty() {
        return Err(TillRefusal::TipWithoutRecipient.into());
    }
    let due = basket.due()?;
    let mut draft = Draft::bon(EntryKind::Sale, BonType::Beleg, day);
    if due.is_zero() {
        draft = draft.because(zero_reason.unwrap_or_default());
        if draft.reason.is_none() {
            return Err(TillRefusal::ZeroNeedsReason.into());
        }
    }
    draft.payments = tender::payments(due, tenders, authority)?;
    draft.lines = basket.booked_lines()?;
    draft.started = Some(basket.opened);
    draft.basket = Some(basket.id.0.clone());
    draft.customer = basket
        .customer
        .as_ref()
        .map(|customer| CustomerText { id: customer.id.map(|id| id.0), name: customer.name.clone() });
    if let Some(cancelled) = basket.follows {
        draft = draft.referring(ReferenceKind::Replaces, cancelled);
    }
    if let Some(ended) = basket.continues {
        draft = draft.referring(ReferenceKind::Continues, ended);
    }
    Ok(draft)
}

//! What is taken back before it is paid: lines, whole baskets, declined cards. All of it is recorded.

use book::fault::Outcome;
use book::ledger::{self, Draft, Note};
use contract::refusal::TillRefusal;
use contract::{BasketId, Day, Money};
use proof::{BonType, EntryKind, Line};
use rusqlite::Connection;
use serde::Serialize;

use super::basket::{HeldBasket, HeldLine};
use super::tender;

/// Form of the note of a voided line.
pub const VOIDED_LINE: &str = "voided_line/1";
/// Form of the note of a declined card.
pub const DECLINED_PAYMENT: &str = "declined_payment/1";

/// Why a piece of a line was taken out.
pub const FEWER: &str = "Menge verringert";
/// Why an event without lines was given up.
pub const ALL_TAKEN_BACK: &str = "Alle Positionen zurückgenommen";

#[derive(Serialize)]
struct OfBasket<'a> {
    basket: &'a str,
}

#[derive(Serialize)]
struct Declined<'a> {
    basket: &'a str,
    amount: Money,
}

/// The event that was begun and given up (AVBelegabbruch), with the lines that it had.
pub fn basket(basket: &HeldBasket, reason: &str, day: Day) -> Outcome<Draft> {
    let mut draft = Draft::bon(EntryKind::AbandonedBasket, BonType::AVBelegabbruch, day).because(reason);
    said(&draft)?;
    draft.lines = basket.booked_lines()?;
    draft.payments = vec![tender::nothing()];
    draft.started = Some(basket.opened);
    draft.basket = Some(basket.id.0.clone());
    Ok(draft)
}

/// Whether a basket had lines that were all taken out again: its event was begun, and ends as a bon too.
pub fn was_begun(conn: &Connection, basket: &BasketId) -> Outcome<bool> {
    let after = ledger::period(conn)?.after;
    ledger::voided_of_basket(conn, after, &basket.0)
}

/// A line that was taken out of a basket (`P_STORNO`).
pub fn line(basket: &HeldBasket, line: &HeldLine, reason: &str, day: Option<Day>) -> Outcome<Note> {
    let mut draft = Draft::note(EntryKind::VoidedLine)
        .because(reason)
        .with_details(VOIDED_LINE, &OfBasket { basket: &basket.id.0 })?;
    said(&draft)?;
    draft.lines = vec![Line { voided: true, ..line.booked(basket.served())? }];
    draft.started = Some(basket.opened);
    draft.booking_day = day;
    Ok(draft)
}

/// A card that the terminal declined; the basket stays as it is.
pub fn declined_card(basket: &HeldBasket, amount: Money, day: Option<Day>) -> Outcome<Note> {
    let details = Declined { basket: &basket.id.0, amount };
    let mut draft = Draft::note(EntryKind::DeclinedPayment).with_details(DECLINED_PAYMENT, &details)?;
    draft.booking_day = day;
    Ok(draft)
}

fn said<K>(draft: &Draft<K>) -> Result<(), TillRefusal> {
    draft.reason.as_ref().map(|_| ()).ok_or(TillRefusal::ReasonMissing)
}

//! What is taken back before it is paid: lines, whole baskets, declined cards. All of it is recorded.

use book::fault::Outcome;
use book::ledger::{self, Draft, Note};
use contract::refusal::TillRefusal;
use contract::{Day, Money};
use proof::{BonType, EntryKind, Line};
use rusqlite::Connection;
use serde::Serialize;

use super::basket::{HeldBasket, HeldLine};
use super::tender;

/// Form of the note of a voided line.
pub const VOIDED_LINE: &str = "voided_line/1";
/// Form of the note of a declined card.
pub const DECLINED_PAYMENT: &str = "declined_payment/1";

/// Why an event ended whose lines were all taken out before, each with its own reason.
const ALL_TAKEN_OUT: &str = "Alle Positionen zurückgenommen";

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

/// Whether a basket is an event that has to end as a bon (DSFinV-K, BON_TYP AVBelegabbruch): it holds lines, or held
/// some. Lines leave an open basket by being taken out alone, and that is noted.
///
/// # Errors
/// A fault of the store.
pub fn was_begun(conn: &Connection, basket: &HeldBasket) -> Outcome<bool> {
    if !basket.is_empty() {
        return Ok(true);
    }
    // What was emptied before the last close has ended with it.
    ledger::voided_of_basket(conn, ledger::period(conn)?.after, &basket.id.0)
}

/// Why a basket is given up: what was said, and where nothing is left of it that needs no words.
pub fn why<'a>(basket: &HeldBasket, said: &'a str) -> &'a str {
    if basket.is_empty() && said.trim().is_empty() { ALL_TAKEN_OUT } else { said }
}

/// A line that was taken out of a basket, or pieces of one (`P_STORNO`).
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

//! What whoever charges must know of the customer. Nothing of it stops a sale: a service that was done is booked at once
//! (§ 146 Abs. 1 AO), and what no patch test carries is recorded beside it.

use book::fault::Outcome;
use book::ledger::Note;
use contract::{ArticleId, CustomerId};
use rusqlite::Connection;

use super::basket::{HeldBasket, HeldLine};
use crate::patch_tests::{self, SkinFile};
use crate::{calendar, customers};

/// The customer of a basket, if there is such a file.
fn customer(conn: &Connection, basket: &HeldBasket) -> Outcome<Option<CustomerId>> {
    match basket.customer.as_ref().and_then(|customer| customer.id) {
        Some(id) => Ok(customers::card(conn, id)?.map(|card| card.id)),
        None => Ok(None),
    }
}

/// Services that were captured at the till; what came from the calendar was judged there.
fn captured(basket: &HeldBasket) -> Vec<ArticleId> {
    let here = |line: &&HeldLine| line.of.is_none();
    basket.lines.iter().filter(here).map(|line| line.article).collect()
}

/// What to know before charging: of the customer, and of the guests of appointments that lie in the basket.
pub fn told(conn: &Connection, basket: &HeldBasket) -> Outcome<Vec<String>> {
    let mut told = calendar::told(conn, customer(conn, basket)?, &captured(basket), basket.served())?;
    let mut seen = Vec::new();
    for of in basket.lines.iter().filter_map(|line| line.of) {
        if !seen.contains(&of.appointment) {
            seen.push(of.appointment);
            told.extend(calendar::told_of(conn, of.appointment)?);
        }
    }
    let mut once: Vec<String> = Vec::new();
    for sentence in told {
        if !once.contains(&sentence) {
            once.push(sentence);
        }
    }
    Ok(once)
}

/// What is recorded beside a sale of services that no test carries and nobody let pass. What is rung up again was
/// recorded at the first sale.
pub fn incident(conn: &Connection, basket: &HeldBasket) -> Outcome<Option<Note>> {
    if basket.follows.is_some() {
        return Ok(None);
    }
    let customer = customer(conn, basket)?;
    let skin = SkinFile::of(conn, customer, None)?;
    let mut without = Vec::new();
    for article in captured(basket) {
        if !without.contains(&article) && !skin.unreleased(&[article], basket.served())?.is_empty() {
            without.push(article);
        }
    }
    if without.is_empty() {
        return Ok(None);
    }
    patch_tests::incident(conn, customer, &without).map(Some)
}

//! Customers: their master data, found by parts of name or number in any order and spelling; told apart while
//! they are typed; two of them brought together and, if that was wrong, apart again.
//!
//! Whoever was absorbed keeps its own rows and points to who absorbed it: a history is read over the whole
//! [`family`], so a merge moves nothing and is undone by taking the pointer back.

mod card;
mod duplicates;
mod handle;
pub mod import;
mod import_job;
mod index;
mod leaving;
mod master;
mod merge;
pub mod numbers;
mod seek;
mod spelling;
mod store;
mod three_way;
mod together;

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::CustomerId;
use contract::customers::{Customer, Master};
use contract::refusal::{CustomerRefusal, PeopleRefusal};
use rusqlite::Connection;

pub use card::Card;
use card::UNDO_DAYS;
pub use import_job::{Importing, importing};
pub use leaving::{blank, clear_allergies, erased, forgotten, not_seen_since};
pub use master::save;
pub use merge::merge;
pub use store::{SIGNED, card, customer, family, merges};

use index::CustomerIndex;
pub use index::Index;

/// How many customers a search shows at most.
pub const FOUND_MAX: u32 = 30;
/// Ids of customers that a text finds, best first.
pub fn seek(tx: &ReadTx<'_>, text: &str, limit: u32) -> Outcome<Vec<CustomerId>> {
    let limit = limit as usize;
    let found = match tx.cache {
        Some(cache) => cache.of::<CustomerIndex>().with(tx.conn, |index| index.seek(text, limit))?,
        None => Index::load(tx.conn)?.seek(text, limit),
    };
    Ok(found.into_iter().map(CustomerId).collect())
}

/// Customers that a text finds, best first.
pub fn find(tx: &ReadTx<'_>, text: &str, limit: u32) -> Outcome<Vec<Customer>> {
    let found = seek(tx, text, limit)?.into_iter();
    let found = found.map(|id| store::customer(tx.conn, id));
    Ok(found.collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The customer that someone became, or itself.
///
/// # Errors
/// Refused if there is none, or if its data were erased.
pub fn living(conn: &Connection, id: CustomerId) -> Outcome<Card> {
    let card = present(conn, id)?;
    match card.erased {
        Some(on) => Err(CustomerRefusal::Erased { on: on.german() }.into()),
        None => Ok(card),
    }
}

/// As [`living`], erased ones included.
pub fn present(conn: &Connection, id: CustomerId) -> Outcome<Card> {
    let mut card = store::card(conn, id)?.ok_or(PeopleRefusal::NoSuchCustomer)?;
    while let Some(into) = card.merged_into {
        card = store::card(conn, into)?.ok_or(PeopleRefusal::NoSuchCustomer)?;
    }
    Ok(card)
}

/// Name and first phone number of a customer, or of whom it became, as they are now.
pub fn contact(conn: &Connection, id: CustomerId) -> Outcome<Option<(String, Option<String>)>> {
    let mut card = store::card(conn, id)?;
    while let Some(into) = card.as_ref().and_then(|card| card.merged_into) {
        card = store::card(conn, into)?;
    }
    let phone = |master: &Master| master.phones.first().map(|phone| phone.number.clone());
    Ok(card.map(|card| (card.master.name.clone(), phone(&card.master))))
}

#[cfg(test)]
mod tests;

//! Each part of the program is tried by asking what its page asks.

use book::db::{is_damage, settings};
use book::fault::{Outcome, Trouble};
use book::ledger;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::book_health::AreaState;
use contract::calendar::ShowDay;
use contract::catalogue::Catalogue;
use contract::customers::ListCustomers;
use contract::day::CloseOutlook;
use contract::messages::Outbox;
use contract::printing::{PrintJobs, Printers};
use contract::roll::Roll;
use contract::settings::Salon;
use contract::till::Baskets;
use salon::Here as OfSalon;

use super::words::in_words;
use crate::Here;

/// A part of the program, and what its page asks.
pub type Area = (&'static str, fn(&ReadTx<'_>) -> Outcome<()>);

/// All of them, in the order in which a salon needs them.
pub const AREAS: [Area; 8] = [
    ("Buchen", booking),
    ("Kassieren", till),
    ("Zählen und abschließen", close),
    ("Kassenrolle", roll),
    ("Drucken", printing),
    ("Termine", calendar),
    ("Kundenkartei", customers),
    ("E-Mail", mail),
];

/// How a part is. A refusal is no damage: who may not count yet is told so on the page.
pub fn state(name: &str, tried: Outcome<()>) -> AreaState {
    let trouble = match tried {
        Ok(()) | Err(Trouble::Refused(_)) => None,
        Err(trouble) if is_damage(&trouble) => Some(format!("Geht nicht: {}.", in_words(&trouble))),
        Err(trouble) => {
            tracing::error!(%trouble, name, "a part of the program does not work");
            Some("Geht nicht; was geschah, steht im Protokoll des Programms.".to_owned())
        }
    };
    AreaState { name: name.to_owned(), trouble }
}

/// What each entry needs: the end of the book, and what stands on each receipt.
fn booking(tx: &ReadTx<'_>) -> Outcome<()> {
    let period = ledger::period(tx.conn)?;
    ledger::phase(tx.conn, &period, tx.now)?;
    ledger::cash_in_drawer(tx.conn, &period)?;
    ledger::entry(tx.conn, ledger::newest_seq(tx.conn)?)?;
    settings::set_up::<Salon>(tx.conn, settings::SALON)?;
    settings::set_up::<String>(tx.conn, settings::REGISTER).map(drop)
}

fn till(tx: &ReadTx<'_>) -> Outcome<()> {
    ReadRow::<OfSalon>::read(Catalogue, tx)?;
    ReadRow::<OfSalon>::read(Baskets, tx).map(drop)
}

fn close(tx: &ReadTx<'_>) -> Outcome<()> {
    ReadRow::<OfSalon>::read(CloseOutlook, tx).map(drop)
}

fn roll(tx: &ReadTx<'_>) -> Outcome<()> {
    ReadRow::<Here>::read(Roll::default(), tx).map(drop)
}

fn printing(tx: &ReadTx<'_>) -> Outcome<()> {
    ReadRow::<OfSalon>::read(Printers, tx)?;
    ReadRow::<OfSalon>::read(PrintJobs, tx).map(drop)
}

fn calendar(tx: &ReadTx<'_>) -> Outcome<()> {
    ReadRow::<OfSalon>::read(ShowDay { day: tx.now.day() }, tx).map(drop)
}

fn customers(tx: &ReadTx<'_>) -> Outcome<()> {
    ReadRow::<OfSalon>::read(
        ListCustomers { text: String::new(), group: None, inactive: false, limit: 50 },
        tx,
    )
    .map(drop)
}

fn mail(tx: &ReadTx<'_>) -> Outcome<()> {
    ReadRow::<OfSalon>::read(Outbox, tx).map(drop)
}

//! IKS-15: the same customer, the same sum, within two minutes: was it booked already?

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::{Money, Question};

use super::basket::HeldBasket;
use super::store;
use contract::Moment;

const SUSPICIOUS_MS: i64 = 120_000;

/// Asks when this sale looks like one that was just booked. Customers without a name are many, so that
/// equal sums in a row are normal for them.
pub fn ask_if_suspected(tx: &ReadTx<'_>, basket: &HeldBasket, due: Money) -> Outcome<()> {
    let Some(customer) = basket.customer.as_ref().filter(|_| basket.follows.is_none()) else { return Ok(()) };
    let since = Moment::new(tx.now.utc_ms() - SUSPICIOUS_MS, tx.now.offset_min());
    let Some((seq, at)) = store::same_sale(tx.conn, customer, due, since)? else { return Ok(()) };
    let number = ledger::receipt_number_at(tx.conn, seq)?;
    tx.authority.ask(Question::SuspectedDoubleReceipt, || {
        let (name, time) = (&customer.name, at.hour_minute());
        format!("{name} hat um {time} Uhr schon {due} € bezahlt (Bon {number}). Noch einmal kassieren?")
    })
}

//! What waits in a basket stands against the list of the booking day on which it is paid, not of the day on which it was put
//! in: price list and tax keys may have changed since (a basket left over a close, a salon that is taxed from today).

use book::fault::Outcome;
use book::ledger;
use rusqlite::Connection;

use super::basket::HeldLine;
use super::price;
use crate::catalogue;

/// Why such a line costs what it costs.
const AS_AGREED: &str = "Preis wie vereinbart";

/// Takes over list price and tax key of the open booking day. What was said to the customer stays the price, with a reason
/// where the list says other than that now (IKS-06).
pub fn refresh(conn: &Connection, lines: &mut [HeldLine]) -> Outcome<()> {
    let Some(opening) = ledger::period(conn)?.opening else { return Ok(()) };
    for line in lines {
        let Some(article) = catalogue::article(conn, line.article, opening.day)? else { continue };
        line.vat_key = article.vat_key;
        if line.list_price != article.price {
            line.list_price = article.price;
            let said = line.price_reason.as_deref().unwrap_or(AS_AGREED);
            let why =
                price::reason(line.quantity, line.list_price, line.unit_price, line.discount, Some(said));
            line.price_reason = why?;
        }
    }
    Ok(())
}

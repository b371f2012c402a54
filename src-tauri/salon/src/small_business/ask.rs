//! The question at the sale.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::{Money, Question};
use figures::is_turnover;
use proof::Line;

use super::turnover::turnover;
use crate::salon_data::is_small_business;

/// Asks when this sale passes the running year's limit, or comes behind it: it is taxed itself (§ 19 Abs. 1 Satz 3 UStG).
/// Nobody is sent away unpaid: who says yes books as before, and the owner is told by the strip.
pub fn ask_if_passed(tx: &ReadTx<'_>, lines: &[Line]) -> Outcome<()> {
    if !is_small_business(tx.conn)? {
        return Ok(());
    }
    let today = tx.now.day();
    let turned_over = lines.iter().filter(|line| is_turnover(line));
    let sale = Money::total(turned_over.map(|line| line.gross))?;
    let turnover = turnover(tx.conn, today)?;
    let Some(limit) = law::at(today).passed_by(turnover, sale)? else { return Ok(()) };
    let after = turnover.this_year.plus(sale)?;
    tx.authority.ask(Question::SmallBusinessLimit, || {
        format!(
            "Mit diesem Bon steigt der Umsatz des Jahres auf {after} €, über {limit} €: Er ist schon mit Umsatzsteuer zu \
             kassieren (§ 19 UStG). Bitte die Inhaberin holen: Tag abschließen, in den Salondaten „Kleinunternehmer“ \
             ausschalten, neu öffnen. Trotzdem ohne Umsatzsteuer kassieren?"
        )
    })
}

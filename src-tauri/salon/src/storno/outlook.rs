//! What a storno would record, said before anyone presses the button.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::refusal::RollRefusal;
use contract::storno::Outlook;
use contract::{Money, PaymentKind};
use proof::Entry;

use super::cancel::is_card;
use crate::cash;

/// The outlook of an entry that may be cancelled.
pub fn outlook(tx: &ReadTx<'_>, entry: &Entry, again: bool) -> Outcome<Outlook> {
    let receipt = entry.head.receipt_number.ok_or(RollRefusal::NoSuchEntry)?;
    let cash = entry.payments.iter().filter(|payment| payment.kind == PaymentKind::Bar);
    let cash = Money::total(cash.map(|payment| payment.amount))?;
    let cash_back = if cash.is_positive() { cash } else { Money::ZERO };
    let drawer = ledger::cash_in_drawer(tx.conn, &ledger::period(tx.conn)?)?;
    let lacks = cash_back.minus(drawer)?;
    // The count is blind: what the drawer lacks would tell what is in it.
    let told = lacks.is_positive() && !cash::counts_now(tx)?;
    let cards = entry.payments.iter().filter(|payment| is_card(payment.kind) && payment.amount.is_positive());
    let card_back: Vec<String> =
        cards.map(|payment| format!("{} {} €", payment.name, payment.amount)).collect();
    let sentence = sentence(receipt.to_string(), entry.head.total, (cash, again), &card_back);
    Ok(Outlook {
        receipt,
        total: entry.head.total,
        cash_back,
        card_back,
        drawer_lacks: if told { lacks } else { Money::ZERO },
        sentence,
    })
}

fn sentence(receipt: String, total: Money, (cash, again): (Money, bool), cards: &[String]) -> String {
    let mut text = format!("Gebucht wird ein Storno über {} € zu Bon {receipt}.", total.negated());
    if cash.is_positive() {
        text.push_str(&match again {
            true => format!(" {cash} € bar bleiben in der Kasse, bis neu kassiert ist."),
            false => format!(" {cash} € bar gehen zurück."),
        });
    }
    if cash.is_negative() {
        text.push_str(&format!(" {} € kommen zurück in die Kasse.", cash.abs()));
    }
    if !cards.is_empty() {
        text.push_str(&format!(" Am Terminal bitte stornieren: {}.", cards.join(", ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_every_way_back() {
        let cards = ["girocard 26,00 €".to_owned()];
        let cash = Money::cents(3_200);
        let said = sentence("004506".into(), Money::cents(5_800), (cash, false), &cards);
        assert_eq!(
            said,
            "Gebucht wird ein Storno über -58,00 € zu Bon 004506. 32,00 € bar gehen zurück. \
             Am Terminal bitte stornieren: girocard 26,00 €."
        );
        let said = sentence("004506".into(), Money::cents(5_800), (cash, true), &cards);
        assert!(
            said.contains("32,00 € bar bleiben in der Kasse, bis neu kassiert ist. Am Terminal"),
            "{said}"
        );
    }
}

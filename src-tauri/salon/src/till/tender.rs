//! Payments: they make up the sum, and only cash has change (IKS-09).

use book::authority::Authority;
use book::fault::Outcome;
use contract::refusal::TillRefusal;
use contract::till::Tender;
use contract::{Money, PaymentKind, Question};
use proof::Payment;

/// More change than this makes a slip of the finger likely.
const CHANGE_UNASKED_MAX: Money = Money::euros(200);

/// `ZAHLART_NAME`: what the payment is called on paper and screen.
pub const fn name(kind: PaymentKind) -> &'static str {
    match kind {
        PaymentKind::Bar => "Bar",
        PaymentKind::ECKarte => "girocard",
        PaymentKind::Kreditkarte => "Kreditkarte",
        PaymentKind::Unbar => "Sonstige unbar",
        PaymentKind::ElZahlungsdienstleister => "Online-Zahlung",
        PaymentKind::Guthabenkarte => "Guthabenkarte",
        PaymentKind::Keine => "Keine Zahlung",
    }
}

/// Nothing is paid: the receipt still says so.
pub fn nothing() -> Payment {
    let (kind, amount) = (PaymentKind::Keine, Money::ZERO);
    Payment { kind, name: name(kind).to_owned(), amount, given: None, change: None }
}

/// The payments of a sum, or the refusal of what does not add up.
pub fn payments(due: Money, tenders: &[Tender], authority: &Authority) -> Outcome<Vec<Payment>> {
    if due.is_zero() && tenders.iter().all(|tender| tender.amount.is_zero()) {
        return Ok(vec![nothing()]);
    }
    let paid = Money::total(tenders.iter().map(|tender| tender.amount))?;
    let payments: Vec<Payment> = tenders.iter().map(payment).collect::<Result<_, _>>()?;
    if paid != due {
        return Err(TillRefusal::PaymentsDiffer { due, paid }.into());
    }
    let change = Money::total(payments.iter().filter_map(|payment| payment.change))?;
    if change > CHANGE_UNASKED_MAX {
        authority.ask(Question::MuchTooMuchGiven, || {
            format!("Das sind {change} € Rückgeld. Wurde wirklich so viel gegeben?")
        })?;
    }
    Ok(payments)
}

fn payment(tender: &Tender) -> Result<Payment, TillRefusal> {
    let Tender { kind, amount, given } = *tender;
    if !amount.is_positive() || kind == PaymentKind::Keine {
        return Err(TillRefusal::BadPayment);
    }
    let change = match (kind, given) {
        (_, None) => None,
        (PaymentKind::Bar, Some(given)) if given < amount => {
            return Err(TillRefusal::GivenTooLittle { due: amount, given });
        }
        (PaymentKind::Bar, Some(given)) => Some(given.minus(amount).map_err(|_| TillRefusal::AmountTooHigh)?),
        (_, Some(given)) if given == amount => None,
        (_, Some(_)) => return Err(TillRefusal::BadPayment),
    };
    let given = change.and(given);
    Ok(Payment { kind, name: name(kind).to_owned(), amount, given, change })
}

#[cfg(test)]
mod tests {
    use super::*;
    use book::fault::Trouble;

    fn tender(kind: PaymentKind, cents: i64, given: Option<i64>) -> Tender {
        Tender { kind, amount: Money::cents(cents), given: given.map(Money::cents) }
    }

    fn cash(cents: i64, given: Option<i64>) -> Tender {
        tender(PaymentKind::Bar, cents, given)
    }

    fn paid(due: i64, tenders: &[Tender]) -> Result<Vec<Payment>, &'static str> {
        payments(Money::cents(due), tenders, &Authority::program()).map_err(|trouble| match trouble {
            Trouble::Refused(no) => no.code(),
            Trouble::Fault(_) => "fault",
        })
    }

    #[test]
    fn fifty_for_thirty_five_gives_fifteen_back() {
        let payments = paid(3_500, &[cash(3_500, Some(5_000))]).unwrap();
        assert_eq!(payments[0].change, Some(Money::euros(15)));
        assert_eq!(payments[0].amount, Money::euros(35));
    }

    #[test]
    fn a_sum_may_be_split() {
        let card = tender(PaymentKind::ECKarte, 2_000, None);
        assert_eq!(paid(3_500, &[cash(1_500, Some(2_000)), card]).unwrap().len(), 2);
    }

    #[test]
    fn what_does_not_add_up_is_refused() {
        let card = |cents, given| tender(PaymentKind::ECKarte, cents, given);
        assert_eq!(paid(3_500, &[cash(3_400, None)]), Err("till.payments_differ"));
        assert_eq!(paid(3_500, &[]), Err("till.payments_differ"));
        assert_eq!(paid(3_500, &[cash(3_500, Some(3_000))]), Err("till.given_too_little"));
        assert_eq!(paid(3_500, &[card(3_500, Some(5_000))]), Err("till.bad_payment"));
        assert_eq!(paid(3_500, &[cash(4_500, None), cash(-1_000, None)]), Err("till.bad_payment"));
        assert_eq!(paid(3_500, &[tender(PaymentKind::Keine, 3_500, None)]), Err("till.bad_payment"));
        assert_eq!(paid(i64::MAX, &[cash(i64::MAX, None), cash(1, None)]), Err("till.amount_too_high"));
    }

    #[test]
    fn far_too_much_asks() {
        assert_eq!(paid(3_500, &[cash(3_500, Some(23_500))]).map(|p| p.len()), Ok(1));
        assert_eq!(paid(3_500, &[cash(3_500, Some(23_501))]), Err("door.confirm"));
    }
}

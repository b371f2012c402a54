//! Returns after the close: a new event of today that names the lines it takes back (§ 17 UStG), at the rate
//! of that day. Never more comes back than was sold.

use book::booking::Judging;
use book::fault::Outcome;
use book::ledger::{self, Draft};
use contract::refusal::{RollRefusal, TillRefusal};
use contract::storno::{ReturnableLine, TakeBack};
use contract::till::Tender;
use contract::{LineNumber, Money, PaymentKind, Quantity};
use proof::{BonType, BusinessCase, Entry, EntryKind, Line, Payment, Reference, ReferenceKind};
use rusqlite::Connection;

use super::{allowed, cancel};
use crate::till::tender;

/// What can still come back of a sale; tips don't.
pub fn lines_left(conn: &Connection, entry: &Entry) -> Outcome<Vec<ReturnableLine>> {
    let sold = entry.lines.iter().filter(|line| line.case == BusinessCase::Umsatz && !line.voided);
    sold.map(|line| left_of(conn, entry, line)).collect()
}

fn left_of(conn: &Connection, entry: &Entry, line: &Line) -> Outcome<ReturnableLine> {
    let (back, back_amount) = ledger::returned_of(conn, entry.head.seq, line.number)?;
    let left = line.quantity.as_thousandths() - back.as_thousandths();
    let left_amount = line.gross.minus(back_amount)?;
    Ok(ReturnableLine {
        line: line.number,
        text: line.text.clone(),
        sold: line.quantity,
        left: Quantity::thousandths(left),
        left_amount,
        steps: steps(line, left, left_amount)?,
    })
}

/// The return of today that a wish means.
pub fn draft(judging: &Judging<'_>, entry: &Entry, wish: &TakeBack) -> Outcome<Draft> {
    let reason = allowed::said(&wish.reason)?;
    let left = lines_left(judging.conn, entry)?;
    let day = ledger::trading_day(judging.conn, judging.now)?.day;
    let mut draft = Draft::bon(EntryKind::Return, BonType::Beleg, day).because(reason);
    for (number, quantity) in together(&wish.lines)? {
        let sold = entry.lines.iter().find(|line| line.number == number);
        let (Some(sold), Some(left)) = (sold, left.iter().find(|left| left.line == number)) else {
            return Err(RollRefusal::NotReturnable { number: allowed::number(entry) }.into());
        };
        draft.lines.push(coming_back(entry, sold, left, quantity)?);
        let (kind, seq, line) = (ReferenceKind::Returns, Some(entry.head.seq), Some(number));
        draft.references.push(Reference { kind, seq, line, external: None });
    }
    if draft.lines.is_empty() {
        return Err(RollRefusal::NotReturnable { number: allowed::number(entry) }.into());
    }
    let due = Money::total(draft.lines.iter().map(|line| line.gross.abs()))?;
    draft.payments = refunds(due, &wish.refunds)?;
    cancel::check_cash(judging, &draft.payments)?;
    draft.customer = cancel::customer(judging.conn, entry)?;
    Ok(draft)
}

/// Wishes for the same line add up.
fn together(lines: &[(LineNumber, Quantity)]) -> Result<Vec<(LineNumber, Quantity)>, TillRefusal> {
    let mut wishes: Vec<(LineNumber, Quantity)> = Vec::new();
    for (number, quantity) in lines {
        if *quantity <= Quantity::default() {
            return Err(TillRefusal::BadQuantity);
        }
        match wishes.iter_mut().find(|(known, _)| known == number) {
            Some((_, sum)) => {
                let added = sum.as_thousandths().checked_add(quantity.as_thousandths());
                *sum = Quantity::thousandths(added.ok_or(TillRefusal::BadQuantity)?);
            }
            None => wishes.push((*number, *quantity)),
        }
    }
    Ok(wishes)
}

fn coming_back(entry: &Entry, sold: &Line, left: &ReturnableLine, quantity: Quantity) -> Outcome<Line> {
    if quantity > left.left {
        let (text, left) = (sold.text.clone(), left.left.to_string());
        return Err(RollRefusal::TooMuchReturned { text, left }.into());
    }
    let amount = amount(sold, left.left, left.left_amount, quantity)?;
    let full = quantity.price(sold.unit_price)?;
    Ok(Line {
        quantity: quantity.negated(),
        discount: full.minus(amount)?,
        gross: amount.negated(),
        origin: Some((entry.head.seq, sold.number)),
        ..sold.clone()
    })
}

/// One piece after the other; a broken rest comes back as a whole.
fn steps(sold: &Line, left: i64, left_amount: Money) -> Outcome<Vec<(Quantity, Money)>> {
    let left_quantity = Quantity::thousandths(left);
    let pieces =
        (1..).map(|pieces: i64| pieces * Quantity::ONE.as_thousandths()).take_while(|step| *step < left);
    let steps = pieces.map(Quantity::thousandths).chain((left > 0).then_some(left_quantity));
    steps.map(|step| Ok((step, amount(sold, left_quantity, left_amount, step)?))).collect()
}

/// What a quantity comes to, no more than what is left: all of that to the cent.
fn amount(sold: &Line, left: Quantity, left_amount: Money, quantity: Quantity) -> Outcome<Money> {
    if quantity == left { Ok(left_amount) } else { share(sold, quantity) }
}

/// The part of a line's price that belongs to a quantity, in whole cents downwards: odd cents come back with
/// the last piece, so that all parts make up the price.
fn share(sold: &Line, quantity: Quantity) -> Outcome<Money> {
    let part = i128::from(sold.gross.as_cents()) * i128::from(quantity.as_thousandths());
    let cents = part / i128::from(sold.quantity.as_thousandths().max(1));
    Ok(Money::cents(i64::try_from(cents).map_err(|_| TillRefusal::AmountTooHigh)?))
}

/// Money going back; it makes up what the goods cost.
fn refunds(due: Money, tenders: &[Tender]) -> Outcome<Vec<Payment>> {
    if due.is_zero() && tenders.is_empty() {
        return Ok(vec![tender::nothing()]);
    }
    let bad = |tender: &Tender| {
        !tender.amount.is_positive() || tender.kind == PaymentKind::Keine || tender.given.is_some()
    };
    if tenders.iter().any(bad) {
        return Err(TillRefusal::BadPayment.into());
    }
    let paid = Money::total(tenders.iter().map(|tender| tender.amount))?;
    if paid != due {
        return Err(TillRefusal::PaymentsDiffer { due, paid }.into());
    }
    let back = |tender: &Tender| Payment {
        kind: tender.kind,
        name: tender::name(tender.kind).to_owned(),
        amount: tender.amount.negated(),
        given: None,
        change: None,
    };
    Ok(tenders.iter().map(back).collect())
}

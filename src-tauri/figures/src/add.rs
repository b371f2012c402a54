//! Adding to the groups of the figures: each finds its group or begins it.

use contract::PersonId;
use proof::{
    Entry, EntryKind, Line, LineNature, Money, MoneyError, Payment, Quantity, SnapshotKind, VatSplit,
};
use serde::Deserialize;

use crate::cases::is_turnover;
use crate::figures::{CaseSum, GroupSum, Mix, PaymentSum, PerformerSum, PersonSum, Tally, Times, VatSum};
use crate::trouble::FiguresTrouble;

type Added = Result<(), MoneyError>;

/// The group that fits, begun if there is none.
pub fn group<T>(groups: &mut Vec<T>, fits: impl Fn(&T) -> bool, fresh: impl FnOnce() -> T) -> Option<&mut T> {
    let at = groups.iter().position(fits).unwrap_or_else(|| {
        groups.push(fresh());
        groups.len() - 1
    });
    groups.get_mut(at)
}

pub fn times(times: &mut Times, amount: Money) -> Added {
    times.count += 1;
    times.total = times.total.plus(amount)?;
    Ok(())
}

/// What a line is cheaper than its list price: by a discount, or by a price below the list.
pub fn given_off(tally: &mut Tally, line: &Line) -> Added {
    if line.discount.is_negative() {
        times(&mut tally.discounts, line.discount)?;
    }
    if line.unit_price < line.list_price
        && let Some(reductions) = &mut tally.reductions
    {
        let at_list = line.quantity.price(line.list_price)?;
        times(reductions, line.gross.minus(line.discount)?.minus(at_list)?)?;
    }
    Ok(())
}

pub fn vat(sums: &mut Vec<VatSum>, split: &VatSplit) -> Added {
    let zero = Money::ZERO;
    let fresh = || VatSum { key: split.key, rate: split.rate, gross: zero, net: zero, tax: zero };
    if let Some(sum) = group(sums, |sum| (sum.key, sum.rate) == (split.key, split.rate), fresh) {
        sum.gross = sum.gross.plus(split.gross)?;
        sum.net = sum.net.plus(split.net)?;
        sum.tax = sum.tax.plus(split.tax)?;
    }
    Ok(())
}

pub fn case(sums: &mut Vec<CaseSum>, line: &Line) -> Added {
    let fits = |sum: &CaseSum| {
        (sum.case, sum.key, sum.rate, &sum.name) == (line.case, line.vat_key, line.rate, &line.case_name)
    };
    let fresh = || CaseSum {
        case: line.case,
        name: line.case_name.clone(),
        key: line.vat_key,
        rate: line.rate,
        gross: Money::ZERO,
    };
    if let Some(sum) = group(sums, fits, fresh) {
        sum.gross = sum.gross.plus(line.gross)?;
    }
    Ok(())
}

pub fn payment(sums: &mut Vec<PaymentSum>, payment: &Payment) -> Added {
    let fresh = || PaymentSum { kind: payment.kind, name: payment.name.clone(), amount: Money::ZERO };
    if let Some(sum) = group(sums, |sum| sum.kind == payment.kind && sum.name == payment.name, fresh) {
        sum.amount = sum.amount.plus(payment.amount)?;
    }
    Ok(())
}

/// As a person stands in an entry's snapshot.
#[derive(Deserialize)]
struct Named {
    name: String,
}

/// The name of the person who booked, as it was then; empty where the entry has none.
pub fn person_of(entry: &Entry) -> Result<String, FiguresTrouble> {
    let Some(snapshot) = entry.snapshots.iter().find(|snapshot| snapshot.kind == SnapshotKind::Person) else {
        return Ok(String::new());
    };
    let named: Result<Named, _> = serde_json::from_str(&snapshot.body);
    named.map(|named| named.name).map_err(|source| FiguresTrouble::Person { seq: entry.head.seq, source })
}

/// The sums of the person who booked.
pub fn person(
    sums: &mut Vec<PersonSum>,
    entry: &Entry,
    turnover: Money,
    cash: Money,
) -> Result<(), FiguresTrouble> {
    let person = PersonId(entry.head.person_id);
    let name = match sums.iter().find(|sum| sum.person == person) {
        Some(_) => String::new(),
        None => person_of(entry)?,
    };
    let fresh = || PersonSum { person, name, bons: 0, turnover: Money::ZERO, cash: Money::ZERO };
    if let Some(sum) = group(sums, |sum| sum.person == person, fresh) {
        sum.bons += 1;
        sum.turnover = sum.turnover.plus(turnover)?;
        sum.cash = sum.cash.plus(cash)?;
    }
    Ok(())
}

/// What a person did: services and goods, gross.
pub fn performer(sums: &mut Vec<PerformerSum>, line: &Line) -> Added {
    let (Some(id), LineNature::Service | LineNature::Product) = (line.performer_id, line.nature) else {
        return Ok(());
    };
    let person = PersonId(id);
    let fresh = || PerformerSum {
        person,
        name: line.performer.clone().unwrap_or_default(),
        services: Money::ZERO,
        products: Money::ZERO,
    };
    if let Some(sum) = group(sums, |sum| sum.person == person, fresh) {
        let part = if line.nature == LineNature::Service { &mut sum.services } else { &mut sum.products };
        *part = part.plus(line.gross)?;
    }
    Ok(())
}

/// What was sold to whom.
pub fn mix(mix: &mut Mix, entry: &Entry) -> Added {
    let head = &entry.head;
    match head.kind {
        EntryKind::Sale | EntryKind::PaymentCorrection => mix.tickets += 1,
        // The storno of a return gives nothing back.
        EntryKind::Storno if !head.total.is_positive() => mix.tickets -= 1,
        _ => {}
    }
    mix.named += u32::from(head.kind == EntryKind::Sale && head.customer.is_some());
    for line in entry.lines.iter().filter(|line| !line.voided && is_turnover(line)) {
        let fits = |sum: &GroupSum| sum.case == line.case && sum.group == line.group;
        let fresh = || GroupSum {
            group: line.group.clone(),
            case: line.case,
            quantity: Quantity::default(),
            gross: Money::ZERO,
        };
        if let Some(sum) = group(&mut mix.groups, fits, fresh) {
            sum.quantity = more(sum.quantity, line.quantity)?;
            sum.gross = sum.gross.plus(line.gross)?;
        }
    }
    Ok(())
}

/// Two quantities together.
pub fn more(one: Quantity, other: Quantity) -> Result<Quantity, MoneyError> {
    let sum = one.as_thousandths().checked_add(other.as_thousandths());
    sum.map(Quantity::thousandths).ok_or(MoneyError::OutOfRange)
}

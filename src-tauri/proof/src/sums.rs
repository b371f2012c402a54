//! The sums that every entry must keep: lines, payments and VAT (IKS-09, IKS-10).

use crate::finding::{Broken, Place, What};
use crate::{BonType, Entry, Line, Money, MoneyError, Part, PaymentKind};

/// The first sum of an entry that does not hold.
///
/// Voided lines count nowhere: they are kept, but were taken back before the booking.
pub(crate) fn check(entry: &Entry) -> Result<(), Broken> {
    for (line, n) in entry.lines.iter().zip(1_u32..) {
        if line.number.get() != u64::from(n) {
            return Err((Place::Part(Part::Line(n)), What::LineNumber));
        }
    }
    let lines = total(Part::Head, counting(entry).map(|line| line.gross))?;
    if lines != entry.head.total {
        let what = What::LinesAndTotal { found: lines, expected: entry.head.total };
        return Err((Place::Part(Part::Head), what));
    }
    payments(entry)?;
    vat(entry)
}

fn counting(entry: &Entry) -> impl Iterator<Item = &Line> {
    entry.lines.iter().filter(|line| !line.voided)
}

/// Lines = payments on what is settled; `Keine` alone on what is not; nothing on what is no bon.
fn payments(entry: &Entry) -> Result<(), Broken> {
    for (payment, n) in entry.payments.iter().zip(1..) {
        let part = Part::Payment(n);
        let due = match entry.head.bon_type {
            Some(BonType::Beleg) => true,
            Some(_) => payment.kind == PaymentKind::Keine,
            None => false,
        };
        if !due {
            return Err((Place::Part(part), What::PaymentNotDue));
        }
        if let (Some(given), Some(change)) = (payment.given, payment.change) {
            let found = given.minus(change).map_err(|_| (Place::Part(part), What::OutOfRange))?;
            if found != payment.amount {
                return Err((Place::Part(part), What::Change { found, expected: payment.amount }));
            }
        }
    }
    if entry.head.bon_type == Some(BonType::Beleg) {
        let found = total(Part::Head, entry.payments.iter().map(|payment| payment.amount))?;
        if found != entry.head.total {
            let what = What::LinesAndPayments { found, expected: entry.head.total };
            return Err((Place::Part(Part::Head), what));
        }
    }
    Ok(())
}

/// Per key and rate: gross = its lines, tax by the one rounding, net = gross − tax.
fn vat(entry: &Entry) -> Result<(), Broken> {
    for (split, n) in entry.vat.iter().zip(1..) {
        let broken = |what| (Place::Part(Part::Vat(n)), what);
        let out_of_range = |_: MoneyError| broken(What::OutOfRange);
        let its_lines = counting(entry).filter(|line| line.vat_key == split.key && line.rate == split.rate);
        let expected = Money::total(its_lines.map(|line| line.gross)).map_err(out_of_range)?;
        if split.gross != expected {
            return Err(broken(What::VatGross { found: split.gross, expected }));
        }
        let expected = split.rate.tax_in(split.gross).map_err(out_of_range)?;
        if split.tax != expected {
            return Err(broken(What::VatTax { found: split.tax, expected }));
        }
        let found = split.net.plus(split.tax).map_err(out_of_range)?;
        if found != split.gross {
            return Err(broken(What::VatNet { found, expected: split.gross }));
        }
    }
    if entry.head.bon_type != Some(BonType::Beleg) && entry.vat.is_empty() {
        return Ok(());
    }
    for (line, n) in entry.lines.iter().zip(1..).filter(|(line, _)| !line.voided) {
        if !entry.vat.iter().any(|split| split.key == line.vat_key && split.rate == line.rate) {
            return Err((Place::Part(Part::Line(n)), What::VatMissing));
        }
    }
    Ok(())
}

fn total(part: Part, amounts: impl Iterator<Item = Money>) -> Result<Money, Broken> {
    Money::total(amounts).map_err(|_| (Place::Part(part), What::OutOfRange))
}

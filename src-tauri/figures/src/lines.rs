//! What lines come to.

use proof::{Line, Money, MoneyError, Rate, VatKey, VatSplit};

/// Gross, net and tax per VAT key and rate of the lines that count (voided ones don't), by key.
pub fn vat_splits(lines: &[Line]) -> Result<Vec<VatSplit>, MoneyError> {
    let mut sums: Vec<(VatKey, Rate, Money)> = Vec::new();
    for line in lines.iter().filter(|line| !line.voided) {
        match sums.iter_mut().find(|(key, rate, _)| (*key, *rate) == (line.vat_key, line.rate)) {
            Some((.., gross)) => *gross = gross.plus(line.gross)?,
            None => sums.push((line.vat_key, line.rate, line.gross)),
        }
    }
    sums.sort_by_key(|(key, rate, _)| (key.number(), *rate));
    sums.into_iter()
        .map(|(key, rate, gross)| {
            let tax = rate.tax_in(gross)?;
            Ok(VatSplit { key, rate, gross, net: gross.minus(tax)?, tax })
        })
        .collect()
}

/// Sum of the lines that count.
pub fn total(lines: &[Line]) -> Result<Money, MoneyError> {
    Money::total(lines.iter().filter(|line| !line.voided).map(|line| line.gross))
}

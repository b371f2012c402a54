//! Exact amounts of euro: whole cents, checked arithmetic, no floating point.
//!
//! Tax and shares of an amount are rounded in one place, [`crate::Rate`] and [`crate::Quantity::price`].

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// An amount in euro cents, signed: what leaves the drawer or is taken back is negative. Range: that of
/// `i64`.
///
/// Arithmetic is checked: an amount that does not fit is an error, never a wrap. JSON form: the bare number
/// of cents. The canonical form knows it by field names that end in `_cents` (FORMAT.md, section 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// Why an amount could not be read or calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The text is not an amount such as `24,50`: another letter, or more than two decimals.
    #[error("not an amount")]
    NotAnAmount,
    /// More cents than an `i64` holds.
    #[error("amount out of range")]
    OutOfRange,
}

impl Money {
    /// 0,00 €.
    pub const ZERO: Self = Self(0);

    /// An amount of so many cents.
    pub const fn cents(cents: i64) -> Self {
        Self(cents)
    }

    /// An amount of so many whole euros. For constants: more than 92 quadrillion euros overflow.
    pub const fn euros(euros: i64) -> Self {
        Self(euros * 100)
    }

    /// The amount in cents.
    pub const fn as_cents(self) -> i64 {
        self.0
    }

    /// Whether it is exactly 0,00 €.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is below 0,00 €: a storno, a return, cash that went out.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is above 0,00 €.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the sum does not fit.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// This amount less another one.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the difference does not fit.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The amount so many times: pieces of a coin, a count. For quantities with decimals see
    /// [`crate::Quantity::price`].
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the product does not fit.
    pub fn times(self, factor: i64) -> Result<Self, MoneyError> {
        self.0.checked_mul(factor).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The same amount with the other sign, as a storno books it. The least amount of all, which has no
    /// counterpart, becomes the greatest.
    pub const fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// The amount without its sign. The least amount of all, which has no counterpart, becomes the greatest.
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// The sum of many amounts; zero for none.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] as soon as a partial sum does not fit.
    pub fn total<I: IntoIterator<Item = Self>>(amounts: I) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Reads what a person types: `1.234,56`, `24,5`, `24`, `-3,00`, with or without `€` behind it. A dot groups thousands
    /// where three digits follow it, as in `1.250`; else it is a decimal point, as in `58.00` or `2.9000`. The window's
    /// number fields read dots in the same way.
    ///
    /// # Errors
    /// [`MoneyError::NotAnAmount`] for any other letter, no digit before the comma, dots elsewhere (`27.11.2026`), or part
    /// of a cent; [`MoneyError::OutOfRange`] for more than an `i64` of cents.
    pub fn parse_german(text: &str) -> Result<Self, MoneyError> {
        let text = text.trim().trim_end_matches('€').trim_end();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = match (digits.split_once(','), digits.split_once('.')) {
            (Some((whole, fraction)), _) => (ungrouped(whole)?, fraction),
            (None, Some((whole, fraction))) if fraction.len() != 3 && !fraction.contains('.') => {
                (whole.to_owned(), fraction)
            }
            _ => (ungrouped(digits)?, ""),
        };
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(&whole) || !plain(fraction) {
            return Err(MoneyError::NotAnAmount);
        }
        let (fraction, beyond) = fraction.split_at_checked(2).unwrap_or((fraction, ""));
        if !beyond.bytes().all(|b| b == b'0') {
            return Err(MoneyError::NotAnAmount);
        }
        let fraction = format!("{fraction:0<2}");
        let cents: i64 = format!("{whole}{fraction}").parse().map_err(|_| MoneyError::OutOfRange)?;
        Ok(Self(sign * cents))
    }
}

/// `1.234` without its dots, which stand before three digits each.
fn ungrouped(whole: &str) -> Result<String, MoneyError> {
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let is_grouped = whole.contains('.');
    if (is_grouped && !(1..=3).contains(&first.len())) || groups.any(|group| group.len() != 3) {
        return Err(MoneyError::NotAnAmount);
    }
    Ok(whole.replace('.', ""))
}

impl Sum for Money {
    /// Saturates; where a wrong sum would matter, use [`Money::total`].
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self(iter.fold(0, |sum, m| i64::saturating_add(sum, m.0)))
    }
}

impl fmt::Display for Money {
    /// German form without the sign of the currency: `1.234,56`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = self.0.unsigned_abs();
        let whole = (cents / 100).to_string();
        let mut grouped = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        f.pad(&format!("{sign}{grouped},{:02}", cents % 100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_form_goes_both_ways() {
        for (cents, text) in
            [(0, "0,00"), (5, "0,05"), (123_456, "1.234,56"), (-5_800, "-58,00"), (-7, "-0,07")]
        {
            assert_eq!(Money::cents(cents).to_string(), text);
            assert_eq!(Money::parse_german(text), Ok(Money::cents(cents)));
        }
        assert_eq!(Money::parse_german("24,5"), Ok(Money::cents(2_450)));
        assert_eq!(Money::parse_german("24,505"), Err(MoneyError::NotAnAmount));
        assert_eq!(Money::parse_german("abc"), Err(MoneyError::NotAnAmount));
        for (text, cents) in [
            ("1.250", 125_000),
            ("1.234.567,8", 123_456_780),
            ("58.00", 5_800),
            ("58.5", 5_850),
            ("2.9000", 290),
            ("24,500", 2_450),
            ("12 €", 1_200),
        ] {
            assert_eq!(Money::parse_german(text), Ok(Money::cents(cents)), "{text}");
        }
        for text in [
            "27.11.2026",
            "1.2,50",
            "12.34,5",
            "1234.567",
            ".500",
            "1..250",
            "13.3375",
            "24,505",
            ",5",
            "1,2,3",
        ] {
            assert_eq!(Money::parse_german(text), Err(MoneyError::NotAnAmount), "{text}");
        }
    }

    #[test]
    fn too_much_is_an_error() {
        assert_eq!(Money::cents(i64::MAX).plus(Money::cents(1)), Err(MoneyError::OutOfRange));
    }
}

//! Exact amounts of euro.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// An amount in euro cents. Arithmetic is checked: an amount that does not fit is an error, never a wrap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// Why an amount could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The text is not an amount such as `24,50`.
    #[error("not an amount")]
    NotAnAmount,
    /// The amount does not fit.
    #[error("amount out of range")]
    OutOfRange,
}

impl Money {
    pub const ZERO: Self = Self(0);

    /// An amount of so many cents.
    pub const fn cents(cents: i64) -> Self {
        Self(cents)
    }

    /// An amount of so many whole euros.
    pub const fn euros(euros: i64) -> Self {
        Self(euros * 100)
    }

    /// The amount in cents.
    pub const fn as_cents(self) -> i64 {
        self.0
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Sum, or `OutOfRange`.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_add(other.0).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// Difference, or `OutOfRange`.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_sub(other.0).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// Product with a whole number, or `OutOfRange`.
    pub fn times(self, factor: i64) -> Result<Self, MoneyError> {
        self.0.checked_mul(factor).map(Self).ok_or(MoneyError::OutOfRange)
    }

    /// The same amount with the other sign.
    pub const fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// The amount without its sign.
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// Sum of many amounts, or `OutOfRange`.
    pub fn total<I: IntoIterator<Item = Self>>(amounts: I) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Reads `1.234,56`, `24,5`, `24` or `-3,00`.
    pub fn parse_german(text: &str) -> Result<Self, MoneyError> {
        let text = text.trim().trim_end_matches('€').trim_end();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once(',').unwrap_or((digits, ""));
        let whole: String = whole.chars().filter(|c| *c != '.').collect();
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || fraction.len() > 2 || !plain(&whole) || !plain(fraction) {
            return Err(MoneyError::NotAnAmount);
        }
        let fraction = format!("{fraction:0<2}");
        let cents: i64 = format!("{whole}{fraction}").parse().map_err(|_| MoneyError::OutOfRange)?;
        Ok(Self(sign * cents))
    }
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
    }

    #[test]
    fn too_much_is_an_error() {
        assert_eq!(Money::cents(i64::MAX).plus(Money::cents(1)), Err(MoneyError::OutOfRange));
    }
}

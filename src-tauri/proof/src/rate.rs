//! VAT rates and the one place where tax is rounded.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::money::{Money, MoneyError};

/// A rate in hundredths of a per cent: 1900 is 19 %. Never negative.
///
/// VAT rates (DSFinV-K `UST_SATZ`, § 12 UStG) and discounts alike. JSON form: the bare number of hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(u32);

impl Rate {
    /// 0 %: not taxable, exempt, or no discount.
    pub const NONE: Self = Self(0);

    /// A rate of so many hundredths of a per cent.
    pub const fn hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// The rate in hundredths of a per cent.
    pub const fn as_hundredths(self) -> u32 {
        self.0
    }

    /// The tax inside a gross amount: round-half-up (away from zero) of gross × rate / (100 + rate),
    /// so that a storno mirrors its original to the cent.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the result does not fit.
    pub fn tax_in(self, gross: Money) -> Result<Money, MoneyError> {
        let part = Decimal::from(gross.as_cents()) * Decimal::from(self.0);
        rounded(part / Decimal::from(10_000 + u64::from(self.0)))
    }

    /// This share of an amount, rounded half away from zero (a discount in per cent).
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the result does not fit.
    pub fn of(self, amount: Money) -> Result<Money, MoneyError> {
        rounded(Decimal::from(amount.as_cents()) * Decimal::from(self.0) / Decimal::from(10_000))
    }
}

/// Whole cents out of a calculation: half away from zero, the only rounding of the house.
pub(crate) fn rounded(cents: Decimal) -> Result<Money, MoneyError> {
    let whole = cents.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(whole).map(Money::cents).map_err(|_| MoneyError::OutOfRange)
}

impl fmt::Display for Rate {
    /// `19 %`, `7,8 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole} %"),
            r if r % 10 == 0 => write!(f, "{whole},{} %", r / 10),
            r => write!(f, "{whole},{r:02} %"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_follows_the_published_values() {
        let nineteen = Rate::hundredths(1900);
        let cases =
            [(5_000, 798), (11_900, 1_900), (1, 0), (3_333, 532), (-5_000, -798), (3_200, 511), (2_200, 351)];
        for (gross, tax) in cases {
            assert_eq!(nineteen.tax_in(Money::cents(gross)), Ok(Money::cents(tax)), "gross {gross}");
        }
        assert_eq!(Rate::hundredths(700).tax_in(Money::cents(1_000)), Ok(Money::cents(65)));
    }

    #[test]
    fn share_is_rounded_once() {
        assert_eq!(Rate::hundredths(1000).of(Money::cents(2_450)), Ok(Money::cents(245)));
        assert_eq!(Rate::hundredths(1000).of(Money::cents(1_895)), Ok(Money::cents(190)));
    }
}

//! Quantities of goods and services.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::money::{Money, MoneyError};
use crate::rate::rounded;

/// A quantity in thousandths of its unit (DSFinV-K `MENGE` has three decimals): 1000 is one piece, 250 a
/// quarter of a litre. Negative on what is taken back. JSON form: the bare number of thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(i64);

impl Quantity {
    /// One piece, or one whole unit.
    pub const ONE: Self = Self(1_000);

    /// So many whole pieces; for more than an `i64` holds a thousand times it overflows.
    pub const fn pieces(pieces: i64) -> Self {
        Self(pieces * 1_000)
    }

    /// So many thousandths of the unit.
    pub const fn thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// The quantity in thousandths of its unit, as the canonical form spells it.
    pub const fn as_thousandths(self) -> i64 {
        self.0
    }

    /// The same quantity with the other sign, as a storno books it. The least of all, which has no counterpart,
    /// becomes the greatest.
    pub const fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// Price of this quantity at a price per unit, rounded to the cent, half away from zero.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the result does not fit.
    pub fn price(self, unit: Money) -> Result<Money, MoneyError> {
        let thousandths = Decimal::from(unit.as_cents()).checked_mul(Decimal::from(self.0));
        rounded(thousandths.ok_or(MoneyError::OutOfRange)? / Decimal::from(1_000))
    }
}

impl fmt::Display for Quantity {
    /// `2`, `0,5`, `1,25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 1_000, self.0.unsigned_abs() % 1_000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let rest = format!("{rest:03}");
        write!(f, "{sign}{whole},{}", rest.trim_end_matches('0'))
    }
}

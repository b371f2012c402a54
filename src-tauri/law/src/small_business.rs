//! Who shows no VAT (§ 19 UStG), how near the limits are, and what passes them.

use proof::{Money, MoneyError};

use crate::profile::{Profile, SmallBusiness};

/// Of a limit, from here on it is told: 90 %.
const NEAR: (i64, i64) = (9, 10);

/// What is known of the turnover (Gesamtumsatz, § 19 Abs. 2 UStG).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// Of the running calendar year so far.
    pub this_year: Money,
    /// Of the calendar year before; `None` where nobody has said it.
    pub year_before: Option<Money>,
    /// Whether the business was founded in the running year.
    pub founded_this_year: bool,
}

/// A limit, and how it is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The running year's: whoever passes it is taxed from that sale on.
    Now(Money),
    /// Whoever has more this year is taxed from the next one on.
    NextYear(Money),
}

/// How it stands with the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing to tell.
    Far,
    /// At least nine tenths of a limit.
    Near(Limit),
    /// More than a limit.
    Passed(Limit),
    /// The year before had more than its limit: this year is taxed from its first day on.
    PassedLastYear(Money),
}

impl SmallBusiness {
    /// What must not be passed within the running year. In the year of the founding that is the lower limit.
    pub const fn limit_now(&self, founded_this_year: bool) -> Money {
        if founded_this_year { self.year_before } else { self.running_year }
    }
}

impl Profile {
    /// How it stands with the limits of § 19 Abs. 1 UStG: the weightiest word first.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where a sum can't be.
    pub fn small_business_verdict(&self, turnover: Turnover) -> Result<Verdict, MoneyError> {
        let limits = &self.small_business;
        let (now, next) = (limits.limit_now(turnover.founded_this_year), limits.year_before);
        if turnover.year_before.is_some_and(|sum| sum > limits.year_before) {
            return Ok(Verdict::PassedLastYear(limits.year_before));
        }
        Ok(if turnover.this_year > now {
            Verdict::Passed(Limit::Now(now))
        } else if is_near(turnover.this_year, now)? {
            Verdict::Near(Limit::Now(now))
        } else if turnover.this_year > next {
            Verdict::Passed(Limit::NextYear(next))
        } else if is_near(turnover.this_year, next)? {
            Verdict::Near(Limit::NextYear(next))
        } else {
            Verdict::Far
        })
    }

    /// The limit that this sale passes, if it is the one or comes behind it: then it is taxed itself.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where a sum can't be.
    pub fn passed_by(&self, turnover: Turnover, sale: Money) -> Result<Option<Money>, MoneyError> {
        let limits = &self.small_business;
        let limit = limits.limit_now(turnover.founded_this_year);
        let after = turnover.this_year.plus(sale)?;
        Ok((limits.ends_with_the_sale && sale.is_positive() && after > limit).then_some(limit))
    }
}

fn is_near(sum: Money, limit: Money) -> Result<bool, MoneyError> {
    let (part, whole) = NEAR;
    Ok(sum.times(whole)? >= limit.times(part)?)
}

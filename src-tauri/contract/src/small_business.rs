//! Whoever shows no VAT (§ 19 UStG): how near the limits of turnover are.

use serde::{Deserialize, Serialize};

use crate::{Day, Money, VatKey};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! small_business_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowSmallBusiness: Owner may read [] => SmallBusiness, "Grenzen für Kleinunternehmer ansehen";
            SaveSmallBusinessKey: Owner may sign [Settings, Till] => SmallBusiness, "Schlüssel für Kleinunternehmer ändern";
            SaveTurnoverElsewhere: Owner may sign [Settings] => SmallBusiness, "Umsatz außerhalb der Kasse ändern";
        ] $($further)* }
    };
}

/// Asks how this calendar year's turnover stands to the limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowSmallBusiness;

/// What [`ShowSmallBusiness`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallBusiness {
    /// Whether the salon shows no VAT.
    pub applies: bool,
    /// The running calendar year.
    pub year: i32,
    /// What the owner has said of turnover that is not in this book.
    pub elsewhere: TurnoverElsewhere,
    /// Gross, of this book and elsewhere.
    pub this_year: Money,
    /// Of the year before; absent where neither book nor owner know it.
    pub year_before: Option<Money>,
    /// What must not be passed this year (§ 19 Abs. 1 Satz 3 UStG).
    pub limit_now: Money,
    /// Whoever has more this year is taxed from the next one on (§ 19 Abs. 1 Satz 1 UStG).
    pub limit_next_year: Money,
    /// What is to be told, from nine tenths of a limit on.
    pub told: Option<String>,
    /// The VAT key (DSFinV-K) that turnover has today.
    pub key: VatKey,
    /// What the adviser has said of it; absent where nobody has, and the law's profile counts.
    pub advice: Option<KeyAdvice>,
}

/// With which VAT key a small business records its turnover, as its tax adviser says. Exempt (6) is what follows from § 19
/// Abs. 1 UStG as it stands since 2025; older literature has not taxable (5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyAdvice {
    /// [`VatKey::NotTaxable`] or [`VatKey::Exempt`].
    pub key: VatKey,
    /// Who says so, by name.
    pub adviser: String,
    /// When it was said.
    pub day: Day,
}

/// Keeps with which VAT key turnover is recorded; only between days, because it stands in the closing's tables
/// (DSFinV-K 2.4, no. 3.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSmallBusinessKey {
    /// The adviser's word; absent to follow the law's profile again.
    pub advice: Option<KeyAdvice>,
}

/// Turnover (gross) that this register did not book: of another one before, or of invoices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnoverElsewhere {
    /// The calendar year that it was said in.
    pub year: i32,
    /// Of that year.
    pub this_year: Money,
    /// Of the year before it; absent where it was not said.
    pub year_before: Option<Money>,
    /// The business was founded in that year: the lower limit counts at once.
    pub founded_this_year: bool,
}

/// Keeps what the owner says of the running year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTurnoverElsewhere {
    /// Of the running year, not negative.
    pub this_year: Money,
    /// Of the year before, not negative; absent where nobody knows it yet.
    pub year_before: Option<Money>,
    /// The business was founded in the running year.
    pub founded_this_year: bool,
}

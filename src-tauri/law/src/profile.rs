//! What a profile says.

use proof::{Day, Money, Rate, VatKey};

/// Everything that the law asks of a register from one day on, until the next profile begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Year, month and day of the first day, in Germany.
    pub begin: (i32, u32, u32),
    /// What began on that day, in German, with its source.
    pub source: &'static str,
    /// Whether it holds, or is a draft.
    pub status: Status,
    /// The two rates, § 12 UStG.
    pub vat: VatRates,
    /// How a receipt reaches the customer, § 146a Abs. 2 AO.
    pub receipt: ReceiptDuty,
    /// How long records stay, § 147 Abs. 3 AO.
    pub retention: Retention,
    /// So many months there are for the notice of a register and its TSE, counted from the day on which one was put to work
    /// or out of use (§ 146a Abs. 4 AO).
    pub notice_months: u32,
    /// Up to this gross sum an invoice needs no name (§ 33 UStDV), and goods over the counter name nobody.
    pub small_invoice: Money,
    /// § 19 UStG.
    pub small_business: SmallBusiness,
    /// What the law wants to be read on paper.
    pub texts: Texts,
}

/// Whether a profile counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is law, and the program keeps it.
    InForce,
    /// A draft: this program does not apply it.
    Planned,
}

/// Rates in force, § 12 UStG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VatRates {
    /// § 12 Abs. 1 UStG, key 1 of DSFinV-K.
    pub general: Rate,
    /// § 12 Abs. 2 UStG, key 2.
    pub reduced: Rate,
}

/// How a receipt reaches the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptDuty {
    /// It is made and handed out with each booking, § 146a Abs. 2 AO.
    HandOut,
    /// It is made and provided electronically; on paper for whoever asks.
    Provide,
}

/// Whole years to the end of which records stay, counted from the end of the year of the last entry (§ 147 Abs. 4 AO).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Books, inventories, organisation papers, and all that the register recorded.
    pub books: i32,
    /// Booking vouchers and invoices (§ 14b UStG).
    pub vouchers: i32,
    /// Letters.
    pub letters: i32,
    /// What defends against claims, from the end of the year in which they arose (§§ 195, 199 BGB): so long may be kept what
    /// else would have to be erased (Art. 17 Abs. 3 e DSGVO).
    pub claims: i32,
}

/// Limits of turnover for whoever shows no VAT, § 19 Abs. 1 UStG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmallBusiness {
    /// Turnover of the year before; whoever had more is no small business this year. In the year of the founding this
    /// limit counts for that year itself.
    pub year_before: Money,
    /// Turnover of the running year.
    pub running_year: Money,
    /// Whether the sale that passes the running year's limit is taxed itself, and all behind it (since 2025). Before, the
    /// whole year stayed as it was.
    pub ends_with_the_sale: bool,
    /// The key of its turnover in DSFinV-K. Older literature knows key 5, from the time when the tax was not levied;
    /// since 2025 the turnover is exempt.
    pub key: VatKey,
    /// Another key, which a tax adviser may choose; `None` where there is nothing to choose.
    pub other_key: Option<VatKey>,
}

impl SmallBusiness {
    /// The key of its turnover: the advised one where the law leaves it open, else the profile's own.
    pub fn key_as_advised(&self, advised: Option<VatKey>) -> VatKey {
        advised.filter(|key| self.other_key == Some(*key)).unwrap_or(self.key)
    }
}

/// German words on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// Under the table of VAT, § 34a Satz 1 Nr. 5 UStDV.
    pub small_business: &'static str,
}

impl Profile {
    /// The first day.
    pub fn begins(&self) -> Day {
        let (year, month, day) = self.begin;
        Day::from_ymd(year, month, day).unwrap_or_default()
    }

    /// The rate of a key: 0 % for what is not taxable or exempt.
    pub const fn rate(&self, key: VatKey) -> Rate {
        match key {
            VatKey::General => self.vat.general,
            VatKey::Reduced => self.vat.reduced,
            VatKey::NotTaxable | VatKey::Exempt => Rate::NONE,
        }
    }

    /// Each key with its rate, as a closing keeps them (`vat.csv` of DSFinV-K).
    pub fn rates(&self) -> Vec<(VatKey, Rate)> {
        VatKey::ALL.iter().map(|key| (*key, self.rate(*key))).collect()
    }
}

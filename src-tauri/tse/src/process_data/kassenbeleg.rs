//! `Kassenbeleg-V1`: type, five sums by rate, and what was paid: `Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar`.

use std::collections::BTreeMap;

use proof::{BonType, VatKey};

use super::amount;
use super::error::ProcessDataError;

/// The place of a sum, by the VAT key of DSFinV-K.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Key 1: general rate.
    General,
    /// Key 2: reduced rate.
    Reduced,
    /// Key 3: § 24 (1) no. 3 UStG, farmers.
    AverageNo3,
    /// Key 4: § 24 (1) no. 1 UStG, farmers.
    AverageNo1,
    /// Keys 5 to 7: no tax, whatever the reason.
    Untaxed,
}

impl From<VatKey> for Slot {
    fn from(key: VatKey) -> Self {
        match key {
            VatKey::General => Self::General,
            VatKey::Reduced => Self::Reduced,
            VatKey::NotTaxable | VatKey::Exempt => Self::Untaxed,
        }
    }
}

/// What was paid in one way; in cents of its currency, out of the drawer negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// `Bar` or `Unbar`.
    pub is_cash: bool,
    /// How much.
    pub cents: i64,
    /// ISO 4217; `None` for euro.
    pub currency: Option<String>,
}

/// Payments by what annex I adds up: cash before the rest, euro before other currencies.
type Sums = BTreeMap<(bool, Option<String>), i64>;

/// A receipt as a TSE signs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kassenbeleg {
    bon_type: BonType,
    slots: [i64; 5],
    /// The key's first part is false for cash, so that cash comes first.
    paid: Sums,
}

impl Kassenbeleg {
    /// A receipt with nothing on it. [`BonType::AVBelegabbruch`] stays so: it has neither sums nor payments.
    pub const fn new(bon_type: BonType) -> Self {
        Self { bon_type, slots: [0; 5], paid: BTreeMap::new() }
    }

    /// Adds a gross amount at its place.
    ///
    /// # Errors
    /// [`ProcessDataError::TooLarge`] where the sum does not fit.
    pub fn gross(mut self, slot: Slot, cents: i64) -> Result<Self, ProcessDataError> {
        if let Some(sum) = self.slots.get_mut(slot as usize) {
            *sum = sum.checked_add(cents).ok_or(ProcessDataError::TooLarge)?;
        }
        Ok(self)
    }

    /// Adds a payment to its kind.
    ///
    /// # Errors
    /// [`ProcessDataError`] where the sum does not fit, or a currency is none of ISO 4217 besides euro.
    pub fn paid(mut self, paid: &Paid) -> Result<Self, ProcessDataError> {
        if let Some(currency) = paid.currency.as_deref()
            && !is_foreign(currency)
        {
            return Err(ProcessDataError::Payment(currency.to_owned()));
        }
        let sum = self.paid.entry((!paid.is_cash, paid.currency.clone())).or_default();
        *sum = sum.checked_add(paid.cents).ok_or(ProcessDataError::TooLarge)?;
        Ok(self)
    }

    /// The type of the receipt.
    pub const fn bon_type(&self) -> BonType {
        self.bon_type
    }

    /// The five gross sums in cents, in the order of [`Slot`].
    pub const fn slots(&self) -> [i64; 5] {
        self.slots
    }

    /// What was paid, added up; nothing that comes to zero.
    pub fn payments(&self) -> Vec<Paid> {
        let some = self.paid.iter().filter(|(_, cents)| **cents != 0);
        let paid = some.map(|((unpaid_cash, currency), cents)| Paid {
            is_cash: !unpaid_cash,
            cents: *cents,
            currency: currency.clone(),
        });
        paid.collect()
    }

    /// The text that is signed.
    ///
    /// # Errors
    /// [`ProcessDataError`] where sums and payments differ, or the type may not be signed.
    pub fn write(&self) -> Result<String, ProcessDataError> {
        if self.bon_type == BonType::AVBelegstorno {
            return Err(ProcessDataError::BonType(self.bon_type.as_str().to_owned()));
        }
        self.sums_agree()?;
        let slots = self.slots.map(amount::written).join("_");
        let paid: Vec<String> = self.payments().iter().map(payment).collect();
        Ok(format!("{}^{slots}^{}", self.bon_type.as_str(), paid.join("_")))
    }

    /// Reads a text that is written exactly so.
    ///
    /// # Errors
    /// [`ProcessDataError`], the first thing that is not.
    pub fn read(text: &str) -> Result<Self, ProcessDataError> {
        let parts: Vec<&str> = text.split('^').collect();
        let [kind, slots, paid] = parts[..] else { return Err(ProcessDataError::Parts(parts.len())) };
        let bon_type = BonType::from_spelling(kind).filter(|kind| *kind != BonType::AVBelegstorno);
        let mut read = Self::new(bon_type.ok_or_else(|| ProcessDataError::BonType(kind.to_owned()))?);
        let sums: Result<Vec<i64>, _> = slots.split('_').map(amount::read).collect();
        let sums = sums?;
        read.slots = sums.try_into().map_err(|sums: Vec<i64>| ProcessDataError::Slots(sums.len()))?;
        for one in paid.split('_').filter(|_| !paid.is_empty()) {
            read = read.paid(&read_payment(one)?)?;
        }
        let written = read.write()?;
        if written == text { Ok(read) } else { Err(ProcessDataError::NotAsWritten(written)) }
    }

    /// Only a [`BonType::Beleg`] is settled; of other currencies nobody knows here what they are worth.
    fn sums_agree(&self) -> Result<(), ProcessDataError> {
        if self.bon_type != BonType::Beleg || self.paid.keys().any(|(_, currency)| currency.is_some()) {
            return Ok(());
        }
        let slots = sum(self.slots)?;
        let paid = sum(self.paid.values().copied())?;
        if slots == paid {
            return Ok(());
        }
        let (slots, paid) = (amount::written(slots), amount::written(paid));
        Err(ProcessDataError::SumsDiffer { slots, paid })
    }
}

fn sum(amounts: impl IntoIterator<Item = i64>) -> Result<i64, ProcessDataError> {
    amounts.into_iter().try_fold(0_i64, i64::checked_add).ok_or(ProcessDataError::TooLarge)
}

fn payment(paid: &Paid) -> String {
    let class = if paid.is_cash { "Bar" } else { "Unbar" };
    let currency = paid.currency.as_ref().map(|currency| format!(":{currency}"));
    format!("{}:{class}{}", amount::written(paid.cents), currency.unwrap_or_default())
}

fn read_payment(text: &str) -> Result<Paid, ProcessDataError> {
    let wrong = || ProcessDataError::Payment(text.to_owned());
    let parts: Vec<&str> = text.split(':').collect();
    let (cents, class, currency) = match parts[..] {
        [cents, class] => (cents, class, None),
        [cents, class, currency] => (cents, class, Some(currency.to_owned())),
        _ => return Err(wrong()),
    };
    let is_cash = match class {
        "Bar" => true,
        "Unbar" => false,
        _ => return Err(wrong()),
    };
    Ok(Paid { is_cash, cents: amount::read(cents)?, currency })
}

/// Three capital letters that are not the euro's, which is never named.
fn is_foreign(currency: &str) -> bool {
    currency.len() == 3 && currency.bytes().all(|letter| letter.is_ascii_uppercase()) && currency != "EUR"
}

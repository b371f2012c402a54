//! Customers: found, kept, told apart and brought together. What belongs to one of them (formulas, tests,
//! consents, photos, visits) stands in [`dossier`](crate::dossier).

use serde::{Deserialize, Serialize};

use crate::{CustomerId, Day, MergeId, Moment, PersonId};

/// Finds customers by parts of name, phone number or mail in any order; umlauts are folded, small typing
/// errors forgiven, `%` stands for any letters and `_` for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindCustomers {
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub id: CustomerId,
    pub name: String,
    pub phone: Option<String>,
    pub last_visit: Option<Moment>,
}

/// Adds a customer (`id` absent) or changes name and first phone number of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveCustomer {
    pub id: Option<CustomerId>,
    pub name: String,
    pub phone: Option<String>,
}

/// The list of the page: found by text, or in the order of the alphabet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListCustomers {
    pub text: String,
    pub group: Option<String>,
    /// Those who were put aside, instead of those who come.
    pub inactive: bool,
    pub limit: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerPage {
    pub rows: Vec<Customer>,
    pub more: bool,
    /// All groups that customers are in.
    pub groups: Vec<String>,
}

/// What is kept of a customer, all of it but the name optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Master {
    pub salutation: Salutation,
    /// As the reception writes it: `Petra Lindner` or `Lindner, Petra`.
    pub name: String,
    pub phones: Vec<Phone>,
    pub mails: Vec<String>,
    pub birthday: Option<Day>,
    pub groups: Vec<String>,
    pub address: Address,
    /// To whom an invoice is addressed, line by line, if not to the customer.
    pub invoice_address: String,
    /// Who answers for a child.
    pub guardian: String,
    pub regular_stylist: Option<PersonId>,
    /// What the hair must not meet.
    pub allergies: String,
    pub note: String,
    /// The note is shown as soon as the customer is.
    pub pop_up: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Salutation {
    #[default]
    None,
    Ms,
    Mr,
}

impl Salutation {
    /// `Frau`, `Herr` or nothing.
    pub const fn german(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Ms => "Frau",
            Self::Mr => "Herr",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// `mobil`, `privat`, `Mutter`.
    pub label: String,
    pub number: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub street: String,
    pub postcode: String,
    pub city: String,
}

impl Address {
    /// `Musterstraße 5, 28195 Bremen`; empty if nothing is known.
    pub fn german(&self) -> String {
        let place = format!("{} {}", self.postcode, self.city);
        let parts = [self.street.trim(), place.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// Adds a customer (`id` absent) or changes all that is kept of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveMaster {
    pub id: Option<CustomerId>,
    pub master: Master,
}

/// Puts a customer aside, or takes one back; nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetActive {
    pub customer: CustomerId,
    pub active: bool,
}

/// Who it may be that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LikelyDuplicates {
    pub name: String,
    pub phones: Vec<String>,
    pub birthday: Option<Day>,
    /// The customer that is being changed.
    pub except: Option<CustomerId>,
}

/// A customer who may be the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    pub customer: Customer,
    /// `gleiche Telefonnummer`, `klingt gleich`.
    pub why: Vec<String>,
    /// From 0 to 100.
    pub score: u32,
}

/// Makes one customer of two. Histories are kept apart underneath, so that it can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeCustomers {
    pub keep: CustomerId,
    pub absorb: CustomerId,
}

/// Makes two customers of one again, within 90 days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoMerge {
    pub merge: MergeId,
}

/// That two were one person, and who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    pub id: MergeId,
    pub kept: CustomerId,
    pub absorbed: CustomerId,
    /// Name of the absorbed one.
    pub name: String,
    pub at: Moment,
    pub by: String,
    /// Last day on which it can be undone.
    pub undo_until: Day,
}

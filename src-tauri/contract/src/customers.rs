//! Customers: found, kept, told apart and brought together. What belongs to one of them (formulas, tests,
//! consents, photos, visits) stands in [`dossier`](crate::dossier).

use serde::{Deserialize, Serialize};

use crate::{CustomerId, Day, MergeId, Moment, PersonId};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! customers_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            FindCustomers: Stylist may read [] => Vec<Customer>, "Kunden suchen";
            SaveCustomer: Stylist may write [Customers] => Customer, "Kunden ändern";
            ListCustomers: Stylist may read [] => CustomerPage, "Kundenliste ansehen";
            SaveMaster: Stylist may write [Customers] => Customer, "Kundenkartei ändern";
            SetActive: Reception may write [Customers] => (), "Kunden ablegen";
            LikelyDuplicates: Stylist may read [] => Vec<Duplicate>, "Doppelte Kunden suchen";
            MergeCustomers: Reception may write [Customers] => Merge, "Kunden zusammenführen";
            UndoMerge: Reception may write [Customers] => (), "Zusammenführung lösen";
        ] $($further)* }
    };
}

/// Finds customers by parts of name, phone number or mail in any order; umlauts are folded, small typing
/// errors forgiven, `%` stands for any letters and `_` for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindCustomers {
    /// As typed; empty finds nobody.
    pub text: String,
}

/// A customer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Names the file.
    pub id: CustomerId,
    /// As the reception writes it.
    pub name: String,
    /// The first number; absent without one.
    pub phone: Option<String>,
    /// The last sale in the book; absent before the first.
    pub last_visit: Option<Moment>,
}

/// Adds a customer (`id` absent) or changes name and first phone number of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveCustomer {
    /// Absent for a new customer.
    pub id: Option<CustomerId>,
    /// At most 200 letters.
    pub name: String,
    /// At most 40 letters; absent takes the first number away.
    pub phone: Option<String>,
    /// As the page found the customer; absent for a new one. What somebody else changed meanwhile is refused
    /// (`customers.changed_meanwhile`).
    pub before: Option<Customer>,
}

/// The list of the page: found by text, or in the order of the alphabet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListCustomers {
    /// As in [`FindCustomers`]; empty: everybody in the order of the alphabet.
    pub text: String,
    /// Only who is in this group; absent: whatever group.
    pub group: Option<String>,
    /// Those who were put aside, instead of those who come.
    pub inactive: bool,
    /// At most so many rows, 1 to 500.
    pub limit: u32,
}

/// What [`ListCustomers`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerPage {
    /// The best match first, or by name.
    pub rows: Vec<Customer>,
    /// There are others.
    pub more: bool,
    /// All groups that customers are in.
    pub groups: Vec<String>,
}

/// What is kept of a customer, all of it but the name optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Master {
    /// For letters and messages.
    pub salutation: Salutation,
    /// As the reception writes it: `Petra Lindner` or `Lindner, Petra`.
    pub name: String,
    /// At most ten, the one to call first.
    pub phones: Vec<Phone>,
    /// At most ten, the one to write to first.
    pub mails: Vec<String>,
    /// With the year; absent where it is not known.
    pub birthday: Option<Day>,
    /// Words by which the list can be narrowed; at most ten.
    pub groups: Vec<String>,
    /// For letters.
    pub address: Address,
    /// To whom an invoice is addressed, line by line, if not to the customer.
    pub invoice_address: String,
    /// Who answers for a child.
    pub guardian: String,
    /// Who is proposed for an appointment; absent without one.
    pub regular_stylist: Option<PersonId>,
    /// What the hair must not meet.
    pub allergies: String,
    /// At most 4,000 letters.
    pub note: String,
    /// The note is shown as soon as the customer is.
    pub pop_up: bool,
}

/// How a customer is addressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Salutation {
    /// By name alone.
    #[default]
    None,
    /// Frau.
    Ms,
    /// Herr.
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

/// A telephone number with whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// `mobil`, `privat`, `Mutter`.
    pub label: String,
    /// As typed; compared by its digits alone.
    pub number: String,
}

/// Where a customer lives; each part empty where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// With the number of the house.
    pub street: String,
    /// As typed; foreign ones too.
    pub postcode: String,
    /// Without the country.
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

/// Adds a customer (`id` absent) or changes what is kept of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveMaster {
    /// Absent for a new customer.
    pub id: Option<CustomerId>,
    /// As it was when the page read it; empty for a new customer. Only what differs from it is changed, and what
    /// somebody else changed meanwhile is refused (`customers.changed_meanwhile`).
    pub before: Box<Master>,
    /// All of it, as it is to be.
    pub master: Master,
}

/// Puts a customer aside, or takes one back; nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetActive {
    /// Whom.
    pub customer: CustomerId,
    /// `false` puts the file aside.
    pub active: bool,
}

/// Who it may be that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LikelyDuplicates {
    /// As far as it is typed.
    pub name: String,
    /// As far as they are typed.
    pub phones: Vec<String>,
    /// Absent while it is not known.
    pub birthday: Option<Day>,
    /// The customer that is being changed; absent for a new one.
    pub except: Option<CustomerId>,
}

/// A customer who may be the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// Who it may be.
    pub customer: Customer,
    /// `gleiche Telefonnummer`, `klingt gleich`.
    pub why: Vec<String>,
    /// From 40 (worth a look) to 100 (the same).
    pub score: u32,
}

/// Makes one customer of two. Histories are kept apart underneath, so that it can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeCustomers {
    /// Whose file stays; its data hold.
    pub keep: CustomerId,
    /// Whose file points to it from now on.
    pub absorb: CustomerId,
}

/// Makes two customers of one again, within 90 days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoMerge {
    /// Which, by [`Merge::id`].
    pub merge: MergeId,
}

/// That two were one person, and who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// For [`UndoMerge`].
    pub id: MergeId,
    /// Whose file it is now.
    pub kept: CustomerId,
    /// Whose file points to it.
    pub absorbed: CustomerId,
    /// Name of the absorbed one.
    pub name: String,
    /// When.
    pub at: Moment,
    /// Who said so, by name.
    pub by: String,
    /// Last day on which it can be undone.
    pub undo_until: Day,
}

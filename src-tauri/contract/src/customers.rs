//! Customers, as far as the till needs them: a name on the receipt.

use serde::{Deserialize, Serialize};

use crate::{CustomerId, Moment};

/// Finds customers by parts of name or phone number; umlauts are folded.
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

/// Adds a customer (`id` absent) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveCustomer {
    pub id: Option<CustomerId>,
    pub name: String,
    pub phone: Option<String>,
}

//! What the book keeps of a cash movement beside its amount.

use contract::Rate;
use contract::cash::Movement;
use proof::Money;
use serde::{Deserialize, Serialize};

/// Form of [`MovementDetails`] in an entry.
pub const FORM: &str = "cash_movement/1";

/// What only a movement knows. The input tax is a note for the adviser, outside all VAT sums (rule R9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementDetails {
    pub movement: Movement,
    pub purpose: String,
    pub document: Option<String>,
    pub input_tax: Option<InputTax>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputTax {
    pub rate: Rate,
    pub tax: Money,
}

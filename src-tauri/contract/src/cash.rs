//! Cash that moves without a sale.

use serde::{Deserialize, Serialize};

use crate::{Money, PersonId};

/// What should be in the drawer now, and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawer;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawerView {
    /// Hidden (`None`) from the person who counts, until the count is stored.
    pub cash: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// The owner puts private money in (Privateinlage).
    OwnerDeposit,
    /// The owner takes money out (Privatentnahme).
    OwnerWithdrawal,
    /// Drawer to bank (Geldtransit).
    ToBank,
    /// Drawer to safe (Geldtransit).
    ToSafe,
    /// Bank to drawer (Geldtransit).
    FromBank,
    /// Safe to drawer: change money (Geldtransit).
    FromSafe,
    /// Other cash in (Einzahlung).
    PayIn,
    /// Cash purchase and other cash out (Auszahlung); key 5.
    PayOut,
    /// Advance on wages (Lohnzahlung).
    WageAdvance,
}

/// Moves cash into or out of the drawer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveCash {
    pub movement: Movement,
    /// Positive.
    pub amount: Money,
    /// What for; needed for everything but transit.
    pub purpose: String,
    /// The employee of a wage advance.
    pub recipient: Option<PersonId>,
    /// Number of the outside document, if there is one.
    pub document: Option<String>,
    /// Rate of input tax in hundredths of a per cent, a note for the adviser outside all VAT sums.
    pub input_tax_note: Option<u32>,
}

/// Opens the drawer without a sale; recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDrawer {
    pub reason: String,
}

/// Staff tips that wait in the drawer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TipBalances;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipBalance {
    pub person: PersonId,
    pub name: String,
    pub open: Money,
}

/// Pays staff tips out of the drawer; what the drawer lacks stays open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayOutTips {
    pub person: PersonId,
    pub amount: Money,
}

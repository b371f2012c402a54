//! Everything that the book tells of and does not sign, in one list: what stands first is needed by what follows.

use book::told::Told;

use crate::catalogue::{ToldArticles, ToldGroups, ToldPrices};
use crate::printing::ToldPrinters;
use crate::salon_data::ToldSettings;
use crate::staff::ToldPeople;

/// The tables, each with the noun that owns it.
pub const TOLD: [&dyn Told; 6] =
    [&ToldSettings, &ToldPeople, &ToldGroups, &ToldArticles, &ToldPrices, &ToldPrinters];

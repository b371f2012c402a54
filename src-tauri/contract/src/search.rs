//! One box for everything: receipts, articles, customers, appointments.

use serde::{Deserialize, Serialize};

use crate::{AppointmentId, ArticleId, CustomerId, Day, Seq};

/// Parts of words in any order; umlauts folded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    pub title: String,
    pub detail: String,
    pub target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Entry(Seq),
    Article(ArticleId),
    Customer(CustomerId),
    Appointment {
        id: AppointmentId,
        /// The day to show it on; absent if no time was ever chosen: then it hangs in the air.
        day: Option<Day>,
    },
}

//! What the salon asks back.

use serde::{Deserialize, Serialize};

/// What the salon asks back before it goes on; the call is sent again with the question in `confirmed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// More than 200 € too much was given.
    MuchTooMuchGiven,
    /// The same customer or sum within two minutes (IKS-15).
    SuspectedDoubleReceipt,
    /// The clock is more than 14 days after the last entry (IKS-03).
    ClockJump,
    /// The card payment was taken back at the terminal.
    VoidedAtTerminal,
    /// What is open may stay open at the close (IKS-13).
    UnfinishedBusiness,
    /// A sale passes the limit of § 19 UStG and is taxed itself.
    SmallBusinessLimit,
    /// An appointment outside shift or opening hours, or in a break.
    OutsideHours,
    /// A service is planned that no patch test carries as things stand.
    WithoutPatchTest,
    /// Health data are entered of someone who has not agreed to it; yes says that the consent was given today.
    HealthConsent,
    /// Two customers become one who are booked at the same time.
    SameTimeTwice,
    /// A chair, basin or hood is put away that appointments are planned for.
    PutAwayResource,
    /// A person leaves the staff: future appointments go into the air.
    ParkAppointments,
}

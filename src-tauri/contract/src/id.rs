//! Names of things that the salon keeps: numbers that the store gives out, from 1, never used twice. JSON
//! form is the bare number.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(
            /// The row's number in the store.
            pub i64,
        );
    )+};
}

id!(
    /// A person of the staff.
    PersonId,
    /// A service or product of the price list.
    ArticleId,
    /// A group of the price list.
    GroupId,
    /// A customer.
    CustomerId,
    /// A printer that is set up.
    PrinterId,
    /// A print job.
    JobId,
    /// An appointment.
    AppointmentId,
    /// A change of an appointment, as its history keeps it.
    ChangeId,
    /// Someone on the waiting list.
    WaitingId,
    /// A chair, wash basin or hood.
    ResourceId,
    /// A time during which someone is away.
    AbsenceId,
    /// A time during which the salon is closed.
    ClosureId,
    /// Two customers who became one.
    MergeId,
    /// A formula of a customer.
    FormulaId,
    /// A material of the cabin.
    MaterialId,
    /// A product line with its patch test.
    LineId,
    /// A patch test of a customer.
    PatchTestId,
    /// A consent of a customer.
    ConsentId,
    /// A picture of a customer.
    PhotoId,
    /// A message in the outbox.
    MessageId,
);

/// One deed of a person, named by the form it is done in; who sends it twice under one name has done it once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeedId(
    /// As the window made it; it is kept in memory alone, beside the window, the person and what was asked.
    pub String,
);

/// A basket: random text that nobody guesses, made by the desk; the key of idempotency of its booking.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BasketId(
    /// As the desk made it; [`proof::Head::basket`] keeps it.
    pub String,
);

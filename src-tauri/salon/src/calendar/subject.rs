//! Who or what can be taken, and a stretch that is.

use contract::{AppointmentId, CustomerId, PersonId, ResourceId};

/// Who or what can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Person(PersonId),
    Customer(CustomerId),
    /// Someone without a customer's file, known by the appointment.
    Guest(AppointmentId),
    Resource(ResourceId),
}

/// A stretch that is taken, in minutes since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenStretch {
    pub from: i64,
    pub until: i64,
    pub appointment: AppointmentId,
}

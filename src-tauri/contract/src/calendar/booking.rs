//! Making and changing appointments.

use serde::{Deserialize, Serialize};

use super::{Appointment, AppointmentState, FeeDecision, Guest, Slot};
use crate::{AppointmentId, ArticleId, BasketId, ChangeId, Moment, Money, PersonId};

/// A service that is wanted. Its phases come from the price list, changed for the person and the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartWish {
    pub article: ArticleId,
    /// Who does it; absent: anyone who is free, the same person for all such parts.
    pub person: Option<PersonId>,
    /// The price agreed, if not the list's.
    pub price: Option<Money>,
    /// Lengths in minutes by phase, where they depart from the plan; absent: as planned.
    pub minutes: Option<Vec<u32>>,
    /// Phases that someone else does: number of the phase, who.
    pub helpers: Vec<(u32, PersonId)>,
}

impl PartWish {
    /// A service as the price list plans it.
    pub const fn of(article: ArticleId, person: Option<PersonId>) -> Self {
        Self { article, person, price: None, minutes: None, helpers: Vec::new() }
    }
}

/// Books an appointment. Without a time, a service or a name it is kept as half-made, parked with its age.
///
/// Asks back ([`crate::Question::OutsideHours`]) for a time outside shift or opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    pub guest: Guest,
    pub at: Option<Slot>,
    pub parts: Vec<PartWish>,
    pub note: Option<String>,
}

/// One appointment in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowAppointment {
    pub appointment: AppointmentId,
}

/// Changes who comes, for what, when, and the note, all at once; completes a half-made one. What is not wished for
/// stays. New services that do not fit where it stands are refused with the nearest time that would do.
///
/// Of an appointment that lies in a basket or is over only guest and note change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeAppointment {
    pub appointment: AppointmentId,
    pub version: u32,
    pub guest: Guest,
    /// Another time; a parked one comes down. Absent: it stays where it is.
    pub at: Option<Slot>,
    /// Absent: the parts stay as they are, with all that was agreed.
    pub parts: Option<Vec<PartWish>>,
    pub note: Option<String>,
}

/// Moves an appointment as a whole; a parked one comes down from the air.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub appointment: AppointmentId,
    pub version: u32,
    /// Where its first block begins.
    pub at: Slot,
    pub person: Option<Handover>,
}

/// Blocks go from one person's column to another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Absent: everyone's.
    pub from: Option<PersonId>,
    pub to: PersonId,
}

/// Makes a block longer or shorter; what comes after it moves along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resize {
    pub appointment: AppointmentId,
    pub version: u32,
    pub part: u32,
    pub phase: u32,
    pub minutes: u32,
}

/// The same parts for the same guest at another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyAppointment {
    pub appointment: AppointmentId,
    pub at: Slot,
    pub person: Option<Handover>,
}

/// Takes an appointment into the air: its time becomes free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Park {
    pub appointment: AppointmentId,
    pub version: u32,
}

/// Sets how far an appointment has come; see [`AppointmentState::next`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetState {
    pub appointment: AppointmentId,
    pub version: u32,
    pub state: AppointmentState,
}

/// The customer calls off; the reason is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelAppointment {
    pub appointment: AppointmentId,
    pub version: u32,
    pub reason: String,
}

/// The customer did not come. The time becomes free, half the price is proposed as a fee, nothing is posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkNoShow {
    pub appointment: AppointmentId,
    pub version: u32,
}

/// Decides about the fee of a missed appointment; logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideFee {
    pub appointment: AppointmentId,
    pub version: u32,
    pub decision: FeeDecision,
}

/// Takes the newest change of an appointment back, if nothing stands in its way by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoChange {
    pub change: ChangeId,
}

/// "Same again in 6 weeks": so many times, on the same weekday and hour. What does not fit is parked and told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSeries {
    pub appointment: AppointmentId,
    pub every_weeks: u32,
    pub times: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    pub booked: Vec<Appointment>,
    /// What hangs in the air, with the reason in German.
    pub parked: Vec<(Appointment, String)>,
}

/// Everything that happened to an appointment, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentHistory {
    pub appointment: AppointmentId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    pub change: ChangeId,
    pub at: Moment,
    pub by: String,
    /// `verschoben: Fr 27.11.2026 09:45, Jana → 10:15, Mehmet`.
    pub what: String,
    /// It is the newest and can be taken back.
    pub undoable: bool,
}

/// Puts finished (or running) appointments into a basket, one line per part with its person and price.
/// Several customers may be on one receipt.
///
/// Each line knows its appointment: one with a line on the receipt is paid; one whose lines were all taken out is to
/// be paid again, stands among the unpaid ones at the close, and may be checked out anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOut {
    pub appointments: Vec<AppointmentId>,
    /// Adds to this basket; absent: a new one.
    pub basket: Option<BasketId>,
}

/// Finished appointments that nobody has paid, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpaidAppointments;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpaidAppointment {
    pub appointment: AppointmentId,
    /// `Frau Lindner: Ansatzfarbe, Pflege`.
    pub title: String,
    pub at: Slot,
    pub total: Money,
    /// It lies in this basket already.
    pub basket: Option<BasketId>,
}

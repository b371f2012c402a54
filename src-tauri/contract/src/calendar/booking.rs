//! Making and changing appointments.

use serde::{Deserialize, Serialize};

use super::{Appointment, AppointmentState, FeeDecision, Guest, Slot};
use crate::{AppointmentId, ArticleId, BasketId, ChangeId, Moment, Money, PersonId};

/// A service that is wanted. Its phases come from the price list, changed for the person and the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartWish {
    /// A service of the price list.
    pub article: ArticleId,
    /// Who does it; absent: anyone who is free, the same person for all such parts.
    pub person: Option<PersonId>,
    /// The price agreed, VAT included; absent: the list's of that day.
    pub price: Option<Money>,
    /// Why it is not the list's (IKS-06); without it such a price is refused (`calendar.price_reason_missing`), unless the
    /// appointment had it already.
    #[serde(default)]
    pub reason: Option<String>,
    /// Lengths in minutes by phase, where they depart from the plan; absent: as planned.
    pub minutes: Option<Vec<u32>>,
    /// Phases that someone else does: number of the phase from 0, who. Only where the plan allows help.
    pub helpers: Vec<(u32, PersonId)>,
}

impl PartWish {
    /// A service as the price list plans it.
    pub const fn of(article: ArticleId, person: Option<PersonId>) -> Self {
        Self { article, person, price: None, reason: None, minutes: None, helpers: Vec::new() }
    }
}

/// Books an appointment. Without a time, a service or a name it is kept as half-made, parked with its age.
///
/// Asks back ([`crate::Question::OutsideHours`]) for a time outside shift or opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Who comes.
    pub guest: Guest,
    /// When its first block begins; absent: half-made.
    pub at: Option<Slot>,
    /// In the order of work, at most twenty and twelve hours; empty: half-made.
    pub parts: Vec<PartWish>,
    /// At most 1,000 letters.
    pub note: Option<String>,
}

/// One appointment in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowAppointment {
    /// Which one.
    pub appointment: AppointmentId,
}

/// Changes who comes, for what, when, and the note, all at once; completes a half-made one. What is not
/// wished for stays. New services that do not fit where it stands are refused with the nearest time that
/// would do.
///
/// Of an appointment that lies in a basket or is over only guest and note change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeAppointment {
    /// Which one.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
    /// Who comes, in place of who was to come.
    pub guest: Guest,
    /// Another time; a parked one comes down. Absent: it stays where it is.
    pub at: Option<Slot>,
    /// Absent: the parts stay as they are, with all that was agreed.
    pub parts: Option<Vec<PartWish>>,
    /// In place of the one before; absent takes it away.
    pub note: Option<String>,
}

/// Moves an appointment as a whole; a parked one comes down from the air.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Which one.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
    /// Where its first block begins.
    pub at: Slot,
    /// Absent: everyone keeps their blocks.
    pub person: Option<Handover>,
}

/// Blocks go from one person's column to another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Whose blocks; absent: everyone's.
    pub from: Option<PersonId>,
    /// Who does them now.
    pub to: PersonId,
}

/// Makes a block longer or shorter; what comes after it moves along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resize {
    /// Which one.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
    /// Of which part, from 0.
    pub part: u32,
    /// Which of its phases, from 0.
    pub phase: u32,
    /// Its new length, 0 to 720.
    pub minutes: u32,
}

/// The same parts for the same guest at another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyAppointment {
    /// Of which one; it stays as it is.
    pub appointment: AppointmentId,
    /// Where the first block of the copy begins.
    pub at: Slot,
    /// Absent: the same people.
    pub person: Option<Handover>,
}

/// Takes an appointment into the air: its time becomes free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Park {
    /// Which one.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
}

/// Sets how far an appointment has come; see [`AppointmentState::next`]. *In Arbeit* is refused
/// (`customers.patch_test_stops`) while a service is not carried by a patch test; *fertig* never is, and is recorded
/// then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetState {
    /// Which one.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
    /// One of those that may come next.
    pub state: AppointmentState,
}

/// Lets all services of an appointment pass today although no test carries them, for guests without a file too. Is
/// recorded with person and reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseAppointment {
    /// Which one.
    pub appointment: AppointmentId,
    /// In the owner's words, at most 500 letters; the book says only that it happened.
    pub reason: String,
}

/// The customer calls off; the reason is kept. Later than the salon has set ([`Settings::late_cancellation_hours`](crate::settings::Settings))
/// half the price is proposed as a fee, and nothing is posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelAppointment {
    /// Which one.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
    /// In the person's words; empty is refused.
    pub reason: String,
}

/// The customer did not come. The time becomes free, half the price is proposed as a fee, nothing is posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkNoShow {
    /// Which one.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
}

/// Decides about the fee of an appointment that was missed, or called off late; logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideFee {
    /// One that was missed or called off late.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
    /// In place of the one before.
    pub decision: FeeDecision,
}

/// Puts the fee that will be asked for into a basket, as the price list's article *Ausfallgebühr* at the sum that was decided.
/// With which tax is the salon's decision, made in the price list with its tax adviser: damages or consideration is an open
/// question (ECJ C-277/05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeFee {
    /// One whose fee was decided to be asked for.
    pub appointment: AppointmentId,
    /// The one that was seen; a stale one is refused (`calendar.changed_meanwhile`).
    pub version: u32,
    /// Adds to this basket; absent: a new one.
    pub basket: Option<BasketId>,
}

/// Takes the newest change of an appointment back, if nothing stands in its way by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoChange {
    /// The newest of its appointment (`calendar.nothing_to_undo`).
    pub change: ChangeId,
}

/// "Same again in 6 weeks": so many times, on the same weekday and hour. What does not fit is parked and
/// told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSeries {
    /// The first of the series.
    pub appointment: AppointmentId,
    /// 1 to 52.
    pub every_weeks: u32,
    /// How many more, 1 to 52.
    pub times: u32,
}

/// What [`BookSeries`] comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Those that found their time.
    pub booked: Vec<Appointment>,
    /// What hangs in the air, with the reason in German.
    pub parked: Vec<(Appointment, String)>,
}

/// Everything that happened to an appointment, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentHistory {
    /// Which one.
    pub appointment: AppointmentId,
}

/// One change of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// For [`UndoChange`].
    pub change: ChangeId,
    /// When.
    pub at: Moment,
    /// Who did it, by name.
    pub by: String,
    /// `verschoben: Fr 27.11.2026 09:45, Jana → 10:15, Mehmet`.
    pub what: String,
    /// It is the newest and can be taken back.
    pub undoable: bool,
}

/// Puts finished (or running) appointments into a basket, one line per part with its person and price.
/// Several customers may be on one receipt.
///
/// Each line knows its appointment: one with a line on the receipt is paid; one whose lines were all taken
/// out is to be paid again, stands among the unpaid ones at the close, and may be checked out anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOut {
    /// Of today or earlier; neither in the air nor paid, called off or missed (`calendar.nothing_to_charge`),
    /// and in no other basket.
    pub appointments: Vec<AppointmentId>,
    /// Adds to this basket; absent: a new one.
    pub basket: Option<BasketId>,
}

/// Finished appointments that nobody has paid, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpaidAppointments;

/// A finished appointment that nobody has paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpaidAppointment {
    /// Which one.
    pub appointment: AppointmentId,
    /// `Frau Lindner: Ansatzfarbe, Pflege`.
    pub title: String,
    /// When it was.
    pub at: Slot,
    /// Sum of the agreed prices.
    pub total: Money,
    /// It lies in this basket already; absent: in none.
    pub basket: Option<BasketId>,
}

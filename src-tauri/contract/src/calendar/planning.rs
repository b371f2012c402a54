//! What the calendar rests on: opening hours, shifts, absences, resources, and the phases of services.

use serde::{Deserialize, Serialize};

use super::{PhaseKind, Resource, ResourceKind, Span};
use crate::{AbsenceId, ArticleId, ClosureId, CustomerId, Day, PersonId, ResourceId};

/// All that is planned: for the pages that edit it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowPlanning;

/// What [`ShowPlanning`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planning {
    /// The plans of opening hours that hold now or later, the latest first.
    pub hours: Vec<OpeningHours>,
    /// Closures that are not over, the next first.
    pub closures: Vec<Closure>,
    /// The shift plans of active people that hold now or later or held within the last year; of each person
    /// the latest first.
    pub shifts: Vec<ShiftPlan>,
    /// Absences that are not over, the next first.
    pub absences: Vec<Absence>,
    /// Chairs, basins and hoods, the inactive ones too.
    pub resources: Vec<Resource>,
    /// Services whose phases were set; others have one active phase and their processing time.
    pub phases: Vec<ServicePhases>,
    /// All that were set.
    pub adjustments: Vec<PhaseAdjustment>,
}

/// Opening hours from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningHours {
    /// First day on which they hold, until later ones do.
    pub from: Day,
    /// Weekday (Monday is 0) and stretch; a day without a stretch is closed.
    pub hours: Vec<(u32, Span)>,
}

/// Sets the opening hours from a day on (today or later).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveOpeningHours {
    /// In place of those that begin on the same day.
    pub hours: OpeningHours,
}

/// Takes opening hours back that have not begun; until then those before them hold on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveOpeningHours {
    /// The day on which they would begin.
    pub from: Day,
}

/// Holidays, public ones too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// Names it in requests.
    pub id: ClosureId,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub until: Day,
    /// `Betriebsferien`, `Karfreitag`.
    pub name: String,
}

/// Enters a closure. Appointments that it meets stay and are told by [`StandingWithin`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddClosure {
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub until: Day,
    /// What the calendar says as the reason.
    pub name: String,
}

/// Takes a closure away that is not over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveClosure {
    /// Which.
    pub closure: ClosureId,
}

/// A person's shifts from a day on, repeating every one to four weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftPlan {
    /// Whose.
    pub person: PersonId,
    /// The first week of the cycle is the one of this day.
    pub from: Day,
    /// 1 to 4.
    pub cycle_weeks: u32,
    /// Of all weeks of the cycle; a day without one is off.
    pub shifts: Vec<Shift>,
}

/// One working time of a cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Week of the cycle, from 0.
    pub week: u32,
    /// 0 (Monday) to 6 (Sunday).
    pub weekday: u32,
    /// From when until when, breaks included.
    pub span: Span,
    /// Within the span.
    pub breaks: Vec<Span>,
}

/// Sets a person's shifts from a day on (today or later). Without any plan a person works while the salon is
/// open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveShiftPlan {
    /// In place of one that begins on the same day.
    pub plan: ShiftPlan,
}

/// Takes a person's shifts back that have not begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveShiftPlan {
    /// Whose.
    pub person: PersonId,
    /// The day on which they would begin.
    pub from: Day,
}

/// Why someone is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceKind {
    /// Leave (Urlaub).
    Holiday,
    /// Nothing else of anyone's health is kept.
    Ill,
    /// Vocational school, courses.
    School,
    /// Anything else; the note may say what.
    Other,
}

impl AbsenceKind {
    /// As the calendar says it: `Urlaub`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Holiday => "Urlaub",
            Self::Ill => "krank",
            Self::School => "Berufsschule",
            Self::Other => "abwesend",
        }
    }
}

/// Someone is away (Abwesenheit).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Names it in requests.
    pub id: AbsenceId,
    /// Who.
    pub person: PersonId,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub until: Day,
    /// On each of these days only so long; absent: the whole day.
    pub within: Option<Span>,
    /// Why.
    pub kind: AbsenceKind,
    /// Absent without one.
    pub note: Option<String>,
}

/// Enters an absence. Appointments that it meets stay and are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddAbsence {
    /// Who.
    pub person: PersonId,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub until: Day,
    /// On each of these days only so long; absent: the whole day.
    pub within: Option<Span>,
    /// Why.
    pub kind: AbsenceKind,
    /// Absent without one.
    pub note: Option<String>,
}

/// What [`AddAbsence`] comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceAdded {
    /// Names it in requests.
    pub absence: AbsenceId,
    /// How many appointments lie in it and have to be moved.
    pub appointments: u32,
}

/// Takes an absence away that is not over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveAbsence {
    /// Which.
    pub absence: AbsenceId,
}

/// Appointments that stand in an absence or a closure and have to be moved: one person's, or everyone's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingWithin {
    /// Whose; absent: everyone's.
    pub person: Option<PersonId>,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub until: Day,
    /// On each of these days only so long; absent: the whole day.
    pub within: Option<Span>,
}

/// Adds a chair, basin or hood (`id` absent) or changes one. As soon as one of a kind is active, appointments
/// take one of that kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveResource {
    /// Absent for a new one.
    pub id: Option<ResourceId>,
    /// What it is.
    pub kind: ResourceKind,
    /// `Haube 2`.
    pub name: String,
    /// `false`: appointments to come take it no more.
    pub active: bool,
}

/// A phase of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// What it takes.
    pub kind: PhaseKind,
    /// 0 to 720; a service of 0 minutes is done along the way.
    pub minutes: u32,
    /// `auftragen`, `einwirken`; empty for a service of one phase.
    pub name: String,
    /// Basin or hood; absent for none. A chair is held anyway.
    pub resource: Option<ResourceKind>,
    /// Someone else than the part's person may do it.
    pub helper: bool,
}

/// The phases of a service in order (Ablauf).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServicePhases {
    /// Of which service.
    pub article: ArticleId,
    /// In the order of work.
    pub phases: Vec<Phase>,
}

/// Sets the phases of a service; none: as the price list says (duration, then processing time).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePhases {
    /// Of which service.
    pub article: ArticleId,
    /// In the order of work, in place of those before.
    pub phases: Vec<Phase>,
}

/// A phase takes longer or shorter by one person, for one customer, or for one customer by one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseAdjustment {
    /// Of which service.
    pub article: ArticleId,
    /// Number of the phase, from 0.
    pub phase: u32,
    /// By whom; absent: by anyone.
    pub person: Option<PersonId>,
    /// For whom; absent: for anyone.
    pub customer: Option<CustomerId>,
    /// In place of the planned length, 0 to 720.
    pub minutes: u32,
}

/// Sets an adjustment, or takes it away (`minutes` absent). The customer's holds before the person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustPhase {
    /// Of which service.
    pub article: ArticleId,
    /// Number of the phase, from 0.
    pub phase: u32,
    /// By whom; absent: by anyone.
    pub person: Option<PersonId>,
    /// For whom; absent: for anyone.
    pub customer: Option<CustomerId>,
    /// In place of the planned length, 0 to 720; absent takes the adjustment away.
    pub minutes: Option<u32>,
}

/// The phases of a service as they hold for a person and a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhasesFor {
    /// Of which service.
    pub article: ArticleId,
    /// By whom; absent: by anyone.
    pub person: Option<PersonId>,
    /// For whom; absent: for anyone.
    pub customer: Option<CustomerId>,
}

//! What the calendar rests on: opening hours, shifts, absences, resources, and the phases of services.

use serde::{Deserialize, Serialize};

use super::{PhaseKind, Resource, ResourceKind, Span};
use crate::{AbsenceId, ArticleId, ClosureId, CustomerId, Day, PersonId, ResourceId};

/// All that is planned: for the pages that edit it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowPlanning;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planning {
    /// The plans of opening hours that hold now or later, the latest first.
    pub hours: Vec<OpeningHours>,
    /// Closures that are not over, the next first.
    pub closures: Vec<Closure>,
    /// The shift plans of active people that hold now or later or held within the last year; of each person the
    /// latest first.
    pub shifts: Vec<ShiftPlan>,
    /// Absences that are not over, the next first.
    pub absences: Vec<Absence>,
    pub resources: Vec<Resource>,
    /// Services whose phases were set; others have one active phase and their processing time.
    pub phases: Vec<ServicePhases>,
    pub adjustments: Vec<PhaseAdjustment>,
}

/// Opening hours from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningHours {
    pub from: Day,
    /// Weekday (Monday is 0) and stretch; a day without a stretch is closed.
    pub hours: Vec<(u32, Span)>,
}

/// Sets the opening hours from a day on (today or later).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveOpeningHours {
    pub hours: OpeningHours,
}

/// Takes opening hours back that have not begun; until then those before them hold on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveOpeningHours {
    pub from: Day,
}

/// Holidays, public ones too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    pub id: ClosureId,
    pub from: Day,
    pub until: Day,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddClosure {
    pub from: Day,
    pub until: Day,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveClosure {
    pub closure: ClosureId,
}

/// A person's shifts from a day on, repeating every one to four weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftPlan {
    pub person: PersonId,
    /// The first week of the cycle is the one of this day.
    pub from: Day,
    pub cycle_weeks: u32,
    pub shifts: Vec<Shift>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Counts from 0.
    pub week: u32,
    /// Monday is 0.
    pub weekday: u32,
    pub span: Span,
    pub breaks: Vec<Span>,
}

/// Sets a person's shifts from a day on (today or later). Without any plan a person works while the salon is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveShiftPlan {
    pub plan: ShiftPlan,
}

/// Takes a person's shifts back that have not begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveShiftPlan {
    pub person: PersonId,
    pub from: Day,
}

/// Why someone is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceKind {
    Holiday,
    Ill,
    /// Vocational school, courses.
    School,
    Other,
}

impl AbsenceKind {
    pub const fn german(self) -> &'static str {
        match self {
            Self::Holiday => "Urlaub",
            Self::Ill => "krank",
            Self::School => "Berufsschule",
            Self::Other => "abwesend",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub id: AbsenceId,
    pub person: PersonId,
    pub from: Day,
    pub until: Day,
    /// On each of these days only so long; absent: the whole day.
    pub within: Option<Span>,
    pub kind: AbsenceKind,
    pub note: Option<String>,
}

/// Enters an absence. Appointments that it meets stay and are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddAbsence {
    pub person: PersonId,
    pub from: Day,
    pub until: Day,
    pub within: Option<Span>,
    pub kind: AbsenceKind,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceAdded {
    pub absence: AbsenceId,
    /// How many appointments lie in it and have to be moved.
    pub appointments: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveAbsence {
    pub absence: AbsenceId,
}

/// Appointments that stand in an absence or a closure and have to be moved: one person's, or everyone's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingWithin {
    pub person: Option<PersonId>,
    pub from: Day,
    pub until: Day,
    /// On each of these days only so long; absent: the whole day.
    pub within: Option<Span>,
}

/// Adds a chair, basin or hood (`id` absent) or changes one. As soon as one of a kind is active, appointments
/// take one of that kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveResource {
    pub id: Option<ResourceId>,
    pub kind: ResourceKind,
    pub name: String,
    pub active: bool,
}

/// A phase of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    pub kind: PhaseKind,
    /// 0 to 720; a service of 0 minutes is done along the way.
    pub minutes: u32,
    /// `auftragen`, `einwirken`; empty for a service of one phase.
    pub name: String,
    /// Basin or hood.
    pub resource: Option<ResourceKind>,
    /// Someone else than the part's person may do it.
    pub helper: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServicePhases {
    pub article: ArticleId,
    pub phases: Vec<Phase>,
}

/// Sets the phases of a service; none: as the price list says (duration, then processing time).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePhases {
    pub article: ArticleId,
    pub phases: Vec<Phase>,
}

/// A phase takes longer or shorter by one person, for one customer, or for one customer by one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseAdjustment {
    pub article: ArticleId,
    /// Number of the phase, from 0.
    pub phase: u32,
    pub person: Option<PersonId>,
    pub customer: Option<CustomerId>,
    pub minutes: u32,
}

/// Sets an adjustment, or takes it away (`minutes` absent). The customer's holds before the person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustPhase {
    pub article: ArticleId,
    pub phase: u32,
    pub person: Option<PersonId>,
    pub customer: Option<CustomerId>,
    pub minutes: Option<u32>,
}

/// The phases of a service as they hold for a person and a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhasesFor {
    pub article: ArticleId,
    pub person: Option<PersonId>,
    pub customer: Option<CustomerId>,
}

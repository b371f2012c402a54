//! An appointment as the store keeps it.

use contract::calendar::{AppointmentState, FeeDecision, Phase, PhaseKind, ResourceKind};
use contract::catalogue::GroupTone;
use contract::{AppointmentId, ArticleId, BasketId, CustomerId, Moment, Money, PersonId, ResourceId, Seq};
use serde::{Deserialize, Serialize};

/// Who comes, and what was noted: what an erasure takes away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredGuest {
    pub customer: Option<CustomerId>,
    pub name: String,
    pub phone: Option<String>,
    pub note: Option<String>,
}

/// An appointment without its guest: what the history keeps of how it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppointmentPlan {
    pub state: AppointmentState,
    /// Minutes since 1970 UTC; a parked one keeps its last time.
    pub start: Option<i64>,
    pub parked: Option<Moment>,
    pub half_made: bool,
    pub chair: Option<ResourceId>,
    pub fee: Option<StoredFee>,
    pub parts: Vec<StoredPart>,
}

/// An appointment with all that is stored of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredAppointment {
    pub id: AppointmentId,
    pub version: u32,
    pub guest: StoredGuest,
    pub plan: AppointmentPlan,
    pub series: Option<i64>,
    pub basket: Option<BasketId>,
    pub paid: Option<Seq>,
    pub booked_by: String,
    pub booked_at: Moment,
}

/// A service of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPart {
    pub article: ArticleId,
    pub name: String,
    pub price: Money,
    /// Why it is not the list's. The history does not hold it: it is free text, and goes with an erasure.
    #[serde(skip)]
    pub price_reason: Option<String>,
    pub tone: GroupTone,
    pub person: Option<PersonId>,
    pub phases: Vec<StoredPhase>,
}

/// A phase of a part with its length.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPhase {
    pub kind: PhaseKind,
    pub name: String,
    pub minutes: u32,
    /// Who does it, if not the part's person.
    pub helper: Option<PersonId>,
    pub resource_kind: Option<ResourceKind>,
    pub resource: Option<ResourceId>,
}

impl From<Phase> for StoredPhase {
    fn from(phase: Phase) -> Self {
        Self {
            kind: phase.kind,
            name: phase.name,
            minutes: phase.minutes,
            helper: None,
            resource_kind: phase.resource,
            resource: None,
        }
    }
}

/// What is to be asked for after a missed appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFee {
    pub proposed: Money,
    pub decision: Option<FeeDecision>,
    pub by: Option<String>,
    pub at: Option<Moment>,
}

/// A phase on the time line.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    pub part: usize,
    pub phase: usize,
    pub of: &'a StoredPart,
    pub is: &'a StoredPhase,
    /// Minutes since 1970 UTC.
    pub from: i64,
    pub until: i64,
}

impl Segment<'_> {
    /// Who has both hands full, if anyone.
    pub fn hands(&self) -> Option<PersonId> {
        (self.is.kind == PhaseKind::Active).then(|| self.column()).flatten()
    }

    /// In whose column it stands.
    pub fn column(&self) -> Option<PersonId> {
        self.is.helper.or(self.of.person)
    }
}

/// Parts laid one after the other on the time line; phases without length are left out.
pub fn laid_out(parts: &[StoredPart], start: i64) -> impl Iterator<Item = Segment<'_>> {
    let phases = parts
        .iter()
        .enumerate()
        .flat_map(|(part, of)| of.phases.iter().enumerate().map(move |(phase, is)| (part, phase, of, is)));
    let laid = phases.scan(start, |at, (part, phase, of, is)| {
        let from = *at;
        *at += i64::from(is.minutes);
        Some(Segment { part, phase, of, is, from, until: *at })
    });
    laid.filter(|segment| segment.from < segment.until)
}

/// Minutes from the first to the last phase.
pub fn length(parts: &[StoredPart]) -> u32 {
    parts.iter().flat_map(|part| &part.phases).map(|phase| phase.minutes).sum()
}

/// Names of the services, joined.
pub fn services(parts: &[StoredPart]) -> String {
    parts.iter().map(|part| part.name.as_str()).collect::<Vec<_>>().join(", ")
}

impl AppointmentPlan {
    /// Whether it takes anyone's time.
    pub const fn takes_time(&self) -> bool {
        self.state.takes_time() && self.parked.is_none() && self.start.is_some()
    }

    /// From when to when it lasts, in minutes since 1970.
    pub fn span(&self) -> Option<(i64, i64)> {
        self.start.map(|start| (start, start + i64::from(length(&self.parts))))
    }
}

//! Appointments: who comes when, to whom, for what, and in which phases.
//!
//! Times on screen are a [`Slot`]: a calendar day and minutes since its local midnight, so that `540` is 09:00
//! whatever the season. Lengths are real minutes.
//!
//! An appointment has **parts** (a service with its price and who does it) and each part has **blocks**: its
//! phases on the time line. In an *active* block the person has both hands full; in a *passive* one (Einwirkzeit)
//! the customer sits and the person may take someone else. Blocks of one appointment follow one another; the
//! customer holds a chair from the first to the last. A **parked** appointment ("in der Luft") takes nobody's time.

mod booking;
mod holidays;
mod offers;
mod pages;
mod planning;
mod waiting;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::catalogue::GroupTone;
use crate::{
    AppointmentId, ArticleId, BasketId, ChangeId, CustomerId, Day, Moment, Money, PersonId, ResourceId,
};

pub use booking::*;
pub use holidays::{Holiday, easter, holidays, holidays_from};
pub use offers::*;
pub use pages::*;
pub use planning::*;
pub use waiting::*;

/// The step of the grid that proposals keep to, in minutes. Any minute may be booked.
pub const GRID_MINUTES: u32 = 5;
/// Minutes of a local day; the end of a block that ends at midnight.
pub const DAY_MINUTES: u32 = 24 * 60;

/// A local time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    pub day: Day,
    /// Minutes since local midnight; 540 is 09:00.
    pub minute: u32,
}

impl Slot {
    /// `27.11. um 09:45`.
    pub fn german(self) -> String {
        format!("{:02}.{:02}. um {}", self.day.day_of_month(), self.day.month(), hour_minute(self.minute))
    }
}

impl fmt::Display for Slot {
    /// `Fr 27.11.2026 09:45`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day.german_with_weekday(), hour_minute(self.minute))
    }
}

/// Minutes since midnight as `09:45`.
pub fn hour_minute(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A stretch of one local day, in minutes since midnight; `until` is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub from: u32,
    pub until: u32,
}

impl Span {
    pub const fn new(from: u32, until: u32) -> Self {
        Self { from, until }
    }

    pub const fn minutes(self) -> u32 {
        self.until.saturating_sub(self.from)
    }

    pub const fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// `09:45–10:05`.
    pub fn german(self) -> String {
        format!("{}–{}", hour_minute(self.from), hour_minute(self.until))
    }
}

/// How far an appointment has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentState {
    #[default]
    Booked,
    Confirmed,
    Arrived,
    InService,
    /// Done; wants to be paid.
    Finished,
    Paid,
    NoShow,
    Cancelled,
}

impl AppointmentState {
    pub const ALL: [Self; 8] = [
        Self::Booked,
        Self::Confirmed,
        Self::Arrived,
        Self::InService,
        Self::Finished,
        Self::Paid,
        Self::NoShow,
        Self::Cancelled,
    ];

    pub const fn german(self) -> &'static str {
        match self {
            Self::Booked => "gebucht",
            Self::Confirmed => "bestätigt",
            Self::Arrived => "angekommen",
            Self::InService => "in Arbeit",
            Self::Finished => "fertig",
            Self::Paid => "bezahlt",
            Self::NoShow => "nicht erschienen",
            Self::Cancelled => "abgesagt",
        }
    }

    /// Whether the appointment takes time: one that was called off or missed does not.
    pub const fn takes_time(self) -> bool {
        !matches!(self, Self::NoShow | Self::Cancelled)
    }

    /// What a person may set next by [`SetState`]. Paid, missed and called off have commands of their own.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Booked => &[Self::Confirmed, Self::Arrived, Self::InService, Self::Finished],
            Self::Confirmed => &[Self::Booked, Self::Arrived, Self::InService, Self::Finished],
            Self::Arrived => &[Self::Booked, Self::Confirmed, Self::InService, Self::Finished],
            Self::InService => &[Self::Arrived, Self::Finished],
            Self::Finished => &[Self::Arrived, Self::InService],
            Self::Paid | Self::NoShow | Self::Cancelled => &[],
        }
    }
}

/// What a phase takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// The person's hands and the customer.
    #[default]
    Active,
    /// It works by itself (Einwirkzeit): the person is free for others.
    Passive,
}

/// Things that are taken beside people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    /// Held by the customer from the first to the last block.
    Chair,
    Basin,
    Hood,
}

impl ResourceKind {
    pub const ALL: [Self; 3] = [Self::Chair, Self::Basin, Self::Hood];

    pub const fn german(self) -> &'static str {
        match self {
            Self::Chair => "Platz",
            Self::Basin => "Waschbecken",
            Self::Hood => "Haube",
        }
    }
}

/// Who comes: someone of the customer file, or a first name and a phone number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    pub customer: Option<CustomerId>,
    /// As it stands in the block. In a reply this is the customer's present name.
    pub name: String,
    pub phone: Option<String>,
}

/// An appointment with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// What the day page shows of it, blocks included.
    pub card: Card,
    pub parts: Vec<Part>,
    /// Sum of the agreed prices.
    pub total: Money,
    pub booked_by: String,
    pub booked_at: Moment,
    /// When it came to each state it has been in, oldest first.
    pub times: Vec<StateTime>,
    /// Ids of all appointments of the series, in order; empty for a single one.
    pub series: Vec<AppointmentId>,
    /// How often this customer did not come in the last twelve months.
    pub no_shows: u32,
    pub fee: Option<Fee>,
}

/// A service of an appointment, as agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Counts from 0 in the order of work.
    pub part: u32,
    pub article: ArticleId,
    /// Name and price when it was booked.
    pub name: String,
    pub price: Money,
    pub tone: GroupTone,
    /// Who does it; nobody yet in a half-made appointment.
    pub person: Option<PersonId>,
    /// Its phases as agreed, those without length too: what a [`PartWish`] of this part would say.
    pub phases: Vec<PartPhase>,
}

/// A phase of a part, as agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartPhase {
    pub kind: PhaseKind,
    pub name: String,
    pub minutes: u32,
    /// Who does it, if not the part's person.
    pub helper: Option<PersonId>,
}

/// What a page paints of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: AppointmentId,
    /// Travels with each change; a stale one is refused.
    pub version: u32,
    pub guest: Guest,
    pub state: AppointmentState,
    /// Where it begins and ends; absent if no time was ever chosen. A parked one keeps its last time here.
    pub at: Option<Slot>,
    pub until: Option<u32>,
    /// Since when it is in the air; absent for one that holds its time.
    pub parked: Option<Moment>,
    /// Something is missing: a name, a service or a time. Half-made ones are always parked.
    pub half_made: bool,
    pub note: Option<String>,
    /// Names of the services, joined: `Ansatzfarbe, Pflege`.
    pub services: String,
    /// One of several ("same again in 6 weeks").
    pub series: bool,
    /// The chair it holds.
    pub chair: Option<String>,
    /// The basket in which it is about to be paid.
    pub basket: Option<BasketId>,
    /// What whoever looks should know, in German, most pressing first.
    pub warnings: Vec<String>,
    /// Phases with a length, in the order of time. Empty for a half-made one.
    pub blocks: Vec<Block>,
}

/// A phase on the time line: what is painted in a person's column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub part: u32,
    /// The phase within its part, counted from 0. `(part, phase)` names the block.
    pub phase: u32,
    /// Whose column: who does it, or whose customer sits there while it works.
    pub person: PersonId,
    pub from: u32,
    pub until: u32,
    pub kind: PhaseKind,
    /// `Ansatzfarbe · auftragen`, `einwirken · Haube 2`.
    pub what: String,
    pub tone: GroupTone,
    /// Basin or hood that it takes.
    pub resource: Option<ResourceId>,
    pub resource_name: Option<String>,
    /// Done by someone else than the part's person.
    pub helper: bool,
}

impl Block {
    pub const fn span(&self) -> Span {
        Span::new(self.from, self.until)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateTime {
    pub state: AppointmentState,
    pub at: Moment,
    pub by: String,
}

/// What a change comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    pub appointment: Appointment,
    /// For [`UndoChange`].
    pub change: ChangeId,
    /// Who waits for the time that became free, best match first.
    pub freed: Vec<WaitingMatch>,
}

/// What came of a missed appointment. Nothing is posted: a fee is decided, and taken at the till if at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// Half of the agreed prices.
    pub proposed: Money,
    pub decision: Option<FeeDecision>,
    pub decided_by: Option<String>,
    pub decided_at: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeDecision {
    /// It will be asked for.
    Charge,
    /// It is let go; the reason is kept.
    Waive { reason: String },
}

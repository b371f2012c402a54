//! Appointments: who comes when, to whom, for what, and in which phases.
//!
//! Times on screen are a [`Slot`]: a calendar day and minutes since its local midnight, so that `540` is
//! 09:00 whatever the season. Lengths are real minutes.
//!
//! An appointment has **parts** (a service with its price and who does it) and each part has **blocks**: its
//! phases on the time line. In an *active* block the person has both hands full; in a *passive* one
//! (Einwirkzeit) the customer sits and the person may take someone else. Blocks of one appointment follow one
//! another; the customer holds a chair from the first to the last. A **parked** appointment ("in der Luft")
//! takes nobody's time.

mod booking;
mod changed;
mod holidays;
mod offers;
mod pages;
mod planning;
mod rows;
mod today;
mod waiting;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::catalogue::GroupTone;
use crate::{AppointmentId, ArticleId, BasketId, CustomerId, Day, Moment, Money, PersonId, ResourceId};

pub use booking::*;
pub use changed::Changed;
pub use holidays::{Holiday, easter, holidays, holidays_from};
pub use offers::*;
pub use pages::*;
pub use planning::*;
pub use today::*;
pub use waiting::*;

/// The step of the grid that proposals keep to, in minutes. Any minute may be booked.
pub const GRID_MINUTES: u32 = 5;
/// Minutes of a local day; the end of a block that ends at midnight.
pub const DAY_MINUTES: u32 = 24 * 60;

/// A local time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The local calendar day.
    pub day: Day,
    /// Minutes since local midnight, 0 to 1440; 540 is 09:00. One that the change to summer time leaves out
    /// is refused.
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
    /// First minute of it.
    pub from: u32,
    /// First minute behind it; at most [`DAY_MINUTES`].
    pub until: u32,
}

impl Span {
    /// A stretch from one minute to another; nothing is checked.
    pub const fn new(from: u32, until: u32) -> Self {
        Self { from, until }
    }

    /// Its length in minutes; 0 where it ends before it begins.
    pub const fn minutes(self) -> u32 {
        self.until.saturating_sub(self.from)
    }

    /// Whether a minute belongs to both; stretches that only touch do not overlap.
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
    /// Agreed, not yet confirmed.
    #[default]
    Booked,
    /// The customer said once more that she comes.
    Confirmed,
    /// The customer is here and waits.
    Arrived,
    /// Someone works on it, or something works on the hair.
    InService,
    /// Done; wants to be paid.
    Finished,
    /// Its lines stand on a receipt.
    Paid,
    /// The customer did not come (nicht erschienen): the time is free again.
    NoShow,
    /// Called off: the time is free again.
    Cancelled,
}

impl AppointmentState {
    /// All states, in the order of a visit.
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

    /// As sentences say it: `angekommen`.
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
    /// Wash basin.
    Basin,
    /// Hood dryer or climazone.
    Hood,
}

impl ResourceKind {
    /// All kinds, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Chair, Self::Basin, Self::Hood];

    /// As the page says it: `Waschbecken`.
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
    /// Absent for someone without a file.
    pub customer: Option<CustomerId>,
    /// As it stands in the block. In a reply this is the customer's present name.
    pub name: String,
    /// At most 40 letters; absent where it is not known.
    pub phone: Option<String>,
}

/// An appointment with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// What the day page shows of it, blocks included.
    pub card: Card,
    /// In the order of work; at most twenty.
    pub parts: Vec<Part>,
    /// Sum of the agreed prices.
    pub total: Money,
    /// By name.
    pub booked_by: String,
    /// When it was made.
    pub booked_at: Moment,
    /// When it came to each state it has been in, oldest first.
    pub times: Vec<StateTime>,
    /// Ids of all appointments of the series, in order; empty for a single one.
    pub series: Vec<AppointmentId>,
    /// How often this customer did not come in the last twelve months.
    pub no_shows: u32,
    /// How many the customer called off late, by the hours that the salon had set, in the last twelve months.
    pub called_off_late: u32,
    /// Absent unless the customer did not come.
    pub fee: Option<Fee>,
    /// A service of it is carried by no patch test today and was not let pass: *in Arbeit* stops, until the owner
    /// releases it ([`ReleaseAppointment`]).
    pub stops: bool,
}

/// A service of an appointment, as agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Counts from 0 in the order of work.
    pub part: u32,
    /// The service of the price list.
    pub article: ArticleId,
    /// Name and price when it was booked.
    pub name: String,
    /// Price agreed, VAT included.
    pub price: Money,
    /// Why it is not the list's.
    pub reason: Option<String>,
    /// Colour of its group.
    pub tone: GroupTone,
    /// Who does it; nobody yet in a half-made appointment.
    pub person: Option<PersonId>,
    /// Its phases as agreed, those without length too: what a [`PartWish`] of this part would say.
    pub phases: Vec<PartPhase>,
}

/// A phase of a part, as agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartPhase {
    /// What it takes.
    pub kind: PhaseKind,
    /// `auftragen`, `einwirken`; empty for a service of one phase.
    pub name: String,
    /// As agreed, 0 to 720.
    pub minutes: u32,
    /// Who does it, if not the part's person; absent otherwise.
    pub helper: Option<PersonId>,
}

/// What a page paints of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Names it in requests.
    pub id: AppointmentId,
    /// Travels with each change; a stale one is refused.
    pub version: u32,
    /// Who comes.
    pub guest: Guest,
    /// How far it has come.
    pub state: AppointmentState,
    /// Where it begins and ends; absent if no time was ever chosen. A parked one keeps its last time here.
    pub at: Option<Slot>,
    /// Where it ends, in minutes since local midnight of the day of `at`; absent where that is.
    pub until: Option<u32>,
    /// Since when it is in the air; absent for one that holds its time.
    pub parked: Option<Moment>,
    /// Something is missing: a name, a service or a time. Half-made ones are always parked.
    pub half_made: bool,
    /// At most 1,000 letters; absent without one.
    pub note: Option<String>,
    /// Names of the services, joined: `Ansatzfarbe, Pflege`.
    pub services: String,
    /// One of several ("same again in 6 weeks").
    pub series: bool,
    /// The chair it holds; absent while none is set up.
    pub chair: Option<String>,
    /// The basket in which it is about to be paid; absent otherwise.
    pub basket: Option<BasketId>,
    /// What whoever looks should know, in German, most pressing first.
    pub warnings: Vec<String>,
    /// Phases with a length, in the order of time. Empty for a half-made one.
    pub blocks: Vec<Block>,
}

/// A phase on the time line: what is painted in a person's column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Which part, counted from 0.
    pub part: u32,
    /// The phase within its part, counted from 0. `(part, phase)` names the block.
    pub phase: u32,
    /// Whose column: who does it, or whose customer sits there while it works.
    pub person: PersonId,
    /// First minute, since local midnight.
    pub from: u32,
    /// First minute behind it.
    pub until: u32,
    /// What it takes.
    pub kind: PhaseKind,
    /// `Ansatzfarbe · auftragen`, `einwirken · Haube 2`.
    pub what: String,
    /// Colour of the service's group.
    pub tone: GroupTone,
    /// Basin or hood that it takes; absent for none.
    pub resource: Option<ResourceId>,
    /// `Haube 2`; absent for none.
    pub resource_name: Option<String>,
    /// Done by someone else than the part's person.
    pub helper: bool,
}

impl Block {
    /// From when until when, on the day of its appointment.
    pub const fn span(&self) -> Span {
        Span::new(self.from, self.until)
    }
}

/// When an appointment came to a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateTime {
    /// Which.
    pub state: AppointmentState,
    /// When.
    pub at: Moment,
    /// Who set it, by name.
    pub by: String,
}

/// What came of a missed appointment. Nothing is posted: a fee is decided, and taken at the till if at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// Half of the agreed prices.
    pub proposed: Money,
    /// Absent until someone decides.
    pub decision: Option<FeeDecision>,
    /// By name; absent until then.
    pub decided_by: Option<String>,
    /// When; absent until then.
    pub decided_at: Option<Moment>,
}

/// What became of the fee (Ausfallgebühr).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeDecision {
    /// It will be asked for.
    Charge,
    /// It is let go; the reason is kept.
    Waive {
        /// In the person's words; empty is refused.
        reason: String,
    },
}

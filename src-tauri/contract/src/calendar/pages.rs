//! What the calendar's pages show.

use serde::{Deserialize, Serialize};

use super::{AppointmentState, Card, ResourceKind, Slot, Span, Waiting};
use crate::{AppointmentId, Day, Moment, PersonId, ResourceId, Role};

/// Everything that a day's page paints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowDay {
    /// Which day.
    pub day: Day,
}

/// What [`ShowDay`] answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayPage {
    /// Which day.
    pub day: Day,
    /// The present moment; the line is painted if it is of this day.
    pub now: Moment,
    /// Grows with each change of any appointment, of the waiting list, and of what is planned: a page with
    /// the same number is the same page.
    pub version: i64,
    /// When the salon is open; empty on a closed day.
    pub open: Vec<Span>,
    /// Why the salon is closed: `Betriebsferien`, `Ruhetag`; absent where it is open.
    pub closed: Option<String>,
    /// From the earliest to the latest thing on this page, whole hours: what the grid has to show.
    pub shown: Span,
    /// One per person, in the order of the staff; also those who are absent.
    pub columns: Vec<Column>,
    /// All that hold time on this day, in the order of their begin, missed ones too (they take no time).
    pub cards: Vec<Card>,
    /// In the air, whatever their day; the oldest first.
    pub parked: Vec<Card>,
    /// Waiting for a time, the longest first.
    pub waiting: Vec<Waiting>,
}

/// A person's column of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Whose.
    pub person: PersonId,
    /// Short name of that person.
    pub name: String,
    /// One or two letters.
    pub initials: String,
    /// What this person may do.
    pub role: Role,
    /// When this person works; empty when off.
    pub shift: Vec<Span>,
    /// Within the shift.
    pub breaks: Vec<Span>,
    /// Away within the shift, with the reason: `Berufsschule`.
    pub absences: Vec<(Span, String)>,
    /// Active minutes per minute of shift without breaks and absences, in per cent; may pass 100.
    pub load_percent: u32,
}

/// A week at a glance: seven days from the Monday of this day's week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowWeek {
    /// A day of the week.
    pub day: Day,
    /// Only this person; absent: everyone.
    pub person: Option<PersonId>,
}

/// What [`ShowWeek`] answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekPage {
    /// Seven, from Monday on.
    pub days: Vec<WeekDay>,
    /// The present moment.
    pub now: Moment,
    /// As in [`DayPage::version`].
    pub version: i64,
}

/// A day of a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekDay {
    /// How full it is.
    pub summary: DaySummary,
    /// The appointments of the day, in the order of their begin.
    pub cards: Vec<Card>,
}

/// All days of the month of this day, with how full they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowMonth {
    /// A day of the month.
    pub day: Day,
    /// Only this person; absent: everyone.
    pub person: Option<PersonId>,
}

/// What [`ShowMonth`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthPage {
    /// Each day of the month.
    pub days: Vec<DaySummary>,
    /// The present moment.
    pub now: Moment,
    /// As in [`DayPage::version`].
    pub version: i64,
}

/// A day in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySummary {
    /// Which day.
    pub day: Day,
    /// When the salon is open; empty on a closed day.
    pub open: Vec<Span>,
    /// Why it is closed; absent where it is open.
    pub closed: Option<String>,
    /// How many hold time on it.
    pub appointments: u32,
    /// As in [`Column::load_percent`], over everyone who is shown.
    pub load_percent: u32,
}

/// A person's appointments as a list, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonList {
    /// Whose.
    pub person: PersonId,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub until: Day,
}

/// An appointment in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedAppointment {
    /// Which one.
    pub appointment: AppointmentId,
    /// When it begins.
    pub at: Slot,
    /// When it ends, in minutes since local midnight.
    pub until: u32,
    /// Who comes, by name.
    pub guest: String,
    /// Absent where it is not known.
    pub phone: Option<String>,
    /// Names of the services, joined.
    pub services: String,
    /// How far it has come.
    pub state: AppointmentState,
    /// Absent without one.
    pub note: Option<String>,
}

/// Who is free now, and until when: the strip that is always visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeNow;

/// What [`FreeNow`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreePeople {
    /// Those who are free, the longest first; then those who are free next.
    pub people: Vec<FreePerson>,
    /// Free chairs, basins and hoods by kind; only kinds that are set up.
    pub resources: Vec<(ResourceKind, u32)>,
    /// The present moment.
    pub now: Moment,
}

/// Someone with a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreePerson {
    /// Who.
    pub person: PersonId,
    /// Short name of that person.
    pub name: String,
    /// The gap; begins now, or later today.
    pub gap: Span,
    /// The gap has begun.
    pub now: bool,
    /// Why, where it is not plain: `Frau Lindner wirkt ein`, `Pause ab 12:00`; absent otherwise.
    pub detail: Option<String>,
}

/// The chair, basin or hood of the salon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// Names it in requests.
    pub id: ResourceId,
    /// What it is.
    pub kind: ResourceKind,
    /// `Haube 2`.
    pub name: String,
    /// An inactive one is taken by no new appointment.
    pub active: bool,
}

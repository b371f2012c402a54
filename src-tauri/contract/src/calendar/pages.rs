//! What the calendar's pages show.

use serde::{Deserialize, Serialize};

use super::{AppointmentState, Card, ResourceKind, Slot, Span, Waiting};
use crate::{AppointmentId, Day, Moment, PersonId, ResourceId, Role};

/// Everything that a day's page paints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowDay {
    pub day: Day,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayPage {
    pub day: Day,
    /// The present moment; the line is painted if it is of this day.
    pub now: Moment,
    /// Grows with each change of any appointment, of the waiting list, and of what is planned: a page with the same
    /// number is the same page.
    pub version: i64,
    /// When the salon is open; empty on a closed day.
    pub open: Vec<Span>,
    /// Why the salon is closed: `Betriebsferien`, `Ruhetag`.
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
    pub person: PersonId,
    pub name: String,
    pub initials: String,
    pub role: Role,
    /// When this person works; empty when off.
    pub shift: Vec<Span>,
    pub breaks: Vec<Span>,
    /// Away within the shift, with the reason: `Berufsschule`.
    pub absences: Vec<(Span, String)>,
    /// Active minutes per minute of shift without breaks and absences, in per cent; may pass 100.
    pub load_percent: u32,
}

/// A week at a glance: seven days from the Monday of this day's week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowWeek {
    pub day: Day,
    /// Only this person; absent: everyone.
    pub person: Option<PersonId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekPage {
    pub days: Vec<WeekDay>,
    pub now: Moment,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeekDay {
    pub summary: DaySummary,
    /// The appointments of the day, in the order of their begin.
    pub cards: Vec<Card>,
}

/// All days of the month of this day, with how full they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowMonth {
    pub day: Day,
    pub person: Option<PersonId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthPage {
    pub days: Vec<DaySummary>,
    pub now: Moment,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySummary {
    pub day: Day,
    pub open: Vec<Span>,
    pub closed: Option<String>,
    pub appointments: u32,
    pub load_percent: u32,
}

/// A person's appointments as a list, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonList {
    pub person: PersonId,
    pub from: Day,
    pub until: Day,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedAppointment {
    pub appointment: AppointmentId,
    pub at: Slot,
    pub until: u32,
    pub guest: String,
    pub phone: Option<String>,
    pub services: String,
    pub state: AppointmentState,
    pub note: Option<String>,
}

/// Who is free now, and until when: the strip that is always visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeNow;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreePeople {
    /// Those who are free, the longest first; then those who are free next.
    pub people: Vec<FreePerson>,
    /// Free chairs, basins and hoods by kind; only kinds that are set up.
    pub resources: Vec<(ResourceKind, u32)>,
    pub now: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreePerson {
    pub person: PersonId,
    pub name: String,
    /// The gap; begins now, or later today.
    pub gap: Span,
    pub now: bool,
    /// Why, where it is not plain: `Frau Lindner wirkt ein`, `Pause ab 12:00`.
    pub detail: Option<String>,
}

/// The chair, basin or hood of the salon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    pub id: ResourceId,
    pub kind: ResourceKind,
    pub name: String,
    pub active: bool,
}

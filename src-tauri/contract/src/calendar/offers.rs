//! What would fit where: previews, free slots, proposals for now.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Block, Book, ChangeAppointment, Handover, PartWish, Slot, Span, hour_minute};
use crate::{AppointmentId, ArticleId, CustomerId, Money, PersonId, WaitingId};

/// What moving an appointment there would do; for every step of a drag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryMove {
    /// Which one.
    pub appointment: AppointmentId,
    /// Where its first block would begin.
    pub at: Slot,
    /// Absent: everyone keeps their blocks.
    pub person: Option<Handover>,
}

/// What booking this would do; for the panel while it is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryBook {
    /// What would be booked.
    pub book: Book,
}

/// What changing an appointment as a whole would do; for the panel while it is edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryChange {
    /// What would be changed.
    pub change: ChangeAppointment,
}

/// What making a block longer or shorter would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryResize {
    /// Which one.
    pub appointment: AppointmentId,
    /// Of which part, from 0.
    pub part: u32,
    /// Which of its phases, from 0.
    pub phase: u32,
    /// Its new length, 0 to 720.
    pub minutes: u32,
}

/// What would come of it, before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Nothing speaks against it, or only what a person may override.
    pub possible: bool,
    /// The blocks as they would lie.
    pub blocks: Vec<Block>,
    /// Why it is impossible or needs a yes, the hardest first.
    pub hindrances: Vec<Hindrance>,
    /// The nearest time that would do; absent if this one does, or none is found.
    pub instead: Option<Offer>,
}

/// One reason against a place in the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hindrance {
    /// How hard it is.
    pub kind: HindranceKind,
    /// One German sentence.
    pub sentence: String,
    /// Whose column, where it can be pointed at.
    pub person: Option<PersonId>,
    /// When, where it can be pointed at.
    pub span: Option<Span>,
}

/// How hard a reason is, the hardest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HindranceKind {
    /// Someone or something is taken: impossible.
    Taken,
    /// Absent, closed, past, past midnight: impossible.
    Impossible,
    /// Outside shift or opening hours, in a break: possible after a yes.
    OutsideHours,
    /// Worth knowing: shortens a break of the customer, wants a longer one than usual …
    Notice,
}

/// Who is taken by what from when until when, with the nearest free alternative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// What kind of thing is taken.
    pub who: Taken,
    /// Name of the person, customer or thing.
    pub name: String,
    /// On which day.
    pub day: crate::Day,
    /// From when until when.
    pub span: Span,
    /// `Kinderschnitt`.
    pub what: String,
    /// The nearest time that would do; absent where none is found.
    pub instead: Option<Offer>,
}

/// Who or what is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// Someone of the staff has both hands full.
    Person,
    /// The customer has another appointment.
    Customer,
    /// All of a kind are taken, or the chosen one is.
    Resource,
}

impl fmt::Display for Clash {
    /// `Jana ist 09:45–10:05 beschäftigt: Kinderschnitt. Nächster freier Termin: 10:15 bei Jana.`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, span, what) = (&self.name, self.span.german(), &self.what);
        match self.who {
            Taken::Person => write!(f, "{name} ist {span} beschäftigt: {what}.")?,
            Taken::Customer => write!(f, "{name} hat {span} schon einen Termin: {what}.")?,
            Taken::Resource => write!(f, "{name} ist {span} belegt: {what}.")?,
        }
        let Some(offer) = &self.instead else {
            return f.write_str(" Bitte eine andere Zeit oder Person wählen.");
        };
        let (day, time) = (offer.at.day, hour_minute(offer.at.minute));
        let on = if day == self.day { String::new() } else { format!("{}, ", day.german_with_weekday()) };
        write!(f, " Nächster freier Termin: {on}{time} bei {}.", offer.person_name)
    }
}

/// A time that would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Where its first block begins.
    pub at: Slot,
    /// Where it ends, in minutes since local midnight.
    pub until: u32,
    /// Who does the first active block.
    pub person: PersonId,
    /// Short name of that person.
    pub person_name: String,
}

/// The next free slots for a combination, over 90 days; outside hours nothing is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextSlot {
    /// Parts without a person are offered for anyone.
    pub parts: Vec<PartWish>,
    /// Whose lengths hold and who must be free too; absent: nobody known.
    pub customer: Option<CustomerId>,
    /// From when on; absent: now.
    pub from: Option<Slot>,
    /// Only on these days of the week, Monday is 0; empty: on any.
    #[serde(default)]
    pub weekdays: Vec<u32>,
    /// Only within this stretch of the day, from begin to end; absent: at any hour.
    #[serde(default)]
    pub within: Option<Span>,
    /// How many offers are wanted, 1 to 20.
    pub limit: u32,
}

/// Days that [`NextSlot`] looks ahead.
pub const NEXT_SLOT_DAYS: i64 = 90;

/// What fits into the gaps that begin now and next: for walk-ins and gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FitsNow {
    /// Only what is asked for; empty: the services that are sold most, and who waits.
    pub articles: Vec<ArticleId>,
    /// Whose gaps; absent: everyone's.
    pub person: Option<PersonId>,
}

/// The best first; then what does not fit, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fitting {
    /// The best first.
    pub fits: Vec<Proposal>,
    /// What does not fit, with the reason.
    pub misses: Vec<Miss>,
}

/// A service that fits into a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Which service.
    pub article: ArticleId,
    /// Its name.
    pub service: String,
    /// Today's list price, VAT included.
    pub price: Money,
    /// When it could begin.
    pub at: Slot,
    /// Where it would end, in minutes since local midnight.
    pub until: u32,
    /// Who is free.
    pub person: PersonId,
    /// Short name of that person.
    pub person_name: String,
    /// The gap that it fills.
    pub gap: Span,
    /// Someone who waits for just this; absent otherwise.
    pub waiting: Option<WaitingId>,
    /// Name of who waits; absent otherwise.
    pub guest: Option<String>,
}

/// A service that does not fit into a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// Which service.
    pub article: ArticleId,
    /// Its name.
    pub service: String,
    /// Whose gap.
    pub person: PersonId,
    /// Short name of that person.
    pub person_name: String,
    /// The gap that is too short.
    pub gap: Span,
    /// `endet 15 min nach der Lücke (10:30)`.
    pub reason: String,
}

/// How long services really take, from the times of arrival in the chair and of being done.
/// It is shown with its evidence and never applied by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnedDurations {
    /// Of which service; absent: of all.
    pub article: Option<ArticleId>,
    /// By whom; absent: by all.
    pub person: Option<PersonId>,
    /// For whom; absent: for all.
    pub customer: Option<CustomerId>,
}

/// The middle of what was observed for one service and person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// Which service.
    pub article: ArticleId,
    /// Its name.
    pub service: String,
    /// Who did it.
    pub person: PersonId,
    /// Short name of that person.
    pub person_name: String,
    /// As planned for that person.
    pub planned_minutes: u32,
    /// The middle of what was observed.
    pub median_minutes: u32,
    /// How many appointments it rests on.
    pub count: u32,
}

//! Why something can't lie where it is wanted: as a refusal for who does it, as a hindrance for who tries.

use contract::calendar::{Clash, Hindrance, HindranceKind, Offer, Span, hour_minute};
use contract::refusal::CalendarRefusal;
use contract::{Day, PersonId};

/// One reason against a place in the calendar.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    Taken {
        clash: Clash,
        person: Option<PersonId>,
    },
    NoneLeft {
        kind: &'static str,
        day: Day,
        span: Span,
    },
    Absent {
        person: PersonId,
        name: String,
        day: Day,
        span: Span,
    },
    Closed {
        day: Day,
        why: String,
    },
    PastMidnight,
    /// Possible after a yes.
    Outside {
        sentence: String,
        person: Option<PersonId>,
        span: Span,
    },
}

impl Obstacle {
    /// Whether a person may override it.
    pub const fn is_soft(&self) -> bool {
        matches!(self, Self::Outside { .. })
    }

    /// The no that it comes to, with the nearest time that would do.
    pub fn refusal(self, instead: Option<Offer>) -> CalendarRefusal {
        let on = match &self {
            Self::Taken { clash, .. } => Some(clash.day),
            Self::Absent { day, .. } | Self::Closed { day, .. } | Self::NoneLeft { day, .. } => Some(*day),
            _ => None,
        };
        let hint = instead.as_ref().map(|offer| hint(offer, on)).unwrap_or_default();
        match self {
            Self::Taken { clash, .. } => {
                CalendarRefusal::Busy { clash: Box::new(Clash { instead, ..clash }) }
            }
            Self::NoneLeft { kind, span, .. } => {
                CalendarRefusal::NoneLeft { kind: kind.to_owned(), span: span.german(), hint }
            }
            Self::Absent { name, day, .. } => {
                CalendarRefusal::Absent { name, day: day.german_with_weekday(), hint }
            }
            Self::Closed { day, why } => {
                CalendarRefusal::Closed { day: day.german_with_weekday(), why, hint }
            }
            Self::PastMidnight => CalendarRefusal::PastMidnight,
            // Never refused: it is asked about.
            Self::Outside { sentence, .. } => CalendarRefusal::NobodyFree { when: sentence, hint },
        }
    }

    /// For a preview.
    pub fn hindrance(&self) -> Hindrance {
        let sentence = match self {
            Self::Outside { sentence, .. } => sentence.clone(),
            other => other.clone().refusal(None).to_string(),
        };
        let (kind, person, span) = match self {
            Self::Taken { clash, person } => (HindranceKind::Taken, *person, Some(clash.span)),
            Self::NoneLeft { span, .. } => (HindranceKind::Taken, None, Some(*span)),
            Self::Absent { person, span, .. } => (HindranceKind::Impossible, Some(*person), Some(*span)),
            Self::Closed { .. } | Self::PastMidnight => (HindranceKind::Impossible, None, None),
            Self::Outside { person, span, .. } => (HindranceKind::OutsideHours, *person, Some(*span)),
        };
        Hindrance { kind, sentence, person, span }
    }
}

/// ` Nächster freier Termin: 10:15 bei Jana.`
pub fn hint(offer: &Offer, day: Option<Day>) -> String {
    let time = hour_minute(offer.at.minute);
    let on = match day {
        Some(day) if day == offer.at.day => String::new(),
        _ => format!("{}, ", offer.at.day.german_with_weekday()),
    };
    format!(" Nächster freier Termin: {on}{time} bei {}.", offer.person_name)
}

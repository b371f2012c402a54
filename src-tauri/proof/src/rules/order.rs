//! What holds between an entry and those right before it: time and booking day (FORMAT.md 4a, R8 and R9).

use super::judged::{Judged, broken};
use crate::rule_broken::RuleBroken;
use crate::{Day, Entry, EntryKind, Head, Moment, Part, Place};

const HEAD: Place = Place::Part(Part::Head);

/// The clock as the book shows it.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// The time that the next entry is measured by; none before the first.
    last: Option<Moment>,
}

impl Clock {
    pub(super) fn check(&mut self, head: &Head) -> Judged {
        if head.ended.since_ms(head.started) < 0 {
            return broken(HEAD, RuleBroken::EndBeforeStart);
        }
        let free = is_noted_by_itself(head.kind) || head.kind == EntryKind::ClockCorrection;
        if free && head.clock_adjusted {
            return broken(HEAD, RuleBroken::NotAdjusted);
        }
        if let Some(last) = self.last.filter(|_| !free) {
            if head.ended.since_ms(last) < 0 {
                return broken(HEAD, RuleBroken::TimeGoesBack);
            }
            if head.clock_adjusted && head.ended != last {
                return broken(HEAD, RuleBroken::NotAdjusted);
            }
        }
        if !is_noted_by_itself(head.kind) {
            self.last = Some(head.ended);
        }
        Ok(())
    }
}

/// What the program notes whatever the clock shows; it says nothing of the time of others.
const fn is_noted_by_itself(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Incident
            | EntryKind::SignInFailure
            | EntryKind::ProgramVersion
            | EntryKind::Outage
            | EntryKind::KeyChange
            | EntryKind::Gap
    )
}

/// The booking day that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenDay {
    /// The range begins within the book: not known until a day is opened or closed.
    Unknown,
    /// None: what was open is closed, or nothing was opened yet.
    Closed,
    /// This one.
    Open(Day),
    /// A closing of this day was revoked: its opening stock comes next.
    Reopening(Day),
}

impl OpenDay {
    pub(super) fn check(&mut self, entry: &Entry) -> Judged {
        let head = &entry.head;
        if let Self::Reopening(day) = *self
            && (head.kind, head.booking_day) != (EntryKind::OpeningStock, Some(day))
        {
            return broken(HEAD, RuleBroken::NotReopened);
        }
        match head.kind {
            EntryKind::OpeningStock => self.open(head),
            EntryKind::Revocation => self.reopen(head),
            EntryKind::Count if *self == Self::Closed => Ok(()),
            _ => self.within(head),
        }
    }

    fn open(&mut self, head: &Head) -> Judged {
        if let Self::Open(_) = self {
            return broken(HEAD, RuleBroken::OpenedTwice);
        }
        *self = head.booking_day.map_or(Self::Unknown, Self::Open);
        Ok(())
    }

    fn reopen(&mut self, head: &Head) -> Judged {
        if let Self::Open(_) = self {
            return broken(HEAD, RuleBroken::NotRevocable);
        }
        *self = head.booking_day.map_or(Self::Unknown, Self::Reopening);
        Ok(())
    }

    /// What is booked on a day belongs to the one that is open; notes may also stand outside of any.
    fn within(&mut self, head: &Head) -> Judged {
        let needs_day = head.bon_type.is_some() || head.kind == EntryKind::Closing;
        match (*self, head.booking_day) {
            (Self::Closed, None) if needs_day => return broken(HEAD, RuleBroken::NoDayOpen),
            (Self::Closed, Some(_)) => return broken(HEAD, RuleBroken::NoDayOpen),
            (Self::Open(open), Some(day)) if open != day => return broken(HEAD, RuleBroken::OtherDay),
            _ => {}
        }
        if head.kind == EntryKind::Closing {
            *self = Self::Closed;
        }
        Ok(())
    }
}

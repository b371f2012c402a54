//! Which rule demands the name of a customer beside a booking, and until when.

use law::Profile;
use proof::{Day, Entry, LineNature};

/// Why a name stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Each service is recorded with whom it was for.
    Service,
    /// The sum makes it an invoice that names its recipient.
    Invoice,
}

impl Rule {
    pub const fn german(self) -> &'static str {
        match self {
            Self::Service => "§ 146 Abs. 1, § 147 Abs. 3 AO (Einzelaufzeichnung von Dienstleistungen)",
            Self::Invoice => "§ 14 Abs. 4 UStG, § 147 Abs. 3 AO (Rechnung über 250 €)",
        }
    }
}

/// Last day of the last year in which what the register recorded on the day of this booking has to be there.
pub fn end(entry: &Entry) -> Day {
    let booked = entry.head.ended.day();
    Day::from_ymd(booked.year() + profile(entry).retention.books, 12, 31).unwrap_or(booked)
}

/// Last day on which what happened on a day may be kept against claims (§§ 195, 199 BGB).
pub fn claims_end(day: Day) -> Day {
    Day::from_ymd(day.year() + law::at(day).retention.claims, 12, 31).unwrap_or(day)
}

/// First day of the first year of which something may be kept against claims on a day.
pub fn oldest_claim(today: Day) -> Day {
    Day::from_ymd(today.year() - law::at(today).retention.claims, 1, 1).unwrap_or(today)
}

/// First day of the first year whose bookings are all kept on a day: what ended before it may have come to its end.
pub fn oldest_kept(today: Day) -> Day {
    Day::from_ymd(today.year() - law::at(today).retention.books, 1, 1).unwrap_or(today)
}

fn profile(entry: &Entry) -> &'static Profile {
    law::at(entry.head.ended.day())
}

/// The rule that keeps the name beside an entry on a day. Goods over the counter for a small sum need none (§ 146 Abs. 1
/// Satz 3 AO), nor does what is no receipt.
pub fn rule(entry: &Entry, today: Day) -> Option<Rule> {
    if entry.head.receipt_number.is_none() || end(entry) < today {
        return None;
    }
    let service = entry.lines.iter().any(|line| line.nature == LineNature::Service && !line.voided);
    match (service, entry.head.total.abs() > profile(entry).small_invoice) {
        (true, _) => Some(Rule::Service),
        (_, true) => Some(Rule::Invoice),
        _ => None,
    }
}

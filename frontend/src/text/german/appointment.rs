//! Words of what is agreed about an appointment, of who waits and of who pays together.

use contract::Day;
use contract::calendar::{ResourceKind, Waiting};

pub const WITHOUT_NAME: &str = "ohne Namen";

/// `Minuten`, `auftragen (min)`.
#[must_use]
pub fn length_of(phase: &str) -> String {
    if phase.is_empty() { "Minuten".to_owned() } else { format!("{phase} (min)") }
}

#[must_use]
pub fn helps_with(phase: &str) -> String {
    format!("Hilft: {phase}")
}

/// `Jana: geplant 60 min, meist 72 min (aus 14 Terminen)`.
#[must_use]
pub fn learned(person: &str, planned: u32, median: u32, count: u32) -> String {
    let of = if count == 1 { "aus 1 Termin".to_owned() } else { format!("aus {count} Terminen") };
    format!("{person}: geplant {planned}\u{a0}min, meist {median}\u{a0}min ({of})")
}

#[must_use]
pub fn take_minutes(minutes: u32) -> String {
    format!("{minutes} min für diesen Termin")
}

/// `Frei: 3 Plätze · 1 Waschbecken · 0 Hauben`.
#[must_use]
pub fn places(free: &[(ResourceKind, u32)]) -> String {
    let one = |(kind, count): &(ResourceKind, u32)| match (kind, count) {
        (_, 1) | (ResourceKind::Basin, _) => format!("{count}\u{a0}{}", kind.german()),
        (ResourceKind::Chair, _) => format!("{count}\u{a0}Plätze"),
        (ResourceKind::Hood, _) => format!("{count}\u{a0}Hauben"),
    };
    format!("Frei: {}", free.iter().map(one).collect::<Vec<_>>().join(" · "))
}

/// `Di 1.12. 9:45 bei Jana`.
#[must_use]
pub fn offered(when: &str, person: &str) -> String {
    format!("{when} bei {person}")
}

#[must_use]
pub fn minutes(minutes: u32) -> String {
    format!("{minutes}\u{a0}min")
}

/// `22.11. bis 20.12.`, `1.12. bis 20.12., 09:00–12:00`.
#[must_use]
pub fn suits(waiting: &Waiting) -> String {
    let short = |day: Day| format!("{}.{}.", day.day_of_month(), day.month());
    let within = waiting.within.map(|span| format!(", {}", span.german())).unwrap_or_default();
    format!("{} bis {}{within}", short(waiting.from), short(waiting.until))
}

#[must_use]
pub fn strike_off(name: &str) -> String {
    format!("{name} von der Warteliste streichen")
}

#[must_use]
pub fn check_out_all(people: usize) -> String {
    format!("{people} zusammen kassieren")
}

/// `9:45 Kind Brandt, Kinderschnitt`.
#[must_use]
pub fn pays_too(at: &str, name: &str, services: &str) -> String {
    let name = if name.is_empty() { WITHOUT_NAME } else { name };
    format!("{at} {name}, {services}")
}

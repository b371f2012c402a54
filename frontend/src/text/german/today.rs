//! Words of the start page.

use contract::Moment;
use contract::calendar::hour_minute;

pub const PAGE: &str = "Heute";
pub const COMING: &str = "Kommt";
pub const HERE: &str = "Ist da";
pub const WORKING: &str = "In Arbeit";
pub const FREE: &str = "Jetzt frei";
pub const PAYING: &str = "Zahlt";
pub const UNMARKED: &str = "Noch nicht abgehakt";
pub const UNMARKED_HOW: &str = "Der Tagesabschluss fragt nach ihnen.";
pub const TO_DO: &str = "Zu erledigen";
pub const BIRTHDAYS: &str = "Geburtstag";
pub const HAS_BIRTHDAY: &str = "hat heute Geburtstag";
pub const HINT: &str = "Hinweis";
pub const NOTHING_TO_DO: &str = "Gerade ist nichts zu erledigen.";
pub const NOBODY_COMES: &str = "Heute kommt niemand mehr. Neue Termine: Strg T.";
pub const NOBODY_WORKS: &str = "Gerade sitzt niemand.";
pub const NOBODY_PAYS: &str = "Gerade zahlt niemand.";
pub const NOBODY_FREE: &str = "Gerade ist niemand frei.";

pub const ARRIVED: &str = "Ist da";
pub const BEGIN: &str = "Anfangen";
pub const DONE: &str = "Fertig";
pub const CHECK_OUT: &str = "Kassieren";
pub const TO_THE_BASKET: &str = "Zum Vorgang";
pub const CAME: &str = "War da";
pub const MISSED: &str = "Kam nicht";
pub const OPEN_FILE: &str = "Kartei öffnen";
pub const MOVE: &str = "Verschieben";
pub const TAKE: &str = "Annehmen";
pub const LOOK: &str = "Ansehen";

pub const MISSED_NOTED: &str = "als nicht erschienen vermerkt";

/// `12 weitere bis 17:45`.
pub fn more(count: usize, last: u32) -> String {
    let one = if count == 1 { "1 weiterer" } else { &format!("{count} weitere") };
    format!("{one} bis {}", hour_minute(last))
}

/// How far off a time is: `in 8 Minuten`, `jetzt`, `seit 12 Minuten erwartet`.
pub fn how_soon(minutes: i64) -> String {
    match minutes {
        0 => "jetzt".to_owned(),
        1 => "in 1 Minute".to_owned(),
        2..=119 => format!("in {minutes} Minuten"),
        120.. => format!("in {} Stunden", minutes / 60),
        -1 => "seit 1 Minute erwartet".to_owned(),
        _ => format!("seit {} Minuten erwartet", -minutes),
    }
}

/// `Als Nächstes, in 8 Minuten`.
pub fn next(minutes: i64) -> String {
    format!("Als Nächstes, {}", how_soon(minutes))
}

/// `Foliensträhnen, Schneiden · bei Jana bis 13:30 · Platz 2`.
pub fn what(services: &str, people: &str, until: u32, chair: Option<&str>) -> String {
    let with = if people.is_empty() { String::new() } else { format!("bei {people} ") };
    let chair = chair.map(|chair| format!(" · {chair}")).unwrap_or_default();
    format!("{services} · {with}bis {}{chair}", hour_minute(until))
}

pub fn until(minute: u32) -> String {
    format!("bis {}", hour_minute(minute))
}

/// `wartet seit 9:55`, `fertig seit 11:02`.
pub fn since(word: &str, at: Moment) -> String {
    format!("{word} seit {}", at.hour_minute())
}

/// `Einwirkzeit, noch 23 min`.
pub fn processing(minutes: u32) -> String {
    format!("Einwirkzeit, noch {minutes} min")
}

/// What fits into someone's gap, and for whom: `Maschinenschnitt, Herr Winter wartet`.
pub fn fits(service: &str, guest: Option<&str>) -> String {
    match guest {
        Some(guest) => format!("{service}, {guest} wartet"),
        None => format!("passt: {service}"),
    }
}

/// `Frau Stein ist da.`
pub fn noted(name: &str, what: &str) -> String {
    let name = if name.is_empty() { "Termin" } else { name };
    format!("{name}: {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one() {
        assert_eq!(
            (more(1, 1_065), more(12, 1_065)),
            ("1 weiterer bis 17:45".into(), "12 weitere bis 17:45".into())
        );
        let soon: Vec<_> = [125, 61, 1, 0, -1, -12].into_iter().map(how_soon).collect();
        let wanted = [
            "in 2 Stunden",
            "in 61 Minuten",
            "in 1 Minute",
            "jetzt",
            "seit 1 Minute erwartet",
            "seit 12 Minuten erwartet",
        ];
        assert_eq!(soon, wanted);
    }
}

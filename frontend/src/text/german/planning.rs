//! Words of working times: shifts, absences, opening hours, closures, things.

use contract::Day;
use contract::calendar::{Absence, AbsenceKind, ResourceKind, Span, hour_minute};
use contract::span::month;
use serde::Serialize;

pub const TITLE: &str = "Arbeitszeiten";
pub const ROOMS: &str = "Was geplant wird";
pub const SHIFTS: &str = "Dienstplan";
pub const ABSENCES: &str = "Abwesenheiten";
pub const HOURS: &str = "Öffnungszeiten";
pub const CLOSURES: &str = "Schließtage";
pub const RESOURCES: &str = "Plätze und Geräte";

pub const WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
pub const LONG_WEEKDAYS: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

pub const UNREAD: &str = "Bitte wie 9-18 eingeben.";
pub const BACKWARDS: &str = "Das Ende muss nach dem Anfang liegen, bis 24 Uhr.";
pub const OVERLAP: &str = "Die Zeiten überschneiden sich.";
pub const BREAK_OUTSIDE: &str = "Die Pause liegt nicht in der Arbeitszeit.";
pub const CHECK_RED: &str = "Bitte zuerst die rot markierten Zeiten berichtigen.";

pub const SAVE: &str = "Speichern";
pub const SAVED: &str = "Gespeichert.";
pub const DROP: &str = "Verwerfen";
pub const CLOSE: &str = "Schließen";
pub const REMOVE: &str = "Streichen";
pub const FROM_DAY: &str = "Gilt ab";
pub const DAY_EXAMPLE: &str = "0, +7, mo, 0112";
pub const NEEDS_DAY: &str = "Bitte einen Tag eingeben, zum Beispiel 0112.";

pub const PERSON: &str = "Person";
pub const WEEK_BACK: &str = "Vorige Woche";
pub const WEEK_ON: &str = "Nächste Woche";
pub const THIS_WEEK: &str = "Diese Woche";
pub const FREE: &str = "frei";
pub const BREAK: &str = "Pause";
pub const CLOSED: &str = "geschlossen";
pub const SHEET: &str = "Dienstplan der Woche";
pub const HOW_TO_TYPE: &str =
    "Direkt eintippen: oben die Arbeit (9-18 oder 9-13, 14-18), darunter die Pause. Leer heißt frei.";
pub const AS_OPEN: &str = "wie geöffnet";
pub const USUAL: &str = "Übliche Zeiten";
pub const WHOLE_WEEK: &str = "Auf alle Öffnungstage";
pub const ONLY_THIS_WEEK: &str = "Nur diese Woche";
pub const WEEK_IS_OVER: &str = "Diese Woche ist vorbei. Bitte zu einer Woche ab heute gehen.";
pub const SHIFTS_EMPTY: &str =
    "Hier steht der Dienstplan, sobald unter Management › Team jemand eingetragen ist.";

pub const REPEATS: &str = "Der Plan wiederholt sich nach";
pub const WEEKS: [(usize, &str); 4] = [(1, "1 Woche"), (2, "2 Wochen"), (3, "3 Wochen"), (4, "4 Wochen")];
pub const COPY_FROM: &str = "Plan übernehmen von";
pub const COPY: &str = "Übernehmen";
pub const COPIED: &str = "Übernommen. Bitte noch speichern.";
pub const PLANS: &str = "Pläne";
pub const NO_PLAN: &str = "Noch kein eigener Plan: arbeitet, solange der Salon geöffnet ist.";
pub const HOLDS_NOW: &str = "gilt";

pub const NEW_ABSENCE: &str = "Abwesenheit eintragen";
pub const ABSENCES_HEAD: &[(&str, bool)] =
    &[("Person", false), ("Grund", false), ("Wann", false), ("Uhrzeit", false)];
pub const ABSENCES_EMPTY: &str = "Niemand fehlt. Urlaub, Krankheit und Fortbildung tragen Sie rechts ein; der Kalender bietet diese Zeiten dann nicht mehr an.";
pub const REASON: &str = "Grund";
pub const FIRST_DAY: &str = "Erster Tag";
pub const LAST_DAY: &str = "Letzter Tag";
pub const LAST_DAY_HINT: &str = "Leer: nur dieser Tag.";
pub const WITHIN: &str = "Nur von bis";
pub const WITHIN_HINT: &str = "Leer: der ganze Tag.";
pub const NOTE: &str = "Notiz";
pub const NOTE_HINT: &str = "Steht statt des Grundes im Kalender.";
pub const ENTER: &str = "Eintragen";
pub const WHOLE_DAY: &str = "ganztags";
pub const COURSE: &str = "Fortbildung";
pub const NEEDS_PERSON: &str = "Bitte eine Person wählen.";
pub const NEEDS_SPAN: &str = "Bitte eine Zeit wie 10-12 eingeben.";
pub const STANDING_NONE: &str = "In dieser Zeit steht kein Termin.";
pub const TO_CALENDAR: &str = "Im Kalender ansehen";

pub const HOURS_HOW: &str =
    "Zeiten wie 9-18 eintippen, mit Mittagspause 9-13, 14-18. Leer heißt geschlossen.";
pub const HOURS_LATER: &str = "Geplante Änderungen";
pub const HOURS_LATER_EMPTY: &str =
    "Keine. Für eine spätere Änderung „Gilt ab“ auf einen späteren Tag setzen.";

pub const NEW_CLOSURE: &str = "Schließzeit eintragen";
pub const CLOSURES_HEAD: &[(&str, bool)] = &[("Wann", false), ("Warum", false), ("Streichen", true)];
pub const CLOSURES_EMPTY: &str = "Noch keine Schließtage. Betriebsferien tragen Sie rechts ein, Feiertage übernehmen Sie unten mit einem Druck.";
pub const WHY_USUAL: &[&str] = &["Betriebsferien", "Inventur", "Brückentag"];
pub const NEEDS_WHY: &str = "Bitte einen Grund eingeben, zum Beispiel Betriebsferien.";
pub const HOLIDAYS: &str = "Feiertage der nächsten zwölf Monate";
pub const HOLIDAYS_HOW: &str = "Noch offen. Ein Druck schließt den Salon an diesem Tag.";
pub const HOLIDAYS_DONE: &str = "Alle bundesweiten Feiertage sind eingetragen.";
pub const ALL_HOLIDAYS: &str = "Alle bundesweiten";
pub const SOME_LANDS: &str = "Nur in einigen Ländern";

pub const RESOURCES_HOW: &str = "Sobald es von einer Art etwas gibt, nimmt jeder Termin, der es braucht, eines davon. Nie sitzen zwei auf einem Platz.";
pub const HOW_MANY: &str = "Wie viele dazu?";
pub const IN_USE: &str = "in Benutzung";
pub const NOT_IN_USE: &str = "außer Betrieb";
pub const RENAME: &str = "Umbenennen";

/// The ways in which a plan repeats.
pub const CYCLES: [(usize, &str); 4] =
    [(1, "jede Woche"), (2, "alle 2 Wochen"), (3, "alle 3 Wochen"), (4, "alle 4 Wochen")];

/// What an absence can be, as it is offered.
pub const REASONS: [(Away, &str); 5] = [
    (Away::Kind(AbsenceKind::Holiday), "Urlaub"),
    (Away::Kind(AbsenceKind::Ill), "krank"),
    (Away::Kind(AbsenceKind::School), "Berufsschule"),
    (Away::Course, COURSE),
    (Away::Kind(AbsenceKind::Other), "etwas anderes"),
];

/// Why someone is away, as it is asked: a course is school with a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Away {
    Kind(AbsenceKind),
    Course,
}

/// `alle 2 Wochen`.
#[must_use]
pub fn cycle(weeks: usize) -> &'static str {
    CYCLES.iter().find(|(of, _)| *of == weeks).map_or("", |(_, word)| word)
}

/// `Woche A`, where a plan has several.
#[must_use]
pub fn letter(at: usize) -> String {
    format!("Woche {}", ["A", "B", "C", "D"].get(at).copied().unwrap_or_default())
}

/// `23.–29. November 2026`.
#[must_use]
pub fn week_days(monday: Day) -> String {
    let sunday = monday.plus_days(6);
    let (first, year) = (monday.day_of_month(), sunday.year());
    match month(monday) == month(sunday) {
        true => format!("{first}.–{}. {} {year}", sunday.day_of_month(), month(sunday)),
        false => format!("{first}. {} – {}. {} {year}", month(monday), sunday.day_of_month(), month(sunday)),
    }
}

/// `KW 48`.
#[must_use]
pub fn week_number(number: u32) -> String {
    format!("KW\u{a0}{number}")
}

/// `38,5 Std`.
#[must_use]
pub fn hours(minutes: u32) -> String {
    match minutes % 60 {
        0 => format!("{} Std", minutes / 60),
        rest => format!("{}:{rest:02} Std", minutes / 60),
    }
}

/// `Jana, Montag: Arbeitszeit`.
#[must_use]
pub fn cell(name: &str, weekday: usize, pause: bool) -> String {
    let what = if pause { BREAK } else { "Arbeitszeit" };
    format!("{name}, {}: {what}", LONG_WEEKDAYS.get(weekday).copied().unwrap_or_default())
}

/// `23.11.`.
#[must_use]
pub fn short_day(day: Day) -> String {
    format!("{}.{}.", day.day_of_month(), day.month())
}

#[must_use]
pub fn changed(names: &[String]) -> String {
    format!("Geändert: {}", names.join(", "))
}

#[must_use]
pub fn plan_title(name: &str) -> String {
    format!("{name}: {SHIFTS}")
}

#[must_use]
pub fn plan_line(from: Day, weeks: u32, begun: bool) -> String {
    let since = if begun { "seit" } else { "ab" };
    format!("{since} {}, {}", from.german(), cycle(weeks as usize))
}

/// `Mo 24.12.2026 bis Fr 28.12.2026`, or the one day.
#[must_use]
pub fn days(from: Day, until: Day) -> String {
    match from == until {
        true => from.german_with_weekday(),
        false => format!("{} bis {}", from.german_with_weekday(), until.german_with_weekday()),
    }
}

#[must_use]
pub fn away(absence: &Absence) -> String {
    absence.note.clone().unwrap_or_else(|| absence.kind.german().to_owned())
}

#[must_use]
pub fn within(span: Option<Span>) -> String {
    span.map_or_else(|| WHOLE_DAY.to_owned(), |span| format!("{} Uhr", span.german()))
}

#[must_use]
pub fn absence_entered(appointments: u32) -> String {
    match appointments {
        0 => "Eingetragen. In dieser Zeit steht kein Termin.".to_owned(),
        1 => "Eingetragen. Ein Termin steht in dieser Zeit und muss umziehen.".to_owned(),
        more => format!("Eingetragen. {more} Termine stehen in dieser Zeit und müssen umziehen."),
    }
}

#[must_use]
pub fn standing(count: usize) -> String {
    match count {
        1 => "Ein Termin steht in dieser Zeit und muss umziehen".to_owned(),
        more => format!("{more} Termine stehen in dieser Zeit und müssen umziehen"),
    }
}

/// `Fr 27.11.2026, 09:30–10:45`.
#[must_use]
pub fn stands(day: Day, from: u32, until: u32) -> String {
    format!("{}, {}–{}", day.german_with_weekday(), hour_minute(from), hour_minute(until))
}

#[must_use]
pub const fn things(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Chair => "Plätze",
        ResourceKind::Basin => "Waschbecken",
        ResourceKind::Hood => "Hauben",
    }
}

#[must_use]
pub const fn things_empty(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Chair => {
            "Noch keine Plätze: Wie viele Kunden gleichzeitig kommen, wird nicht begrenzt."
        }
        ResourceKind::Basin => "Noch keine Waschbecken: Sie werden nicht eingeplant.",
        ResourceKind::Hood => "Noch keine Hauben: Sie werden nicht eingeplant.",
    }
}

/// `4 von 5 in Benutzung`.
#[must_use]
pub fn in_use(active: usize, all: usize) -> String {
    if active == all { all.to_string() } else { format!("{active} von {all} {IN_USE}") }
}

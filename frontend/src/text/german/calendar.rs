//! Words of the calendar.

use contract::Day;
use contract::calendar::{AppointmentState, FeeDecision, hour_minute};
use contract::catalogue::Article;
use contract::span::month;

pub use super::appointment::*;

pub const PAGE: &str = "Termine";
pub const TODAY: &str = "Heute";
pub const BACK_ONE: &str = "Zurück";
pub const ON_ONE: &str = "Weiter";
pub const GO_TO: &str = "Zum Datum: 0, +7, fr, 2711, kw48";
pub const GO_TO_EXAMPLE: &str = "fr, +7 …";
pub const VIEWS: &str = "Ansicht";
pub const DAY: &str = "Tag";
pub const WEEK: &str = "Woche";
pub const MONTH: &str = "Monat";
pub const LIST: &str = "Liste";
pub const NEW: &str = "+ Termin";
pub const SHEET: &str = "Tagesblatt. Pfeiltasten bewegen die Marke, Enter öffnet oder bucht.";
pub const DAY_OFF: &str = "frei";
pub const CLOSED: &str = "geschlossen";
pub const BREAK: &str = "Pause";
pub const MISSED: &str = "nicht da";
pub const NOBODY: &str = "Hier steht der Tag, sobald unter Management › Team jemand bedient.";
pub const EVERYONE: &str = "Alle";

pub const IN_THE_AIR: &str = "In der Luft";
pub const NOTHING_IN_THE_AIR: &str = "Hierher ziehen, was noch keinen Platz hat.";
pub const HALF_MADE: &str = "angefangen";

pub const FREE_NOW: &str = "Jetzt frei";
pub const NOBODY_FREE: &str = "Gerade ist niemand frei.";
pub const FITS_NOW: &str = "Passt jetzt";
pub const FITS_NOT: &str = "Passt nicht";
pub const NOTHING_FITS: &str = "In die nächsten Lücken passt gerade nichts.";
pub const WHICH_SERVICE: &str = "Welche Leistung?";
pub const WHICH_SERVICE_EXAMPLE: &str = "alle, oder z. B. Kinder";
pub const WAITING: &str = "Warteliste";
pub const NOBODY_WAITS: &str = "Niemand wartet. Auf die Liste kommt man über Strg T.";
pub const STRUCK_OFF: &str = "von der Warteliste gestrichen";
pub const FREED: &str = "Platz geworden";
pub const FREED_AWAY: &str = "Vorschläge ausblenden";
pub const NEXT_GAP: &str = "Nächste Lücke";

pub const COPIED: &str = "kopiert";
pub const MOVED: &str = "verschoben";
pub const PARKED: &str = "hängt in der Luft";
pub const UNDONE: &str = "Änderung zurückgenommen";
pub const CANCELLED: &str = "abgesagt";
pub const BOOKED: &str = "gebucht";
pub const KEPT: &str = "angefangen, wartet in der Leiste";
pub const NO_SHOW_NOTED: &str = "als nicht erschienen vermerkt";
pub const STATE_SET: &str = "gespeichert";
pub const NOTHING_TO_UNDO: &str = "Es gibt nichts zurückzunehmen.";
pub const IN_HAND_COPY: &str = "Kopie in der Hand";
pub const IN_HAND_MOVE: &str = "In der Hand";
pub const PUT_DOWN: &str = "Hier ablegen";
pub const LET_GO: &str = "Loslassen";
pub const FITS_HERE: &str = "Passt hier.";

pub const TO_THE_STRIP: &str = "In die Luft hängen";
pub const RESIZED: &str = "Dauer geändert";
pub const SIDE: &str = "Jetzt und der gewählte Termin";
pub const KEYS_TITLE: &str = "Tasten";

pub const PANEL: &str = "Termin";
pub const WHAT: &str = "Was soll gemacht werden?";
pub const WHEN: &str = "Wann und bei wem?";
pub const WHO: &str = "Wer kommt?";
pub const ANYONE: &str = "egal";
pub const ON_DAY: &str = "Tag";
pub const AT_TIME: &str = "Uhrzeit";
pub const NAME: &str = "Name";
pub const PHONE: &str = "Telefon";
pub const NOTE: &str = "Notiz";
pub const NEXT_FREE: &str = "Nächste freie Zeiten";
pub const NO_SLOT: &str = "In 90 Tagen ist dafür nichts frei.";
pub const OFFERS_FROM: &str = "Frei ab";
pub const PART_OF_DAY: &str = "Tageszeit";
pub const AT_ANY_HOUR: &str = "jederzeit";
pub const IN_THE_MORNING: &str = "vormittags";
pub const IN_THE_AFTERNOON: &str = "nachmittags";
pub const IN_THE_EVENING: &str = "abends";
pub const LATER: &str = "Später";
pub const LEAVE: &str = "Abbrechen";
pub const SAVE: &str = "Speichern";
pub const PANEL_CHANGE: &str = "Termin ändern";
pub const CHANGED: &str = "geändert";
pub const DETAILS: &str = "wer, wie lange";
pub const DOES_IT: &str = "Macht es";
pub const AS_ABOVE: &str = "wie unten gewählt";
pub const NOBODY_HELPS: &str = "niemand, macht es selbst";
pub const ONTO_THE_LIST: &str = "Warteliste";
pub const WAIT: &str = "Auf die Warteliste";
pub const WAITS: &str = "steht auf der Warteliste";
pub const WAITS_WHEN: &str = "Wann passt es?";
pub const FROM_DAY: &str = "Von Tag";
pub const UNTIL_DAY: &str = "Bis Tag";
pub const FROM_TIME: &str = "Frühestens";
pub const UNTIL_TIME: &str = "Spätestens";
pub const RATHER_A_TIME: &str = "Doch eine Zeit";
pub const BOOK: &str = "Buchen";

pub const CLOSE_DETAIL: &str = "Schließen";
pub const STEPS: &str = "So weit ist der Termin";
pub const CHECK_OUT: &str = "Kassieren";
pub const MOVE: &str = "Verschieben";
pub const COPY: &str = "Kopieren";
pub const PARK: &str = "In die Luft";
pub const CANCEL: &str = "Absagen …";
pub const CANCEL_DO: &str = "Absagen";
pub const CANCEL_REASONS: &[&str] = &["Krank", "Keine Zeit", "Vom Salon abgesagt"];
pub const EDIT: &str = "Ändern";
pub const TO_THE_BASKET: &str = "Zum Vorgang";
pub const TOGETHER: &str = "Wer zahlt mit?";
pub const MORE: &str = "Mehr: Serie, E-Mail, früher kommen";
pub const EVERY_WEEKS: &str = "Alle … Wochen";
pub const SO_MANY_TIMES: &str = "So oft";
pub const REPEAT: &str = "Serie buchen";
pub const CONFIRM_TO: &str = "E-Mail";
pub const CONFIRM: &str = "Bestätigung senden";
pub const CONFIRMATION_QUEUED: &str = "Die Bestätigung liegt im Postausgang.";
pub const EARLIER: &str = "Möchte früher kommen";
pub const WANTS_EARLIER: &str = "Möchte früher kommen, hat schon einen Termin.";
pub const DAY_PLAN: &str = "Tagesplan";
pub const CALENDAR_FILE: &str = "Kalenderdatei (.ics)";
pub const AGAIN: &str = "In 6 Wochen wieder";
pub const NO_SHOW: &str = "Nicht erschienen";
pub const HISTORY: &str = "Verlauf";
pub const TOTAL: &str = "Zusammen";
pub const FEE_CHARGE: &str = "Gebühr verlangen";
pub const FEE_TO_TILL: &str = "Gebühr an die Kasse";
pub const FEE_WAIVE: &str = "Darauf verzichten";
pub const FEE_REASONS: &[&str] = &["Stammkundin", "Krank", "Erstes Mal"];

pub const WEEKDAYS: &[&str] = &["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
pub const LIST_HEAD: &[(&str, bool)] = &[
    ("Wann", false),
    ("Wer", false),
    ("Was", false),
    ("Telefon", false),
    ("Stand", false),
    ("Notiz", false),
];
pub const LIST_EMPTY: &str = "In diesen vier Wochen hat diese Person noch keine Termine.";

const LONG_WEEKDAYS: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

pub const KEYS: &[(&str, &str)] = &[
    ("Enter", "öffnen, buchen"),
    ("E", "ändern"),
    ("M", "verschieben"),
    ("P", "in die Luft"),
    ("Delete", "absagen"),
    ("Ctrl+Z", "zurück"),
];

/// `9–18 Uhr`.
#[must_use]
pub fn hours(from: &str, until: &str) -> String {
    format!("{from}–{until} Uhr")
}

#[must_use]
pub fn from_hour(hour: &str) -> String {
    format!("ab {hour} Uhr")
}

#[must_use]
pub fn until_hour(hour: &str) -> String {
    format!("bis {hour} Uhr")
}

/// `35 min frei`, `15 min frei ab 10:00`.
#[must_use]
pub fn free_gap(minutes: u32, from: Option<String>) -> String {
    match from {
        None => format!("{minutes} min frei"),
        Some(from) => format!("{minutes} min frei ab {from}"),
    }
}

/// State in a short word; an exclamation mark where something wants a look.
#[must_use]
pub const fn sign(state: AppointmentState, warned: bool) -> &'static str {
    match state {
        AppointmentState::NoShow => MISSED,
        AppointmentState::Paid => "bezahlt",
        _ if warned => "!",
        AppointmentState::Confirmed => "✓",
        AppointmentState::Arrived => "da",
        AppointmentState::InService => "läuft",
        AppointmentState::Finished => "fertig",
        AppointmentState::Booked | AppointmentState::Cancelled => "",
    }
}

/// `Frau Lindner: verschoben`.
#[must_use]
pub fn with_name(name: &str, said: &str) -> String {
    let name = if name.is_empty() { WITHOUT_NAME } else { name };
    format!("{name}: {said}")
}

#[must_use]
pub fn freed(name: &str, services: &str) -> String {
    format!("Es ist Platz geworden: {name} wartet auf {services}.")
}

/// `bis 11:30`.
#[must_use]
pub fn free_until(minute: u32) -> String {
    format!("bis {}", hour_minute(minute))
}

/// `Sabine, 09:45–10:05 · Familie Koch wartet`.
#[must_use]
pub fn fit(person: &str, span: &str, waits: Option<&str>) -> String {
    let waits = waits.map(|name| format!(" · {name} wartet")).unwrap_or_default();
    format!("{person}, {span}{waits}")
}

#[must_use]
pub fn fits_not(person: &str, reason: &str) -> String {
    format!("{person}: passt nicht, {reason}")
}

/// `9:45 bei Jana`.
#[must_use]
pub fn at_place(time: &str, person: &str) -> String {
    format!("{time} bei {person}")
}

#[must_use]
pub fn busy(person: &str, span: &str, what: &str) -> String {
    format!("{person} ist {span} beschäftigt: {what}")
}

/// One line of what would come of a move.
#[must_use]
pub fn lies(person: &str, span: &str, what: &str) -> String {
    format!("{person} {span} {what}")
}

#[must_use]
pub fn instead(when: &str, person: &str) -> String {
    format!("Stattdessen {when} bei {person}")
}

/// `40 min`, `40 + 35 min`.
#[must_use]
pub fn lasting(article: &Article) -> String {
    match (article.duration_minutes, article.processing_minutes) {
        (Some(active), Some(passive)) if passive > 0 => format!("{active} + {passive} min"),
        (Some(active), _) => format!("{active} min"),
        _ => String::new(),
    }
}

#[must_use]
pub fn take_out(name: &str) -> String {
    format!("{name} weglassen")
}

#[must_use]
pub fn half(services: &str) -> String {
    if services.is_empty() { HALF_MADE.to_owned() } else { format!("{HALF_MADE}: {services}") }
}

#[must_use]
pub fn was_at(when: &str) -> String {
    format!(" · war {when}")
}

/// `4 min`, `2 Std`, `3 Tage`.
#[must_use]
pub fn age(minutes: i64) -> String {
    match minutes {
        ..60 => format!("{} min", minutes.max(0)),
        60..1440 => format!("{} Std", minutes / 60),
        1440..2880 => "1 Tag".to_owned(),
        _ => format!("{} Tage", minutes / 1440),
    }
}

#[must_use]
pub fn missed_before(times: u32) -> String {
    format!("{times}-mal nicht erschienen in zwölf Monaten")
}

pub fn called_off_before(times: u32) -> String {
    format!("{times}-mal am selben oder letzten Tag abgesagt in zwölf Monaten")
}

/// The step's short word on its button.
#[must_use]
pub const fn step(state: AppointmentState) -> &'static str {
    match state {
        AppointmentState::Confirmed => "bestätigt",
        AppointmentState::Arrived => "da",
        AppointmentState::InService => "in Arbeit",
        AppointmentState::Finished => "fertig",
        other => other.german(),
    }
}

#[must_use]
pub fn again_at(when: &str) -> String {
    format!("Gebucht: {when}.")
}

#[must_use]
pub fn fee_proposed(fee: &str) -> String {
    format!("Nicht erschienen. Ausfallgebühr {fee}? Gebucht wird dadurch nichts.")
}

#[must_use]
pub fn fee_decided(decision: &FeeDecision, fee: &str) -> String {
    match decision {
        FeeDecision::Charge => format!("Ausfallgebühr {fee} wird verlangt."),
        FeeDecision::Waive { reason } => format!("Auf die Ausfallgebühr wird verzichtet: {reason}"),
    }
}

/// `Freitag, 27. November`.
#[must_use]
pub fn long_day(day: Day) -> String {
    format!("{}, {}. {}", weekday(day), day.day_of_month(), month(day))
}

/// `Woche ab 23. November`.
#[must_use]
pub fn week_of(day: Day) -> String {
    let monday = day.plus_days(-i64::from(day.weekday()));
    format!("Woche ab {}. {}", monday.day_of_month(), month(monday))
}

/// `November 2026`.
#[must_use]
pub fn month_of(day: Day) -> String {
    format!("{} {}", month(day), day.year())
}

/// `Fr 27.`.
#[must_use]
pub fn short_day(day: Day) -> String {
    let name = WEEKDAYS.get(day.weekday() as usize).copied().unwrap_or_default();
    format!("{name} {}.", day.day_of_month())
}

/// `7 Termine, 64 %`.
#[must_use]
pub fn full(appointments: u32, per_cent: u32) -> String {
    match appointments {
        0 => "frei".to_owned(),
        1 => format!("1 Termin, {per_cent}\u{a0}%"),
        _ => format!("{appointments} Termine, {per_cent}\u{a0}%"),
    }
}

fn weekday(day: Day) -> &'static str {
    LONG_WEEKDAYS.get(day.weekday() as usize).copied().unwrap_or_default()
}

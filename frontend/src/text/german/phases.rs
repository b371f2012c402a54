//! Words of a service's phases.

use contract::calendar::{Learned, Phase, PhaseKind, ResourceKind};

pub const TITLE: &str = "Ablauf";
pub const EDIT: &str = "Phasen …";
pub const BY_THE_LIST: &str = "Wie in der Preisliste: Dauer, dann Einwirkzeit.";
pub const INSTEAD: &str = "Für Termine gilt dieser Ablauf statt Dauer und Einwirkzeit.";
pub const PARTS: &str = "Was eingestellt wird";
pub const COURSE: &str = "Phasen";
pub const PEOPLE: &str = "Je Person";
pub const CUSTOMERS: &str = "Je Kundin oder Kunde";

pub const HOW: &str = "In der Einwirkzeit ist die Person für andere frei, und der Kalender bietet sie an.";
pub const HANDS: &str = "Hände";
pub const WAIT: &str = "Einwirkzeit";
pub const KIND: &str = "Art der Phase";
pub const MINUTES: &str = "Minuten";
pub const NAME: &str = "Was geschieht";
pub const NAME_EXAMPLE: &str = "auftragen";
pub const THING: &str = "Gerät";
pub const NO_THING: &str = "–";
pub const HELP: &str = "auch Hilfe";
pub const UP: &str = "nach oben";
pub const DOWN: &str = "nach unten";
pub const REMOVE: &str = "Phase entfernen";
pub const ADD_HANDS: &str = "+ Hände";
pub const ADD_WAIT: &str = "+ Einwirkzeit";
pub const AS_LISTED: &str = "Wieder wie in der Preisliste";
pub const SAVE: &str = "Speichern";
pub const CLOSE: &str = "Schließen";
pub const SAVED: &str = "Der Ablauf ist gespeichert. Gebuchte Termine bleiben, wie sie sind.";
pub const RESET: &str = "Es gilt wieder die Preisliste.";
pub const FULL: &str = "Mehr als zwölf Phasen hat keine Leistung.";
pub const NO_MINUTES: &str =
    "Jede Phase dauert 1 bis 720 ganze Minuten; eine einzige darf 0 haben, wenn sie nebenher geht.";
pub const NO_PHASE: &str = "Bitte mindestens eine Phase anlegen.";

pub const LENGTHS_HOW: &str =
    "Nur eintragen, wo es anders ist; leer gilt die Zeit darüber. Was für eine Kundin gilt, geht vor.";
pub const LENGTH_BAD: &str = "Bitte ganze Minuten von 0 bis 720.";
pub const WHO: &str = "Wer";
pub const LEARNED: &str = "So lange dauert es wirklich";
pub const LEARNED_HOW: &str =
    "Gemessen von „in Arbeit“ bis „fertig“ in zwei Jahren. Es gilt nur, was Sie eintragen.";
pub const LEARNED_NONE: &str =
    "Noch nichts gemessen: Das füllt sich, sobald Termine auf „in Arbeit“ und „fertig“ gesetzt werden.";
pub const TAKE_UP: &str = "Vorschlag eintragen";
pub const FIND_CUSTOMER: &str = "Für wen noch? Name oder Telefon";
pub const CUSTOMERS_EMPTY: &str = "Für alle gleich. Wer länger oder kürzer braucht, lässt sich unten suchen.";

/// The things that a phase can take.
#[must_use]
pub fn things() -> Vec<(Option<ResourceKind>, String)> {
    let thing = |kind: ResourceKind| (Some(kind), kind.german().to_owned());
    vec![(None, NO_THING.to_owned()), thing(ResourceKind::Basin), thing(ResourceKind::Hood)]
}

/// What a phase is called where it has no name.
#[must_use]
pub fn named(phase: &Phase) -> String {
    match (phase.name.is_empty(), phase.kind) {
        (false, _) => phase.name.clone(),
        (true, PhaseKind::Active) => HANDS.to_owned(),
        (true, PhaseKind::Passive) => WAIT.to_owned(),
    }
}

/// `auftragen, 40 Minuten, Haube`: for those who hear the picture.
#[must_use]
pub fn told(phase: &Phase) -> String {
    let thing = phase.resource.map(|kind| format!(", {}", kind.german())).unwrap_or_default();
    format!("{}, {} Minuten{thing}", named(phase), phase.minutes)
}

/// `85 min, davon 50 min Hände`.
#[must_use]
pub fn sum(phases: &[Phase]) -> String {
    let all: u32 = phases.iter().map(|phase| phase.minutes).sum();
    let active = phases.iter().filter(|phase| phase.kind == PhaseKind::Active);
    let hands: u32 = active.map(|phase| phase.minutes).sum();
    if all == hands { format!("{all} min") } else { format!("{all} min, davon {hands} min Hände") }
}

/// `Phase 2: Minuten`.
#[must_use]
pub fn numbered(at: usize, what: &str) -> String {
    format!("Phase {}: {what}", at + 1)
}

/// `Jana, einwirken: Minuten`.
#[must_use]
pub fn length_of(who: &str, phase: &Phase) -> String {
    format!("{who}, {}: {MINUTES}", named(phase))
}

/// `Jana: im Mittel 52 statt 45 min, aus 23 Terminen`.
#[must_use]
pub fn learned(learned: &Learned) -> String {
    let (name, median, planned) = (&learned.person_name, learned.median_minutes, learned.planned_minutes);
    let from =
        if learned.count == 1 { "einem Termin".to_owned() } else { format!("{} Terminen", learned.count) };
    match median == planned {
        true => format!("{name}: im Mittel {median} min wie geplant, aus {from}"),
        false => format!("{name}: im Mittel {median} statt {planned} min, aus {from}"),
    }
}

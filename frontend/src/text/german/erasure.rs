//! Words of an erasure, whoever is erased.

use contract::dossier::Staying;

/// What differs by who is erased.
pub struct ErasureWords {
    /// Whether it is told who is meant: several may be known under one name.
    pub names_who: bool,
    pub stays_nothing: &'static str,
    pub how: &'static str,
    pub reasons: &'static [&'static str],
}

pub const CUSTOMER: ErasureWords = ErasureWords {
    names_who: false,
    stays_nothing: "Nichts, was den Namen der Kundin trägt.",
    how: "Das lässt sich nicht rückgängig machen. Sie bekommen einen Brief für die Kundin.",
    reasons: &["Wunsch der Kundin", "Lange nicht da gewesen"],
};
pub const GUEST: ErasureWords = ErasureWords {
    names_who: true,
    stays_nothing: "Nichts, was den Namen des Gastes trägt.",
    how: "Das lässt sich nicht rückgängig machen. Sie bekommen einen Brief für den Gast. Löschen darf die Inhaberin.",
    reasons: &["Wunsch des Gastes"],
};
pub const STAFF: ErasureWords = ErasureWords {
    names_who: true,
    stays_nothing: "Nichts, was den Namen der Person trägt.",
    how: "Das lässt sich nicht rückgängig machen. Sie bekommen einen Brief für die Person. In Listen und im Kalender steht danach eine Nummer statt des Namens.",
    reasons: &["Wunsch der Person", "Ausgeschieden"],
};

pub const WHO: &str = "Gemeint ist";
pub const GOES: &str = "Wird gelöscht";
pub const STAYS: &str = "Bleibt, weil das Gesetz es verlangt";
pub const AHEAD: &str = "Diese Termine stehen noch bevor. Sie bleiben ohne Namen im Kalender; bitte vorher absagen, wenn niemand kommt.";
pub const DO: &str = "Endgültig löschen";
pub const DONE: &str = "Gelöscht. Der Brief liegt bei den Dateien.";
pub const BACK: &str = "Zurück";

#[must_use]
pub fn counted(what: &str, count: u32) -> String {
    format!("{what}: {count}")
}

#[must_use]
pub fn kept(kept: &Staying) -> String {
    format!("{} bis {}: {}", kept.what, kept.until.german(), kept.rule)
}

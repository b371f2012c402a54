//! Words on recovery code and signing key.

use contract::recovery::KeyCause;

pub const CODE: &str = "Wiederherstellungscode (sieben Gruppen)";
pub const TRIAL_HOW: &str =
    "Bitte den Code jetzt einmal vom Papier abtippen. So ist sicher, dass er lesbar ist und stimmt.";
pub const TRIAL_DO: &str = "Code erproben";
pub const TRIED: &str = "Der Code stimmt. Bitte im Safe aufbewahren.";
pub const ON_PAPER: &str = "Der Code steht auf Papier – weiter zur Probe";
pub const SHOW_AGAIN: &str = "Code noch einmal zeigen";
pub const LATER: &str = "Später erproben";
pub const PRINTED: &str = "Der Bondrucker hat ihn gedruckt. Er wird nur jetzt gezeigt.";
pub const NOT_PRINTED: &str = "Er wird nur jetzt gezeigt: bitte abschreiben.";
pub const OLD_STAYS: &str =
    "Ein früherer Code gilt noch, bis der neue einmal abgetippt wurde; danach bitte vernichten.";

pub const DUE: &str = "Diese Kasse braucht einen neuen Wiederherstellungscode: Nur mit ihm kommt der Signaturschlüssel auf einen anderen PC.";
pub const UNTRIED: &str = "Der Wiederherstellungscode wurde noch nicht erprobt.";
pub const DUE_DO: &str = "Jetzt machen";
pub const UNTRIED_DO: &str = "Jetzt erproben";
pub const TITLE: &str = "Wiederherstellungscode";
pub const NEW_HOW: &str = "Der Code setzt eine vergessene Inhaber-PIN zurück und bringt den Signaturschlüssel auf einen anderen PC. Er wird gedruckt, einmal gezeigt und dann zur Probe abgetippt.";
pub const NEW_DO: &str = "Neuen Code machen";
pub const PIN: &str = "PIN der Inhaberin";

pub const KEY_MISSING: &str = "Der Signaturschlüssel der Kasse ist auf diesem PC nicht da oder nicht lesbar. So lange kann nicht gebucht werden.";
pub const RESTORE: &str = "Schlüssel zurückholen";
pub const RESTORE_HOW: &str = "Der Wiederherstellungscode steht auf dem Ausdruck im Safe. Mit ihm geht es sofort weiter; das Kassenbuch hält es fest.";
pub const RESTORE_ELSE: &str = "Gibt es den Code nicht mehr? Dann meldet sich die Inhaberin an und wechselt den Schlüssel im Management unter „Kasse und Sperre“.";
pub const RESTORED: &str = "Der Schlüssel ist wieder da. Es kann gebucht werden.";

pub const CHANGE: &str = "Signaturschlüssel wechseln";
pub const CHANGE_HOW: &str = "Der bisherige Schlüssel endet für immer. Der Wechsel steht im Kassenbuch, der neue Fingerabdruck auf dem nächsten Z-Bericht. Nötig ist das, wenn der Schlüssel verloren ist oder ihn jemand haben könnte.";
pub const CAUSE: &str = "Anlass";
pub const REASON: &str = "Grund, wie er im Kassenbuch stehen soll";
pub const CODE_IF_ANY: &str = "Wiederherstellungscode (leer nur, wenn auch der Schlüssel verloren ist)";
pub const CHANGE_DO: &str = "Schlüssel wechseln";
pub const CHANGED: &str = "Ab jetzt signiert der neue Schlüssel.";
pub const CHANGED_CODE_DUE: &str =
    "Ab jetzt signiert der neue Schlüssel. Bitte gleich einen neuen Wiederherstellungscode machen.";

/// In which group of a code is a slip.
#[must_use]
pub fn slip(group: usize) -> String {
    format!("In der {group}. Gruppe ist ein Tippfehler.")
}

/// Why a key is changed, with the words for it.
#[must_use]
pub fn causes() -> Vec<(KeyCause, String)> {
    [
        (KeyCause::Lost, "Schlüssel verloren"),
        (KeyCause::Stolen, "jemand anderes könnte ihn haben"),
        (KeyCause::Renewed, "auf Wunsch erneuert"),
    ]
    .map(|(cause, word)| (cause, word.to_owned()))
    .to_vec()
}

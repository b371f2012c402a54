//! Words about e-mail.

use contract::messages::{MailSecurity, OutMessage};

pub const TITLE: &str = "E-Mail";
pub const HOW: &str = "Belege und Terminbestätigungen gehen auf Wunsch hinaus, Erinnerungen nur mit Einwilligung. Ohne Haken verlässt nichts das Haus.";
pub const ON: &str = "E-Mails senden";
pub const HOST: &str = "Server";
pub const PORT: &str = "Anschluss";
pub const SECURITY: &str = "Verschlüsselung";
pub const USER: &str = "Benutzername";
pub const PASSWORD: &str = "Passwort";
pub const PASSWORD_HOW: &str =
    "Leer lassen, wenn es bleibt. Es liegt im Schlüsselbund, nie in der Datenbank.";
pub const ADDRESS: &str = "Absender";
pub const SAVE: &str = "Speichern";
pub const SAVED: &str = "Gespeichert.";
pub const NO_PORT: &str = "Bitte den Anschluss als Zahl eingeben, üblich sind 465 und 587.";
pub const TRY: &str = "Probe senden";
pub const TRY_TO: &str = "Probe an";
pub const TRIED: &str = "Die Probe ist angenommen. Bitte im Postfach nachsehen.";
pub const TEXTS: &str = "Texte";
pub const SUBJECT: &str = "Betreff";
pub const BODY: &str = "Text";
pub const OUTBOX: &str = "Postausgang";
pub const OUTBOX_HEAD: &[(&str, bool)] =
    &[("Nachricht", false), ("An", false), ("Stand", false), ("", false)];
pub const OUTBOX_EMPTY: &str = "Hier steht, was hinausgeht und was nicht.";
pub const AGAIN: &str = "Noch einmal senden";
pub const CANCEL: &str = "Zurückziehen";
pub const BY_MAIL: &str = "Per E-Mail";
pub const RECEIPT_TITLE: &str = "Beleg per E-Mail";
pub const RECEIPT_TO: &str = "E-Mail-Adresse";
pub const RECEIPT_HOW: &str = "Nur auf Wunsch der Kundin oder des Kunden.";
pub const SEND: &str = "Senden";
pub const BACK: &str = "Zurück";
pub const QUEUED: &str = "Die Nachricht ist im Postausgang.";

/// The ways to keep a message from other eyes.
pub const SECURITIES: [(MailSecurity, &str); 3] = [
    (MailSecurity::Tls, "TLS (465)"),
    (MailSecurity::StartTls, "STARTTLS (587)"),
    (MailSecurity::Open, "Keine (nur dieser Rechner)"),
];

/// When a message came to its state, and what stands in its way.
pub fn detail(message: &OutMessage) -> String {
    let since = match (message.sent, message.next_try) {
        (Some(sent), _) => sent.german(),
        (None, Some(next)) => format!("nächster Versuch {}", next.german()),
        (None, None) => format!("seit {} von {}", message.queued.german(), message.by),
    };
    match &message.trouble {
        Some(trouble) => format!("{since}. {trouble}"),
        None => since,
    }
}

/// The places that a text may hold.
pub fn places(places: &[&str]) -> String {
    let places: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
    format!("Platzhalter: {}", places.join(" "))
}

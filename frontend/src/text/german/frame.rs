//! Words of the window's frame.

pub const PROGRAM: &str = "Lockbuch";
pub const NO_ANSWER: &str = "Das Programm antwortet nicht. Gebucht ist nur, was in der Kassenrolle steht. Bitte das Fenster neu laden.";
pub const SEARCH: &str = "Suchen …";
pub const SEARCH_ALL: &str = "Beleg, Artikel, Kundin oder Befehl";
pub const NOTHING_FOUND: &str =
    "Nichts gefunden. Teile von Wörtern genügen, zum Beispiel „lind“ oder „4501“.";
pub const COMMANDS: &str = "Befehle";
pub const FOUND: &str = "Gefunden";
pub const PAGES: &str = "Seiten";
pub const STATE: &str = "Zustand";
pub const STATE_TITLE: &str = "So steht es um die Kasse";
pub const CLOSE: &str = "Schließen";
pub const LOCK_NOW: &str = "Sperren";
pub const SIGN_OUT: &str = "Abmelden";
pub const SWITCH_PERSON: &str = "Person wechseln";
pub const BLANK: &str = "Bildschirm verdecken";
pub const BLANK_HINT: &str = "Zum Weitermachen berühren oder eine Taste drücken";
pub const WHO_ARE_YOU: &str = "Wer sind Sie?";
pub const LOCKED: &str = "Gesperrt";
pub const LOCKED_HINT: &str = "Alles bleibt, wie Sie es verlassen haben.";
pub const SIGN_IN: &str = "Anmelden";
pub const UNLOCK: &str = "Entsperren";
pub const OTHER_PERSON: &str = "Andere Person";
pub const NO_PEOPLE: &str = "Hier stehen die Personen, sobald der Salon eingerichtet ist.";
pub const NEEDS_PIN: &str = "noch ohne PIN";
pub const YES: &str = "Ja, weiter";
pub const NO: &str = "Zurück";
pub const ASKED_BACK: &str = "Bitte bestätigen";
pub const APPROVAL: &str = "Freigabe durch eine zweite Person";
pub const APPROVE: &str = "Freigeben";
pub const LOOK: &str = "Helligkeit";
pub const LOOK_SYSTEM: &str = "Wie der Rechner";
pub const LOOK_LIGHT: &str = "Hell";
pub const LOOK_DARK: &str = "Dunkel";
pub const RECOVER: &str = "PIN der Inhaberin vergessen";

//! Words of the window's frame.

use contract::status::{Lamp, LampState};

pub const PROGRAM: &str = "Lockbuch";
pub const NOTICE: &str = "Hinweis dieses Programms";
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
pub const RECOVER_TITLE: &str = "Neue PIN mit dem Wiederherstellungscode";
pub const RECOVER_HOW: &str =
    "Der Code steht auf dem Ausdruck im Safe. Die Rücksetzung wird im Kassenbuch festgehalten.";
pub const RECOVER_CODE: &str = "Wiederherstellungscode";
pub const RECOVER_PIN: &str = "Neue PIN (vier bis acht Ziffern)";
pub const RECOVER_DO: &str = "PIN setzen";
pub const RECOVERED: &str = "Die neue PIN gilt ab sofort.";
pub const PRINTS_TITLE: &str = "Offene Ausdrucke";
pub const PRINTS_NONE: &str = "Alles ist gedruckt.";
pub const PRINT_AGAIN: &str = "Erneut drucken";
pub const PRINT_LIES_THERE: &str = "Ja, liegt da";
pub const PRINT_MISSING: &str = "Nein, drucken";
pub const PRINT_UNSURE: &str = "Liegt der Bon im Drucker?";
pub const PRINT_WAITING: &str = "wartet";
pub const PRINT_RUNNING: &str = "druckt";
pub const PRINT_STUCK: &str = "Drucker antwortet nicht, der Bon wartet";
pub const PRINT_NO_PRINTER: &str = "kein Drucker eingerichtet";
pub const PRINT_DONE: &str = "gedruckt";
pub const PERSON_MENU: &str = "Person und Bildschirm";
pub const SIGN_IN_FIRST: &str = "Bitte erst anmelden, dann scannen.";
pub const PART_MISSING: &str =
    "Dieser Teil des Fensters konnte nicht geladen werden. Was gebucht ist, bleibt gebucht.";
pub const PART_AGAIN: &str = "Noch einmal laden";

/// The commands of the palette name the page they lead to.
#[must_use]
pub fn go_to(page: &str) -> String {
    format!("Zur Seite {page}")
}

/// What needs a hand, the worst first and with its word: `TSE ausgefallen, Sicherung`; all being well: `Alles in Ordnung`.
pub fn state_word(lamps: &[Lamp]) -> String {
    let of = |state| lamps.iter().filter(move |lamp| lamp.state == state);
    let mut wanting = of(LampState::Bad).chain(of(LampState::Mind));
    let Some(first) = wanting.next() else { return ALL_WELL.to_owned() };
    let first = format!("{} {}", first.name, first.word);
    std::iter::once(first).chain(wanting.map(|lamp| lamp.name.clone())).collect::<Vec<_>>().join(", ")
}

const ALL_WELL: &str = "Alles in Ordnung";

#[cfg(test)]
mod tests {
    use super::*;

    fn lamp(name: &str, state: LampState, word: &str) -> Lamp {
        Lamp { name: name.to_owned(), state, word: word.to_owned(), sentence: String::new() }
    }

    #[test]
    fn the_worst_comes_first_and_what_is_well_is_not_named() {
        let lamps = [
            lamp("Tag", LampState::Good, "offen"),
            lamp("Sicherung", LampState::Mind, "keine"),
            lamp("TSE", LampState::Bad, "ausgefallen"),
        ];
        assert_eq!(state_word(&lamps), "TSE ausgefallen, Sicherung");
        assert_eq!(state_word(&lamps[..1]), "Alles in Ordnung");
    }
}

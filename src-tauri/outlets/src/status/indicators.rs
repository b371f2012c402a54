//! The lamps one by one: a word, and the sentence behind it.

use book::incidents::Damage;
use book::key_health::KeyState;
use book::ledger::Period;
use contract::day::DayPhase;
use contract::status::{Lamp, LampState};
use proof::Moment;
use salon::letterhead::WITHOUT_TSE;

/// IKS-18: a backup is younger than 24 hours.
const BACKUP_HOURS_MAX: i64 = 24;
const HOUR_MS: i64 = 3_600_000;

fn lamp(name: &str, state: LampState, word: &str, sentence: String) -> Lamp {
    Lamp { name: name.into(), state, word: word.into(), sentence }
}

/// What pages left out because it can't be read; nothing as long as all can.
pub fn damaged(rows: usize) -> Option<Lamp> {
    let sentence = match rows {
        0 => return None,
        1 => "Ein gespeicherter Eintrag ist beschädigt und wird nicht gezeigt. Wo er liegt, steht im Protokoll des \
              Programms."
            .to_owned(),
        rows => format!(
            "{rows} gespeicherte Einträge sind beschädigt und werden nicht gezeigt. Wo sie liegen, steht im Protokoll \
             des Programms."
        ),
    };
    Some(lamp("Daten", LampState::Bad, "beschädigt", sentence))
}

/// The signing key, as long as it is not here.
pub fn key(state: KeyState) -> Option<Lamp> {
    let (word, what) = match state {
        KeyState::Here => return None,
        KeyState::Missing => ("fehlt", "ist auf diesem PC nicht da"),
        KeyState::Unreadable => ("unlesbar", "ist auf diesem PC nicht lesbar"),
    };
    let sentence = format!(
        "Der Signaturschlüssel der Kasse {what}; so lange kann nicht gebucht werden. Bitte auf „Schlüssel zurückholen“ \
         drücken und den Wiederherstellungscode eingeben. Gibt es ihn nicht mehr, wechselt die Inhaberin den Schlüssel \
         im Management unter „Kasse und Sperre“."
    );
    Some(lamp("Schlüssel", LampState::Bad, word, sentence))
}

/// The witnesses, as long as one does not work: how far it is behind stands on the owner's page.
pub fn witnesses(wrong: &[(String, Moment, String)]) -> Option<Lamp> {
    let (place, since, sentence) = wrong.first()?;
    let further = match wrong.len() {
        1 => String::new(),
        more => format!(" Dazu {} weitere.", more - 1),
    };
    let sentence = format!(
        "{place}, seit {}: {sentence}{further} Wie weit jeder Zeuge ist, steht im Management unter „Zeugen“.",
        since.german()
    );
    Some(lamp("Zeugen", LampState::Mind, "gestört", sentence))
}

/// Where the booking day stands.
pub fn day(phase: DayPhase, period: &Period) -> Lamp {
    let day = period.opening.map(|opening| opening.day.german_with_weekday()).unwrap_or_default();
    match phase {
        DayPhase::Closed => lamp("Tag", LampState::Mind, "zu", "Es ist kein Tag geöffnet.".into()),
        DayPhase::Open | DayPhase::PastMidnight if period.continues.is_some() => {
            let z = period.continues.unwrap_or_default();
            let sentence = format!("Der Tag {day} ist nach dem Widerruf von Z-{z} wieder offen.");
            lamp("Tag", LampState::Mind, "wieder offen", sentence)
        }
        DayPhase::Open => lamp("Tag", LampState::Good, "offen", format!("Der Tag {day} ist offen.")),
        DayPhase::PastMidnight => {
            let sentence = format!("Es ist nach Mitternacht; gebucht wird noch auf {day}.");
            lamp("Tag", LampState::Mind, "offen", sentence)
        }
        DayPhase::Overdue => {
            let sentence = format!("Der Tag {day} ist noch offen. Bitte zählen und abschließen.");
            lamp("Tag", LampState::Bad, "überfällig", sentence)
        }
    }
}

/// There is none yet, and the strip says so.
pub fn tse() -> Lamp {
    lamp("TSE", LampState::Mind, "ohne", format!("{WITHOUT_TSE}."))
}

/// How old the last backup is.
pub fn backup(last: Option<Moment>, now: Moment) -> Lamp {
    let Some(last) = last else {
        return lamp(
            "Sicherung",
            LampState::Mind,
            "keine",
            "Es ist noch keine Sicherung eingerichtet.".into(),
        );
    };
    let hours = now.since_ms(last) / HOUR_MS;
    let state = if (0..BACKUP_HOURS_MAX).contains(&hours) { LampState::Good } else { LampState::Bad };
    let word = match hours {
        ..1 => String::from("aktuell"),
        1..48 => format!("{hours} Std."),
        _ => format!("{} Tage", hours / 24),
    };
    lamp("Sicherung", state, &word, format!("Die letzte Sicherung ist vom {}.", last.german()))
}

/// The banner that stays as long as the damage does.
pub fn standing_damage(damage: &Damage) -> String {
    let (what, finding) = (
        match damage {
            Damage::ChainBroken { .. } => "Das Kassenbuch ist beschädigt",
            Damage::RolledBack { .. } | Damage::WitnessesGone { .. } => {
                "Das Kassenbuch ist nicht vollständig"
            }
            Damage::FileDamaged { .. } => "Die Datei des Kassenbuchs ist beschädigt",
            Damage::RowsChanged { .. } => "Gespeicherte Werte sind andere, als das Kassenbuch sagt",
            Damage::SchemaChanged { .. } => "Die Datei des Kassenbuchs wurde von außen verändert",
        },
        damage.finding().trim_end_matches('.'),
    );
    format!("{what}: {finding}. Die Kasse läuft weiter. Bitte die Inhaberin und den Support holen.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_backup_is_bad() {
        let now = Moment::new(1_000 * HOUR_MS, 60);
        let age = |hours: i64| {
            let lamp = backup(Some(Moment::new((1_000 - hours) * HOUR_MS, 60)), now);
            (lamp.state, lamp.word)
        };
        assert_eq!(age(0), (LampState::Good, "aktuell".into()));
        assert_eq!(age(23), (LampState::Good, "23 Std.".into()));
        assert_eq!(age(24), (LampState::Bad, "24 Std.".into()));
        assert_eq!(age(72), (LampState::Bad, "3 Tage".into()));
        assert_eq!(backup(None, now).word, "keine");
    }
}

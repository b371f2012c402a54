//! The lamps one by one: a word, and the sentence behind it.

use book::incidents::Damage;
use book::key_health::KeyState;
use book::ledger::Period;
use book::outage::Outage;
use book::tse_health::TseState;
use contract::Day;
use contract::day::DayPhase;
use contract::status::{Lamp, LampState};
use contract::tse_setup::TseNotice;
use proof::Moment;
use salon::letterhead::WITHOUT_TSE;
use salon::tse_setup;

/// IKS-18: a backup is younger than 24 hours.
const BACKUP_HOURS_MAX: i64 = 24;
const HOUR_MS: i64 = 3_600_000;
/// So many days before its end the certificate is told.
const CERTIFICATE_DAYS: i64 = 90;
/// So many days before its end the notice to the tax office is told.
const NOTICE_DAYS: i64 = 14;
/// What the law says of a register that no TSE serves.
const MAY_NOT_SELL: &str = "Ohne TSE darf nicht kassiert werden (§ 146a AO).";
/// What an outage does not do.
const GOES_ON: &str = "Kassieren und Abschließen gehen weiter; jeder Bon weist den Ausfall aus.";

fn lamp(name: &str, state: LampState, word: &str, sentence: String) -> Lamp {
    Lamp { name: name.into(), state, word: word.into(), sentence }
}

/// What pages left out because it can't be read; nothing as long as all can.
pub fn damaged(rows: usize) -> Option<Lamp> {
    let sentence = match rows {
        0 => return None,
        1 => "Ein gespeicherter Eintrag ist beschädigt und wird nicht gezeigt. Welcher es ist, steht im \
              Management unter „Zustand des Kassenbuchs“."
            .to_owned(),
        rows => format!(
            "{rows} gespeicherte Einträge sind beschädigt und werden nicht gezeigt. Welche es sind, steht im Management \
             unter „Zustand des Kassenbuchs“."
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

/// What the TSE does: signs, is out, is none that counts, or is not there.
///
/// Below it, what is due: the certificate's end, and the notice to the tax office.
pub fn tse(state: &TseState, outage: Option<&Outage>, (today, notice): (Day, Option<&TseNotice>)) -> Lamp {
    if !state.is_there {
        return lamp("TSE", LampState::Mind, "ohne", format!("{WITHOUT_TSE}. {MAY_NOT_SELL}"));
    }
    let renamed = state.renamed_from.as_deref().zip(state.device.as_ref()).map(|(name, device)| {
        format!(" An der TSE heißt die Kasse „{}“, weil „{name}“ dort nicht erlaubt ist.", device.client)
    });
    let renamed = renamed.unwrap_or_default();
    if let Some(cause) = &state.outage {
        let since = outage.map(|outage| format!(" seit {}", outage.since.german())).unwrap_or_default();
        let sentence = format!("Die TSE ist ausgefallen{since}: {cause}. {GOES_ON}{renamed}");
        return lamp("TSE", LampState::Bad, "ausgefallen", sentence);
    }
    let serial = state.device.as_ref().map(|device| format!(" Seriennummer {}.", device.serial));
    let serial = serial.unwrap_or_default();
    let due = [ends(state, today), notice.and_then(|notice| to_be_told(notice, today))];
    if let Some((word, sentence)) = due.into_iter().flatten().next() {
        return lamp("TSE", LampState::Mind, word, format!("{sentence}{serial}{renamed}"));
    }
    match state.device.as_ref().and_then(|device| device.mark.as_deref()) {
        Some(mark) => lamp("TSE", LampState::Mind, "Simulator", format!("{mark}.{serial}{renamed}")),
        None => lamp("TSE", LampState::Good, "bereit", format!("Die TSE signiert.{serial}{renamed}")),
    }
}

/// The certificate's end, from so many days before it on.
fn ends(state: &TseState, today: Day) -> Option<(&'static str, String)> {
    let until = state.device.as_ref().and_then(tse_setup::certificate_until)?;
    let left = until.days_since(today);
    let sentence = match left {
        ..0 => {
            format!("Das Zertifikat der TSE ist am {} abgelaufen. Bitte die TSE wechseln.", until.german())
        }
        0..=CERTIFICATE_DAYS => format!(
            "Das Zertifikat der TSE läuft am {} ab (noch {left} Tage). Bitte die TSE rechtzeitig wechseln.",
            until.german()
        ),
        _ => return None,
    };
    Some(("läuft ab", sentence))
}

/// A notice that was not given yet, from so many days before its end on.
fn to_be_told(notice: &TseNotice, today: Day) -> Option<(&'static str, String)> {
    let is_near = notice.given.is_none() && notice.until.days_since(today) <= NOTICE_DAYS;
    let until = notice.until.german();
    is_near.then(|| {
        let sentence = format!(
            "Die TSE ist dem Finanzamt bis {until} zu melden (Mein ELSTER, § 146a Abs. 4 AO). Danach bitte im Management \
             unter „TSE“ vermerken."
        );
        ("melden", sentence)
    })
}

/// The banner that stays as long as the outage does.
pub fn standing_outage(outage: &Outage) -> String {
    let (since, cause) = (outage.since.german(), outage.cause.trim_end_matches('.'));
    format!(
        "Die Sicherheitseinrichtung (TSE) ist seit {since} ausgefallen: {cause}. {GOES_ON} Bitte Gerät und Stecker prüfen; \
         der Ausfall endet von selbst, sobald sie wieder antwortet."
    )
}

/// A booking day of which the book can't say where it stands.
pub fn unreadable_day() -> Lamp {
    let sentence = "Wie der Tag steht, ist im Kassenbuch nicht mehr lesbar. Was zu tun ist, steht im Management unter \
                    „Zustand des Kassenbuchs“.";
    lamp("Tag", LampState::Bad, "unlesbar", sentence.to_owned())
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
            Damage::ValueReplaced { .. } => "Ein gespeicherter Wert war nicht lesbar",
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

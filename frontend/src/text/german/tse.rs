//! Words about the TSE.

use contract::Moment;
use contract::tse_setup::{HalfChange, TseEnded, TseExport, TseNotice, TseShown, TseTask};

pub const TITLE: &str = "TSE";
pub const HOW: &str = "Die technische Sicherheitseinrichtung (TSE) sichert jeden Beleg ab; so verlangt es § 146a AO. Fällt sie aus, wird weiter kassiert, und der Beleg nennt den Ausfall.";
pub const NONE_POSSIBLE: &str = "In diesem Programm lässt sich keine TSE einrichten.";
pub const NONE_YET: &str = "Es ist noch keine TSE eingerichtet.";
pub const AT_WORK: &str = "In Betrieb";
pub const MAKER: &str = "Anbieter";
pub const SERIAL: &str = "Seriennummer der TSE";
pub const REGISTER: &str = "Name der Kasse an der TSE";
pub const ALGORITHM: &str = "Verfahren";
pub const UNTIL: &str = "Zertifikat gültig bis";
pub const SINCE: &str = "In Betrieb seit";
pub const ANSWERED: &str = "Letzte Antwort";
pub const OUTAGE: &str = "Ausfall";
pub const NO_OUTAGE: &str = "keiner";
pub const UNKNOWN: &str = "noch nicht bekannt";
pub const TRY: &str = "Jetzt prüfen";
pub const EXPORT: &str = "Export herstellen und prüfen";
pub const EXPORT_TITLE: &str = "Letzter Export";
pub const EXPORT_FILE: &str = "Datei im Ordner „TSE-Export“ des Salons";
pub const EXPORT_MADE: &str = "Hergestellt";
pub const EXPORT_MESSAGES: &str = "Log-Nachrichten";
pub const EXPORT_RESULT: &str = "Prüfung";
pub const BEGUN: &str =
    "Es geht los. Sie können weiterarbeiten; hier und unter „Aufgaben“ steht, wie weit es ist.";
pub const STOP: &str = "Anhalten";

pub const SET_UP: &str = "TSE einrichten";
pub const SET_UP_HOW: &str = "API-Schlüssel und Geheimnis stehen im Dashboard des Anbieters. Sie liegen danach nur in der Schlüsselablage dieses PCs, nie im Kassenbuch. Die Einrichtung dauert bis zu zwei Minuten und ist endgültig: Die TSE wird beim Anbieter bestellt.";
pub const GO_ON: &str =
    "Die Einrichtung ist begonnen und noch nicht zu Ende. Ein neuer Versuch macht dort weiter.";
pub const KEY: &str = "API-Schlüssel";
pub const SECRET: &str = "API-Geheimnis";
pub const HIDDEN: &str = "Wird nicht wieder angezeigt.";
pub const EXISTING: &str = "Es gibt schon eine TSE, die diese Kasse weiter benutzt";
pub const DEVICE_ID: &str = "Kennung der TSE (TSS-ID)";
pub const CLIENT_ID: &str = "Kennung der Kasse (Client-ID)";
pub const PIN: &str = "Admin-PIN der TSE";
pub const PIN_HOW: &str = "Nur nötig, um sie später außer Betrieb zu nehmen.";
pub const SET_UP_DO: &str = "TSE einrichten";

pub const ACCESS: &str = "Zugang zum Anbieter";
pub const ACCESS_HERE: &str = "API-Schlüssel und Geheimnis liegen in der Schlüsselablage dieses PCs.";
pub const ACCESS_MISSING: &str =
    "API-Schlüssel und Geheimnis fehlen auf diesem PC. Bis sie eingegeben sind, ist die TSE ausgefallen.";
pub const ACCESS_DO: &str = "Zugang speichern";
pub const ACCESS_DONE: &str = "Der Zugang ist gespeichert.";

pub const CHANGE: &str = "TSE wechseln";
pub const CHANGE_STEPS: &[&str] = &[
    "Der Tag ist abgeschlossen.",
    "Der letzte Export der bisherigen TSE wird hergestellt und geprüft.",
    "Die bisherige TSE wird endgültig außer Betrieb genommen.",
    "Eine neue TSE wird eingerichtet und signiert ab dem nächsten Beleg.",
    "Der Wechsel steht im Kassenbuch; ab heute läuft ein Monat für die Meldung an das Finanzamt.",
];
pub const REASONS: &[&str] = &["Zertifikat läuft ab", "TSE defekt", "Anderer Vertrag beim Anbieter"];
pub const REASON: &str = "Grund des Wechsels";
pub const DEFECTIVE: &str = "Die bisherige TSE ist defekt: auch ohne Export und Abmeldung wechseln";
pub const CHANGE_DO: &str = "TSE jetzt wechseln";
pub const CHANGE_GO_ON: &str = "Wechsel fortsetzen";

pub const NOTICE: &str = "Meldung an das Finanzamt (§ 146a Abs. 4 AO)";
pub const NOTICE_HOW: &str = "Im Formular „Mitteilung über elektronische Aufzeichnungssysteme“ von Mein ELSTER; alle Systeme des Salons stehen in einer Meldung.";
pub const NOTICE_UNTIL: &str = "Fällig bis";
pub const NOTICE_OLD: &str = "Außer Betrieb genommen";
pub const NOTICE_NEW: &str = "In Betrieb genommen";
pub const NOTICE_GIVEN: &str = "Abgegeben am";
pub const NOTICE_DO: &str = "Heute gemeldet";
pub const NOTICE_DONE: &str = "Vermerkt.";

/// Since when an outage lasts, and why.
pub fn outage(outage: Option<&(Moment, String)>) -> String {
    outage.map_or_else(|| NO_OUTAGE.to_owned(), |(since, cause)| format!("seit {}: {cause}", since.german()))
}

/// How far the work is.
pub fn percent((done, total): (u64, u64)) -> String {
    format!("{} %", done * 100 / total.max(1))
}

/// How the last work ended; nothing of one that went well before the program started.
pub fn ended(ended: &TseEnded) -> Option<String> {
    match (&ended.trouble, ended.task) {
        (Some(trouble), Some(task)) => Some(format!("{}: {trouble}", task.german())),
        (Some(trouble), None) => Some(trouble.clone()),
        (None, Some(TseTask::Export)) => Some("Der Export ist hergestellt und geprüft.".to_owned()),
        (None, Some(TseTask::SetUp)) => Some("Die TSE ist eingerichtet und signiert ab jetzt.".to_owned()),
        (None, Some(TseTask::Change)) => {
            Some("Die TSE ist gewechselt. Bitte den Wechsel dem Finanzamt melden.".to_owned())
        }
        (None, None) => None,
    }
}

/// Where a change stands that did not come to its end.
pub fn half_change(change: &HalfChange) -> String {
    let since = change.since.german();
    let export = change.export.as_ref().map_or_else(
        || "Ein letzter Export der bisherigen TSE liegt nicht vor.".to_owned(),
        |file| format!("Der letzte Export der bisherigen TSE ist geprüft ({file})."),
    );
    let stands = match change.is_out_of_use {
        true => {
            "Sie ist außer Betrieb, die neue ist noch nicht eingerichtet. Bitte den Wechsel fortsetzen: Bis dahin fehlt auf jedem Beleg die Signatur."
        }
        false => {
            "Ob sie noch signiert, ist nicht bekannt; „Jetzt prüfen“ sagt es. Bitte den Wechsel fortsetzen."
        }
    };
    format!("Der Wechsel wurde am {since} begonnen und kam nicht zu Ende. {export} {stands}")
}

/// The facts of the TSE at work.
pub fn facts(shown: &TseShown) -> Vec<(&'static str, String)> {
    let known = |text: &str| if text.is_empty() { UNKNOWN.to_owned() } else { text.to_owned() };
    // What a simulated one is called is its mark, and stands above.
    let maker = Some(&shown.name.maker).filter(|maker| shown.mark.as_ref() != Some(*maker));
    let mut facts: Vec<_> = maker.map(|maker| (MAKER, maker.clone())).into_iter().collect();
    facts.push((SERIAL, known(&shown.serial)));
    facts.push((REGISTER, known(&shown.register)));
    facts.push((ALGORITHM, known(&shown.algorithm)));
    facts.push((UNTIL, shown.certificate_until.map_or_else(|| UNKNOWN.to_owned(), |day| day.german())));
    facts.extend(shown.since.map(|day| (SINCE, day.german())));
    facts.push((DEVICE_ID, shown.name.device.clone()));
    if !shown.name.client.is_empty() {
        facts.push((CLIENT_ID, shown.name.client.clone()));
    }
    facts
}

/// What came out of an export's check.
pub fn result(export: &TseExport) -> String {
    match export.faults {
        0 => "in Ordnung".to_owned(),
        1 => "1 Fehler".to_owned(),
        faults => format!("{faults} Fehler"),
    }
}

/// The facts of the notice.
pub fn notice(notice: &TseNotice) -> Vec<(&'static str, String)> {
    let old = notice.old.iter().map(|old| (NOTICE_OLD, format!("{} am {}", old, notice.since.german())));
    let mut facts: Vec<_> = old.collect();
    facts.push((NOTICE_NEW, format!("{} am {}", notice.new, notice.since.german())));
    facts.push(match notice.given {
        None => (NOTICE_UNTIL, notice.until.german()),
        Some(day) => (NOTICE_GIVEN, day.german()),
    });
    facts
}

#[cfg(test)]
mod tests {
    use contract::Day;
    use contract::tse_setup::{TseName, TseNotice, TseShown};

    use super::*;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn what_is_not_known_yet_is_said() {
        let name = TseName { maker: "fiskaly".into(), device: "a".into(), client: String::new() };
        let shown = TseShown {
            name,
            serial: String::new(),
            register: "HW-01".into(),
            algorithm: String::new(),
            certificate_until: None,
            mark: None,
            since: None,
        };
        let unknown = facts(&shown).into_iter().filter(|(_, value)| value == UNKNOWN);
        assert_eq!(unknown.map(|(name, _)| name).collect::<Vec<_>>(), [SERIAL, ALGORITHM, UNTIL]);
    }

    #[test]
    fn a_change_that_broke_off_says_where_it_stands_and_what_to_do() {
        let since = contract::Moment::from_rfc3339("2026-11-27T19:02:00.000+01:00").unwrap();
        let change = HalfChange {
            reason: "Zertifikat läuft ab".into(),
            is_defective: false,
            since,
            export: Some("TSE-ab.tar".into()),
            is_out_of_use: true,
        };
        let said = half_change(&change);
        assert!(
            said.contains("27.11.2026") && said.contains("TSE-ab.tar") && said.contains("außer Betrieb"),
            "{said}"
        );
        let said = half_change(&HalfChange { export: None, is_out_of_use: false, ..change });
        assert!(said.contains("liegt nicht vor") && said.contains("nicht bekannt"), "{said}");
    }

    #[test]
    fn what_went_well_before_the_program_started_is_not_told_again() {
        assert_eq!(ended(&TseEnded { task: None, trouble: None }), None);
        let cut_off = TseEnded { task: None, trouble: Some("Das Programm wurde beendet.".into()) };
        assert_eq!(ended(&cut_off).as_deref(), Some("Das Programm wurde beendet."));
    }

    #[test]
    fn a_notice_says_until_when_and_then_that_it_was_given() {
        let due = TseNotice {
            since: day("2026-11-27"),
            until: day("2026-12-27"),
            old: None,
            new: "ab".into(),
            given: None,
        };
        assert_eq!(notice(&due)[1], (NOTICE_UNTIL, "27.12.2026".to_owned()));
        let given = TseNotice { given: Some(day("2026-12-01")), old: Some("cd".into()), ..due };
        assert_eq!(notice(&given)[0].0, NOTICE_OLD);
        assert_eq!(notice(&given)[2], (NOTICE_GIVEN, "01.12.2026".to_owned()));
    }
}

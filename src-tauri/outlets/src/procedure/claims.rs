//! What cannot be changed, each claim with the rule that keeps it and the test that proves it.

/// A claim of the sheet on programming records.
#[derive(Debug)]
pub struct Claim {
    pub about: &'static str,
    pub sentence: &'static str,
    /// Number of the rule of the internal control system.
    pub rule: u8,
    pub test: &'static str,
}

/// All claims, in the order of the sheet.
pub const CLAIMS: [Claim; 13] = [
    Claim {
        about: "Programm",
        sentence: "Keine Einstellung ändert, wie gebucht, gerechnet oder nummeriert wird. Wählbar sind nur Logo, \
                   Bontext, Sperrzeit, Drucker und TSE.",
        rule: 2,
        test: "scenarios::procedure::no_setting_touches_numbers_or_sums",
    },
    Claim {
        about: "Pflichtangaben",
        sentence: "Angaben auf Beleg, X- und Z-Bericht lassen sich weder weglassen noch umstellen.",
        rule: 10,
        test: "scenarios::roll::a_receipt_says_what_the_law_demands",
    },
    Claim {
        about: "Programmversion",
        sentence: "Der Wechsel der Version wird festgehalten; eine Datei einer neueren Version wird nicht geöffnet.",
        rule: 19,
        test: "scenarios::start::a_new_version_of_the_program_is_recorded_once",
    },
    Claim {
        about: "Zugriff von außen",
        sentence: "Was ein fremdes Programm an der Datei ändert, wird gefunden und benannt.",
        rule: 17,
        test: "laws::append_only::what_an_outside_program_changes_is_found_and_named",
    },
    Claim {
        about: "Buchungen",
        sentence: "Keine geschriebene Buchung kann geändert oder gelöscht werden, auch nicht von der Inhaberin.",
        rule: 2,
        test: "laws::append_only::the_writer_can_change_no_row_of_the_book",
    },
    Claim {
        about: "Erfassen, ohne zu zählen",
        sentence: "Es gibt keine Betriebsart, in der erfasst wird, ohne dass es im Kassenbuch zählt.",
        rule: 2,
        test: "tidy::words::the_production_program_knows_no_rehearsal",
    },
    Claim {
        about: "Pro-forma-Belege",
        sentence: "Vor der Buchung gibt es keinen Beleg, keine Vorschau und keine Zwischenrechnung auf Papier.",
        rule: 9,
        test: "scenarios::procedure::no_page_comes_before_its_booking",
    },
    Claim {
        about: "Unterdrücken von Belegen",
        sentence: "Mit jeder Buchung ist ihr Beleg im selben Schritt zum Druck vorgemerkt; kein Schalter hält ihn auf.",
        rule: 2,
        test: "laws::crash::three_hundred_power_cuts_lose_and_double_nothing",
    },
    Claim {
        about: "Unterdrücken von Berichten",
        sentence: "Jeder Abschluss trägt die nächste Z-Nummer und bleibt lesbar, auch ein widerrufener.",
        rule: 2,
        test: "tests::rules::gaps_in_receipt_and_z_numbers_are_found",
    },
    Claim {
        about: "Festschreibung",
        sentence: "Nach dem Tagesabschluss ändert sich am Tag nichts mehr: kein Storno, keine andere Zahlungsart.",
        rule: 7,
        test: "scenarios::whole_day::after_the_close_nothing_of_the_day_changes",
    },
    Claim {
        about: "Datenerfassungsprotokoll",
        sentence: "Auch Abgebrochenes, zurückgenommene Positionen und abgelehnte Karten stehen im Kassenbuch.",
        rule: 13,
        test: "scenarios::sale::voided_lines_declined_cards_and_dropped_baskets_are_recorded",
    },
    Claim {
        about: "Stornos",
        sentence: "Ein Storno ist eine eigene Buchung mit Nummer, Person und Grund; die erste bleibt lesbar.",
        rule: 7,
        test: "scenarios::storno::a_wrong_service_is_cancelled_and_rung_up_again",
    },
    Claim {
        about: "Historische Speicherung",
        sentence: "Jede Buchung trägt Preise, Sätze, Person, Salon und Programm von damals; eine Kopie sieht aus wie \
                   das Original.",
        rule: 19,
        test: "scenarios::roll::an_entry_is_shown_as_it_was_printed",
    },
];

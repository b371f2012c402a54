//! The table of the rules. `tests/tidy/controls.rs` checks that every place and every test that is named here
//! exists; a rule whose subject is not built says so.

use contract::EntryKind;

/// A rule of the internal control system.
#[derive(Debug)]
pub struct Rule {
    /// 1 to 20; never given twice.
    pub id: u8,
    /// What holds, for people.
    pub sentence: &'static str,
    pub stage: RuleStage,
    /// What the book records of it.
    pub trace: Trace,
    /// What is recorded, for people; or why there is nothing to record.
    pub recorded: &'static str,
    /// The test that proves it.
    pub test: &'static str,
}

/// Whether what the rule is about exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleStage {
    /// It is kept by this file of the program.
    Kept(&'static str),
    /// Its subject is not built yet; the sentence says what that means today.
    NotBuilt(&'static str),
}

/// Which entries of the book tell of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// Nothing is booked where the rule says no.
    Nothing,
    Kinds(&'static [EntryKind]),
    /// Corrections of the clock, and entries that took the time of the one before.
    Clock,
    /// Failed sign-ins, and acts that a second person approved.
    Rights,
    /// Lines whose price departs from the list.
    Prices,
    /// Sales without a customer's name.
    Anonymous,
    /// Times at which the chain no longer held.
    BrokenChain,
}

/// The rule with this number.
pub fn rule(id: u8) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

const fn kept(file: &'static str) -> RuleStage {
    RuleStage::Kept(file)
}

const NO_ENTRY: &str = "Eine Ablehnung bucht nichts und hinterlässt deshalb keinen Eintrag.";

/// All rules, in their order.
pub const RULES: [Rule; 20] = [
    Rule {
        id: 1,
        sentence: "Der Kassenbestand wird nie negativ. Was nicht in der Kasse liegt, wird nicht ausgezahlt.",
        stage: kept("src-tauri/book/src/ledger/append.rs"),
        trace: Trace::Nothing,
        recorded: NO_ENTRY,
        test: "scenarios::cash::the_drawer_gives_no_more_than_it_has",
    },
    Rule {
        id: 2,
        sentence: "Buchungen, Belege und Z-Berichte sind lückenlos nummeriert. Keine Nummer beginnt neu.",
        stage: kept("src-tauri/book/src/ledger/append.rs"),
        trace: Trace::Kinds(&[EntryKind::Closing]),
        recorded: "Jede Buchung trägt ihre Nummer; jeder Abschluss nennt die erste und die letzte.",
        test: "tests::rules::gaps_in_receipt_and_z_numbers_are_found",
    },
    Rule {
        id: 3,
        sentence: "Eine Uhr, die bis zu zwei Minuten nachgeht, übernimmt die Zeit der letzten Buchung und wird \
                   vermerkt; geht sie weiter nach, wird nicht gebucht. Nach mehr als 14 Tagen Pause fragt das \
                   Programm nach dem Datum, nach mehr als 60 Tagen die Inhaberin.",
        stage: kept("src-tauri/book/src/ledger/time.rs"),
        trace: Trace::Clock,
        recorded: "Vermerk „Uhrzeit übernommen“ an der Buchung; Uhrkorrekturen mit Grund.",
        test: "scenarios::clock::a_clock_two_minutes_behind_takes_the_time_of_the_last_booking_and_says_so",
    },
    Rule {
        id: 4,
        sentence: "Ein Buchungstag reicht von seiner Öffnung bis zu seinem Abschluss und darf über Mitternacht \
                   gehen; ab 5 Uhr nimmt er keinen Verkauf mehr. Gestern wird abgeschlossen, bevor heute öffnet.",
        stage: kept("src-tauri/book/src/ledger/day.rs"),
        trace: Trace::Kinds(&[EntryKind::OpeningStock]),
        recorded: "Jede Öffnung mit Anfangsbestand.",
        test: "scenarios::clock::a_day_passes_midnight_and_takes_nothing_new_from_five_o_clock",
    },
    Rule {
        id: 5,
        sentence: "Wer etwas tut, ist mit eigener PIN angemeldet und darf es nach seiner Rolle.",
        stage: kept("src-tauri/desk/src/lib.rs"),
        trace: Trace::Rights,
        recorded: "Falsche PINs und Freigaben durch eine zweite Person; jede Buchung nennt ihre Person.",
        test: "scenarios::people::a_trainee_cannot_sell_and_the_matrix_says_so",
    },
    Rule {
        id: 6,
        sentence: "Ein Preis unter der Preisliste braucht einen Grund.",
        stage: kept("src-tauri/salon/src/till/price.rs"),
        trace: Trace::Prices,
        recorded: "Der Grund steht an der Position, daneben Listenpreis und Nachlass.",
        test: "scenarios::sale::goodwill_needs_a_reason",
    },
    Rule {
        id: 7,
        sentence: "Ein Storno nennt Person und Grund, geht nur vor dem Tagesabschluss und nur einmal. Die \
                   stornierte Buchung bleibt unverändert.",
        stage: kept("src-tauri/salon/src/storno/allowed.rs"),
        trace: Trace::Kinds(&[EntryKind::Storno]),
        recorded: "Jedes Storno als eigene Buchung, die die erste nennt.",
        test: "scenarios::storno::what_cannot_be_cancelled_says_why",
    },
    Rule {
        id: 8,
        sentence: "Das Guthaben eines Gutscheins wird nie negativ.",
        stage: RuleStage::NotBuilt("Gutscheine gibt es in diesem Programm noch nicht."),
        trace: Trace::Nothing,
        recorded: "Noch nichts.",
        test: "scenarios::controls::what_is_not_built_says_so",
    },
    Rule {
        id: 9,
        sentence: "Die Summe der Positionen ist die Summe der Zahlungen.",
        stage: kept("src-tauri/book/src/ledger/compose.rs"),
        trace: Trace::Nothing,
        recorded: "Beide stehen auf jedem Beleg und werden bei jeder Prüfung der Kette nachgerechnet.",
        test: "scenarios::sale::bad_payments_are_refused_and_lose_nothing",
    },
    Rule {
        id: 10,
        sentence: "Die Umsatzsteuer wird je Beleg und Steuersatz einmal gerechnet und gerundet; Tagessummen \
                   sind Summen der Belege.",
        stage: kept("src-tauri/proof/src/rate.rs"),
        trace: Trace::Nothing,
        recorded: "Brutto, Netto und Steuer je Satz an jedem Beleg; bei jeder Prüfung nachgerechnet.",
        test: "rate::tests::tax_follows_the_published_values",
    },
    Rule {
        id: 11,
        sentence: "Die technische Sicherheitseinrichtung hat geantwortet, oder ihr Ausfall ist vermerkt und \
                   gedruckt.",
        stage: kept("src-tauri/desk/src/outages.rs"),
        trace: Trace::Kinds(&[EntryKind::Outage]),
        recorded: "An jeder Buchung die Signatur oder warum sie fehlt; jeder Ausfall mit Beginn, Ende und Grund.",
        test: "scenarios::booking_with_tse::scenario_15_an_outage_from_16_30_to_16_52",
    },
    Rule {
        id: 12,
        sentence: "Kein Tagesabschluss ohne Zählung. Gezählt wird blind; eine Differenz wird mit Grund gebucht.",
        stage: kept("src-tauri/salon/src/closing/newest.rs"),
        trace: Trace::Kinds(&[EntryKind::Count, EntryKind::Difference]),
        recorded: "Jede Zählung mit Zählblatt und Soll, jede Differenz.",
        test: "scenarios::close::no_close_without_a_count",
    },
    Rule {
        id: 13,
        sentence: "Unfertiges wird vor dem Abschluss gezeigt und hält ihn nie auf.",
        stage: kept("src-tauri/salon/src/closing/outlook.rs"),
        trace: Trace::Kinds(&[EntryKind::AbandonedBasket]),
        recorded: "Abgebrochene Vorgänge mit ihren Positionen.",
        test: "scenarios::close::open_baskets_are_said_and_stay",
    },
    Rule {
        id: 14,
        sentence: "Ein Beleg über Leistungen ohne Kundennamen wird gezählt, ohne eine zusätzliche Taste.",
        stage: kept("src-tauri/outlets/src/status/store.rs"),
        trace: Trace::Anonymous,
        recorded: "Verkäufe ohne Namen; ihre Zahl steht auf jedem Z-Bericht.",
        test: "scenarios::sale::walk_in_without_a_name",
    },
    Rule {
        id: 15,
        sentence: "Gleiche Kundin, gleiche Summe, innerhalb von zwei Minuten: das Programm fragt nach.",
        stage: kept("src-tauri/salon/src/till/double.rs"),
        trace: Trace::Nothing,
        recorded: "Die Rückfrage bucht nichts; gebucht wird nur, was bestätigt ist.",
        test: "scenarios::sale::a_suspected_double_receipt_asks_once",
    },
    Rule {
        id: 16,
        sentence: "Ein Lagerbestand unter null wird gemeldet.",
        stage: RuleStage::NotBuilt("Ein Warenlager gibt es in diesem Programm noch nicht."),
        trace: Trace::Nothing,
        recorded: "Noch nichts.",
        test: "scenarios::controls::what_is_not_built_says_so",
    },
    Rule {
        id: 17,
        sentence: "Die Kette der letzten Tage wird bei jedem Start und jeder Öffnung geprüft, das ganze Kassenbuch \
                   jede Woche und nach jedem unerwarteten Ende des Programms. Ist sie verletzt, nennt ein Eintrag die erste schlechte Buchung, ein Hinweis bleibt stehen, und die Kasse läuft.",
        stage: kept("src-tauri/salon/src/closing/checks.rs"),
        trace: Trace::BrokenChain,
        recorded: "Vorfälle mit der ersten Buchung, ab der die Kette nicht mehr stimmt.",
        test: "scenarios::start::a_changed_byte_is_an_incident_and_a_banner_and_the_till_goes_on",
    },
    Rule {
        id: 18,
        sentence: "Die letzte Sicherung ist jünger als 24 Stunden.",
        stage: RuleStage::NotBuilt(
            "Eine Sicherung ist noch nicht eingebaut; bitte den Ordner des Salons selbst sichern.",
        ),
        trace: Trace::Nothing,
        recorded: "Noch nichts.",
        test: "scenarios::controls::what_is_not_built_says_so",
    },
    Rule {
        id: 19,
        sentence: "Die Version des Programms ist bekannt und vermerkt.",
        stage: kept("src-tauri/desk/src/starting.rs"),
        trace: Trace::Kinds(&[EntryKind::Foundation, EntryKind::ProgramVersion]),
        recorded: "Einrichtung der Kasse und jeder Wechsel der Version; jede Buchung nennt die Version, die sie gemacht hat.",
        test: "scenarios::start::a_new_version_of_the_program_is_recorded_once",
    },
    Rule {
        id: 20,
        sentence: "Die Kassenlade öffnet sich nur für Bargeld, eine Zählung oder mit vermerktem Grund.",
        stage: kept("src-tauri/salon/src/cash/drawer.rs"),
        trace: Trace::Kinds(&[EntryKind::DrawerOpened]),
        recorded: "Jede Öffnung ohne Verkauf mit Person und Grund.",
        test: "scenarios::cash::the_drawer_opens_without_a_sale_only_with_a_reason",
    },
];

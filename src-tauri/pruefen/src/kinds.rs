//! German names of what happened.

use proof::EntryKind;

/// What a person calls an entry of this kind.
pub const fn german(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Foundation => "Einrichtung der Kasse",
        EntryKind::OpeningStock => "Anfangsbestand",
        EntryKind::Sale => "Verkauf",
        EntryKind::Storno => "Storno",
        EntryKind::PaymentCorrection => "Zahlungsartkorrektur",
        EntryKind::Return => "Rückgabe",
        EntryKind::AbandonedBasket => "Abgebrochener Vorgang",
        EntryKind::VoidedLine => "Gelöschte Zeile",
        EntryKind::DeclinedPayment => "Abgelehnte Kartenzahlung",
        EntryKind::CashMovement => "Ein- oder Auszahlung",
        EntryKind::TipPayout => "Trinkgeld ausgezahlt",
        EntryKind::DrawerOpened => "Schublade geöffnet",
        EntryKind::Count => "Zählung",
        EntryKind::Difference => "Kassendifferenz",
        EntryKind::Closing => "Tagesabschluss",
        EntryKind::Revocation => "Widerruf eines Abschlusses",
        EntryKind::Incident => "Vorfall",
        EntryKind::ClockCorrection => "Uhrkorrektur",
        EntryKind::Settings => "Einstellung geändert",
        EntryKind::KeyChange => "Neuer Schlüssel",
        EntryKind::ProgramVersion => "Neue Programmversion",
        EntryKind::SignInFailure => "Fehlgeschlagene Anmeldung",
        EntryKind::Insight => "Einsicht in Zahlen",
        EntryKind::Reprint => "Beleg erneut gedruckt",
        EntryKind::Export => "Ausgabe von Daten",
        EntryKind::Import => "Einlesen von Daten",
        EntryKind::Outage => "Ausfall",
        EntryKind::Banking => "Einzahlung bei der Bank",
        EntryKind::Procedure => "Verfahrensdokumentation",
    }
}

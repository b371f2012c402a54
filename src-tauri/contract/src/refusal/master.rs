//! What may speak against a change of the price list, the staff, settings and printers.

use super::refusals;

refusals!(
    /// No about the price list.
    CatalogueRefusal {
        NameMissing = "catalogue.name_missing", "Bitte geben Sie einen Namen ein (höchstens 120 Zeichen).";
        NoSuchGroup = "catalogue.no_such_group", "Diese Gruppe gibt es nicht. Bitte eine andere wählen.";
        NoSuchArticle = "catalogue.no_such_article", "Diesen Artikel gibt es nicht.";
        BadPrice = "catalogue.bad_price", "Ein Preis liegt zwischen 0,00 und 99.999,99 €.";
        BadGtin { text: String } = "catalogue.bad_gtin", "„{text}“ ist keine EAN: 8 oder 13 Ziffern mit richtiger Prüfziffer.";
        GtinTaken { text: String, name: String } = "catalogue.gtin_taken", "Die EAN {text} gehört schon zu „{name}“.";
        NameTaken { name: String } = "catalogue.name_taken", "„{name}“ gibt es schon.";
        PriceInThePast = "catalogue.price_in_the_past", "Ein Preis gilt ab heute oder später. Frühere Preise bleiben, wie sie waren.";
        BadVatKey = "catalogue.bad_vat_key", "Ein Artikel hat den allgemeinen oder den ermäßigten Steuersatz oder ist steuerfrei.";
        BadDuration = "catalogue.bad_duration", "Eine Dauer liegt zwischen 0 und 720 Minuten.";
        UnreadableFile { why: String } = "catalogue.unreadable_file", "Die Datei ist nicht lesbar: {why}. Erwartet wird eine CSV-Datei mit Kopfzeile Name;Gruppe;Art;Preis;USt;Dauer;Einwirkzeit;EAN.";
    }
);

refusals!(
    /// No about the staff.
    PeopleRefusal {
        NameMissing = "people.name_missing", "Bitte geben Sie einen Namen ein (höchstens 50 Zeichen).";
        NameTaken { name: String } = "people.name_taken", "{name} gibt es schon im Team.";
        LastOwner = "people.last_owner", "Es muss immer eine aktive Inhaberin oder einen Inhaber mit eigener PIN geben.";
        NoSuchPerson = "people.no_such_person", "Diese Person gibt es nicht.";
        OldPinNeeded = "people.old_pin_needed", "Bitte zuerst die bisherige PIN eingeben.";
        NotYourPin = "people.not_your_pin", "Die PIN anderer Personen setzt nur die Inhaberin.";
        PinTooEasy = "people.pin_too_easy", "Diese PIN ist zu leicht zu erraten. Bitte keine Reihe und keine gleichen Ziffern.";
        CustomerNameMissing = "people.customer_name_missing", "Bitte geben Sie einen Namen ein (höchstens 200 Zeichen).";
        NoSuchCustomer = "people.no_such_customer", "Diese Kundin gibt es nicht mehr.";
        DayOpen = "people.day_open", "Angaben zu Salon, Steuer und TSE gelten für den ganzen Tag. Bitte erst den Tag abschließen, dann ändern.";
        StillActive { name: String } = "people.still_active", "{name} gehört noch zum Team. Bitte erst den Haken bei „Im Team“ wegnehmen und speichern, dann löschen.";
        StillAtTill { name: String } = "people.still_at_till", "In einem offenen Vorgang an der Kasse steht noch {name}. Bitte ihn zuerst kassieren oder abbrechen, dann löschen.";
        Erased = "people.erased", "Die Daten dieser Person sind gelöscht. Wer wieder ins Team kommt, wird neu angelegt.";
        BadSetting { what: String } = "people.bad_setting", "Diese Einstellung geht nicht: {what}";
    }
);

refusals!(
    /// No about printers.
    PrintingRefusal {
        NoSuchPrinter = "printing.no_such_printer", "Diesen Drucker gibt es nicht mehr. Bitte einen anderen wählen.";
        NoSuchJob = "printing.no_such_job", "Dieser Druckauftrag ist schon erledigt.";
        NotStuck = "printing.not_stuck", "Dieser Druckauftrag läuft gerade. Bitte kurz warten.";
        NoAnswer { printer: String, why: String } = "printing.no_answer", "{printer} antwortet nicht ({why}). Bitte Strom, Kabel und Papier prüfen. Die Buchung ist sicher.";
        BadPrinter { why: String } = "printing.bad_printer", "Dieser Drucker lässt sich so nicht einrichten: {why}";
        NoPaper { printer: String } = "printing.no_paper", "{printer} hat kein Papier. Bitte eine neue Rolle einlegen; der Bon wartet.";
        CoverOpen { printer: String } = "printing.cover_open", "{printer} ist offen. Bitte den Deckel schließen; der Bon wartet.";
        BrokenOff { printer: String, why: String } = "printing.broken_off", "{printer} ist mitten im Druck stehen geblieben ({why}). Bitte nachsehen, ob der Bon vollständig im Drucker liegt.";
        PaperRanOut { printer: String } = "printing.paper_ran_out", "{printer}: Das Papier ging während des Drucks zu Ende. Bitte eine neue Rolle einlegen und nachsehen, ob der Bon vollständig ist.";
    }
);

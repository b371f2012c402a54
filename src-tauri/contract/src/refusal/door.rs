//! Who is let in and what they may do; and what keeps the set-up assistant from going on.

use super::refusals;
use crate::Question;

refusals!(
    /// No at the door: sessions, PINs, rights.
    DoorRefusal {
        NotSetUp = "door.not_set_up", "Der Salon ist noch nicht eingerichtet. Bitte zuerst die Einrichtung abschließen.";
        NotSignedIn = "door.not_signed_in", "Bitte melden Sie sich mit Ihrer PIN an.";
        Locked = "door.locked", "Der Bildschirm ist gesperrt. Bitte geben Sie Ihre PIN ein.";
        NotAllowed { label: String, lowest: String } = "door.not_allowed",
            "„{label}“ darf erst ab der Rolle {lowest}. Eine berechtigte Person kann mit ihrer PIN zustimmen.";
        ApprovalNotAllowed { label: String, name: String } = "door.approval_not_allowed",
            "{name} darf „{label}“ nicht freigeben. Bitte eine Person mit dieser Berechtigung holen.";
        WrongPin { wait_seconds: u32 } = "door.wrong_pin", "Die PIN stimmt nicht. Nächster Versuch in {wait_seconds} Sekunden möglich.";
        WaitAfterWrongPin { wait_seconds: u32 } = "door.wait_after_wrong_pin",
            "Nach einer falschen PIN bitte noch {wait_seconds} Sekunden warten.";
        NoPinYet { name: String } = "door.no_pin_yet", "Für {name} ist noch keine PIN gesetzt. Das macht die Inhaberin im Management unter Team.";
        UnknownPerson = "door.unknown_person", "Diese Person gibt es nicht mehr. Bitte wählen Sie eine andere aus.";
        BadPin = "door.bad_pin", "Eine PIN hat vier bis acht Ziffern.";
        WrongRecoveryCode { wait_seconds: u32 } = "door.wrong_recovery_code",
            "Der Wiederherstellungscode stimmt nicht. Bitte vom Ausdruck ablesen; nächster Versuch in {wait_seconds} Sekunden.";
        Confirm {
            /// What is asked; not shown. The call goes through when it is sent again with this in
            /// `confirmed`.
            question: Question,
            sentence: String
        } = "door.confirm", "{sentence}";
        ClosingDown = "door.closing_down", "Das Programm wird gerade beendet. Bitte neu starten; es ist nichts verloren.";
        UnreadableCall = "door.unreadable_call", "Die Anfrage war nicht lesbar. Bitte das Fenster neu laden.";
    }
);

refusals!(
    /// No of the set-up assistant.
    SetupRefusal {
        AlreadySetUp = "setup.already_set_up", "Dieser Salon ist schon eingerichtet. Bitte melden Sie sich an.";
        NameMissing = "setup.name_missing", "Bitte geben Sie den Namen des Salons ein.";
        AddressIncomplete = "setup.address_incomplete", "Auf den Bon gehört die volle Anschrift: Straße, Postleitzahl und Ort.";
        TaxNumberMissing = "setup.tax_number_missing", "Bitte geben Sie die Steuernummer oder die USt-IdNr. ein.";
        BadTaxNumber { text: String } = "setup.bad_tax_number", "„{text}“ ist keine Steuernummer. Beispiel: 60/123/45678.";
        BadVatId { text: String } = "setup.bad_vat_id", "„{text}“ ist keine gültige USt-IdNr. Sie beginnt mit DE und hat neun Ziffern.";
        BadPostcode { text: String } = "setup.bad_postcode", "„{text}“ ist keine Postleitzahl. Sie hat fünf Ziffern.";
        RegisterMissing = "setup.register_missing", "Bitte geben Sie der Kasse eine Seriennummer, zum Beispiel HW-01 (höchstens 30 Zeichen: Buchstaben, Ziffern, Bindestrich und Punkt).";
        NumberTooHigh = "setup.number_too_high", "Die letzte Bon- und die letzte Z-Nummer der früheren Kasse haben höchstens neun Stellen.";
        OwnerMissing = "setup.owner_missing", "Bitte geben Sie den Namen der Inhaberin oder des Inhabers ein.";
        KeyNotStored = "setup.key_not_stored", "Der Signaturschlüssel konnte nicht gesichert werden. Bitte prüfen, ob der Ordner des Salons beschreibbar ist.";
    }
);

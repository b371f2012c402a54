//! What may speak against taking entries of the book back, and why a store is not opened or written.

use super::refusals;

refusals!(
    /// No about entries of the roll.
    RollRefusal {
        NoSuchEntry = "roll.no_such_entry", "Diesen Beleg gibt es nicht. Bitte die Nummer prüfen.";
        NotCancellable { number: String } = "roll.not_cancellable", "Beleg {number} kann nicht storniert werden. Stornieren lassen sich nur Verkäufe, Barbewegungen und Einzahlungen bei der Bank.";
        StornoOfStorno { number: String } = "roll.storno_of_storno", "{number} ist selbst ein Storno und kann nicht storniert werden. Bitte neu kassieren.";
        AlreadyCancelled { number: String, by: String } = "roll.already_cancelled", "Beleg {number} ist schon storniert mit {by}.";
        DayClosed { number: String } = "roll.day_closed", "Der Tag von Beleg {number} ist abgeschlossen, ein Storno geht nicht mehr. Für Ware bitte „Rückgabe“ verwenden.";
        TransitBanked { number: String } = "roll.transit_banked", "Das Geld von Beleg {number} ist schon bei der Bank eingezahlt. Bitte die Einzahlung stornieren, wenn sie falsch ist, sonst „Von der Bank“ buchen.";
        ReasonMissing = "roll.reason_missing", "Bitte geben Sie einen Grund an.";
        SamePayments = "roll.same_payments", "Das sind dieselben Zahlarten wie bisher. Es gibt nichts zu korrigieren.";
        NotReturnable { number: String } = "roll.not_returnable", "Beleg {number} hat nichts, das zurückgegeben werden kann.";
        StillCancellable { number: String } = "roll.still_cancellable", "Beleg {number} ist von heute. Bitte stornieren statt zurückgeben.";
        TooMuchReturned { text: String, left: String } = "roll.too_much_returned", "Von „{text}“ können noch {left} zurückgegeben werden.";
    }
);

refusals!(
    /// No of the store.
    StoreRefusal {
        ForeignFile = "store.foreign_file", "Diese Datei gehört nicht zu diesem Programm.";
        NewerProgram { version: String } = "store.newer_program", "Dieser Salon wurde mit einer neueren Version ({version}) geöffnet. Bitte das Programm aktualisieren.";
        ChangedMigration { name: String } = "store.changed_migration", "Der Aufbau des Kassenbuchs ({name}) passt nicht zu diesem Programm. Bitte das Originalprogramm verwenden.";
        MigrationOutOfOrder { name: String } = "store.migration_out_of_order", "Der Aufbau des Kassenbuchs ({name}) gehört zu keiner ausgelieferten Version. Es wurde nichts verändert. Bitte das Programm verwenden, mit dem der Salon zuletzt geöffnet war.";
        UpgradeFailed { why: String } = "store.upgrade_failed", "Das Kassenbuch konnte nicht an diese Programmversion angepasst werden und ist unverändert. Bitte mit der bisherigen Version weiterarbeiten und den Hersteller verständigen. {why}";
        NoRoomForUpgrade { megabytes: u64 } = "store.no_room_for_upgrade", "Für die Anpassung des Kassenbuchs an diese Programmversion fehlt Platz auf der Festplatte. Das Kassenbuch ist unverändert. Bitte etwa {megabytes} MB frei machen und das Programm neu starten.";
        OpenElsewhere = "store.open_elsewhere", "Ein anderes Programm hat das Kassenbuch geöffnet. Es ist unverändert. Bitte das andere Programm schließen und dieses neu starten.";
        InUse = "store.in_use", "Dieser Salon ist schon geöffnet. Bitte das andere Fenster verwenden.";
        ReadOnly = "store.read_only", "Der Ordner des Salons ist schreibgeschützt. Bitte die Rechte prüfen; es wurde nichts gebucht.";
        DiskFull = "store.disk_full", "Die Festplatte ist voll. Es wurde nichts gebucht. Bitte Platz schaffen und noch einmal versuchen.";
        NotADatabase = "store.not_a_database", "Die Datei des Salons ist beschädigt oder kein Kassenbuch. Bitte die letzte Sicherung verwenden.";
        Busy = "store.busy", "Ein anderes Programm hält die Datei des Kassenbuchs gerade fest (eine Sicherung, ein Virenscanner oder ein Datenbankprogramm). Es wurde nichts gebucht. Bitte das andere Programm schließen und noch einmal versuchen.";
        Damaged { what: String } = "store.damaged", "Das geht gerade nicht, denn im Kassenbuch ist etwas beschädigt: {what}. Alles andere geht weiter. Was zu tun ist, steht im Management unter „Zustand des Kassenbuchs“.";
        NotOpenable { finding: String } = "store.not_openable", "Das Kassenbuch lässt sich nicht öffnen: Seine Datei ist so beschädigt, dass ihr Aufbau nicht mehr lesbar ist ({finding}). Es wurde nichts verändert. Bitte nichts löschen, den ganzen Ordner des Salons auf einen anderen Datenträger kopieren und den Hersteller verständigen. Steht im Ordner eine Kopie „vor-aktualisierung-…“ oder haben Sie eine eigene Sicherung, kann damit weitergearbeitet werden. Bis dahin bitte jeden Verkauf von Hand aufschreiben.";
        KeyMissing = "store.key_missing", "Der Signaturschlüssel der Kasse ist auf diesem PC nicht da; ohne ihn kann nicht gebucht werden. Bitte oben auf „Schlüssel zurückholen“ drücken und den Wiederherstellungscode eingeben: Dann geht es sofort weiter.";
    }
);

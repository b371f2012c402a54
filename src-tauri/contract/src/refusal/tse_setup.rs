//! What may speak against setting a TSE up, or changing it.

use super::refusals;

refusals!(
    /// No about the TSE.
    TseRefusal {
        NothingToSetUp = "tse.nothing_to_set_up", "In diesem Programm lässt sich keine TSE einrichten.";
        AlreadySetUp = "tse.already_set_up", "Es ist schon eine TSE in Betrieb. Eine andere nimmt „TSE wechseln“ in Betrieb.";
        NotSetUp = "tse.not_set_up", "Es ist noch keine TSE eingerichtet. Bitte zuerst „TSE einrichten“.";
        AccessMissing = "tse.access_missing", "API-Schlüssel und Geheimnis fehlen. Bitte beide aus dem Dashboard des Anbieters eingeben.";
        BadName = "tse.bad_name", "Das ist keine Kennung einer TSE und einer Kasse. Bitte beide so eingeben, wie sie beim Anbieter stehen.";
        ReasonMissing = "tse.reason_missing", "Bitte den Grund des Wechsels eingeben; er steht im Kassenbuch.";
        Trouble { what: String } = "tse.trouble", "{what}";
        ExportWrong { first: String, faults: u64 } = "tse.export_wrong", "Der letzte Export der bisherigen TSE ist nicht in Ordnung ({faults} Fehler): {first} Sie bleibt in Betrieb. Bitte den Anbieter fragen; ist sie defekt, im Formular „Die bisherige TSE ist defekt“ wählen.";
        UnderWay { title: String } = "tse.under_way", "Es läuft schon etwas: {title}. Bitte warten, bis es fertig ist, oder es anhalten.";
        Stopped = "tse.stopped", "Angehalten. An der TSE hat sich nichts geändert.";
        StoppedHalfway = "tse.stopped_halfway", "Angehalten. Die bisherige TSE ist außer Betrieb, eine neue ist noch nicht eingerichtet: Bitte den Wechsel vor der nächsten Öffnung fortsetzen.";
        ChangeUnderWay = "tse.change_under_way", "Die TSE wird gerade eingerichtet oder gewechselt. Das dauert höchstens zwei Minuten; bitte danach öffnen.";
        NoNoticeDue = "tse.no_notice_due", "Es ist keine Meldung offen.";
    }
);

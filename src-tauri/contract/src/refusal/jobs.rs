//! What may speak against work beside the till, or end it.

use super::refusals;

refusals!(
    /// No about background jobs.
    JobRefusal {
        NotFromHere { title: String } = "jobs.not_from_here", "„{title}“ braucht noch Angaben und wird auf der eigenen Seite begonnen.";
        UnderWay { title: String } = "jobs.under_way", "„{title}“ läuft gerade. Bitte warten oder abbrechen.";
        Stopped { title: String } = "jobs.stopped", "„{title}“ wurde abgebrochen.";
        BookBroken { finding: String } = "jobs.book_broken", "Das Kassenbuch ist beschädigt. Die Kasse läuft weiter. Bitte nichts löschen, den Ordner des Salons an einen anderen Ort kopieren und den Hersteller verständigen. Befund: {finding}";
        FileDamaged { finding: String } = "jobs.file_damaged", "Die Datei des Kassenbuchs ist beschädigt. Bitte nichts löschen, den Ordner des Salons an einen anderen Ort kopieren und den Hersteller verständigen. Befund: {finding}";
        RowsChanged { finding: String } = "jobs.rows_changed", "Gespeicherte Werte sind andere, als das Kassenbuch sagt. Die Kasse läuft weiter. Unter „Aufgaben“ holen Sie die Werte des Kassenbuchs zurück; was so gewollt ist, speichern Sie auf seiner Seite neu. Befund: {finding}";
    }
);

//! What may speak against a change of the customer file, its formulas, tests, consents, pictures and imports.

use super::refusals;

refusals!(
    /// No about the customer file.
    CustomerRefusal {
        BadField { what: String } = "customers.bad_field", "Diese Angabe geht so nicht: {what}";
        Erased { on: String } = "customers.erased", "Die Daten dieser Kundin wurden am {on} gelöscht. Bitte legen Sie sie neu an.";
        ChangedMeanwhile { what: String } = "customers.changed_meanwhile", "Inzwischen hat hier jemand anderes etwas eingetragen: {what}. Bitte die Kartei noch einmal öffnen und vergleichen; Ihre Eingabe wurde nicht gespeichert.";
        SameCustomer = "customers.same_customer", "Bitte zwei verschiedene Kundinnen wählen.";
        NoSuchMerge = "customers.no_such_merge", "Diese Zusammenführung ist schon gelöst.";
        MergeTooOld { until: String } = "customers.merge_too_old", "Das ging nur bis zum {until}: Eine Zusammenführung lässt sich 90 Tage lang lösen.";
        ReasonMissing = "customers.reason_missing", "Bitte geben Sie einen Grund an (höchstens 500 Zeichen).";
        NoSuchFormula = "customers.no_such_formula", "Diese Rezeptur gibt es nicht mehr.";
        FormulaEmpty = "customers.formula_empty", "Eine Rezeptur braucht mindestens einen Bestandteil mit Namen und Gewicht.";
        FormulaOld = "customers.formula_old", "Was gemischt wurde, lässt sich nur am selben Tag berichtigen. Das Ergebnis können Sie immer nachtragen; sonst bitte eine neue Rezeptur anlegen.";
        BadMaterial { why: String } = "customers.bad_material", "Dieses Material geht so nicht: {why}";
        BadProductLine { why: String } = "customers.bad_product_line", "Diese Produktlinie geht so nicht: {why}";
        PatchTestStops { sentence: String } = "customers.patch_test_stops", "Halt: {sentence}. Bitte erst testen, oder die Inhaberin gibt mit PIN und Grund frei.";
        NoSuchTest = "customers.no_such_test", "Dieses Testergebnis gibt es nicht mehr, oder es ist schon berichtigt.";
        NothingToRelease = "customers.nothing_to_release", "Hier ist nichts freizugeben: Der Verträglichkeitstest gilt.";
        NoConsent { what: String } = "customers.no_consent", "Dafür fehlt die Einwilligung „{what}“. Bitte zuerst einholen und eintragen.";
        NoSuchConsent = "customers.no_such_consent", "Diese Einwilligung ist schon widerrufen.";
        PhotoTooBig { limit_mb: u32 } = "customers.photo_too_big", "Dieses Foto ist zu groß. Bitte eines bis {limit_mb} MB wählen.";
        NoPhoto { what: String } = "customers.no_photo", "Das ist kein Foto, das sich zeigen lässt ({what}). Bitte JPEG, PNG oder WebP wählen.";
        NoSuchPhoto = "customers.no_such_photo", "Dieses Foto gibt es nicht mehr.";
        UnreadableImport { why: String } = "customers.unreadable_import", "Die Datei ist nicht lesbar: {why}. Erwartet wird eine CSV-Datei mit Kopfzeile oder eine vCard-Datei (.vcf).";
        ImportHasBadRows { count: u32 } = "customers.import_has_bad_rows", "{count} Zeilen sind fehlerhaft; deshalb wurde nichts übernommen. Bitte die Datei berichtigen und noch einmal einlesen.";
        ImportUnderWay = "customers.import_under_way", "Es läuft schon ein Import. Bitte warten, bis er fertig ist, oder ihn abbrechen.";
        ImportStopped = "customers.import_stopped", "Der Import wurde abgebrochen. Es ist nichts davon übrig.";
    }
);

//! What may speak against bringing back the signing key, changing it, and trying a recovery code.

use super::refusals;

refusals!(
    /// No about recovery code and signing key.
    RecoveryRefusal {
        Incomplete { signs: u32 } = "recovery.incomplete",
            "Ein Wiederherstellungscode hat sieben Gruppen mit je fünf Zeichen, zusammen 35; hier sind es {signs}. Bitte vom Ausdruck ablesen.";
        Mistyped { group: u32 } = "recovery.mistyped",
            "In der {group}. Gruppe des Wiederherstellungscodes ist ein Tippfehler. Bitte diese fünf Zeichen noch einmal vom Ausdruck ablesen.";
        KeyIsHere = "recovery.key_is_here", "Der Signaturschlüssel ist schon da. Es ist nichts zu tun.";
        NotKept = "recovery.not_kept",
            "Mit diesem Code ist der heutige Signaturschlüssel nicht gesichert. Die Inhaberin kann im Management unter „Kasse und Sperre“ den Schlüssel wechseln; dann geht es sofort weiter.";
        CodeNeeded = "recovery.code_needed",
            "Zum Wechsel des Schlüssels gehört der Wiederherstellungscode. Ist er verloren, bitte zuerst einen neuen machen.";
        ReasonNeeded = "recovery.reason_needed", "Bitte geben Sie an, warum der Schlüssel gewechselt wird (höchstens 200 Zeichen).";
        StillHere = "recovery.still_here", "Der Signaturschlüssel ist noch da. Verloren kann er nicht sein; bitte einen anderen Anlass wählen.";
        NothingToTry = "recovery.nothing_to_try", "Es wartet kein Wiederherstellungscode auf seine Probe. Bitte zuerst einen neuen machen.";
    }
);

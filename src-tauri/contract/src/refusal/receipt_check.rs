//! Why a receipt can't be checked at all.

use super::refusals;

refusals!(
    /// No of *Beleg prüfen*.
    ReceiptCheckRefusal {
        NotACode { why: String } = "receipt_check.not_a_code", "{why} Bitte den QR-Code des Belegs noch einmal ganz erfassen.";
        OtherLayout = "receipt_check.other_layout", "Das Lesegerät schreibt mit einer anderen Tastaturbelegung als dieser PC. Bitte die Tastatur des Lesegeräts auf Deutsch stellen (Anleitung des Geräts), oder ein Bild des Belegs wählen.";
        TextTooLong = "receipt_check.text_too_long", "Der Text ist länger als jeder QR-Code. Bitte nur den QR-Code eines Belegs erfassen.";
        PictureTooBig { limit_mb: u64 } = "receipt_check.picture_too_big", "Das Bild ist zu groß. Möglich sind {limit_mb} MB und 40 Millionen Bildpunkte; bitte ein kleineres wählen.";
        NotAPicture = "receipt_check.not_a_picture", "Die Datei ist kein lesbares Bild. Bitte eine PNG- oder JPEG-Datei wählen.";
        NoCodeInPicture = "receipt_check.no_code_in_picture", "Auf dem Bild ist kein lesbarer QR-Code. Bitte den Beleg flach hinlegen und den Code formatfüllend und scharf aufnehmen.";
    }
);

//! Words of *Beleg prüfen*.

use contract::ReceiptNumber;
use contract::receipt_check::PointResult;

use crate::tone::Tone;

pub const TITLE: &str = "Beleg prüfen";
pub const HOW: &str = "Den QR-Code auf dem Beleg scannen, seinen Text einfügen oder ein Bild wählen. Geprüft wird ohne Internet, auch von fremden Kassen.";
pub const TEXT: &str = "Text des QR-Codes";
pub const TEXT_HINT: &str = "Beginnt mit „V0;“. Ein Lesegerät schreibt ihn von selbst.";
pub const PICTURE: &str = "Bild mit dem QR-Code (PNG oder JPEG)";
pub const DO: &str = "Prüfen";
pub const BACK: &str = "Schließen";

/// The word and colour of a result.
#[must_use]
pub const fn result(result: PointResult) -> (&'static str, Tone) {
    match result {
        PointResult::Right => ("stimmt", Tone::Ok),
        PointResult::Wrong => ("falsch", Tone::Bad),
        PointResult::Open => ("offen", Tone::Plain),
    }
}

/// Leads to the bon in the roll.
#[must_use]
pub fn show(number: ReceiptNumber) -> String {
    format!("Bon {number} zeigen")
}

/// What a scanner typed: a dead key such as ^ parts a scan, and what came before it stands in the field then.
#[must_use]
pub fn joined(before: &str, run: String) -> String {
    if run.starts_with("V0") || !before.starts_with("V0") { run } else { format!("{before}{run}") }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_scan_that_a_dead_key_parted_is_whole_again() {
        assert_eq!(joined("", "V0;A;^1".to_owned()), "V0;A;^1");
        assert_eq!(joined("V0;old", "V0;new".to_owned()), "V0;new");
        assert_eq!(joined("V0;A;Beleg^", "1.00".to_owned()), "V0;A;Beleg^1.00");
        assert_eq!(joined("irgendetwas", "4006381333931".to_owned()), "4006381333931");
    }
}

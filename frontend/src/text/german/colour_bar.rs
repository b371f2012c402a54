//! Words of the colour bar: materials, product lines, wordings of consents.

use contract::Money;
use contract::formulas::{Decigrams, Material};
use contract::patch_tests::ProductLine;

use crate::text::sets::{FormWords, ListWords};

pub const MATERIALS: &str = "Material";
pub const MATERIALS_ROOM: ListWords = ListWords {
    title: MATERIALS,
    new: NEW_MATERIAL,
    how: "Womit gemischt wird. Aus Packung und Preis rechnet die Rezeptur ihre Materialkosten; was schon gemischt ist, behält seine.",
    head: &[("Name", false), ("Art", false), ("Packung", true), ("Preis", true), ("100 g kosten", true)],
    empty: "Hier stehen Nuancen, Oxidanten und Zusätze, sobald das erste angelegt ist.",
    choose: "Bitte links ein Material wählen oder ein neues anlegen.",
};
pub const NEW_MATERIAL: &str = "Neues Material";
pub const MATERIAL_FORM: FormWords = FormWords { new: NEW_MATERIAL, add: ADD, save: SAVE };
pub const NAME: &str = "Name";
pub const KIND: &str = "Art";
pub const PACK: &str = "Packung in Gramm";
pub const PACK_PRICE: &str = "Preis der Packung";
pub const IN_USE: &str = "Wird verwendet";
pub const NOT_IN_USE: &str = "nicht mehr verwendet";
pub const NO_PACK: &str = "Die Packung ist nicht lesbar. Bitte in Gramm, zum Beispiel 60 oder 1000.";
pub const NO_PRICE: &str = "Bitte den Preis der Packung eingeben, zum Beispiel 8,40.";

pub const LINES: &str = "Produktlinien";
pub const LINES_ROOM: ListWords = ListWords {
    title: LINES,
    new: NEW_LINE,
    how: "Was zusammen auf Verträglichkeit getestet wird. Ohne gültigen Test hält eine Leistung dieser Linie an, bis die Inhaberin freigibt.",
    head: &[("Name", false), ("Test gilt", true), ("Leistungen", false)],
    empty: "Hier stehen die Produktlinien, sobald die erste angelegt ist.",
    choose: "Bitte links eine Produktlinie wählen oder eine neue anlegen.",
};
pub const NEW_LINE: &str = "Neue Produktlinie";
pub const LINE_FORM: FormWords = FormWords { new: NEW_LINE, add: ADD, save: SAVE };
pub const VALID_MONTHS: &str = "Ein Test gilt (Monate)";
pub const USED_BY: &str = "Leistungen, die diese Linie verwenden";
pub const NO_MONTHS: &str = "Monate sind eine ganze Zahl, zum Beispiel 6.";

pub const CARE: &str = "Sicherheit";
pub const WAITING_HOURS: &str = "Wartezeit nach dem Test (Stunden)";
pub const WAITING_HINT: &str = "Erst danach gilt ein Test. Die Hersteller verlangen 48 Stunden.";
pub const FREE_OF_PPD: &str = "Frei von PPD und verwandten Stoffen (laut Hersteller)";
pub const NO_HOURS: &str = "Stunden sind eine ganze Zahl, zum Beispiel 48.";
pub const SAVE_CARE: &str = "Sicherheit speichern";

pub const CONSENTS: &str = "Datenschutz";
pub const CONSENTS_HOW: &str = "Was Kundinnen und Kunden unterschreiben. Ein geänderter Text wird eine neue Fassung; wer eine frühere unterschrieben hat, bleibt bei ihr.";
pub const WORDING: &str = "Wortlaut";
pub const KEEP_WORDING: &str = "Als neue Fassung speichern";
pub const EARLIER: &str = "Frühere Fassungen";
pub const ERASURE: &str = "Löschvorschläge";
pub const ERASURE_HOW: &str =
    "Wer so lange nicht da war, wird zum Löschen vorgeschlagen. Gelöscht wird nie von selbst.";
pub const ERASURE_MONTHS: &str = "Monate ohne Besuch";

pub const SAVE: &str = "Speichern";
pub const ADD: &str = "Anlegen";
pub const SAVED: &str = "Gespeichert.";

/// What 100 g cost, rounded to the cent; nothing where the pack holds nothing.
#[must_use]
pub fn per_hundred_grams(material: &Material) -> Option<Money> {
    let Decigrams(pack) = material.pack;
    let (pack, cents) = (i64::from(pack), material.pack_price.as_cents().checked_mul(1_000)?);
    (pack > 0).then(|| Money::cents((cents + pack / 2) / pack))
}

/// `6 Monate`.
#[must_use]
pub fn valid(line: &ProductLine) -> String {
    match line.validity_months {
        1 => "1 Monat".to_owned(),
        months => format!("{months} Monate"),
    }
}

/// `Fassung 2`.
#[must_use]
pub fn version(version: u32) -> String {
    format!("Fassung {version}")
}

/// `3 Leistungen` where their names would not fit.
#[must_use]
pub fn services(names: &[String]) -> String {
    match names.len() {
        0 => "noch keine".to_owned(),
        1..=3 => names.join(", "),
        count => format!("{}, {} und {} weitere", names[0], names[1], count - 2),
    }
}

#[cfg(test)]
mod tests {
    use contract::MaterialId;
    use contract::formulas::MaterialKind;

    use super::*;

    #[test]
    fn a_hundred_grams_are_rounded_to_the_cent() {
        let material = |pack: u32, cents: i64| Material {
            id: MaterialId(1),
            name: "7/1".into(),
            kind: MaterialKind::Shade,
            pack: Decigrams(pack),
            pack_price: Money::cents(cents),
            active: true,
        };
        assert_eq!(per_hundred_grams(&material(600, 840)), Some(Money::cents(1_400)));
        assert_eq!(per_hundred_grams(&material(10_000, 1_295)), Some(Money::cents(130)));
        assert_eq!(per_hundred_grams(&material(0, 840)), None);
    }
}

//! What stands in a single cell of a price list, as people write it.

use book::fold::fold;
use contract::catalogue::GroupTone;
use contract::{LineNature, Money, VatKey};

/// A price in German or plain form: `1.234,50`, `24.50`, `24 €`. `13.337` may be thousands or a fraction of a cent: nobody
/// guesses a price.
pub fn price(text: &str) -> Option<Money> {
    let text = text.trim().trim_end_matches("EUR").trim_end_matches('€').trim();
    let is_ambiguous = !text.contains(',') && text.split_once('.').is_some_and(|(_, rest)| rest.len() == 3);
    Money::parse_german(text).ok().filter(|_| !is_ambiguous)
}

/// A VAT rate of the list: 19, 7 or free; nothing means 19.
pub fn vat_key(text: &str) -> Option<VatKey> {
    let text = text.trim().trim_end_matches('%').trim();
    let number = text.replace(',', ".");
    let number = number.strip_suffix(".00").or_else(|| number.strip_suffix(".0")).unwrap_or(&number);
    match number {
        "" | "19" | "0.19" => Some(VatKey::General),
        "7" | "0.07" => Some(VatKey::Reduced),
        "0" => Some(VatKey::Exempt),
        _ if fold(text).contains("frei") => Some(VatKey::Exempt),
        _ => None,
    }
}

/// Whole minutes: `45`, `45 min`; nothing means none.
pub fn minutes(text: &str) -> Option<Option<u32>> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    let text = ["minuten", "min"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim();
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

/// Work or goods; nothing means work, unless an EAN stands there.
pub fn nature(text: &str, has_gtin: bool) -> Option<LineNature> {
    match fold(text).as_str() {
        "" if has_gtin => Some(LineNature::Product),
        "" | "leistung" | "dienstleistung" | "service" | "l" | "d" => Some(LineNature::Service),
        "artikel" | "ware" | "produkt" | "product" | "verkauf" | "verkaufsware" | "a" | "w" | "p" => {
            Some(LineNature::Product)
        }
        _ => None,
    }
}

/// The digits of an EAN; spreadsheets like to add blanks and an apostrophe.
pub fn gtin(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    (!digits.is_empty()).then_some(digits)
}

/// The tone that a group's name suggests.
pub fn tone(group: &str) -> GroupTone {
    let name = fold(group);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(&fold(word)));
    if says(&["kind"]) {
        GroupTone::Children
    } else if says(&["farb", "strähn", "tönung", "color"]) {
        GroupTone::Colour
    } else if says(&["verkauf", "ware", "produkt", "artikel"]) {
        GroupTone::Retail
    } else if says(&["pfleg", "kosmet", "brau", "kur"]) {
        GroupTone::Care
    } else if says(&["styl", "föhn", "steck", "hochzeit", "dauerwell"]) {
        GroupTone::Styling
    } else {
        GroupTone::Cut
    }
}

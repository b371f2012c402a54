//! The form of the salon's data, checked the same way at the set-up and ever after.

use book::fault::Outcome;
use contract::refusal::{PeopleRefusal, SetupRefusal};
use contract::settings::{Footer, Salon};
use tse::ClientId;

const LETTERS_MAX: usize = 100;
const FOOTER_LETTERS_MAX: usize = 400;
const FOOTER_LINES_MAX: usize = 8;
/// In base64; a black-and-white logo of a receipt's width needs far less.
const LOGO_LETTERS_MAX: usize = 300_000;
/// The first bytes of every PNG file, in base64.
const PNG_BEGINS: &str = "iVBORw0KGgo";

/// The salon's data without blanks around it, or what is wrong with it.
pub fn checked_salon(salon: &Salon) -> Outcome<Salon> {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let maybe = |text: &Option<String>| text.as_deref().map(clean).filter(|text| !text.is_empty());
    let salon = Salon {
        name: clean(&salon.name),
        street: clean(&salon.street),
        postcode: clean(&salon.postcode),
        city: clean(&salon.city),
        tax_number: maybe(&salon.tax_number),
        vat_id: maybe(&salon.vat_id).map(|id| id.replace(' ', "").to_uppercase()),
        small_business: salon.small_business,
    };
    let fits = |text: &str| (1..=LETTERS_MAX).contains(&text.chars().count());
    if !fits(&salon.name) {
        return Err(SetupRefusal::NameMissing.into());
    }
    if ![&salon.street, &salon.postcode, &salon.city].into_iter().all(|text| fits(text)) {
        return Err(SetupRefusal::AddressIncomplete.into());
    }
    if !(salon.postcode.len() == 5 && digits(&salon.postcode) == 5) {
        return Err(SetupRefusal::BadPostcode { text: salon.postcode }.into());
    }
    check_taxes(&salon)?;
    Ok(salon)
}

fn check_taxes(salon: &Salon) -> Outcome<()> {
    if salon.tax_number.is_none() && salon.vat_id.is_none() {
        return Err(SetupRefusal::TaxNumberMissing.into());
    }
    if let Some(text) = salon.tax_number.as_ref().filter(|text| !is_tax_number(text)) {
        return Err(SetupRefusal::BadTaxNumber { text: text.clone() }.into());
    }
    match salon.vat_id.as_ref().filter(|text| !is_vat_id(text)) {
        Some(text) => Err(SetupRefusal::BadVatId { text: text.clone() }.into()),
        None => Ok(()),
    }
}

/// The forms of the states have 10 or 11 digits in groups, the uniform one 13 (and 12 without its zero).
fn is_tax_number(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_ascii_digit() || "/ -".contains(c));
    plain && text.starts_with(|c: char| c.is_ascii_digit()) && (10..=13).contains(&digits(text))
}

fn is_vat_id(text: &str) -> bool {
    text.strip_prefix("DE").is_some_and(|rest| rest.len() == 9 && digits(rest) == 9)
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The serial number of the register (`Z_KASSE_ID`, `KASSE_SERIENNR`, `clientId`): what every TSE takes, and neither `/` nor
/// `_` (DSFinV-K, annex E).
pub fn check_register(register: &str) -> Outcome<()> {
    ClientId::new(register).map(|_| ()).map_err(|_| SetupRefusal::RegisterMissing.into())
}

/// Footer text and logo, or what is wrong with them.
pub fn checked_footer(footer: &Footer) -> Outcome<Footer> {
    let no = |what: &str| Err(PeopleRefusal::BadSetting { what: what.to_owned() }.into());
    let text = footer.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let too_long =
        |text: &str| text.chars().count() > FOOTER_LETTERS_MAX || text.lines().count() > FOOTER_LINES_MAX;
    if text.is_some_and(too_long) {
        return no("Der Bontext hat höchstens 400 Zeichen und 8 Zeilen.");
    }
    if text.is_some_and(|text| text.contains(|c: char| c.is_control() && c != '\n')) {
        return no("Der Bontext enthält Zeichen, die kein Drucker druckt.");
    }
    let logo = footer.logo_png_base64.as_deref().map(str::trim).filter(|logo| !logo.is_empty());
    if logo.is_some_and(|logo| !logo.starts_with(PNG_BEGINS)) {
        return no("Das Logo muss eine PNG-Datei sein.");
    }
    if logo.is_some_and(|logo| logo.len() > LOGO_LETTERS_MAX) {
        return no("Das Logo ist zu groß. Bitte höchstens 200 KB, schwarz-weiß.");
    }
    Ok(Footer { text: text.map(str::to_owned), logo_png_base64: logo.map(str::to_owned) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn salon() -> Salon {
        Salon {
            name: " Salon  Haarwerk ".into(),
            street: "Musterstraße 5".into(),
            postcode: "28195".into(),
            city: "Bremen".into(),
            tax_number: Some("60/123/45678".into()),
            vat_id: Some(" de 123 456 789 ".into()),
            small_business: false,
        }
    }

    fn code(change: impl Fn(&mut Salon)) -> &'static str {
        let mut wish = salon();
        change(&mut wish);
        checked_salon(&wish).unwrap_err().refusal().unwrap().code()
    }

    #[test]
    fn blanks_go_and_the_rest_stays() {
        let clean = checked_salon(&salon()).unwrap();
        assert_eq!((clean.name.as_str(), clean.vat_id.as_deref()), ("Salon Haarwerk", Some("DE123456789")));
    }

    #[test]
    fn each_field_has_its_refusal() {
        assert_eq!(code(|s| s.name = " ".into()), "setup.name_missing");
        assert_eq!(code(|s| s.street.clear()), "setup.address_incomplete");
        assert_eq!(code(|s| s.city.clear()), "setup.address_incomplete");
        assert_eq!(code(|s| s.postcode = "2819".into()), "setup.bad_postcode");
        assert_eq!(code(|s| s.postcode = "2819O".into()), "setup.bad_postcode");
        assert_eq!(code(|s| s.tax_number = Some("12345".into())), "setup.bad_tax_number");
        assert_eq!(code(|s| s.tax_number = Some("60/123/4567A".into())), "setup.bad_tax_number");
        assert_eq!(code(|s| s.vat_id = Some("AT12345678".into())), "setup.bad_vat_id");
        assert_eq!(code(|s| (s.tax_number, s.vat_id) = (None, Some(" ".into()))), "setup.tax_number_missing");
    }

    #[test]
    fn a_register_has_a_serial_number() {
        assert!(check_register("HW-01").is_ok());
        for bad in ["", "HW 01", &"x".repeat(51)] {
            assert!(check_register(bad).is_err(), "{bad}");
        }
    }
}

//! What people read and type: check digits, fingerprints, hex.

use proptest::prelude::*;

use super::book::*;
use crate::*;

#[test]
fn the_check_digit_is_recomputed_from_what_stands_on_paper() {
    let book = book();
    let total = Money::parse_german("63,00").unwrap();
    let printed = book[2].hash.short().to_uppercase();
    let spaced = format!("{} {}", &printed[..4], &printed[4..]);
    let typed = CheckDigit::from_typed(PaperNumber::Bon(4_501), total, &spaced);
    assert_eq!(typed, Some(book[2].check_digit));
    assert_eq!(CheckDigit::from_typed(PaperNumber::Bon(4_501), total, "12g4 5678"), None);
    assert_eq!(CheckDigit::from_typed(PaperNumber::Bon(4_501), total, "1234567"), None);
}

#[test]
fn the_whole_number_with_its_check_digit_leaves_one() {
    // ISO 7064: the number followed by its check digits leaves 1 when divided by 97.
    let check = CheckDigit::from_typed(PaperNumber::Bon(4_501), Money::cents(6_300), "0123abcd").unwrap();
    let spelled = format!("B000000004501P000000000006300{}{check}", "0123ABCD");
    let digits: String = spelled.chars().map(|c| c.to_digit(36).unwrap().to_string()).collect();
    let rest = digits.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    assert_eq!(rest, 1);
}

#[test]
fn closings_and_other_entries_have_check_digits_of_their_own() {
    let hash = Digest::of(b"x");
    let of = |number| CheckDigit::from_typed(number, Money::ZERO, &hash.short()).unwrap();
    assert_ne!(of(PaperNumber::Bon(7)), of(PaperNumber::Z(7)));
    assert_ne!(of(PaperNumber::Z(7)), of(PaperNumber::Entry(7)));
    assert_eq!(PaperNumber::of(&book()[5].entry.head), PaperNumber::Z(331));
    assert_eq!(PaperNumber::of(&book()[0].entry.head), PaperNumber::Entry(1));
}

#[test]
fn keys_and_hashes_have_one_text_form() {
    let public = key().public();
    assert_eq!(public.to_string().parse::<PublicKey>(), Ok(public));
    assert!(public.to_string().to_uppercase().parse::<PublicKey>().is_err());
    assert_eq!(public.key_id(), public.fingerprint().to_string()[..16]);
    assert_eq!(public.fingerprint_for_people().replace(' ', ""), public.fingerprint().to_string()[..32]);
    assert_eq!(public.fingerprint_for_people().len(), 39);
    let signature = key().sign(&Digest::of(b"x"));
    assert_eq!(signature.to_string().parse(), Ok(signature));
    assert!("00".parse::<Digest>().is_err());
    assert!(PublicKey::from_bytes(&[0; 32]).is_err(), "a key with which anything verifies");
}

#[test]
fn packed_digests_come_back() {
    let book = book();
    assert!(!book.is_empty());
    for recorded in book {
        let mut back = Vec::new();
        unpack_digests(&pack_digests(&recorded.digests), &mut back).unwrap();
        assert_eq!(back, recorded.digests);
    }
    assert_eq!(unpack_digests(&[0; 36], &mut Vec::new()), None);
    assert_eq!(unpack_digests(&[11; 37], &mut Vec::new()), None);
}

proptest! {
    /// One wrong digit, or two swapped ones, in number or sum give another check digit.
    #[test]
    fn a_slip_of_the_finger_is_noticed(number in 1_u64..999_999, cents in 0_i64..9_999_999, at in 0_u32..6, by in 1_u64..9) {
        let of = |number, cents| {
            CheckDigit::from_typed(PaperNumber::Bon(number), Money::cents(cents), "0123abcd").unwrap()
        };
        let right = of(number, cents);
        let digit = number / 10_u64.pow(at) % 10;
        let wrong = number - digit * 10_u64.pow(at) + (digit + by) % 10 * 10_u64.pow(at);
        prop_assert_ne!(of(wrong, cents), right);
        let (low, high) = (number / 10_u64.pow(at) % 10, number / 10_u64.pow(at + 1) % 10);
        let cleared = number - low * 10_u64.pow(at) - high * 10_u64.pow(at + 1);
        let swapped = cleared + low * 10_u64.pow(at + 1) + high * 10_u64.pow(at);
        if low != high {
            prop_assert_ne!(of(swapped, cents), right);
        }
    }

    #[test]
    fn moments_and_digests_survive_json(ms in 0_i64..4_000_000_000_000, quarter in -48_i16..56, bytes: [u8; 32]) {
        let moment = Moment::new(ms, quarter * 15);
        prop_assert_eq!(serde_json::from_value::<Moment>(serde_json::to_value(moment).unwrap()).unwrap(), moment);
        let digest = Digest::from_bytes(bytes);
        prop_assert_eq!(serde_json::from_value::<Digest>(serde_json::to_value(digest).unwrap()).unwrap(), digest);
    }
}

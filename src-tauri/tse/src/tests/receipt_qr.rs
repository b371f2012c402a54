//! The QR code of a receipt proves itself.

use proptest::prelude::*;

use crate::receipt_qr::{Invalid, QrError, QrField, ReceiptQr};
use crate::{Algorithm, Hash, TimeFormat};

const CODE: &str = include_str!("data/qr_004501.txt");

fn code() -> &'static str {
    CODE.trim_end()
}

/// The code with another text in a field, which are counted from one.
fn with(field: usize, text: &str) -> String {
    let mut fields: Vec<&str> = code().split(';').collect();
    fields[field - 1] = text;
    fields.join(";")
}

fn field(number: usize) -> &'static str {
    code().split(';').nth(number - 1).unwrap()
}

#[test]
fn the_code_of_receipt_004501_is_genuine() {
    let read = ReceiptQr::read(code()).unwrap();
    assert_eq!((read.client.as_str(), read.transaction, read.counter), ("LB-TEST-0001", 2, 15));
    assert_eq!(
        (&read.algorithm, read.time_format),
        (&Algorithm::EcdsaPlain(Hash::Sha256), TimeFormat::UnixTime)
    );
    assert_eq!(read.receipt().unwrap().slots(), [3_200, 0, 0, 0, 300]);
    assert_eq!(read.write(), code());
    let valid = read.verify().unwrap();
    assert_eq!(valid.serial, "535a121f519d370c7d20a92a6b73b1f0f30a7679449e46d9754589eaed6f309a");
    assert_eq!(valid.odd_data, None);
    assert_eq!(
        valid.to_string(),
        "Der Beleg ist gültig: Die TSE 535a121f519d370c7d20a92a6b73b1f0f30a7679449e46d9754589eaed6f309a hat \
         Transaktion 2 mit Signaturzähler 15 signiert."
    );
}

/// A real receipt of a device in the field (fiscal facts, 2.5; the start is invented, and not signed).
#[test]
fn a_code_on_a_brainpool_curve_is_genuine() {
    let code = "V0;P915560150;Kassenbeleg-V1;Beleg^0.00_1.65_0.00_0.00_0.00^1.65:Bar;124226;387826;\
        2022-10-31T06:29:50.000Z;2022-10-31T06:29:58.000Z;ecdsa-plain-SHA384;unixTime;\
        b6m7r2PAlErjk9c30c4bkPirpqNy20hs41LrJuyoduodY73PB1D6JvQRrRNZ+j4PA0wYKiUXN5Q87TslbNCRdCo73EP0KUJ3mdd1if8FFnPW\
        MG92Mh4yNw4vLv0rSwgG;\
        BBiZGshmNFzXEf0HSvI57ShpiZ6c2m3NPKVVpbiTHcNvgK0gEgQgCf3PMMvZBz725Acdwyck5ApP3biOaiIYEwajMxIQsedqiq++esE0ssm0\
        vp94mNt+UwZ4yFPzU3haGw==";
    let read = ReceiptQr::read(code).unwrap();
    assert_eq!(read.write(), code);
    assert!(read.verify().unwrap().serial.starts_with("2de151380b91213f"));
}

/// D-Trust signs data in an element of open length, which the code does not tell.
#[test]
fn a_code_of_a_device_that_signs_data_in_pieces_is_genuine() {
    use super::export::{bytes, vectors};
    let vectors = vectors();
    let whole = bytes(&vectors, "B", &["finish", "message_hex"]);
    let message = crate::LogMessage::read(&whole).unwrap();
    let mut read = ReceiptQr::read(code()).unwrap();
    read.algorithm = message.algorithm.clone();
    read.time_format = TimeFormat::UtcTime;
    read.signature = message.signature.to_vec();
    read.key = crate::PublicKey::from_bare_point(&bytes(&vectors, "B", &["public_point_hex"])).unwrap();
    let again = ReceiptQr::read(&read.write()).unwrap();
    again.verify().unwrap();
}

#[test]
fn every_changed_field_that_was_signed_makes_it_invalid() {
    for (number, text) in [
        (2, "LB-TEST-0002"),
        (4, "Beleg^32.00_0.00_0.00_0.00_3.01^35.01:Bar"),
        (5, "3"),
        (6, "16"),
        (8, "2026-11-27T08:20:01.000Z"),
        (9, "ecdsa-plain-SHA384"),
        (10, "utcTime"),
        (11, &field(11).replacen('9', "8", 1)),
    ] {
        let read = ReceiptQr::read(&with(number, text)).unwrap();
        assert_eq!(read.verify(), Err(Invalid::Signature), "{number}");
    }
    let other = ReceiptQr::read(&with(4, "Beleg")).unwrap();
    assert_eq!(other.receipt(), None);
    assert!(other.verify().unwrap_err().to_string().starts_with("Der Beleg ist ungültig"));
}

#[test]
fn what_can_not_be_genuine_says_why() {
    let verified = |number, text: &str| ReceiptQr::read(&with(number, text)).unwrap().verify();
    assert_eq!(verified(7, "2026-11-27T08:20:01.000Z"), Err(Invalid::Backwards));
    assert_eq!(verified(11, "AAAA"), Err(Invalid::Length { found: 3, expected: 64 }));
}

#[test]
fn texts_that_are_no_code_are_refused_with_the_field() {
    let refused = |text: &str| ReceiptQr::read(text).unwrap_err();
    assert_eq!(refused(""), QrError::Version);
    assert_eq!(refused("https://example.org"), QrError::Version);
    assert_eq!(refused(&with(1, "V1")), QrError::Version);
    assert_eq!(refused(&format!("{};", code())), QrError::Fields(13));
    assert_eq!(refused("V0;a;b"), QrError::Fields(3));
    assert_eq!(refused(&with(3, "SonstigerVorgang")), QrError::ProcessType("SonstigerVorgang".to_owned()));
    for (number, named, text) in [
        (2, QrField::Client, ""),
        (5, QrField::Transaction, "02"),
        (5, QrField::Transaction, "-2"),
        (6, QrField::Counter, "+15"),
        (6, QrField::Counter, "99999999999999999999999"),
        (7, QrField::Start, "2026-11-27T08:19:20Z"),
        (7, QrField::Start, "2026-11-27 08:19:20.000Z"),
        (8, QrField::LogTime, "2026-02-30T08:20:00.000Z"),
        (8, QrField::LogTime, "2026-11-27T08:20:00.000+"),
        (9, QrField::Algorithm, "ecdsa-plain-SHA1"),
        (10, QrField::TimeFormat, "unix"),
        (11, QrField::Signature, "???"),
        (11, QrField::Signature, ""),
        (12, QrField::Key, "BEY"),
    ] {
        assert_eq!(refused(&with(number, text)), QrError::Field(named, text.to_owned()));
    }
    assert_eq!(refused(&with(12, "BEYA")), QrError::Key);
    let off_the_curve = format!("BEYP{}", &field(12)[4..]);
    assert_eq!(refused(&with(12, &off_the_curve)), QrError::Key);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in "(V0;)?\\PC*") {
        let _ = ReceiptQr::read(&text);
    }

    #[test]
    fn one_changed_letter_never_leaves_it_genuine(at in 0..333_usize, letter in proptest::char::range('0', 'z')) {
        let mut letters: Vec<char> = code().chars().collect();
        prop_assume!(letters.len() > at && letters[at] != letter);
        letters[at] = letter;
        let changed: String = letters.iter().collect();
        // The start of the event is told but not signed: AEAO takes it from the message of the start.
        let start = code().match_indices(';').nth(5).unwrap().0..code().match_indices(';').nth(6).unwrap().0;
        let genuine = ReceiptQr::read(&changed).is_ok_and(|read| read.verify().is_ok());
        prop_assert!(!genuine || start.contains(&at), "{}", changed);
    }
}

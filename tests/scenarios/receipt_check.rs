//! *Beleg prüfen*: a receipt's code is scanned, pasted or photographed, and proves itself or is refuted.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use book::{Outcome, Trouble};
use contract::ReceiptNumber;
use contract::receipt_check::{
    CaughtCode, CheckReceipt, PointResult, RECEIPT_PICTURE_BYTES_MAX, ReceiptCheck,
};
use contract::refusal::ReceiptCheckRefusal;
use image::imageops::{FilterType, overlay, resize, rotate90};
use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use lockbuch_tests::filled::filled;
use lockbuch_tests::raw_entries;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::signed::SigningDevice;
use lockbuch_tests::test_salon::{TestSalon, day};
use proof::TseBlock;
use tse::{Curve, ReceiptQr};

const DATA: &str = "Beleg^77.00_21.10_0.00_0.00_3.00^101.10:Unbar";
/// Receipt 004501 of the corpus, of another register.
const FOREIGN: &str = include_str!("../golden/data/qr_004501.txt");

/// Haarwerk with one bon that a device has signed, and the receipt's code.
fn with_a_signed_bon(curve: Curve) -> (TestSalon, SigningDevice, ReceiptQr) {
    let salon = TestSalon::open_for_business();
    let mut device = SigningDevice::new("HW-01", curve);
    let block = device.sign(DATA);
    let receipt = device.receipt(&block);
    book(&salon, block);
    (salon, device, receipt)
}

fn book(salon: &TestSalon, block: TseBlock) {
    let mut sale = raw_entries::sale(day(2026, 11, 27), 1);
    (sale.tse, sale.basket) = (Some(block), None);
    salon.desk.book_unjudged(vec![sale]).unwrap();
}

fn check_text(salon: &TestSalon, text: &str) -> Outcome<ReceiptCheck> {
    salon.ask(CheckReceipt { code: CaughtCode::Text(text.to_owned()) })
}

fn check_picture(salon: &TestSalon, bytes: &[u8]) -> Outcome<ReceiptCheck> {
    salon.ask(CheckReceipt { code: CaughtCode::Picture(STANDARD.encode(bytes)) })
}

fn refusal(answer: Outcome<ReceiptCheck>) -> ReceiptCheckRefusal {
    match answer {
        Err(Trouble::Refused(contract::Refusal::ReceiptCheck(no))) => no,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// What came out of each point, by its name.
fn results(check: &ReceiptCheck) -> Vec<(&str, PointResult)> {
    check.points.iter().map(|point| (point.name.as_str(), point.result)).collect()
}

/// A code as a picture of whole dots.
fn drawn(text: &str, dots: u32) -> GrayImage {
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::H).unwrap();
    let width = u32::try_from(code.width()).unwrap();
    let colors = code.to_colors();
    GrayImage::from_fn((width + 8) * dots, (width + 8) * dots, |x, y| {
        let (x, y) = ((x / dots).wrapping_sub(4), (y / dots).wrapping_sub(4));
        let dark = x < width && y < width && colors[(y * width + x) as usize] == qrcode::Color::Dark;
        Luma([if dark { 0 } else { 255 }])
    })
}

fn encoded(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(picture.clone()).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn a_receipt_of_this_register_is_valid_and_leads_to_its_bon() {
    for curve in [Curve::Secp256r1, Curve::Secp384r1] {
        let (salon, _, receipt) = with_a_signed_bon(curve);
        let check = check_text(&salon, &receipt.write()).unwrap();
        assert!(check.is_valid, "{check:?}");
        let right =
            ["Signatur", "Beträge", "Kasse", "TSE", "Kassenbuch"].map(|name| (name, PointResult::Right));
        assert_eq!(results(&check), right);
        let (seq, number) = check.bon.unwrap();
        assert_eq!(number, ReceiptNumber::new(4_501));
        assert_eq!(salon.entry(seq).head.receipt_number, Some(number));
        assert_eq!(check.sentence, "Gültig. Es ist der Bon 004501 dieser Kasse.");
        let facts: Vec<String> = check.facts.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        for fact in ["Seriennummer der Kasse: HW-01", "Transaktion: 1", "Unbar: 101,10 EUR"] {
            assert!(facts.iter().any(|told| told == fact), "{fact} in {facts:?}");
        }
    }
}

#[test]
fn blanks_and_line_breaks_around_a_scan_are_none_of_it() {
    let (salon, _, receipt) = with_a_signed_bon(Curve::Secp256r1);
    assert!(check_text(&salon, &format!("  {}\r\n", receipt.write())).unwrap().is_valid);
}

#[test]
fn a_receipt_of_another_register_is_valid_and_no_bon_of_ours() {
    let salon = TestSalon::open_for_business();
    let check = check_text(&salon, FOREIGN).unwrap();
    assert!(check.is_valid && check.bon.is_none(), "{check:?}");
    assert_eq!(results(&check)[2], ("Kasse", PointResult::Open));
    assert_eq!(check.sentence, "Gültig signiert. Der Beleg ist von einer anderen Kasse.");
}

#[test]
fn a_changed_cent_is_told() {
    let (salon, _, receipt) = with_a_signed_bon(Curve::Secp256r1);
    let cheaper = "Beleg^76.90_21.10_0.00_0.00_3.00^101.00:Unbar".to_owned();
    let check = check_text(&salon, &ReceiptQr { process_data: cheaper, ..receipt }.write()).unwrap();
    assert!(!check.is_valid);
    assert_eq!(
        check.sentence,
        "Ungültig. Die Signatur passt nicht zu den Angaben. Mindestens eine wurde verändert."
    );
    assert_eq!(results(&check).last(), Some(&("Kassenbuch", PointResult::Wrong)));
}

/// What the device signed is not what the bon comes to.
#[test]
fn a_bon_whose_own_sums_were_not_signed_is_told() {
    let (salon, mut device, _) = with_a_signed_bon(Curve::Secp256r1);
    let block = device.sign("Beleg^7.00_0.00_0.00_0.00_0.00^7.00:Bar");
    let receipt = device.receipt(&block);
    book(&salon, block);
    let check = check_text(&salon, &receipt.write()).unwrap();
    assert!(!check.is_valid && check.bon.is_some(), "{check:?}");
    assert!(check.sentence.contains("seine gebuchten Beträge"), "{}", check.sentence);
}

#[test]
fn sums_that_do_not_agree_are_told_though_a_device_signed_them() {
    let salon = TestSalon::open_for_business();
    let mut device = SigningDevice::new("LB-FREMD", Curve::Secp256r1);
    let block = device.sign("Beleg^32.00_0.00_0.00_0.00_3.00^32.00:Bar");
    let check = check_text(&salon, &device.receipt(&block).write()).unwrap();
    assert!(!check.is_valid);
    assert_eq!(check.sentence, "Ungültig. Die Beträge ergeben 35.00, die Zahlungen 32.00.");
    assert_eq!(results(&check)[0], ("Signatur", PointResult::Right));
}

/// Signed by the register's device and never booked: the worst that can be found.
#[test]
fn what_our_device_signed_and_the_book_does_not_hold_is_invalid() {
    let (salon, mut device, _) = with_a_signed_bon(Curve::Secp256r1);
    let beside = device.sign(DATA);
    let check = check_text(&salon, &device.receipt(&beside).write()).unwrap();
    assert!(!check.is_valid && check.bon.is_none(), "{check:?}");
    assert!(check.sentence.contains("Das Kassenbuch enthält keinen Bon"), "{}", check.sentence);
}

/// The same numbers, text and times, signed by a device that is not ours.
#[test]
fn a_forgers_own_device_is_found_out_by_its_key() {
    let (salon, _, _) = with_a_signed_bon(Curve::Secp256r1);
    let mut forger = SigningDevice::new("HW-01", Curve::Secp256r1);
    let forged = forger.sign(DATA);
    let check = check_text(&salon, &forger.receipt(&forged).write()).unwrap();
    assert!(!check.is_valid);
    assert_eq!(results(&check)[0], ("Signatur", PointResult::Right));
    assert_eq!(results(&check)[3], ("TSE", PointResult::Wrong));
    assert!(check.sentence.contains("gehört nicht zur TSE"), "{}", check.sentence);
}

/// Two devices, one after the other, number alike: each receipt finds its own bon.
#[test]
fn after_a_change_of_device_each_receipt_finds_its_own_bon() {
    let (salon, _, first) = with_a_signed_bon(Curve::Secp256r1);
    let mut second = SigningDevice::new("HW-01", Curve::Secp256r1);
    let block = second.sign(DATA);
    let receipt = second.receipt(&block);
    assert_eq!((receipt.transaction, receipt.counter), (first.transaction, first.counter));
    book(&salon, block);
    for (receipt, number) in [(first, 4_501), (receipt, 4_502)] {
        let check = check_text(&salon, &receipt.write()).unwrap();
        assert!(check.is_valid, "{check:?}");
        assert_eq!(check.bon.unwrap().1, ReceiptNumber::new(number));
    }
}

#[test]
fn what_is_no_receipts_code_is_refused_with_the_reason() {
    let salon = TestSalon::open_for_business();
    let no = |text: &str| refusal(check_text(&salon, text));
    for text in filled(["", "4006381333931", "LB1;HW-01;Z331;45;00;00", "V1;a;b", "WLAN:S:Haarwerk;;"]) {
        let told = no(text).to_string();
        assert!(told.starts_with("Das ist kein Beleg-QR-Code der Fassung V0."), "{text}: {told}");
    }
    assert!(no("V0;HW-01").to_string().contains("hier sind es 2"));
    let without_key = FOREIGN.rsplit_once(';').unwrap().0;
    assert!(matches!(no(&format!("{without_key};AAAA")), ReceiptCheckRefusal::NotACode { .. }));
    assert_eq!(no("V0öHW-01öKassenbeleg-V1ö"), ReceiptCheckRefusal::OtherLayout);
    assert_eq!(no(&"V0;".repeat(3_000)), ReceiptCheckRefusal::TextTooLong);
}

#[test]
fn a_code_is_read_off_pictures_as_people_take_them() {
    let (salon, _, receipt) = with_a_signed_bon(Curve::Secp384r1);
    let code = drawn(&receipt.write(), 4);
    let grey = |picture: &GrayImage| {
        GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
            Luma([picture.get_pixel(x, y).0[0] / 2 + 60])
        })
    };
    let mut photo = GrayImage::from_pixel(3_000, 2_250, Luma([150]));
    overlay(&mut photo, &resize(&grey(&code), 1_500, 1_500, FilterType::Triangle), 700, 300);
    let taken = [
        ("as it is", code.clone(), ImageFormat::Png),
        ("pressed", code.clone(), ImageFormat::Jpeg),
        ("on its side", rotate90(&code), ImageFormat::Png),
        ("a photograph", photo, ImageFormat::Jpeg),
    ];
    for (how, picture, format) in taken {
        let check =
            check_picture(&salon, &encoded(&picture, format)).unwrap_or_else(|no| panic!("{how}: {no}"));
        assert!(check.is_valid, "{how}: {check:?}");
    }
}

/// A salon's own address may stand on the paper too.
#[test]
fn of_several_codes_the_receipts_one_is_checked() {
    let (salon, _, receipt) = with_a_signed_bon(Curve::Secp256r1);
    let mut paper = GrayImage::from_pixel(900, 600, Luma([255]));
    overlay(&mut paper, &drawn("https://haarwerk.example", 4), 10, 10);
    overlay(&mut paper, &drawn(&receipt.write(), 4), 400, 100);
    assert!(check_picture(&salon, &encoded(&paper, ImageFormat::Png)).unwrap().is_valid);
}

#[test]
fn pictures_that_show_nothing_or_too_much_are_refused() {
    let salon = TestSalon::open_for_business();
    let no = |bytes: &[u8]| refusal(check_picture(&salon, bytes));
    assert_eq!(no(b""), ReceiptCheckRefusal::NotAPicture);
    assert_eq!(no(b"%PDF-1.7"), ReceiptCheckRefusal::NotAPicture);
    assert_eq!(no(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ReceiptCheckRefusal::NotAPicture);
    let blank = encoded(&GrayImage::from_pixel(300, 300, Luma([255])), ImageFormat::Png);
    assert_eq!(no(&blank), ReceiptCheckRefusal::NoCodeInPicture);
    let too_big = |no| matches!(no, ReceiptCheckRefusal::PictureTooBig { limit_mb: 12 });
    let bytes = usize::try_from(RECEIPT_PICTURE_BYTES_MAX).unwrap() + 1;
    assert!(too_big(no(&vec![0x89; bytes])), "too many bytes");
    // A few bytes that claim to be 60,000 dots wide and high: nothing is unpacked.
    let mut bomb = blank.clone();
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let checksum = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert!(too_big(no(&bomb)), "too many dots");
    let answer = salon.ask(CheckReceipt { code: CaughtCode::Picture("kein Base64!".into()) });
    assert_eq!(refusal(answer), ReceiptCheckRefusal::NotAPicture);
}

/// Whatever is done to a picture, the answer is a verdict or a refusal, and never that the code says something else.
#[test]
fn damaged_pictures_are_refused_or_read_rightly_and_stop_nothing() {
    let (salon, _, receipt) = with_a_signed_bon(Curve::Secp256r1);
    let picture = drawn(&receipt.write(), 3);
    let mut rng = Rng::new(12);
    let mut read = 0;
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let whole = encoded(&picture, format);
        for round in 0..40 {
            let mut bytes = whole.clone();
            for _ in 0..=round % 5 {
                let at = rng.below(bytes.len() as u64) as usize;
                bytes[at] ^= 1 << rng.below(8);
            }
            if round % 4 == 3 {
                bytes.truncate(rng.below(bytes.len() as u64) as usize);
            }
            match check_picture(&salon, &bytes) {
                Ok(check) => {
                    assert!(check.is_valid, "{check:?}");
                    read += 1;
                }
                Err(Trouble::Refused(_)) => {}
                Err(fault) => panic!("{format:?}, round {round}: {fault:?}"),
            }
        }
    }
    assert!(read > 0, "some were readable all the same");
}

/// CRC-32 of a PNG chunk.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

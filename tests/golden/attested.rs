//! Receipts that a TSE has signed, or could not (§ 6 KassenSichV).

use book::ledger::StoredEntry;
use contract::slip::{Block, QrStrength, Slip};
use lockbuch_tests::signed::SigningDevice;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;
use outlets::roll;
use proof::{Entry, Snapshot, SnapshotKind, TseBlock};
use salon::letterhead::Booked;
use serde_json::json;
use tse::Curve;

use super::{in_pdf, on_paper};

/// Receipt 004501 of the corpus: what its code must say, letter for letter.
const CODE: &str = include_str!("data/qr_004501.txt");

/// Haarwerk with receipt 004501: a cut and a tip, paid in cash.
fn with_004501() -> (TestSalon, StoredEntry) {
    let salon = TestSalon::open_for_business();
    salon.at(day(2026, 11, 27), 9, 19);
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    salon.at(day(2026, 11, 27), 9, 20);
    let receipt = salon.pay(&basket.id, &[cash(3_500, Some(5_000))]);
    let stored = salon.stored(receipt.seq);
    (salon, stored)
}

/// The page of the entry, altered as a TSE would have had it.
fn page(salon: &TestSalon, stored: &StoredEntry, alter: impl FnOnce(&mut Entry)) -> Slip {
    let mut entry = stored.entry.clone();
    alter(&mut entry);
    let booked = Booked { entry: &entry, hash: stored.hash, check_digit: stored.check_digit };
    salon.desk.read_inside(|tx| roll::slip_of(tx.conn, booked, None)).unwrap()
}

fn code_of(slip: &Slip) -> Option<&str> {
    slip.blocks.iter().find_map(|block| match block {
        Block::Qr { content, strength: QrStrength::High, .. } => Some(content.as_str()),
        _ => None,
    })
}

fn notices(slip: &Slip) -> Vec<&str> {
    let notices = slip.blocks.iter().filter_map(|block| match block {
        Block::Notice(text) => Some(text.as_str()),
        _ => None,
    });
    notices.collect()
}

/// What the device of the corpus signed, with what the snapshot keeps of it.
fn of_the_corpus(entry: &mut Entry) {
    let fields: Vec<&str> = CODE.trim_end().split(';').collect();
    let text = |at: usize| Some(fields[at - 1].to_owned());
    entry.head.register = "LB-TEST-0001".into();
    let serial = "535a121f519d370c7d20a92a6b73b1f0f30a7679449e46d9754589eaed6f309a";
    entry.tse = Some(TseBlock {
        serial: Some(serial.into()),
        transaction: fields[4].parse().ok(),
        counter: fields[5].parse().ok(),
        started: text(7),
        finished: text(8),
        process_type: text(3),
        process_data: text(4),
        signature: text(11),
        failure: None,
    });
    let body = json!({
        "serial": serial,
        "client": fields[1],
        "algorithm": fields[8],
        "time_format": fields[9],
        "public_key": fields[11],
    });
    entry.snapshots.push(Snapshot { kind: SnapshotKind::Tse, body: body.to_string() });
}

#[test]
fn the_receipt_of_the_corpus_has_its_code_letter_for_letter() {
    let (salon, stored) = with_004501();
    let slip = page(&salon, &stored, of_the_corpus);
    assert_eq!(code_of(&slip), Some(CODE.trim_end()));
    assert_eq!(notices(&slip), [""; 0]);
    insta::assert_snapshot!("signed", on_paper(&slip));
    insta::assert_snapshot!("signed_pdf", in_pdf(&slip));
}

#[test]
fn what_a_simulated_device_signs_says_so() {
    let (salon, stored) = with_004501();
    let mut device = SigningDevice::new("LB-001", Curve::Secp384r1);
    let block = device.sign("Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar");
    let code = device.receipt(&block).write();
    let slip = page(&salon, &stored, |entry| {
        entry.tse = Some(block);
        entry.snapshots.push(device.snapshot());
    });
    assert_eq!(code_of(&slip), Some(code.as_str()));
    assert_eq!(notices(&slip), ["TSE-Simulator – nicht zertifiziert"]);
    let page = on_paper(&slip);
    assert!(page.contains("Name der Kasse bei der TSE"), "it is not the register's own name:\n{page}");
}

#[test]
fn an_outage_is_told_and_nothing_looks_signed() {
    let (salon, stored) = with_004501();
    let unsigned = TseBlock {
        serial: None,
        transaction: Some(17),
        counter: None,
        started: Some("2026-11-27T08:19:20.000Z".into()),
        finished: None,
        process_type: None,
        process_data: None,
        signature: None,
        failure: Some("keine Antwort der TSE innerhalb der Wartezeit".into()),
    };
    let slip = page(&salon, &stored, |entry| entry.tse = Some(unsigned));
    assert_eq!(notices(&slip), ["Sicherheitseinrichtung ausgefallen"]);
    assert_eq!(code_of(&slip), None);
    insta::assert_snapshot!("outage", on_paper(&slip));
}

#[test]
fn without_a_device_no_outage_is_told() {
    let (salon, stored) = with_004501();
    assert_eq!(notices(&page(&salon, &stored, |_| ())), ["Ohne TSE – erfüllt § 146a AO nicht"]);
}

/// What a device said is on the paper in letters though its code can't be made of it.
#[test]
fn what_makes_no_code_stands_in_letters_all_the_same() {
    let (salon, stored) = with_004501();
    type Change = (&'static str, fn(&mut TseBlock));
    let cases: [Change; 4] = [
        ("another kind of event", |block| block.process_type = Some("SonstigerVorgang".into())),
        ("no end", |block| block.finished = None),
        ("an odd time", |block| block.finished = Some("27.11.2026 08:20".into())),
        ("a signature that is no base64", |block| block.signature = Some("f5:1f:d3".into())),
    ];
    for (what, change) in cases {
        let slip = page(&salon, &stored, |entry| {
            of_the_corpus(entry);
            change(entry.tse.as_mut().unwrap());
        });
        assert_eq!(code_of(&slip), None, "{what}");
        let page = on_paper(&slip);
        assert!(page.contains("TSE-Signatur") && page.contains("TSE-Signaturzähler"), "{what}:\n{page}");
    }
}

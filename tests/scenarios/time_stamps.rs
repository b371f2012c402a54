//! Someone else's clock vouches for a close, and nothing stops where it does not.

use std::fs;
use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use contract::EntryKind;
use contract::lists::Span;
use contract::witnesses::*;
use lockbuch_tests::archive_zip;
use lockbuch_tests::stamp_office::{Answers, StampOffice, openssl};
use lockbuch_tests::test_salon::{TestSalon, day};
use outlets::archive::FOLDER;
use outlets::witnesses::AtClose;
use pruefen::{Check, Together};

fn salon(service: &StampOffice) -> (TestSalon, AtClose) {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let choice = WitnessChoice { stamps: Some(service.address.clone()), ..WitnessChoice::default() };
    salon.ask(SaveWitnesses { choice }).unwrap();
    let at_close = salon.desk.witnesses_at_close();
    (salon, at_close)
}

fn row(salon: &TestSalon) -> WitnessRow {
    let rows = salon.ask(ShowWitnesses).unwrap().rows;
    rows.into_iter().find(|row| row.kind == WitnessKind::Stamp).unwrap()
}

fn stamps(salon: &TestSalon) -> usize {
    let is_stamp = |details: &proof::Details| details.form == "time_stamp/1";
    salon.all_entries().iter().filter(|entry| entry.details.as_ref().is_some_and(is_stamp)).count()
}

#[test]
fn a_close_is_stamped_once_and_openssl_says_the_same() {
    let service = StampOffice::start();
    let (salon, mut at_close) = salon(&service);
    salon.close_day();
    let closing = salon.newest_of(EntryKind::Closing);
    for _ in 0..3 {
        at_close.tell().unwrap();
    }
    assert_eq!((service.asked(), stamps(&salon)), (1, 1));
    let entry = salon.newest_entry();
    assert_eq!(entry.head.kind, EntryKind::Insight);
    let known = row(&salon);
    assert_eq!((known.knows, known.behind, known.trouble), (Some(closing), 0, None));
    let shown = salon.ask(ShowWitnesses).unwrap().stamp.unwrap();
    fs::write(service.folder().join("stempel.tst"), STANDARD.decode(&shown.token.base64).unwrap()).unwrap();
    fs::copy(service.folder().join("root.pem"), service.folder().join("wurzel.pem")).unwrap();
    let words: Vec<&str> = shown.command.split(' ').collect();
    assert_eq!(words[0], "openssl");
    openssl(service.folder(), &words[1..]);
    // After the next start nobody is asked again.
    let salon = salon.restarted();
    salon.desk.witnesses_at_close().tell().unwrap();
    assert_eq!(service.asked(), 1);
}

#[test]
fn services_with_keys_on_curves_are_understood() {
    for curve in ["P-256", "P-384"] {
        let option = format!("ec_paramgen_curve:{curve}");
        let service = StampOffice::start_with(&["-algorithm", "EC", "-pkeyopt", &option]);
        let (salon, mut at_close) = salon(&service);
        salon.close_day();
        at_close.tell().unwrap();
        assert_eq!((stamps(&salon), row(&salon).trouble), (1, None), "{curve}");
    }
}

#[test]
fn an_answer_that_proves_nothing_is_no_stamp_and_is_asked_for_again_after_a_pause() {
    let service = StampOffice::start();
    let (salon, mut at_close) = salon(&service);
    salon.close_day();
    // A rightful stamp of another question, to be brought once more.
    let (other, mut at_others_close) = self::salon(&service);
    other.close_day();
    at_others_close.tell().unwrap();
    let bad = [
        (Answers::WithAnOlderStamp, "gehört zu etwas anderem"),
        (Answers::WithAWebCertificate, "nicht allein für Zeitstempel"),
        (Answers::WithABadSignature, "Signatur des Zeitstempels stimmt nicht"),
        (Answers::WithARefusal, "keinen Zeitstempel gegeben"),
        (Answers::WithNonsense, "nicht lesbar"),
        (Answers::ByARedirection, "antwortet nicht"),
    ];
    for (answers, sentence) in bad {
        service.answers(answers);
        let before = service.asked();
        at_close.tell().unwrap();
        at_close.tell().unwrap();
        assert_eq!(service.asked(), before + 1, "{answers:?}: not asked again at once");
        let trouble = row(&salon).trouble.unwrap();
        assert!(trouble.contains(sentence), "{answers:?}: {trouble}");
        salon.clock.advance_ms(61 * 60_000);
    }
    assert_eq!((stamps(&salon), row(&salon).behind), (0, 1));
    service.answers(Answers::Rightly);
    at_close.tell().unwrap();
    assert_eq!((stamps(&salon), row(&salon).trouble), (1, None));
}

#[test]
fn nobody_at_the_address_stops_nothing() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let stamps = Some("http://127.0.0.1:1/".to_owned());
    salon.ask(SaveWitnesses { choice: WitnessChoice { stamps, ..WitnessChoice::default() } }).unwrap();
    let mut at_close = salon.desk.witnesses_at_close();
    salon.close_day();
    at_close.tell().unwrap();
    assert!(row(&salon).trouble.unwrap().contains("Der Dienst antwortet nicht"));
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
}

#[test]
fn the_verifier_follows_a_stamp_to_the_root_that_the_checker_names() {
    let service = StampOffice::start();
    let (salon, mut at_close) = salon(&service);
    let closing = salon.close_day();
    at_close.tell().unwrap();
    salon.sign_in_as("Sabine");
    let row = archive_zip::make(&salon.desk, &salon.window, Span::Month(day(2026, 11, 1)));
    let zip = fs::read(salon.folder.path().join(FOLDER).join(row.made.unwrap().file_name)).unwrap();
    let checked =
        Together::check(vec![("a.zip".to_owned(), Check::open(Cursor::new(zip)).unwrap())], 1, |_| {});
    let checked = checked.unwrap();
    let sum = |name: &str| -> [u8; 32] {
        let digits = service.sum_of(name).replace(':', "");
        let bytes = (0..64).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap());
        bytes.collect::<Vec<u8>>().try_into().unwrap()
    };
    let said = checked.stamps(Some(&sum("root"))).unwrap();
    let words =
        format!("Zeitstempel: Z-{} (Buchung {}) und alles davor stand am ", closing.z_number, closing.seq);
    assert!(said.len() == 1 && said[0].starts_with(&words), "{said:?}");
    // Whoever trusts the service's own certificate may name that.
    assert_eq!(checked.stamps(Some(&sum("service"))).unwrap(), said);
    for other in ["stranger", "web"] {
        let finding = checked.stamps(Some(&sum(other))).unwrap_err();
        assert!(finding.contains("führen nicht zur angegebenen Wurzel"), "{other}: {finding}");
    }
    assert!(checked.stamps(None).unwrap()[0].contains("Zeitstempel: 1, nicht geprüft"));
}

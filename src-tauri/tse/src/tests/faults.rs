//! Every other way in which an export can be wrong, made of the good one.

use std::io::Cursor;

use super::export::{Export, checked, codes, data, faults, later, step};
use crate::message::{Body, Operation};
use crate::{Finding, Known, Report, check};

fn only(report: &Report, code: &str) -> String {
    assert_eq!(codes(report), [code], "{:?}", report.findings);
    faults(report).remove(0)
}

#[test]
fn a_tar_that_is_cut_off_is_told_wherever_it_is_cut() {
    let export = Export::good();
    let whole = export.tar();
    let told = |tar: Vec<u8>| codes(&checked(tar));
    assert_eq!(told(export.without_end()), ["tar.no_end"]);
    let one_block = [export.without_end(), vec![0; 512]].concat();
    assert_eq!(told(one_block), ["tar.no_end"]);
    let in_a_file = told(whole[..whole.len() - 1_024 - 450].to_vec());
    assert!(in_a_file.contains(&"tar.cut_off"), "{in_a_file:?}");
    let in_a_header = told(whole[..20 * 512 + 100].to_vec());
    assert!(in_a_header.contains(&"tar.unreadable"), "{in_a_header:?}");
}

#[test]
fn what_stands_behind_the_end_of_a_tar_is_told() {
    let mut tar = Export::good().tar();
    tar.resize(tar.len() + 512, 0);
    assert_eq!(codes(&checked(tar.clone())), Vec::<&str>::new());
    let at = tar.len();
    tar.extend_from_slice(b"hidden");
    assert!(only(&checked(tar), "tar.more").contains(&format!("ab Byte {at} ")));
}

#[test]
fn nothing_and_nonsense_are_no_export() {
    assert!(codes(&checked(Vec::new())).contains(&"tar.no_messages"));
    let nonsense = codes(&checked(b"PK\x03\x04".repeat(1_000)));
    assert!(nonsense.contains(&"tar.unreadable") && nonsense.contains(&"tar.no_messages"), "{nonsense:?}");
}

#[test]
fn a_header_that_was_changed_is_told() {
    let mut tar = Export::good().tar();
    tar[512 * 2 + 20] ^= 1;
    assert!(!checked(tar).is_good());
}

#[test]
fn foreign_and_odd_files_are_told() {
    let mut export = Export::good();
    export.0.push(("notiz.txt".to_owned(), b"hello".to_vec()));
    let report = export.checked();
    assert_eq!((report.is_good(), codes(&report)), (true, vec!["tar.foreign_file"]));

    let mut export = Export::good();
    let message = export.0[export.at(15)].1.clone();
    export.0.push(("zweite.log".to_owned(), message));
    assert_eq!(codes(&export.checked()), ["message.odd_name", "counter.twice", "transaction.two_finishes"]);

    let mut export = Export::good();
    export.0.push(("Unixt_1_Sig-61_Log-Aud.log".to_owned(), vec![0x30; 2 << 20]));
    assert!(only(&export.checked(), "tar.too_large").contains("2097152"));
}

#[test]
fn a_link_in_a_tar_is_told() {
    let mut tar = Export::good().without_end();
    let mut header = ::tar::Header::new_ustar();
    header.set_entry_type(::tar::EntryType::Symlink);
    header.set_size(0);
    header.set_path("info.csv").unwrap();
    header.set_link_name("/etc/passwd").unwrap();
    header.set_cksum();
    tar.extend_from_slice(header.as_bytes());
    tar.resize(tar.len() + 1_024, 0);
    assert!(only(&checked(tar), "tar.odd_entry").contains("info.csv"));
}

#[test]
fn what_a_packer_notes_about_the_whole_is_no_file() {
    let mut header = ::tar::Header::new_ustar();
    header.set_entry_type(::tar::EntryType::XGlobalHeader);
    header.set_path("pax_global_header").unwrap();
    header.set_size(0);
    header.set_cksum();
    let tar = [&header.as_bytes()[..], &Export::good().tar()].concat();
    assert_eq!(codes(&checked(tar)), Vec::<&str>::new());
}

#[test]
fn info_that_says_nothing_or_twice_is_told() {
    let mut export = Export::good();
    let info = export.named("info.csv");
    export.0[info].1 = b"?".to_vec();
    only(&export.checked(), "info.unreadable");
    let mut export = Export::good();
    let info = export.0[export.named("info.csv")].clone();
    export.0.push(info);
    only(&export.checked(), "info.twice");
}

#[test]
fn every_byte_of_a_message_counts() {
    let export = Export::good();
    let at = export.at(15);
    let length = export.0[at].1.len();
    let mut silent = Vec::new();
    for byte in (0..length).step_by(3) {
        let mut changed = export.clone();
        changed.0[at].1[byte] ^= 0x04;
        if changed.checked().is_good() {
            silent.push(byte);
        }
    }
    assert!(length > 200 && silent.is_empty(), "{silent:?} of {length}");
}

#[test]
fn messages_that_are_none_are_told_with_the_reason() {
    let told = |bytes: &dyn Fn(&[u8]) -> Vec<u8>| {
        let mut export = Export::good();
        let at = export.at(15);
        export.0[at].1 = bytes(&export.0[at].1);
        only(&export.checked(), "message.unreadable")
    };
    assert!(told(&|_| Vec::new()).contains("Die Datei ist leer"));
    assert!(told(&|bytes| [bytes, b"more"].concat()).contains("Hinter der Nachricht stehen noch 4 Byte"));
    assert!(told(&|_| b"nonsense".to_vec()).contains("beginnt nicht mit einer Sequenz"));
    assert!(told(&|bytes| bytes[..100].to_vec()).contains("über das Ende der Datei hinaus"));
}

#[test]
fn a_signature_of_the_wrong_length_is_told() {
    let mut export = Export::good();
    let at = export.at(15);
    let read = crate::LogMessage::read(&export.0[at].1).unwrap();
    let short = crate::write::message(read.signed, &read.signature[..63]);
    export.0[at].1 = short;
    assert!(only(&export.checked(), "message.signature_length").contains("63 Byte"));
}

#[test]
fn holes_in_the_counters_are_told_singly_and_in_rows() {
    let mut export = Export::good();
    for counter in [8, 60, 2, 3] {
        let at = export.at(counter);
        export.0.remove(at);
    }
    let told = faults(&export.checked());
    assert!(told[0].starts_with("Signaturzähler 8 fehlt"), "{told:?}");
    assert!(told[1].starts_with("Die Signaturzähler 2 bis 3 fehlen"), "{told:?}");
    assert_eq!(told.len(), 2, "the last one is missing too, but nobody can know: {told:?}");
}

#[test]
fn who_knows_the_last_counter_finds_a_missing_end() {
    let known = Known { last_counter: Some(62), ..Known::default() };
    let report = check(&mut Cursor::new(Export::good().tar()), &known, 2);
    assert!(only(&report, "counter.end_missing").contains("62"));
}

#[test]
fn a_counter_that_is_there_twice_is_told() {
    let mut export = Export::good();
    let twin = export.signed_anew(58, |body, _| step(body).number = 25);
    export.0.push((twin.0, twin.1));
    let told = codes(&export.checked());
    assert!(told.contains(&"counter.twice"), "{told:?}");
}

#[test]
fn a_clock_that_runs_back_is_told_and_one_that_was_set_is_not() {
    let mut export = Export::good();
    export.replace(15, |_, stamp| stamp.time = later(stamp.time, -100));
    let told = only(&export.checked(), "counter.clock_back");
    assert!(told.contains("Signaturzähler 14") && told.contains("08:18:20"), "{told}");

    let mut export = Export::good();
    export.replace(9, |_, stamp| stamp.time = later(stamp.time, -7_200));
    assert_eq!(codes(&export.checked()), Vec::<&str>::new());
}

#[test]
fn steps_without_their_others_are_told() {
    let mut export = Export::good();
    export.replace(15, |body, _| {
        step(body).operation = Operation::Update;
    });
    only(&export.checked(), "transaction.no_finish");
    let mut export = Export::good();
    export.replace(14, |body, _| {
        step(body).operation = Operation::Update;
    });
    only(&export.checked(), "transaction.no_start");
    let mut export = Export::good();
    export.replace(16, |body, _| step(body).number = 2);
    assert_eq!(
        codes(&export.checked()),
        ["transaction.no_start", "transaction.two_starts", "transaction.steps_turned"]
    );
    let mut export = Export::good();
    export.replace(17, |body, _| step(body).number = 2);
    assert_eq!(codes(&export.checked()), ["transaction.no_finish", "transaction.two_finishes"]);
}

#[test]
fn steps_in_an_order_that_can_not_be_are_told() {
    let mut export = Export::good();
    export.replace(14, |body, _| step(body).operation = Operation::Finish);
    export.replace(15, |body, _| step(body).operation = Operation::Start);
    let told = codes(&export.checked());
    assert!(told.contains(&"transaction.steps_turned"), "{told:?}");

    let mut export = Export::good();
    export.replace(16, |body, _| {
        step(body).operation = Operation::Update;
        step(body).number = 2;
    });
    let told = codes(&export.checked());
    assert!(told.contains(&"transaction.step_after_finish"), "{told:?}");

    let mut export = Export::good();
    export.replace(15, |body, _| step(body).client = "LB-TEST-0002".to_owned());
    only(&export.checked(), "transaction.client_changes");

    let mut export = Export::good();
    for (counter, number) in [(14, 3), (15, 3), (16, 2), (17, 2)] {
        export.replace(counter, |body, _| step(body).number = number);
    }
    only(&export.checked(), "transaction.numbers_turned");
}

#[test]
fn numbers_that_no_message_names_are_told() {
    let mut export = Export::good();
    for counter in [58, 59] {
        export.replace(counter, |body, _| step(body).number = 30);
    }
    assert_eq!(codes(&export.checked()), ["transaction.numbers_missing"]);
    for counter in [58, 59] {
        export.replace(counter, |body, _| step(body).number = 25);
    }
    assert_eq!(codes(&export.checked()), ["transaction.number_missing"]);
}

#[test]
fn a_transaction_that_began_before_the_excerpt_is_only_remarked() {
    let mut export = Export::good();
    export.0.retain(|(name, _)| {
        let counter = name.split("_Sig-").nth(1).and_then(|rest| rest.split('_').next());
        counter.is_none_or(|counter| counter.parse::<u64>().unwrap() >= 15)
    });
    let report = export.checked();
    assert_eq!((report.is_good(), codes(&report)), (true, vec!["transaction.start_before"]));
}

#[test]
fn another_device_and_another_register_are_told() {
    let good = Export::good();
    let with = |known: Known| check(&mut Cursor::new(good.tar()), &known, 1);
    let foreign = with(Known { serial: Some([7; 32]), ..Known::default() });
    assert!(
        only(&foreign, "message.foreign_device").starts_with("60 Nachrichten stammen von einer anderen TSE")
    );
    let known = |client: &str| Known { clients: vec![client.to_owned()], ..Known::default() };
    assert!(with(known("LB-TEST-0001")).is_good());
    assert_eq!(with(known("KASSE-2")).faults, 48);

    let mut export = good.clone();
    export.replace(15, |_, stamp| stamp.serial = [9; 32]);
    let told = codes(&export.checked());
    assert!(told.contains(&"message.foreign_device") && told.contains(&"certificate.missing"), "{told:?}");
}

#[test]
fn nothing_is_signed_in_the_future_or_outside_of_the_certificates_time() {
    let known = Known { now: Some(1_795_000_000), ..Known::default() };
    let report = check(&mut Cursor::new(Export::good().tar()), &known, 1);
    assert_eq!(report.faults, 60);
    assert!(faults(&report)[0].contains("liegt in der Zukunft"));

    let year = 31_536_000;
    let mut export = Export::good();
    export.replace(60, |_, stamp| stamp.time = later(stamp.time, 8 * year));
    let told = only(&export.checked(), "certificate.expired");
    assert!(told.contains("1 Nachrichten") && told.contains("01.01.2034"), "{told}");
    let mut export = Export::good();
    export.replace(1, |_, stamp| stamp.time = later(stamp.time, -year));
    assert!(only(&export.checked(), "certificate.not_yet_valid").contains("01.01.2026"));
}

#[test]
fn data_that_are_not_in_the_form_of_annex_i_are_remarked() {
    for (text, why) in [
        ("Beleg^32.00_0.00_0.00_0.00_3.00^34.00:Bar", "Die Beträge ergeben 35.00, die Zahlungen 34.00."),
        ("Beleg^32,00_0.00_0.00_0.00_3.00^35.00:Bar", "„32,00“ ist kein Betrag"),
        ("Beleg^35.00_0.00_0.00_0.00^35.00:Bar", "hier sind es 4"),
    ] {
        let mut export = Export::good();
        export.replace(15, |body, _| step(body).process_data = data(text));
        let report = export.checked();
        assert!(report.is_good());
        assert_eq!(codes(&report), ["message.odd_process_data"], "{text}");
        assert!(report.findings.iter().any(|found| found.to_string().contains(why)), "{:?}", report.findings);
    }
}

#[test]
fn a_device_that_threw_messages_away_is_remarked() {
    let mut export = Export::good();
    export.replace(5, |body, _| match body {
        Body::System(system) => system.event = "deleteStoredData".to_owned(),
        other => panic!("{other:?}"),
    });
    let report = export.checked();
    assert_eq!((report.is_good(), codes(&report)), (true, vec!["message.deleted"]));
}

#[test]
fn an_algorithm_that_nobody_knows_is_told() {
    let mut export = Export::good();
    let at = export.at(15);
    let needle = [0x04, 0x00, 0x7f, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x03];
    let bytes = &mut export.0[at].1;
    let place = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
    bytes[place + 9] = 0x08;
    assert!(only(&export.checked(), "message.algorithm_unknown").contains("0.4.0.127.0.7.1.1.4.1.8"));
}

#[test]
fn findings_are_counted_beyond_those_that_are_kept() {
    let report = Report::default();
    assert!(report.is_good());
    assert!(Finding::CODES.len() > 45);
    let mut codes = Finding::CODES.to_vec();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Finding::CODES.len(), "each code once");
}

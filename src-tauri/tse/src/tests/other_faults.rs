//! Faults of other exports than the corpus has, each of the same kinds: told in one German sentence, and no other.

use super::export::{Export, codes, data, faults, later, step};
use crate::message::Body;

/// The codes of a changed export's findings, each of which is one sentence.
fn told(change: impl FnOnce(&mut Export)) -> Vec<&'static str> {
    let mut export = Export::good();
    change(&mut export);
    let report = export.checked();
    let sentences = faults(&report);
    assert!(!sentences.is_empty(), "it is told");
    for sentence in &sentences {
        assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
        assert!(sentence.chars().next().is_some_and(|first| !first.is_lowercase()), "{sentence}");
    }
    codes(&report)
}

#[test]
fn signatures_that_were_exchanged_are_told_twice() {
    let codes = told(|export| {
        let (one, other) = (export.at(15), export.at(17));
        let signature = |bytes: &[u8]| crate::LogMessage::read(bytes).unwrap().signature.to_vec();
        let signed = |bytes: &[u8]| crate::LogMessage::read(bytes).unwrap().signed.to_vec();
        let (first, second) = (export.0[one].1.clone(), export.0[other].1.clone());
        export.0[one].1 = crate::write::message(&signed(&first), &signature(&second));
        export.0[other].1 = crate::write::message(&signed(&second), &signature(&first));
    });
    assert_eq!(codes, ["message.signature_wrong", "message.signature_wrong"]);
}

#[test]
fn a_transaction_that_was_taken_out_whole_is_told_by_its_counters() {
    let codes = told(|export| {
        for counter in [14, 15] {
            let at = export.at(counter);
            export.0.remove(at);
        }
    });
    assert_eq!(codes, ["counter.several_missing", "transaction.number_missing"]);
}

#[test]
fn a_payment_that_was_changed_from_cash_to_card_is_told() {
    let codes = told(|export| {
        let at = export.at(15);
        let place = export.0[at].1.windows(4).position(|window| window == b":Bar").unwrap();
        export.0[at].1[place + 1..place + 4].copy_from_slice(b"Ban");
    });
    assert!(codes.contains(&"message.signature_wrong"), "{codes:?}");
}

#[test]
fn a_message_with_bytes_behind_it_is_told() {
    let codes = told(|export| {
        let at = export.at(20);
        export.0[at].1.extend([0; 16]);
    });
    assert_eq!(codes, ["message.unreadable"]);
}

#[test]
fn a_message_that_lacks_its_last_byte_is_told() {
    let codes = told(|export| {
        let at = export.at(60);
        export.0[at].1.pop();
    });
    assert_eq!(codes, ["message.unreadable"]);
}

#[test]
fn a_message_that_is_there_again_under_another_folder_is_told() {
    let codes = told(|export| {
        let (name, bytes) = export.0[export.at(15)].clone();
        export.0.push((format!("./{name}"), bytes));
    });
    assert_eq!(codes, ["counter.twice", "transaction.two_finishes"]);
}

#[test]
fn names_that_tell_another_time_or_register_are_told() {
    for (part, other) in [("_Client-LB-TEST-0001", "_Client-LB-TEST-0002"), ("_Finish_", "_Start_")] {
        let codes = told(|export| {
            let at = export.at(15);
            export.0[at].0 = export.0[at].0.replace(part, other);
        });
        assert_eq!(codes, ["message.name_disagrees"], "{part}");
    }
    let codes = told(|export| {
        let at = export.at(15);
        let (time, rest) = export.0[at].0.split_once("_Sig-").unwrap();
        let (start, last) = time.split_at(time.len() - 1);
        let other = (last.parse::<u8>().unwrap() + 1) % 10;
        export.0[at].0 = format!("{start}{other}_Sig-{rest}");
    });
    assert_eq!(codes, ["message.name_disagrees"]);
}

#[test]
fn an_info_of_another_encoding_is_told() {
    let codes = told(|export| {
        let at = export.named("info.csv");
        let text = String::from_utf8(export.0[at].1.clone()).unwrap();
        export.0[at].1 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    });
    assert_eq!(codes, ["info.unreadable"]);
}

#[test]
fn a_kind_and_a_version_that_nobody_knows_are_told() {
    let kind = told(|export| {
        let at = export.at(15);
        let oid = [0x04, 0x00, 0x7f, 0x00, 0x07, 0x03, 0x07, 0x01, 0x01];
        let place = export.0[at].1.windows(oid.len()).position(|window| window == oid).unwrap();
        export.0[at].1[place + 8] = 9;
    });
    assert_eq!(kind, ["message.unreadable"]);
    let version = told(|export| {
        let at = export.at(15);
        let place = export.0[at].1.windows(3).position(|window| window == [0x02, 0x01, 0x02]).unwrap();
        export.0[at].1[place + 2] = 9;
    });
    assert_eq!(version, ["message.unreadable"]);
}

#[test]
fn a_leaf_without_its_certificate_and_a_hole_are_both_told() {
    let codes = told(|export| {
        let leaf = export.named("535a121f");
        export.0.remove(leaf);
        let at = export.at(25);
        export.0.remove(at);
    });
    assert!(codes.contains(&"certificate.missing") && codes.contains(&"counter.missing"), "{codes:?}");
}

#[test]
fn what_a_forger_with_the_devices_key_makes_anew_is_told_by_its_place() {
    // The sum is another one and the signature fits, but the clock says that it was made later than what follows.
    let codes = told(|export| {
        export.replace(15, |body, stamp| {
            step(body).process_data = data("Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar");
            stamp.time = later(stamp.time, 86_400);
        });
    });
    assert_eq!(codes, ["counter.clock_back"]);
    let codes = told(|export| {
        export.replace(5, |body, _| {
            if let Body::System(system) = body {
                system.event = "updateTime".to_owned();
            }
        });
        let at = export.at(6);
        export.0.remove(at);
    });
    assert!(codes.contains(&"counter.missing"), "{codes:?}");
}

//! Version 3 is read tolerantly: what is not known is kept, shown and remarked, and never a reason to fall.

use super::export::{Export, bytes, codes, key_a, vectors};
use crate::der;
use crate::message::{Body, LogMessage, Operation};
use crate::show::fields;
use crate::tlv::Tag;
use crate::write::message;

/// A message of version 3 around some certified parts, signed by device A.
fn version_3(kind: u8, certified: &[Vec<u8>], further: &[Vec<u8>], counter: u64, time: u64) -> Vec<u8> {
    let oid = |last: &[u8]| der::element(Tag::OBJECT_IDENTIFIER, last);
    let serial = bytes(&vectors(), "A", &["serial_hex"]);
    let signed = [
        der::integer(3),
        oid(&[&crate::oid::CERTIFIED[..], &[kind]].concat()),
        certified.concat(),
        der::element(Tag::OCTET_STRING, &serial),
        der::sequence(&[oid(&[&crate::oid::ECDSA_PLAIN[..], &[3]].concat())]),
        further.concat(),
        der::integer(counter),
        der::integer(time),
    ]
    .concat();
    message(&signed, &key_a().sign(&signed).unwrap())
}

fn text(number: u8, text: &str) -> Vec<u8> {
    der::element(Tag::context(number), text.as_bytes())
}

#[test]
fn a_step_with_parts_that_nobody_knows_is_read_and_shown() {
    let parts = [
        text(0, "finishTransaction"),
        text(1, "LB-TEST-0001"),
        text(2, "Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar"),
        text(3, "Kassenbeleg-V1"),
        der::element(Tag::context(5), &[7]),
        text(9, "new"),
    ];
    let whole = version_3(1, &parts, &[], 61, 1_795_801_900);
    let read = LogMessage::read(&whole).unwrap();
    let Body::Transaction(step) = &read.body else { panic!("no transaction") };
    assert_eq!((step.operation, step.number, read.counter), (Operation::Finish, 7, 61));
    assert_eq!(read.unknown.len(), 1);
    let shown = fields(&read);
    assert!(shown.iter().any(|field| field.name == "Unbekannt (89)" && field.value == "new"), "{shown:?}");
}

#[test]
fn an_event_is_known_by_the_numbers_of_its_parts() {
    let parts = [
        text(0, "updateTime"),
        text(1, "CSP"),
        text(2, "timeadmin"),
        der::constructed(Tag::context(3), &[text(0, "x")]),
        text(4, "in"),
        text(8, "later"),
    ];
    let whole = version_3(2, &parts, &[der::element(Tag(0x0c), b"audit")], 61, 1_795_801_900);
    let read = LogMessage::read(&whole).unwrap();
    let Body::System(event) = &read.body else { panic!("no system message") };
    assert_eq!((event.event.as_str(), event.origin.as_deref()), ("updateTime", Some("CSP")));
    assert_eq!((event.user.as_deref(), event.internal.as_deref()), (Some("timeadmin"), Some(&b"in"[..])));
    assert_eq!(read.unknown.len(), 2, "a part of the event, and one behind the algorithm");
    let shown = fields(&read);
    assert!(shown.iter().any(|field| field.name == "Ausgelöst von" && field.value == "timeadmin"));
}

#[test]
fn an_event_without_its_optional_parts_is_read() {
    let whole =
        version_3(2, &[text(0, "startAudit"), text(1, "SMA"), vec![0xa3, 0x02, 0x30, 0x00]], &[], 1, 5);
    let read = LogMessage::read(&whole).unwrap();
    let Body::System(event) = &read.body else { panic!("no system message") };
    assert_eq!((event.user.as_ref(), &*event.data), (None, &[0x30, 0x00][..]));
    assert!(read.unknown.is_empty());
}

#[test]
fn an_export_may_go_on_in_version_3() {
    let mut export = Export::good();
    let start =
        [text(0, "startTransaction"), text(1, "LB-TEST-0001"), text(2, ""), text(3, ""), vec![0x85, 1, 25]];
    let finish = [
        text(0, "finishTransaction"),
        text(1, "LB-TEST-0001"),
        text(2, "Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar"),
        text(3, "Kassenbeleg-V1"),
        vec![0x85, 1, 25],
        text(7, "new"),
    ];
    let time = 1_795_801_900;
    for (counter, step, parts) in [(61, "Start", &start[..]), (62, "Finish", &finish)] {
        let name = format!("Unixt_{time}_Sig-{counter}_Log-Tra_No-25_{step}_Client-LB-TEST-0001.log");
        export.0.push((name, version_3(1, parts, &[], counter, time)));
    }
    let report = export.checked();
    assert_eq!((report.is_good(), codes(&report)), (true, vec!["message.unknown_parts"]));
    assert_eq!(report.devices[0].versions.iter().copied().collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_changed_message_of_version_3_is_found() {
    let mut export = Export::good();
    let mut whole = version_3(2, &[text(0, "startAudit"), text(1, "SMA")], &[], 61, 1_795_801_900);
    let at = whole.windows(3).position(|window| window == b"SMA").unwrap();
    whole[at] = b'X';
    export.0.push(("Unixt_1795801900_Sig-61_Log-Sys_startAudit.log".to_owned(), whole));
    assert_eq!(codes(&export.checked()), ["message.signature_wrong"]);
}

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
    let parts = [text(0, "startAudit"), text(1, "SMA"), vec![0xa3, 0x02, 0x30, 0x00]];
    let mut whole = version_3(2, &parts, &[], 61, 1_795_801_900);
    let at = whole.windows(3).position(|window| window == b"SMA").unwrap();
    whole[at] = b'X';
    export.0.push(("Unixt_1795801900_Sig-61_Log-Sys_startAudit.log".to_owned(), whole));
    assert_eq!(codes(&export.checked()), ["message.signature_wrong", "message.odd_event"]);
}

/// An export in which events of version 3 follow on the good one of version 2, an hour apart.
fn going_on(events: &[(&str, &[Vec<u8>], i64)]) -> Vec<&'static str> {
    let mut export = Export::good();
    for (counter, (event, parts, hours)) in (61..).zip(events) {
        let time = 1_795_801_900 + hours * 3_600;
        let parts = [&[text(0, event)][..], *parts].concat();
        let name = format!("Unixt_{time}_Sig-{counter}_Log-Sys_{event}.log");
        export.0.push((name, version_3(2, &parts, &[], counter, time.unsigned_abs())));
    }
    let report = export.checked();
    assert!(report.is_good(), "a rule of version 3 is no fault: {:?}", report.findings);
    codes(&report)
}

#[test]
fn who_brought_an_event_about_stands_where_it_must_and_nowhere_else() {
    let (outside, inside, user) = (text(1, "integration-interface"), text(1, "CSP"), text(2, "admin"));
    let empty = vec![0xa3, 0x02, 0x30, 0x00];
    let right: [(&str, &[Vec<u8>]); 5] = [
        ("updateTime", &[outside.clone(), user.clone()]),
        ("startAudit", &[inside.clone(), empty.clone()]),
        ("selfTest", &[outside.clone(), user.clone()]),
        ("selfTest", std::slice::from_ref(&inside)),
        ("deregisterClient", &[outside.clone(), user.clone()]),
    ];
    for (event, parts) in right {
        assert_eq!(going_on(&[(event, parts, 0)]), Vec::<&str>::new(), "{event}");
    }
    let wrong: [(&str, &[Vec<u8>]); 7] = [
        ("updateTime", std::slice::from_ref(&outside)),
        ("setDescription", std::slice::from_ref(&outside)),
        ("startAudit", &[inside.clone(), user.clone(), empty]),
        ("startAudit", std::slice::from_ref(&inside)),
        ("selfTest", std::slice::from_ref(&outside)),
        ("selfTest", &[inside.clone(), user.clone()]),
        ("deregisterClient", &[text(1, "somewhere"), user]),
    ];
    for (event, parts) in wrong {
        assert_eq!(going_on(&[(event, parts, 0)]), ["message.odd_event"], "{event}");
    }
}

#[test]
fn events_are_judged_by_their_neighbours_too() {
    let inside = [text(1, "SMA")];
    let left = [text(1, "SMA"), vec![0xa3, 0x02, 0x30, 0x00]];
    let by_someone = [text(1, "integration-interface"), text(2, "timeadmin")];
    let (enter, exit): (&[Vec<u8>], &[Vec<u8>]) = (&inside, &left);
    let pair = [("enterSecureState", enter, 0), ("exitSecureState", exit, 0)];
    assert_eq!(going_on(&pair), Vec::<&str>::new());
    let twice = [pair[0], pair[0], pair[1]];
    assert_eq!(going_on(&twice), ["event.secure_state_unpaired"]);
    assert_eq!(going_on(&[pair[1]]), ["event.secure_state_unpaired"]);
    let time = |hours| ("updateTime", &by_someone[..], hours);
    assert_eq!(going_on(&[time(0), time(48)]), Vec::<&str>::new());
    assert_eq!(going_on(&[time(0), time(49)]), ["event.clock_long_unset"]);
    assert_eq!(going_on(&[time(0), ("startAudit", exit, 0)]), ["event.audit_begins_late"]);
}

//! Version 2 is read exactly: what TR-03151 does not know is refused, with the reason.

use super::export::{Export, bytes, vectors};
use crate::der;
use crate::malformed::{Malformed, Part};
use crate::message::{Body, LogMessage, Operation};
use crate::show::fields;
use crate::tlv::{Elements, Tag, TlvError};

/// The parts of a message, to be put together anew.
fn parts(message: &[u8]) -> Vec<Vec<u8>> {
    let outer = crate::tlv::first(message).unwrap();
    outer.within().map(|part| part.unwrap().raw.to_vec()).collect()
}

fn finish() -> Vec<Vec<u8>> {
    parts(&bytes(&vectors(), "A", &["finish", "message_hex"]))
}

fn why(parts: &[Vec<u8>]) -> Malformed {
    LogMessage::read(&der::sequence(parts)).unwrap_err()
}

#[test]
fn a_finish_is_read_with_all_its_parts() {
    let whole = bytes(&vectors(), "A", &["finish", "message_hex"]);
    let message = LogMessage::read(&whole).unwrap();
    assert_eq!((message.version, message.counter), (2, 15));
    let Body::Transaction(step) = &message.body else { panic!("no transaction") };
    assert_eq!((step.operation, step.number), (Operation::Finish, 2));
    assert_eq!((step.client.as_str(), step.process_type.as_str()), ("LB-TEST-0001", "Kassenbeleg-V1"));
    assert_eq!(&*step.process_data, b"Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar");
    assert_eq!((step.external.is_none(), step.internal.is_none()), (true, true));
}

#[test]
fn data_in_pieces_of_open_length_are_put_together() {
    let whole = bytes(&vectors(), "B", &["finish", "message_hex"]);
    let message = LogMessage::read(&whole).unwrap();
    let Body::Transaction(step) = &message.body else { panic!("no transaction") };
    assert_eq!(&*step.process_data, b"Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar");
}

#[test]
fn very_old_starts_without_type_and_data_are_read() {
    let mut start = parts(&bytes(&vectors(), "A", &["start", "message_hex"]));
    assert_eq!((&start[4][..], &start[5][..]), (&[0x82, 0][..], &[0x83, 0][..]));
    start.remove(5);
    LogMessage::read(&der::sequence(&start)).unwrap();
    start.remove(4);
    LogMessage::read(&der::sequence(&start)).unwrap();
}

#[test]
fn each_part_that_is_missing_is_named() {
    let named = [
        (2, Part::Operation),
        (3, Part::Client),
        (4, Part::ProcessData),
        (5, Part::ProcessType),
        (6, Part::TransactionNumber),
        (7, Part::Serial),
        (8, Part::Algorithm),
    ];
    for (at, part) in named {
        let mut parts = finish();
        parts.remove(at);
        match why(&parts) {
            Malformed::Missing(missing) => assert_eq!(missing, part),
            Malformed::Unexpected { after, .. } => assert_ne!(after, part),
            other => panic!("{part}: {other}"),
        }
    }
    let mut parts = finish();
    parts.pop();
    assert_eq!(why(&parts), Malformed::Missing(Part::Signature));
}

#[test]
fn parts_that_are_foreign_or_twice_are_told() {
    let mut parts = finish();
    parts.insert(7, der::element(Tag::context(7), b"x"));
    assert_eq!(why(&parts), Malformed::Unexpected { tag: 0x87, after: Part::TransactionNumber });
    let mut parts = finish();
    parts.push(der::integer(5));
    assert_eq!(why(&parts), Malformed::Unexpected { tag: 0x02, after: Part::Signature });
    let mut parts = finish();
    let twin = parts[3].clone();
    parts.insert(3, twin);
    assert_eq!(why(&parts), Malformed::Unexpected { tag: 0x81, after: Part::Client });
}

#[test]
fn values_that_can_not_be_are_told() {
    let with = |at: usize, part: Vec<u8>| {
        let mut parts = finish();
        parts[at] = part;
        why(&parts)
    };
    assert_eq!(with(0, der::integer(9)), Malformed::Version(9));
    assert_eq!(with(0, vec![0x02, 0x01, 0xff]), Malformed::Value(Part::Version));
    assert_eq!(with(1, vec![0x06, 0x01, 0x2a]), Malformed::Kind("1.2".to_owned()));
    assert_eq!(with(2, der::element(Tag::context(0), b"Begin")), Malformed::Value(Part::Operation));
    assert_eq!(with(3, der::element(Tag::context(1), b"\xff")), Malformed::Value(Part::Client));
    assert_eq!(with(6, vec![0x85, 0x01, 0x80]), Malformed::Value(Part::TransactionNumber));
    assert_eq!(with(8, vec![0x30, 0x00]), Malformed::Value(Part::Algorithm));
    assert_eq!(with(9, vec![0x02, 0x00]), Malformed::Value(Part::Counter));
    assert_eq!(with(10, der::element(Tag::UTC_TIME, b"261327082000Z")), Malformed::Value(Part::Time));
    assert_eq!(with(4, vec![0xa2, 0x03, 0x02, 0x01, 0x05]), Malformed::Tlv(TlvError::Pieces));
}

#[test]
fn times_are_read_in_all_their_forms() {
    let read = |time: Vec<u8>| {
        let mut parts = finish();
        parts[10] = time;
        LogMessage::read(&der::sequence(&parts)).unwrap().time.seconds
    };
    assert_eq!(read(der::element(Tag::UTC_TIME, b"261127082000Z")), 1_795_767_600);
    assert_eq!(read(der::element(Tag::UTC_TIME, b"2611270820Z")), 1_795_767_600);
    assert_eq!(read(der::element(Tag::GENERALIZED_TIME, b"20261127082000Z")), 1_795_767_600);
    assert_eq!(read(der::element(Tag::GENERALIZED_TIME, b"20261127082000.123Z")), 1_795_767_600);
    assert_eq!(read(der::integer(3_000_000_000)), 3_000_000_000);
}

#[test]
fn a_message_is_shown_with_all_it_holds() {
    let export = Export::good();
    let shown = |counter: u64| {
        let shown = fields(&LogMessage::read(&export.0[export.at(counter)].1).unwrap());
        shown.into_iter().map(|field| format!("{}: {}", field.name, field.value)).collect::<Vec<_>>()
    };
    let order = shown(57);
    assert!(
        order.contains(&"Vorgangsdaten: 2;\"Kaffee \"\"klein\"\"\";2.80 | 1;\"Wasser\";1.50".to_owned()),
        "{order:?}"
    );
    let clock = shown(9);
    assert!(clock.contains(&"Angabe 1: 27.11.2026 06:50:00 UTC".to_owned()), "{clock:?}");
    assert!(shown(60).contains(&"Protokolldaten: 3000".to_owned()));
    assert!(shown(10).contains(&"Angabe 1: LB-TEST-0001".to_owned()));
}

#[test]
fn elements_of_the_vectors_come_whole() {
    let whole = bytes(&vectors(), "B", &["finish", "message_hex"]);
    let read: Result<Vec<_>, _> = Elements::of(crate::tlv::first(&whole).unwrap().content).collect();
    let raw: Vec<u8> = read.unwrap().iter().flat_map(|element| element.raw.to_vec()).collect();
    assert!(whole.ends_with(&raw) && raw.len() > 250);
}

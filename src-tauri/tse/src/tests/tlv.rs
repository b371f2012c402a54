use proptest::prelude::*;

use crate::der;
use crate::tlv::{Elements, Tag, TlvError, first, unsigned};

#[test]
fn an_open_length_ends_at_its_mark_and_keeps_its_bytes() {
    let bytes = [0xa2, 0x80, 0x04, 0x01, 0x41, 0x04, 0x02, 0x42, 0x43, 0x00, 0x00, 0x05];
    let element = first(&bytes).unwrap();
    assert_eq!(element.raw, &bytes[..11]);
    assert_eq!(element.tag, Tag::context(2));
    assert_eq!(&*element.octets().unwrap(), b"ABC");
}

#[test]
fn open_lengths_within_open_lengths_are_read() {
    let bytes = [0x30, 0x80, 0x24, 0x80, 0x04, 0x01, 0x00, 0x00, 0x00, 0x02, 0x01, 0x07, 0x00, 0x00];
    let outer = first(&bytes).unwrap();
    assert_eq!(outer.raw.len(), bytes.len());
    let within: Vec<_> = outer.within().map(Result::unwrap).collect();
    assert_eq!(&*within[0].octets().unwrap(), &[0]);
    assert_eq!(unsigned(within[1].content), Some(7));
}

#[test]
fn what_is_cut_off_says_what_is_missing() {
    assert_eq!(first(&[]), Err(TlvError::End));
    assert_eq!(first(&[0x30]), Err(TlvError::End));
    assert_eq!(first(&[0x30, 0x82, 0x01]), Err(TlvError::End));
    assert_eq!(first(&[0x30, 0x05, 0x01]), Err(TlvError::BeyondEnd { says: 5, there: 1 }));
    assert_eq!(first(&[0x30, 0x80, 0x05, 0x00]), Err(TlvError::NoEndMark));
    assert_eq!(first(&[0x04, 0x80, 0x00, 0x00]), Err(TlvError::NoEndMark));
    let huge = [0x30, 0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    assert_eq!(first(&huge), Err(TlvError::BeyondEnd { says: u64::MAX, there: 0 }));
    assert_eq!(first(&[&[0x30, 0x89][..], &[0; 20]].concat()), Err(TlvError::Length));
}

#[test]
fn depth_has_an_end() {
    let deep = [0x30, 0x80].repeat(10_000);
    assert_eq!(first(&deep), Err(TlvError::TooDeep));
    let pieces =
        (0..40).fold(vec![0x04, 0x01, 0x41], |inner, _| der::constructed(Tag::OCTET_STRING, &[inner]));
    assert_eq!(first(&pieces).unwrap().octets(), Err(TlvError::TooDeep));
}

#[test]
fn pieces_of_a_text_are_octets() {
    let wrong = der::constructed(Tag::context(2), &[der::integer(5)]);
    assert_eq!(first(&wrong).unwrap().octets(), Err(TlvError::Pieces));
}

#[test]
fn tags_of_several_bytes_are_read() {
    let element = first(&[0x9f, 0x81, 0x01, 0x00]).unwrap();
    assert_eq!(element.tag.in_context(), Some(129));
    assert_eq!(first(&[0x9f, 0x81, 0x81, 0x81, 0x01, 0x00]), Err(TlvError::Tag));
}

#[test]
fn negative_and_too_large_numbers_are_none() {
    assert_eq!(unsigned(&[]), None);
    assert_eq!(unsigned(&[0x80]), None);
    assert_eq!(unsigned(&[0x00, 0x80]), Some(128));
    assert_eq!(unsigned(&[0; 9]), Some(0));
    assert_eq!(unsigned(&[1; 9]), None);
}

proptest! {
    #[test]
    fn numbers_come_back(number: u64) {
        let written = der::integer(number);
        prop_assert_eq!(unsigned(first(&written).unwrap().content), Some(number));
    }

    #[test]
    fn what_is_written_is_read(content in proptest::collection::vec(any::<u8>(), 0..70_000)) {
        let written = der::element(Tag::OCTET_STRING, &content);
        let read = first(&written).unwrap();
        prop_assert_eq!(read.raw, &written[..]);
        prop_assert_eq!(read.content, &content[..]);
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for element in Elements::of(&bytes).flatten() {
            let _ = element.octets();
            prop_assert!(element.raw.len() <= bytes.len());
        }
        let _ = crate::LogMessage::read(&bytes);
        let _ = crate::Certificate::read_all(&bytes);
    }
}

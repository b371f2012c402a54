//! The writing side: elements in the one encoding that DER knows.

use crate::tlv::Tag;

/// An element around some content. Only tags of one byte are written.
pub fn element(tag: Tag, content: &[u8]) -> Vec<u8> {
    with_first_byte(tag.0.to_be_bytes()[3], content)
}

/// An element that holds elements.
pub fn constructed(tag: Tag, within: &[Vec<u8>]) -> Vec<u8> {
    with_first_byte(tag.0.to_be_bytes()[3] | 0x20, &within.concat())
}

/// A SEQUENCE of elements.
pub fn sequence(within: &[Vec<u8>]) -> Vec<u8> {
    constructed(Tag::SEQUENCE, within)
}

/// An INTEGER.
pub fn integer(number: u64) -> Vec<u8> {
    element(Tag::INTEGER, &integer_content(number))
}

/// A number as an INTEGER holds it: signed, no byte more than needed.
pub fn integer_content(number: u64) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count().min(7);
    let digits = bytes.get(zeros..).unwrap_or_default();
    let mut content = Vec::with_capacity(9);
    if digits.first().is_some_and(|first| first & 0x80 != 0) {
        content.push(0);
    }
    content.extend_from_slice(digits);
    content
}

fn with_first_byte(first: u8, content: &[u8]) -> Vec<u8> {
    let mut written = Vec::with_capacity(content.len() + 6);
    written.push(first);
    match u8::try_from(content.len()) {
        Ok(short) if short < 0x80 => written.push(short),
        _ => {
            let bytes = content.len().to_be_bytes();
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            let digits = bytes.get(zeros..).unwrap_or_default();
            // At most eight digits, so the count fits.
            written.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
            written.extend_from_slice(digits);
        }
    }
    written.extend_from_slice(content);
    written
}

//! DER as tokens have it: elements with their raw bytes, for a signature covers bytes. What is only told by an end mark is
//! refused.

use crate::fault::StampFault;

pub const BOOLEAN: u8 = 0x01;
pub const INTEGER: u8 = 0x02;
pub const OCTET_STRING: u8 = 0x04;
pub const NULL: u8 = 0x05;
pub const OID: u8 = 0x06;
pub const GENERALIZED_TIME: u8 = 0x18;
pub const SEQUENCE: u8 = 0x30;
pub const SET: u8 = 0x31;

/// The tag `[number]` around elements.
pub const fn within(number: u8) -> u8 {
    0xa0 | number
}

/// An element as it stands there.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    pub tag: u8,
    /// Tag, length and content.
    pub raw: &'a [u8],
    pub content: &'a [u8],
}

/// Elements one behind the other.
#[derive(Clone, Copy, Debug)]
pub struct Elements<'a>(&'a [u8]);

const fn no<T>(what: &'static str) -> Result<T, StampFault> {
    Err(StampFault::Unreadable(what))
}

impl<'a> Elements<'a> {
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next one, whatever it is.
    pub fn any(&mut self) -> Result<Element<'a>, StampFault> {
        let [tag, first, rest @ ..] = self.0 else { return no("zu kurz") };
        if tag & 0x1f == 0x1f {
            return no("Kennung");
        }
        let (length, behind) = match first {
            0..=0x7f => (usize::from(*first), rest),
            0x81..=0x84 => long(usize::from(first & 0x7f), rest)?,
            _ => return no("Länge"),
        };
        let Some((content, left)) = behind.split_at_checked(length) else { return no("zu kurz") };
        let (raw, _) = self.0.split_at(self.0.len() - left.len());
        self.0 = left;
        Ok(Element { tag: *tag, raw, content })
    }

    /// The next one, which must be of a kind.
    pub fn next(&mut self, tag: u8) -> Result<Element<'a>, StampFault> {
        let element = self.any()?;
        if element.tag == tag { Ok(element) } else { no("Aufbau") }
    }

    /// The next one, if it is of a kind.
    pub fn maybe(&mut self, tag: u8) -> Result<Option<Element<'a>>, StampFault> {
        if self.0.first() == Some(&tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// Nothing may stand behind.
    pub const fn end(self) -> Result<(), StampFault> {
        if self.0.is_empty() { Ok(()) } else { no("Überhang") }
    }
}

fn long(bytes: usize, rest: &[u8]) -> Result<(usize, &[u8]), StampFault> {
    let Some((digits, behind)) = rest.split_at_checked(bytes) else { return no("zu kurz") };
    let length = digits.iter().fold(0_usize, |length, digit| (length << 8) | usize::from(*digit));
    // One spelling for each length.
    let spelled_rightly = length > 0x7f && digits.first() != Some(&0);
    if spelled_rightly { Ok((length, behind)) } else { no("Länge") }
}

impl<'a> Element<'a> {
    /// The elements within.
    pub const fn within(&self) -> Elements<'a> {
        Elements(self.content)
    }
}

/// The one element that bytes are.
pub fn only(bytes: &[u8], tag: u8) -> Result<Element<'_>, StampFault> {
    let mut elements = Elements::of(bytes);
    let element = elements.next(tag)?;
    elements.end()?;
    Ok(element)
}

/// An element with this content.
pub fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut bytes = vec![tag];
    if length <= 0x7f {
        bytes.push(length as u8);
    } else {
        let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
        bytes.push(0x80 | digits.len() as u8);
        bytes.extend(digits);
    }
    bytes.extend_from_slice(content);
    bytes
}

/// A whole number that is not below 0.
pub fn integer(number: u64) -> Vec<u8> {
    let mut digits: Vec<u8> = number.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
    if digits.first().is_none_or(|first| first & 0x80 != 0) {
        digits.insert(0, 0);
    }
    element(INTEGER, &digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for length in [0, 1, 127, 128, 255, 256, 70_000] {
            let content = vec![7; length];
            assert_eq!(only(&element(OCTET_STRING, &content), OCTET_STRING).unwrap().content, content);
        }
        assert_eq!(integer(0), [2, 1, 0]);
        assert_eq!(integer(0x80), [2, 2, 0, 0x80]);
    }

    #[test]
    fn each_length_has_one_spelling_and_nothing_stands_behind() {
        for bad in [&[4_u8, 0x81, 1, 0][..], &[4, 0x80, 0, 0], &[4, 2, 0], &[4, 0, 0], &[], &[0x1f, 0]] {
            assert!(only(bad, OCTET_STRING).is_err(), "{bad:?}");
        }
    }
}

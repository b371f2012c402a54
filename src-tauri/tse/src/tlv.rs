//! Tag, length, value: reads BER as devices write it and keeps the raw bytes of every element.
//!
//! A signature covers bytes, not meaning: D-Trust writes lengths that are only told by an end mark, which a strict
//! reader of DER refuses and a re-encoder would turn into something that nobody signed.

use std::borrow::Cow;

/// So deep may elements lie in each other; no message needs more than four.
const DEEPEST: usize = 16;

/// A tag: its first byte without the bit for "constructed", and its number where that stands in further bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub u32);

impl Tag {
    /// INTEGER.
    pub const INTEGER: Self = Self(0x02);
    /// BIT STRING.
    pub const BIT_STRING: Self = Self(0x03);
    /// OCTET STRING.
    pub const OCTET_STRING: Self = Self(0x04);
    /// OBJECT IDENTIFIER.
    pub const OBJECT_IDENTIFIER: Self = Self(0x06);
    /// SEQUENCE; always constructed.
    pub const SEQUENCE: Self = Self(0x10);
    /// UTCTime.
    pub const UTC_TIME: Self = Self(0x17);
    /// GeneralizedTime.
    pub const GENERALIZED_TIME: Self = Self(0x18);

    /// The tag `[number]` of a context, for numbers up to 30.
    pub const fn context(number: u8) -> Self {
        Self(0x80 | number as u32)
    }

    /// The number of a context's tag; `None` for any other class.
    pub const fn in_context(self) -> Option<u32> {
        match self.0 {
            0x80..=0x9e => Some(self.0 & 0x1f),
            _ if self.0 >> 24 == 0x9f => Some(self.0 & 0x00ff_ffff),
            _ => None,
        }
    }
}

/// Why bytes are no element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlvError {
    /// The bytes end where an element should begin, or within its tag or length.
    #[error("die Daten enden mitten in einem Element")]
    End,
    /// The length says more than there is.
    #[error("eine Länge sagt {says} Byte, vorhanden sind {there}")]
    BeyondEnd {
        /// What the length says.
        says: u64,
        /// What is there.
        there: usize,
    },
    /// A length of more than eight bytes, or the reserved one.
    #[error("eine Länge ist nicht lesbar")]
    Length,
    /// A tag whose number does not fit.
    #[error("eine Kennung ist nicht lesbar")]
    Tag,
    /// An open length without an end mark, or one at a primitive element.
    #[error("einem Element von offener Länge fehlt sein Ende")]
    NoEndMark,
    /// Elements lie deeper in each other than any message needs.
    #[error("Elemente sind zu tief geschachtelt")]
    TooDeep,
    /// A text in pieces whose pieces are no octets.
    #[error("ein Text in Stücken enthält etwas anderes als Stücke")]
    Pieces,
}

/// An element as it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// What it is.
    pub tag: Tag,
    /// Whether it holds elements.
    pub constructed: bool,
    /// All its bytes: tag, length, content and end mark.
    pub raw: &'a [u8],
    /// What it holds, without an end mark.
    pub content: &'a [u8],
}

impl<'a> Element<'a> {
    /// The bytes of a string, put together where it comes in pieces.
    ///
    /// # Errors
    /// [`TlvError`] where a piece is no octet string.
    pub fn octets(&self) -> Result<Cow<'a, [u8]>, TlvError> {
        if !self.constructed {
            return Ok(Cow::Borrowed(self.content));
        }
        let mut whole = Vec::new();
        join(self.content, &mut whole, 0)?;
        Ok(Cow::Owned(whole))
    }

    /// The elements within.
    pub const fn within(&self) -> Elements<'a> {
        Elements { rest: self.content }
    }
}

fn join(pieces: &[u8], whole: &mut Vec<u8>, depth: usize) -> Result<(), TlvError> {
    if depth > DEEPEST {
        return Err(TlvError::TooDeep);
    }
    for piece in (Elements { rest: pieces }) {
        let piece = piece?;
        if piece.tag != Tag::OCTET_STRING {
            return Err(TlvError::Pieces);
        }
        if piece.constructed {
            join(piece.content, whole, depth + 1)?;
        } else {
            whole.extend_from_slice(piece.content);
        }
    }
    Ok(())
}

/// Elements one after the other; ends at the first that can't be read.
#[derive(Clone, Copy, Debug)]
pub struct Elements<'a> {
    rest: &'a [u8],
}

impl<'a> Elements<'a> {
    /// The elements that some bytes hold.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The bytes that were not read yet.
    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Result<Element<'a>, TlvError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let read = element(self.rest, 0);
        self.rest =
            read.as_ref().map_or(&[], |element| self.rest.get(element.raw.len()..).unwrap_or_default());
        Some(read)
    }
}

/// The first element of some bytes; what stands behind it is not looked at.
///
/// # Errors
/// [`TlvError`] where the bytes are none.
pub fn first(bytes: &[u8]) -> Result<Element<'_>, TlvError> {
    element(bytes, 0)
}

fn element(bytes: &[u8], depth: usize) -> Result<Element<'_>, TlvError> {
    if depth > DEEPEST {
        return Err(TlvError::TooDeep);
    }
    let (tag, constructed, at) = tag(bytes)?;
    let first = *bytes.get(at).ok_or(TlvError::End)?;
    let (length, start) = match first {
        0..=0x7f => (Some(u64::from(first)), at + 1),
        0x80 => (None, at + 1),
        _ => {
            let digits = usize::from(first & 0x7f);
            let told = bytes.get(at + 1..at + 1 + digits).ok_or(TlvError::End)?;
            (Some(length(told)?), at + 1 + digits)
        }
    };
    let body = bytes.get(start..).unwrap_or_default();
    let (held, end) = match length {
        Some(says) => {
            let beyond = TlvError::BeyondEnd { says, there: body.len() };
            let says = usize::try_from(says).map_err(|_| beyond)?;
            (body.get(..says).ok_or(beyond)?, start + says)
        }
        None if constructed => {
            let held = open_content(body, depth)?;
            (held, start + held.len() + 2)
        }
        None => return Err(TlvError::NoEndMark),
    };
    let raw = bytes.get(..end).ok_or(TlvError::End)?;
    Ok(Element { tag, constructed, raw, content: held })
}

/// Tag, whether it is constructed, and how many bytes it took.
fn tag(bytes: &[u8]) -> Result<(Tag, bool, usize), TlvError> {
    let first = *bytes.first().ok_or(TlvError::End)?;
    let (class, constructed) = (u32::from(first & !0x20), first & 0x20 != 0);
    if first & 0x1f != 0x1f {
        return Ok((Tag(class), constructed, 1));
    }
    let mut number = 0_u32;
    for (at, byte) in bytes.iter().enumerate().skip(1).take(3) {
        number = number << 7 | u32::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Ok((Tag(class << 24 | number), constructed, at + 1));
        }
    }
    Err(if bytes.len() < 4 { TlvError::End } else { TlvError::Tag })
}

fn length(told: &[u8]) -> Result<u64, TlvError> {
    if told.len() > 8 {
        return Err(TlvError::Length);
    }
    Ok(told.iter().fold(0, |length, byte| length << 8 | u64::from(*byte)))
}

/// The content of an element of open length: up to the two zeros that stand where an element would begin.
fn open_content(body: &[u8], depth: usize) -> Result<&[u8], TlvError> {
    let mut at = 0;
    loop {
        let rest = body.get(at..).unwrap_or_default();
        if rest.starts_with(&[0, 0]) {
            return body.get(..at).ok_or(TlvError::NoEndMark);
        }
        if rest.is_empty() {
            return Err(TlvError::NoEndMark);
        }
        at += element(rest, depth + 1)?.raw.len();
    }
}

/// A whole number that is not negative; devices write it signed, with a zero in front where the top bit is set.
pub fn unsigned(content: &[u8]) -> Option<u64> {
    let digits = match content {
        [] | [0x80..=0xff, ..] => return None,
        [0, rest @ ..] => rest,
        _ => content,
    };
    (digits.len() <= 8).then(|| digits.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

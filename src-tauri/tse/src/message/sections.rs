//! The elements of a message, taken one after the other.

use std::borrow::Cow;

use crate::malformed::{Malformed, Part};
use crate::tlv::{Element, Elements, Tag};

/// What is left of a message's elements, and what was passed over.
pub struct Sections<'a> {
    left: std::iter::Peekable<std::vec::IntoIter<Element<'a>>>,
    tolerant: bool,
    unknown: Vec<Element<'a>>,
    last: Part,
}

impl<'a> Sections<'a> {
    /// The elements that the outer sequence holds.
    pub fn of(content: &'a [u8]) -> Result<Self, Malformed> {
        let all: Result<Vec<Element<'a>>, _> = Elements::of(content).collect();
        Ok(Self {
            left: all?.into_iter().peekable(),
            tolerant: false,
            unknown: Vec::new(),
            last: Part::Version,
        })
    }

    /// From here on what is not known is passed over.
    pub const fn tolerate(&mut self) {
        self.tolerant = true;
    }

    /// The next element, which must have this tag; a tolerant reader looks further.
    pub fn take(&mut self, tag: Tag, part: Part) -> Result<Element<'a>, Malformed> {
        self.take_one(|found| found == tag, part)
    }

    /// The next element, which must be a time.
    pub fn time(&mut self) -> Result<Element<'a>, Malformed> {
        let is_time = |tag| matches!(tag, Tag::INTEGER | Tag::UTC_TIME | Tag::GENERALIZED_TIME);
        self.take_one(is_time, Part::Time)
    }

    /// The next element if it has this tag; an optional part.
    pub fn take_if(&mut self, tag: Tag, part: Part) -> Option<Element<'a>> {
        let taken = self.left.next_if(|element| element.tag == tag)?;
        self.last = part;
        Some(taken)
    }

    /// The next element if its tag is one of the context.
    pub fn take_context(&mut self) -> Option<Element<'a>> {
        self.left.next_if(|element| element.tag.in_context().is_some())
    }

    /// Keeps an element that nobody knows, to be shown.
    pub fn keep(&mut self, unknown: Element<'a>) {
        self.unknown.push(unknown);
    }

    /// In a tolerant reader: passes over what is left of the context.
    pub fn pass_context(&mut self) {
        while self.tolerant {
            let Some(passed) = self.take_context() else { return };
            self.keep(passed);
        }
    }

    /// How many bytes are left.
    pub fn behind(&self) -> usize {
        self.left.clone().map(|element| element.raw.len()).sum()
    }

    /// Nothing may be left but for a tolerant reader; what was passed over.
    pub fn end(mut self, after: Part) -> Result<Vec<Element<'a>>, Malformed> {
        if let (false, Some(left)) = (self.tolerant, self.left.peek()) {
            return Err(Malformed::Unexpected { tag: left.tag.0, after });
        }
        self.unknown.extend(self.left);
        Ok(self.unknown)
    }

    fn take_one(&mut self, wanted: impl Fn(Tag) -> bool, part: Part) -> Result<Element<'a>, Malformed> {
        loop {
            let Some(next) = self.left.next() else { return Err(Malformed::Missing(part)) };
            if wanted(next.tag) {
                self.last = part;
                return Ok(next);
            }
            if !self.tolerant {
                return Err(Malformed::Unexpected { tag: next.tag.0, after: self.last });
            }
            self.unknown.push(next);
        }
    }
}

/// Bytes as text; what is no UTF-8 is a fault of the part.
pub fn text(element: &Element<'_>, part: Part) -> Result<String, Malformed> {
    let octets: Cow<'_, [u8]> = element.octets()?;
    String::from_utf8(octets.into_owned()).map_err(|_| Malformed::Value(part))
}

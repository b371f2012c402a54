//! What a message certifies: a step of a transaction, an event of the system, or a note of the security module.

use std::borrow::Cow;

use super::sections::{Sections, text};
use crate::malformed::{Malformed, Part};
use crate::oid;
use crate::tlv::{Element, Tag, unsigned};

/// What was certified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body<'a> {
    /// A step of a transaction.
    Transaction(Transaction<'a>),
    /// An event of the device.
    System(System<'a>),
    /// A note of the security module.
    Audit(Audit<'a>),
}

/// The step of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// `StartTransaction`.
    Start,
    /// `UpdateTransaction`.
    Update,
    /// `FinishTransaction`.
    Finish,
}

impl Operation {
    /// As version 2 writes it; version 3 begins with a small letter.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "StartTransaction",
            Self::Update => "UpdateTransaction",
            Self::Finish => "FinishTransaction",
        }
    }

    /// As file names call it.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Update => "Update",
            Self::Finish => "Finish",
        }
    }

    /// As people call it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Start => "Beginn",
            Self::Update => "Änderung",
            Self::Finish => "Abschluss",
        }
    }

    /// All three.
    pub const ALL: [Self; 3] = [Self::Start, Self::Update, Self::Finish];
}

/// A step of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction<'a> {
    /// Which step.
    pub operation: Operation,
    /// The register's serial number.
    pub client: String,
    /// What was recorded; empty at the start.
    pub process_data: Cow<'a, [u8]>,
    /// Of which kind; empty at the start.
    pub process_type: String,
    /// Data that the caller added.
    pub external: Option<Cow<'a, [u8]>>,
    /// The number that the device gave at the start.
    pub number: u64,
    /// Data that the device added.
    pub internal: Option<Cow<'a, [u8]>>,
}

/// An event of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System<'a> {
    /// Its name, such as `updateTime`.
    pub event: String,
    /// What belongs to it, elements of its own.
    pub data: Cow<'a, [u8]>,
    /// Where it comes from; version 3 only.
    pub origin: Option<String>,
    /// Who brought it about; version 3 only, and not always.
    pub user: Option<String>,
    /// Data that the device added.
    pub internal: Option<Cow<'a, [u8]>>,
}

/// A note of the security module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit<'a> {
    /// What it noted, in a form of its own.
    pub data: Cow<'a, [u8]>,
}

impl<'a> Body<'a> {
    /// Reads what stands between the kind and the serial number; an audit's data stand further behind.
    pub(super) fn read(kind: &[u8], version: u64, sections: &mut Sections<'a>) -> Result<Self, Malformed> {
        let body = match kind.strip_prefix(&oid::CERTIFIED) {
            Some([1]) => Self::Transaction(transaction(version, sections)?),
            Some([2]) if version == 3 => Self::System(event(sections)?),
            Some([2]) => Self::System(system(sections)?),
            Some([3]) => Self::Audit(Audit { data: Cow::Borrowed(&[]) }),
            _ => return Err(Malformed::Kind(oid::dotted(kind))),
        };
        sections.pass_context();
        Ok(body)
    }
}

fn transaction<'a>(version: u64, sections: &mut Sections<'a>) -> Result<Transaction<'a>, Malformed> {
    let name = text(&sections.take(Tag::context(0), Part::Operation)?, Part::Operation)?;
    let operation = operation(&name, version).ok_or(Malformed::Value(Part::Operation))?;
    let client = text(&sections.take(Tag::context(1), Part::Client)?, Part::Client)?;
    let process_data = optional(sections, 2, Part::ProcessData)?;
    let process_type = match sections.take_if(Tag::context(3), Part::ProcessType) {
        Some(element) => Some(text(&element, Part::ProcessType)?),
        None => None,
    };
    let external = optional(sections, 4, Part::External)?;
    let number = sections.take(Tag::context(5), Part::TransactionNumber)?;
    let number = unsigned(number.content).ok_or(Malformed::Value(Part::TransactionNumber))?;
    let internal = optional(sections, 6, Part::Internal)?;
    // Very old devices leave out what is empty at the start.
    if operation == Operation::Finish && version == 2 {
        process_data.as_ref().ok_or(Malformed::Missing(Part::ProcessData))?;
        process_type.as_ref().ok_or(Malformed::Missing(Part::ProcessType))?;
    }
    let process_data = process_data.unwrap_or_default();
    let process_type = process_type.unwrap_or_default();
    Ok(Transaction { operation, client, process_data, process_type, external, number, internal })
}

fn operation(name: &str, version: u64) -> Option<Operation> {
    Operation::ALL.into_iter().find(|operation| {
        let exact = operation.as_str() == name;
        exact || (version == 3 && operation.as_str().eq_ignore_ascii_case(name))
    })
}

fn system<'a>(sections: &mut Sections<'a>) -> Result<System<'a>, Malformed> {
    let event = text(&sections.take(Tag::context(0), Part::Operation)?, Part::Operation)?;
    let data = sections.take(Tag::context(1), Part::SystemData)?;
    let internal = optional(sections, 2, Part::Internal)?;
    let data = if data.constructed { Cow::Borrowed(data.content) } else { data.octets()? };
    Ok(System { event, data, origin: None, user: None, internal })
}

/// A system event of version 3, whose parts are known by their numbers alone.
fn event<'a>(sections: &mut Sections<'a>) -> Result<System<'a>, Malformed> {
    let event = text(&sections.take(Tag::context(0), Part::Event)?, Part::Event)?;
    let mut system = System { event, data: Cow::default(), origin: None, user: None, internal: None };
    while let Some(element) = sections.take_context() {
        match element.tag.in_context() {
            Some(1) if system.origin.is_none() => system.origin = Some(shown(&element)),
            Some(2) if system.user.is_none() => system.user = Some(shown(&element)),
            Some(3) if system.data.is_empty() => system.data = Cow::Borrowed(element.content),
            Some(4) if system.internal.is_none() => system.internal = Some(element.octets()?),
            _ => sections.keep(element),
        }
    }
    Ok(system)
}

/// A short value for people: as text where it is one, else in hex.
fn shown(element: &Element<'_>) -> String {
    match std::str::from_utf8(element.content) {
        Ok(text) if text.chars().all(|letter| !letter.is_control()) => text.to_owned(),
        _ => hex::encode(element.content),
    }
}

fn optional<'a>(
    sections: &mut Sections<'a>,
    number: u8,
    part: Part,
) -> Result<Option<Cow<'a, [u8]>>, Malformed> {
    let found = sections.take_if(Tag::context(number), part);
    Ok(found.map(|element| element.octets()).transpose()?)
}

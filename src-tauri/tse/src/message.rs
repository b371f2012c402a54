//! A log message (TR-03151): what was certified, by whom, as which message, when, and the signature over it.
//!
//! Version 2 is read exactly. Version 3 is read tolerantly: what is not known is kept and shown.

mod body;
mod sections;

use crate::algorithm::Algorithm;
use crate::log_time::LogTime;
use crate::malformed::{Malformed, Part};
use crate::tlv::{Element, Elements, Tag, TlvError, first, unsigned};

pub use body::{Audit, Body, Operation, System, Transaction};
use sections::Sections;

/// A log message, read from its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogMessage<'a> {
    /// 2 or 3.
    pub version: u64,
    /// What was certified.
    pub body: Body<'a>,
    /// Who signed: SHA-256 of the device's public key.
    pub serial: &'a [u8],
    /// How.
    pub algorithm: Algorithm,
    /// The running number of the device's signatures.
    pub counter: u64,
    /// When, by the device's clock.
    pub time: LogTime,
    /// The signature's value.
    pub signature: &'a [u8],
    /// The bytes that it covers: all elements before it, as they stand there.
    pub signed: &'a [u8],
    /// What a later version adds and this program does not know.
    pub unknown: Vec<Element<'a>>,
}

impl<'a> LogMessage<'a> {
    /// Reads the bytes of one message.
    ///
    /// # Errors
    /// [`Malformed`]: the first thing that keeps them from being one.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let outer = outer(bytes)?;
        let mut sections = Sections::of(outer.content)?;
        let version = unsigned(sections.take(Tag::INTEGER, Part::Version)?.content)
            .ok_or(Malformed::Value(Part::Version))?;
        match version {
            2 => {}
            3 => sections.tolerate(),
            other => return Err(Malformed::Version(other)),
        }
        let kind = sections.take(Tag::OBJECT_IDENTIFIER, Part::Kind)?;
        let mut body = Body::read(kind.content, version, &mut sections)?;
        let serial = sections.take(Tag::OCTET_STRING, Part::Serial)?.content;
        let algorithm = algorithm(&sections.take(Tag::SEQUENCE, Part::Algorithm)?)?;
        if let Body::Audit(audit) = &mut body {
            let data = sections.take(Tag::OCTET_STRING, Part::AuditData)?;
            audit.data = data.octets()?;
        }
        let counter = unsigned(sections.take(Tag::INTEGER, Part::Counter)?.content)
            .ok_or(Malformed::Value(Part::Counter))?;
        let time = LogTime::read(&sections.time()?).ok_or(Malformed::Value(Part::Time))?;
        let signature = sections.take(Tag::OCTET_STRING, Part::Signature)?;
        let covered = outer.content.len() - signature.raw.len() - sections.behind();
        let signed = outer.content.get(..covered).unwrap_or_default();
        let unknown = sections.end(Part::Signature)?;
        if signature.constructed {
            return Err(Malformed::Value(Part::Signature));
        }
        let signature = signature.content;
        Ok(Self { version, body, serial, algorithm, counter, time, signature, signed, unknown })
    }

    /// The device's serial number as it stands on receipts: 64 hex digits.
    pub fn serial_hex(&self) -> String {
        hex::encode(self.serial)
    }
}

/// The outer sequence, which is the whole file.
fn outer(bytes: &[u8]) -> Result<Element<'_>, Malformed> {
    if bytes.is_empty() {
        return Err(Malformed::Empty);
    }
    if bytes.first() != Some(&0x30) {
        return Err(Malformed::NotASequence);
    }
    let outer = first(bytes).map_err(|error| match error {
        // Within a sequence of open length it would be another one's length that lies.
        TlvError::BeyondEnd { says, there } if bytes.get(1) != Some(&0x80) => {
            Malformed::CutOff { says, there }
        }
        other => Malformed::Tlv(other),
    })?;
    match bytes.len() - outer.raw.len() {
        0 => Ok(outer),
        behind => Err(Malformed::Behind(behind)),
    }
}

/// The identifier of the algorithm; parameters, which some versions allow, change nothing.
fn algorithm(sequence: &Element<'_>) -> Result<Algorithm, Malformed> {
    let oid = Elements::of(sequence.content).next().ok_or(Malformed::Value(Part::Algorithm))??;
    if oid.tag != Tag::OBJECT_IDENTIFIER {
        return Err(Malformed::Value(Part::Algorithm));
    }
    Ok(Algorithm::from_oid(oid.content))
}

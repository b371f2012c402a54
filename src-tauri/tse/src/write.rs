//! Writes log messages of version 2, byte for byte as devices do: to sign, and to rebuild what a receipt proves.

use crate::algorithm::Algorithm;
use crate::der;
use crate::log_time::LogTime;
use crate::message::{Body, System, Transaction};
use crate::oid;
use crate::tlv::Tag;

/// How data are written that a device may hand on in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataForm {
    /// In one piece, as DER wants it.
    Whole,
    /// In one piece within an element of open length, as D-Trust does.
    Open,
}

/// Who signs, how, and which message it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// SHA-256 of the device's public key.
    pub serial: [u8; 32],
    /// How.
    pub algorithm: Algorithm,
    /// The running number of the signature.
    pub counter: u64,
    /// When.
    pub time: LogTime,
}

/// The bytes that a signature covers; `None` for an algorithm that can't be named.
pub fn to_sign(body: &Body<'_>, stamp: &Stamp, form: DataForm) -> Option<Vec<u8>> {
    let algorithm = der::sequence(&[der::element(Tag::OBJECT_IDENTIFIER, &stamp.algorithm.oid()?)]);
    let (kind, certified, audit) = match body {
        Body::Transaction(step) => (1, transaction(step, form), Vec::new()),
        Body::System(event) => (2, system(event), Vec::new()),
        Body::Audit(audit) => (3, Vec::new(), der::element(Tag::OCTET_STRING, &audit.data)),
    };
    let kind = [&oid::CERTIFIED[..], &[kind]].concat();
    Some(
        [
            der::integer(2),
            der::element(Tag::OBJECT_IDENTIFIER, &kind),
            certified,
            der::element(Tag::OCTET_STRING, &stamp.serial),
            algorithm,
            audit,
            der::integer(stamp.counter),
            stamp.time.write(),
        ]
        .concat(),
    )
}

/// The message of what was signed and its signature.
pub fn message(signed: &[u8], signature: &[u8]) -> Vec<u8> {
    der::sequence(&[signed.to_vec(), der::element(Tag::OCTET_STRING, signature)])
}

fn transaction(step: &Transaction<'_>, form: DataForm) -> Vec<u8> {
    let text = |number, content: &[u8]| der::element(Tag::context(number), content);
    let optional = |number, content: Option<&[u8]>| content.map(|content| text(number, content));
    let data = match form {
        DataForm::Whole => text(2, &step.process_data),
        DataForm::Open => {
            let piece = der::element(Tag::OCTET_STRING, &step.process_data);
            [&[0xa2, 0x80][..], &piece, &[0, 0]].concat()
        }
    };
    [
        text(0, step.operation.as_str().as_bytes()),
        text(1, step.client.as_bytes()),
        data,
        text(3, step.process_type.as_bytes()),
        optional(4, step.external.as_deref()).unwrap_or_default(),
        text(5, &der::integer_content(step.number)),
        optional(6, step.internal.as_deref()).unwrap_or_default(),
    ]
    .concat()
}

fn system(event: &System<'_>) -> Vec<u8> {
    let internal = event.internal.as_deref().map(|data| der::element(Tag::context(2), data));
    [
        der::element(Tag::context(0), event.event.as_bytes()),
        der::element(Tag::context(1), &event.data),
        internal.unwrap_or_default(),
    ]
    .concat()
}

//! A message judged by itself: form, name, signature. What needs its neighbours goes on as facts.

use std::collections::HashMap;

use crate::algorithm::Algorithm;
use crate::file_name::{FileKind, Told};
use crate::finding::{At, Finding};
use crate::key::{PublicKey, SignatureError};
use crate::message::{Body, LogMessage, Operation, Transaction};
use crate::process_data;

use super::archive::Member;
use super::version_3;

/// What the whole export needs to know of a message.
pub struct Facts {
    /// Who signed; `None` where only the name could be read.
    pub serial: Option<Vec<u8>>,
    /// Where it stands.
    pub at: At,
    /// When.
    pub seconds: Option<i64>,
    /// Its version.
    pub version: u64,
    /// The algorithm's name.
    pub algorithm: String,
    /// What it tells.
    pub told: Told,
    /// Whether it may set the clock.
    pub sets_clock: bool,
    /// Whether its signature was checked.
    pub verified: bool,
}

/// A message, judged.
pub struct Judged {
    /// For the whole.
    pub facts: Option<Facts>,
    /// What does not hold by itself.
    pub findings: Vec<Finding>,
}

/// The devices' keys by their serial numbers.
pub type Keys = HashMap<[u8; 32], PublicKey>;

/// Judges one file.
pub fn judge(member: &Member, keys: &Keys) -> Judged {
    let mut findings = Vec::new();
    let read = LogMessage::read(&member.bytes);
    let name = match &member.kind {
        FileKind::Log(name) => Some(name),
        _ => {
            findings.push(Finding::OddName { file: member.path.clone() });
            None
        }
    };
    let facts = match read {
        Ok(message) => {
            let at = At::of(&message);
            for differs in name.map(|name| name.against(&message)).unwrap_or_default() {
                let (of, name, message) = (differs.of, differs.name, differs.message);
                findings.push(Finding::NameDisagrees { at: at.clone(), of, name, message });
            }
            let verified = verify(&message, &at, keys, &mut findings);
            remark(&message, &at, &mut findings);
            Some(facts_of(&message, at, verified))
        }
        Err(why) => {
            let why = why.to_string();
            let at = name.map(At::of_name);
            findings.push(match at.clone() {
                Some(at) => Finding::Unreadable { at, why },
                None => Finding::UnreadableFile { file: member.path.clone(), why },
            });
            // So that what is unreadable does not count as missing too.
            name.zip(at).map(|(name, at)| Facts {
                serial: None,
                at,
                seconds: None,
                version: 0,
                algorithm: String::new(),
                told: name.told.clone(),
                sets_clock: false,
                verified: false,
            })
        }
    };
    Judged { facts, findings }
}

fn facts_of(message: &LogMessage<'_>, at: At, verified: bool) -> Facts {
    let told = match &message.body {
        Body::Transaction(step) => {
            Told::Transaction { number: step.number, operation: step.operation, client: step.client.clone() }
        }
        Body::System(system) => Told::System(system.event.clone()),
        Body::Audit(_) => Told::Audit,
    };
    Facts {
        serial: Some(message.serial.to_vec()),
        at,
        seconds: Some(message.time.seconds),
        version: message.version,
        algorithm: message.algorithm.name().to_owned(),
        sets_clock: matches!(&told, Told::System(event) if event.eq_ignore_ascii_case("updateTime")),
        told,
        verified,
    }
}

/// Whether the signature was checked; a key that is missing is told once for all its messages.
fn verify(message: &LogMessage<'_>, at: &At, keys: &Keys, findings: &mut Vec<Finding>) -> bool {
    let key = <[u8; 32]>::try_from(message.serial).ok().and_then(|serial| keys.get(&serial));
    let Some(key) = key else { return false };
    let Algorithm::EcdsaPlain(hash) = &message.algorithm else {
        let algorithm = message.algorithm.name().to_owned();
        findings.push(Finding::AlgorithmUnknown { at: at.clone(), algorithm });
        return true;
    };
    match key.verify_plain(*hash, message.signed, message.signature) {
        Ok(()) => {}
        Err(SignatureError::Wrong) => findings.push(Finding::SignatureWrong { at: at.clone() }),
        Err(SignatureError::Length { expected, found }) => {
            findings.push(Finding::SignatureLength { at: at.clone(), found, expected });
        }
    }
    true
}

fn remark(message: &LogMessage<'_>, at: &At, findings: &mut Vec<Finding>) {
    if !message.unknown.is_empty() {
        findings.push(Finding::UnknownParts { at: at.clone(), count: message.unknown.len() });
    }
    if let Body::System(system) = &message.body
        && message.version >= 3
        && let Some(why) = version_3::odd(system)
    {
        findings.push(Finding::OddEvent { at: at.clone(), why });
    }
    match &message.body {
        Body::System(system)
            if ["deleteStoredData", "deleteLogMessages"].contains(&system.event.as_str()) =>
        {
            findings.push(Finding::Deleted { at: at.clone() });
        }
        Body::Transaction(step) => {
            if let Some(why) = odd_data(step) {
                findings.push(Finding::OddProcessData { at: at.clone(), why });
            }
        }
        _ => {}
    }
}

/// Why what a finish certifies is not in the form of annex I.
fn odd_data(step: &Transaction<'_>) -> Option<String> {
    (step.operation == Operation::Finish)
        .then(|| process_data::judge(&step.process_type, &step.process_data).err())
        .flatten()
        .map(|why| why.to_string())
}

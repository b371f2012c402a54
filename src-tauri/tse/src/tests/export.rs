//! Exports to check: the corpus, and what one gets by changing it.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use flate2::read::GzDecoder;
use serde_json::Value;

use crate::file_name::name_of;
use crate::message::{Body, LogMessage, Transaction};
use crate::write::{DataForm, Stamp, message, to_sign};
use crate::{Curve, Known, LogTime, Report, SigningKey, check};

/// The corpus, packed.
pub const CORPUS: [(&str, &[u8]); 10] = [
    ("bad_changed_cent.tar", include_bytes!("data/bad_changed_cent.tar.gz")),
    ("bad_file_name_disagrees.tar", include_bytes!("data/bad_file_name_disagrees.tar.gz")),
    ("bad_gap.tar", include_bytes!("data/bad_gap.tar.gz")),
    ("bad_no_ca.tar", include_bytes!("data/bad_no_ca.tar.gz")),
    ("bad_no_info.tar", include_bytes!("data/bad_no_info.tar.gz")),
    ("bad_no_leaf_certificate.tar", include_bytes!("data/bad_no_leaf_certificate.tar.gz")),
    ("bad_truncated_message.tar", include_bytes!("data/bad_truncated_message.tar.gz")),
    ("good_a.tar", include_bytes!("data/good_a.tar.gz")),
    ("good_a_filtered_from_20.tar", include_bytes!("data/good_a_filtered_from_20.tar.gz")),
    ("good_b_ber_utc_prefix.tar", include_bytes!("data/good_b_ber_utc_prefix.tar.gz")),
];

/// A TAR of the corpus.
pub fn tar(name: &str) -> Vec<u8> {
    let (_, packed) = CORPUS.iter().find(|(known, _)| *known == name).unwrap();
    let mut tar = Vec::new();
    GzDecoder::new(*packed).read_to_end(&mut tar).unwrap();
    tar
}

/// The keys and messages of the corpus.
pub fn vectors() -> Value {
    serde_json::from_str(include_str!("data/vectors.json")).unwrap()
}

/// The bytes behind a path of the vectors.
pub fn bytes(vectors: &Value, device: &str, path: &[&str]) -> Vec<u8> {
    let value = path.iter().fold(&vectors[device], |value, step| &value[step]);
    hex::decode(value.as_str().unwrap()).unwrap()
}

/// The private key of device A, with which a forger who has the device could sign.
pub fn key_a() -> SigningKey {
    SigningKey::from_secret(Curve::Secp256r1, &bytes(&vectors(), "A", &["private_key_hex"])).unwrap()
}

/// Checks a TAR with nothing known.
pub fn checked(tar: Vec<u8>) -> Report {
    check(&mut Cursor::new(tar), &Known::default(), 2)
}

/// The sentences of a report's faults.
pub fn faults(report: &Report) -> Vec<String> {
    let kept = usize::try_from(report.faults).unwrap();
    report.findings.iter().take(kept).map(ToString::to_string).collect()
}

/// The codes of all findings, without the remark that the corpus certifies nothing.
pub fn codes(report: &Report) -> Vec<&'static str> {
    let codes = report.findings.iter().map(crate::Finding::code);
    codes.filter(|code| *code != "certificate.not_certified").collect()
}

/// The files of an export, to be changed.
#[derive(Clone)]
pub struct Export(pub Vec<(String, Vec<u8>)>);

impl Export {
    /// The whole one of device A.
    pub fn good() -> Self {
        let tar = tar("good_a.tar");
        let mut archive = ::tar::Archive::new(tar.as_slice());
        let files = archive.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let name = entry.path().unwrap().to_str().unwrap().to_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        });
        Self(files.collect())
    }

    /// Where the message with a counter lies.
    pub fn at(&self, counter: u64) -> usize {
        let sign = format!("_Sig-{counter}_");
        self.0.iter().position(|(name, _)| name.contains(&sign)).unwrap()
    }

    /// Where the file lies whose name holds some letters.
    pub fn named(&self, part: &str) -> usize {
        self.0.iter().position(|(name, _)| name.contains(part)).unwrap()
    }

    /// Signs a message anew with the device's own key, after a change of what it certifies or of its stamp.
    pub fn signed_anew(
        &self,
        counter: u64,
        change: impl FnOnce(&mut Body<'_>, &mut Stamp),
    ) -> (String, Vec<u8>) {
        let bytes = &self.0[self.at(counter)].1;
        let read = LogMessage::read(bytes).unwrap();
        let mut body = read.body.clone();
        let mut stamp = Stamp {
            serial: read.serial.try_into().unwrap(),
            algorithm: read.algorithm.clone(),
            counter: read.counter,
            time: read.time,
        };
        change(&mut body, &mut stamp);
        let signed = to_sign(&body, &stamp, DataForm::Whole).unwrap();
        let anew = message(&signed, &key_a().sign(&signed).unwrap());
        let name = name_of(&LogMessage::read(&anew).unwrap());
        (name, anew)
    }

    /// Puts a message that was signed anew in its place.
    pub fn replace(&mut self, counter: u64, change: impl FnOnce(&mut Body<'_>, &mut Stamp)) {
        let anew = self.signed_anew(counter, change);
        let at = self.at(counter);
        self.0[at] = anew;
    }

    /// The TAR of all files, without its end.
    pub fn without_end(&self) -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for (name, bytes) in &self.0 {
            let mut header = ::tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, bytes.as_slice()).unwrap();
        }
        let mut tar = builder.into_inner().unwrap();
        tar.truncate(tar.len() - 1_024);
        tar
    }

    /// The TAR of all files.
    pub fn tar(&self) -> Vec<u8> {
        let mut tar = self.without_end();
        tar.resize(tar.len() + 1_024, 0);
        tar
    }

    /// What a check says of it.
    pub fn checked(&self) -> Report {
        checked(self.tar())
    }
}

/// The step of a body that is one.
pub fn step<'b, 'a>(body: &'b mut Body<'a>) -> &'b mut Transaction<'a> {
    match body {
        Body::Transaction(step) => step,
        other => panic!("no transaction: {other:?}"),
    }
}

/// Other data for a step.
pub fn data(text: &str) -> Cow<'static, [u8]> {
    Cow::Owned(text.as_bytes().to_vec())
}

/// Another time for a stamp.
pub fn later(time: LogTime, seconds: i64) -> LogTime {
    LogTime { seconds: time.seconds + seconds, format: time.format }
}

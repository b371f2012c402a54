//! The kinds of damage.

use std::collections::BTreeMap;

use serde_json::Value;

use super::raw_zip::RawZip;

/// How a good archive becomes an odd one. Sums are made to fit wherever whoever alters an archive could do that.
#[derive(Clone, Copy)]
pub enum Odd {
    /// The first text in a file, and what stands there instead.
    Replaced(&'static str, &'static str, &'static str),
    /// A field of `bereich.json` and its value.
    Scope(&'static str, &'static str),
    /// The bytes of a file.
    File(&'static str, fn(&mut Vec<u8>)),
    /// The line of a sale.
    Entry(fn(&mut Value)),
    /// A field of a part of a sale, as it is spelled behind the field's name; signed anew with another key.
    Field(&'static str, &'static str, &'static str),
    /// All files.
    Files(fn(&mut BTreeMap<String, Vec<u8>>)),
    /// The ZIP in its pieces.
    Raw(fn(&mut RawZip)),
    /// The ZIP's bytes.
    Bytes(fn(&mut Vec<u8>)),
}

/// Puts another text in the first place of one.
pub fn replace(bytes: &mut Vec<u8>, from: &[u8], to: &[u8]) {
    let at = find(bytes, from);
    bytes.splice(at..at + from.len(), to.iter().copied());
}

/// Where a text stands for the first time.
///
/// # Panics
/// It stands nowhere.
pub fn find(bytes: &[u8], text: &[u8]) -> usize {
    let found = bytes.windows(text.len()).position(|window| window == text);
    found.unwrap_or_else(|| panic!("{} is not there", String::from_utf8_lossy(text)))
}

/// Another value of a field of one JSON object.
pub fn put(bytes: &mut Vec<u8>, field: &str, value: &str) {
    let start = find(bytes, format!("\"{field}\":").as_bytes()) + field.len() + 3;
    let length = bytes[start..].iter().position(|byte| matches!(byte, b',' | b'}')).unwrap();
    bytes.splice(start..start + length, value.bytes());
}

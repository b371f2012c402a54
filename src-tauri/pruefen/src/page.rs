//! The verifier inside `pruefen.html`: runs in a worker of the browser, which hands it the archive in pieces.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser calls this"))]

use std::io::{self, Read, Seek, SeekFrom};

use js_sys::{Function, Uint8Array};
use pruefen::claimed::claimed;
use pruefen::roll::Roll;
use pruefen::{Check, Typed, plain};
use serde::Serialize;
use serde_json::json;
use wasm_bindgen::prelude::*;

fn main() {}

/// A file that the person has chosen: `read_at(position, length)` gives its bytes.
#[derive(Debug)]
struct Chosen {
    read_at: Function,
    size: u64,
    at: u64,
}

impl Read for Chosen {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.size.saturating_sub(self.at);
        let wanted = into.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let Some(into) = into.get_mut(..wanted).filter(|into| !into.is_empty()) else { return Ok(0) };
        let (position, length) = (JsValue::from(self.at as f64), JsValue::from(wanted as f64));
        let bytes = self.read_at.call2(&JsValue::NULL, &position, &length).map_err(|_| gone())?;
        let bytes: Uint8Array = bytes.dyn_into().map_err(|_| gone())?;
        if bytes.length() as usize != wanted {
            return Err(gone());
        }
        bytes.copy_to(into);
        self.at += wanted as u64;
        Ok(wanted)
    }
}

impl Seek for Chosen {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = target.ok_or_else(gone)?;
        Ok(self.at)
    }
}

fn gone() -> io::Error {
    io::Error::other("Der Browser gibt die Datei nicht mehr her.")
}

fn sentence(trouble: impl ToString) -> JsValue {
    JsValue::from(trouble.to_string())
}

fn as_json(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(sentence)
}

/// An archive under check and its entries for the eye.
#[wasm_bindgen]
pub struct Archive {
    check: Check<io::BufReader<Chosen>>,
    roll: Roll,
}

#[wasm_bindgen]
impl Archive {
    /// Opens a file; throws one German sentence when it is no readable archive.
    pub fn open(read_at: Function, size: f64) -> Result<Archive, JsValue> {
        let chosen = Chosen { read_at, size: size as u64, at: 0 };
        let check = Check::open(io::BufReader::with_capacity(1 << 20, chosen)).map_err(sentence)?;
        Ok(Self { check, roll: Roll::default() })
    }

    /// Goes on for a little; how much is done, from 0 to 1.
    pub fn step(&mut self) -> Result<f64, JsValue> {
        let roll = &mut self.roll;
        self.check.step(|seen| roll.add(&seen)).map_err(sentence)
    }

    /// The report beside what was typed from paper, as JSON.
    pub fn report(&self, typed: &str) -> Result<String, JsValue> {
        let report = self.check.report();
        let (typed, misread) = match Typed::lines(typed) {
            Ok(typed) => (typed, None),
            Err(trouble) => (Vec::new(), Some(trouble.to_string())),
        };
        let comparison = self.check.compare(&typed);
        let place = report.found.as_ref().and_then(|found| self.roll.place_of(found.seq?));
        as_json(&json!({
            "verdict": report.verdict(&comparison),
            "headline": report.headline(&comparison),
            "part": report.is_part(),
            "title": claimed(&report.scope.title),
            "program": claimed(&report.scope.program),
            "sentences": report.sentences(&comparison),
            "misread": misread,
            "place": place,
            "report": report,
        }))
    }

    /// Some of the entries in which all words occur, as JSON.
    pub fn rows(&mut self, search: &str, from: usize, count: usize) -> Result<String, JsValue> {
        as_json(&self.roll.stretch(search, from, count))
    }

    /// The parts of the entry at a place, as JSON.
    pub fn entry(&mut self, place: usize) -> Result<String, JsValue> {
        let (start, length) =
            self.roll.bytes_of(place).ok_or_else(|| sentence("Diese Buchung gibt es nicht."))?;
        as_json(&plain::parts(&self.check.line(start, length).map_err(sentence)?))
    }
}

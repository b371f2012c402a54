//! The verifier inside `pruefen.html`: runs in a worker of the browser, which hands it the archive in pieces.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser calls this"))]

use std::io::{self, Read, Seek, SeekFrom};

use js_sys::{Function, Uint8Array};
use pruefen::claimed::claimed;
use pruefen::roll::Roll;
use pruefen::scope::Scope;
use pruefen::{Check, Report, Row, SignatureShare, Together, Typed, plain};
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

/// Archives of one register under check, and their entries for the eye.
#[wasm_bindgen]
pub struct Archives {
    share: SignatureShare,
    chosen: Vec<(String, Check<Source>)>,
    row: Option<Row<Source>>,
    roll: Roll,
    /// The place of the first entry of each archive.
    firsts: Vec<usize>,
    checked: Option<Together>,
}

type Source = io::BufReader<Chosen>;

#[wasm_bindgen]
impl Archives {
    /// None yet; for the `nth` of so many workers that check the same archive side by side.
    #[wasm_bindgen(constructor)]
    pub fn new(nth: u32, of: u32) -> Archives {
        let (chosen, firsts, roll) = (Vec::new(), Vec::new(), Roll::default());
        Self { share: SignatureShare::of(nth, of), chosen, row: None, roll, firsts, checked: None }
    }

    /// The line of the first archive in which something was found; without one, nothing was.
    pub fn found_in(&mut self) -> Option<f64> {
        let check = self.row.as_mut()?.archive(0)?;
        check.found_in().map(|line| line as f64)
    }

    /// Opens a file; throws one German sentence when it is no readable archive.
    pub fn add(&mut self, name: String, read_at: Function, size: f64) -> Result<(), JsValue> {
        let chosen = Chosen { read_at, size: size as u64, at: 0 };
        let mut check = Check::open(io::BufReader::with_capacity(1 << 20, chosen)).map_err(sentence)?;
        check.divide(self.share);
        self.chosen.push((name, check));
        Ok(())
    }

    /// Goes on for a little; how much is done, from 0 to 1. Throws one German sentence where the archives don't belong
    /// together, or one can't be read any more.
    pub fn step(&mut self) -> Result<f64, JsValue> {
        let row = match &mut self.row {
            Some(row) => row,
            none => none.insert(Row::of(std::mem::take(&mut self.chosen)).map_err(sentence)?),
        };
        if row.current().is_none() {
            if !row.begin_next() {
                self.checked = Some(Together::of(row));
                return Ok(1.0);
            }
            self.firsts.push(self.roll.len());
        }
        let (before, given, roll) = (row.checked() as f64, row.given() as f64, &mut self.roll);
        let Some((_, check)) = row.current() else { return Ok(1.0) };
        let done = check.step(|seen| roll.add(&seen)).map_err(sentence)?;
        if done >= 1.0 {
            row.end_current();
        }
        Ok(((before + done) / given).min(0.999))
    }

    /// The report beside what was typed from paper, as JSON.
    pub fn report(&self, typed: &str) -> Result<String, JsValue> {
        let checked = self.checked.as_ref().ok_or_else(|| sentence("Die Prüfung ist nicht zu Ende."))?;
        let (typed, misread) = match Typed::lines(typed) {
            Ok(typed) => (typed, None),
            Err(trouble) => (Vec::new(), Some(trouble.to_string())),
        };
        let (verdict, headline, sentences) = checked.said(&typed);
        let found = checked.reports().find_map(|report| report.found.as_ref());
        let place = found.and_then(|found| self.roll.place_of(found.seq?));
        as_json(&json!({
            "verdict": verdict,
            "headline": headline,
            "sentences": sentences,
            "misread": misread,
            "place": place,
            "archives": checked.reports().flat_map(|report| &report.archives).map(claims).collect::<Vec<_>>(),
            "part": checked.reports().any(Report::is_part),
            "runs": checked.reports().collect::<Vec<_>>(),
        }))
    }

    /// Some of the entries in which all words occur, as JSON.
    pub fn rows(&mut self, search: &str, from: usize, count: usize) -> Result<String, JsValue> {
        as_json(&self.roll.stretch(search, from, count))
    }

    /// The parts of the entry at a place, as JSON.
    pub fn entry(&mut self, place: usize) -> Result<String, JsValue> {
        let none = || sentence("Diese Buchung gibt es nicht.");
        let (start, length) = self.roll.bytes_of(place).ok_or_else(none)?;
        let at = self.firsts.iter().rposition(|first| *first <= place).ok_or_else(none)?;
        let check = self.row.as_mut().and_then(|row| row.archive(at)).ok_or_else(none)?;
        as_json(&plain::parts(&check.line(start, length).map_err(sentence)?))
    }
}

/// What an archive says of itself.
fn claims(scope: &Scope) -> serde_json::Value {
    json!({ "title": claimed(&scope.title), "program": claimed(&scope.program) })
}

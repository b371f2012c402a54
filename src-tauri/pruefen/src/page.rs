//! The verifier inside `pruefen.html`: runs in a worker of the browser, which hands it the archive in pieces.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser calls this"))]

use std::io::{self, Read, Seek, SeekFrom};

use js_sys::{Function, Uint8Array};
use pruefen::check::Seen;
use pruefen::claimed::claimed;
use pruefen::handed_on::SignatureWorker;
use pruefen::roll::Roll;
use pruefen::scope::Scope;
use pruefen::{Check, Report, Row, Together, Typed, plain};
use serde::Serialize;
use serde_json::json;
use wasm_bindgen::prelude::*;

fn main() {}

/// Bytes that the browser is asked for at a time: each request takes it a few milliseconds, however little is wanted.
const WINDOW: u64 = 8 << 20;

/// A file that the person has chosen: `read_at(position, length)` gives its bytes. A stretch of it stays at hand, whatever
/// is sought in between.
#[derive(Debug)]
struct Chosen {
    read_at: Function,
    size: u64,
    at: u64,
    window: Vec<u8>,
    /// Where the window begins.
    from: u64,
}

impl Chosen {
    const fn of(read_at: Function, size: u64) -> Self {
        Self { read_at, size, at: 0, window: Vec::new(), from: 0 }
    }

    /// What lies at hand from here on; nothing only at the end.
    fn at_hand(&mut self) -> io::Result<&[u8]> {
        let end = self.from + self.window.len() as u64;
        if !(self.from..end).contains(&self.at) {
            self.move_window()?;
        }
        let skip = usize::try_from(self.at - self.from).unwrap_or(usize::MAX);
        Ok(self.window.get(skip..).unwrap_or_default())
    }

    fn move_window(&mut self) -> io::Result<()> {
        let wanted = self.size.saturating_sub(self.at).min(WINDOW);
        let (position, length) = (JsValue::from(self.at as f64), JsValue::from(wanted as f64));
        let bytes = self.read_at.call2(&JsValue::NULL, &position, &length).map_err(|_| gone())?;
        let bytes: Uint8Array = bytes.dyn_into().map_err(|_| gone())?;
        if u64::from(bytes.length()) != wanted {
            return Err(gone());
        }
        self.window.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut self.window);
        self.from = self.at;
        Ok(())
    }
}

impl Read for Chosen {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut there = self.at_hand()?;
        let length = there.read(into)?;
        self.at += length as u64;
        Ok(length)
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
#[derive(Default)]
pub struct Archives {
    chosen: Vec<(String, Check<Chosen>)>,
    row: Option<Row<Chosen>>,
    roll: Roll,
    /// The place of the first entry of each archive.
    firsts: Vec<usize>,
    checked: Option<Together>,
    handed_on: Vec<u8>,
}

/// The helper, in a worker of its own: looks at signatures and at nothing else.
#[wasm_bindgen]
#[derive(Default)]
pub struct Signatures(SignatureWorker);

#[wasm_bindgen]
impl Signatures {
    /// With no key yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Signatures {
        Self::default()
    }

    /// Whether all that were handed on hold.
    pub fn hold(&mut self, handed: &[u8]) -> bool {
        self.0.all_hold(handed)
    }
}

#[wasm_bindgen]
impl Archives {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Archives {
        Self::default()
    }

    /// Opens a file; throws one German sentence when it is no readable archive.
    pub fn add(&mut self, name: String, read_at: Function, size: f64) -> Result<(), JsValue> {
        let check = Check::open(Chosen::of(read_at, size as u64)).map_err(sentence)?;
        self.chosen.push((name, check));
        Ok(())
    }

    /// Goes on for a little; how much is done, from 0 to 1. Throws one German sentence where the archives don't belong
    /// together, or one can't be read any more. With a helper at hand, the signatures of this step are left to it.
    pub fn step(&mut self, helper: bool) -> Result<f64, JsValue> {
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
        let see = |seen: Seen<'_>| roll.add(&seen);
        let done = if helper { check.step_with_helper(see) } else { check.step(see) }.map_err(sentence)?;
        self.handed_on.extend(check.handed_on());
        if done >= 1.0 {
            row.end_current();
        }
        Ok(((before + done) / given).min(0.999))
    }

    /// The signatures that were left to a helper since this was last asked; see [`Signatures`].
    pub fn handed_on(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.handed_on)
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

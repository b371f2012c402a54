//! Archives at the verifier: damaged ZIPs, texts that are spelled otherwise with sums that fit, and entries with an odd part
//! that somebody with the key has signed.

use std::io::Cursor;
use std::sync::LazyLock;

use pruefen::{Check, Typed, Unreadable, many};

use super::damage::{self, blows};
use super::target::{Met, Reader, Target};
use super::words;
use crate::archive::Archive;
use crate::closed_days::two_days;
use crate::odd_archives::{Good, damaged, resealed_with, small};
use crate::rng::Rng;

pub const ARCHIVES: Target = Target { name: "archives", lives: u64::MAX, make: || Box::new(Verifier) };

/// A book of two days with stand-ins for what is there for people: they are only summed.
static GOOD: LazyLock<Good> = LazyLock::new(|| {
    let days = two_days();
    Good::of(small(&Archive::of_book(days.folder.path())))
});
/// What stands on paper of some other book.
const PAPER: &str = "Kettenkopf c36b 3060 186d 59f7 (Eintrag 2)";
/// Of so many archives the command line looks at one as well.
const BOTH: u64 = 8;

struct Verifier;

/// One part of one entry is spelled otherwise, and all is signed anew.
fn forged(rng: &mut Rng) -> Vec<u8> {
    let entries = GOOD.files.lines("buchungen.jsonl").len();
    let at = rng.place(entries);
    let again = resealed_with(&GOOD.files, |nth, parts| {
        if nth == at {
            let part = rng.place(parts.len());
            (0..=blows(rng)).for_each(|_| words::text(rng, &mut parts[part].1));
        }
    });
    again.zip()
}

/// One file is damaged, and the sums fit.
fn with_another_file(rng: &mut Rng) -> Vec<u8> {
    let mut files = GOOD.files.clone();
    let nth = rng.place(files.0.len());
    let (name, bytes) = files.0.iter_mut().nth(nth).unwrap();
    match String::from_utf8(bytes.clone()) {
        Ok(mut text) if rng.below(4) > 0 => {
            (0..=blows(rng)).for_each(|_| words::text(rng, &mut text));
            *bytes = text.into_bytes();
        }
        _ => damage::bytes(rng, bytes),
    }
    if name == "SHA256SUMS" { files.zip_as_it_is() } else { files.zip() }
}

impl Reader for Verifier {
    fn input(&mut self, rng: &mut Rng) -> Vec<u8> {
        match rng.below(8) {
            0 | 1 => damaged(&GOOD, rng).1,
            2..=4 => forged(rng),
            5 | 6 => with_another_file(rng),
            _ => {
                let mut zip = GOOD.zip.clone();
                (0..blows(rng)).for_each(|_| damage::bytes(rng, &mut zip));
                zip
            }
        }
    }

    fn meet(&mut self, input: &[u8]) -> Result<Met, String> {
        let page = said(input, |check| {
            while check.step(|_| {})? < 1.0 {}
            Ok(())
        });
        if super::target::die_of(input).below(BOTH) == 0 {
            let command_line = said(input, |check| many::check(check, 1, |_| {}));
            if command_line != page {
                return Err(format!("the page says {page:?}, the command line {command_line:?}"));
            }
        }
        Ok(if page.is_ok_and(|(good, _)| good) { Met::Taken } else { Met::Refused })
    }
}

/// Whether it is good, and what a person would read.
fn said(
    zip: &[u8],
    look: impl FnOnce(&mut Check<Cursor<&[u8]>>) -> Result<(), Unreadable>,
) -> Result<(bool, Vec<String>), String> {
    let mut check = Check::open(Cursor::new(zip)).map_err(|no| no.to_string())?;
    look(&mut check).map_err(|no| no.to_string())?;
    let comparison = check.compare(&[Typed::read(PAPER).unwrap()]);
    let report = check.report();
    let mut words = report.sentences(&comparison);
    words.push(report.headline(&comparison));
    Ok((report.found.is_none(), words))
}

//! Damage to texts that somebody else has made: by fields, lines and numbers, because what is cut anywhere is refused at its
//! first letter.

use std::ops::Range;

use crate::chance::{NUMBERS, TEXTS};
use crate::rng::Rng;

/// What divides fields in the formats that are read.
const DIVIDERS: [char; 8] = [';', ',', '\t', ':', '=', '\n', '"', '{'];

/// What some reader takes for something else, beside [`TEXTS`].
const ODD: [&str; 32] = [
    "\u{feff}",
    "\u{0}",
    "\u{1}\u{2}\u{1b}[31m\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\r",
    "\r\n\r\n",
    "\n ",
    "\"",
    "\"\"",
    "\\",
    "\\\"",
    "\\ud800",
    "\\udc00\\ud800",
    "\\u0000",
    "=1+1",
    "=\"0171\"",
    "sep=",
    "sep=;",
    "=E4=F6=",
    "=\r\n",
    "=?utf-8?q?=E4?=",
    ";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-16:",
    ";TYPE=",
    "BEGIN:VCARD",
    "END:VCARD",
    "1e400",
    "-0",
    "0x10",
    "31.02.2026",
    "29.02.1900",
    "٣٤",
];

/// One blow to a text.
pub fn text(rng: &mut Rng, of: &mut String) {
    let at = of.floor_char_boundary(rng.place(of.len() + 1));
    match rng.below(14) {
        0 => of.truncate(at),
        1 => drop(of.drain(field(rng, of))),
        2 => {
            let field = field(rng, of);
            let again = of[field.clone()].to_owned();
            of.insert_str(field.end, &again);
        }
        3..=5 => {
            let odd = odd(rng);
            of.replace_range(field(rng, of), &odd);
        }
        6 => of.insert_str(at, &odd(rng)),
        7 => figure(rng, of),
        8 => lines(rng, of),
        9 => divide_otherwise(rng, of),
        10 => *of = of.replace('\n', ["\r\n", "\r", "\n\n", "\u{2028}"][rng.place(4)]),
        11 => {
            let divider = DIVIDERS[rng.place(DIVIDERS.len())];
            of.insert(at, divider);
        }
        12 => {
            let field = field(rng, of);
            let upper = of[field.clone()].to_uppercase();
            of.replace_range(field, &upper);
        }
        _ => {
            if let Some(letter) = of[at..].chars().next() {
                of.replace_range(at..at + letter.len_utf8(), &odd(rng));
            }
        }
    }
}

/// A text that nobody would write there.
fn odd(rng: &mut Rng) -> String {
    match rng.below(10) {
        0 => "Ä".repeat(300),
        1 => "9".repeat(rng.place(400)),
        2 => NUMBERS[rng.place(NUMBERS.len())].to_string(),
        3..=5 => TEXTS[rng.place(TEXTS.len())].to_owned(),
        _ => ODD[rng.place(ODD.len())].to_owned(),
    }
}

/// Where some field stands.
fn field(rng: &mut Rng, of: &str) -> Range<usize> {
    let mut ends: Vec<usize> = of.match_indices(DIVIDERS).map(|(at, _)| at).collect();
    ends.push(of.len());
    let nth = rng.place(ends.len());
    let start = nth.checked_sub(1).map_or(0, |before| ends[before] + 1);
    start..ends[nth]
}

/// Another number in the place of one.
fn figure(rng: &mut Rng, of: &mut String) {
    let starts: Vec<usize> =
        of.match_indices(|letter: char| letter.is_ascii_digit()).map(|it| it.0).collect();
    let Some(start) = rng.pick(&starts).copied() else { return };
    let length = of[start..].bytes().take_while(u8::is_ascii_digit).count();
    of.replace_range(start..start + length, &NUMBERS[rng.place(NUMBERS.len())].to_string());
}

/// A line is missing, comes twice, or stands elsewhere.
fn lines(rng: &mut Rng, of: &mut String) {
    let mut lines: Vec<&str> = of.split_inclusive('\n').collect();
    if lines.is_empty() {
        return;
    }
    let line = lines.remove(rng.place(lines.len()));
    for _ in 0..[0, 1, 2, 40][rng.place(4)] {
        lines.insert(rng.place(lines.len() + 1), line);
    }
    *of = lines.concat();
}

fn divide_otherwise(rng: &mut Rng, of: &mut String) {
    let (from, to) = (DIVIDERS[rng.place(4)], ["|", ";", ",", "\t", "ä", ""][rng.place(6)]);
    *of = of.replace(from, to);
}

/// A text as other programs write it: mostly UTF-8, else in another encoding or between two of them.
pub fn encoded(rng: &mut Rng, text: &str) -> Vec<u8> {
    let wide = |mark: bool, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).flat_map(to_bytes).collect()
    };
    match rng.below(16) {
        0 => [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat(),
        1 => wide(true, u16::to_le_bytes),
        2 => wide(true, u16::to_be_bytes),
        3 => wide(false, u16::to_le_bytes),
        // A surrogate without its other half.
        4 => [wide(true, u16::to_le_bytes), vec![0x00, 0xd8, 0x41, 0x00]].concat(),
        5 => text.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect(),
        6 | 7 => text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect(),
        // As if UTF-8 were Latin-1, and once more UTF-8.
        8 => text.bytes().map(char::from).collect::<String>().into_bytes(),
        _ => text.as_bytes().to_vec(),
    }
}

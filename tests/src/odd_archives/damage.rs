//! Archives that chance has damaged, the same for the same seed.

use crate::archive::Archive;
use crate::rng::Rng;

use super::raw_zip::RawZip;

/// The texts whose spelling is fixed.
const TEXTS: &[&str] = &["SHA256SUMS", "bereich.json", "buchungen.jsonl", "kunden.jsonl", "schluessel.txt"];

/// A good archive, as files and as the bytes of its ZIP.
pub struct Good {
    pub files: Archive,
    pub zip: Vec<u8>,
    /// The places of all bytes that no file has.
    frame: Vec<usize>,
}

impl Good {
    pub fn of(files: Archive) -> Self {
        let raw = RawZip::of(&files);
        let zip = raw.build();
        let (mut frame, mut at) = (Vec::new(), 0);
        for file in &raw.files {
            let start = at + 30 + file.local.name.len();
            frame.extend(at..start);
            at = start + file.bytes.len();
        }
        frame.extend(at..zip.len());
        Self { files, zip, frame }
    }
}

/// The ZIP with one other bit: every second time in what no file has, which is most of its form and least of
/// its bytes.
pub fn flipped(good: &Good, rng: &mut Rng) -> (String, Vec<u8>) {
    let at =
        if rng.below(2) == 0 { good.frame[rng.place(good.frame.len())] } else { rng.place(good.zip.len()) };
    let (bit, mut zip) = (rng.below(8), good.zip.clone());
    zip[at] ^= 1 << bit;
    (format!("bit {bit} of byte {at}"), zip)
}

/// The ZIP with some other, missing or further bytes.
fn torn(good: &Good, rng: &mut Rng) -> (String, Vec<u8>) {
    let mut zip = good.zip.clone();
    let (at, length) = (rng.place(zip.len()), 1 + rng.place(40));
    let end = zip.len().min(at + length);
    let what = rng.below(3);
    match what {
        0 => drop(zip.drain(at..end)),
        1 => zip[at..end].fill(u8::try_from(rng.below(256)).unwrap()),
        _ => drop(zip.splice(at..at, std::iter::repeat_n(u8::try_from(rng.below(256)).unwrap(), length))),
    }
    (format!("{length} bytes at {at}: {what}"), zip)
}

/// A text with another, missing or further byte at some place, and sums that fit: it may still be a good archive.
fn misspelled(good: &Good, rng: &mut Rng) -> (String, Vec<u8>) {
    const BYTES: &[u8] = b" \t\r\n\"\\,:{}[]0123456789abcdefABCDEFnull-+.e\x00\x0b\x7f\x80\xc3\xff";
    let name = *rng.pick(TEXTS).unwrap();
    let mut files = good.files.clone();
    let text = files.0.get_mut(name).unwrap();
    let (at, byte, what) = (rng.place(text.len()), *rng.pick(BYTES).unwrap(), rng.below(3));
    match what {
        0 => text[at] = byte,
        1 => drop(text.remove(at)),
        _ => text.insert(at, byte),
    }
    if name != "SHA256SUMS" {
        files = files.summed();
    }
    (format!("{name}: byte {byte:#04x} at {at}: {what}"), RawZip::of(&files).build())
}

/// Any of these.
pub fn damaged(good: &Good, rng: &mut Rng) -> (String, Vec<u8>) {
    match rng.below(4) {
        0 => flipped(good, rng),
        1 => torn(good, rng),
        _ => misspelled(good, rng),
    }
}

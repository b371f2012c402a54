//! One line of `buchungen.jsonl`: exactly the form that FORMAT.md 8 gives, read without detours.

use std::ops::Range;

use memchr::memchr2;
use proof::{CheckDigit, Digest, Part, PartDigest, Place, Signature};

/// A line as it stands; buffers are used again for the next.
#[derive(Debug)]
pub struct ArchiveLine {
    /// As the frame says; the head must say the same.
    pub seq: u64,
    /// Hash of the entry before.
    pub previous: Digest,
    /// Its own hash.
    pub hash: Digest,
    /// Over the hash.
    pub signature: Signature,
    /// The two digits that stand on paper.
    pub check_digit: CheckDigit,
    /// The texts of all parts, one behind the other.
    texts: Vec<u8>,
    parts: Vec<(Part, Range<usize>)>,
    /// Those that were stored when the entry was recorded; they prove nothing, but tell which part was
    /// changed.
    pub digests: Vec<PartDigest>,
}

/// Where a line stops being readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled(
    /// The field that was being read.
    pub Place,
);

type Read<T> = Result<T, Garbled>;

impl Default for ArchiveLine {
    fn default() -> Self {
        Self {
            seq: 0,
            previous: Digest::GENESIS,
            hash: Digest::GENESIS,
            signature: Signature::from_bytes([0; 64]),
            check_digit: CheckDigit::from_number(0),
            texts: Vec::with_capacity(8_192),
            parts: Vec::with_capacity(16),
            digests: Vec::with_capacity(16),
        }
    }
}

impl ArchiveLine {
    /// Takes in the next line, given without its line feed.
    ///
    /// # Errors
    /// [`Garbled`] where a byte is another one than FORMAT.md, section 8, demands; fields read before it
    /// stand.
    pub fn read(&mut self, bytes: &[u8]) -> Result<(), Garbled> {
        self.texts.clear();
        self.parts.clear();
        self.digests.clear();
        let mut from = Cursor { bytes, plain: !has_control(bytes), place: Place::Form };
        from.literal(b"{\"seq\":")?;
        self.seq = from.number()?;
        from.place = Place::Chain;
        from.literal(b",\"previous\":\"")?;
        self.previous = Digest::from_bytes(from.hex()?);
        from.literal(b"\",\"hash\":\"")?;
        self.hash = Digest::from_bytes(from.hex()?);
        from.place = Place::Signature;
        from.literal(b"\",\"signature\":\"")?;
        self.signature = Signature::from_bytes(from.hex()?);
        from.place = Place::CheckDigit;
        from.literal(b"\",\"check_digit\":\"")?;
        self.check_digit = CheckDigit::from_number(from.two_digits()?);
        from.place = Place::Form;
        from.literal(b"\",\"parts\":[")?;
        self.parts(&mut from)?;
        from.place = Place::Form;
        from.literal(b",\"digests\":[")?;
        self.digests(&mut from)?;
        from.literal(b"}")?;
        if from.bytes.is_empty() { Ok(()) } else { Err(Garbled(Place::Form)) }
    }

    /// The parts with their texts, in the order of the line.
    pub fn parts_read(&self) -> impl ExactSizeIterator<Item = (Part, &[u8])> + Clone {
        self.parts.iter().map(|(part, range)| (*part, self.texts.get(range.clone()).unwrap_or_default()))
    }

    fn parts(&mut self, from: &mut Cursor<'_>) -> Read<()> {
        loop {
            from.literal(b"[\"")?;
            let part = from.part()?;
            from.place = Place::Part(part);
            from.literal(b"\",\"")?;
            let start = self.texts.len();
            from.text(&mut self.texts)?;
            self.parts.push((part, start..self.texts.len()));
            from.literal(b"]")?;
            if !from.more()? {
                return Ok(());
            }
        }
    }

    fn digests(&mut self, from: &mut Cursor<'_>) -> Read<()> {
        loop {
            from.literal(b"[\"")?;
            let part = from.part()?;
            from.place = Place::Part(part);
            from.literal(b"\",\"")?;
            let digest = Digest::from_bytes(from.hex()?);
            self.digests.push(PartDigest { part, digest });
            from.literal(b"\"]")?;
            if !from.more()? {
                return Ok(());
            }
        }
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    /// No control character stands in the line: nothing but quotes and escapes can end a text.
    plain: bool,
    /// What is being read, to name it when it is garbled.
    place: Place,
}

impl Cursor<'_> {
    const fn garbled<T>(&self) -> Read<T> {
        Err(Garbled(self.place))
    }

    fn literal(&mut self, expected: &[u8]) -> Read<()> {
        match self.bytes.strip_prefix(expected) {
            Some(rest) => {
                self.bytes = rest;
                Ok(())
            }
            None => self.garbled(),
        }
    }

    /// Another element of a list, or its end.
    fn more(&mut self) -> Read<bool> {
        let Some((&byte, rest)) = self.bytes.split_first() else { return self.garbled() };
        self.bytes = rest;
        match byte {
            b',' => Ok(true),
            b']' => Ok(false),
            _ => self.garbled(),
        }
    }

    fn number(&mut self) -> Read<u64> {
        let digits = self.bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (number, rest) = self.bytes.split_at(digits);
        let plain = number.first() != Some(&b'0') || digits == 1;
        let read = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        self.bytes = rest;
        read.filter(|_| plain).map_or_else(|| self.garbled(), Ok)
    }

    fn two_digits(&mut self) -> Read<u8> {
        match self.bytes {
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9', rest @ ..] => {
                self.bytes = rest;
                Ok((tens - b'0') * 10 + (ones - b'0'))
            }
            _ => self.garbled(),
        }
    }

    /// Lower-case hex of a fixed length.
    fn hex<const N: usize>(&mut self) -> Read<[u8; N]> {
        let mut value = [0; N];
        let Some((digits, rest)) = self.bytes.split_at_checked(2 * N) else { return self.garbled() };
        let mut wrong = 0;
        for (byte, pair) in value.iter_mut().zip(digits.as_chunks::<2>().0) {
            let (high, low) = (HEX[usize::from(pair[0])], HEX[usize::from(pair[1])]);
            wrong |= (high | low) & 0xf0;
            *byte = (high << 4) | (low & 15);
        }
        self.bytes = rest;
        if wrong == 0 { Ok(value) } else { self.garbled() }
    }

    fn part(&mut self) -> Read<Part> {
        let length = self.bytes.iter().take(24).position(|byte| *byte == b'"');
        let Some((name, rest)) = length.and_then(|length| self.bytes.split_at_checked(length)) else {
            return self.garbled();
        };
        let part = std::str::from_utf8(name).ok().and_then(|name| name.parse().ok());
        self.bytes = rest;
        part.map_or_else(|| self.garbled(), Ok)
    }

    /// A JSON text up to and with its closing quote.
    fn text(&mut self, out: &mut Vec<u8>) -> Read<()> {
        loop {
            let special = if self.plain {
                memchr2(b'"', b'\\', self.bytes)
            } else {
                self.bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))
            };
            let Some(plain) = special else { return self.garbled() };
            let (before, rest) = self.bytes.split_at(plain);
            out.extend_from_slice(before);
            let (special, rest) = rest.split_at(1);
            self.bytes = rest;
            match special {
                b"\"" => return Ok(()),
                b"\\" => self.escaped(out)?,
                _ => return self.garbled(),
            }
        }
    }

    fn escaped(&mut self, out: &mut Vec<u8>) -> Read<()> {
        let Some((&letter, rest)) = self.bytes.split_first() else { return self.garbled() };
        self.bytes = rest;
        out.push(match letter {
            b'n' => b'\n',
            b'"' | b'\\' => letter,
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            // Only what has no short form, which are control characters.
            b'u' => match self.bytes {
                [b'0', b'0', high @ (b'0' | b'1'), low, rest @ ..] if HEX[usize::from(*low)] < 16 => {
                    self.bytes = rest;
                    match (high - b'0') * 16 + HEX[usize::from(*low)] {
                        8 | b'\t' | b'\n' | 12 | b'\r' => return self.garbled(),
                        control => control,
                    }
                }
                _ => return self.garbled(),
            },
            _ => return self.garbled(),
        });
        Ok(())
    }
}

/// Looks at every byte, which is faster than to stop early.
fn has_control(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |found, byte| found | (*byte < 0x20))
}

/// The value of each lower-case hex digit; 255 for other bytes.
const HEX: [u8; 256] = {
    let mut table = [255; 256];
    let mut digit = 0;
    while digit < 10 {
        table[(b'0' + digit) as usize] = digit;
        digit += 1;
    }
    while digit < 16 {
        table[(b'a' + digit - 10) as usize] = digit;
        digit += 1;
    }
    table
};

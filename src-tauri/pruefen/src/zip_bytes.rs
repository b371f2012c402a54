//! The bytes that make a ZIP of files: all of them follow from the files' names, sizes and sums (FORMAT.md,
//! section 8). A reader that makes them anew and compares leaves no room for a second reading.

/// How a header in front of a file begins.
pub const LOCAL_MARK: [u8; 4] = *b"PK\x03\x04";
/// How an entry of the directory begins.
pub const DIRECTORY_MARK: [u8; 4] = *b"PK\x01\x02";
/// Bytes of a header in front of a file, before its name.
pub const LOCAL_LENGTH: usize = 30;

/// From here on a size or a place needs 64 bits, and its field of 32 bits holds this.
const WIDE: u64 = 0xffff_ffff;
/// 1980-01-01, as MS-DOS writes it; its midnight is 0.
const DATE: u16 = 0x0021;
/// A plain file with the rights `-rw-r--r--`, as Unix writes it.
const RIGHTS: u32 = 0o100_644 << 16;
/// The system of "version made by".
const UNIX: u16 = 3 << 8;
/// The extra field of ZIP64.
const ZIP64: u16 = 1;

/// A file, as far as a ZIP tells of it.
#[derive(Clone, Copy, Debug)]
pub struct ZipFile<'a> {
    /// Its path in the archive.
    pub name: &'a str,
    /// Its length in bytes.
    pub size: u64,
    /// CRC-32 of its bytes.
    pub crc: u32,
}

impl ZipFile<'_> {
    /// Whether its size needs 64 bits.
    pub const fn is_wide(&self) -> bool {
        self.size >= WIDE
    }

    /// The version that a reader must know: 1.0, or 4.5 for ZIP64 sizes.
    const fn version(&self) -> u16 {
        if self.is_wide() { 45 } else { 10 }
    }

    /// The extra field of ZIP64 with what needs it, if anything does; a place only in the directory.
    fn extra(&self, at: Option<u64>) -> Record {
        let mut values = Record::default();
        if self.is_wide() {
            values = values.eight(self.size).eight(self.size);
        }
        if let Some(at) = at.filter(|at| *at >= WIDE) {
            values = values.eight(at);
        }
        if values.0.is_empty() {
            values
        } else {
            Record::default().two(ZIP64).two(values.length()).all(&values)
        }
    }

    /// What both headers of a file have in common: no flags, stored, the date, sum, sizes, lengths.
    fn stated(&self, extra: &Record) -> Record {
        let (size, name) = (narrow(self.size), u16::try_from(self.name.len()).unwrap_or(u16::MAX));
        let dated = Record::default().two(0).two(0).two(0).two(DATE).four(self.crc);
        dated.four(size).four(size).two(name).two(extra.length())
    }
}

/// What the header in front of a file tells of it.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Compressed, encrypted, or with a sum and sizes that follow only behind the bytes.
    pub is_packed: bool,
    /// CRC-32.
    pub crc: u32,
    /// In bytes, unless it needs 64 bits.
    pub size: u64,
    /// Bytes of the name that follows.
    pub name_length: usize,
}

impl Told {
    /// Reads the bytes before the name.
    pub fn by(header: &[u8; LOCAL_LENGTH]) -> Self {
        let two = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let four = |at: usize| u32::from(two(at)) | (u32::from(two(at + 2)) << 16);
        Self {
            is_packed: two(6) & 0b1001 != 0 || two(8) != 0,
            crc: four(14),
            size: u64::from(four(18)),
            name_length: usize::from(two(26)),
        }
    }
}

/// The header in front of a file.
pub fn local(file: &ZipFile<'_>) -> Vec<u8> {
    let extra = file.extra(None);
    let record = Record::default().mark(LOCAL_MARK).two(file.version()).all(&file.stated(&extra));
    record.text(file.name).all(&extra).0
}

/// The entry of the directory for a file whose header begins at a place.
pub fn directory_entry(file: &ZipFile<'_>, at: u64) -> Vec<u8> {
    let extra = file.extra(Some(at));
    let versions = Record::default().mark(DIRECTORY_MARK).two(UNIX | file.version()).two(file.version());
    // No comment, the first disk, nothing said of the content.
    let record = versions.all(&file.stated(&extra)).two(0).two(0).two(0).four(RIGHTS).four(narrow(at));
    record.text(file.name).all(&extra).0
}

/// What ends the ZIP, behind a directory of so many files that begins at a place and is so many bytes long;
/// `any_wide` says whether one of the files is.
pub fn end(files: u16, (at, length): (u64, u64), any_wide: bool) -> Vec<u8> {
    let is_wide = at.max(length) > WIDE;
    let mut record = Record::default();
    if is_wide {
        let (version, count) = (if any_wide { 45 } else { 10 }, u64::from(files));
        record = record.mark(*b"PK\x06\x06").eight(44).two(version).two(version).four(0).four(0);
        record = record.eight(count).eight(count).eight(length).eight(at);
        record = record.mark(*b"PK\x06\x07").four(0).eight(at.saturating_add(length)).four(1);
    }
    let length = if is_wide { u32::MAX } else { narrow(length) };
    record.mark(*b"PK\x05\x06").two(0).two(0).two(files).two(files).four(length).four(narrow(at)).two(0).0
}

fn narrow(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Numbers in the order of a ZIP: the lowest byte first.
#[derive(Debug, Default)]
struct Record(Vec<u8>);

impl Record {
    fn mark(mut self, mark: [u8; 4]) -> Self {
        self.0.extend(mark);
        self
    }

    fn two(mut self, value: u16) -> Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn four(mut self, value: u32) -> Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn eight(mut self, value: u64) -> Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn text(mut self, text: &str) -> Self {
        self.0.extend(text.as_bytes());
        self
    }

    fn all(mut self, other: &Self) -> Self {
        self.0.extend(&other.0);
        self
    }

    fn length(&self) -> u16 {
        u16::try_from(self.0.len()).unwrap_or(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: ZipFile<'_> = ZipFile { name: "ab", size: 3, crc: 0x0102_0304 };
    const LARGE: ZipFile<'_> = ZipFile { name: "ab", size: WIDE, crc: 0x0102_0304 };

    #[test]
    fn small_files_need_no_extra_field() {
        let expected = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\x21\0\x04\x03\x02\x01\x03\0\0\0\x03\0\0\0\x02\0\0\0ab";
        assert_eq!(local(&SMALL), expected);
        assert_eq!(local(&SMALL).len(), LOCAL_LENGTH + 2);
        let entry = directory_entry(&SMALL, 9);
        assert_eq!(entry[..8], *b"PK\x01\x02\x0a\x03\x0a\0");
        assert_eq!(entry[8..32], local(&SMALL)[6..30]);
        assert_eq!(entry[32..], *b"\0\0\0\0\0\0\0\0\xa4\x81\x09\0\0\0ab");
    }

    #[test]
    fn what_needs_64_bits_stands_in_the_extra_field() {
        let header = local(&LARGE);
        assert_eq!((header[4], &header[18..30]), (45, &b"\xff\xff\xff\xff\xff\xff\xff\xff\x02\0\x14\0"[..]));
        assert_eq!(header[32..36], *b"\x01\0\x10\0");
        assert_eq!(directory_entry(&LARGE, 0)[48..], header[32..]);
        let far = directory_entry(&SMALL, WIDE);
        assert_eq!(
            (far[6], &far[42..]),
            (10, &b"\xff\xff\xff\xffab\x01\0\x08\0\xff\xff\xff\xff\0\0\0\0"[..])
        );
        let both = directory_entry(&LARGE, WIDE + 1);
        assert_eq!(both[48..52], *b"\x01\0\x18\0");
        assert_eq!(end(1, (WIDE, 48), false).len(), 22);
        assert_eq!(end(1, (WIDE + 1, 48), true).len(), 22 + 20 + 56);
    }
}

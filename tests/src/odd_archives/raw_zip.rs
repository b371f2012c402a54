//! A ZIP whose every field can be another one than it should be.

use flate2::Crc;

use crate::archive::Archive;

/// What a header or an entry of the directory says of a file.
#[derive(Clone)]
pub struct Said {
    pub name: Vec<u8>,
    pub made_by: u16,
    pub needed: u16,
    pub flags: u16,
    pub method: u16,
    pub time: u16,
    pub date: u16,
    pub crc: u32,
    pub packed: u32,
    pub size: u32,
    pub extra: Vec<u8>,
    /// From here on only in the directory.
    pub comment: Vec<u8>,
    pub disk: u16,
    pub internal: u16,
    pub external: u32,
    /// The header's place, where it is not the true one.
    pub place: Option<u32>,
}

/// A file with both things that are said of it.
#[derive(Clone)]
pub struct RawFile {
    pub local: Said,
    pub central: Said,
    pub bytes: Vec<u8>,
    /// What follows its bytes.
    pub behind: Vec<u8>,
}

/// A ZIP in its pieces.
#[derive(Clone)]
pub struct RawZip {
    pub before: Vec<u8>,
    pub files: Vec<RawFile>,
    /// Which files the directory lists, by their places.
    pub directory: Vec<usize>,
    pub before_directory: Vec<u8>,
    pub behind_directory: Vec<u8>,
    /// A second directory, which the end of ZIP64 names.
    pub second_directory: bool,
    pub comment: Vec<u8>,
    pub behind: Vec<u8>,
}

impl RawFile {
    /// A file as it should stand in an archive.
    pub fn new(name: &[u8], bytes: &[u8]) -> Self {
        let mut crc = Crc::new();
        crc.update(bytes);
        let size = u32::try_from(bytes.len()).unwrap();
        let said = Said {
            name: name.to_vec(),
            made_by: 0x030a,
            needed: 10,
            flags: 0,
            method: 0,
            time: 0,
            date: 0x21,
            crc: crc.sum(),
            packed: size,
            size,
            extra: Vec::new(),
            comment: Vec::new(),
            disk: 0,
            internal: 0,
            external: 0o100_644 << 16,
            place: None,
        };
        Self { local: said.clone(), central: said, bytes: bytes.to_vec(), behind: Vec::new() }
    }

    /// Alters what is said at both places.
    pub fn both(&mut self, alter: impl Fn(&mut Said)) {
        alter(&mut self.local);
        alter(&mut self.central);
    }
}

impl RawZip {
    /// An archive as it should be.
    pub fn of(archive: &Archive) -> Self {
        let files: Vec<RawFile> =
            archive.0.iter().map(|(name, bytes)| RawFile::new(name.as_bytes(), bytes)).collect();
        Self {
            before: Vec::new(),
            directory: (0..files.len()).collect(),
            files,
            before_directory: Vec::new(),
            behind_directory: Vec::new(),
            second_directory: false,
            comment: Vec::new(),
            behind: Vec::new(),
        }
    }

    /// The first file of a name.
    pub fn file(&mut self, name: &str) -> &mut RawFile {
        self.files.iter_mut().find(|file| file.local.name == name.as_bytes()).unwrap()
    }

    /// A report for people.
    pub fn report(&mut self) -> &mut RawFile {
        self.files.iter_mut().find(|file| file.local.name.starts_with(b"berichte/")).unwrap()
    }

    /// Puts one more file in, behind all others.
    pub fn push(&mut self, file: RawFile) {
        self.directory.push(self.files.len());
        self.files.push(file);
    }

    /// All of it.
    pub fn build(&self) -> Vec<u8> {
        let mut out = self.before.clone();
        let mut places = Vec::new();
        for file in &self.files {
            places.push(number(out.len()));
            out.extend(local(&file.local));
            out.extend(&file.bytes);
            out.extend(&file.behind);
        }
        out.extend(&self.before_directory);
        let start = out.len();
        for at in &self.directory {
            let said = &self.files[*at].central;
            out.extend(central(said, said.place.unwrap_or(places[*at])));
        }
        let directory = out[start..].to_vec();
        if self.second_directory {
            let second = out.len() as u64;
            out.extend(&directory);
            out.extend(end_of_zip64(self.directory.len() as u64, directory.len() as u64, second));
        }
        out.extend(&self.behind_directory);
        let files = u16::try_from(self.directory.len()).unwrap();
        out.extend(b"PK\x05\x06\0\0\0\0");
        two(&mut out, &[files, files]);
        four(&mut out, &[number(directory.len()), number(start)]);
        two(&mut out, &[u16::try_from(self.comment.len()).unwrap()]);
        out.extend(&self.comment);
        out.extend(&self.behind);
        out
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap()
}

fn two(out: &mut Vec<u8>, values: &[u16]) {
    out.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

fn four(out: &mut Vec<u8>, values: &[u32]) {
    out.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

fn stated(out: &mut Vec<u8>, said: &Said) {
    two(out, &[said.needed, said.flags, said.method, said.time, said.date]);
    four(out, &[said.crc, said.packed, said.size]);
    two(out, &[u16::try_from(said.name.len()).unwrap(), u16::try_from(said.extra.len()).unwrap()]);
}

fn local(said: &Said) -> Vec<u8> {
    let mut out = b"PK\x03\x04".to_vec();
    stated(&mut out, said);
    out.extend(&said.name);
    out.extend(&said.extra);
    out
}

fn central(said: &Said, place: u32) -> Vec<u8> {
    let mut out = b"PK\x01\x02".to_vec();
    two(&mut out, &[said.made_by]);
    stated(&mut out, said);
    two(&mut out, &[u16::try_from(said.comment.len()).unwrap(), said.disk, said.internal]);
    four(&mut out, &[said.external, place]);
    out.extend(&said.name);
    out.extend(&said.extra);
    out.extend(&said.comment);
    out
}

/// Its end record and the locator behind it.
fn end_of_zip64(files: u64, length: u64, place: u64) -> Vec<u8> {
    let mut out = b"PK\x06\x06".to_vec();
    let eight = |out: &mut Vec<u8>, value: u64| out.extend(value.to_le_bytes());
    eight(&mut out, 44);
    two(&mut out, &[45, 45]);
    four(&mut out, &[0, 0]);
    for value in [files, files, length, place] {
        eight(&mut out, value);
    }
    out.extend(b"PK\x06\x07");
    four(&mut out, &[0]);
    eight(&mut out, place + length);
    four(&mut out, &[1]);
    out
}

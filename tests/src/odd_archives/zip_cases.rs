//! Odd ZIPs around good files.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::odd::{Odd, replace};
use super::raw_zip::{RawFile, RawZip};

const FOREIGN: &[u8] = b"%PDF another";

/// A file of another name beside the others, listed in the sums.
fn with_file(files: &mut std::collections::BTreeMap<String, Vec<u8>>, name: &str) {
    files.insert(name.to_owned(), b"MZ".to_vec());
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = DeflateEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// The extra field that gives a file another name (Info-ZIP Unicode Path).
fn unicode_path(name: &[u8], other: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(name);
    let length = u16::try_from(5 + other.len()).unwrap();
    [&b"\x75\x70"[..], &length.to_le_bytes(), &[1], &crc.sum().to_le_bytes(), other].concat()
}

fn pack(file: &mut RawFile, bytes: Vec<u8>) {
    let packed = u32::try_from(bytes.len()).unwrap();
    file.both(|said| (said.method, said.packed) = (8, packed));
    file.bytes = bytes;
}

/// The places of two reports.
fn two_reports(zip: &RawZip) -> (usize, usize) {
    let mut places = (0..zip.files.len()).filter(|at| zip.files[*at].local.name.starts_with(b"berichte/"));
    (places.next().unwrap(), places.next().unwrap())
}

pub const ZIP: &[(&str, Odd)] = &[
    ("z01 listed twice", Odd::Raw(|zip| zip.directory.push(2))),
    (
        "z02 two files of one name",
        Odd::Raw(|zip| {
            let name = zip.report().local.name.clone();
            zip.push(RawFile::new(&name, FOREIGN));
        }),
    ),
    (
        "z02b a second one before the good one",
        Odd::Raw(|zip| {
            let (at, _) = two_reports(zip);
            let name = zip.files[at].local.name.clone();
            zip.files.insert(at, RawFile::new(&name, FOREIGN));
            zip.directory.push(zip.files.len() - 1);
        }),
    ),
    (
        "z03 in no directory",
        Odd::Raw(|zip| {
            zip.directory.pop();
        }),
    ),
    ("z05 ../../evil", Odd::Files(|files| with_file(files, "../../evil"))),
    ("z06 absolute", Odd::Files(|files| with_file(files, "/etc/cron.d/evil"))),
    ("z06b C:", Odd::Files(|files| with_file(files, "C:\\evil.bat"))),
    ("z07 folder", Odd::Files(|files| drop(files.insert("berichte/".to_owned(), Vec::new())))),
    ("z07b exe", Odd::Files(|files| with_file(files, "pruefen.exe"))),
    ("z07c html among the reports", Odd::Files(|files| with_file(files, "berichte/a.html"))),
    ("z07d pdf among the lists", Odd::Files(|files| with_file(files, "tabellen/a.pdf"))),
    ("z07e deeper", Odd::Files(|files| with_file(files, "berichte/a/b.pdf"))),
    ("z07f a report without a name", Odd::Files(|files| with_file(files, "berichte/.pdf"))),
    (
        "z07g a name too long",
        Odd::Files(|files| with_file(files, &format!("berichte/{}.pdf", "a".repeat(81)))),
    ),
    ("z07h a blank", Odd::Files(|files| with_file(files, "berichte/a b.pdf"))),
    ("z08 bytes behind", Odd::Bytes(|zip| zip.extend(b"more"))),
    ("z08b a zero behind", Odd::Bytes(|zip| zip.push(0))),
    ("z08c the whole again behind", Odd::Bytes(|zip| zip.extend_from_within(..))),
    ("z09 comment", Odd::Raw(|zip| zip.comment = b"hello".to_vec())),
    ("z09b 30 KB comment", Odd::Raw(|zip| zip.comment = vec![b'x'; 30_000])),
    ("z10 bytes before, places fit", Odd::Raw(|zip| zip.before = b"#!/bin/sh\n".to_vec())),
    ("z10b bytes before, places do not fit", Odd::Bytes(|zip| drop(zip.splice(..0, *b"MZ")))),
    ("z11 gap before the directory", Odd::Raw(|zip| zip.before_directory = b"hidden".to_vec())),
    ("z11b gap between files", Odd::Raw(|zip| zip.files[3].behind = b"hidden".to_vec())),
    ("z12 gap before the end", Odd::Raw(|zip| zip.behind_directory = b"hidden".to_vec())),
    ("z13 crc wrong at both places (pdf)", Odd::Raw(|zip| zip.report().both(|said| said.crc ^= 1))),
    ("z13b crc wrong at both places", Odd::Raw(|zip| zip.file("buchungen.jsonl").both(|said| said.crc ^= 1))),
    ("z13c crc of the sums", Odd::Raw(|zip| zip.file("SHA256SUMS").both(|said| said.crc ^= 1))),
    ("z13d crc of the page", Odd::Raw(|zip| zip.file("pruefen.html").both(|said| said.crc = 0))),
    ("z14 crc wrong in the header", Odd::Raw(|zip| zip.report().local.crc ^= 1)),
    ("z14b crc wrong in the directory", Odd::Raw(|zip| zip.report().central.crc ^= 1)),
    (
        "z15 two names swapped in the headers",
        Odd::Raw(|zip| {
            let (one, other) = two_reports(zip);
            let name = zip.files[one].local.name.clone();
            zip.files[one].local.name = std::mem::replace(&mut zip.files[other].local.name, name);
        }),
    ),
    ("z15b header ../evil.bat", Odd::Raw(|zip| zip.report().local.name = b"../evil.bat".to_vec())),
    ("z15c directory ../evil.bat", Odd::Raw(|zip| zip.report().central.name = b"../evil.bat".to_vec())),
    ("z16 flag encrypted", Odd::Raw(|zip| zip.report().local.flags = 1)),
    ("z16b flag encrypted in the directory", Odd::Raw(|zip| zip.report().central.flags = 1)),
    ("z17 method deflate", Odd::Raw(|zip| zip.report().local.method = 8)),
    ("z17b method deflate in the directory", Odd::Raw(|zip| zip.report().central.method = 8)),
    (
        "z18 60 KB in the extra field",
        Odd::Raw(|zip| zip.report().local.extra = [&b"\xff\xff\x60\xea"[..], &[7; 60_000]].concat()),
    ),
    ("z18b garbage in the extra field", Odd::Raw(|zip| zip.report().local.extra = vec![1, 2, 3])),
    (
        "z18c a time in the extra field",
        Odd::Raw(|zip| zip.report().local.extra = b"UT\x05\0\x01abcd".to_vec()),
    ),
    ("z19 comment of a file", Odd::Raw(|zip| zip.report().central.comment = b"hello".to_vec())),
    (
        "z19b extra field in the directory",
        Odd::Raw(|zip| zip.report().central.extra = b"\xfe\xca\0\0".to_vec()),
    ),
    (
        "z20 another name in an extra field",
        Odd::Raw(|zip| {
            let file = zip.report();
            let extra = unicode_path(&file.local.name, b"berichte/other.pdf");
            file.both(|said| said.extra.clone_from(&extra));
        }),
    ),
    (
        "z20b a listed name in an extra field",
        Odd::Raw(|zip| {
            let name = zip.report().local.name.clone();
            let extra = unicode_path(b"berichte/x.pdf", &name);
            zip.report().both(|said| {
                said.name = b"berichte/x.pdf".to_vec();
                said.extra.clone_from(&extra);
            });
        }),
    ),
    (
        "z21 deflated",
        Odd::Raw(|zip| {
            let packed = deflated(&zip.report().bytes);
            pack(zip.report(), packed);
        }),
    ),
    (
        "z22 bomb",
        Odd::Raw(|zip| {
            let file = zip.file("kunden.jsonl");
            pack(file, deflated(&vec![0; 1 << 20]));
            file.both(|said| said.size = 2_000_000_000);
        }),
    ),
    (
        "z22b 3 GB claimed",
        Odd::Raw(|zip| {
            zip.file("kunden.jsonl").both(|said| (said.packed, said.size) = (3_000_000_000, 3_000_000_000))
        }),
    ),
    (
        "z22c 2^63 bytes claimed in ZIP64",
        Odd::Raw(|zip| {
            let size =
                [&b"\x01\0\x10\0"[..], &(1_u64 << 63).to_le_bytes(), &(1_u64 << 63).to_le_bytes()].concat();
            zip.file("kunden.jsonl").both(|said| {
                (said.needed, said.packed, said.size) = (45, u32::MAX, u32::MAX);
                said.extra.clone_from(&size);
            });
        }),
    ),
    ("z23 larger than it lies there", Odd::Raw(|zip| zip.report().both(|said| said.size += 1))),
    ("z23b smaller than it lies there", Odd::Raw(|zip| zip.report().both(|said| said.size -= 1))),
    ("z23c larger in the header", Odd::Raw(|zip| zip.report().local.packed += 1)),
    ("z24 NUL in a name", Odd::Files(|files| with_file(files, "berichte/a.pdf\0.exe"))),
    ("z24b line feed in a name", Odd::Files(|files| with_file(files, "berichte/a\nb.pdf"))),
    ("z24c twin in capitals", Odd::Files(|files| with_file(files, "Buchungen.jsonl"))),
    ("z24d cyrillic twin", Odd::Files(|files| with_file(files, "buchungеn.jsonl"))),
    ("z24e twin in pieces", Odd::Files(|files| with_file(files, "berichte/u\u{308}bersicht.pdf"))),
    ("z24f from right to left", Odd::Files(|files| with_file(files, "berichte/a\u{202e}fdp.exe"))),
    ("z25 the other way round", Odd::Raw(|zip| zip.files.reverse())),
    ("z25b directory the other way round", Odd::Raw(|zip| zip.directory.reverse())),
    ("z26 umlaut without its flag", Odd::Files(|files| with_file(files, "berichte/ü.pdf"))),
    (
        "z26b latin-1 with the flag",
        Odd::Raw(|zip| {
            zip.report().both(|said| {
                said.flags = 0x800;
                said.name = b"berichte/\xfc.pdf".to_vec();
            });
        }),
    ),
    ("z26c the flag without need", Odd::Raw(|zip| zip.report().both(|said| said.flags = 0x800))),
    ("z27 a link", Odd::Raw(|zip| zip.report().central.external = 0o120_777 << 16)),
    ("z27b a program", Odd::Raw(|zip| zip.report().central.external = 0o100_755 << 16)),
    ("z27c from Windows", Odd::Raw(|zip| zip.report().central.made_by = 10)),
    ("z28 sums behind the bytes", Odd::Raw(|zip| zip.report().both(|said| said.flags = 8))),
    (
        "z28b sums and sizes behind the bytes",
        Odd::Raw(|zip| {
            let file = zip.report();
            let said = file.local.clone();
            file.both(|said| said.flags = 8);
            (file.local.crc, file.local.packed, file.local.size) = (0, 0, 0);
            file.behind = [&b"PK\x07\x08"[..], &said.crc.to_le_bytes(), &said.size.to_le_bytes()].concat();
            file.behind.extend(said.size.to_le_bytes());
        }),
    ),
    ("z29 ZIP64 names another directory", Odd::Raw(|zip| zip.second_directory = true)),
    (
        "z30 a good zip in the comment of another",
        Odd::Raw(|zip| {
            let mut inner = zip.clone();
            inner.files.truncate(1);
            inner.directory.truncate(1);
            zip.comment = inner.build();
            zip.report().bytes.push(b'x');
        }),
    ),
    ("split: a second zip before the end", Odd::Raw(|zip| zip.behind_directory = zip.build())),
    ("a time", Odd::Raw(|zip| zip.report().both(|said| said.time = 0x6000))),
    ("a date", Odd::Raw(|zip| zip.report().both(|said| said.date = 0x5d7b))),
    ("another version", Odd::Raw(|zip| zip.report().both(|said| said.needed = 20))),
    ("on another disk", Odd::Raw(|zip| zip.report().central.disk = 1)),
    ("said to be a text", Odd::Raw(|zip| zip.report().central.internal = 1)),
    ("a header elsewhere", Odd::Raw(|zip| zip.report().central.place = Some(0))),
    (
        "ZIP64 without need",
        Odd::Raw(|zip| {
            let size = u64::from(zip.report().local.size);
            let extra = [&b"\x01\0\x10\0"[..], &size.to_le_bytes(), &size.to_le_bytes()].concat();
            zip.report().both(|said| {
                (said.needed, said.made_by, said.packed, said.size) = (45, 0x032d, u32::MAX, u32::MAX);
                said.extra.clone_from(&extra);
            });
        }),
    ),
    ("the last byte gone", Odd::Bytes(|zip| zip.truncate(zip.len() - 1))),
    ("the first byte gone", Odd::Bytes(|zip| drop(zip.drain(..1)))),
    ("the half gone", Odd::Bytes(|zip| zip.truncate(zip.len() / 2))),
    ("nothing", Odd::Bytes(Vec::clear)),
    ("four bytes", Odd::Bytes(|zip| zip.truncate(4))),
    ("only an end", Odd::Bytes(|zip| drop(zip.drain(..zip.len() - 22)))),
    ("another end record", Odd::Bytes(|zip| replace(zip, b"PK\x05\x06", b"PK\x05\x07"))),
    (
        "no sums",
        Odd::Raw(|zip| {
            zip.files.remove(1);
            zip.directory.pop();
        }),
    ),
];

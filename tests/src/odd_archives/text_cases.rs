//! Good ZIPs around texts that are spelled otherwise, or say something else.

use serde_json::Value;

use super::odd;
use super::odd::Odd::{self, Entry, File, Replaced, Scope};

const BOM: &[u8] = "\u{feff}".as_bytes();

fn marked(bytes: &mut Vec<u8>) {
    bytes.splice(..0, BOM.iter().copied());
}

fn utf16(bytes: &mut Vec<u8>) {
    let text = String::from_utf8(std::mem::take(bytes)).unwrap();
    bytes.extend(b"\xff\xfe");
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
}

fn cut_last(bytes: &mut Vec<u8>) {
    bytes.pop();
}

/// The last line once more, without its line feed.
fn again(bytes: &mut Vec<u8>) {
    let lines = &bytes[..bytes.len() - 1];
    let start = lines.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = lines[start..].to_vec();
    bytes.extend(line);
}

/// A text of the entry in capitals.
fn capitals(entry: &mut Value, field: &str) {
    entry[field] = Value::from(entry[field].as_str().unwrap().to_uppercase());
}

fn list<'a>(entry: &'a mut Value, field: &str) -> &'a mut Vec<Value> {
    entry[field].as_array_mut().unwrap()
}

const SUMS: &str = "SHA256SUMS";
const KEYS: &str = "schluessel.txt";
const RANGE: &str = "bereich.json";
const BOOK: &str = "buchungen.jsonl";
const PEOPLE: &str = "kunden.jsonl";

pub const TEXTS: &[(&str, Odd)] = &[
    ("j01 BOM range", File(RANGE, marked)),
    ("j02 BOM book", File(BOOK, marked)),
    ("j02b BOM customers", File(PEOPLE, marked)),
    ("j03 BOM keys", File(KEYS, marked)),
    ("j03b BOM sums", File(SUMS, marked)),
    ("j04 register twice", Replaced(RANGE, "\"title\"", "\"register\":\"HW-01\",\"title\"")),
    ("j04b last_seq twice", Replaced(RANGE, "\"first_seq\"", "\"last_seq\":1,\"first_seq\"")),
    ("j05 unknown field", Replaced(RANGE, "\"title\"", "\"more\":1,\"title\"")),
    ("j06 blanks", Replaced(RANGE, "\"title\":", "\"title\": ")),
    ("j06b a line feed more", File(RANGE, |bytes| bytes.push(b'\n'))),
    ("j06c no line feed", File(RANGE, cut_last)),
    ("j06d carriage return", Replaced(RANGE, "}\n", "}\r\n")),
    (
        "j06e fields in another order",
        Replaced(RANGE, "\"format\":2,\"register\":\"HW-01\"", "\"register\":\"HW-01\",\"format\":1"),
    ),
    ("j06f an escape without need", Replaced(RANGE, "HW-01", "\\u0048W-01")),
    ("j06g a list", Replaced(RANGE, "{", "[{")),
    ("j07 first_seq 1.0", Scope("first_seq", "1.0")),
    ("j07b format 1.0", Scope("format", "1.0")),
    ("j07c format \"1\"", Scope("format", "\"1\"")),
    ("j07d no format", Replaced(RANGE, "\"format\":2,", "")),
    ("j07e format 3", Scope("format", "3")),
    ("j07f format true", Scope("format", "true")),
    ("j07g first_seq 1e0", Scope("first_seq", "1e0")),
    ("j07h first_seq 01", Scope("first_seq", "01")),
    ("j07i first_seq -1", Scope("first_seq", "-1")),
    ("j07j first_seq true", Scope("first_seq", "true")),
    ("j08 last_seq 2^64 - 1", Scope("last_seq", "18446744073709551615")),
    ("j08b last_seq 1e400", Scope("last_seq", "1e400")),
    ("j08c first_seq 0", Scope("first_seq", "0")),
    ("j08d last_seq of 5000 digits", File(RANGE, |bytes| odd::put(bytes, "last_seq", &"9".repeat(5_000)))),
    ("j08e last_seq before first_seq", Scope("last_seq", "0")),
    ("j08f one entry less", Scope("last_seq", "3")),
    ("j08g nested deeply", File(RANGE, |bytes| odd::put(bytes, "title", &"[".repeat(100_000)))),
    ("j09 range in UTF-16", File(RANGE, utf16)),
    ("j10 title NaN", Scope("title", "NaN")),
    ("j10b title of control characters", Scope("title", "\"November\\u001b[2J 2026\"")),
    ("j10c title of another language", Scope("title", "\"March 2026\"")),
    ("j10d half a surrogate", Scope("program", "\"\\ud800\"")),
    ("j11 partial \"no\"", Scope("partial", "\"no\"")),
    ("j11b no partial", Replaced(RANGE, "\"partial\":true,", "")),
    ("j11c partial 1", Scope("partial", "1")),
    ("j12 another register", Scope("register", "\"ANDERE-99\"")),
    ("j12c previous receipt", Scope("previous_receipt_number", "4711")),
    ("j12c2 previous Z", Scope("previous_z_number", "99")),
    ("j12e wrong previous hash", Replaced(RANGE, "\"previous_hash\":\"00", "\"previous_hash\":\"01")),
    ("j12f previous hash in capitals", Replaced(RANGE, "\"previous_hash\":\"00", "\"previous_hash\":\"A0")),
    ("j12g previous hash short", Replaced(RANGE, "\"previous_hash\":\"00", "\"previous_hash\":\"")),
    ("j13 blanks", Replaced(BOOK, "\"previous\":", "\"previous\": ")),
    ("j13b seq twice", Replaced(BOOK, "{\"seq\":1,", "{\"seq\":1,\"seq\":1,")),
    ("j13c unknown field", Replaced(BOOK, "{\"seq\":1,", "{\"more\":0,\"seq\":1,")),
    ("j13d carriage return", Replaced(BOOK, "]]}\n", "]]}\r\n")),
    ("j13e no last line feed", File(BOOK, cut_last)),
    ("j13f blank line at the end", File(BOOK, |bytes| bytes.push(b'\n'))),
    ("j13f2 blank line at the beginning", File(BOOK, |bytes| bytes.insert(0, b'\n'))),
    ("j13g more behind the last line feed", File(BOOK, |bytes| bytes.extend(b"more"))),
    ("j13g2 an entry behind the last line feed", File(BOOK, again)),
    ("j13h escaped umlaut", Replaced(BOOK, "ö", "\\u00f6")),
    ("j13h2 line feed as a number", Replaced(BOOK, "format=2\\n", "format=2\\u000a")),
    ("j13h3 escape in capitals", Replaced(BOOK, "format=2\\n", "format=2\\u000A")),
    ("j13h4 bare line feed", Replaced(BOOK, "format=2\\n", "format=2\n")),
    ("j13h5 bare tab", Replaced(BOOK, "format=2\\n", "format=2\t\\n")),
    ("j13i escaped slash", Replaced(BOOK, "/", "\\/")),
    ("j13j book in UTF-16", File(BOOK, utf16)),
    ("j13j2 not UTF-8", File(BOOK, |bytes| odd::replace(bytes, "ö".as_bytes(), b"\xf6"))),
    ("j13k seq 1.0", Replaced(BOOK, "{\"seq\":1,", "{\"seq\":1.0,")),
    ("j13l seq \"1\"", Replaced(BOOK, "{\"seq\":1,", "{\"seq\":\"1\",")),
    ("j13l2 seq 01", Replaced(BOOK, "{\"seq\":1,", "{\"seq\":01,")),
    ("j13l3 seq true", Replaced(BOOK, "{\"seq\":1,", "{\"seq\":true,")),
    ("j13l4 seq 2", Replaced(BOOK, "{\"seq\":1,", "{\"seq\":2,")),
    ("j13m hash in capitals", Entry(|entry| capitals(entry, "hash"))),
    ("j13m2 previous in capitals", Entry(|entry| capitals(entry, "previous"))),
    ("j13n signature in capitals", Entry(|entry| capitals(entry, "signature"))),
    (
        "j13o blanks in the signature",
        Entry(|entry| {
            let signature = entry["signature"].as_str().unwrap().to_owned();
            entry["signature"] = Value::from(format!("{} {}", &signature[..64], &signature[64..]));
        }),
    ),
    (
        "j13o2 signature short",
        Entry(|entry| {
            entry["signature"] = Value::from(&entry["signature"].as_str().unwrap()[..126]);
        }),
    ),
    ("j13p check digit as a number", Entry(|entry| entry["check_digit"] = Value::from(55))),
    (
        "j13p2 check digit of three digits",
        Entry(|entry| {
            entry["check_digit"] = Value::from(format!("0{}", entry["check_digit"].as_str().unwrap()));
        }),
    ),
    (
        "j13q a digest twice",
        Entry(|entry| {
            let digest = entry["digests"][0].clone();
            list(entry, "digests").insert(0, digest);
        }),
    ),
    ("j13r digests in another order", Entry(|entry| list(entry, "digests").swap(1, 2))),
    ("j13s parts in another order", Entry(|entry| list(entry, "parts").swap(1, 2))),
    (
        "j13s2 both in another order",
        Entry(|entry| {
            list(entry, "parts").swap(1, 2);
            list(entry, "digests").swap(1, 2);
        }),
    ),
    (
        "j13t a part twice",
        Entry(|entry| {
            let part = entry["parts"][1].clone();
            list(entry, "parts").insert(1, part);
        }),
    ),
    (
        "j13t2 a part twice, another text first",
        Entry(|entry| {
            let mut part = entry["parts"][1].clone();
            part[1] = Value::from(part[1].as_str().unwrap().replace("Schneiden", "Färben"));
            list(entry, "parts").insert(1, part);
        }),
    ),
    (
        "j13u a digest of no part",
        Entry(|entry| {
            let digest = entry["digests"][0][1].clone();
            list(entry, "digests").push(Value::from(vec![Value::from("details"), digest]));
        }),
    ),
    ("j13v a part of three", Entry(|entry| entry["parts"][0].as_array_mut().unwrap().push(Value::from("x")))),
    ("j13v2 a part of one", Entry(|entry| drop(entry["parts"][0].as_array_mut().unwrap().pop()))),
    ("j13w no parts", Entry(|entry| list(entry, "parts").clear())),
    (
        "j13w2 nothing at all",
        Entry(|entry| {
            list(entry, "parts").clear();
            list(entry, "digests").clear();
        }),
    ),
    ("j13x an unknown part", Entry(|entry| entry["parts"][1][0] = Value::from("line one"))),
    ("j13x2 line 01", Entry(|entry| entry["parts"][1][0] = Value::from("line 01"))),
    ("j13y parts are no list", Entry(|entry| entry["parts"] = Value::from("head"))),
    ("j13z an entry is a list", Replaced(BOOK, "{\"seq\":1,", "[{\"seq\":1,")),
    ("customers: blanks", Replaced(PEOPLE, "\"salt\":", "\"salt\": ")),
    ("customers: seq twice", Replaced(PEOPLE, "\"salt\":", "\"seq\":1,\"salt\":")),
    ("customers: unknown field", Replaced(PEOPLE, "\"salt\":", "\"more\":1,\"salt\":")),
    ("customers: carriage return", Replaced(PEOPLE, "}\"}\n", "}\"}\r\n")),
    ("customers: no last line feed", File(PEOPLE, cut_last)),
    ("customers: blank line", File(PEOPLE, |bytes| bytes.push(b'\n'))),
    ("customers: escape without need", Replaced(PEOPLE, "Frau", "\\u0046rau")),
    (
        "customers: a line more",
        File(PEOPLE, |bytes| {
            let salt = "0".repeat(64);
            bytes.extend(format!("{{\"seq\":999,\"salt\":\"{salt}\",\"body\":\"\"}}\n").bytes());
        }),
    ),
    (
        "customers: a line twice",
        File(PEOPLE, |bytes| {
            again(bytes);
            bytes.push(b'\n');
        }),
    ),
    ("customers: another name", Replaced(PEOPLE, "Frau", "Herr")),
    ("sums: carriage return", Replaced(SUMS, "\n", "\r\n")),
    ("sums: no last line feed", File(SUMS, cut_last)),
    ("sums: blank line", File(SUMS, |bytes| bytes.push(b'\n'))),
    ("sums: one blank", Replaced(SUMS, "  ", " ")),
    ("sums: as of a binary", Replaced(SUMS, "  ", " *")),
    ("sums: in capitals", File(SUMS, |bytes| bytes[..64].make_ascii_uppercase())),
    (
        "sums: a line missing",
        File(SUMS, |bytes| {
            let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
            bytes.drain(..=end);
        }),
    ),
    (
        "sums: a line twice",
        File(SUMS, |bytes| {
            let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
            let line = bytes[..=end].to_vec();
            bytes.splice(..0, line);
        }),
    ),
    (
        "sums: a file that is not there",
        File(SUMS, |bytes| {
            bytes.extend(format!("{}  tabellen/zuletzt.csv\n", "0".repeat(64)).bytes());
        }),
    ),
    (
        "sums: a name from outside",
        File(SUMS, |bytes| {
            bytes.extend(format!("{}  z/../../evil\n", "0".repeat(64)).bytes());
        }),
    ),
    ("sums: another sum", File(SUMS, |bytes| bytes[0] = if bytes[0] == b'0' { b'1' } else { b'0' })),
    ("keys: carriage return", Replaced(KEYS, "\n", "\r\n")),
    ("keys: no last line feed", File(KEYS, cut_last)),
    ("keys: blank line", File(KEYS, |bytes| bytes.push(b'\n'))),
    ("keys: two blanks", Replaced(KEYS, " ", "  ")),
    ("keys: in capitals", File(KEYS, |bytes| bytes.make_ascii_uppercase())),
    ("keys: a fourth word", Replaced(KEYS, "\n", " more\n")),
    (
        "keys: twice",
        File(KEYS, |bytes| {
            again(bytes);
            bytes.push(b'\n');
        }),
    ),
    ("keys: none", File(KEYS, Vec::clear)),
    ("keys: no point of the curve", File(KEYS, |bytes| bytes.extend(a_key([2; 32])))),
    (
        "keys: a point in its second spelling",
        File(KEYS, |bytes| {
            let mut key = [0xff; 32];
            (key[0], key[31]) = (0xf0, 0x7f);
            bytes.extend(a_key(key));
        }),
    ),
    ("keys: a point of small order", File(KEYS, |bytes| bytes.extend(a_key([0; 32])))),
];

/// The line of a key that is none, true to itself.
fn a_key(key: [u8; 32]) -> Vec<u8> {
    let fingerprint = proof::Digest::of(&key).to_string();
    format!("{} {} {fingerprint}\n", &fingerprint[..16], crate::archive::hex(&key)).into_bytes()
}

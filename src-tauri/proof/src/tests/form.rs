//! The canonical form as FORMAT.md shows it, and that a stranger can read it back.

use proptest::prelude::*;

use super::book::*;
use crate::*;

const FORMAT_MD: &str = include_str!("../../FORMAT.md");

/// All parts of an entry as one text, each under a heading.
fn shown(entry: &Entry) -> String {
    let mut shown = String::new();
    Encoder::default().parts(entry, |part, text| shown.push_str(&format!("[{part}]\n{text}")));
    shown
}

/// What a stranger's program reads from the text of a part.
fn read(text: &str) -> Vec<(String, Option<String>)> {
    let unescape = |value: &str| {
        let mut letters = value.chars();
        let mut plain = String::new();
        while let Some(letter) = letters.next() {
            plain.push(match letter {
                '\\' => match letters.next().unwrap() {
                    'n' => '\n',
                    'r' => '\r',
                    other => other,
                },
                other => other,
            });
        }
        plain
    };
    let field = |line: &str| match line.split_once('=') {
        Some((name, value)) => (name.to_owned(), Some(unescape(value))),
        None => (line.to_owned(), None),
    };
    text.split_terminator('\n').map(field).collect()
}

#[test]
fn the_form_of_a_full_entry_is_the_golden_one() {
    assert_eq!(shown(&sale(3, 4_501)), include_str!("sale.golden.txt"));
}

#[test]
fn the_example_of_format_md_is_what_the_program_writes() {
    let mut entry = small(2, 4_502, EntryKind::Sale, BusinessCase::Umsatz, 2_200, VatKey::General);
    entry.lines[0].text = "Kinderschnitt".to_owned();
    entry.lines[0].nature = LineNature::Service;
    let previous = Digest::of(b"the entry before");
    let sealed = seal(&entry, previous, &key()).unwrap();
    let mut hashed = String::new();
    chain::entry_text(&previous, &sealed.digests, &mut hashed);
    let facts = format!(
        "public key   {}\nhash         {}\nsignature    {}\ncheck digit  {}\n",
        key().public(),
        sealed.hash,
        sealed.signature,
        sealed.check_digit
    );
    for expected in [shown(&entry), hashed, facts] {
        assert!(FORMAT_MD.contains(&expected), "FORMAT.md lacks:\n{expected}");
    }
}

#[test]
fn a_known_snapshot_is_not_read_again() {
    let entry = sale(3, 4_501);
    let mut blank = entry.clone();
    let known: Vec<KnownSnapshot> =
        entry.snapshots.iter().map(|snapshot| (snapshot.kind, snapshot_digest(snapshot))).collect();
    blank.snapshots.iter_mut().for_each(|snapshot| snapshot.body.clear());
    let (mut full, mut quick) = (Vec::new(), Vec::new());
    Encoder::default().digests(&entry, &[], &mut full);
    Encoder::default().digests(&blank, &known, &mut quick);
    assert_eq!(full, quick);
}

#[test]
fn absent_differs_from_empty() {
    let mut entry = sale(3, 4_501);
    entry.head.reason = None;
    let absent = shown(&entry);
    entry.head.reason = Some(String::new());
    assert!(absent.contains("\nreason\n"));
    assert!(shown(&entry).contains("\nreason=\n"));
}

proptest! {
    /// No text can pretend to be another field: what was written is what is read.
    #[test]
    fn any_text_is_read_back(text in "(?s).*", reason in proptest::option::of("(?s)[\\\\\n\r=a]*"), cents: i64) {
        let mut entry = sale(3, 4_501);
        entry.lines[0].text = text.clone();
        entry.lines[0].gross = Money::cents(cents);
        entry.head.reason = reason.clone();
        let mut parts = Vec::new();
        Encoder::default().parts(&entry, |_, text| parts.push(read(text)));
        prop_assert!(parts[0].contains(&("reason".to_owned(), reason)));
        prop_assert_eq!(parts[0].len(), 19);
        prop_assert!(parts[1].contains(&("text".to_owned(), Some(text))));
        prop_assert!(parts[1].contains(&("gross_cents".to_owned(), Some(cents.to_string()))));
    }
}

//! An entry keeps the rules of the format that it was recorded in.

use super::book::*;
use crate::*;

fn in_format(format: Format, mut entry: Entry) -> Entry {
    entry.head.format = format;
    entry
}

#[test]
fn what_was_recorded_in_format_1_has_the_hash_that_it_always_had() {
    let mut entry = small(2, 4_502, EntryKind::Sale, BusinessCase::Umsatz, 2_200, VatKey::General);
    entry.lines[0].text = "Kinderschnitt".to_owned();
    entry.lines[0].nature = LineNature::Service;
    let entry = in_format(Format::One, entry);
    let sealed = seal(&entry, Digest::of(b"the entry before"), &key()).unwrap();
    let expected = "c36b3060186d59f7684e97d1660c3869927edbe759568e18d1a2be7ef0617715";
    assert_eq!(sealed.hash.to_string(), expected);
}

#[test]
fn format_1_has_no_word_of_format_2() {
    let kind = bare(head(1, EntryKind::Inspection));
    let mut reference = bare(head(1, EntryKind::Settings));
    reference.references = vec![Reference {
        kind: ReferenceKind::Continues,
        seq: Some(Seq::new(1)),
        line: None,
        external: None,
    }];
    let mut snapshot = bare(head(1, EntryKind::Settings));
    snapshot.snapshots = vec![Snapshot { kind: SnapshotKind::Tse, body: "{}".to_owned() }];
    let cases =
        [(kind, Part::Head), (reference, Part::Reference(1)), (snapshot, Part::Snapshot(SnapshotKind::Tse))];
    for (entry, part) in cases {
        assert!(seal(&entry, Digest::GENESIS, &key()).is_ok(), "{part} in format 2");
        let old = in_format(Format::One, entry);
        assert_eq!(seal(&old, Digest::GENESIS, &key()), Err(SealError::Format), "{part}");
        let mut texts = Vec::new();
        Encoder::default().parts(&old, |part, text| texts.push((part, text.to_owned())));
        let read = decode(texts.iter().map(|(part, text)| (*part, text.as_str())));
        assert_eq!(read, Err(NotCanonical { part, flaw: Flaw::Field("kind") }));
        let mut recorded = chained(vec![in_format(Format::Two, old.clone())]).remove(0);
        recorded.entry = old;
        Encoder::default().digests(&recorded.entry.clone(), &[], &mut recorded.digests);
        recorded.hash = entry_hash(&recorded.previous, &recorded.digests);
        let found = verify(&[recorded]).unwrap_err();
        assert_eq!((found.place, found.what), (Place::Part(part), What::Spelling("kind")));
    }
}

#[test]
fn behind_format_2_comes_no_format_1() {
    let entry = |seq, format| in_format(format, bare(head(seq, EntryKind::Settings)));
    let book =
        |formats: [Format; 3]| chained(formats.into_iter().zip(1..).map(|(f, n)| entry(n, f)).collect());
    assert!(verify(&book([Format::One, Format::One, Format::Two])).is_ok());
    let found = verify(&book([Format::One, Format::Two, Format::One])).unwrap_err();
    assert_eq!((found.seq, found.what), (Seq::new(3), What::FormatBack));
}

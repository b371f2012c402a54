//! Changes from outside: each one is found, and its part named.

use serde_json::{Value, json};

use super::book::*;
use crate::*;

/// The parts of an entry in JSON, with the pointers to their values.
fn parts(entry: &Entry) -> Vec<(Part, String)> {
    let mut parts = vec![(Part::Head, "/head".to_owned())];
    type Numbered = fn(u32) -> Part;
    let numbered: [(&str, usize, Numbered); 4] = [
        ("lines", entry.lines.len(), Part::Line),
        ("vat", entry.vat.len(), Part::Vat),
        ("payments", entry.payments.len(), Part::Payment),
        ("references", entry.references.len(), Part::Reference),
    ];
    for (name, count, part) in numbered {
        parts.extend((0..count).map(|at| (part(at as u32 + 1), format!("/{name}/{at}"))));
    }
    let snapshots = entry.snapshots.iter().enumerate();
    parts.extend(snapshots.map(|(at, it)| (Part::Snapshot(it.kind), format!("/snapshots/{at}/body"))));
    parts.push((Part::Details, "/details".to_owned()));
    parts.push((Part::Tse, "/tse".to_owned()));
    parts
}

/// Pointers to all plain values below a place.
fn leaves(value: &Value, at: &str, out: &mut Vec<String>) {
    let below = value.pointer(at).unwrap();
    match below {
        Value::Object(map) => map.keys().for_each(|key| leaves(value, &format!("{at}/{key}"), out)),
        Value::Array(list) => (0..list.len()).for_each(|n| leaves(value, &format!("{at}/{n}"), out)),
        _ => out.push(at.to_owned()),
    }
}

/// Values that someone might put in the place of another: every bit of a text flipped, a number next to
/// it, another spelling of the same list, nothing at all.
fn others(value: &Value) -> Vec<Value> {
    let mut others = vec![Value::Null, json!(""), json!("x"), json!(1), json!([1, 1]), json!("2026-11-28")];
    others.extend(VatKey::ALL.iter().map(|key| json!(key)));
    others.extend(EntryKind::ALL.iter().map(|kind| json!(kind)));
    others.extend(BonType::ALL.iter().map(|kind| json!(kind)));
    others.extend(BusinessCase::ALL.iter().map(|case| json!(case)));
    others.extend(PaymentKind::ALL.iter().map(|kind| json!(kind)));
    others.extend(ReferenceKind::ALL.iter().map(|kind| json!(kind)));
    others.extend(LineNature::ALL.iter().map(|nature| json!(nature)));
    match value {
        Value::Bool(flag) => others.push(json!(!flag)),
        Value::Number(number) => {
            let number = number.as_i64().unwrap();
            others.extend((0..40).map(|bit| json!(number ^ (1 << bit))));
            others.push(json!(-number));
        }
        Value::String(text) => {
            for bit in 0..text.len() * 8 {
                let mut bytes = text.clone().into_bytes();
                bytes[bit / 8] ^= 1 << (bit % 8);
                others.extend(String::from_utf8(bytes).ok().map(Value::from));
            }
            others.push(json!(text.replace('\n', "\\n")));
            others.push(json!(format!("{text}\nreason=x")));
        }
        _ => {}
    }
    others
}

#[test]
fn every_changed_value_of_every_part_is_found_and_its_part_named() {
    let mut book = book();
    let original = book[2].entry.clone();
    let json = serde_json::to_value(&original).unwrap();
    let before = verify(&book[..2]).unwrap();
    let verifier = || Verifier::resume(&[key().public()], Signatures::Every, before);
    let mut changes = 0;
    for (part, place) in parts(&original) {
        let mut found = Vec::new();
        leaves(&json, &place, &mut found);
        for leaf in found {
            let mut touched = 0;
            for other in others(json.pointer(&leaf).unwrap()) {
                let mut changed = json.clone();
                *changed.pointer_mut(&leaf).unwrap() = other.clone();
                let Ok(entry) = serde_json::from_value::<Entry>(changed) else { continue };
                if entry == original {
                    continue;
                }
                book[2].entry = entry;
                let finding = verify_with(&book[2..3], verifier()).expect_err(&format!("{leaf} = {other}"));
                let expected = Finding { seq: Seq::new(3), place: Place::Part(part), what: What::Changed };
                assert_eq!(finding, expected, "{leaf} = {other}");
                touched += 1;
            }
            assert!(touched > 0, "no change of {leaf} was tried");
            changes += touched;
        }
    }
    assert!(changes > 2_000, "only {changes} changes tried");
}

#[test]
fn every_flipped_bit_beside_the_entry_is_found() {
    let whole = book();
    let place_after = |change: &dyn Fn(&mut Recorded)| {
        let mut book = whole.clone();
        change(&mut book[3]);
        verify(&book).unwrap_err().place
    };
    let flip = |digest: Digest, bit: usize| {
        let mut bytes = *digest.as_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        Digest::from_bytes(bytes)
    };
    for bit in 0..256 {
        assert_eq!(place_after(&|it| it.hash = flip(it.hash, bit)), Place::Chain);
        assert_eq!(place_after(&|it| it.previous = flip(it.previous, bit)), Place::Chain);
        let part = Place::Part(Part::Vat(1));
        assert_eq!(place_after(&|it| it.digests[2].digest = flip(it.digests[2].digest, bit)), part);
    }
    for bit in 0..512 {
        let flipped = |it: &mut Recorded| {
            let mut bytes = *it.signature.as_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            it.signature = Signature::from_bytes(bytes);
        };
        assert_eq!(place_after(&flipped), Place::Signature);
    }
    for bit in 0..8 {
        let flipped = |it: &mut Recorded| {
            it.check_digit = CheckDigit::from_number(it.check_digit.number() ^ (1 << bit))
        };
        assert_eq!(place_after(&flipped), Place::CheckDigit);
    }
}

#[test]
fn a_touched_digest_is_told_from_a_touched_content() {
    let mut book = book();
    book[2].digests[2].digest = Digest::of(b"other");
    let finding = verify(&book).unwrap_err();
    assert_eq!((finding.place, finding.what), (Place::Part(Part::Line(2)), What::DigestChanged));
}

/// The list of digests alone is touched: the hash still fits the texts.
#[test]
fn a_digest_too_many_or_too_few_is_told_from_a_touched_content() {
    let named = |change: &dyn Fn(&mut Vec<PartDigest>)| {
        let mut book = book();
        change(&mut book[2].digests);
        let finding = verify(&book).unwrap_err();
        (finding.place, finding.what)
    };
    let last_line = Place::Part(Part::Line(3));
    assert_eq!(
        named(&|digests| digests.retain(|it| it.part != Part::Line(3))),
        (last_line, What::DigestChanged)
    );
    let more = PartDigest { part: Part::Line(9), digest: Digest::of(b"more") };
    let added = (Place::Part(Part::Line(9)), What::DigestChanged);
    assert_eq!(named(&|digests| digests.push(more)), added);
}

#[test]
fn an_entry_of_a_format_that_is_not_known_is_named_though_all_of_it_fits() {
    let mut head = String::new();
    Encoder::default().parts(&book()[3].entry, |part, text| {
        if part == Part::Head {
            head = text.replace("format=2\n", "format=3\n");
        }
    });
    let trouble = decode([(Part::Head, head.as_str())]).unwrap_err();
    assert_eq!((trouble.part, trouble.flaw), (Part::Head, Flaw::Format(3)));
}

#[test]
fn a_removed_or_added_part_is_named() {
    let mut removed = book();
    removed[2].entry.payments.pop();
    let finding = verify(&removed).unwrap_err();
    assert_eq!((finding.place, finding.what), (Place::Part(Part::Payment(2)), What::Missing));

    let mut added = book();
    let again = added[2].entry.references[0].clone();
    added[2].entry.references.push(again);
    let finding = verify(&added).unwrap_err();
    assert_eq!((finding.place, finding.what), (Place::Part(Part::Reference(2)), What::Added));

    let mut doubled = book();
    let again = doubled[2].entry.snapshots[0].clone();
    doubled[2].entry.snapshots.push(again);
    let finding = verify(&doubled).unwrap_err();
    assert_eq!(finding.place, Place::Part(Part::Snapshot(SnapshotKind::Person)));
}

#[test]
fn a_change_with_fitting_digest_breaks_the_hash_and_with_fitting_hash_the_signature() {
    let mut book = book();
    book[3].entry.head.person_id = 5;
    Encoder::default().digests(&book[3].entry.clone(), &[], &mut book[3].digests);
    assert_eq!(verify(&book).unwrap_err().what, What::HashChanged);
    book[3].hash = entry_hash(&book[3].previous, &book[3].digests);
    assert_eq!(verify(&book).unwrap_err().what, What::SignatureWrong);
}

#[test]
fn removed_swapped_and_inserted_entries_are_found() {
    let mut removed = book();
    removed.remove(3);
    let finding = verify(&removed).unwrap_err();
    assert_eq!((finding.seq, finding.what), (Seq::new(5), What::SeqGap { expected: Seq::new(4) }));

    let mut swapped = book();
    swapped.swap(3, 4);
    assert_eq!(verify(&swapped).unwrap_err().what, What::SeqGap { expected: Seq::new(4) });

    let mut inserted = book();
    inserted.insert(4, inserted[3].clone());
    assert_eq!(verify(&inserted).unwrap_err().what, What::SeqGap { expected: Seq::new(5) });
}

#[test]
fn a_book_rewritten_from_some_entry_on_does_not_join_the_old_one() {
    let old = book();
    let mut entries = entries();
    entries[3].head.person_id = 9;
    let mut rewritten = chained(entries);
    rewritten.splice(..=3, old[..=3].to_vec());
    let finding = verify(&rewritten).unwrap_err();
    assert_eq!((finding.seq, finding.what), (Seq::new(5), What::LinkBroken));
}

#[test]
fn a_removed_tail_is_found_against_an_anchor() {
    let book = book();
    let anchor = Anchor { seq: Seq::new(8), hash: book[7].hash };
    let verifier = || Verifier::new(&[key().public()], Signatures::AtClosings).expecting(anchor);
    assert_eq!(verify_with(&book, verifier()).unwrap().hash, anchor.hash);
    let finding = verify_with(&book[..6], verifier()).unwrap_err();
    assert_eq!((finding.seq, finding.what), (Seq::new(8), What::TailMissing));
}

#[test]
fn another_book_of_the_same_key_is_found_against_an_anchor() {
    let anchor = Anchor { seq: Seq::new(4), hash: book()[3].hash };
    let mut entries = entries();
    entries[3].head.person_id = 9;
    let verifier = Verifier::new(&[key().public()], Signatures::Every).expecting(anchor);
    let finding = verify_with(&chained(entries), verifier).unwrap_err();
    assert_eq!((finding.seq, finding.what), (Seq::new(4), What::AnchorDiffers));
}

#[test]
fn signatures_at_closings_still_check_the_last_entry() {
    let mut book = book();
    book[3].signature = Signature::from_bytes([0; 64]);
    let verifier = || Verifier::new(&[key().public()], Signatures::AtClosings);
    assert!(verify_with(&book, verifier()).is_ok(), "the next closing vouches for entry 4");
    let finding = verify_with(&book[..4], verifier()).unwrap_err();
    assert_eq!((finding.seq, finding.what), (Seq::new(4), What::SignatureWrong));
}

#[test]
fn a_foreign_key_is_named() {
    let foreign = SigningKey::from_seed(&[8; 32]).public();
    let finding = verify_with(&book(), Verifier::new(&[foreign], Signatures::AtClosings)).unwrap_err();
    assert_eq!(finding.what, What::KeyUnknown(key().public().key_id()));
}

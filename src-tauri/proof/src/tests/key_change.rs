//! The change of the key: from one to the next in the order of their use, and at its own entry alone.

use super::book::{Recorded, bare, head};
use crate::*;

fn key(number: u8) -> SigningKey {
    SigningKey::from_seed(&[number; 32])
}

/// A note by a key; where it is a change, from the key before.
fn recorded(seq: u64, by: u8, from: Option<u8>, previous: Digest) -> Recorded {
    let kind = if from.is_some() { EntryKind::KeyChange } else { EntryKind::Settings };
    let mut entry = bare(Head { key_id: key(by).public().key_id(), ..head(seq, kind) });
    entry.details = from.map(|from| {
        let old = key(from);
        let keys = (old.public(), Some(&old));
        let change = KeyChange::new(keys, key(by).public(), KeyChangeCause::Renewed, &previous);
        Details { form: KEY_CHANGE.to_owned(), body: change.body() }
    });
    let sealed = seal(&entry, previous, &key(by)).unwrap();
    let (digests, hash, signature, check_digit) =
        (sealed.digests, sealed.hash, sealed.signature, sealed.check_digit);
    Recorded { entry, digests, previous, hash, signature, check_digit }
}

/// Notes one behind the other: who signs, and from whom a change is.
fn book(entries: &[(u8, Option<u8>)]) -> Vec<Recorded> {
    let mut previous = Digest::GENESIS;
    let mut book = Vec::new();
    for ((by, from), seq) in entries.iter().zip(1..) {
        let recorded = recorded(seq, *by, *from, previous);
        previous = recorded.hash;
        book.push(recorded);
    }
    book
}

/// The first finding in a book by the keys 1, 2 and 3, in this order.
fn finding(entries: &[(u8, Option<u8>)]) -> Option<(u64, Place, What)> {
    let keys = [1, 2, 3].map(|number| key(number).public());
    let mut verifier = Verifier::new(&keys, Signatures::Every);
    let book = book(entries);
    let found = book.iter().find_map(|recorded| verifier.check(&recorded.sealed()).err());
    found.map(|finding| (finding.seq.get(), finding.place, finding.what))
}

#[test]
fn the_key_changes_at_its_entry_from_one_to_the_next() {
    assert_eq!(finding(&[(1, None), (1, None), (2, Some(1)), (2, None), (3, Some(2)), (3, None)]), None);
    assert_eq!(finding(&[(2, Some(1)), (2, None)]), None, "a range may begin with a change");
    let signature = |seq| Some((seq, Place::Signature, What::KeyChanged));
    assert_eq!(finding(&[(1, None), (2, None)]), signature(2));
    assert_eq!(finding(&[(1, None), (2, Some(1)), (1, None)]), signature(3), "the old one has ended");
    assert_eq!(finding(&[(1, None), (3, Some(2))]), signature(2), "from a key that has not signed before");
    assert_eq!(finding(&[(2, None), (2, Some(1))]), signature(2), "to the key that signs already");
    let details = |seq| Some((seq, Place::Part(Part::Details), What::KeyChangeOfOthers));
    assert_eq!(finding(&[(1, None), (3, Some(1))]), details(2), "one is left out");
    assert_eq!(finding(&[(1, None), (2, Some(1)), (1, Some(2))]), details(3), "back again");
}

#[test]
fn a_verification_that_goes_on_knows_the_key_of_the_entry_before() {
    let keys = [1, 2].map(|number| key(number).public());
    let book = book(&[(1, None), (2, Some(1)), (2, None)]);
    let mut first = Verifier::new(&keys, Signatures::Every);
    first.check(&book[0].sealed()).unwrap();
    assert_eq!(first.verified().key, Some(keys[0]));
    let mut second = Verifier::resume(&keys, Signatures::AtClosings, first.verified());
    second.check(&book[1].sealed()).unwrap();
    second.check(&book[2].sealed()).unwrap();
    assert_eq!(second.finish().unwrap().key, Some(keys[1]));
    let silent = recorded(2, 2, None, book[0].hash);
    let mut third = Verifier::resume(&keys, Signatures::AtClosings, first.verified());
    assert_eq!(third.check(&silent.sealed()).unwrap_err().what, What::KeyChanged);
}

#[test]
fn details_of_a_change_have_one_spelling() {
    let (old, new) = (key(1), key(2).public());
    let change = KeyChange::new((old.public(), Some(&old)), new, KeyChangeCause::Stolen, &Digest::GENESIS);
    let lost = KeyChange { old_signature: None, cause: KeyChangeCause::Lost, ..change };
    for change in [change, lost] {
        assert_eq!(KeyChange::read(&change.body()), Some(change));
    }
    assert!(lost.body().ends_with("\"cause\":\"lost\",\"old_signature\":null}"), "{}", lost.body());
    let body = change.body();
    for odd in [
        body.replace(':', ": "),
        body.to_uppercase(),
        body.replace("stolen", "found"),
        format!("{body}\n"),
        body.replace("}", ",\"more\":1}"),
        body.replacen(&old.public().key_id(), &new.key_id(), 1),
        body[..body.len() - 2].to_owned(),
        String::new(),
    ] {
        assert_eq!(KeyChange::read(&odd), None, "{odd}");
    }
}

#[test]
fn what_the_old_key_promises_is_written_down() {
    let promise = KeyChange::promise(&Digest::GENESIS, &key(2).public());
    let text = format!("lockbuch key_change 1\nprevious={}\nnew={}\n", "0".repeat(64), key(2).public());
    assert_eq!(promise, Digest::of(text.as_bytes()));
}

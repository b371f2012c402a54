// Two entries are sealed, one behind the other, and checked with nothing but the public key.

use std::error::Error;

use proof::{
    Anchor, Digest, Entry, EntryKind, Finding, Format, Head, Money, Place, PublicKey, Sealed, Seq,
    Signatures, SigningKey, Verified, Verifier, What, seal,
};

/// A note in the book: head only. A receipt has a receipt number, a bon type, lines and payments besides.
fn note(seq: u64, kind: EntryKind, key: &PublicKey) -> Result<Entry, Box<dyn Error>> {
    let now = "2026-11-27T08:30:00.000+01:00".parse()?;
    let head = Head {
        format: Format::NEWEST,
        key_id: key.key_id(),
        seq: Seq::new(seq),
        kind,
        receipt_number: None,
        bon_type: None,
        bon_name: None,
        booking_day: None,
        z_number: None,
        register: "LB-0001".to_owned(),
        started: now,
        ended: now,
        clock_adjusted: false,
        person_id: 1,
        approved_by: None,
        reason: None,
        customer: None,
        basket: None,
        total: Money::ZERO,
    };
    let (lines, vat, payments, references, snapshots) = (vec![], vec![], vec![], vec![], vec![]);
    Ok(Entry { head, lines, vat, payments, references, snapshots, details: None, tse: None })
}

/// Takes the entries in order; the last of them must be the one that paper names.
fn check(book: &[&Sealed<'_>], key: PublicKey, paper: Anchor) -> Result<Verified, Finding> {
    let mut verifier = Verifier::new(&[key], Signatures::Every).expecting(paper);
    for sealed in book {
        verifier.check(sealed)?;
    }
    verifier.finish()
}

fn main() -> Result<(), Box<dyn Error>> {
    // The register's side: every entry is chained to the hash before it and signed.
    let secret = SigningKey::from_seed(&[7; 32]);
    let (begin, drawer) = (
        note(1, EntryKind::Foundation, &secret.public())?,
        note(2, EntryKind::DrawerOpened, &secret.public())?,
    );
    let first = seal(&begin, Digest::GENESIS, &secret)?;
    let second = seal(&drawer, first.hash, &secret)?;

    // Anyone's side: the public key, and the hash that stands on a Z report.
    let paper = Anchor { seq: Seq::new(2), hash: second.hash };
    let verified = check(&[&first, &second], secret.public(), paper)?;
    assert_eq!(verified.last, Seq::new(2));

    // Whoever changes a word is found, and the part is named.
    let changed = Entry {
        head: Head { reason: Some("Wechselgeld".to_owned()), ..drawer.head.clone() },
        ..drawer.clone()
    };
    let forged = Sealed { entry: &changed, ..second.clone() };
    let found = check(&[&first, &forged], secret.public(), paper).err();
    assert_eq!(found.as_ref().map(|finding| finding.what.clone()), Some(What::Changed));
    let words = found.map(|finding| finding.to_string());
    assert_eq!(words.as_deref(), Some("Buchung 2, Kopf: Der Inhalt wurde nachträglich verändert."));

    // Whoever cuts the end off is found by the paper.
    let cut = check(&[&first], secret.public(), paper).err();
    let tail = Finding { seq: Seq::new(2), place: Place::Chain, what: What::TailMissing };
    assert_eq!(cut, Some(tail));
    Ok(())
}

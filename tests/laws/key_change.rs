//! A register's key changes only with an entry that names both keys, and each of the three checkers says so.

use contract::lists::Span;
use contract::recovery::{ChangeKey, KeyCause};
use lockbuch_tests::archive::Archive;
use lockbuch_tests::archive_zip;
use lockbuch_tests::checked::check;
use lockbuch_tests::closed_days::{a_day, paper_of, two_days};
use lockbuch_tests::disk_salon::signing_keys;
use lockbuch_tests::odd_archives::{Judged, judge};
use lockbuch_tests::raw_entries;
use lockbuch_tests::resealed::{resealed_behind, with_keys};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use outlets::beside_book;
use proof::{
    Details, Digest, Entry, EntryKind, KEY_CHANGE, KeyChange, KeyChangeCause, Money, PublicKey, Signatures,
    SigningKey,
};
use pruefen::Verdict;

fn key(number: u8) -> SigningKey {
    SigningKey::from_seed(&[number; 32])
}

fn judged(name: &str, archive: &Archive) -> Judged {
    judge([(name.to_owned(), archive.zip())]).remove(0)
}

/// A book of notes alone: no rule on bons has anything to say of what is forged in it.
fn note(n: usize, entry: &mut Entry) {
    if n > 0 {
        let head = &mut entry.head;
        head.kind = EntryKind::Insight;
        (head.receipt_number, head.bon_type, head.booking_day, head.z_number) = (None, None, None, None);
        (head.customer, head.basket, head.total) = (None, None, Money::ZERO);
        (entry.lines, entry.vat, entry.payments, entry.references) = (vec![], vec![], vec![], vec![]);
        entry.details = None;
    }
}

/// Makes an entry a change of the key.
fn changes(entry: &mut Entry, body: String) {
    entry.head.kind = EntryKind::KeyChange;
    entry.details = Some(Details { form: KEY_CHANGE.to_owned(), body });
}

/// What the old key signs is made with the hash of the entry before.
type Body = fn(&Digest) -> String;

fn change(cause: KeyChangeCause, previous: &Digest) -> KeyChange {
    KeyChange::new((key(1).public(), Some(&key(1))), key(2).public(), cause, previous)
}

fn good(previous: &Digest) -> String {
    change(KeyChangeCause::Stolen, previous).body()
}

fn with_old(old: PublicKey, previous: &Digest) -> String {
    KeyChange { old, ..change(KeyChangeCause::Lost, previous) }.body()
}

/// Archives whose details of a change are not what they must be.
const FORGED: [(&str, Body); 10] = [
    ("signed by another key", |previous| {
        let (old, new) = (key(1).public(), key(2).public());
        KeyChange::new((old, Some(&key(3))), new, KeyChangeCause::Stolen, previous).body()
    }),
    ("signed behind another entry", |_| good(&Digest::of(b"elsewhere"))),
    ("signed for another key", |previous| {
        let other =
            KeyChange::new((key(1).public(), Some(&key(1))), key(3).public(), KeyChangeCause::Lost, previous);
        KeyChange { new: key(2).public(), ..other }.body()
    }),
    ("another old key", |previous| with_old(key(3).public(), previous)),
    ("another new key", |previous| {
        KeyChange { new: key(3).public(), ..change(KeyChangeCause::Lost, previous) }.body()
    }),
    ("both the same", |previous| with_old(key(2).public(), previous)),
    ("another name of the old key", |previous| {
        good(previous).replacen(&key(1).public().key_id(), &"0".repeat(16), 1)
    }),
    ("an unknown cause", |previous| good(previous).replace("stolen", "bored")),
    ("a blank", |previous| good(previous).replace(",\"cause\"", ", \"cause\"")),
    ("something behind", |previous| format!("{} ", good(previous))),
];

#[test]
fn a_change_that_names_both_keys_is_good_and_a_forged_one_is_refused_by_all_three() {
    let days = two_days();
    let at = days.archive.lines("buchungen.jsonl").len() / 2;
    let (old, new) = (key(1), key(2));
    let with = |body: Body| {
        let key_of = |n: usize| if n >= at { &new } else { &old };
        let archive = resealed_behind(&days.archive, key_of, |n, entry, previous| {
            note(n, entry);
            if n == at {
                changes(entry, body(previous));
            }
        });
        with_keys(archive.with_lines("kunden.jsonl", Vec::clear), &[&old, &new])
    };
    let lost: Body =
        |previous| KeyChange { old_signature: None, ..change(KeyChangeCause::Lost, previous) }.body();
    for (name, body, says) in [
        ("signed", good as Body, "Der bisherige hat das unterschrieben"),
        ("lost", lost, "nicht unterschrieben"),
    ] {
        let archive = with(body);
        let judged = judged(name, &archive);
        assert!(judged.agree() && !judged.is_refused(), "{judged:?}");
        let said = check(&archive, &[]);
        assert!(
            said.says(&format!("Mit Buchung {} wechselt", at + 1)) && said.says(says),
            "{:?}",
            said.sentences
        );
    }
    for (name, body) in FORGED {
        let judged = judged(name, &with(body));
        assert!(judged.is_refused(), "{judged:?}");
    }
}

/// Name; from which entry on which key signs; which entries are changes.
type ForgedCase = (&'static str, &'static [(usize, usize)], &'static [usize]);

#[test]
fn no_key_signs_that_no_entry_has_made_the_registers_and_none_comes_back() {
    let days = two_days();
    let lines = days.archive.lines("buchungen.jsonl").len();
    let keys = [key(1), key(2), key(3)];
    let cases: [ForgedCase; 6] = [
        ("without a word", &[(0, 0), (20, 1)], &[]),
        ("the word too early", &[(0, 0), (20, 1)], &[19]),
        ("the word too late", &[(0, 0), (20, 1)], &[21]),
        ("one is left out", &[(0, 0), (20, 2)], &[20]),
        ("back again", &[(0, 0), (20, 1), (25, 0)], &[20, 25]),
        ("a change to itself", &[(0, 0), (20, 1)], &[20, 30]),
    ];
    let forged = |from: &[(usize, usize)], changed: &[usize]| {
        let place = |n: usize| from.iter().rev().find(|(first, _)| n >= *first).unwrap().1;
        let archive = resealed_behind(
            &days.archive,
            |n| &keys[place(n)],
            |n, entry, previous| {
                note(n, entry);
                if changed.contains(&n) {
                    let (old, new) = (&keys[place(n - 1)], keys[place(n)].public());
                    let change =
                        KeyChange::new((old.public(), Some(old)), new, KeyChangeCause::Renewed, previous);
                    changes(entry, change.body());
                }
            },
        );
        with_keys(archive.with_lines("kunden.jsonl", Vec::clear), &[&keys[0], &keys[1], &keys[2]])
    };
    assert!(lines > 35, "{lines}");
    let good = judged("two changes", &forged(&[(0, 0), (20, 1), (30, 2)], &[20, 30]));
    assert!(good.agree() && !good.is_refused(), "{good:?}");
    for (name, from, changed) in cases {
        let judged = judged(name, &forged(from, changed));
        assert!(judged.is_refused(), "{judged:?}");
    }
}

/// As the desk itself changes it: closed days before and behind, and the archives of both.
#[test]
fn the_archive_over_a_change_is_complete_with_its_paper_and_names_both_keys() {
    let days = two_days();
    let salon = &days.salon;
    let code = salon.code.clone();
    let before = salon.key();
    let wish = ChangeKey {
        pin: OWNER_PIN.into(),
        code: Some(code),
        cause: KeyCause::Stolen,
        reason: "Der Laptop wurde gestohlen.".into(),
    };
    let new = salon.ask(wish).unwrap();
    assert!(new.kept_by_code);
    salon.clock.advance_ms(24 * 3_600_000);
    let closing = a_day(salon, 25..37);
    let paper = paper_of(salon, closing);
    assert_eq!(
        paper.key,
        format!("Schlüssel {}", new.fingerprint),
        "the new key stands on the next Z report"
    );
    assert_ne!(new.fingerprint, before.fingerprint_for_people());
    let row = archive_zip::make(&salon.desk, &salon.here, Span::Month(salon.today()));
    let file = salon.folder.join(outlets::archive::FOLDER).join(row.made.unwrap().file_name);
    let mut keys = signing_keys(&salon.folder).into_iter();
    let own = keys.find(|key| key.public().fingerprint_for_people() == new.fingerprint).unwrap();
    let archive = Archive::read(&std::fs::read(file).unwrap()).in_hands_with(&own);
    let archive = archive.with_scope(|scope| scope["partial"] = false.into());
    assert_eq!(archive.lines("schluessel.txt").len(), 2);
    assert!(archive.lines("schluessel.txt")[0].contains(&before.to_string()));
    let judged = judged("over a change", &archive);
    assert!(judged.agree() && !judged.is_refused(), "{judged:?}");
    let said = check(&archive, &[&paper.code]);
    assert_eq!(said.verdict, Verdict::Complete, "{:#?}", said.sentences);
    assert!(said.says("Der bisherige hat das unterschrieben"), "{:#?}", said.sentences);
    // What was archived before the change stays byte for byte what it was: its keys end with its range.
    assert_eq!(days.archive.lines("schluessel.txt").len(), 1);
}

/// The key that signs is a setting, too, and the entry of its change tells it: nobody takes it for a value that another program
/// has changed, and nobody puts the key of before back.
#[test]
fn the_new_key_is_what_the_book_tells() {
    let salon = TestSalon::haarwerk();
    let code = Some(salon.code.clone());
    let reason = "Der Laptop wurde gestohlen.".into();
    salon.ask(ChangeKey { pin: OWNER_PIN.into(), code, cause: KeyCause::Stolen, reason }).unwrap();
    let found = salon.desk.read_inside(|tx| beside_book::changes(tx.conn)).unwrap();
    assert_eq!(found, []);
}

#[test]
fn a_book_of_several_changes_verifies_after_each_restart() {
    let mut salon = TestSalon::haarwerk();
    let today = day(2026, 11, 27);
    salon.desk.book_unjudged(vec![raw_entries::opening(today, 25_000)]).unwrap();
    for number in [1_u64, 2, 3] {
        raw_entries::sales(&salon.desk, today, number * 10..number * 10 + 5);
        let wish = ChangeKey {
            pin: OWNER_PIN.into(),
            code: Some(salon.code.clone()),
            cause: KeyCause::Renewed,
            reason: format!("Wechsel {number}"),
        };
        salon.ask(wish).unwrap();
        let changed = salon.newest_entry();
        assert_eq!(changed.head.kind, EntryKind::KeyChange);
        assert_eq!(changed.head.reason.as_deref(), Some(format!("Wechsel {number}").as_str()));
        assert!(KeyChange::of(&changed).unwrap().old_signature.is_some());
        salon = salon.restarted();
        salon.sign_in_as("Sabine");
        raw_entries::sales(&salon.desk, today, number * 10 + 5..number * 10 + 8);
        let (keys, report) = salon
            .desk
            .read_inside(|tx| {
                let keys = book::ledger::keys(tx.conn)?;
                let report = book::ledger::verify(tx.conn, &keys, Signatures::Every)?;
                Ok((keys, report))
            })
            .unwrap();
        assert_eq!((keys.len() as u64, report.finding), (number + 1, None));
        assert_eq!(salon.newest_entry().head.key_id, keys.last().unwrap().key_id());
        let without = salon
            .desk
            .read_inside(|tx| book::ledger::verify(tx.conn, &keys[1..], Signatures::AtClosings))
            .unwrap();
        assert!(without.finding.is_some(), "the first key is missing");
    }
}

//! Several archives of one register are checked as the one that they make up (FORMAT.md, sections 8 and 9).

use lockbuch_tests::archive::Archive;
use lockbuch_tests::checked::{check, check_together};
use lockbuch_tests::filled::filled;
use lockbuch_tests::pieces::piece;
use lockbuch_tests::resealed::{entries, resealed, with_keys};
use lockbuch_tests::rng::Rng;
use lockbuch_tests::second_opinion::second_opinions_together;
use proof::{Entry, EntryKind, SigningKey};
use pruefen::{Apart, Typed, Unreadable, Verdict};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::rules::lived;

/// A book and its entries.
struct Book {
    folder: TempDir,
    archive: Archive,
    entries: Vec<Entry>,
}

impl Book {
    fn lived(seed: u64) -> Self {
        let (folder, archive) = lived(seed, 300);
        let entries = entries(&archive);
        Self { folder, archive, entries }
    }

    fn last(&self) -> usize {
        self.entries.len()
    }

    /// The place of the last entry of a kind, counted from 1.
    fn last_of(&self, kind: EntryKind) -> usize {
        self.entries.iter().rposition(|entry| entry.head.kind == kind).unwrap() + 1
    }

    /// The same book, altered and signed anew by one key throughout.
    fn forged(&self, alter: impl FnMut(usize, &mut Entry)) -> Self {
        let key = SigningKey::from_seed(&[66; 32]);
        let forged = with_keys(resealed(&self.archive, |_| &key, alter), &[&key]);
        let archive = forged.with_lines("kunden.jsonl", Vec::clear);
        let entries = entries(&archive);
        Self { folder: tempfile::tempdir().unwrap(), archive, entries }
    }

    /// The archive of some entries.
    fn piece(&self, first: usize, last: usize) -> Archive {
        piece(&self.archive, &self.entries, first, last)
    }

    /// What the Z report of an entry says.
    fn paper(&self, seq: usize) -> Typed {
        let line: Value = serde_json::from_str(&self.archive.lines("buchungen.jsonl")[seq - 1]).unwrap();
        Typed::Head { digits: line["hash"].as_str().unwrap().to_owned(), seq: Some(seq as u64) }
    }
}

/// What the independent script finds, archive by archive.
fn second(book: &Book, archives: &[Archive]) -> Vec<Value> {
    let path = |at: usize| book.folder.path().join(format!("archiv-{at}.zip"));
    let paths: Vec<_> = (0..archives.len()).map(path).collect();
    for (archive, path) in archives.iter().zip(&paths) {
        std::fs::write(path, archive.zip()).unwrap();
    }
    second_opinions_together(&paths)
}

#[test]
fn a_book_in_pieces_is_judged_as_the_whole_in_whatever_order_they_come() {
    let book = Book::lived(71);
    let mut rng = Rng::new(71);
    for turn in 0..12 {
        let mut cuts = [(); 2].map(|()| 2 + rng.below(book.last() as u64 - 2) as usize);
        cuts.sort_unstable();
        let [one, two] = cuts;
        if one == two {
            continue;
        }
        let pieces = [(two, book.last()), (1, one - 1), (one, two - 1)];
        let archives = pieces.map(|(first, last)| book.piece(first, last));
        let together = check_together(&archives).unwrap();
        let reports: Vec<_> = together.reports().collect();
        assert_eq!(reports.len(), 1, "{cuts:?}");
        assert_eq!(reports[0].found, None, "{cuts:?}");
        assert_eq!((reports[0].entries, reports[0].unjudged), (book.last() as u64, Default::default()));
        if turn == 0 {
            for (answer, adjoins) in filled(second(&book, &archives).into_iter().zip([false, true, true])) {
                assert_eq!(
                    (&answer["place"], &answer["adjoins"]),
                    (&Value::Null, &json!(adjoins)),
                    "{cuts:?}"
                );
            }
        }
    }
}

/// The day of this closing began in the archive before: only both together show that its figure is false.
#[test]
fn a_false_figure_is_found_where_its_entries_lie_in_the_archive_before() {
    let book = Book::lived(72);
    let closing = book.last_of(EntryKind::Closing);
    let count = book.last_of(EntryKind::Count);
    assert!(count < closing);
    let forged = book.forged(|at, entry| {
        if at + 1 == closing {
            let details = entry.details.as_mut().unwrap();
            let mut body: Value = serde_json::from_str(&details.body).unwrap();
            body["figures"]["bons"] = json!(body["figures"]["bons"].as_u64().unwrap() + 1);
            details.body = body.to_string();
        }
    });
    let (earlier, later) = (forged.piece(1, count - 1), forged.piece(count, forged.last()));
    assert_eq!(check(&later, &[]).report.found, None, "by itself it can't be judged");
    let archives = [later, earlier];
    let together = check_together(&archives).unwrap();
    let (verdict, _, sentences) = together.said(&[]);
    assert_eq!(verdict, Verdict::Finding);
    let begins = format!("archiv-0.zip: Buchung {closing} (Z-Bericht ");
    assert!(sentences[0].starts_with(&begins) && sentences[0].contains("„bons“"), "{sentences:?}");
    let answers = second(&forged, &archives);
    assert_eq!(answers[0]["place"], Value::Null);
    assert_eq!((&answers[1]["bad_seq"], &answers[1]["place"]), (&json!(closing), &json!("details")));
}

#[test]
fn an_archive_of_another_past_does_not_adjoin() {
    let book = Book::lived(73);
    let cut = book.last() / 2;
    let forged = book.forged(|at, entry| {
        if at == 1 {
            entry.head.reason = Some("anders".to_owned());
        }
    });
    let archives = [book.piece(1, cut), forged.piece(cut + 1, forged.last())];
    let (verdict, _, sentences) = check_together(&archives).unwrap().said(&[]);
    assert_eq!(verdict, Verdict::Finding);
    assert!(sentences[0].contains("verändert oder neu signiert"), "{sentences:?}");
    let answers = second(&book, &archives);
    assert_eq!((&answers[1]["bad_seq"], &answers[1]["place"]), (&json!(cut + 1), &json!("range")));

    // The chain fits, and what it says of the numbers before does not.
    let numbered = book.piece(cut + 1, book.last()).with_scope(|scope| {
        scope["previous_receipt_number"] = Value::Null;
    });
    let archives = [book.piece(1, cut), numbered];
    let (verdict, _, sentences) = check_together(&archives).unwrap().said(&[]);
    assert_eq!(verdict, Verdict::Finding);
    assert!(sentences[0].contains(&format!("Die Nummern vor Buchung {}", cut + 1)), "{sentences:?}");
    assert_eq!(second(&book, &archives)[1]["place"], "range");
}

/// A key that takes over without an entry is as much a finding between two archives as within one.
#[test]
fn another_key_from_the_next_archive_on_is_found() {
    let book = Book::lived(74);
    let cut = book.last() / 2;
    let keys = [SigningKey::from_seed(&[66; 32]), SigningKey::from_seed(&[67; 32])];
    let key_of = |at: usize| &keys[usize::from(at >= cut)];
    let signed = resealed(&book.archive, key_of, |_, _| ());
    let archive = with_keys(signed, &[&keys[0], &keys[1]]).with_lines("kunden.jsonl", Vec::clear);
    let forged = Book { folder: tempfile::tempdir().unwrap(), entries: entries(&archive), archive };
    let later = forged.piece(cut + 1, forged.last());
    assert_eq!(check(&later, &[]).report.found, None, "by itself nobody can tell");
    let (verdict, _, sentences) = check_together(&[forged.piece(1, cut), later]).unwrap().said(&[]);
    assert_eq!(verdict, Verdict::Finding);
    assert!(sentences[0].contains("signiert ein anderer Schlüssel"), "{sentences:?}");
}

#[test]
fn paper_of_the_last_archive_vouches_for_all_that_adjoin() {
    let book = Book::lived(75);
    let (third, closing) = (book.last() / 3, book.last_of(EntryKind::Closing));
    let pieces = [(1, third), (third + 1, 2 * third), (2 * third + 1, book.last())];
    let archives = pieces.map(|(first, last)| book.piece(first, last));
    let together = check_together(&archives).unwrap();
    let (verdict, headline, sentences) = together.said(&[book.paper(closing)]);
    assert_eq!(verdict, Verdict::Complete, "{headline} {sentences:?}");
    assert!(sentences[0].contains("3 Archive, die aneinander anschließen"), "{sentences:?}");
    assert_eq!(together.said(&[]).0, Verdict::NotCompared);
}

#[test]
fn a_hole_is_said_and_no_paper_vouches_across_it() {
    let book = Book::lived(76);
    let third = book.last() / 3;
    let closing = |until: usize| {
        book.entries[..until].iter().rposition(|entry| entry.head.kind == EntryKind::Closing).unwrap() + 1
    };
    let (early, late) = (closing(third), closing(book.last()));
    assert!(late > 2 * third);
    let archives = [book.piece(2 * third + 1, book.last()), book.piece(1, early)];
    let together = check_together(&archives).unwrap();
    assert_eq!(together.reports().count(), 2);
    let hole = format!("die Buchungen {} bis {} fehlen", early + 1, 2 * third);
    let (verdict, _, sentences) = together.said(&[book.paper(late)]);
    assert_eq!(verdict, Verdict::NotCompared, "nothing vouches for the first: {sentences:?}");
    assert!(sentences[0].contains(&hole), "{sentences:?}");
    let (verdict, headline, sentences) = together.said(&[book.paper(late), book.paper(early)]);
    assert_eq!(verdict, Verdict::GenuineUntil, "{sentences:?}");
    assert!(headline.starts_with(&format!("Echt bis Buchung {early} ")), "{headline}");
    assert!(sentences[0].contains(&hole), "{sentences:?}");
    assert!(filled(second(&book, &archives)).iter().all(|answer| answer["adjoins"] == json!(false)));
}

#[test]
fn archives_that_do_not_belong_together_are_refused() {
    let book = Book::lived(77);
    let half = book.last() / 2;
    let whole = book.piece(1, book.last());
    let said = check_together(&[book.piece(half, book.last()), book.piece(1, half)]).unwrap_err();
    let (one, other) = ("archiv-1.zip".to_owned(), "archiv-0.zip".to_owned());
    assert_eq!(said, Apart::Overlap { one, other, seq: half as u64 });
    assert!(matches!(check_together(&[whole.clone(), whole]).unwrap_err(), Apart::Overlap { seq: 1, .. }));
    let other = book.piece(half + 1, book.last()).with_scope(|scope| scope["register"] = json!("LB-0002"));
    let said = check_together(&[book.piece(1, half), other]).unwrap_err();
    assert!(matches!(&said, Apart::Registers { other, .. } if other == "LB-0002"), "{said}");
    let unreadable = Apart::Unreadable { name: "a.zip".to_owned(), trouble: Unreadable::NoZip };
    assert!(unreadable.to_string().starts_with("a.zip: Das ist kein Archiv"));
}

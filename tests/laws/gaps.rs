//! Numbers that jump are explained, told by everyone who checks, and never given twice.

use contract::EntryKind;
use contract::lists::Span;
use lockbuch_tests::archive::Archive;
use lockbuch_tests::checked::{check, check_zip};
use lockbuch_tests::closed_days::two_days;
use lockbuch_tests::second_opinion::second_opinions;
use lockbuch_tests::test_salon::day;
use lockbuch_tests::witnessed::{Witnessed, cut};
use lockbuch_tests::{archive_zip, outside};
use outlets::archive::FOLDER;
use pruefen::Verdict;
use serde_json::json;

#[test]
fn after_a_gap_numbers_go_on_and_three_checkers_say_it() {
    let salon = Witnessed::new();
    let (newest, receipt) = (salon.salon.newest_entry().head.seq.get(), salon.newest_receipt());
    let salon = salon.reopened(|folder| cut(folder, newest - 9));
    let gap = salon.salon.newest_entry();
    assert_eq!((gap.head.kind, gap.head.seq.get()), (EntryKind::Gap, newest + 1));
    salon.sell(31..34);
    assert_eq!(salon.newest_receipt(), receipt + 3, "behind the number that was known");
    // And so it is after the next start.
    let salon = salon.reopened(|_| ());
    salon.sell(34..36);
    assert_eq!(salon.newest_receipt(), receipt + 5);
    let month = Span::Month(day(2026, 11, 1));
    let row = archive_zip::make(&salon.salon.desk, &salon.salon.window, month);
    let path = salon.salon.folder.path().join(FOLDER).join(row.made.unwrap().file_name);
    let said = check_zip(std::fs::read(&path).unwrap(), &[]).unwrap();
    assert_eq!(said.verdict, Verdict::NotCompared, "{:?}", said.sentences);
    // What the program noted at its start stands where the first lost entry stood.
    let details = gap.details.unwrap();
    let found =
        serde_json::from_str::<serde_json::Value>(&details.body).unwrap()["found"]["seq"].as_u64().unwrap();
    assert!(found >= newest - 10 && found < newest);
    let words = format!("Lücke, erklärt: Es fehlen Buchungen {} bis {newest}", found + 1);
    assert!(said.says(&words), "{words}: {:?}", said.sentences);
    let theirs = second_opinions(&[path]).remove(0);
    assert_eq!((theirs["place"].is_null(), &theirs["gaps"][0]["seq"]), (true, &json!([found + 1, newest])));
    let finding = book::ledger::finding(&outside::reader(salon.salon.folder.path())).unwrap();
    assert_eq!(finding, None);
}

/// Nor does a gap of which nobody can read any more what it skipped, though nobody else knows it.
#[test]
fn a_gap_that_is_damaged_gives_no_number_twice() {
    let salon = Witnessed::new();
    let (newest, receipt) = (salon.salon.newest_entry().head.seq.get(), salon.newest_receipt());
    let salon = salon.reopened(|folder| cut(folder, newest - 9));
    let witnesses = salon.witnesses.clone();
    let salon = salon.reopened(|folder| {
        let conn = outside::intruder(folder);
        conn.execute_batch("drop trigger entry_keeps").unwrap();
        conn.execute("update entry set details_body = 'z' where kind = 'gap'", []).unwrap();
        for place in ["keys", "zeugen"] {
            std::fs::remove_dir_all(witnesses.path().join(place)).unwrap();
        }
    });
    salon.sell(31..33);
    let given = salon.newest_receipt();
    assert!(given > receipt + 1, "{given} behind {receipt}");
    // What was given behind it counts from then on.
    let salon = salon.reopened(|_| ());
    salon.sell(33..34);
    assert_eq!(salon.newest_receipt(), given + 1);
}

#[test]
fn a_witness_that_was_written_over_moves_no_number() {
    let salon = Witnessed::new();
    let receipt = salon.newest_receipt();
    let lie = json!({ "seq": 40_000_000, "hash": null, "receipt": 40_000_000, "z": null }).to_string();
    for file in std::fs::read_dir(salon.witnesses.path().join("zeugen")).unwrap() {
        std::fs::write(file.unwrap().path(), format!("{lie}\n")).unwrap();
    }
    let salon = salon.reopened(|_| ());
    salon.sell(31..32);
    assert_eq!(salon.newest_receipt(), receipt + 1);
}

/// Whoever has no key can put no other range, title or program into an archive, nor another report beside its entries.
#[test]
fn whoever_alters_the_words_of_an_archive_is_found() {
    let days = two_days();
    let without_key = Archive::of(days.archive.0.clone());
    assert_eq!(check(&without_key, &[]).verdict, Verdict::NotCompared);
    let report = without_key.0.keys().find(|name| name.starts_with("berichte/")).unwrap().clone();
    let mut other_report = without_key.clone();
    other_report.0.insert(report, b"%PDF GEFAELSCHT\n".to_vec());
    let scope = |name: &'static str, value: serde_json::Value| {
        without_key.clone().with_scope(move |scope| scope[name] = value)
    };
    let altered = [
        other_report,
        scope("title", json!("Dezember 2031")),
        scope("program", json!("Kassenfix 3000")),
        scope("partial", json!(false)),
        scope("key_id", json!("0123456789abcdef")),
        scope("sums", json!("0".repeat(64))),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (n, archive) in altered.iter().enumerate() {
        let said = check(archive, &[]);
        assert!(
            said.verdict == Verdict::Finding && said.first().contains("bereich.json"),
            "{n}: {:?}",
            said.sentences
        );
        let path = folder.path().join("archiv.zip");
        std::fs::write(&path, archive.zip()).unwrap();
        assert_eq!(second_opinions(&[path]).remove(0)["place"], "bereich.json", "{n}");
    }
    // What an erasure takes away breaks nothing.
    let erased = without_key.with_lines("kunden.jsonl", Vec::clear);
    let said = check(&erased, &[]);
    assert!(said.verdict == Verdict::NotCompared && said.report.customers_erased > 0, "{:?}", said.sentences);
    // Nor is an archive without a signature taken for one of before there were any.
    let stripped = erased.with_scope(|scope| {
        scope["format"] = json!(1);
        for name in ["sums", "key_id", "signature"] {
            scope.as_object_mut().unwrap().remove(name);
        }
    });
    assert_eq!(check(&stripped, &[]).verdict, Verdict::Finding);
}

/// A register that takes the numbers of an old one over begins high; all its bons are lost, and still no number comes twice.
#[test]
fn numbers_that_begin_high_are_no_reason_to_disbelieve_a_witness() {
    let salon = Witnessed::new();
    let high = 3_000_000;
    let head = salon.salon.newest_entry().head.seq.get() + 5;
    let known = json!({ "seq": head, "hash": null, "receipt": high + 7, "z": null }).to_string();
    let salon = salon.reopened(|folder| {
        cut(folder, 2);
        let numbers = format!("update setting set value = '[{high},330]' where name = 'first_numbers'");
        outside::intruder(folder).execute_batch(&numbers).unwrap();
    });
    let (folder, told) = (salon.witnesses.clone(), known);
    let salon = salon.reopened(|store| {
        cut(store, 2);
        for file in std::fs::read_dir(folder.path().join("zeugen")).unwrap() {
            std::fs::write(file.unwrap().path(), format!("{told}\n")).unwrap();
        }
    });
    salon.sell(1..2);
    assert_eq!(salon.newest_receipt(), high + 8);
}

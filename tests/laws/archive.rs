//! Attacks on an archive: whatever is changed in it, its verifier says so and names the part; what an archive
//! alone cannot show, one line from a printed Z report does.

use std::io::Write as _;

use lockbuch_tests::archive::Archive;
use lockbuch_tests::checked::{Said, check, check_zip};
use lockbuch_tests::closed_days::{Paper, TwoDays, archived, paper_of, two_days};
use lockbuch_tests::outside;
use lockbuch_tests::resealed::{resealed, with_keys};
use proof::{Entry, Seq, SigningKey};
use pruefen::{Unreadable, Verdict};
use serde_json::Value;

/// The printed digits of the chain's head alone.
fn short(paper: &Paper) -> String {
    paper.head.trim_start_matches("Kettenkopf ").split(" (").next().unwrap().to_owned()
}

/// The line of the first sale with a customer and a reference, and its number.
fn a_sale(archive: &Archive) -> usize {
    let lines = archive.lines("buchungen.jsonl");
    lines.iter().position(|line| line.contains("kind=sale") && line.contains("\"reference 1\"")).unwrap()
}

fn altered(archive: &Archive, alter: impl FnOnce(&mut Vec<String>)) -> Said {
    check(&archive.clone().with_lines("buchungen.jsonl", alter), &[])
}

#[test]
fn a_good_archive_is_sound_and_with_paper_it_is_genuine_as_far_as_that_reaches() {
    let TwoDays { archive, paper, .. } = two_days();
    let said = check(&archive, &[]);
    let entries = archive.lines("buchungen.jsonl").len();
    assert_eq!(said.verdict, Verdict::NotCompared, "{:?}", said.sentences);
    assert_eq!(said.first(), format!("{entries} Buchungen, Kette lückenlos, Signaturen gültig"));
    assert!(said.sentences.contains(&"Schlüssel nicht mit Papier verglichen".to_owned()));
    assert_eq!((said.report.closings, said.report.customers_erased), (2, 0));
    assert_eq!(said.report.customers_kept, 12);
    let short = short(&paper).to_uppercase();
    let seq = paper.code.split(';').nth(3).unwrap();
    for typed in [&paper.head, &paper.code, &short] {
        let said = check(&archive, &[typed]);
        assert_eq!(said.verdict, Verdict::GenuineUntil, "{typed}: {:?}", said.sentences);
        assert_eq!(said.headline, format!("Echt bis Buchung {seq} (Z-331 vom 23.11.2026)"));
        assert!(!said.says("nicht mit Papier"), "{:?}", said.sentences);
    }
    let said = check(&archive, &[&paper.key]);
    assert_eq!(said.verdict, Verdict::KeyKnown, "{:?}", said.sentences);
}

#[test]
fn every_changed_bit_of_every_part_is_found_and_the_part_is_named() {
    let TwoDays { archive, .. } = two_days();
    let at = a_sale(&archive);
    let line = archive.lines("buchungen.jsonl")[at].clone();
    let whole: Value = serde_json::from_str(&line).unwrap();
    let receipt = line.split("receipt_number=").nth(1).unwrap().split('\\').next().unwrap();
    // One line and its neighbours are enough: what stands before it is known to be good.
    let alone = alone(&archive, at);
    let names: Vec<&str> =
        whole["parts"].as_array().unwrap().iter().map(|part| part[0].as_str().unwrap()).collect();
    assert!(names.contains(&"payment 1") && names.contains(&"snapshot program"), "{names:?}");
    let mut tried = 0;
    for (n, name) in names.iter().enumerate() {
        let start = line.find(&format!("[\"{name}\",\"")).unwrap() + name.len() + 5;
        let end = line[start..].find("\"]").unwrap() + start;
        let german = name.parse::<proof::Part>().unwrap().german();
        for bit in (0..(end - start) * 8).step_by(if n == 0 { 1 } else { 7 }) {
            let mut bytes = line.clone().into_bytes();
            bytes[start + bit / 8] ^= 1 << (bit % 8);
            let mut changed = alone.clone();
            changed.0.insert("buchungen.jsonl".to_owned(), [bytes.as_slice(), b"\n"].concat());
            let said = check(&changed, &[]);
            let expected = format!("Buchung {}", at + 1);
            assert_eq!(said.verdict, Verdict::Finding);
            assert!(said.first().starts_with(&expected), "{}", said.first());
            // A line feed in the middle ends the line: then nothing of it can be read.
            let torn = changed.0["buchungen.jsonl"].iter().filter(|byte| **byte == b'\n').count() > 1;
            assert!(torn || said.first().contains(&format!(", {german}: ")), "{name}: {}", said.first());
            if n > 0 && !torn {
                assert!(said.first().contains(&format!("(Beleg {receipt:0>6})")), "{}", said.first());
            }
            tried += 1;
        }
    }
    assert!(tried > 5_000, "only {tried} bits");
}

/// An archive of one entry of the book.
fn alone(archive: &Archive, at: usize) -> Archive {
    let entry: Value = serde_json::from_str(&archive.lines("buchungen.jsonl")[at]).unwrap();
    let customer = format!("{{\"seq\":{},", at + 1);
    archive
        .clone()
        .with_lines("buchungen.jsonl", |lines| *lines = vec![lines[at].clone()])
        .with_lines("kunden.jsonl", |lines| lines.retain(|line| line.starts_with(&customer)))
        .with_scope(|scope| {
            scope["first_seq"] = Value::from(at + 1);
            scope["last_seq"] = Value::from(at + 1);
            scope["previous_hash"] = entry["previous"].clone();
        })
}

#[test]
fn changed_frames_of_an_entry_are_found() {
    let TwoDays { archive, .. } = two_days();
    let at = a_sale(&archive);
    let replaced = |field: &str, with: &str| {
        altered(&archive, |lines| {
            let start = lines[at].find(&format!("\"{field}\":")).unwrap() + field.len() + 3;
            let start = start + usize::from(lines[at][start..].starts_with('"'));
            lines[at].replace_range(start..start + with.len(), with);
        })
    };
    let zeros = "0".repeat(64);
    let receipt = "(Beleg ";
    for (field, with, what) in [
        ("seq", "99", "Aufbau: Die Zeile nennt eine andere Buchung als ihr Kopf."),
        ("previous", &zeros, "Kette: Die Prüfsumme der Buchung passt nicht zu ihren Teilen."),
        ("hash", &zeros, "Kette: Die Prüfsumme der Buchung passt nicht zu ihren Teilen."),
        ("signature", &zeros, "Signatur: Die Signatur passt nicht zur Buchung."),
        ("check_digit", "01", "Prüfziffer: Die Prüfziffer stimmt nicht."),
        ("signature", "X", "Signatur: Die Daten sind nicht mehr lesbar."),
    ] {
        let said = replaced(field, with);
        assert!(said.first().starts_with(&format!("Buchung {}", at + 1)), "{}", said.first());
        assert!(said.first().ends_with(what), "{field}: {}", said.first());
        assert!(said.first().contains(receipt) || with == "X", "{}", said.first());
    }
    let said = altered(&archive, |lines| {
        let start = lines[at].rfind("[\"line 2\",\"").unwrap() + 11;
        lines[at].replace_range(start..start + 4, "0000");
    });
    assert!(said.first().ends_with("Zeile 2: Die gespeicherte Prüfsumme dieses Teils wurde verändert."));
}

#[test]
fn removed_added_and_swapped_entries_are_found() {
    let TwoDays { archive, .. } = two_days();
    let at = a_sale(&archive);
    let expected = format!("Buchung {} wird hier erwartet", at + 1);
    let removed = altered(&archive, |lines| drop(lines.remove(at)));
    assert!(removed.first().contains(&expected), "{}", removed.first());
    let swapped = altered(&archive, |lines| lines.swap(at, at + 1));
    assert!(swapped.first().contains(&expected), "{}", swapped.first());
    let added = altered(&archive, |lines| lines.insert(at, lines[at - 1].clone()));
    assert!(added.first().contains(&expected), "{}", added.first());
    let beyond = altered(&archive, |lines| lines.push(lines[at].clone()));
    assert_eq!(beyond.verdict, Verdict::Finding);
}

#[test]
fn removed_last_entries_are_found_and_by_paper_even_when_the_range_was_changed_too() {
    let TwoDays { folder: _folder, salon, archive, .. } = two_days();
    let last = archive.lines("buchungen.jsonl").len();
    let cut = archive.clone().with_lines("buchungen.jsonl", |lines| lines.truncate(last - 5));
    let cut = cut.with_lines("kunden.jsonl", |lines| {
        lines.retain(|line| {
            let seq = line["{\"seq\":".len()..].split(',').next().unwrap().parse::<usize>().unwrap();
            seq <= last - 5
        });
    });
    let said = check(&cut, &[]);
    assert!(said.first().starts_with("Die letzten 5 Buchungen fehlen"), "{}", said.first());
    let hidden = cut.with_scope(|scope| scope["last_seq"] = Value::from(last - 5));
    assert_eq!(check(&hidden, &[]).verdict, Verdict::NotCompared);
    let paper = paper_of(&salon, Seq::new(last as u64));
    for typed in [&paper.head, &paper.code] {
        let said = check(&hidden, &[typed]);
        assert_eq!(said.verdict, Verdict::Finding);
        assert!(
            said.first().contains(&format!("Das Archiv endet mit Buchung {}", last - 5)),
            "{}",
            said.first()
        );
    }
}

/// The same entries, chained and signed anew with another key, with one of them changed.
fn forged(archive: &Archive) -> Archive {
    let (key, at) = (SigningKey::from_seed(&[66; 32]), a_sale(archive));
    // Nothing that a closing sums.
    let alter = |n, entry: &mut Entry| {
        if n == at {
            entry.lines[0].text.push('!');
        }
    };
    with_keys(resealed(archive, |_| &key, alter), &[&key])
}

#[test]
fn a_book_signed_anew_with_another_key_is_found_by_one_line_of_paper() {
    let TwoDays { archive, paper, .. } = two_days();
    let forged = forged(&archive);
    let alone = check(&forged, &[]);
    assert_eq!(alone.verdict, Verdict::NotCompared, "{:?}", alone.sentences);
    assert!(alone.sentences.contains(&"Schlüssel nicht mit Papier verglichen".to_owned()));
    let short = short(&paper);
    for (typed, says) in [
        (paper.key.as_str(), "Der Schlüssel auf dem Papier ist nicht der des Archivs"),
        (&paper.head, "ist nicht die, für die der Z-Bericht bürgt"),
        (&short, "steht in diesem Archiv weder als Kettenkopf"),
        (&paper.code, "Der Schlüssel auf dem Papier ist nicht der des Archivs"),
    ] {
        let said = check(&forged, &[typed]);
        assert_eq!(said.verdict, Verdict::Finding, "{typed}");
        assert!(said.first().contains(says), "{typed}: {}", said.first());
    }
}

#[test]
fn an_exchanged_key_alone_fits_no_signature() {
    let TwoDays { archive, .. } = two_days();
    let key = SigningKey::from_seed(&[66; 32]).public();
    let exchanged = archive.clone().with_lines("schluessel.txt", |lines| {
        *lines = vec![format!("{} {key} {}", key.key_id(), key.fingerprint())];
    });
    let said = check(&exchanged, &[]);
    assert!(said.first().starts_with("Buchung 1, Signatur: Der Schlüssel "), "{}", said.first());
    let crooked = archive.with_lines("schluessel.txt", |lines| lines[0].replace_range(..4, "0000"));
    assert_eq!(check_zip(crooked.zip(), &[]).unwrap_err(), Unreadable::Text("schluessel.txt"));
}

#[test]
fn a_head_that_does_not_match_is_told() {
    let TwoDays { archive, paper, .. } = two_days();
    let other = paper.head.replacen(" (", "x (", 1);
    let seq: u64 = paper.code.split(';').nth(3).unwrap().parse().unwrap();
    for (typed, says) in [
        (format!("0000 0000 0000 0000 (Eintrag {seq})"), "ist nicht die, für die der Z-Bericht bürgt"),
        ("0000 0000 0000 0001".to_owned(), "steht in diesem Archiv weder als Kettenkopf"),
        ("Kettenkopf 0000 0000 0000 0001".to_owned(), "steht in diesem Archiv auf keinem Z-Bericht"),
        (paper.code.replace("HW-01", "HW-02"), "Der Z-Bericht gehört zur Kasse HW-02"),
        (paper.code.replace(";Z331;", ";Z330;"), "ist im Archiv der Z-Bericht 331, nicht 330"),
    ] {
        let said = check(&archive, &[&typed]);
        assert_eq!(said.verdict, Verdict::Finding, "{typed}");
        assert!(said.first().contains(says), "{typed}: {}", said.first());
    }
    assert!(pruefen::Typed::read(&other).is_err(), "{other}");
}

#[test]
fn a_cut_off_zip_and_a_foreign_file_are_unreadable() {
    let TwoDays { archive, .. } = two_days();
    let whole = archive.zip();
    for share in [1, 2, 5, 9, 99] {
        let cut = whole[..whole.len() * share / 100].to_vec();
        assert_eq!(check_zip(cut, &[]).unwrap_err(), Unreadable::CutOff, "{share} %");
    }
    assert_eq!(check_zip(whole[..whole.len() - 1].to_vec(), &[]).unwrap_err(), Unreadable::CutOff);
    assert_eq!(check_zip(b"%PDF-1.7 and so on".to_vec(), &[]).unwrap_err(), Unreadable::NoZip);
    assert_eq!(check_zip(Vec::new(), &[]).unwrap_err(), Unreadable::NoZip);
    let mut hidden = whole.clone();
    let directory = hidden.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    hidden.splice(directory..directory, b"something between".iter().copied());
    assert!(check_zip(hidden, &[]).is_err());
    for name in ["bereich.json", "buchungen.jsonl", "kunden.jsonl", "schluessel.txt"] {
        let mut lacking = archive.clone();
        lacking.0.remove(name);
        assert!(
            matches!(check_zip(lacking.zip(), &[]), Err(Unreadable::Missing(missing)) if missing == name)
        );
    }
    let later = archive.with_scope(|scope| scope["format"] = Value::from(3));
    assert_eq!(check_zip(later.zip(), &[]).unwrap_err(), Unreadable::Format(3));
}

#[test]
fn changed_missing_and_added_files_are_named() {
    let TwoDays { archive, .. } = two_days();
    let mut sound = Archive::read(&archive.zip());
    let report = sound.0.keys().find(|name| name.starts_with("berichte/")).unwrap().clone();
    let report = report.as_str();
    sound.0.get_mut(report).unwrap().push(b'x');
    let said = check_zip(sound.zip_as_it_is(), &[]).unwrap();
    assert_eq!(said.first(), format!("Die Datei „{report}“ wurde verändert: Sie passt nicht zu SHA256SUMS."));
    sound.0.remove(report);
    let said = check_zip(sound.zip_as_it_is(), &[]).unwrap();
    assert!(said.first().contains(report) && said.first().contains("fehlt"), "{}", said.first());
    let mut more = Archive::read(&archive.zip());
    more.0.insert("tabellen/mehr.csv".to_owned(), Vec::new());
    let said = check_zip(more.zip_as_it_is(), &[]).unwrap();
    assert!(said.first().contains("tabellen/mehr.csv"), "{}", said.first());
    let mut entries = Archive::read(&archive.zip());
    let book = entries.0.get_mut("buchungen.jsonl").unwrap();
    writeln!(book).unwrap();
    assert_eq!(check_zip(entries.zip_as_it_is(), &[]).unwrap().verdict, Verdict::Finding);
}

#[test]
fn an_erased_customer_verifies_and_is_told_a_changed_one_is_found() {
    let TwoDays { folder: _folder, salon, archive, .. } = two_days();
    let customers = archive.lines("kunden.jsonl").len();
    outside::intruder(&salon.folder).execute("delete from entry_customer where seq % 4 = 1", []).unwrap();
    let erased = archived(&salon);
    let gone = customers - erased.lines("kunden.jsonl").len();
    assert!(gone > 0);
    let said = check(&erased, &[]);
    assert_eq!(said.verdict, Verdict::NotCompared);
    assert!(said.sentences.contains(&format!("Kundendaten gelöscht: {gone}")), "{:?}", said.sentences);
    let changed =
        archive.clone().with_lines("kunden.jsonl", |lines| lines[3] = lines[3].replace("Lindner", "Linder"));
    let said = check(&changed, &[]);
    assert!(
        said.first().contains("Kundendaten: Der Text ist nicht der, der gebucht wurde."),
        "{}",
        said.first()
    );
    assert!(said.first().contains("(Beleg "), "{}", said.first());
    let stray = archive.with_lines("kunden.jsonl", |lines| lines.push(lines[0].clone()));
    let said = check(&stray, &[]);
    assert!(said.first().contains("gehören zu keiner Buchung"), "{}", said.first());
}

#[test]
fn an_unfinished_month_is_marked_and_sound() {
    let TwoDays { archive, .. } = two_days();
    let said = check(&archive.with_scope(|scope| scope["partial"] = Value::from(true)), &[]);
    assert_eq!(said.verdict, Verdict::NotCompared);
    assert!(said.sentences.iter().any(|sentence| sentence.starts_with("Teilarchiv")));
}

//! What the verifier may say of an archive: for each claim an archive for which it is false, and it is not made.
//! The owner has the register's key, so whatever is not held against paper can have been made anew.

use book::clock::local;
use contract::Day;
use contract::lists::Span;
use lockbuch_tests::archive::Archive;
use lockbuch_tests::archive_zip;
use lockbuch_tests::checked::{Said, check};
use lockbuch_tests::closed_days::{Paper, TwoDays, a_day, archived, paper_of, two_days};
use lockbuch_tests::disk_salon::{DiskSalon, first_morning, signing_keys};
use lockbuch_tests::resealed::{resealed, resealed_behind, with_keys};
use outlets::archive::FOLDER;
use proof::{Details, EntryKind, KEY_CHANGE, KeyChange, KeyChangeCause, Seq, SigningKey};
use pruefen::Verdict;
use serde_json::Value;
use tempfile::TempDir;

/// A month with three closed days, Z-331 to Z-333; behind Z-332 and behind Z-333 stands a note.
struct November {
    _folder: TempDir,
    salon: DiskSalon,
    archive: Archive,
    /// The register's own key, which its owner has.
    key: SigningKey,
    /// Entries of the closings.
    closings: Vec<u64>,
    /// Their Z reports.
    papers: Vec<Paper>,
}

fn november() -> November {
    let TwoDays { folder, salon, .. } = two_days();
    salon.clock.set(local(first_morning().day().plus_days(2), 8, 0, 0));
    a_day(&salon, 25..37);
    // That an archive was made is a note of the month that is not over yet.
    archived(&salon);
    salon.clock.set(local(Day::from_ymd(2026, 12, 1).unwrap(), 8, 0, 0));
    let archive = archived(&salon);
    let lines = archive.lines("buchungen.jsonl");
    let closing = |(line, seq): (&String, u64)| line.contains("kind=closing").then_some(seq);
    let closings: Vec<u64> = lines.iter().zip(1..).filter_map(closing).collect();
    let papers = closings.iter().map(|seq| paper_of(&salon, Seq::new(*seq))).collect();
    let key = signing_keys(&salon.folder).remove(0);
    let note = |seq: u64| lines[usize::try_from(seq).unwrap()].contains("kind=export");
    assert!(note(closings[1]) && note(closings[2]), "a note behind both");
    assert_eq!(lines.len() as u64, closings[2] + 1);
    November { _folder: folder, salon, archive, key, closings, papers }
}

fn seq_of(line: &str) -> u64 {
    line["{\"seq\":".len()..].split(',').next().unwrap().parse().unwrap()
}

/// The entries from one to another, and a range that says just that.
fn part(archive: &Archive, first: u64, last: u64) -> Archive {
    let at = usize::try_from(first).unwrap() - 1;
    let entry: Value = serde_json::from_str(&archive.lines("buchungen.jsonl")[at]).unwrap();
    let kept = |lines: &mut Vec<String>| lines.retain(|line| (first..=last).contains(&seq_of(line)));
    archive.clone().with_lines("buchungen.jsonl", kept).with_lines("kunden.jsonl", kept).with_scope(|scope| {
        scope["first_seq"] = first.into();
        scope["last_seq"] = last.into();
        scope["previous_hash"] = entry["previous"].clone();
    })
}

fn cut(archive: &Archive, last: u64) -> Archive {
    part(archive, 1, last)
}

/// The digits of a head alone.
fn digits(paper: &Paper) -> String {
    paper.head.trim_start_matches("Kettenkopf ").split(" (").next().unwrap().to_owned()
}

/// The place of the first sale behind an entry.
fn sale_behind(archive: &Archive, seq: u64) -> usize {
    let lines = archive.lines("buchungen.jsonl");
    let behind = lines.iter().enumerate().skip(usize::try_from(seq).unwrap());
    behind.into_iter().find(|(_, line)| line.contains("kind=sale")).unwrap().0
}

#[track_caller]
fn is(said: &Said, verdict: Verdict, says: &str) {
    assert_eq!(said.verdict, verdict, "{} {:#?}", said.headline, said.sentences);
    assert!(said.says(says) || said.headline.contains(says), "{} {:#?}", said.headline, said.sentences);
}

#[test]
fn a_whole_month_is_complete_with_the_paper_of_its_last_closing() {
    let month = november();
    let last = &month.papers[2];
    let headline = "Echt und vollständig bis Z-333 vom 25.11.2026";
    for (typed, compared) in [(&last.head, "32"), (&digits(last), "32"), (&last.code, "64")] {
        let said = check(&month.archive, &[typed]);
        is(&said, Verdict::Complete, "Dahinter nur noch 1 Vermerk ohne Beleg: Für Buchung ");
        assert_eq!(said.headline, headline);
        assert!(said.says(&format!("überein ({compared} von 64 Zeichen)")), "{:?}", said.sentences);
        assert!(
            said.says("beginnt mit der Einrichtung") && said.says("einen späteren Z-Bericht, fehlt das Ende")
        );
    }
    let said = check(&cut(&month.archive, month.closings[2]), &[&last.code]);
    assert_eq!((said.headline.as_str(), said.says("Vermerk")), (headline, false));
    let none = check(&month.archive, &[]);
    is(&none, Verdict::NotCompared, "Schlüssel nicht mit Papier verglichen");
    is(
        &check(&month.archive, &[&last.key]),
        Verdict::KeyKnown,
        "Wer den Schlüssel hat, kann alles neu schreiben",
    );
    let partial = month.archive.with_scope(|scope| scope["partial"] = true.into());
    is(
        &check(&partial, &[&last.code]),
        Verdict::GenuineUntil,
        "Teilarchiv: Der Zeitraum war noch nicht zu Ende",
    );
}

#[test]
fn an_archive_cut_off_behind_a_closing_is_genuine_only_up_to_the_paper() {
    let month = november();
    let [first, second, _] = month.closings[..] else { panic!() };
    let cut = cut(&month.archive, second);
    is(&check(&cut, &[&month.papers[0].key]), Verdict::KeyKnown, "Inhalt nicht mit Papier verglichen");
    let paper = &month.papers[0];
    for typed in [&paper.head, &digits(paper), &paper.code] {
        let said = check(&cut, &[typed]);
        is(&said, Verdict::GenuineUntil, &format!("Für die Buchungen {} bis {second} bürgt kein", first + 1));
        assert_eq!(said.headline, format!("Echt bis Buchung {first} (Z-331 vom 23.11.2026)"));
    }
    // Its own last paper vouches for all of it, and for nothing later.
    let said = check(&cut, &[&month.papers[1].code]);
    is(&said, Verdict::Complete, "einen späteren Z-Bericht, fehlt das Ende");
    assert_eq!(said.headline, "Echt und vollständig bis Z-332 vom 24.11.2026");
    for typed in [&month.papers[2].head, &month.papers[2].code] {
        is(&check(&cut, &[typed]), Verdict::Finding, "Es fehlt das Ende");
    }
}

#[test]
fn a_range_that_ends_with_no_closing_is_a_part() {
    let month = november();
    let sale = sale_behind(&month.archive, month.closings[1]) as u64 + 1;
    let open = cut(&month.archive, sale);
    let says = "Teilarchiv: Es endet nicht mit einem Tagesabschluss; hinter Z-332 wurde weiter gebucht.";
    is(&check(&open, &[]), Verdict::NotCompared, says);
    is(&check(&open, &[&month.papers[1].key]), Verdict::KeyKnown, says);
    let said = check(&open, &[&month.papers[1].code]);
    is(&said, Verdict::GenuineUntil, says);
    assert!(
        said.headline.starts_with("Echt bis Buchung ") && said.report.is_part() && !said.report.scope.partial
    );
    // Not even where its last entry is on paper.
    let line = &open.lines("buchungen.jsonl")[usize::try_from(sale).unwrap() - 1];
    let line: Value = serde_json::from_str(line).unwrap();
    let head = format!("Kettenkopf {} (Eintrag {sale})", line["hash"].as_str().unwrap());
    is(&check(&open, &[&head]), Verdict::GenuineUntil, &format!("Echt bis Buchung {sale} (nach Z-332 vom"));
    let none = cut(&month.archive, month.closings[0] - 3);
    is(&check(&none, &[]), Verdict::NotCompared, "Teilarchiv: Es enthält keinen Tagesabschluss.");
}

#[test]
fn an_archive_without_its_first_entries_is_not_called_whole() {
    let month = november();
    let last = month.archive.lines("buchungen.jsonl").len() as u64;
    let loose = "Der Anfang ist nicht mit Papier verglichen: Davor können Buchungen fehlen.";
    for first in [2, 20, month.closings[0] + 1, month.closings[1] + 1] {
        let headless = part(&month.archive, first, last);
        is(&check(&headless, &[&month.papers[2].key]), Verdict::KeyKnown, "Inhalt nicht mit Papier");
        is(&check(&headless, &[&month.papers[2].head]), Verdict::GenuineUntil, loose);
        is(&check(&headless, &[&month.papers[2].code]), Verdict::GenuineUntil, loose);
    }
    let second = &month.papers[1];
    let adjoining = part(&month.archive, month.closings[1] + 1, last);
    for typed in [&second.head, &digits(second), &second.code] {
        let said = check(&adjoining, &[&month.papers[2].head, typed]);
        is(&said, Verdict::Complete, "Das Archiv schließt an diesen Z-Bericht an");
        // What adjoins vouches for nothing in the archive itself.
        let alone = check(&adjoining, &[typed]).verdict;
        let key_too = *typed == second.code;
        assert_eq!(alone, if key_too { Verdict::KeyKnown } else { Verdict::NotCompared });
    }
}

#[test]
fn only_notes_may_stand_between_the_paper_before_and_the_beginning() {
    let month = november();
    let last = month.archive.lines("buchungen.jsonl").len() as u64;
    let [first, second, _] = month.closings[..] else { panic!() };
    let newest = &month.papers[2].head;
    let with = |begin: u64, typed: &str| check(&part(&month.archive, begin, last), &[newest, typed]);
    is(
        &with(second + 2, &month.papers[1].code),
        Verdict::Complete,
        "Das Archiv beginnt nach Z-332; dazwischen",
    );
    is(&with(second + 2, &month.papers[1].head), Verdict::GenuineUntil, "zeigt nur der QR-Code");
    is(&with(second + 2, &month.papers[0].code), Verdict::Finding, "fehlen Abschlüsse");
    // The stock of the morning and a sale are left out.
    is(
        &with(second + 4, &month.papers[1].code),
        Verdict::GenuineUntil,
        "zeigt nicht, ob dazwischen Belege fehlen",
    );
    let later = month.papers[0].code.replace(";Z331;", ";Z333;");
    is(&with(second + 2, &later), Verdict::Finding, "Das kann nicht beides stimmen");
    is(&with(first + 1, &month.papers[0].code), Verdict::Complete, "schließt an diesen Z-Bericht an");
    // Before the first entry of a book is nothing, and no paper of it.
    for typed in ["0000 0000 0000 0000", "Kettenkopf 0000 0000 0000 0000 (Eintrag 0)"] {
        assert_eq!(check(&month.archive, &[typed]).verdict, Verdict::Finding, "{typed}");
    }
}

/// November ends with a note behind its last closing; December begins there, and both are complete.
#[test]
fn the_month_after_a_note_is_complete_with_both_its_papers() {
    let month = november();
    let closing = a_day(&month.salon, 37..49);
    let row = archive_zip::make(&month.salon.desk, &month.salon.here, Span::Month(month.salon.today()));
    let file = month.salon.folder.join(FOLDER).join(row.made.unwrap().file_name);
    let december = Archive::read(&std::fs::read(file).unwrap()).in_hands_with(&month.key);
    let december = december.with_scope(|scope| scope["partial"] = false.into());
    let (before, last) = (&month.papers[2], paper_of(&month.salon, closing));
    let said = check(&december, &[&before.code, &last.code]);
    is(&said, Verdict::Complete, "Das Archiv beginnt nach Z-333");
    assert_eq!(said.headline, "Echt und vollständig bis Z-334 vom 01.12.2026");
}

#[test]
fn a_sale_forged_with_the_registers_own_key_is_never_vouched_for() {
    let month = november();
    let first = month.closings[0];
    let forged = |at: usize| {
        resealed(
            &month.archive,
            |_| &month.key,
            |n, entry| {
                if n == at {
                    entry.lines[0].text = "Haarschnitt".to_owned();
                }
            },
        )
    };
    let before = forged(sale_behind(&month.archive, 0));
    let behind = forged(sale_behind(&month.archive, first));
    for archive in [&before, &behind] {
        is(&check(archive, &[&month.papers[0].key]), Verdict::KeyKnown, "Wer den Schlüssel hat");
        for typed in [&month.papers[2].head, &month.papers[2].code, &month.papers[1].code] {
            is(&check(archive, &[typed]), Verdict::Finding, "ist nicht die, für die der Z-Bericht bürgt");
        }
    }
    for typed in [&month.papers[0].head, &month.papers[0].code] {
        is(&check(&before, &[typed]), Verdict::Finding, "ist nicht die, für die der Z-Bericht bürgt");
        let said = check(&behind, &[typed]);
        is(&said, Verdict::GenuineUntil, &format!("Für die Buchungen {} bis ", first + 1));
        assert_eq!(said.headline, format!("Echt bis Buchung {first} (Z-331 vom 23.11.2026)"));
    }
}

#[test]
fn the_register_is_that_of_every_entry() {
    let month = november();
    let claimed = month.archive.clone().with_scope(|scope| scope["register"] = "ANDERE-99".into());
    for typed in [vec![], vec![month.papers[2].head.as_str()]] {
        let said = check(&claimed, &typed);
        is(&said, Verdict::Finding, "gehört zu einer anderen Kasse als das Archiv");
        assert!(said.first().starts_with("Buchung 1, Kopf: "), "{}", said.first());
    }
    let at = sale_behind(&month.archive, month.closings[0]);
    let changing = resealed(
        &month.archive,
        |_| &month.key,
        |n, entry| {
            if n >= at {
                entry.head.register = "HW-02".to_owned();
            }
        },
    );
    let said = check(&changing, &[&month.papers[0].code]);
    is(&said, Verdict::Finding, "gehört zu einer anderen Kasse als das Archiv");
    assert!(said.first().starts_with(&format!("Buchung {} (Beleg ", at + 1)), "{}", said.first());
}

#[test]
fn a_second_key_signs_only_behind_an_entry_that_says_so() {
    let month = november();
    let (own, second) = (&month.key, SigningKey::from_seed(&[66; 32]));
    let signed_from = |at: usize, told: bool| {
        let key_of = |n: usize| if n >= at { &second } else { own };
        let archive = resealed_behind(&month.archive, key_of, |n, entry, previous| {
            if told && n == at {
                let keys = (own.public(), Some(own));
                let change = KeyChange::new(keys, second.public(), KeyChangeCause::Renewed, previous);
                entry.head.kind = EntryKind::KeyChange;
                entry.details = Some(Details { form: KEY_CHANGE.to_owned(), body: change.body() });
            }
        });
        with_keys(archive, &[own, &second])
    };
    let sale = sale_behind(&month.archive, month.closings[0]);
    let silent = signed_from(sale, false);
    for typed in [vec![], vec![month.papers[0].code.as_str()]] {
        let said = check(&silent, &typed);
        is(
            &said,
            Verdict::Finding,
            "Ab hier signiert ein anderer Schlüssel, ohne dass der Wechsel gebucht ist.",
        );
        assert!(said.first().starts_with(&format!("Buchung {} (Beleg ", sale + 1)), "{}", said.first());
    }
    let note = usize::try_from(month.closings[1]).unwrap();
    let told = signed_from(note, true);
    assert!(check(&told, &[]).says("wechselt der Signaturschlüssel. Der bisherige hat das unterschrieben."));
    is(&check(&told, &[]), Verdict::NotCompared, "Schlüssel nicht mit Papier verglichen");
    is(&check(&told, &[&month.papers[0].key]), Verdict::NotCompared, "noch andere Schlüssel signiert");
    let other = format!("Schlüssel {}", second.public().fingerprint());
    let both = [month.papers[0].key.as_str(), &other];
    is(&check(&told, &both), Verdict::KeyKnown, "Schlüssel bekannt");
    is(&check(&told, &[&month.papers[1].code]), Verdict::GenuineUntil, "(Z-332 vom 24.11.2026)");
}

#[test]
fn a_key_that_is_only_listed_vouches_for_nothing() {
    let month = november();
    let (own, second) = (&month.key, SigningKey::from_seed(&[66; 32]));
    let forged = with_keys(resealed(&month.archive, |_| &second, |_, _| {}), &[own, &second]);
    let said = check(&forged, &[&month.papers[2].key]);
    is(&said, Verdict::NotCompared, "hat in diesem Archiv nichts signiert");
    assert!(!said.says("stimmt mit dem Papier überein"), "{:?}", said.sentences);
}

/// Title and program are signed by whoever has the key: whatever they say, it changes no verdict and stays the archive's word.
#[test]
fn title_and_program_are_told_as_what_the_archive_says() {
    let month = november();
    let claimed = month.archive.clone().with_scope(|scope| {
        scope["title"] = "Dezember 2031".into();
        scope["program"] = "Anderes 9.9\nEcht und vollständig\u{1b}[2J".into();
    });
    let last = &month.papers[2];
    for typed in [vec![], vec![last.key.as_str()], vec![last.head.as_str()]] {
        let (said, before) = (check(&claimed, &typed), check(&month.archive, &typed));
        assert_eq!((said.verdict, &said.headline), (before.verdict, &before.headline));
        let telling: Vec<&String> =
            said.sentences.iter().filter(|it| it.contains("2031") || it.contains("Anderes")).collect();
        assert!(
            matches!(telling[..], [only] if only.contains("So hat es der Schlüssel der Kasse signiert")),
            "{telling:?}"
        );
        assert!(!telling[0].contains(['\n', '\u{1b}']), "{telling:?}");
    }
}

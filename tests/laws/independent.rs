//! A second opinion: a short script in another language, written by FORMAT.md alone, says the same of every
//! archive as the program's own verifier.

use std::path::Path;

use lockbuch_tests::archive::Archive;
use lockbuch_tests::cases::cases;
use lockbuch_tests::checked::check_zip;
use lockbuch_tests::closed_days::two_days;
use lockbuch_tests::rng::Rng;
use lockbuch_tests::second_opinion::second_opinions;
use proof::Part;
use pruefen::Report;

/// What both say of an archive: good entries, kept and erased customers, the first bad entry and its place.
pub fn opinions(name: &str, archive: &Archive, folder: &Path) -> (u64, Option<u64>, String) {
    let (report, seq, place) = agreed(name, archive, folder);
    (report.entries, seq, place)
}

/// As [`opinions`], with all that our own verifier says.
pub fn agreed(name: &str, archive: &Archive, folder: &Path) -> (Report, Option<u64>, String) {
    let zip = archive.zip();
    let ours = check_zip(zip.clone(), &[]).unwrap();
    let path = folder.join("archiv.zip");
    std::fs::write(&path, zip).unwrap();
    let theirs = second_opinions(&[path]).remove(0);
    let found = ours.report.found.as_ref();
    assert_eq!(theirs["entries"], ours.report.entries, "{name}: {theirs} {:?}", ours.sentences);
    // In a gap the one names the entry that is missing, the other the one that stands there.
    let entry = |seq: Option<u64>| seq.is_some();
    let (their_seq, our_seq) = (theirs["bad_seq"].as_u64(), found.and_then(|found| found.seq));
    assert_eq!(entry(their_seq), entry(our_seq), "{name}: {theirs} {found:?}");
    assert_eq!(theirs["place"].is_null(), found.is_none(), "{name}: {theirs} {found:?}");
    assert_eq!(theirs["customers_kept"], ours.report.customers_kept, "{name}");
    assert_eq!(theirs["customers_erased"], ours.report.customers_erased, "{name}");
    let place = theirs["place"].as_str().unwrap_or_default().to_owned();
    let german = place.parse::<Part>().map_or_else(|_| word(&place).to_owned(), Part::german);
    let sentence = found.map(|found| found.sentence.clone()).unwrap_or_default();
    assert!(sentence.contains(&german), "{name}: {german:?} in {sentence:?}");
    (ours.report, theirs["bad_seq"].as_u64(), place)
}

fn word(place: &str) -> &str {
    match place {
        "chain" => "Kette",
        "signature" => "Signatur",
        "check_digit" => "Prüfziffer",
        "number" => "Nummer",
        "form" => "Aufbau",
        "customer" => "Kundendaten",
        "end" => "fehlen",
        other => other,
    }
}

#[test]
fn both_find_the_same_in_good_and_damaged_archives() {
    let days = two_days();
    let archive = &days.archive;
    let folder = days.folder.path();
    let all = archive.lines("buchungen.jsonl").len() as u64;
    assert_eq!(opinions("good", archive, folder), (all, None, String::new()));

    let at = archive.lines("buchungen.jsonl").iter().position(|line| line.contains("kind=sale")).unwrap();
    let entries = |alter: &dyn Fn(&mut Vec<String>)| archive.clone().with_lines("buchungen.jsonl", alter);
    let replaced = |from: &'static str, to: &'static str| {
        entries(&move |lines| {
            assert!(lines[at].contains(from), "{from}");
            lines[at] = lines[at].replacen(from, to, 1);
        })
    };
    let next = Some(at as u64 + 1);
    let found = |name: &str, archive: &Archive| {
        let (good, bad, place) = opinions(name, archive, folder);
        assert_eq!((good, bad), (at as u64, next), "{name}");
        place
    };
    assert_eq!(found("a text", &replaced("Shampoo 250 ml", "Shampoo 350 ml")), "line 2");
    assert_eq!(found("a person", &replaced("person_id=", "person_id=1")), "head");
    assert_eq!(found("a tax", &replaced("tax_cents=", "tax_cents=1")), "vat 1");
    assert_eq!(found("a payment", &replaced("name=girocard", "name=Girocard")), "payment 1");
    assert_eq!(found("a salon", &replaced("Haarwerk", "Haarwurk")), "snapshot salon");
    let digest = entries(&|lines| {
        let digests = lines[at].find("\"digests\"").unwrap();
        let mut tail = lines[at].split_off(digests);
        shift(&mut tail, "[\"head\",\"");
        lines[at].push_str(&tail);
    });
    assert_eq!(found("a digest", &digest), "head");
    assert_eq!(found("removed", &entries(&|lines| drop(lines.remove(at)))), "number");
    assert_eq!(found("swapped", &entries(&|lines| lines.swap(at, at + 1))), "number");
    assert_eq!(found("doubled", &entries(&|lines| lines.insert(at, lines[at - 1].clone()))), "number");
    let hash = entries(&|lines| shift(&mut lines[at], "\"hash\":\""));
    assert_eq!(found("a hash", &hash), "chain");
    let signature = entries(&|lines| shift(&mut lines[at], "\"signature\":\""));
    assert_eq!(found("a signature", &signature), "signature");
    let digit = entries(&|lines| shift(&mut lines[at], "\"check_digit\":\""));
    assert_eq!(found("a check digit", &digit), "check_digit");

    let cut = entries(&|lines| lines.truncate(lines.len() - 3));
    assert_eq!(opinions("cut", &cut, folder).2, "end");
    let customer =
        archive.clone().with_lines("kunden.jsonl", |lines| lines[0] = lines[0].replace("Frau", "Herr"));
    assert_eq!(opinions("customer", &customer, folder).2, "customer");
    let erased = archive.clone().with_lines("kunden.jsonl", |lines| lines.truncate(4));
    assert_eq!(opinions("erased", &erased, folder), (all, None, String::new()));
}

#[test]
fn both_find_the_same_whatever_is_damaged_by_chance() {
    let days = two_days();
    let (archive, folder) = (&days.archive, days.folder.path());
    let mut rng = Rng::new(12);
    let mut bad = 0;
    let cases = cases(24);
    for case in 0..cases {
        let damage = Damage::thrown(&mut rng);
        let file = if matches!(damage, Damage::Character) && rng.below(6) == 0 {
            "kunden.jsonl"
        } else {
            "buchungen.jsonl"
        };
        let damaged = archive.clone().with_lines(file, |lines| damage.befalls(lines, &mut rng));
        let (_, _, place) = opinions(&format!("case {case}: {damage:?} in {file}"), &damaged, folder);
        bad += u32::from(!place.is_empty());
    }
    assert!(bad * 10 > cases * 8, "only {bad} of {cases} damages did any harm");
}

/// What can befall the lines of a file that stays readable as such.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Character,
    Lost,
    Doubled,
    Swapped,
    Cut,
}

impl Damage {
    fn thrown(rng: &mut Rng) -> Self {
        *rng.pick(&[
            Self::Character,
            Self::Character,
            Self::Character,
            Self::Lost,
            Self::Doubled,
            Self::Swapped,
            Self::Cut,
        ])
        .unwrap()
    }

    fn befalls(self, lines: &mut Vec<String>, rng: &mut Rng) {
        let count = lines.len() as u64;
        // The last line has no neighbour to be swapped with.
        let at = usize::try_from(rng.below(count - 1)).unwrap();
        match self {
            Self::Character => change_a_character(&mut lines[at], rng),
            Self::Lost => drop(lines.remove(at)),
            Self::Doubled => lines.insert(at, lines[at].clone()),
            Self::Swapped => lines.swap(at, at + 1),
            Self::Cut => lines.truncate(at + 1),
        }
    }
}

/// Puts another digit in the place of one, or another letter in the place of one, somewhere in the values of a line.
fn change_a_character(line: &mut String, rng: &mut Rng) {
    let starts = [
        "\",\"",
        "\"previous\":\"",
        "\"hash\":\"",
        "\"signature\":\"",
        "\"check_digit\":\"",
        "\"salt\":\"",
        "\"body\":\"",
    ];
    let found = starts.iter().flat_map(|start| line.match_indices(start).map(|(at, _)| at + start.len()));
    let values: Vec<usize> = found.collect();
    loop {
        let start = *rng.pick(&values).unwrap();
        // A value ends at its quotes; one within it stands behind a backslash and ends what may be hit of it.
        let length = line[start..].find('"').unwrap() as u64;
        let at = start + usize::try_from(rng.below(length)).unwrap();
        // The name of a value, or what the line's own form needs behind a backslash.
        let end = start + usize::try_from(length).unwrap();
        if line[end + 1..].starts_with(':') || line.as_bytes()[at - 1] == b'\\' {
            continue;
        }
        let other = match line.as_bytes()[at] {
            b'9' => '0',
            b'f' => 'a',
            b'z' => 'g',
            sign if sign.is_ascii_digit() || sign.is_ascii_lowercase() => char::from(sign + 1),
            _ => continue,
        };
        line.replace_range(at..=at, &other.to_string());
        return;
    }
}

/// Another digit in the first place of a value.
fn shift(line: &mut String, field: &str) {
    let at = line.find(field).unwrap() + field.len();
    let other = if line[at..].starts_with('1') { "2" } else { "1" };
    line.replace_range(at..=at, other);
}

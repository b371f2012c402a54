//! The verifier that lies in each archive, in headless Chromium, from a file's address, without any network.

use std::path::{Path, PathBuf};

use lockbuch_tests::archive::Archive;
use lockbuch_tests::browser::{Light, Size, VerifierPage, built, target, violations};
use lockbuch_tests::closed_days::{TwoDays, paper_of, two_days};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::pieces::piece;
use lockbuch_tests::resealed::entries;
use lockbuch_tests::{long_archive, raw_entries};
use proof::{EntryKind, Seq};
use tempfile::TempDir;

/// Entries of the archive that must not freeze the page.
const MANY: u64 = 200_000;
/// What a person feels as a page that hangs, in milliseconds.
const FROZEN_MS: f64 = 500.0;

/// A small archive in a folder, as it lies in someone's downloads.
fn archive() -> (TempDir, Archive) {
    let folder = tempfile::tempdir().unwrap();
    let salon = DiskSalon::found(folder.path());
    let day = salon.today();
    salon.desk.book_unjudged(vec![raw_entries::opening(day, 25_000)]).unwrap();
    raw_entries::sales(&salon.desk, day, 1..131);
    let archive = Archive::of_book(folder.path());
    (folder, archive)
}

fn laid_out(folder: &TempDir, name: &str, archive: &Archive) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, archive.zip()).unwrap();
    path
}

#[tokio::test]
async fn good_and_bad_archives_are_told_apart_without_network() {
    let (folder, archive) = archive();
    let page = VerifierPage::open().await;
    let user = page.user();
    Size(1366, 900).put_on(&page.driver.client).await;
    let mut found = look(&page, "choose").await;

    page.check(&laid_out(&folder, "gut.zip", &archive)).await;
    user.sees("Nicht mit Papier verglichen").await;
    user.sees(&format!(
        "{} Buchungen, Kette lückenlos, Signaturen gültig",
        archive.lines("buchungen.jsonl").len()
    ))
    .await;
    user.sees("Schlüssel nicht mit Papier verglichen").await;
    found.extend(look(&page, "sound").await);

    let key = archive.lines("schluessel.txt")[0].split(' ').nth(2).unwrap()[..32].to_owned();
    typed(&page, &key).await;
    user.sees("Nur der Schlüssel ist verglichen").await;
    typed(&page, &"0".repeat(32)).await;
    user.sees("steht in diesem Archiv weder als Kettenkopf eines Z-Berichts noch als Schlüssel").await;
    typed(&page, "kurz").await;
    user.sees("Das ist weder der Kettenkopf").await;

    let bad = archive.clone().with_lines("buchungen.jsonl", |lines| {
        let at = lines.iter().position(|line| line.contains("kind=sale")).unwrap();
        lines[at] = lines[at].replacen("Shampoo 250 ml", "Shampoo 350 ml", 1);
    });
    user.press("Andere Archive prüfen").await;
    page.check(&laid_out(&folder, "schlecht.zip", &bad)).await;
    user.sees("Etwas stimmt nicht").await;
    user.sees("Zeile 2: Der Inhalt wurde nachträglich verändert.").await;
    Light::Dark.put_on(&page.driver.client).await;
    found.extend(look(&page, "finding").await);
    user.press("Diese Buchung ansehen").await;
    user.sees("Shampoo 350 ml").await;
    found.extend(look(&page, "entry").await);
    user.press("Schließen").await;

    let cut = folder.path().join("abgeschnitten.zip");
    std::fs::write(&cut, &archive.zip()[..9_000]).unwrap();
    user.press("Andere Archive prüfen").await;
    page.choose(&cut).await;
    user.sees("Das Archiv ist nicht vollständig: Das Ende der Datei fehlt.").await;
    assert_eq!(found, Vec::<String>::new());
    page.close().await;
}

/// What axe finds, and a picture for whoever wants to see the page.
async fn look(page: &VerifierPage, name: &str) -> Vec<String> {
    page.user().picture(&target().join(format!("shots/verifier-{name}.png"))).await;
    let found = violations(&page.driver.client).await;
    found.into_iter().map(|violation| format!("{name}: {violation}")).collect()
}

async fn typed(page: &VerifierPage, text: &str) {
    page.user().replaces(fantoccini::Locator::Css("#paper"), text).await;
}

#[tokio::test]
async fn paper_says_how_far_an_archive_is_genuine() {
    let TwoDays { folder, salon, archive, paper } = two_days();
    let archive = archive.with_scope(|scope| scope["partial"] = false.into());
    let last = paper_of(&salon, Seq::new(archive.lines("buchungen.jsonl").len() as u64));
    let page = VerifierPage::open().await;
    let user = page.user();
    page.check(&laid_out(&folder, "zwei-tage.zip", &archive)).await;
    typed(&page, &paper.code).await;
    user.sees("(Z-331 vom 23.11.2026)").await;
    user.sees("bürgt kein verglichenes Papier").await;
    assert!(page.says("document.getElementById('verdict-card').dataset.verdict === 'genuine_until'").await);
    assert_eq!(look(&page, "genuine-until").await, Vec::<String>::new());
    typed(&page, &last.head).await;
    user.sees("Echt und vollständig bis Z-332 vom 24.11.2026").await;
    user.sees("November 2026 (sagt das Archiv)").await;
    assert!(page.says("document.getElementById('verdict-card').dataset.verdict === 'complete'").await);
    assert_eq!(look(&page, "complete").await, Vec::<String>::new());
    page.close().await;
}

/// Two archives that adjoin are one range; without the one in between, a hole is said.
#[tokio::test]
async fn several_archives_are_checked_together() {
    let TwoDays { folder, salon, archive, .. } = two_days();
    let all = entries(&archive);
    let last = paper_of(&salon, Seq::new(all.len() as u64));
    let cut = all.iter().position(|entry| entry.head.kind == EntryKind::Closing).unwrap() + 1;
    let laid = |name: &str, first, last| laid_out(&folder, name, &piece(&archive, &all, first, last));
    let (one, two) = (laid("eins.zip", 1, cut), laid("zwei.zip", cut + 1, all.len()));
    let late = laid("spaet.zip", cut + 3, all.len());
    let page = VerifierPage::open().await;
    let user = page.user();
    page.check_all(&[&two, &one]).await;
    user.sees("2 Archive, die aneinander anschließen").await;
    typed(&page, &last.head).await;
    user.sees("Echt und vollständig bis Z-332 vom 24.11.2026").await;
    user.sees(&format!("(Nr. 1 bis {})", all.len())).await;
    assert_eq!(look(&page, "together").await, Vec::<String>::new());
    // An entry of the second archive is read out of its own file.
    page.user().replaces(fantoccini::Locator::Css("#search"), &format!("{}", all.len())).await;
    user.press_first("#rows button").await;
    user.sees("SHA-256").await;
    user.press("Schließen").await;
    user.press("Andere Archive prüfen").await;
    page.check_all(&[&one, &late]).await;
    user.sees("Lücke zwischen den Archiven").await;
    user.press("Andere Archive prüfen").await;
    page.choose_all(&[&one, &one]).await;
    user.sees("enthalten beide die Buchung 1").await;
    page.close().await;
}

#[tokio::test]
async fn entries_are_found_read_and_paged() {
    let (folder, archive) = archive();
    let page = VerifierPage::open().await;
    let user = page.user();
    page.check(&laid_out(&folder, "gut.zip", &archive)).await;
    user.sees("1 bis 50").await;
    user.press_exactly("Weiter").await;
    user.sees("51 bis 100").await;
    page.user().replaces(fantoccini::Locator::Css("#search"), "verkauf 004523").await;
    user.sees("1 bis 1").await;
    user.press_first("#rows button").await;
    user.sees("Waschen-Schneiden-Föhnen").await;
    user.sees("Ausgeführt von").await;
    user.sees("SHA-256").await;
    page.close().await;
}

#[tokio::test]
async fn two_hundred_thousand_entries_verify_with_progress_and_the_page_stays_alive() {
    let path = long_archive::kept(MANY);
    let page = VerifierPage::open().await;
    abandon(&page, &path).await;
    let took = page.check(&path).await;
    page.user().sees("200.000 Buchungen, Kette lückenlos, Signaturen gültig").await;
    let (gap, steps) = (page.longest_gap().await, page.number("window.progressSeen.size").await);
    println!("{MANY} entries in {took:?}, longest gap {gap:.0} ms, {steps} steps of progress");
    assert!(gap < FROZEN_MS, "the page stood still for {gap:.0} ms");
    assert!(steps > 20.0, "only {steps} steps of progress");
    page.user().press_exactly("Weiter").await;
    page.user().sees("51 bis 100").await;
    assert!(page.longest_gap().await < FROZEN_MS);
    page.close().await;
}

/// A check under way can be stopped.
async fn abandon(page: &VerifierPage, archive: &Path) {
    page.choose(archive).await;
    page.user().sees("Das Archiv wird geprüft").await;
    page.user().press_exactly("Abbrechen").await;
    page.user().sees("Die Prüfung wurde abgebrochen.").await;
}

/// The command line as in an auditor's script: its exit codes, and its first line.
#[test]
fn the_command_line_tells_by_its_exit_code() {
    let (folder, archive) = archive();
    let good = laid_out(&folder, "gut.zip", &archive);
    let bad = archive.clone().with_lines("buchungen.jsonl", |lines| lines.swap(3, 4));
    let bad = laid_out(&folder, "schlecht.zip", &bad);
    let cut = folder.path().join("abgeschnitten.zip");
    std::fs::write(&cut, &archive.zip()[..9_000]).unwrap();
    let key = archive.lines("schluessel.txt")[0].split(' ').nth(2).unwrap().to_owned();
    let other = "0".repeat(32);
    let run = |path: &Path, words: &[&str]| {
        let mut command = std::process::Command::new(built("lockbuch-pruefen"));
        let output = command.arg(path).args(words).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code().unwrap(), said.lines().next().unwrap_or_default().to_owned())
    };
    assert_eq!(run(&good, &[]), (5, "Nicht mit Papier verglichen".to_owned()));
    let key_alone = (3, "Nur der Schlüssel ist verglichen".to_owned());
    assert_eq!(run(&good, &["--schluessel", &key]), key_alone);
    let (code, said) = run(&good, &["--schluessel", &other]);
    assert!(code == 1 && said.starts_with("Der Schlüssel auf dem Papier"), "{code}: {said}");
    let (code, said) = run(&bad, &[]);
    assert!(code == 1 && said.starts_with("Buchung 5"), "{code}: {said}");
    let (code, said) = run(&cut, &[]);
    assert!(code == 2 && said.starts_with("Das Archiv ist nicht vollständig"), "{code}: {said}");
    let (code, said) = run(&good, &[&good.display().to_string()]);
    assert!(code == 2 && said.contains("gut.zip enthalten beide die Buchung 1."), "{code}: {said}");
    assert_eq!(run(&good, &["--schluessel", "kurz"]).0, 2);
    assert_eq!(run(&good, &["--nonsense"]).0, 2);
    assert_eq!(run(&folder.path().join("nichts.zip"), &[]).0, 2);
    assert_eq!(run(Path::new("--help"), &[]).0, 0);
}

/// Only paper of the last closing makes an archive a whole one.
#[test]
fn the_command_line_tells_how_far_paper_reaches() {
    let TwoDays { folder, salon, archive, paper } = two_days();
    let archive = archive.with_scope(|scope| scope["partial"] = false.into());
    let last = paper_of(&salon, Seq::new(archive.lines("buchungen.jsonl").len() as u64));
    let path = laid_out(&folder, "zwei-tage.zip", &archive);
    let run = |typed: &str| {
        let mut command = std::process::Command::new(built("lockbuch-pruefen"));
        let output = command.arg(&path).args(["--papier", typed]).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), said.lines().next().unwrap_or_default().to_owned())
    };
    let (code, said) = run(&paper.code);
    assert!(code == 4 && said.starts_with("Echt bis Buchung "), "{code}: {said}");
    assert_eq!(run(&last.code), (0, "Echt und vollständig bis Z-332 vom 24.11.2026".to_owned()));
}

/// Whoever makes an archive with a built program gets the whole page with it, not a stand-in.
#[test]
fn the_programs_carry_the_page_whole() {
    let page = std::fs::read(target().join("web/pruefen.html")).unwrap();
    for program in ["lockbuch", "lockbuch-practice"] {
        let bytes = std::fs::read(built(program)).unwrap();
        let whole = bytes.windows(page.len()).any(|bytes| *bytes == *page);
        assert!(whole, "{program} carries another page: build it after `cargo xtask web`");
    }
}

//! Random days against the paper model. Every law is checked on the book that they leave behind.

use std::collections::BTreeSet;
use std::sync::Arc;

use book::ledger::intent;
use book::{Outcome, ReadTx, ledger};
use contract::lists::Span;
use contract::sheet::{Cell, SheetRow};
use contract::{Day, Money};
use lockbuch_tests::archive::Archive;
use lockbuch_tests::attest::Witness;
use lockbuch_tests::cases::cases;
use lockbuch_tests::checked::check;
use lockbuch_tests::disk_salon::{self, DiskSalon, first_morning};
use lockbuch_tests::model::{Paper, PaperSale};
use lockbuch_tests::random_days::{Beside, RandomDays, Wish};
use lockbuch_tests::{outside, rng::Rng};
use outlets::beside_book;
use outlets::cashbook::drawer_book;
use proptest::prelude::*;
use salon::cash;
use tempfile::TempDir;

fn wishes(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Wish>> {
    let wish = (any::<u8>(), any::<u16>(), any::<u16>());
    let wish = wish.prop_map(|(what, which, how_much)| Wish { what, which, how_much });
    proptest::collection::vec(wish, length)
}

/// Carries wishes out in a fresh salon, ends the day, and checks the book against all laws.
fn live(wishes: &[Wish]) -> (Paper, Beside) {
    let folder = folder();
    live_in(&DiskSalon::found(folder.path()), wishes)
}

fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn live_in(salon: &DiskSalon, wishes: &[Wish]) -> (Paper, Beside) {
    let mut random_days = RandomDays::begin(salon, |_| ());
    let mut before = Vec::new();
    for (at, wish) in wishes.iter().enumerate() {
        random_days.step(*wish);
        if at % 6 == 0 {
            cash_book_agrees(salon, random_days.beside.wrong_days > 0);
        }
        if at == wishes.len() / 2 {
            before = outside::dump(&salon.folder);
        }
    }
    random_days.end_well();
    random_days.archives_are_as_before();
    cash_book_agrees(salon, random_days.beside.wrong_days > 0);
    let after = outside::dump(&salon.folder);
    let changed: Vec<&String> = before.iter().filter(|row| after.binary_search(row).is_err()).collect();
    assert!(changed.is_empty(), "rows of the book changed: {changed:?}");
    assert_eq!(outside::broken_law(&salon.folder), None);
    assert_eq!(beside_book::changes(&outside::reader(&salon.folder)).unwrap(), []);
    let keys = salon.desk.read_inside(|tx| ledger::keys(tx.conn)).unwrap();
    assert_eq!(keys, disk_salon::keys(&salon.folder));
    outside::verify(&salon.folder, &keys).unwrap();
    assert_eq!(ledger::finding(&outside::reader(&salon.folder)).unwrap(), None, "the program's own check");
    let said = check(&Archive::of_book(&salon.folder), &[]);
    assert_eq!(said.report.found, None, "an honest book breaks a rule");
    (random_days.paper, random_days.beside)
}

/// What the cash book says lies in the drawer is what the ledger says, by day, month and year, and no row of it
/// is negative. Where a day was opened under a wrong date, days of one date need not follow each other, and the book says so; months
/// do.
fn cash_book_agrees(salon: &DiskSalon, wrong_days: bool) {
    let (day, cash) = salon.desk.read_inside(drawer_by_the_ledger).unwrap();
    let Some(day) = day else { return };
    // A day whose date does not fit the order belongs to the month in which it stands.
    let months = salon.desk.read_inside(|tx| ledger::cuts(tx.conn)).unwrap();
    let month = months.last().unwrap().month.first();
    for span in [Span::Day(day), Span::Week(day), Span::Month(month), Span::Year(month)] {
        let sheet = salon.desk.read_inside(|tx| drawer_book(tx, span)).unwrap();
        let rows = |section: usize| &sheet.sections[section].table.as_ref().unwrap().rows;
        assert_eq!(rows(0)[0].cells[3], Cell::Money(cash), "{}", span.german());
        let below = |row: &SheetRow| matches!(row.cells[6], Cell::Money(money) if money.is_negative());
        assert!(!rows(1).iter().any(below), "{sheet:?}");
        let in_order = !wrong_days || matches!(span, Span::Month(_) | Span::Year(_));
        let broken = sheet.notices.iter().any(|notice| notice.contains("davor lagen"));
        assert!(!(in_order && broken), "{} {:?}", span.german(), sheet.notices);
        assert!(!sheet.notices.iter().any(|notice| notice.contains("ergeben")), "{:?}", sheet.notices);
    }
}

/// The booking day that is open or was closed last, and what lies in the drawer by the ledger.
fn drawer_by_the_ledger(tx: &ReadTx<'_>) -> Outcome<(Option<Day>, Money)> {
    let period = ledger::period(tx.conn)?;
    Ok(match (period.opening, period.last_closing) {
        (Some(opening), _) => (Some(opening.day), ledger::cash_in_drawer(tx.conn, &period)?),
        (None, Some(closing)) => (Some(closing.day), cash::carried(tx.conn, &period)?.cash_left),
        (None, None) => (None, Money::ZERO),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(40), max_shrink_iters: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_days_keep_every_law(wishes in wishes(1..120)) {
        live(&wishes);
    }
}

/// Someone outside attests the bons, now and then refuses, and now and then signs without an answer.
#[test]
fn whoever_attests_and_however_badly_every_law_is_kept_and_no_signature_is_lost() {
    let folder = folder();
    drop(DiskSalon::found(folder.path()));
    let witness = Arc::new(Witness::moody());
    let salon = DiskSalon::reopen_attested(folder.path(), first_morning(), witness.clone()).unwrap();
    let mut rng = Rng::new(11);
    let wishes: Vec<Wish> = (0..750).map(|_| Wish::thrown(&mut rng)).collect();
    live_in(&salon, &wishes);
    let conn = outside::reader(folder.path());
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let bare = texts("select seq from entry where receipt_number is not null and tse_present = 0");
    assert_eq!(bare, Vec::<String>::new(), "every bon says what became of its attestation");
    let failed = texts("select tse_failure from entry where tse_failure is not null");
    assert!(failed.len() > 20, "a good mood: {}", failed.len());
    let mut kept: BTreeSet<String> =
        texts("select tse_signature from entry where tse_signature is not null").into_iter().collect();
    let late = salon.desk.read_inside(|tx| intent::book_late(tx.conn)).unwrap();
    assert!(late.len() > 5, "no answer was lost: {}", late.len());
    kept.extend(late.into_iter().filter_map(|(_, answer)| answer.block.signature));
    assert_eq!(kept, witness.signatures());
    assert_eq!(texts("select id from intent"), Vec::<String>::new());
    assert_eq!(
        texts("select id from attest_event where state <> 'late' and basket not in (select id from basket)"),
        Vec::<String>::new()
    );
}

#[test]
fn three_long_months_keep_every_law() {
    for seed in 7..7 + u64::from(cases(1)) {
        long_months(seed);
    }
}

fn long_months(seed: u64) {
    let mut rng = Rng::new(seed);
    let wishes: Vec<Wish> = (0..2_800).map(|_| Wish::thrown(&mut rng)).collect();
    let (paper, beside) = live(&wishes);
    let count = |those: fn(&&PaperSale) -> bool| paper.sales.iter().filter(those).count();
    let (cancelled, returned) = (count(|sale| sale.cancelled), count(|sale| sale.returned));
    let lived = (paper.days, paper.sales.len(), cancelled, returned, paper.revoked);
    let full = lived.0 > 20 && lived.1 > 100 && lived.2 > 20 && lived.3 > 5 && lived.4 > 5;
    assert!(full, "seed {seed} is a dull life: {lived:?}");
    let Beside { imports, merged, undone, named, keys_changed, .. } = beside;
    let Beside { wrong_dates, corrected, wrong_days, archives, .. } = &beside;
    let often = [imports, merged, named, *wrong_dates, *corrected].iter().all(|times| *times > 4);
    let met = [undone, keys_changed, *wrong_days].iter().all(|times| *times > 0) && archives.len() > 1;
    assert!(often && met, "seed {seed} is a dull life beside the till: {beside:?}");
}

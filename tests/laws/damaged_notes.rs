//! Whatever becomes of the details of one entry, no page fails without a word, and the till goes on.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use book::clock::local;
use contract::cash::{BankedFrom, MoveCash, Movement, OpenDrawer, RecordBanking};
use contract::day::XReport;
use contract::lists::Span;
use contract::roll::{Reprint, Roll};
use contract::settings::{Footer, SaveFooter};
use contract::{Day, Money, Seq};
use lockbuch_tests::damaged_notes::{Asking, Harm};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::fake_printer::FakePrinter;
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::random_days::{RandomDays, Wish};
use lockbuch_tests::rng::Rng;
use rusqlite::params;
use tempfile::TempDir;

/// The last days of October: the random days lead into November.
fn begin() -> contract::Moment {
    local(october().plus_days(28), 8, 0, 0)
}

fn october() -> Day {
    Day::from_ymd(2026, 10, 1).unwrap()
}

/// Random days, and what they seldom hold; a day is open at the end.
fn lived() -> (TempDir, DiskSalon) {
    let folder = tempfile::tempdir().unwrap();
    let salon = DiskSalon::found_at(folder.path(), begin());
    let mut rng = Rng::new(5);
    let mut days = RandomDays::begin(&salon, |_| ());
    let november = october().plus_days(31);
    let mut wishes = 0;
    while wishes < 260 || salon.today() <= november {
        days.step(Wish::thrown(&mut rng));
        wishes += 1;
    }
    days.end_well();
    salon.clock.set(local(salon.today().plus_days(1), 8, 0, 0));
    days.begin_day();
    rare(&salon);
    (folder, salon)
}

fn rare(salon: &DiskSalon) {
    let amount = Money::cents(500);
    let cash = |movement, amount| MoveCash {
        movement,
        amount,
        purpose: String::from("Wechselgeld"),
        recipient: None,
        document: None,
        input_tax_note: None,
    };
    salon.ask(cash(Movement::OwnerDeposit, Money::cents(90_000))).unwrap();
    salon.ask(cash(Movement::ToSafe, Money::cents(80_000))).unwrap();
    salon.ask(RecordBanking { from: BankedFrom::Safe, amount, day: salon.today(), document: None }).unwrap();
    salon.ask(OpenDrawer { reason: "Wechselgeld".to_owned() }).unwrap();
    salon.ask(XReport { print: false }).unwrap();
    salon
        .ask(SaveFooter { footer: Footer { text: Some("Danke".to_owned()), logo_png_base64: None } })
        .unwrap();
    let newest = salon.ask(Roll::default()).unwrap().rows[0].seq;
    salon.ask(Reprint { seq: newest, printer: None }).unwrap();
}

/// An entry with its details.
#[derive(Clone, Debug)]
struct Noted {
    seq: Seq,
    kind: String,
    form: String,
    body: String,
}

fn noted(folder: &Path) -> Vec<Noted> {
    let conn = outside::reader(folder);
    let sql =
        "select seq, kind, details_form, details_body from entry where details_body is not null order by seq";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        let (kind, form, body) = (row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(Noted { seq: Seq::new(row.get(0)?), kind, form, body })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// Damages the details of an entry, or writes what was there.
fn write(folder: &Path, entry: &Noted, harm: Option<Harm>) {
    let body = harm.map_or_else(|| entry.body.clone(), |harm| harm.done_to(&entry.body));
    let form = harm.map_or_else(|| entry.form.clone(), |harm| harm.form_of(&entry.form));
    let conn = outside::intruder(folder);
    let guard: String = conn
        .query_row("select sql from sqlite_schema where name = 'entry_keeps'", [], |row| row.get(0))
        .unwrap();
    conn.execute_batch("drop trigger entry_keeps").unwrap();
    let sql = "update entry set details_body = ?2, details_form = ?3 where seq = ?1";
    conn.execute(sql, params![entry.seq.get(), body, form]).unwrap();
    conn.execute_batch(&guard).unwrap();
}

/// A folder like another's.
fn copied(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        if file.file_type().unwrap().is_file() {
            fs::copy(file.path(), to.path().join(file.file_name())).unwrap();
        }
    }
    to
}

/// The newest of each kind and form with each harm, and the oldest with the first.
fn one_of_each(noted: &[Noted]) -> Vec<(Noted, Harm)> {
    let mut chosen = Vec::new();
    let mut forms: Vec<_> = noted.iter().map(|entry| (&entry.kind, &entry.form)).collect();
    forms.sort();
    forms.dedup();
    for (kind, form) in forms {
        let such: Vec<&Noted> = noted.iter().filter(|it| (&it.kind, &it.form) == (kind, form)).collect();
        let (oldest, newest) = (such[0], such[such.len() - 1]);
        chosen.push((newest.clone(), Harm::NoJson));
        chosen.push((newest.clone(), Harm::ALL[1 + chosen.len() / 2 % (Harm::ALL.len() - 1)]));
        chosen.extend((oldest.seq != newest.seq).then(|| (oldest.clone(), Harm::NoJson)));
    }
    chosen
}

/// Numbers that were given more than once, or went back.
fn given_twice(folder: &Path) -> Option<u64> {
    let sql = "select max(seq) from (
        select seq, receipt_number <= lag(receipt_number) over (order by seq) wrong from entry where receipt_number is not null
        union all select seq, z_number <= lag(z_number) over (order by seq) from entry where kind = 'closing') where wrong";
    outside::reader(folder).query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_next_day_goes_from_its_opening_to_its_close_whatever_became_of_the_details_of_an_entry() {
    let (folder, salon) = lived();
    let mut days = RandomDays::begin(&salon, |_| ());
    days.end_well();
    let (left, morning) = (days.paper.left, local(salon.today().plus_days(1), 8, 0, 0));
    drop(salon);
    let chosen = one_of_each(&noted(folder.path()));
    assert!(chosen.len() > 40, "{}", chosen.len());
    let mut wrong = Vec::new();
    for (entry, harm) in filled(chosen) {
        let copy = copied(folder.path());
        write(copy.path(), &entry, Some(harm));
        let salon = DiskSalon::reopen(copy.path(), morning, Arc::new(FakePrinter::default())).unwrap();
        let mut asking = Asking::of(&salon, entry.seq);
        asking.day(Money::cents(left));
        asking.archive(Span::Month(october()));
        let Noted { seq, kind, form, .. } = &entry;
        let twice = given_twice(copy.path()).map(|seq| format!("entry {seq} has a number of before"));
        let all = asking.wrong().into_iter().chain(twice);
        wrong.extend(all.map(|it| format!("{harm:?} {seq} {kind} {form}: {it}")));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_page_and_the_till_answer_whatever_became_of_the_details_of_an_entry() {
    let (folder, salon) = lived();
    let noted = noted(folder.path());
    assert!(noted.len() > 60, "a dull life: {}", noted.len());
    let mut wrong = Vec::new();
    for (at, entry) in filled(noted).into_iter().enumerate() {
        let turn = Harm::ALL[1 + at % (Harm::ALL.len() - 1)];
        for harm in [Harm::NoJson, turn] {
            write(folder.path(), &entry, Some(harm));
            let mut asking = Asking::of(&salon, entry.seq);
            asking.look([october(), salon.today()]);
            asking.work();
            write(folder.path(), &entry, None);
            let Noted { seq, kind, form, .. } = &entry;
            wrong.extend(asking.wrong().into_iter().map(|it| format!("{harm:?} {seq} {kind} {form}: {it}")));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

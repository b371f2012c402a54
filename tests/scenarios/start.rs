//! What the program looks at when it starts, what its strip says, and what its search finds.

use book::{Adapters, Program};
use contract::EntryKind;
use contract::customers::SaveCustomer;
use contract::search::{Search, Target};
use contract::status::{LampState, ShowStatus, Status};
use desk::{Caller, Desk};
use lockbuch_tests::attest;
use lockbuch_tests::outside::intruder;
use lockbuch_tests::raw_entries;
use lockbuch_tests::test_salon::{OWNER_PIN, PROGRAM, TestSalon, day, fresh_adapters};

fn with_sales() -> TestSalon {
    let salon = TestSalon::haarwerk();
    let today = day(2026, 11, 27);
    salon.desk.book_unjudged(vec![raw_entries::opening(today, 25_000)]).unwrap();
    raw_entries::sales(&salon.desk, today, 1..6);
    salon
}

fn words(status: &Status) -> Vec<(&str, LampState)> {
    status.lamps.iter().map(|lamp| (lamp.word.as_str(), lamp.state)).collect()
}

#[test]
fn the_strip_says_how_the_house_stands() {
    let salon = TestSalon::haarwerk();
    let mind = LampState::Mind;
    let status = salon.ask(ShowStatus).unwrap();
    let tse = if attest::of_this_run().is_there() { ("bereit", LampState::Good) } else { ("ohne", mind) };
    assert_eq!(words(&status), [("zu", mind), ("fehlt", mind), tse, ("keine", mind)]);
    assert_eq!((status.banner, status.anonymous_receipts_today), (None, 0));
    let salon = with_sales();
    let status = salon.ask(ShowStatus).unwrap();
    assert_eq!(words(&status)[0], ("offen", LampState::Good));
    assert_eq!(status.anonymous_receipts_today, 3);
    salon.at(day(2026, 11, 28), 5, 0);
    let status = salon.ask(ShowStatus).unwrap();
    assert_eq!(words(&status)[0], ("überfällig", LampState::Bad));
}

#[test]
fn one_box_finds_receipts_articles_and_customers() {
    let salon = with_sales();
    let (id, phone) = (None, Some(String::from("0421 4502")));
    let lindner = salon.ask(SaveCustomer { id, name: "Anke Lindner".into(), phone, before: None }).unwrap();
    let find = |text: &str| {
        let hits = salon.ask(Search { text: text.into() }).unwrap();
        hits.into_iter().map(|hit| (hit.title, hit.target)).collect::<Vec<_>>()
    };
    let receipt = |number: u64| Target::Entry(salon.entry_of(number).head.seq);
    assert_eq!(find("2026-004501")[0], ("Bon 004501 · 101,10 €".into(), receipt(4_501)));
    assert_eq!(find("101,20 €"), [("Bon 004502 · 101,20 €".into(), receipt(4_502))]);
    assert_eq!(find("4 lind")[0], ("Bon 004504 · 101,40 €".into(), receipt(4_504)));
    assert_eq!(find("lindner frau").len(), 2);
    assert!(find("ank lind").contains(&("Anke Lindner".into(), Target::Customer(lindner.id))));
    assert!(find("foehn").contains(&("Föhnen".into(), Target::Article(salon.article("Föhnen")))));
    assert_eq!(find("40063")[0].1, Target::Article(salon.article("Shampoo")));
    salon.sign_in_as("Lea");
    assert_eq!(find("2026-004501"), []);
    assert_eq!(find("haarol")[0].1, Target::Article(salon.article("Haaröl")));
}

#[test]
fn a_changed_byte_is_an_incident_and_a_banner_and_the_till_goes_on() {
    let salon = with_sales();
    let seq = salon.entry_of(4_502).head.seq;
    let TestSalon { desk, clock, vault, folder, .. } = salon;
    drop(desk);
    let outside = intruder(folder.path());
    outside.execute_batch("drop trigger entry_line_keeps").unwrap();
    let changed = "update entry_line set gross_cents = gross_cents + 1 where seq = ?1 and number = 1";
    assert_eq!(outside.execute(changed, [seq.get()]).unwrap(), 1);
    drop(outside);
    let salon = TestSalon::open(folder, clock, vault);
    let incident = salon.newest_entry();
    assert_eq!(incident.head.kind, EntryKind::Incident);
    assert!(incident.details.unwrap().body.contains(&format!("\"seq\":{seq}")));
    let salon = salon.restarted();
    assert_eq!(salon.newest_entry().head.seq, incident.head.seq, "noted once");
    salon.sign_in(contract::PersonId(1), OWNER_PIN);
    let banner = salon.ask(ShowStatus).unwrap().banner.unwrap();
    assert!(banner.contains(&format!("Buchung {seq}")), "{banner}");
    raw_entries::sales(&salon.desk, day(2026, 11, 27), 6..7);
    assert_eq!(salon.newest_entry().head.kind, EntryKind::Sale);
}

#[test]
fn a_new_version_of_the_program_is_recorded_once() {
    // The first start with people and prices also keeps the procedure documentation that tells of them.
    let salon = TestSalon::haarwerk().restarted();
    let before = salon.newest_entry().head.seq;
    let salon = salon.restarted();
    assert_eq!(salon.newest_entry().head.seq, before, "the same version");
    let TestSalon { desk, clock, vault, fake_printer, folder, .. } = salon;
    drop(desk);
    let adapters = Adapters { vault, paper: fake_printer, ..fresh_adapters(clock) };
    let desk = Desk::open(folder.path(), Program { version: "0.2.0", ..PROGRAM }, adapters).unwrap();
    let noted = desk.read_inside(|tx| book::ledger::entry(tx.conn, before.next())).unwrap().unwrap();
    assert_eq!(noted.entry.head.kind, EntryKind::ProgramVersion);
    assert!(noted.entry.details.unwrap().body.contains(r#""new":"0.2.0","old":"0.1.0""#));
    assert!(desk.ask(&Caller("main".into()), contract::session::Greet).is_ok());
}

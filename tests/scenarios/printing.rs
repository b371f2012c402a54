//! Pages that wait, come out, get stuck or stay unsure. No trouble of a printer reaches a booking.

use book::ports::PaperTrouble;
use contract::printing::{
    CodePage, PaperWidth, PrintJobs, PrintState, Printer, PrinterLink, Printers, RemovePrinter, ResendPrint,
    SavePrinter, SettlePrint, TestPrint,
};
use contract::setup::{SetUp, TryPrinter};
use contract::slip::{Block, Slip, SlipKind};
use contract::{PersonId, PrinterId, Seq, Topic};
use devices::spool::Spool;
use lockbuch_tests::house::{House, OWNER_PIN, founding};
use lockbuch_tests::patience::until;
use salon::printing;

fn printer(name: &str, receipts: bool) -> SavePrinter {
    SavePrinter {
        id: None,
        name: name.into(),
        link: PrinterLink::Tcp { host: "192.168.1.50".into(), port: 9100 },
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts,
        drawer: true,
    }
}

fn slip(title: &str) -> Slip {
    Slip {
        kind: SlipKind::Receipt,
        title: title.into(),
        copy: None,
        logo: false,
        opens_drawer: true,
        blocks: vec![Block::Heading(title.into())],
    }
}

/// A founded house with a receipt printer.
fn house() -> (House, Printer) {
    let house = House::founded();
    let printer = house.ask(printer("Bondrucker", true)).unwrap();
    (house, printer)
}

fn queue(house: &House, title: &str, seq: u64) -> PrintState {
    let slip = slip(title);
    house
        .desk
        .inside(&[Topic::Printing], move |pen| printing::enqueue(pen, &slip, Some(Seq::new(seq))))
        .unwrap()
}

fn state_of(house: &House, seq: u64) -> PrintState {
    house.desk.look_inside(|view| printing::for_entry(view, Seq::new(seq))).unwrap()
}

fn spool(house: &House) -> Spool {
    Spool::start(&house.desk).unwrap()
}

fn states(house: &House) -> Vec<PrintState> {
    house.ask(PrintJobs).unwrap().into_iter().map(|job| job.state).collect()
}

#[test]
fn without_a_printer_nothing_waits() {
    let house = House::founded();
    assert_eq!(queue(&house, "Bon 004501", 7), PrintState::NoPrinter);
    assert_eq!(state_of(&house, 7), PrintState::NoPrinter);
    assert_eq!(house.ask(PrintJobs).unwrap(), []);
}

#[test]
fn pages_come_out_once_and_in_their_order() {
    let (house, _) = house();
    queue(&house, "Bon 004501", 7);
    queue(&house, "Bon 004502", 8);
    assert_eq!(states(&house), [PrintState::Waiting; 2]);
    let _spool = spool(&house);
    queue(&house, "Bon 004503", 9);
    until("all out", || states(&house).is_empty());
    assert_eq!(house.tray.titles(), ["Bon 004501", "Bon 004502", "Bon 004503"]);
    assert_eq!(state_of(&house, 8), PrintState::Printed);
}

#[test]
fn a_printer_that_is_off_says_why_and_gets_its_pages_later() {
    let (house, _) = house();
    house.tray.fail(Some(PaperTrouble::NoAnswer("keine Antwort in der Zeit".into())));
    let _spool = spool(&house);
    queue(&house, "Bon 004501", 7);
    queue(&house, "Bon 004502", 8);
    until("stuck", || states(&house) == [PrintState::Stuck; 2]);
    let job = &house.ask(PrintJobs).unwrap()[0];
    assert_eq!(job.printer, "Bondrucker");
    assert!(
        job.trouble.as_ref().unwrap().starts_with("Bondrucker antwortet nicht (keine Antwort in der Zeit)")
    );
    house.tray.fail(None);
    house.clock.advance_ms(31_000);
    until("all out", || states(&house).is_empty());
    assert_eq!(house.tray.titles(), ["Bon 004501", "Bon 004502"]);
}

#[test]
fn the_lamp_says_what_the_printer_needs() {
    let lamp = |house: &House| house.desk.look_inside(printing::lamp).unwrap();
    assert_eq!(lamp(&House::founded()).word, "fehlt");
    let (house, _) = house();
    assert_eq!(lamp(&house).word, "bereit");
    queue(&house, "Bon 004501", 7);
    assert_eq!(lamp(&house).sentence, "Es wird eine Seite gedruckt.");
    house.tray.fail(Some(PaperTrouble::NoPaper));
    let _spool = spool(&house);
    until("stuck", || lamp(&house).word == "steht");
    assert!(lamp(&house).sentence.starts_with("Bondrucker hat kein Papier."));
}

#[test]
fn a_stuck_page_is_sent_to_another_printer() {
    let (house, _) = house();
    let office = house.ask(printer("Büro", false)).unwrap();
    house.tray.fail(Some(PaperTrouble::NoPaper));
    let _spool = spool(&house);
    queue(&house, "Bon 004501", 7);
    until("stuck", || states(&house) == [PrintState::Stuck]);
    house.tray.fail(None);
    let job = house.ask(PrintJobs).unwrap()[0].id;
    house.ask(ResendPrint { job, printer: Some(office.id) }).unwrap();
    until("out", || states(&house).is_empty());
    assert_eq!(house.tray.pages()[0].0, "Büro");
    assert_eq!(house.refused(ResendPrint { job, printer: None }).code(), "printing.no_such_job");
}

#[test]
fn a_page_that_broke_off_is_never_printed_twice_by_itself() {
    let (house, _) = house();
    house.tray.fail(Some(PaperTrouble::BrokenOff("Verbindung abgebrochen".into())));
    let _spool = spool(&house);
    queue(&house, "Bon 004501", 7);
    until("unsure", || states(&house) == [PrintState::Unsure]);
    house.tray.fail(None);
    house.clock.advance_ms(600_000);
    queue(&house, "Bon 004502", 8);
    until("the next is out", || state_of(&house, 8) == PrintState::Printed);
    assert_eq!(house.tray.titles(), ["Bon 004502"]);
    let job = house.ask(PrintJobs).unwrap()[0].id;
    house.ask(SettlePrint { job, lies_there: false }).unwrap();
    until("out", || states(&house).is_empty());
    assert_eq!(house.tray.titles(), ["Bon 004502", "Bon 004501"]);
}

#[test]
fn a_bon_that_lies_in_the_printer_is_settled() {
    let (house, _) = house();
    house.tray.fail(Some(PaperTrouble::PaperRanOut));
    let _spool = spool(&house);
    queue(&house, "Bon 004501", 7);
    until("unsure", || states(&house) == [PrintState::Unsure]);
    let job = house.ask(PrintJobs).unwrap()[0].id;
    house.ask(SettlePrint { job, lies_there: true }).unwrap();
    assert_eq!(state_of(&house, 7), PrintState::Settled);
    assert_eq!(house.tray.titles(), Vec::<String>::new());
}

#[test]
fn what_was_under_way_when_the_program_ended_asks_and_the_rest_is_printed_as_original() {
    let (house, _) = house();
    queue(&house, "Bon 004501", 7);
    queue(&house, "Bon 004502", 8);
    // The program ends between the mark and the first byte.
    let taken = house.desk.inside(&[], |pen| printing::take(pen)).unwrap().unwrap();
    assert_eq!(taken.slip.title, "Bon 004501");
    let house = house.restarted();
    let _spool = spool(&house);
    until("the other is out", || state_of(&house, 8) == PrintState::Printed);
    assert_eq!(state_of(&house, 7), PrintState::Unsure);
    assert_eq!(house.tray.titles(), ["Bon 004502"]);
}

#[test]
fn a_drawer_does_not_spring_open_for_a_late_bon() {
    let (house, _) = house();
    queue(&house, "Bon 004501", 7);
    house.clock.advance_ms(5_000);
    queue(&house, "Bon 004502", 8);
    house.clock.advance_ms(58_000);
    let _spool = spool(&house);
    until("out", || house.tray.pages().len() == 2);
    let opens: Vec<_> = house.tray.pages().into_iter().map(|(_, slip)| slip.opens_drawer).collect();
    assert_eq!(opens, [false, true]);
}

#[test]
fn a_clock_that_was_set_back_does_not_hold_pages() {
    let (house, _) = house();
    house.tray.fail(Some(PaperTrouble::NoPaper));
    let spooling = spool(&house);
    house.clock.advance_ms(9 * 365 * 86_400_000);
    queue(&house, "Bon 004501", 7);
    until("stuck", || states(&house) == [PrintState::Stuck]);
    drop(spooling);
    house.tray.fail(None);
    house.clock.advance_ms(-9 * 365 * 86_400_000);
    let _spool = spool(&house);
    until("out", || states(&house).is_empty());
}

#[test]
fn printers_are_kept_checked_and_noted_in_the_book() {
    let (house, first) = house();
    let second = house.ask(SavePrinter { receipts: true, ..printer("Kasse 2", true) }).unwrap();
    let receipts: Vec<_> = house.ask(Printers).unwrap().into_iter().map(|p| (p.name, p.receipts)).collect();
    assert_eq!(receipts, [("Bondrucker".into(), false), ("Kasse 2".into(), true)]);
    assert_eq!(house.refused(printer(" kasse 2 ", false)).code(), "printing.bad_printer");
    assert_eq!(house.refused(printer("  ", false)).code(), "printing.bad_printer");
    let nowhere =
        SavePrinter { link: PrinterLink::Tcp { host: "a b".into(), port: 9100 }, ..printer("Neu", false) };
    assert_eq!(house.refused(nowhere).code(), "printing.bad_printer");
    let gone = SavePrinter { id: Some(PrinterId(99)), ..printer("Weg", false) };
    assert_eq!(house.refused(gone).code(), "printing.no_such_printer");

    let entries_before = house.desk.look_inside(|view| book::ledger::newest_seq(view.conn)).unwrap();
    house.ask(RemovePrinter { printer: first.id }).unwrap();
    let newest = house.desk.look_inside(|view| book::ledger::newest_seq(view.conn)).unwrap();
    assert_eq!(newest.get(), entries_before.get() + 1);
    assert_eq!(house.ask(Printers).unwrap(), [second]);
}

#[test]
fn pages_of_a_removed_printer_go_to_the_one_for_receipts() {
    let (house, first) = house();
    queue(&house, "Bon 004501", 7);
    house.ask(RemovePrinter { printer: first.id }).unwrap();
    let _spool = spool(&house);
    assert_eq!(states(&house), [PrintState::Waiting], "it waits until there is a printer");
    house.ask(printer("Neuer", true)).unwrap();
    until("out", || states(&house).is_empty());
    assert_eq!(house.tray.pages()[0].0, "Neuer");
}

#[test]
fn a_test_page_shows_the_letters() {
    let (house, first) = house();
    let _spool = spool(&house);
    house.ask(TestPrint { printer: first.id }).unwrap();
    until("out", || house.tray.titles() == ["Testdruck"]);
    let text = devices::paper::text(&house.tray.pages()[0].1, 42);
    assert!(text.contains("Ä Ö Ü ä ö ü ß € §"), "{text}");
}

#[test]
fn the_set_up_keeps_the_printer_and_prints_the_recovery_code_once() {
    let house = House::empty();
    let wish = SetUp { printer: Some(printer("Bondrucker", true)), ..founding() };
    let bad = SetUp { printer: Some(printer(" ", true)), ..founding() };
    assert_eq!(house.refused(bad).code(), "printing.bad_printer");
    let code = house.ask(wish).unwrap().recovery_code;
    let (name, page) = house.tray.pages().remove(0);
    assert_eq!((name.as_str(), page.title.as_str()), ("Bondrucker", "Wiederherstellungscode"));
    assert!(devices::paper::text(&page, 32).contains(&code));
    house.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(house.ask(Printers).unwrap()[0].name, "Bondrucker");
    assert_eq!(house.ask(PrintJobs).unwrap(), [], "the code is in no row of the store");
}

#[test]
fn a_set_up_does_not_fail_with_its_printer() {
    let house = House::empty();
    house.tray.fail(Some(PaperTrouble::NoPaper));
    house.ask(SetUp { printer: Some(printer("Bondrucker", true)), ..founding() }).unwrap();
}

#[test]
fn a_printer_can_be_tried_before_the_salon_is_founded_and_only_then() {
    let house = House::empty();
    house.ask(TryPrinter { printer: printer("Bondrucker", true) }).unwrap();
    assert_eq!(house.tray.titles(), ["Testdruck"]);
    house.tray.fail(Some(PaperTrouble::CoverOpen));
    assert_eq!(
        house.refused(TryPrinter { printer: printer("Bondrucker", true) }).code(),
        "printing.cover_open"
    );
    let (house, _) = self::house();
    assert_eq!(house.refused(TryPrinter { printer: printer("X", true) }).code(), "door.not_signed_in");
}

#[test]
fn a_page_that_is_on_its_way_is_left_alone() {
    let (house, _) = house();
    queue(&house, "Bon 1", 1);
    let job = house.ask(PrintJobs).unwrap()[0].id;
    house.desk.inside(&[], |pen| printing::take(pen).map(drop)).unwrap();
    assert_eq!(house.refused(SettlePrint { job, lies_there: true }).code(), "printing.not_stuck");
    assert_eq!(house.refused(ResendPrint { job, printer: None }).code(), "printing.not_stuck");
}

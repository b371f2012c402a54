//! Pages that wait, come out, get stuck or stay unsure. No trouble of a printer reaches a booking.

use book::ports::PaperTrouble;
use contract::printing::{
    CodePage, PaperWidth, PrintJobs, PrintState, Printer, PrinterLink, Printers, RemovePrinter, ResendPrint,
    SavePrinter, SettlePrint, TestPrint,
};
use contract::setup::{SetUp, TryPrinter};
use contract::slip::{Block, Slip, SlipKind};
use contract::{PersonId, PrinterId, Seq, Topic};
use desk::workers::Spool;
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, founding};
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
fn salon() -> (TestSalon, Printer) {
    let salon = TestSalon::founded();
    let printer = salon.ask(printer("Bondrucker", true)).unwrap();
    (salon, printer)
}

fn queue(salon: &TestSalon, title: &str, seq: u64) -> PrintState {
    let slip = slip(title);
    salon
        .desk
        .inside(&[Topic::Printing], move |tx| printing::enqueue(tx, &slip, Some(Seq::new(seq))))
        .unwrap()
}

fn state_of(salon: &TestSalon, seq: u64) -> PrintState {
    salon.desk.read_inside(|tx| printing::for_entry(tx, Seq::new(seq))).unwrap()
}

fn spool(salon: &TestSalon) -> Spool {
    Spool::start(&salon.desk).unwrap()
}

fn states(salon: &TestSalon) -> Vec<PrintState> {
    salon.ask(PrintJobs).unwrap().into_iter().map(|job| job.state).collect()
}

#[test]
fn without_a_printer_nothing_waits() {
    let salon = TestSalon::founded();
    assert_eq!(queue(&salon, "Bon 004501", 7), PrintState::NoPrinter);
    assert_eq!(state_of(&salon, 7), PrintState::NoPrinter);
    assert_eq!(salon.ask(PrintJobs).unwrap(), []);
}

#[test]
fn pages_come_out_once_and_in_their_order() {
    let (salon, _) = salon();
    queue(&salon, "Bon 004501", 7);
    queue(&salon, "Bon 004502", 8);
    assert_eq!(states(&salon), [PrintState::Waiting; 2]);
    let _spool = spool(&salon);
    queue(&salon, "Bon 004503", 9);
    until("all out", || states(&salon).is_empty());
    assert_eq!(salon.fake_printer.titles(), ["Bon 004501", "Bon 004502", "Bon 004503"]);
    assert_eq!(state_of(&salon, 8), PrintState::Printed);
}

#[test]
fn a_printer_that_is_off_says_why_and_gets_its_pages_later() {
    let (salon, _) = salon();
    salon.fake_printer.fail(Some(PaperTrouble::NoAnswer("keine Antwort in der Zeit".into())));
    let _spool = spool(&salon);
    queue(&salon, "Bon 004501", 7);
    queue(&salon, "Bon 004502", 8);
    until("stuck", || states(&salon) == [PrintState::Stuck; 2]);
    let job = &salon.ask(PrintJobs).unwrap()[0];
    assert_eq!(job.printer, "Bondrucker");
    assert!(
        job.trouble.as_ref().unwrap().starts_with("Bondrucker antwortet nicht (keine Antwort in der Zeit)")
    );
    salon.fake_printer.fail(None);
    salon.clock.advance_ms(31_000);
    until("all out", || states(&salon).is_empty());
    assert_eq!(salon.fake_printer.titles(), ["Bon 004501", "Bon 004502"]);
}

#[test]
fn the_lamp_says_what_the_printer_needs() {
    let lamp = |salon: &TestSalon| salon.desk.read_inside(printing::lamp).unwrap();
    assert_eq!(lamp(&TestSalon::founded()).word, "fehlt");
    let (salon, _) = salon();
    assert_eq!(lamp(&salon).word, "bereit");
    queue(&salon, "Bon 004501", 7);
    assert_eq!(lamp(&salon).sentence, "Es wird eine Seite gedruckt.");
    salon.fake_printer.fail(Some(PaperTrouble::NoPaper));
    let _spool = spool(&salon);
    until("stuck", || lamp(&salon).word == "steht");
    assert!(lamp(&salon).sentence.starts_with("Bondrucker hat kein Papier."));
}

#[test]
fn a_stuck_page_is_sent_to_another_printer() {
    let (salon, _) = salon();
    let office = salon.ask(printer("Büro", false)).unwrap();
    salon.fake_printer.fail(Some(PaperTrouble::NoPaper));
    let _spool = spool(&salon);
    queue(&salon, "Bon 004501", 7);
    until("stuck", || states(&salon) == [PrintState::Stuck]);
    salon.fake_printer.fail(None);
    let job = salon.ask(PrintJobs).unwrap()[0].id;
    salon.ask(ResendPrint { job, printer: Some(office.id) }).unwrap();
    until("out", || states(&salon).is_empty());
    assert_eq!(salon.fake_printer.pages()[0].0, "Büro");
    assert_eq!(salon.refused(ResendPrint { job, printer: None }).code(), "printing.no_such_job");
}

#[test]
fn a_page_that_broke_off_is_never_printed_twice_by_itself() {
    let (salon, _) = salon();
    salon.fake_printer.fail(Some(PaperTrouble::BrokenOff("Verbindung abgebrochen".into())));
    let _spool = spool(&salon);
    queue(&salon, "Bon 004501", 7);
    until("unsure", || states(&salon) == [PrintState::Unsure]);
    salon.fake_printer.fail(None);
    salon.clock.advance_ms(600_000);
    queue(&salon, "Bon 004502", 8);
    until("the next is out", || state_of(&salon, 8) == PrintState::Printed);
    assert_eq!(salon.fake_printer.titles(), ["Bon 004502"]);
    let job = salon.ask(PrintJobs).unwrap()[0].id;
    salon.ask(SettlePrint { job, lies_there: false }).unwrap();
    until("out", || states(&salon).is_empty());
    assert_eq!(salon.fake_printer.titles(), ["Bon 004502", "Bon 004501"]);
}

#[test]
fn a_bon_that_lies_in_the_printer_is_settled() {
    let (salon, _) = salon();
    salon.fake_printer.fail(Some(PaperTrouble::PaperRanOut));
    let _spool = spool(&salon);
    queue(&salon, "Bon 004501", 7);
    until("unsure", || states(&salon) == [PrintState::Unsure]);
    let job = salon.ask(PrintJobs).unwrap()[0].id;
    salon.ask(SettlePrint { job, lies_there: true }).unwrap();
    assert_eq!(state_of(&salon, 7), PrintState::Settled);
    assert_eq!(salon.fake_printer.titles(), Vec::<String>::new());
}

#[test]
fn what_was_under_way_when_the_program_ended_asks_and_the_rest_is_printed_as_original() {
    let (salon, _) = salon();
    queue(&salon, "Bon 004501", 7);
    queue(&salon, "Bon 004502", 8);
    // The program ends between the mark and the first byte.
    let taken = salon.desk.inside(&[], |tx| printing::take(tx)).unwrap().unwrap();
    assert_eq!(taken.slip.title, "Bon 004501");
    let salon = salon.restarted();
    let _spool = spool(&salon);
    until("the other is out", || state_of(&salon, 8) == PrintState::Printed);
    assert_eq!(state_of(&salon, 7), PrintState::Unsure);
    assert_eq!(salon.fake_printer.titles(), ["Bon 004502"]);
}

#[test]
fn a_drawer_does_not_spring_open_for_a_late_bon() {
    let (salon, _) = salon();
    queue(&salon, "Bon 004501", 7);
    salon.clock.advance_ms(5_000);
    queue(&salon, "Bon 004502", 8);
    salon.clock.advance_ms(58_000);
    let _spool = spool(&salon);
    until("out", || salon.fake_printer.pages().len() == 2);
    let opens: Vec<_> = salon.fake_printer.pages().into_iter().map(|(_, slip)| slip.opens_drawer).collect();
    assert_eq!(opens, [false, true]);
}

#[test]
fn a_clock_that_was_set_back_does_not_hold_pages() {
    let (salon, _) = salon();
    salon.fake_printer.fail(Some(PaperTrouble::NoPaper));
    let spooling = spool(&salon);
    salon.clock.advance_ms(9 * 365 * 86_400_000);
    queue(&salon, "Bon 004501", 7);
    until("stuck", || states(&salon) == [PrintState::Stuck]);
    drop(spooling);
    salon.fake_printer.fail(None);
    salon.clock.advance_ms(-9 * 365 * 86_400_000);
    let _spool = spool(&salon);
    until("out", || states(&salon).is_empty());
}

#[test]
fn printers_are_kept_checked_and_noted_in_the_book() {
    let (salon, first) = salon();
    let second = salon.ask(SavePrinter { receipts: true, ..printer("Kasse 2", true) }).unwrap();
    let receipts: Vec<_> = salon.ask(Printers).unwrap().into_iter().map(|p| (p.name, p.receipts)).collect();
    assert_eq!(receipts, [("Bondrucker".into(), false), ("Kasse 2".into(), true)]);
    assert_eq!(salon.refused(printer(" kasse 2 ", false)).code(), "printing.bad_printer");
    assert_eq!(salon.refused(printer("  ", false)).code(), "printing.bad_printer");
    let nowhere =
        SavePrinter { link: PrinterLink::Tcp { host: "a b".into(), port: 9100 }, ..printer("Neu", false) };
    assert_eq!(salon.refused(nowhere).code(), "printing.bad_printer");
    let gone = SavePrinter { id: Some(PrinterId(99)), ..printer("Weg", false) };
    assert_eq!(salon.refused(gone).code(), "printing.no_such_printer");

    let entries_before = salon.desk.read_inside(|tx| book::ledger::newest_seq(tx.conn)).unwrap();
    salon.ask(RemovePrinter { printer: first.id }).unwrap();
    let newest = salon.desk.read_inside(|tx| book::ledger::newest_seq(tx.conn)).unwrap();
    assert_eq!(newest.get(), entries_before.get() + 1);
    assert_eq!(salon.ask(Printers).unwrap(), [second]);
}

#[test]
fn pages_of_a_removed_printer_go_to_the_one_for_receipts() {
    let (salon, first) = salon();
    queue(&salon, "Bon 004501", 7);
    salon.ask(RemovePrinter { printer: first.id }).unwrap();
    let _spool = spool(&salon);
    assert_eq!(states(&salon), [PrintState::Waiting], "it waits until there is a printer");
    salon.ask(printer("Neuer", true)).unwrap();
    until("out", || states(&salon).is_empty());
    assert_eq!(salon.fake_printer.pages()[0].0, "Neuer");
}

#[test]
fn a_test_page_shows_the_letters() {
    let (salon, first) = salon();
    let _spool = spool(&salon);
    salon.ask(TestPrint { printer: first.id }).unwrap();
    until("out", || salon.fake_printer.titles() == ["Testdruck"]);
    let text = devices::paper::text(&salon.fake_printer.pages()[0].1, 42);
    assert!(text.contains("Ä Ö Ü ä ö ü ß € §"), "{text}");
}

#[test]
fn the_set_up_keeps_the_printer_and_prints_the_recovery_code_once() {
    let salon = TestSalon::empty();
    let wish = SetUp { printer: Some(printer("Bondrucker", true)), ..founding() };
    let bad = SetUp { printer: Some(printer(" ", true)), ..founding() };
    assert_eq!(salon.refused(bad).code(), "printing.bad_printer");
    let code = salon.ask(wish).unwrap().recovery_code;
    let (name, page) = salon.fake_printer.pages().remove(0);
    assert_eq!((name.as_str(), page.title.as_str()), ("Bondrucker", "Wiederherstellungscode"));
    let paper = devices::paper::text(&page, 32);
    assert!(code.split('-').all(|group| paper.contains(group)), "{paper}");
    salon.sign_in(PersonId(1), OWNER_PIN);
    assert_eq!(salon.ask(Printers).unwrap()[0].name, "Bondrucker");
    assert_eq!(salon.ask(PrintJobs).unwrap(), [], "the code is in no row of the store");
}

#[test]
fn a_set_up_does_not_fail_with_its_printer() {
    let salon = TestSalon::empty();
    salon.fake_printer.fail(Some(PaperTrouble::NoPaper));
    salon.ask(SetUp { printer: Some(printer("Bondrucker", true)), ..founding() }).unwrap();
}

#[test]
fn a_printer_can_be_tried_before_the_salon_is_founded_and_only_then() {
    let salon = TestSalon::empty();
    salon.ask(TryPrinter { printer: printer("Bondrucker", true) }).unwrap();
    assert_eq!(salon.fake_printer.titles(), ["Testdruck"]);
    salon.fake_printer.fail(Some(PaperTrouble::CoverOpen));
    assert_eq!(
        salon.refused(TryPrinter { printer: printer("Bondrucker", true) }).code(),
        "printing.cover_open"
    );
    let (salon, _) = self::salon();
    assert_eq!(salon.refused(TryPrinter { printer: printer("X", true) }).code(), "door.not_signed_in");
}

#[test]
fn a_page_that_is_on_its_way_is_left_alone() {
    let (salon, _) = salon();
    queue(&salon, "Bon 1", 1);
    let job = salon.ask(PrintJobs).unwrap()[0].id;
    salon.desk.inside(&[], |tx| printing::take(tx).map(drop)).unwrap();
    assert_eq!(salon.refused(SettlePrint { job, lies_there: true }).code(), "printing.not_stuck");
    assert_eq!(salon.refused(ResendPrint { job, printer: None }).code(), "printing.not_stuck");
}

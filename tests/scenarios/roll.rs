//! The Kassenrolle: found by number, amount, person, customer and time; shown and given out as it was printed.

use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use std::sync::Arc;

use book::{Adapters, Program};
use contract::day::{BeginCount, XReport};
use contract::printing::{CodePage, PaperWidth, PrinterLink, SavePrinter};
use contract::roll::{EntryPdf, Reprint, Roll, ShowEntry};
use contract::settings::{Footer, SaveFooter};
use contract::slip::Block;
use contract::till::{BasketCustomer, Receipt, SetCustomer};
use contract::{EntryKind, Seq};
use desk::Desk;
use lockbuch_tests::test_salon::{PROGRAM, TestSalon, day, fresh_adapters};
use lockbuch_tests::till::{cash, euros, girocard};

/// Three sales: 004501 at 9:00 for Frau Müller, 004502 at 14:20 by card, 004503 at 14:21 by Mehmet.
fn salon() -> (TestSalon, [Receipt; 3]) {
    let salon = TestSalon::open_for_business();
    salon.at(day(2026, 11, 27), 9, 0);
    let basket = salon.basket_with("WSF", Some("Jana"));
    let customer = Some(BasketCustomer { id: None, name: "Frau Müller".into() });
    salon.ask(SetCustomer { basket: basket.id.clone(), customer }).unwrap();
    let first = salon.pay(&basket.id, &[cash(2_000, None), girocard(3_800)]);
    salon.at(day(2026, 11, 27), 14, 20);
    let basket = salon.basket_with("Haaröl", None);
    let second = salon.pay(&basket.id, &[girocard(2_450)]);
    salon.at(day(2026, 11, 27), 14, 21);
    salon.sign_in_as("Mehmet");
    let third = salon.sell("Herrenschnitt", None);
    salon.sign_in_as("Jana");
    (salon, [first, second, third])
}

fn found(salon: &TestSalon, wish: Roll) -> Vec<String> {
    let page = salon.ask(wish).unwrap();
    page.rows.iter().map(|row| row.number.map(|number| number.to_string()).unwrap_or_default()).collect()
}

fn typed(text: &str) -> Roll {
    Roll { text: text.into(), ..Roll::default() }
}

#[test]
fn receipts_are_found_by_what_people_remember() {
    let (salon, _) = salon();
    assert_eq!(found(&salon, typed("")), ["004503", "004502", "004501", "004500"]);
    assert_eq!(found(&salon, typed("4502")), ["004502"]);
    assert_eq!(found(&salon, typed("24,50")), ["004502"]);
    assert_eq!(found(&salon, typed("32")), ["004503"]);
    assert_eq!(found(&salon, typed("14:20")), ["004502"]);
    assert_eq!(found(&salon, typed("mueller")), ["004501"]);
    assert_eq!(found(&salon, typed("Aydin")), ["004503"]);
    assert_eq!(found(&salon, typed("müller 58,00")), ["004501"]);
    assert_eq!(found(&salon, typed("müller 59,00")), Vec::<String>::new());
    let mehmet = Roll { person: Some(salon.person("Mehmet")), ..Roll::default() };
    assert_eq!(found(&salon, mehmet), ["004503"]);
    let today = Roll { from: Some(day(2026, 11, 27)), to: Some(day(2026, 11, 27)), ..Roll::default() };
    assert_eq!(found(&salon, today).len(), 4);
    let earlier = Roll { to: Some(day(2026, 11, 26)), amount: Some(euros(3_200)), ..Roll::default() };
    assert_eq!(found(&salon, earlier), Vec::<String>::new());
}

#[test]
fn pages_follow_each_other_without_gap() {
    let (salon, _) = salon();
    let first = salon.ask(Roll { limit: 2, all_kinds: true, ..Roll::default() }).unwrap();
    assert!(first.more);
    let mut seen: Vec<Seq> = first.rows.iter().map(|row| row.seq).collect();
    while let Some(before) = seen.last().copied().filter(|seq| seq.get() > 1) {
        let page =
            salon.ask(Roll { limit: 2, all_kinds: true, before: Some(before), ..Roll::default() }).unwrap();
        seen.extend(page.rows.iter().map(|row| row.seq));
    }
    let all: Vec<u64> = seen.iter().map(|seq| seq.get()).collect();
    assert_eq!(all, (1..=salon.newest().get()).rev().collect::<Vec<_>>());
}

#[test]
fn a_row_says_what_happened() {
    let (salon, [first, ..]) = salon();
    let row = salon.ask(ShowEntry { seq: first.seq }).unwrap().row;
    assert_eq!((row.label.as_str(), row.payments.as_str()), ("Verkauf", "Bar + girocard"));
    assert_eq!(row.customer.as_deref(), Some("Frau Müller"));
    assert_eq!((row.person.as_str(), row.total), ("Jana Vogt", euros(5_800)));
}

#[test]
fn an_entry_is_shown_as_it_was_printed() {
    let (salon, receipts) = salon();
    for receipt in filled(receipts) {
        assert_eq!(salon.ask(ShowEntry { seq: receipt.seq }).unwrap().slip, receipt.slip);
    }
    for seq in 1..=salon.newest().get() {
        let shown = salon.ask(ShowEntry { seq: Seq::new(seq) }).unwrap();
        assert!(shown.slip.blocks.len() > 4, "entry {seq} has a page");
    }
    assert_eq!(salon.refused(ShowEntry { seq: Seq::new(999) }).code(), "roll.no_such_entry");
}

#[test]
fn a_copy_bears_footer_and_logo_of_its_time() {
    let (salon, [first, ..]) = salon();
    salon.sign_in_as("Sabine");
    let footer = |text: Option<&str>, logo: Option<&str>| SaveFooter {
        footer: Footer { text: text.map(str::to_owned), logo_png_base64: logo.map(str::to_owned) },
    };
    salon.ask(footer(Some("Frohes Fest!"), Some("iVBORw0KGgo="))).unwrap();
    let shown = |seq| salon.ask(ShowEntry { seq }).unwrap().slip;
    assert_eq!(shown(first.seq), first.slip, "what was printed stays");
    let festive = salon.sell("Herrenschnitt", Some("Jana"));
    assert!(festive.slip.logo && format!("{:?}", festive.slip.blocks).contains("Frohes Fest!"));
    salon.ask(footer(Some("Gutes neues Jahr!"), None)).unwrap();
    assert_eq!((shown(first.seq), shown(festive.seq)), (first.slip, festive.slip.clone()));
    let printer = SavePrinter {
        id: None,
        name: "Bondrucker".into(),
        link: PrinterLink::Pdf,
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts: true,
        drawer: false,
    };
    salon.ask(printer).unwrap();
    salon.ask(Reprint { seq: festive.seq, printer: None }).unwrap();
    let task = salon.desk.spooling().take().unwrap().unwrap();
    assert_eq!(task.logo_png_base64.as_deref(), Some("iVBORw0KGgo="), "and so does the paper");
}

#[test]
fn the_days_reports_are_in_the_roll_but_not_for_who_counts() {
    let (salon, _) = salon();
    let x_report = salon.ask(XReport { print: false }).unwrap();
    let seq = salon.newest();
    assert_eq!(salon.ask(ShowEntry { seq }).unwrap().slip, x_report);
    salon.ask(BeginCount).unwrap();
    assert_eq!(salon.refused(ShowEntry { seq }).code(), "cash.hidden_while_counting");
    let closing = salon.close_day();
    let shown = salon.ask(ShowEntry { seq: closing.seq }).unwrap();
    assert_eq!(shown.slip, closing.slip);
    assert!(shown.can.reprint && !shown.can.cancel);
    assert_eq!(shown.row.label, "Tagesabschluss Z-331");
}

/// § 6 KassenSichV: what a receipt must say.
#[test]
fn a_receipt_says_what_the_law_demands() {
    let (salon, [first, ..]) = salon();
    let text = format!("{:?}", first.slip.blocks);
    for part in [
        "Salon Haarwerk",
        "Musterstraße 5, 28195 Bremen",
        "Steuernummer 60/123/45678",
        "Bon 004501",
        "27.11.2026",
        "Beginn 09:00:00",
        "Ende 09:00:00",
        "1 x Waschen-Schneiden-Föhnen Damen",
        "A 19 %",
        "48,74",
        "9,26",
        "girocard",
        "Kasse HW-01",
        "Prüfziffer",
        "Jana Vogt",
        "Ohne TSE – erfüllt § 146a AO nicht",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let hash = salon.stored(first.seq).hash.short();
    assert!(text.contains(&hash));
    assert!(matches!(first.slip.blocks[0], Block::Heading(_)));
}

/// What the program has to say stands at the head and at the foot of every receipt.
#[test]
fn the_programs_notice_frames_the_receipt() {
    let TestSalon { desk, clock, vault, fake_printer, folder, window, articles, people, code } =
        TestSalon::haarwerk();
    drop(desk);
    let program = Program { notice: Some("Nur zum Ausprobieren"), ..PROGRAM };
    let adapters =
        Adapters { vault: vault.clone(), paper: fake_printer.clone(), ..fresh_adapters(clock.clone()) };
    let desk = Arc::new(Desk::open(folder.path(), program, adapters).unwrap());
    let salon = TestSalon { desk, clock, vault, fake_printer, folder, window, articles, people, code };
    salon.sign_in_as("Jana");
    salon.open_day();
    let blocks = salon.sell("Herrenschnitt", Some("Mehmet")).slip.blocks;
    let notice = Block::Notice("Nur zum Ausprobieren".into());
    assert_eq!((blocks.first(), blocks.last()), (Some(&notice), Some(&notice)));
}

#[test]
fn copies_count_and_an_original_is_given_out_once() {
    let (salon, [first, ..]) = salon();
    let pdf = salon.ask(EntryPdf { seq: first.seq }).unwrap();
    assert_eq!((pdf.file_name.as_str(), pdf.mime.as_str()), ("Bon-004501.pdf", "application/pdf"));
    assert_eq!(salon.ask(Reprint { seq: first.seq, printer: None }).unwrap(), 1);
    let pdf = salon.ask(EntryPdf { seq: first.seq }).unwrap();
    assert_eq!(pdf.file_name, "Bon-004501-Kopie-2.pdf");
    assert_eq!(salon.ask(ShowEntry { seq: first.seq }).unwrap().printed, 3);
    assert_eq!(salon.stored(salon.newest()).entry.head.kind, EntryKind::Reprint);
    let note = Reprint { seq: salon.newest(), printer: None };
    assert_eq!(salon.refused(note).code(), "roll.no_such_entry");
}

#[test]
fn no_page_of_the_roll_opens_the_drawer() {
    let salon = TestSalon::open_for_business();
    let opening = salon.newest_of(EntryKind::OpeningStock);
    let page = salon.ask(ShowEntry { seq: opening }).unwrap().slip;
    assert!(page.opens_drawer, "when it was booked it did");
    salon.sign_in_as("Sabine");
    let printer = contract::printing::SavePrinter {
        id: None,
        name: "Bondrucker".into(),
        link: contract::printing::PrinterLink::Tcp { host: "192.168.1.50".into(), port: 9100 },
        paper: contract::printing::PaperWidth::Mm80,
        code_page: contract::printing::CodePage::Cp858,
        receipts: true,
        drawer: true,
    };
    salon.ask(printer).unwrap();
    salon.sign_in_as("Mehmet");
    assert_eq!(salon.ask(Reprint { seq: opening, printer: None }).unwrap(), 0, "it never had a page");
    let printed = outside::reader(salon.folder.path()).query_row(
        "select slip from print_job order by id desc limit 1",
        [],
        |row| row.get::<_, String>(0),
    );
    assert!(printed.unwrap().contains("\"opens_drawer\":false"));
}

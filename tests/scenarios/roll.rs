//! The Kassenrolle: found by number, amount, person, customer and time; shown and given out as it was printed.

use lockbuch_tests::filled::filled;
use std::sync::Arc;

use book::{Adapters, Program};
use contract::day::{BeginCount, XReport};
use contract::roll::{EntryPdf, Reprint, Roll, ShowEntry};
use contract::slip::Block;
use contract::till::{BasketCustomer, Receipt, SetCustomer};
use contract::{EntryKind, Seq};
use desk::Desk;
use lockbuch_tests::house::{House, PROGRAM, day, fresh_adapters};
use lockbuch_tests::till::{cash, euros, girocard};

/// Three sales: 004501 at 9:00 for Frau Müller, 004502 at 14:20 by card, 004503 at 14:21 by Mehmet.
fn house() -> (House, [Receipt; 3]) {
    let house = House::open_for_business();
    house.at(day(2026, 11, 27), 9, 0);
    let basket = house.basket_with("WSF", Some("Jana"));
    let customer = Some(BasketCustomer { id: None, name: "Frau Müller".into() });
    house.ask(SetCustomer { basket: basket.id.clone(), customer }).unwrap();
    let first = house.pay(&basket.id, &[cash(2_000, None), girocard(3_800)]);
    house.at(day(2026, 11, 27), 14, 20);
    let basket = house.basket_with("Haaröl", None);
    let second = house.pay(&basket.id, &[girocard(2_450)]);
    house.at(day(2026, 11, 27), 14, 21);
    house.sign_in_as("Mehmet");
    let third = house.sell("Herrenschnitt", None);
    house.sign_in_as("Jana");
    (house, [first, second, third])
}

fn found(house: &House, wish: Roll) -> Vec<String> {
    let page = house.ask(wish).unwrap();
    page.rows.iter().map(|row| row.number.map(|number| number.to_string()).unwrap_or_default()).collect()
}

fn typed(text: &str) -> Roll {
    Roll { text: text.into(), ..Roll::default() }
}

#[test]
fn receipts_are_found_by_what_people_remember() {
    let (house, _) = house();
    assert_eq!(found(&house, typed("")), ["004503", "004502", "004501", "004500"]);
    assert_eq!(found(&house, typed("4502")), ["004502"]);
    assert_eq!(found(&house, typed("24,50")), ["004502"]);
    assert_eq!(found(&house, typed("32")), ["004503"]);
    assert_eq!(found(&house, typed("14:20")), ["004502"]);
    assert_eq!(found(&house, typed("mueller")), ["004501"]);
    assert_eq!(found(&house, typed("Aydin")), ["004503"]);
    assert_eq!(found(&house, typed("müller 58,00")), ["004501"]);
    assert_eq!(found(&house, typed("müller 59,00")), Vec::<String>::new());
    let mehmet = Roll { person: Some(house.person("Mehmet")), ..Roll::default() };
    assert_eq!(found(&house, mehmet), ["004503"]);
    let today = Roll { from: Some(day(2026, 11, 27)), to: Some(day(2026, 11, 27)), ..Roll::default() };
    assert_eq!(found(&house, today).len(), 4);
    let earlier = Roll { to: Some(day(2026, 11, 26)), amount: Some(euros(3_200)), ..Roll::default() };
    assert_eq!(found(&house, earlier), Vec::<String>::new());
}

#[test]
fn pages_follow_each_other_without_gap() {
    let (house, _) = house();
    let first = house.ask(Roll { limit: 2, all_kinds: true, ..Roll::default() }).unwrap();
    assert!(first.more);
    let mut seen: Vec<Seq> = first.rows.iter().map(|row| row.seq).collect();
    while let Some(before) = seen.last().copied().filter(|seq| seq.get() > 1) {
        let page =
            house.ask(Roll { limit: 2, all_kinds: true, before: Some(before), ..Roll::default() }).unwrap();
        seen.extend(page.rows.iter().map(|row| row.seq));
    }
    let all: Vec<u64> = seen.iter().map(|seq| seq.get()).collect();
    assert_eq!(all, (1..=house.newest().get()).rev().collect::<Vec<_>>());
}

#[test]
fn a_row_says_what_happened() {
    let (house, [first, ..]) = house();
    let row = house.ask(ShowEntry { seq: first.seq }).unwrap().row;
    assert_eq!((row.label.as_str(), row.payments.as_str()), ("Verkauf", "Bar + girocard"));
    assert_eq!(row.customer.as_deref(), Some("Frau Müller"));
    assert_eq!((row.person.as_str(), row.total), ("Jana Vogt", euros(5_800)));
}

#[test]
fn an_entry_is_shown_as_it_was_printed() {
    let (house, receipts) = house();
    for receipt in filled(receipts) {
        assert_eq!(house.ask(ShowEntry { seq: receipt.seq }).unwrap().slip, receipt.slip);
    }
    for seq in 1..=house.newest().get() {
        let shown = house.ask(ShowEntry { seq: Seq::new(seq) }).unwrap();
        assert!(shown.slip.blocks.len() > 4, "entry {seq} has a page");
    }
    assert_eq!(house.refused(ShowEntry { seq: Seq::new(999) }).code(), "roll.no_such_entry");
}

#[test]
fn the_days_reports_are_in_the_roll_but_not_for_who_counts() {
    let (house, _) = house();
    let x_report = house.ask(XReport { print: false }).unwrap();
    let seq = house.newest();
    assert_eq!(house.ask(ShowEntry { seq }).unwrap().slip, x_report);
    house.ask(BeginCount).unwrap();
    assert_eq!(house.refused(ShowEntry { seq }).code(), "cash.hidden_while_counting");
    let closing = house.close_day();
    let shown = house.ask(ShowEntry { seq: closing.seq }).unwrap();
    assert_eq!(shown.slip, closing.slip);
    assert!(shown.can.reprint && !shown.can.cancel);
    assert_eq!(shown.row.label, "Tagesabschluss Z-331");
}

/// § 6 KassenSichV: what a receipt must say.
#[test]
fn a_receipt_says_what_the_law_demands() {
    let (house, [first, ..]) = house();
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
    let hash = house.stored(first.seq).hash.short();
    assert!(text.contains(&hash));
    assert!(matches!(first.slip.blocks[0], Block::Heading(_)));
}

/// What the program has to say stands at the head and at the foot of every receipt.
#[test]
fn the_programs_notice_frames_the_receipt() {
    let House { desk, clock, vault, tray, folder, window, articles, people } = House::haarwerk();
    drop(desk);
    let program = Program { notice: Some("Nur zum Ausprobieren"), ..PROGRAM };
    let adapters = Adapters { vault: vault.clone(), paper: tray.clone(), ..fresh_adapters(clock.clone()) };
    let desk = Arc::new(Desk::open(folder.path(), program, adapters).unwrap());
    let house = House { desk, clock, vault, tray, folder, window, articles, people };
    house.sign_in_as("Jana");
    house.open_day();
    let blocks = house.sell("Herrenschnitt", Some("Mehmet")).slip.blocks;
    let notice = Block::Notice("Nur zum Ausprobieren".into());
    assert_eq!((blocks.first(), blocks.last()), (Some(&notice), Some(&notice)));
}

#[test]
fn copies_count_and_an_original_is_given_out_once() {
    let (house, [first, ..]) = house();
    let pdf = house.ask(EntryPdf { seq: first.seq }).unwrap();
    assert_eq!((pdf.file_name.as_str(), pdf.mime.as_str()), ("Bon-004501.pdf", "application/pdf"));
    assert_eq!(house.ask(Reprint { seq: first.seq, printer: None }).unwrap(), 1);
    let pdf = house.ask(EntryPdf { seq: first.seq }).unwrap();
    assert_eq!(pdf.file_name, "Bon-004501-Kopie-2.pdf");
    assert_eq!(house.ask(ShowEntry { seq: first.seq }).unwrap().printed, 3);
    assert_eq!(house.stored(house.newest()).entry.head.kind, EntryKind::Reprint);
    let note = Reprint { seq: house.newest(), printer: None };
    assert_eq!(house.refused(note).code(), "roll.no_such_entry");
}

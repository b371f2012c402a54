//! Scenario 10: cash to the safe and a petty expense; and the other ways of cash.

use contract::cash::{Drawer, MoveCash, Movement, OpenDrawer, PayOutTips};
use contract::slip::{Block, SlipKind};
use contract::{BusinessCase, EntryKind, PaymentKind, PersonId, VatKey};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};

/// A movement without further ado.
fn moving(movement: Movement, amount: &str, purpose: &str) -> MoveCash {
    MoveCash {
        movement,
        amount: euros(amount),
        purpose: purpose.into(),
        recipient: None,
        document: None,
        input_tax_note: None,
    }
}

fn opened() -> TestSalon {
    let salon = TestSalon::founded();
    salon.ask(opening("250,00")).unwrap();
    salon
}

fn drawer(salon: &TestSalon) -> String {
    salon.ask(Drawer).unwrap().cash.unwrap().to_string()
}

#[test]
fn transit_to_the_safe_and_milk_out_of_the_drawer() {
    let salon = opened();
    salon.at(day(2026, 11, 27), 14, 0);
    let transit = salon.ask(moving(Movement::ToSafe, "150,00", "")).unwrap();
    assert_eq!((transit.number.get(), transit.total), (4_501, euros("-150,00")));
    assert_eq!(transit.slip.kind, SlipKind::CashSlip);
    assert!(transit.slip.blocks.iter().any(|block| matches!(block, Block::Signature(_))));
    assert_eq!(drawer(&salon), "100,00");

    salon.at(day(2026, 11, 27), 14, 20);
    let milk = MoveCash {
        document: Some("REWE 4711".into()),
        input_tax_note: Some(700),
        ..moving(Movement::PayOut, "12,90", "Milch für die Kundinnen")
    };
    let milk = salon.ask(milk).unwrap();
    assert_eq!(drawer(&salon), "87,10");

    let entry = salon.entry(milk.seq);
    let line = &entry.lines[0];
    assert_eq!(
        (line.case, line.vat_key, line.gross),
        (BusinessCase::Auszahlung, VatKey::NotTaxable, euros("-12,90"))
    );
    assert_eq!(line.case_name.as_deref(), Some("Milch für die Kundinnen"));
    assert_eq!((entry.payments[0].kind, entry.payments[0].amount), (PaymentKind::Bar, euros("-12,90")));
    assert_eq!(entry.vat[0].tax, euros("0,00"), "input tax stays outside the sums");
    assert!(entry.details.unwrap().body.contains(r#""tax":84"#), "0,84 is only a note");
    assert_eq!(entry.references[0].external.as_deref(), Some("REWE 4711"));
}

#[test]
fn the_drawer_gives_no_more_than_it_has() {
    let salon = opened();
    let no = salon.refused(moving(Movement::ToSafe, "300,00", ""));
    assert_eq!(no.code(), "cash.drawer_lacks");
    assert!(no.to_string().starts_with("Kasse hat 250,00 €."), "{no}");
    salon.ask(moving(Movement::ToSafe, "250,00", "")).unwrap();
    assert_eq!(drawer(&salon), "0,00");
    salon.ask(moving(Movement::FromSafe, "50,00", "")).unwrap();
    assert_eq!(drawer(&salon), "50,00");
}

#[test]
fn each_movement_is_its_own_business_case() {
    let salon = opened();
    let cases = [
        (Movement::OwnerDeposit, BusinessCase::Privateinlage, "20,00"),
        (Movement::OwnerWithdrawal, BusinessCase::Privatentnahme, "-20,00"),
        (Movement::ToBank, BusinessCase::Geldtransit, "-20,00"),
        (Movement::FromBank, BusinessCase::Geldtransit, "20,00"),
        (Movement::PayIn, BusinessCase::Einzahlung, "20,00"),
        (Movement::PayOut, BusinessCase::Auszahlung, "-20,00"),
        (Movement::WageAdvance, BusinessCase::Lohnzahlung, "-20,00"),
    ];
    for (movement, case, total) in cases {
        let wish = MoveCash { recipient: Some(PersonId(1)), ..moving(movement, "20,00", "Zweck") };
        let entry = salon.entry(salon.ask(wish).unwrap().seq);
        assert_eq!((entry.head.kind, entry.lines[0].case), (EntryKind::CashMovement, case));
        assert_eq!(entry.head.total, euros(total));
    }
}

#[test]
fn what_is_missing_is_asked_for() {
    let salon = opened();
    let code = |wish: MoveCash| salon.refused(wish).code();
    assert_eq!(code(moving(Movement::PayOut, "12,90", "  ")), "cash.purpose_missing");
    assert_eq!(code(moving(Movement::PayOut, "0,00", "Milch")), "cash.bad_amount");
    assert_eq!(code(moving(Movement::PayIn, "-5,00", "Milch")), "cash.bad_amount");
    assert_eq!(code(moving(Movement::PayIn, "100.000,00", "Gold")), "cash.bad_amount");
    assert_eq!(code(moving(Movement::WageAdvance, "50,00", "Vorschuss")), "cash.recipient_missing");
    assert_eq!(
        salon.refused(PayOutTips { person: PersonId(1), amount: euros("1,00") }).code(),
        "cash.tip_too_high"
    );
}

#[test]
fn without_an_open_day_no_cash_moves() {
    let salon = TestSalon::founded();
    assert_eq!(salon.refused(moving(Movement::PayIn, "5,00", "Fund")).code(), "till.day_not_open");
}

#[test]
fn an_overdue_day_moves_cash_only_towards_its_close() {
    let salon = opened();
    salon.at(day(2026, 11, 28), 9, 0);
    assert_eq!(salon.refused(moving(Movement::PayOut, "5,00", "Milch")).code(), "till.day_overdue");
    let transit = salon.ask(moving(Movement::ToSafe, "50,00", "")).unwrap();
    let entry = salon.entry(transit.seq);
    assert_eq!(entry.head.booking_day, Some(day(2026, 11, 27)));
    assert_eq!(entry.head.ended.day(), day(2026, 11, 28), "with its true time");
}

#[test]
fn the_drawer_opens_without_a_sale_only_with_a_reason() {
    let salon = opened();
    assert_eq!(salon.refused(OpenDrawer { reason: " ".into() }).code(), "cash.purpose_missing");
    salon.ask(OpenDrawer { reason: "Wechselgeld getauscht".into() }).unwrap();
    let note = salon.newest_entry();
    assert_eq!((note.head.kind, note.head.receipt_number), (EntryKind::DrawerOpened, None));
    assert_eq!(note.head.reason.as_deref(), Some("Wechselgeld getauscht"));
}

/// Jana may not take the owner's money out; Sabine consents by PIN and Jana stays signed in.
#[test]
fn a_private_withdrawal_needs_the_owner() {
    let salon = TestSalon::open_for_business();
    let wish = moving(Movement::OwnerWithdrawal, "50,00", "Privat");
    assert_eq!(salon.refused(wish.clone()).code(), "door.not_allowed");
    let receipt = salon.ask_approved(wish, salon.person("Sabine"), OWNER_PIN).unwrap();
    let head = salon.entry(receipt.seq).head;
    assert_eq!((head.person_id, head.approved_by), (salon.person("Jana").0, Some(salon.person("Sabine").0)));
    assert_eq!(drawer(&salon), "200,00");
}

#[test]
fn input_tax_has_a_rate_that_some_law_knew() {
    let salon = opened();
    let noted = |hundredths| MoveCash {
        input_tax_note: Some(hundredths),
        ..moving(Movement::PayOut, "1,00", "Milch")
    };
    for bad in [1, 800, 60_000, u32::MAX] {
        assert_eq!(salon.refused(noted(bad)).code(), "cash.bad_input_tax");
    }
    for good in [0, 500, 700, 1_600, 1_900] {
        salon.ask(noted(good)).unwrap();
    }
}

#[test]
fn a_storno_tells_nobody_who_counts_what_lies_in_the_drawer() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.ask(moving(Movement::ToSafe, "270,00", "")).unwrap();
    let storno = contract::storno::CancelReceipt { seq: receipt.seq, reason: "falsch".into() };
    assert_eq!(salon.refused(storno.clone()).code(), "cash.drawer_lacks");
    salon.ask(contract::day::BeginCount).unwrap();
    assert_eq!(salon.refused(storno).code(), "cash.hidden_while_counting");
}

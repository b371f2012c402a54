//! Scenario 20: the unopened oil comes back on the next day.

use contract::roll::{EntryState, ShowEntry};
use contract::storno::{Returnable, TakeBack};
use contract::till::{AddLine, ChangeLine, Discount, Receipt, Tender};
use contract::{LineNumber, Quantity, Rate};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::haarwerk::SHAMPOO_EAN;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, euros, girocard};

/// Shampoo 18.90 and the oil for 22.05, by card, on Friday; it is Saturday morning now.
fn the_day_after() -> (TestSalon, Receipt) {
    let salon = TestSalon::open_for_business();
    let basket = salon.scan(None, SHAMPOO_EAN);
    let basket = salon.add(Some(&basket.id), "Haaröl", None);
    let discount = Some(Discount::PerCent(Rate::hundredths(1_000)));
    let reason = Some("Treue".into());
    let off = ChangeLine {
        basket: basket.id.clone(),
        line: 2,
        quantity: None,
        unit_price: None,
        discount,
        reason,
        performer: None,
        void_reason: None,
    };
    salon.ask(off).unwrap();
    let receipt = salon.pay(&basket.id, &[girocard(4_095)]);
    next_morning(&salon);
    (salon, receipt)
}

fn next_morning(salon: &TestSalon) {
    let left = salon.drawer();
    salon.close_day();
    salon.at(day(2026, 11, 28), 9, 0);
    let sheet = sheet_of(&left.to_string());
    salon.ask(contract::day::OpenDay { sheet, difference_reason: None }).unwrap();
}

fn take_back(receipt: &Receipt, line: u64, pieces: i64, refunds: &[Tender]) -> TakeBack {
    TakeBack {
        seq: receipt.seq,
        lines: vec![(LineNumber::new(line), Quantity::pieces(pieces))],
        refunds: refunds.to_vec(),
        reason: "Ungeöffnet zurück".into(),
    }
}

#[test]
fn the_oil_comes_back() {
    let (salon, receipt) = the_day_after();
    let offered = salon.ask(Returnable { number: receipt.number }).unwrap();
    assert_eq!((offered.lines[1].left, offered.lines[1].left_amount), (Quantity::ONE, euros(2_205)));
    let back = salon.ask(take_back(&receipt, 2, 1, &[girocard(2_205)])).unwrap();
    assert_eq!(back.total, euros(-2_205));
    assert_eq!(salon.vat_of(back.seq), [(1, -2_205, -1_853, -352)]);
    let entry = salon.stored(back.seq).entry;
    assert_eq!(entry.lines[0].origin, Some((receipt.seq, LineNumber::new(2))));
    assert_eq!(entry.lines[0].quantity, Quantity::pieces(-1));
    assert_eq!(salon.drawer(), euros(25_000));
    assert_eq!(salon.ask(ShowEntry { seq: receipt.seq }).unwrap().row.state, EntryState::PartlyReturned);
    let again = take_back(&receipt, 2, 1, &[girocard(2_205)]);
    assert_eq!(salon.refused(again).code(), "roll.too_much_returned");
    salon.ask(take_back(&receipt, 1, 1, &[cash(1_890, None)])).unwrap();
    assert_eq!(salon.drawer(), euros(23_110));
    assert_eq!(salon.ask(ShowEntry { seq: receipt.seq }).unwrap().row.state, EntryState::Returned);
    assert_eq!(salon.refused(Returnable { number: receipt.number }).code(), "roll.not_returnable");
}

#[test]
fn parts_never_sum_to_more_than_was_paid() {
    let salon = TestSalon::open_for_business();
    let (article, quantity) = (salon.article("Haaröl"), Quantity::pieces(3));
    let basket = salon.ask(AddLine { basket: None, article, quantity, performer: None }).unwrap();
    let discount = Some(Discount::Amount(euros(50)));
    let reason = Some("Bruch".into());
    let off = ChangeLine {
        basket: basket.id.clone(),
        line: 1,
        quantity: None,
        unit_price: None,
        discount,
        reason,
        performer: None,
        void_reason: None,
    };
    salon.ask(off).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(7_300, None)]);
    next_morning(&salon);
    for cents in [2_433, 2_433, 2_434] {
        assert_eq!(salon.ask(take_back(&receipt, 1, 1, &[cash(cents, None)])).unwrap().total, euros(-cents));
    }
    assert_eq!(salon.drawer(), euros(25_000));
}

#[test]
fn what_cannot_come_back_says_why() {
    let (salon, receipt) = the_day_after();
    let code = |wish: TakeBack| salon.refused(wish).code();
    assert_eq!(code(take_back(&receipt, 2, 2, &[girocard(4_410)])), "roll.too_much_returned");
    assert_eq!(code(take_back(&receipt, 2, 0, &[])), "till.bad_quantity");
    assert_eq!(code(take_back(&receipt, 7, 1, &[girocard(100)])), "roll.not_returnable");
    assert_eq!(code(take_back(&receipt, 2, 1, &[girocard(2_204)])), "till.payments_differ");
    let silent = TakeBack { reason: " ".into(), ..take_back(&receipt, 2, 1, &[girocard(2_205)]) };
    assert_eq!(code(silent), "roll.reason_missing");
    let twice = TakeBack {
        lines: vec![(LineNumber::new(2), Quantity::ONE), (LineNumber::new(2), Quantity::ONE)],
        ..take_back(&receipt, 2, 1, &[girocard(4_410)])
    };
    assert_eq!(code(twice), "roll.too_much_returned");
    let today = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(code(take_back(&today, 1, 1, &[cash(3_200, None)])), "roll.still_cancellable");
    assert_eq!(
        salon.refused(Returnable { number: contract::ReceiptNumber::new(99) }).code(),
        "roll.no_such_entry"
    );
}

#[test]
fn each_part_of_a_line_comes_back_for_what_the_salon_has_told() {
    let salon = TestSalon::open_for_business();
    let basket = salon.scan(None, SHAMPOO_EAN);
    let wish = ChangeLine {
        basket: basket.id.clone(),
        line: 1,
        quantity: Some(Quantity::pieces(3)),
        unit_price: None,
        discount: Some(Discount::PerCent(Rate::hundredths(500))),
        reason: Some("Treue".into()),
        performer: None,
        void_reason: None,
    };
    let due = salon.ask(wish).unwrap().due;
    let receipt = salon.pay(&basket.id, &[girocard(due.as_cents())]);
    next_morning(&salon);
    let mut back = contract::Money::ZERO;
    let mut left = 3;
    while left > 0 {
        let line = salon.ask(Returnable { number: receipt.number }).unwrap().lines.remove(0);
        let told: Vec<i64> =
            line.steps.iter().map(|(quantity, _)| quantity.as_thousandths() / 1_000).collect();
        assert_eq!(told, (1..=left).collect::<Vec<_>>());
        assert_eq!(line.steps.last().unwrap().1, line.left_amount);
        let amount = line.steps[0].1;
        salon.ask(take_back(&receipt, 1, 1, &[girocard(amount.as_cents())])).unwrap();
        back = back.plus(amount).unwrap();
        left -= 1;
    }
    assert_eq!(back, due, "all parts make up the price");
}

//! Scenario 20: the unopened oil comes back on the next day.

use contract::roll::{EntryState, ShowEntry};
use contract::storno::{Returnable, TakeBack};
use contract::till::{AddLine, ChangeLine, Discount, Receipt, Tender};
use contract::{LineNumber, Quantity, Rate};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::haarwerk::SHAMPOO_EAN;
use lockbuch_tests::house::{House, day};
use lockbuch_tests::till::{cash, euros, girocard};

/// Shampoo 18.90 and the oil for 22.05, by card, on Friday; it is Saturday morning now.
fn the_day_after() -> (House, Receipt) {
    let house = House::open_for_business();
    let basket = house.scan(None, SHAMPOO_EAN);
    let basket = house.add(Some(&basket.id), "Haaröl", None);
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
    };
    house.ask(off).unwrap();
    let receipt = house.pay(&basket.id, &[girocard(4_095)]);
    next_morning(&house);
    (house, receipt)
}

fn next_morning(house: &House) {
    let left = house.drawer();
    house.close_day();
    house.at(day(2026, 11, 28), 9, 0);
    let sheet = sheet_of(&left.to_string());
    house.ask(contract::day::OpenDay { sheet, difference_reason: None }).unwrap();
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
    let (house, receipt) = the_day_after();
    let offered = house.ask(Returnable { number: receipt.number }).unwrap();
    assert_eq!((offered.lines[1].left, offered.lines[1].left_amount), (Quantity::ONE, euros(2_205)));
    let back = house.ask(take_back(&receipt, 2, 1, &[girocard(2_205)])).unwrap();
    assert_eq!(back.total, euros(-2_205));
    assert_eq!(house.vat_of(back.seq), [(1, -2_205, -1_853, -352)]);
    let entry = house.stored(back.seq).entry;
    assert_eq!(entry.lines[0].origin, Some((receipt.seq, LineNumber::new(2))));
    assert_eq!(entry.lines[0].quantity, Quantity::pieces(-1));
    assert_eq!(house.drawer(), euros(25_000));
    assert_eq!(house.ask(ShowEntry { seq: receipt.seq }).unwrap().row.state, EntryState::PartlyReturned);
    let again = take_back(&receipt, 2, 1, &[girocard(2_205)]);
    assert_eq!(house.refused(again).code(), "roll.too_much_returned");
    house.ask(take_back(&receipt, 1, 1, &[cash(1_890, None)])).unwrap();
    assert_eq!(house.drawer(), euros(23_110));
    assert_eq!(house.ask(ShowEntry { seq: receipt.seq }).unwrap().row.state, EntryState::Returned);
    assert_eq!(house.refused(Returnable { number: receipt.number }).code(), "roll.not_returnable");
}

#[test]
fn parts_never_sum_to_more_than_was_paid() {
    let house = House::open_for_business();
    let (article, quantity) = (house.article("Haaröl"), Quantity::pieces(3));
    let basket = house.ask(AddLine { basket: None, article, quantity, performer: None }).unwrap();
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
    };
    house.ask(off).unwrap();
    let receipt = house.pay(&basket.id, &[cash(7_300, None)]);
    next_morning(&house);
    for cents in [2_433, 2_433, 2_434] {
        assert_eq!(house.ask(take_back(&receipt, 1, 1, &[cash(cents, None)])).unwrap().total, euros(-cents));
    }
    assert_eq!(house.drawer(), euros(25_000));
}

#[test]
fn what_cannot_come_back_says_why() {
    let (house, receipt) = the_day_after();
    let code = |wish: TakeBack| house.refused(wish).code();
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
    let today = house.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(code(take_back(&today, 1, 1, &[cash(3_200, None)])), "roll.still_cancellable");
    assert_eq!(
        house.refused(Returnable { number: contract::ReceiptNumber::new(99) }).code(),
        "roll.no_such_entry"
    );
}

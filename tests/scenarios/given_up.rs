//! Events that were begun and not paid: lines and pieces that are taken out, baskets that are given up. Each event is a bon.

use contract::day::{CloseDay, StoreCount};
use contract::till::{Basket, Baskets, ChangeLine, Discount, DropBasket, OpenBasket, VoidLine};
use contract::{EntryKind, Money, Quantity, Question, Rate};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::filled::filled;
use lockbuch_tests::haarwerk::SHAMPOO_EAN;
use lockbuch_tests::outside;
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::euros;

use super::booking_with_tse::open;

fn change(basket: &Basket) -> ChangeLine {
    ChangeLine {
        basket: basket.id.clone(),
        line: 1,
        quantity: None,
        unit_price: None,
        discount: None,
        reason: Some("Probe".into()),
        performer: None,
        void_reason: None,
    }
}

/// What was begun ends as a bon, also where each line was taken out by itself before.
#[test]
fn a_basket_whose_lines_were_all_taken_out_ends_as_a_bon_and_one_that_held_none_leaves_nothing() {
    let salon = TestSalon::open_for_business();
    let emptied = |service: &str| {
        let basket = salon.basket_with(service, Some("Mehmet")).id;
        salon.ask(VoidLine { basket: basket.clone(), line: 1, reason: "Irrtum".into() }).unwrap();
        basket
    };
    for (number, said, kept) in filled([
        ("004501", "", "Alle Positionen zurückgenommen"),
        ("004502", "Kundin ist gegangen", "Kundin ist gegangen"),
    ]) {
        let basket = emptied("Herrenschnitt");
        salon.ask(DropBasket { basket: basket.clone(), reason: said.into() }).unwrap();
        let given_up = salon.stored(salon.newest()).entry;
        let head = &given_up.head;
        assert_eq!((head.kind, head.total), (EntryKind::AbandonedBasket, Money::ZERO));
        assert_eq!(head.receipt_number.unwrap().to_string(), number);
        assert_eq!((head.basket.as_ref(), head.reason.as_deref()), (Some(&basket.0), Some(kept)));
        assert_eq!(given_up.lines, []);
    }
    // Nobody returns to the one, the other never held a line: nothing is asked, and the close ends what was begun.
    let left = emptied("Kinderschnitt");
    let never = salon.ask(OpenBasket::default()).unwrap();
    let closing = salon.close_day();
    let given_up = salon.entry_of(4_503);
    assert_eq!((given_up.head.kind, given_up.head.basket), (EntryKind::AbandonedBasket, Some(left.0)));
    assert!(given_up.head.seq < closing.seq);
    let open: Vec<_> = salon.ask(Baskets).unwrap().into_iter().map(|basket| basket.id).collect();
    assert_eq!(open, [never.id]);
    assert_eq!(outside::in_tally(salon.folder.path(), closing.seq, "abandoned"), (3, 0));
}

/// Emptied overnight, when no day is open that a bon could be of, it waits for the next one.
#[test]
fn what_was_carried_over_and_is_emptied_overnight_ends_on_the_next_day() {
    let salon = TestSalon::open_for_business();
    salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    let carried = salon.ask(Baskets).unwrap().remove(0);
    salon.ask(VoidLine { basket: carried.id.clone(), line: 1, reason: "kommt nicht mehr".into() }).unwrap();
    let drop = DropBasket { basket: carried.id.clone(), reason: String::new() };
    assert_eq!(salon.refused(drop.clone()).code(), "till.day_not_open");
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
    salon.ask(drop).unwrap();
    let given_up = salon.stored(salon.newest()).entry;
    assert_eq!(given_up.head.kind, EntryKind::AbandonedBasket);
    assert_eq!(given_up.head.basket, Some(carried.id.0));
}

#[test]
fn pieces_that_are_taken_out_of_a_line_are_recorded_with_their_reason() {
    let salon = TestSalon::open_for_business();
    let basket = salon.scan(None, SHAMPOO_EAN);
    let pieces = |pieces: i64, why: Option<&str>| ChangeLine {
        quantity: Some(Quantity::pieces(pieces)),
        reason: None,
        void_reason: why.map(str::to_owned),
        ..change(&basket)
    };
    let before = salon.newest();
    salon.ask(pieces(5, None)).unwrap();
    // 5 per cent of 5 × 18.90 are 4.73, of 18.90 they are 0.95: what goes is what the line comes to less.
    let loyal = Discount::PerCent(Rate::hundredths(500));
    let five = salon.ask(ChangeLine { discount: Some(loyal), ..change(&basket) }).unwrap();
    assert_eq!(salon.newest(), before, "more pieces and another price are no entry");
    for silent in filled([None, Some(" ")]) {
        assert_eq!(salon.refused(pieces(1, silent)).code(), "till.void_reason_missing");
    }
    let one = salon.ask(pieces(1, Some("Kundin nimmt eins"))).unwrap();
    assert_eq!((five.due, one.due), (euros(8_977), euros(1_795)));
    assert_eq!(salon.newest(), before.next());
    let taken = salon.stored(salon.newest()).entry;
    assert_eq!((taken.head.kind, taken.head.receipt_number), (EntryKind::VoidedLine, None));
    assert_eq!(taken.head.reason.as_deref(), Some("Kundin nimmt eins"));
    let line = &taken.lines[0];
    assert_eq!((line.quantity, line.voided), (Quantity::pieces(4), true));
    assert_eq!((line.discount, line.gross), (euros(-378), five.due.minus(one.due).unwrap()));
    assert_eq!(line.price_reason.as_deref(), Some("Probe"));
    // Two euros off the whole line stay with what is left of it.
    let two_off = ChangeLine { discount: Some(Discount::Amount(euros(200))), ..change(&basket) };
    salon.ask(ChangeLine { quantity: Some(Quantity::pieces(3)), ..two_off }).unwrap();
    salon.ask(pieces(2, Some("Kundin nimmt zwei"))).unwrap();
    let line = salon.stored(salon.newest()).entry.lines.remove(0);
    assert_eq!((line.gross, line.discount, line.price_reason), (euros(1_890), Money::ZERO, None));
}

/// The event of a basket that was emptied and left is finished by the close, signed.
#[test]
fn an_emptied_basket_that_nobody_returns_to_ends_at_the_device_too() {
    let (salon, _device, tse) = open();
    let open_at = || tse.with_device(|device| device.list_open()).unwrap().len();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet")).id;
    until("the event of the first line", || open_at() == 1);
    salon.ask(VoidLine { basket: basket.clone(), line: 1, reason: "Irrtum".into() }).unwrap();
    assert_eq!(open_at(), 1, "it goes on as long as its basket");
    salon.close_day();
    assert_eq!(open_at(), 0);
    let ended = salon.entry(salon.newest_of(EntryKind::AbandonedBasket));
    assert_eq!((ended.head.basket, ended.lines), (Some(basket.0), vec![]));
    assert_eq!(ended.tse.unwrap().process_data.as_deref(), Some("AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^"));
    assert_eq!(salon.ask(Baskets).unwrap(), []);
    assert_eq!(outside::broken_law(salon.folder.path()), None);
}

//! Counting and closing: blind, kept, always possible; and what a close refuses.

use std::sync::mpsc::channel;
use std::thread;

use book::Trouble;
use contract::cash::{Drawer, MoveCash, Movement};
use contract::day::*;
use contract::slip::{Block, SlipKind};
use contract::till::{AddLine, Baskets, BookSale};
use contract::{Money, Quantity, Question};
use desk::Caller;
use lockbuch_tests::counting::{counted, euros, sheet_of};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, girocard};
use salon::closing::ClosingDetails;

fn store(salon: &TestSalon, amount: &str) -> CountResult {
    salon.ask(StoreCount { sheet: sheet_of(amount) }).unwrap()
}

fn pay_in(amount: &str) -> MoveCash {
    MoveCash {
        movement: Movement::PayIn,
        amount: euros(amount),
        purpose: "Fund".into(),
        recipient: None,
        document: None,
        input_tax_note: None,
    }
}

fn outlook(salon: &TestSalon) -> CloseState {
    salon.ask(CloseOutlook).unwrap()
}

#[test]
fn a_day_without_receipts_can_be_closed() {
    let salon = TestSalon::open_for_business();
    store(&salon, "250,00");
    let closing = salon.ask(CloseDay).unwrap();
    assert_eq!((closing.z_number.get(), closing.cash_left), (331, euros("250,00")));
    assert_eq!(salon.ask(DayState).unwrap().phase, DayPhase::Closed);
    assert_eq!(salon.ask(DayState).unwrap().last_z, Some(closing.z_number));
}

#[test]
fn no_close_without_a_count() {
    let salon = TestSalon::open_for_business();
    assert_eq!(
        salon.refused(CloseDay).code(),
        "day.no_count",
        "the count of the opening is none of the close"
    );
    assert_eq!(salon.refused(BookDifference { reason: "?".into() }).code(), "day.no_count");
}

#[test]
fn the_count_is_blind_for_who_counts_and_for_nobody_else() {
    let salon = TestSalon::open_for_business();
    salon.ask(BeginCount).unwrap();
    assert_eq!(salon.ask(Drawer).unwrap().cash, None);
    assert_eq!(salon.refused(XReport { print: false }).code(), "cash.hidden_while_counting");
    let out = MoveCash { movement: Movement::ToSafe, ..pay_in("300,00") };
    assert_eq!(salon.refused(out).code(), "cash.hidden_while_counting", "a refusal tells no figure either");
    assert_eq!(outlook(&salon).step, CloseStep::Count);

    salon.sign_in_as("Sabine");
    assert_eq!(salon.ask(Drawer).unwrap().cash, Some(euros("250,00")));
    salon.ask(XReport { print: false }).unwrap();

    salon.sign_in_as("Jana");
    assert_eq!(salon.ask(Drawer).unwrap().cash, None, "a change of person ends no count");
    store(&salon, "250,00");
    assert_eq!(salon.ask(Drawer).unwrap().cash, Some(euros("250,00")));
}

#[test]
fn the_owner_may_look_while_she_counts_and_it_is_recorded() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    salon.ask(BeginCount).unwrap();
    assert_eq!(salon.ask(Drawer).unwrap().cash, None);
    salon.ask(XReport { print: false }).unwrap();
    let record = salon.newest_entry();
    assert_eq!(record.head.kind, contract::EntryKind::Insight);
    assert_eq!(record.head.person_id, salon.person("Sabine").0);
}

#[test]
fn half_a_count_survives_an_interruption() {
    let salon = TestSalon::open_for_business();
    salon.ask(BeginCount).unwrap();
    salon.ask(SaveCountDraft { sheet: sheet_of("120,00") }).unwrap();
    let salon = salon.restarted();
    salon.sign_in_as("Jana");
    assert_eq!(outlook(&salon).draft, Some(sheet_of("120,00")));
    assert_eq!(outlook(&salon).step, CloseStep::Count);
    salon.ask(BeginCount).unwrap();
    assert_eq!(outlook(&salon).draft, Some(sheet_of("120,00")), "to begin again takes nothing away");
    store(&salon, "250,00");
    assert_eq!(outlook(&salon).draft, None);
}

#[test]
fn every_count_is_kept_and_the_newest_holds() {
    let salon = TestSalon::open_for_business();
    assert_eq!(store(&salon, "240,00").difference, euros("-10,00"));
    assert_eq!(outlook(&salon).step, CloseStep::Compare);
    let no = salon.refused(CloseDay);
    assert_eq!(no.code(), "day.difference_open");
    assert!(no.to_string().contains("-10,00"), "{no}");
    assert_eq!(store(&salon, "250,00").difference, Money::ZERO);
    assert_eq!(salon.refused(BookDifference { reason: "?".into() }).code(), "day.no_difference");
    salon.ask(CloseDay).unwrap();
    let kept = counted(&salon);
    let sums: Vec<i64> = kept.iter().map(|count| count["counted"].as_i64().unwrap()).collect();
    assert_eq!(sums, [25_000, 24_000, 25_000]);
}

#[test]
fn a_difference_is_booked_once_and_the_steps_go_on() {
    let salon = TestSalon::open_for_business();
    assert_eq!(outlook(&salon).step, CloseStep::Clarify);
    store(&salon, "251,00");
    salon.ask(BookDifference { reason: "Fundgeld".into() }).unwrap();
    assert_eq!(salon.drawer(), euros("251,00"));
    assert_eq!(salon.refused(BookDifference { reason: "nochmal".into() }).code(), "day.no_difference");
    let state = outlook(&salon);
    assert_eq!(state.step, CloseStep::SkimOff);
    assert!(state.count.unwrap().settled);
    salon.ask(MoveCash { movement: Movement::ToBank, ..pay_in("51,00") }).unwrap();
    assert_eq!(outlook(&salon).step, CloseStep::Close);
    assert_eq!(salon.ask(CloseDay).unwrap().cash_left, euros("200,00"));
}

#[test]
fn a_count_again_after_the_difference_keeps_target_and_difference_apart() {
    let salon = TestSalon::open_for_business();
    store(&salon, "249,00");
    salon.ask(BookDifference { reason: "Wechselgeld verzählt".into() }).unwrap();
    store(&salon, "249,00");
    let closing = salon.ask(CloseDay).unwrap();
    let details: ClosingDetails =
        serde_json::from_str(&salon.entry(closing.seq).details.unwrap().body).unwrap();
    let drawer = details.figures.drawer;
    assert_eq!((drawer.target, drawer.counted), (euros("250,00"), Some(euros("249,00"))));
    assert_eq!((drawer.difference, drawer.closing), (euros("-1,00"), euros("249,00")));
}

#[test]
fn cash_after_the_count_asks_for_another_count() {
    let salon = TestSalon::open_for_business();
    store(&salon, "250,00");
    salon.ask(pay_in("5,00")).unwrap();
    assert_eq!(salon.refused(CloseDay).code(), "day.count_outdated");
    assert_eq!(outlook(&salon).step, CloseStep::Compare);
    store(&salon, "255,00");
    salon.ask(CloseDay).unwrap();
}

#[test]
fn a_card_sale_after_the_count_asks_for_nothing() {
    let salon = TestSalon::open_for_business();
    store(&salon, "250,00");
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.pay(&basket.id, &[girocard(3_200)]);
    salon.ask(CloseDay).unwrap();
}

#[test]
fn open_baskets_are_said_and_stay() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    store(&salon, "250,00");
    let state = outlook(&salon);
    assert_eq!((state.open_baskets.len(), state.open_baskets[0].due), (1, euros("32,00")));
    assert_eq!(salon.refused(CloseDay).question(), Some(Question::UnfinishedBusiness));
    salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
    // The event of yesterday has ended; its line lies in a basket of today.
    assert_eq!(
        salon.try_pay(&basket.id, &[cash(3_200, None)]).unwrap_err().refusal().unwrap().code(),
        "till.no_such_basket"
    );
    let today = salon.ask(Baskets).unwrap().remove(0);
    salon.pay(&today.id, &[cash(3_200, None)]);
}

#[test]
fn an_overdue_day_is_counted_and_closed_with_true_times() {
    let salon = TestSalon::open_for_business();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.at(day(2026, 11, 28), 9, 0);
    store(&salon, "281,00");
    salon.ask(BookDifference { reason: "verzählt".into() }).unwrap();
    salon.ask(MoveCash { movement: Movement::ToSafe, ..pay_in("31,00") }).unwrap();
    let closing = salon.ask(CloseDay).unwrap();
    assert_eq!((closing.day, closing.at.day()), (day(2026, 11, 27), day(2026, 11, 28)));
    assert_eq!(salon.open_day().day, day(2026, 11, 28));
}

#[test]
fn after_a_sale_in_2035_the_salon_sells_again_the_same_day() {
    let salon = TestSalon::haarwerk();
    salon.at(day(2035, 11, 27), 8, 30);
    salon
        .ask_yes(OpenDay { sheet: sheet_of("250,00"), difference_reason: None }, &[Question::ClockJump])
        .unwrap();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.at(day(2026, 11, 27), 9, 0);
    salon.ask(CorrectClock { reason: "Batterie der Hauptplatine leer".into() }).unwrap();
    store(&salon, "282,00");
    let closing = salon.ask(CloseDay).unwrap();
    assert_eq!((closing.day, closing.at.day()), (day(2035, 11, 27), day(2026, 11, 27)));
    salon.ask(OpenDay { sheet: sheet_of("282,00"), difference_reason: None }).unwrap();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert_eq!(salon.entry(receipt.seq).head.booking_day, Some(day(2026, 11, 27)));
    store(&salon, "314,00");
    salon.ask(CloseDay).unwrap();
}

#[test]
fn tips_that_were_not_paid_out_wait_for_the_next_day() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    salon.pay(&basket.id, &[girocard(3_500)]);
    store(&salon, "250,00");
    salon.ask(CloseDay).unwrap();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
    let open = salon.ask(contract::cash::TipBalances).unwrap();
    assert_eq!((open.len(), open[0].open), (1, euros("3,00")));
    let pay =
        |amount: &str| contract::cash::PayOutTips { person: salon.person("Mehmet"), amount: euros(amount) };
    assert_eq!(salon.refused(pay("3,01")).code(), "cash.tip_too_high");
    salon.ask(pay("1,00")).unwrap();
    salon.ask(pay("2,00")).unwrap();
    assert_eq!(salon.ask(contract::cash::TipBalances).unwrap(), []);
}

#[test]
fn what_the_drawer_lacks_of_a_tip_stays_open() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    salon.pay(&basket.id, &[girocard(3_500)]);
    salon.ask(MoveCash { movement: Movement::ToBank, ..pay_in("249,00") }).unwrap();
    let pay =
        |amount: &str| contract::cash::PayOutTips { person: salon.person("Mehmet"), amount: euros(amount) };
    assert_eq!(salon.ask(pay("3,00")).unwrap().total, euros("-1,00"));
    assert_eq!(salon.ask(contract::cash::TipBalances).unwrap()[0].open, euros("2,00"));
    assert_eq!(salon.refused(pay("2,00")).code(), "cash.drawer_lacks");
}

#[test]
fn the_x_report_is_marked_and_has_no_effect() {
    let salon = TestSalon::open_for_business();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let before = salon.drawer();
    let slip = salon.ask(XReport { print: true }).unwrap();
    assert_eq!(slip.kind, SlipKind::XReport);
    let marked = |block: &Block| matches!(block, Block::Notice(text) if text.contains("kein Tagesabschluss"));
    assert!(slip.blocks.iter().any(marked));
    assert_eq!((salon.drawer(), salon.ask(DayState).unwrap().last_z), (before, None));
    let record = salon.newest_entry();
    assert_eq!((record.head.receipt_number, record.head.z_number), (None, None));
}

/// Three children at 22.00: the day's VAT is the sum of the receipts', 3 × 3.51, not that of 66.00.
#[test]
fn vat_of_the_day_is_the_sum_of_the_receipts() {
    let salon = TestSalon::open_for_business();
    for _ in 0..3 {
        salon.sell("Kinderschnitt", Some("Jana"));
    }
    store(&salon, "316,00");
    let closing = salon.ask(CloseDay).unwrap();
    let details: ClosingDetails =
        serde_json::from_str(&salon.entry(closing.seq).details.unwrap().body).unwrap();
    assert_eq!(details.figures.vat[0].tax, euros("10,53"));
}

/// Another window books card sales while this one closes: each is either in the Z report or refused.
#[test]
fn a_close_while_another_window_books() {
    let salon = TestSalon::open_for_business();
    store(&salon, "250,00");
    let other = Caller("second".into());
    let (jana, cut) = (salon.person("Jana"), salon.article("Herrenschnitt"));
    let signed = contract::session::SignIn { person: jana, pin: "1470".into() };
    salon.desk.ask(&other, signed).unwrap();
    let (desk, (started, first)) = (salon.desk.clone(), channel());
    let booking = thread::spawn(move || {
        let mut booked = Vec::new();
        loop {
            let line = AddLine { basket: None, article: cut, quantity: Quantity::ONE, performer: Some(jana) };
            let basket = desk.ask(&other, line).unwrap().id;
            match desk.ask(&other, BookSale { basket, tenders: vec![girocard(3_200)], zero_reason: None }) {
                Ok(receipt) => booked.push(receipt.seq),
                Err(Trouble::Refused(no)) => return (booked, no.code()),
                Err(fault) => panic!("{fault}"),
            }
            if booked.len() == 3 {
                started.send(()).unwrap();
            }
        }
    });
    first.recv().unwrap();
    let closing = salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    let (booked, code) = booking.join().unwrap();
    // The close may have put the line that was just added into a basket of tomorrow.
    assert!(["till.day_not_open", "till.no_such_basket"].contains(&code), "{code}");
    assert!(booked.len() >= 3 && booked.iter().all(|seq| *seq < closing.seq));
    let details: ClosingDetails =
        serde_json::from_str(&salon.entry(closing.seq).details.unwrap().body).unwrap();
    assert_eq!(details.figures.tally.sales.count as usize, booked.len());
    let sold = Money::cents(3_200).times(i64::try_from(booked.len()).unwrap()).unwrap();
    assert_eq!(details.figures.turnover, sold);
}

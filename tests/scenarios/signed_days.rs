//! What the TSE signs on the days after scenario 17a (facts-2026.md, section 7), as far as it is built: the revoked close of
//! day D, and the return and the sale over nothing on day D+1. And a basket that is filled while the day closes.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, Weak};

use contract::cash::Movement;
use contract::day::{CloseDay, RevokeClosing, StoreCount};
use contract::session::SignIn;
use contract::storno::TakeBack;
use contract::till::{AddLine, Baskets, BookSale, ChangeLine, Discount};
use contract::{ArticleId, EntryKind, LineNumber, Quantity, Question, Rate, ZNumber};
use desk::{Caller, Desk};
use lockbuch_tests::counting::{euros, sheet_of};
use lockbuch_tests::outside::carried_over;
use lockbuch_tests::patience::until;
use lockbuch_tests::simulated_tse::{checked, finished, tar};
use lockbuch_tests::stepped::{Step, Stepped};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use lockbuch_tests::till::girocard;
use proof::BonType;

use super::booking_with_tse::with_tse;
use super::whole_day::{afternoon, evening, morning, moving};

#[test]
fn the_revoked_close_and_the_next_day_are_signed_to_the_cent() {
    let (salon, _device, tse) = with_tse();
    morning(&salon);
    afternoon(&salon);
    evening(&salon);
    let before = finished(&tar(&tse)).len();

    salon.at(day(2026, 11, 27), 18, 50);
    salon.sign_in_as("Sabine");
    let reason = "Augenbrauen vergessen".to_owned();
    salon.ask(RevokeClosing { z_number: ZNumber::new(331), reason, pin: OWNER_PIN.into() }).unwrap();
    salon.at(day(2026, 11, 27), 18, 55);
    salon.sell("Augenbrauen", Some("Jana"));
    salon.ask(moving(Movement::ToSafe, "12,00", "")).unwrap();
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    salon.ask(CloseDay).unwrap();

    salon.at(day(2026, 11, 28), 9, 0);
    salon.sign_in_as("Jana");
    salon.open_day();
    let sold = salon.entry_of(4_504);
    let back = TakeBack {
        seq: sold.head.seq,
        lines: vec![(LineNumber::new(2), Quantity::pieces(1))],
        refunds: vec![girocard(2_205)],
        reason: "Ungeöffnet zurück".into(),
    };
    salon.ask(back).unwrap();
    // Nothing to pay, as with the first use of a card of five: neither sums nor payments.
    let basket = salon.basket_with("Föhnen", Some("Jana"));
    let free = ChangeLine {
        basket: basket.id.clone(),
        line: 1,
        quantity: None,
        unit_price: None,
        discount: Some(Discount::PerCent(Rate::hundredths(10_000))),
        reason: Some("Kulanz".into()),
        performer: None,
        void_reason: None,
    };
    salon.ask(free).unwrap();
    let nothing = BookSale { basket: basket.id, tenders: Vec::new(), zero_reason: Some("Kulanz".to_owned()) };
    salon.ask(nothing).unwrap();

    let tar = tar(&tse);
    let expected = [
        "Beleg^0.00_0.00_0.00_0.00_250.00^250.00:Bar",
        "Beleg^12.00_0.00_0.00_0.00_0.00^12.00:Bar",
        "Beleg^0.00_0.00_0.00_0.00_-12.00^-12.00:Bar",
        "Beleg^0.00_0.00_0.00_0.00_250.00^250.00:Bar",
        "Beleg^-22.05_0.00_0.00_0.00_0.00^-22.05:Unbar",
        "Beleg^0.00_0.00_0.00_0.00_0.00^",
    ];
    assert_eq!(finished(&tar)[before..], expected);
    let (report, codes) = checked(&tar, "HW-01");
    assert_eq!(codes, Vec::<&str>::new(), "{:?}", report.findings);
}

/// Someone at another window who fills a basket at the very moment at which the close ends the open ones.
#[derive(Default)]
struct OtherWindow {
    desk: OnceLock<(Weak<Desk>, ArticleId)>,
    is_filled: AtomicBool,
}

impl OtherWindow {
    fn fill_once(&self, baskets: u32) {
        if let Some((desk, article)) = self.desk.get()
            && !self.is_filled.swap(true, Ordering::SeqCst)
        {
            let (desk, other) = (desk.upgrade().unwrap(), Caller("zweites Fenster".into()));
            for _ in 0..baskets {
                let line =
                    AddLine { basket: None, article: *article, quantity: Quantity::ONE, performer: None };
                desk.ask(&other, line).unwrap();
            }
        }
    }
}

#[test]
fn a_basket_that_is_filled_while_the_day_closes_ends_with_it() {
    let (salon, _device, tse) = with_tse();
    let window = Arc::new(OtherWindow::default());
    let fills = window.clone();
    let port = Stepped::new(tse.clone(), move |step, matter| {
        let ends = matter.is_some_and(|matter| matter.process_data.starts_with("AVBelegabbruch"));
        if step == Step::BeforeFinish && ends {
            fills.fill_once(1);
        }
    });
    let salon: TestSalon = salon.attested_by(Arc::new(port));
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let other = Caller("zweites Fenster".into());
    let who = SignIn { person: salon.person("Jana"), pin: lockbuch_tests::haarwerk::pin_of("Jana").into() };
    salon.desk.ask(&other, who).unwrap();
    salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let open_at = || tse.with_device(|device| device.list_open()).unwrap().len();
    until("the event of the first basket", || open_at() == 1);
    window.desk.set((Arc::downgrade(&salon.desk), salon.article("WSF"))).unwrap();

    salon.at(day(2026, 11, 27), 18, 40);
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    let closing = salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    assert!(window.is_filled.load(Ordering::SeqCst));
    assert_eq!(open_at(), 0, "a close covers ended events alone");
    let entries = salon.all_entries();
    let given_up = entries.iter().filter(|entry| entry.head.kind == EntryKind::AbandonedBasket);
    assert!(given_up.clone().all(|entry| entry.head.bon_type == Some(BonType::AVBelegabbruch)));
    assert!(given_up.clone().all(|entry| entry.head.seq < closing.seq));
    assert_eq!(given_up.count(), 2, "the one that was there and the one that came, each once");
    let going_on = salon.ask(Baskets).unwrap();
    assert_eq!(going_on.len(), 2);
    assert_eq!(going_on.iter().map(|basket| basket.due).sum::<contract::Money>(), euros("90,00"));
}

/// The thread that asks the TSE begins what is new between two of its ends; what the close has just carried over is none of it.
#[test]
fn what_a_close_has_ended_begins_no_more_that_day() {
    let (salon, _device, tse) = with_tse();
    let (window, folder) = (Arc::new(OtherWindow::default()), salon.folder.path().to_owned());
    let fills = window.clone();
    let port = Stepped::new(tse.clone(), move |step, matter| {
        let ends = matter.is_some_and(|matter| matter.process_data.starts_with("AVBelegabbruch"));
        match step {
            Step::BeforeFinish if ends => fills.fill_once(2),
            // The TSE takes its time with the first of the two; meanwhile what it has ended goes on in a new basket.
            Step::BeforeBegin if fills.is_filled.load(Ordering::SeqCst) => {
                until("the first basket goes on", || !carried_over(&folder).is_empty());
            }
            _ => {}
        }
    });
    let salon: TestSalon = salon.attested_by(Arc::new(port));
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let other = Caller("zweites Fenster".into());
    let who = SignIn { person: salon.person("Jana"), pin: lockbuch_tests::haarwerk::pin_of("Jana").into() };
    salon.desk.ask(&other, who).unwrap();
    salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let open_at = || tse.with_device(|device| device.list_open()).unwrap().len();
    until("the event of the first basket", || open_at() == 1);
    window.desk.set((Arc::downgrade(&salon.desk), salon.article("WSF"))).unwrap();

    salon.at(day(2026, 11, 27), 18, 40);
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    let entries = salon.all_entries();
    let given_up = entries.iter().filter(|entry| entry.head.kind == EntryKind::AbandonedBasket);
    assert_eq!(given_up.count(), 3, "the one that was there and the two that came, each once");
    assert_eq!((open_at(), salon.ask(Baskets).unwrap().len()), (0, 3));
}

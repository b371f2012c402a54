//! A request that comes twice, by a second Enter or because its answer was lost, is done once. Every row of the menu that may
//! write into the book says here why; one that moves money is tried.

use std::collections::BTreeSet;
use std::thread;

use book::fault::Outcome;
use contract::cash::*;
use contract::day::{BookDifference, CloseDay, OpenDay, RevokeClosing, StoreCount};
use contract::storno::{CancelReceipt, CorrectPayment, RingAgain, TakeBack};
use contract::till::{BookSale, DropBasket, VoidLine};
use contract::{Call, DeedId, Effect, MENU, Money, Quantity, Request, ZNumber};
use lockbuch_tests::counting::{euros, opening, sheet_of};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};
use lockbuch_tests::till::{cash, girocard};
use serde_json::Value;

/// Why twice is not twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Twice {
    /// The form names the deed, and the name is what tells it from another of the same kind.
    ByName,
    /// What the first has done stands against the second, which is refused by this code.
    ByState(&'static str),
    /// The request itself names what it is about, and the second gets the answer of the first.
    SameAnswer,
    /// It moves no money and no goods; what a second one does.
    NoMoney(&'static str),
}

use Twice::{ByName, ByState, NoMoney, SameAnswer};

/// Whoever adds a row that may write into the book says it here.
const ROWS: &[(&str, Twice)] = &[
    ("AllowWithoutTse", NoMoney("it is allowed already")),
    ("OpenDay", ByState("day.already_open")),
    ("BookDifference", ByState("day.no_difference")),
    ("RevokeClosing", ByState("day.already_revoked")),
    ("CloseDay", ByState("day.not_open")),
    ("StoreCount", NoMoney("each count is kept, the newest one holds")),
    ("XReport", NoMoney("one more report of the same figures")),
    ("CorrectClock", NoMoney("the clock is as right as before")),
    ("BookSale", SameAnswer),
    ("DropBasket", ByState("till.no_such_basket")),
    ("EndBaskets", NoMoney("no basket is open any more")),
    ("ChangeLine", NoMoney("the line is already as it was wished")),
    ("VoidLine", ByState("till.no_such_line")),
    ("CardDeclined", NoMoney("one more note that a card was declined")),
    ("MoveCash", ByName),
    ("OpenDrawer", ByName),
    ("PayOutTips", ByName),
    ("RecordBanking", ByState("cash.already_banked")),
    ("CancelBanking", ByState("roll.already_cancelled")),
    ("CheckCash", NoMoney("one more protocol of the same count")),
    ("CancelReceipt", ByState("roll.already_cancelled")),
    ("CorrectPayment", ByState("roll.already_cancelled")),
    ("RingAgain", ByState("roll.already_cancelled")),
    ("TakeBack", ByName),
    ("Reprint", NoMoney("one more copy, which counts as one")),
    ("CheckOut", NoMoney("it fills a basket that is paid once")),
    ("ChargeFee", NoMoney("it fills a basket that is paid once")),
    ("SetState", NoMoney("the appointment has that state")),
    ("ReleaseAppointment", NoMoney("it is released already")),
    ("ReleasePatchTest", NoMoney("it is released already")),
    ("CorrectPatchTest", NoMoney("the same result")),
    ("SaveProductLine", NoMoney("the same values, but for a new line, which a name in use is not")),
    ("SetLineCare", NoMoney("the same values")),
    ("SavePrinter", NoMoney("the same values; a new printer twice is removed again")),
    ("RemovePrinter", NoMoney("there is none any more")),
    ("SaveGroup", NoMoney("the same values, but for a new group, which a name in use is not")),
    ("SaveArticle", NoMoney("the same values; a new article twice is put aside again")),
    ("SetPrice", NoMoney("the same price from the same day")),
    ("SaveSmallBusinessKey", NoMoney("the same values")),
    ("SaveTurnoverElsewhere", NoMoney("the same values")),
    ("SaveTemplate", NoMoney("the same words")),
    ("SaveSalon", NoMoney("the same values")),
    ("SaveFooter", NoMoney("the same words")),
    ("SaveLockTime", NoMoney("the same value")),
    ("SaveLateCancellation", NoMoney("the same value")),
    ("SavePerson", NoMoney("the same values; a new person twice is put aside again")),
    ("SetDuty", NoMoney("on duty or not, as before")),
    ("TakeBookValues", NoMoney("nothing is left to take back")),
    ("KeepProcedure", NoMoney("a version that changed nothing is none")),
    ("TseNoticeGiven", NoMoney("it is given already")),
];

/// Rows that only a name keeps from being done twice.
pub fn by_name() -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter(|(_, why)| *why == ByName).map(|(row, _)| *row)
}

#[test]
fn every_row_that_may_write_into_the_book_says_why_twice_is_not_twice() {
    let told: BTreeSet<&str> = ROWS.iter().map(|(row, _)| *row).collect();
    let rows = MENU.iter().filter(|row| matches!(row.effect, Effect::Book | Effect::Sign));
    assert_eq!(told, rows.map(|row| row.command).collect());
    let tried: BTreeSet<&str> = trials().iter().map(|trial| trial.request.row().command).collect();
    let moves = ROWS.iter().filter(|(_, why)| !matches!(why, NoMoney(_)));
    assert_eq!(tried, moves.map(|(row, _)| *row).collect());
}

#[test]
fn what_moves_money_or_goods_is_done_once_however_often_it_is_sent() {
    for trial in lockbuch_tests::filled::filled(trials()) {
        trial.send_twice();
    }
}

/// Both at the same moment: the second waits for the first and gets its answer.
#[test]
fn two_presses_at_the_same_moment_are_one_entry() {
    let trial = Trial::of(TestSalon::open_for_business(), to_safe("15,00"));
    let (before, answers) = (trial.salon.newest(), trial.at_once());
    assert_eq!(answers[0], answers[1]);
    assert_eq!(trial.salon.newest().get(), before.get() + 1);
    assert_eq!(trial.salon.drawer(), euros("235,00"));
}

/// Another sum is another deed, and so is the same from another form.
#[test]
fn another_sum_or_another_form_is_another_deed() {
    let salon = TestSalon::open_for_business();
    let send = |amount, form: &str| ask(&salon, &to_safe(amount).into(), Some(form)).unwrap();
    let first = send("15,00", "a");
    assert_eq!(send("15,00", "a"), first);
    assert_ne!(send("16,00", "a"), first);
    assert_ne!(send("15,00", "b"), first);
    assert_eq!(salon.drawer(), euros("204,00"));
}

/// What was refused was not done: it may be sent again under its name.
#[test]
fn what_was_refused_may_be_tried_again() {
    let salon = TestSalon::open_for_business();
    let wish = Request::from(to_safe("260,00"));
    let no = ask(&salon, &wish, Some("a")).unwrap_err();
    assert_eq!(no.refusal().unwrap().code(), "cash.drawer_lacks");
    salon.sell("WSF", Some("Jana"));
    ask(&salon, &wish, Some("a")).unwrap();
    assert_eq!(salon.drawer(), euros("48,00"));
}

/// A salon in which a request can be done, once.
struct Trial {
    salon: TestSalon,
    request: Request,
}

impl Trial {
    fn of(salon: TestSalon, request: impl Into<Request>) -> Self {
        Self { salon, request: request.into() }
    }

    fn at_once(&self) -> [Value; 2] {
        thread::scope(|scope| {
            let both =
                [(); 2].map(|()| scope.spawn(|| ask(&self.salon, &self.request, Some("form")).unwrap()));
            both.map(|one| one.join().unwrap())
        })
    }

    fn send_twice(&self) {
        let Self { salon, request } = self;
        let command = request.row().command;
        let first = ask(salon, request, Some("form")).unwrap();
        let stand = || (salon.newest(), salon.drawer());
        let after = stand();
        assert_eq!(ask(salon, request, Some("form")).unwrap(), first, "{command}");
        assert_eq!(stand(), after, "{command} was done twice");
        let why = ROWS.iter().find(|(row, _)| *row == command).map(|(_, why)| *why);
        match (why, ask(salon, request, None)) {
            (Some(SameAnswer), again) => assert_eq!(again.unwrap(), first, "{command}"),
            (Some(ByState(code)), again) => {
                assert_eq!(again.unwrap_err().refusal().map(|no| no.code()), Some(code), "{command}");
            }
            (Some(ByName), again) => {
                again.unwrap();
                assert!(stand().0 > after.0, "{command}: without a name it is another deed");
                return;
            }
            (why, _) => panic!("{command}: {why:?} is not tried"),
        }
        assert_eq!(stand(), after, "{command} was done twice");
    }
}

fn ask(salon: &TestSalon, request: &Request, form: Option<&str>) -> Outcome<Value> {
    let deed = form.map(|form| DeedId(form.to_owned()));
    salon.desk.ask_anything(&salon.window, Call { deed, ..Call::of(request.clone()) })
}

fn to_safe(amount: &str) -> MoveCash {
    MoveCash {
        movement: Movement::ToSafe,
        amount: euros(amount),
        purpose: String::new(),
        recipient: None,
        document: None,
        input_tax_note: None,
    }
}

fn trials() -> Vec<Trial> {
    let mut trials = day_trials();
    trials.extend(till_trials());
    trials.extend(cash_trials());
    trials
}

fn day_trials() -> Vec<Trial> {
    let open = TestSalon::open_for_business;
    let closed = TestSalon::haarwerk();
    closed.sign_in_as("Jana");
    let lacking = open();
    lacking.ask(StoreCount { sheet: sheet_of("249,50") }).unwrap();
    let counted = open();
    counted.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    let over = open();
    let z_number = over.close_day().z_number;
    over.sign_in_as("Sabine");
    vec![
        Trial::of(closed, OpenDay { difference_reason: Some("verzählt".into()), ..opening("249,00") }),
        Trial::of(lacking, BookDifference { reason: "verzählt".into() }),
        Trial::of(counted, CloseDay),
        Trial::of(over, revocation(z_number)),
    ]
}

fn revocation(z_number: ZNumber) -> RevokeClosing {
    RevokeClosing { z_number, reason: "zu früh".into(), pin: OWNER_PIN.into() }
}

fn till_trials() -> Vec<Trial> {
    let filled = || {
        let salon = TestSalon::open_for_business();
        let basket = salon.basket_with("WSF", Some("Jana"));
        (salon, basket)
    };
    let (paid, basket) = filled();
    let sale = BookSale { basket: basket.id, tenders: vec![cash(5_800, None)], zero_reason: None };
    let (dropped, to_drop) = filled();
    let (voided, with_line) = filled();
    let line = with_line.lines[0].line;
    let sold = || {
        let salon = TestSalon::open_for_business();
        let seq = salon.sell("WSF", Some("Jana")).seq;
        (salon, seq)
    };
    let reason = || "vertippt".to_owned();
    let (cancelled, first) = sold();
    let (corrected, second) = sold();
    let (rung_again, third) = sold();
    vec![
        Trial::of(paid, sale),
        Trial::of(dropped, DropBasket { basket: to_drop.id, reason: reason() }),
        Trial::of(voided, VoidLine { basket: with_line.id, line, reason: reason() }),
        Trial::of(cancelled, CancelReceipt { seq: first, reason: reason() }),
        Trial::of(
            corrected,
            CorrectPayment { seq: second, tenders: vec![girocard(5_800)], reason: reason() },
        ),
        Trial::of(rung_again, RingAgain { seq: third, reason: reason() }),
        bottle_back(),
    ]
}

/// One of two bottles: the other could come back as well.
fn bottle_back() -> Trial {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Haaröl", None);
    let basket = salon.add(Some(&basket.id), "Haaröl", None);
    let pieces: i64 = basket.lines.iter().map(|line| line.quantity.as_thousandths() / 1_000).sum();
    assert_eq!(pieces, 2);
    let receipt = salon.pay(&basket.id, &[cash(basket.due.as_cents(), None)]);
    let entry = salon.stored(receipt.seq).entry;
    let one = Money::cents(2_450);
    let lines = vec![(entry.lines[0].number, Quantity::ONE)];
    let left = salon.drawer();
    salon.close_day();
    salon.at(day(2026, 11, 28), 9, 0);
    salon.ask(opening(&left.to_string())).unwrap();
    let refunds = vec![cash(one.as_cents(), None)];
    Trial::of(salon, TakeBack { seq: receipt.seq, lines, refunds, reason: "ungeöffnet".into() })
}

fn cash_trials() -> Vec<Trial> {
    let open = TestSalon::open_for_business;
    let tipped = open();
    let basket = tipped.basket_with("Herrenschnitt", Some("Mehmet"));
    tipped.round_up(&basket.id, 3_500);
    tipped.pay(&basket.id, &[girocard(3_500)]);
    let person = tipped.person("Mehmet");
    let banked = open();
    banked.ask(to_safe("100,00")).unwrap();
    let record = RecordBanking {
        from: BankedFrom::Safe,
        amount: euros("15,00"),
        day: day(2026, 11, 27),
        document: None,
    };
    let back = open();
    back.ask(to_safe("100,00")).unwrap();
    back.ask(record.clone()).unwrap();
    let seq = back.newest();
    vec![
        Trial::of(open(), to_safe("15,00")),
        Trial::of(open(), OpenDrawer { reason: "Wechselgeld".into() }),
        Trial::of(tipped, PayOutTips { person, amount: euros("1,00") }),
        Trial::of(banked, record),
        Trial::of(back, CancelBanking { seq, reason: "vertippt".into() }),
    ]
}

//! The cash book of scenario 17a, of the safe, and of days after each other.

use contract::cash::{BankedFrom, CashPlace, MoveCash, Movement, RecordBanking};
use contract::day::{BeginCount, StoreCount};
use contract::lists::{List, ListPage, ShowList, Span};
use contract::sheet::{Cell, Lead, Sheet, SheetRow};
use contract::storno::{CancelReceipt, TakeBack};
use contract::till::ChangeLine;
use contract::{LineNumber, Money, Quantity, Seq};
use lockbuch_tests::counting::{euros, opening, sheet_of};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::cash;

use super::revocation::gone_on;
use super::whole_day::day_d;

fn show(salon: &TestSalon, list: List) -> Sheet {
    salon.sign_in_as("Sabine");
    let ListPage { sheet, more } = salon.ask(ShowList { list, rows: 10_000 }).unwrap();
    assert_eq!(more, 0);
    sheet
}

fn book(salon: &TestSalon, span: Span, place: CashPlace) -> Sheet {
    show(salon, List::CashBook { span, place })
}

/// Opening stock, in, out and closing stock, as the overview says them.
fn overview(sheet: &Sheet) -> [Money; 4] {
    let cells = &sheet.sections[0].table.as_ref().unwrap().rows[0].cells;
    [0, 1, 2, 3].map(|at| match cells[at] {
        Cell::Money(money) => money,
        ref other => panic!("{other:?}"),
    })
}

fn rows(sheet: &Sheet) -> &[SheetRow] {
    &sheet.sections[1].table.as_ref().unwrap().rows
}

/// Voucher, in or out, and balance of each row.
fn figures(sheet: &Sheet) -> Vec<String> {
    let german = |row: &SheetRow| {
        let text = |at: usize| row.cells[at].german().replace("\u{a0}€", "");
        let moved = if text(5).is_empty() { text(4) } else { format!("-{}", text(5)) };
        format!("{} {moved} = {}", text(2), text(6))
    };
    rows(sheet).iter().map(german).collect()
}

const MONTH: fn() -> Span = || Span::Month(day(2026, 11, 27));

/// Drawer 301.10 before the difference, 250.00 in the end; takings as the Z report has them.
#[test]
fn the_month_shows_takings_and_each_movement_with_its_balance() {
    let (salon, closing) = day_d();
    let sheet = book(&salon, MONTH(), CashPlace::Drawer);
    let expected = [
        "Z-331  = 250,00",
        "Z-331 152,00 = 402,00",
        "004508 -75,00 = 327,00",
        "004509 -12,90 = 314,10",
        "004514 -10,00 = 304,10",
        "004515 -3,00 = 301,10",
        "004516 -0,50 = 300,60",
        "004517 -50,60 = 250,00",
        "Z-331  = 250,00",
    ];
    assert_eq!(figures(&sheet), expected);
    assert_eq!(overview(&sheet), ["250,00", "152,00", "152,00", "250,00"].map(euros));
    assert_eq!(sheet.notices, ["Der Zeitraum ist noch nicht zu Ende."]);
    assert_eq!(rows(&sheet)[8].leads_to, Some(Lead::Entry(closing.seq)));
    let to_the_day = List::CashBook { span: Span::Day(day(2026, 11, 27)), place: CashPlace::Drawer };
    assert_eq!(
        rows(&sheet)[1].leads_to,
        Some(Lead::List(Box::new(to_the_day))),
        "takings lead to the receipts"
    );
}

/// The day's book: each receipt that moved cash, cards not, and the drawer of the scenario after each.
#[test]
fn the_day_shows_each_receipt_with_the_drawer_after_it() {
    let (salon, _) = day_d();
    let sheet = book(&salon, Span::Day(day(2026, 11, 27)), CashPlace::Drawer);
    let balances: Vec<String> =
        figures(&sheet).iter().map(|row| row.rsplit("= ").next().unwrap().to_owned()).collect();
    let drawer = [
        "250,00", "285,00", "307,00", "365,00", "307,00", "339,00", "264,00", "251,10", "309,10", "251,10",
        "314,10", "304,10", "301,10", "300,60", "250,00",
    ];
    assert_eq!(balances, drawer);
    assert!(figures(&sheet).contains(&"004506 -58,00 = 307,00".to_owned()), "the storno");
    assert!(!figures(&sheet).iter().any(|row| row.starts_with("004503")), "card receipts are no cash");
    let numbers: Vec<String> = rows(&sheet).iter().map(|row| row.cells[0].german()).collect();
    assert_eq!(
        numbers,
        (1..=15).map(|number| number.to_string()).collect::<Vec<_>>(),
        "numbered without gap"
    );
    assert_eq!(rows(&sheet)[1].leads_to.as_ref().map(|lead| matches!(lead, Lead::Entry(_))), Some(true));
}

#[test]
fn the_safe_holds_what_the_transits_brought() {
    let (salon, _) = day_d();
    let sheet = book(&salon, MONTH(), CashPlace::Safe);
    assert_eq!(figures(&sheet), ["004508 75,00 = 75,00", "004517 50,60 = 125,60"]);
    assert_eq!(overview(&sheet), ["0,00", "125,60", "0,00", "125,60"].map(euros));
    salon.at(day(2026, 11, 28), 10, 0);
    let from = BankedFrom::Safe;
    let document = Some("Beleg 7".to_owned());
    salon.ask(RecordBanking { from, amount: euros("100,00"), day: day(2026, 11, 28), document }).unwrap();
    let sheet = book(&salon, MONTH(), CashPlace::Safe);
    assert_eq!(figures(&sheet).last().unwrap(), "Beleg 7 -100,00 = 25,60");
    assert!(!sheet.notices.iter().any(|notice| notice.contains("Tresor")));
    let next = book(&salon, Span::Month(day(2026, 12, 1)), CashPlace::Safe);
    assert_eq!(overview(&next)[0], euros("25,60"), "the next month begins with it");
}

#[test]
fn a_safe_that_gave_more_than_it_got_says_so() {
    let salon = TestSalon::open_for_business();
    transit(&salon, Movement::FromSafe, "20,00");
    let sheet = book(&salon, MONTH(), CashPlace::Safe);
    assert!(
        sheet.notices.iter().any(|notice| notice.contains("Bitte den Tresor zählen")),
        "{:?}",
        sheet.notices
    );
}

fn transit(salon: &TestSalon, movement: Movement, amount: &str) -> Seq {
    let (amount, purpose) = (euros(amount), String::new());
    let wish = MoveCash { movement, amount, purpose, recipient: None, document: None, input_tax_note: None };
    salon.ask(wish).unwrap().seq
}

/// Day after day the book goes on where it stopped; what is open is said.
#[test]
fn days_follow_each_other_without_a_break() {
    let (salon, _) = day_d();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    transit(&salon, Movement::ToBank, "82,00");
    let sheet = book(&salon, MONTH(), CashPlace::Drawer);
    let new = &figures(&sheet)[9..];
    assert_eq!(new, ["offen  = 250,00", "offen 32,00 = 282,00", "004520 -82,00 = 200,00"]);
    let open = "Der 28.11.2026 ist noch nicht abgeschlossen; gezeigt ist der Stand von jetzt.";
    assert_eq!(sheet.notices, ["Der Zeitraum ist noch nicht zu Ende.", open]);
    salon.close_day();
    let sheet = book(&salon, Span::Year(day(2026, 11, 27)), CashPlace::Drawer);
    assert_eq!(sheet.notices, ["Der Zeitraum ist noch nicht zu Ende."], "no break");
    assert_eq!(overview(&sheet), ["250,00", "184,00", "234,00", "200,00"].map(euros));
    assert_eq!(figures(&sheet).last().unwrap(), "Z-332  = 200,00");
}

/// More cash went back to customers than came in: what was put in before paid for it, and no row is negative.
#[test]
fn a_day_that_pays_back_more_than_it_takes_stays_above_zero() {
    let salon = TestSalon::open_for_business();
    let sold = salon.sell("Haaröl", None);
    salon.close_day();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.ask(opening("274,50")).unwrap();
    transit(&salon, Movement::ToSafe, "274,50");
    transit(&salon, Movement::FromSafe, "24,50");
    let wish = TakeBack {
        seq: sold.seq,
        lines: vec![(LineNumber::new(1), Quantity::ONE)],
        refunds: vec![cash(2_450, None)],
        reason: "ungeöffnet".into(),
    };
    salon.ask(wish).unwrap();
    let sheet = book(&salon, MONTH(), CashPlace::Drawer);
    assert!(
        filled(rows(&sheet)).iter().all(|row| !row.cells[6].german().starts_with('-')),
        "{:?}",
        figures(&sheet)
    );
    assert_eq!(overview(&sheet)[3], Money::ZERO);
}

/// A big receipt is cancelled after its cash went to the bank and change was put in: the takings of 32.00 in one
/// row would not explain how 400.00 could be taken out of 250.00.
#[test]
fn cash_that_went_back_late_stands_after_the_movements_that_the_takings_paid_for() {
    let salon = TestSalon::open_for_business();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    let basket = salon.basket_with("Haaröl", None);
    let line = basket.lines[0].line;
    let ten = ChangeLine {
        basket: basket.id.clone(),
        line,
        quantity: Some(Quantity::pieces(10)),
        unit_price: None,
        discount: None,
        reason: None,
        performer: None,
        void_reason: None,
    };
    salon.ask(ten).unwrap();
    let big = salon.pay(&basket.id, &[cash(24_500, None)]);
    transit(&salon, Movement::ToBank, "400,00");
    transit(&salon, Movement::FromSafe, "200,00");
    salon.ask(CancelReceipt { seq: big.seq, reason: "doppelt kassiert".into() }).unwrap();
    let running = [
        "offen  = 250,00",
        "offen 277,00 = 527,00",
        "004503 -400,00 = 127,00",
        "004504 200,00 = 327,00",
        "offen -245,00 = 82,00",
    ];
    assert_eq!(figures(&book(&salon, MONTH(), CashPlace::Drawer)), running);
    salon.close_day();
    let sheet = book(&salon, MONTH(), CashPlace::Drawer);
    assert_eq!(figures(&sheet)[..5], running.map(|row| row.replace("offen", "Z-331")));
    assert_eq!(overview(&sheet), ["250,00", "477,00", "645,00", "82,00"].map(euros));
}

#[test]
fn money_on_its_way_to_the_bank_is_listed_with_its_age() {
    let salon = TestSalon::open_for_business();
    let seq = transit(&salon, Movement::ToBank, "90,00");
    salon.close_day();
    salon.at(day(2026, 11, 30), 9, 0);
    let list = || List::Bank { span: MONTH() };
    let sheet = show(&salon, list());
    let open = &sheet.sections[0].table.as_ref().unwrap().rows;
    assert_eq!((open.len(), open[0].cells[3].german().as_str()), (2, "3"), "and the sum");
    assert_eq!(open[0].leads_to, Some(Lead::Entry(seq)));
    let wish = RecordBanking {
        from: BankedFrom::Transit(seq),
        amount: euros("90,00"),
        day: day(2026, 11, 30),
        document: None,
    };
    salon.ask(wish).unwrap();
    let sheet = show(&salon, list());
    assert!(sheet.sections[0].table.as_ref().unwrap().rows.is_empty());
    let arrived = &sheet.sections[1].table.as_ref().unwrap().rows;
    assert_eq!(arrived[0].cells[2].german(), "Geldtransit 004501");
}

/// Scenario 18: the revoked close stays in the cash book with its mark; the supplementary one goes on with the
/// automatic opening stock, and nothing is counted twice.
#[test]
fn after_a_revocation_the_book_goes_on_with_the_automatic_opening_stock() {
    let (salon, ..) = gone_on();
    let sheet = book(&salon, MONTH(), CashPlace::Drawer);
    let mark = "Endbestand, gezählt 300,60 €; Abschluss widerrufen, die Buchungen bleiben gültig";
    assert_eq!(rows(&sheet)[8].cells[3].german(), mark);
    let expected = ["Z-332  = 250,00", "Z-332 12,00 = 262,00", "004520 -12,00 = 250,00", "Z-332  = 250,00"];
    assert_eq!(figures(&sheet)[9..], expected);
    assert_eq!(overview(&sheet), ["250,00", "164,00", "164,00", "250,00"].map(euros));
    assert_eq!(sheet.notices, ["Der Zeitraum ist noch nicht zu Ende."], "no break");
    let singly = book(&salon, Span::Day(day(2026, 11, 27)), CashPlace::Drawer);
    assert_eq!(overview(&singly)[3], euros("250,00"));
    assert_eq!(
        figures(&singly)[15..],
        ["004518  = 250,00", "004519 12,00 = 262,00", "004520 -12,00 = 250,00"]
    );
}

/// The count is blind for the owner too: the cash book of the open day waits until she has counted.
#[test]
fn who_counts_does_not_see_the_open_days_cash_book() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    salon.ask(BeginCount).unwrap();
    let list = |span| ShowList { list: List::CashBook { span, place: CashPlace::Drawer }, rows: 100 };
    assert_eq!(salon.refused(list(MONTH())).code(), "cash.hidden_while_counting");
    assert!(salon.ask(list(Span::Month(day(2026, 10, 1)))).is_ok(), "other months stay open");
    salon.ask(StoreCount { sheet: sheet_of("250,00") }).unwrap();
    assert!(salon.ask(list(MONTH())).is_ok());
}

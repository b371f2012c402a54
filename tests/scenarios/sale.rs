//! Scenarios 4, 5, 7 and 13, and what a sale refuses.

use contract::till::*;
use contract::{BasketId, BusinessCase, EntryKind, Money, PaymentKind, Quantity, Question, Rate};
use lockbuch_tests::haarwerk::SHAMPOO_EAN;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, euros, girocard};

/// Scenario 4: Mehmet's Herrenschnitt, "35", 50.00 handed over.
#[test]
fn cash_sale_with_a_tip_for_the_stylist() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let basket = salon.round_up(&basket.id, 3_500);
    assert_eq!((basket.goods, basket.tip_total, basket.due), (euros(3_200), euros(300), euros(3_500)));
    let receipt = salon.pay(&basket.id, &[cash(3_500, Some(5_000))]);
    assert_eq!(receipt.number.to_string(), "004501");
    assert_eq!((receipt.total, receipt.change), (euros(3_500), euros(1_500)));
    assert_eq!(salon.vat_of(receipt.seq), [(1, 3_200, 2_689, 511), (5, 300, 300, 0)]);
    let entry = salon.stored(receipt.seq).entry;
    assert_eq!(entry.lines[1].case, BusinessCase::TrinkgeldAN);
    assert_eq!(entry.lines[1].performer.as_deref(), Some("Mehmet Aydin"));
    assert_eq!(entry.payments[0].given, Some(euros(5_000)));
    assert_eq!(salon.drawer(), euros(28_500));
    assert_eq!(salon.ask(Baskets).unwrap(), []);
}

/// Scenario 5: a walk-in child, exact cash, nobody's name.
#[test]
fn walk_in_without_a_name() {
    let salon = TestSalon::open_for_business();
    let receipt = salon.sell("Kinderschnitt", Some("Jana"));
    assert_eq!(salon.vat_of(receipt.seq), [(1, 2_200, 1_849, 351)]);
    assert_eq!(salon.stored(receipt.seq).entry.head.customer, None);
    assert_eq!(salon.drawer(), euros(27_200));
}

/// Scenario 7: a scanned shampoo and the oil with 10 % off.
#[test]
fn retail_with_scanner_and_discount() {
    let salon = TestSalon::open_for_business();
    let basket = salon.scan(None, SHAMPOO_EAN);
    let basket = salon.add(Some(&basket.id), "Haaröl", None);
    let off = ChangeLine {
        basket: basket.id.clone(),
        line: 2,
        quantity: None,
        unit_price: None,
        discount: Some(Discount::PerCent(Rate::hundredths(1_000))),
        reason: Some("Treue".into()),
        performer: None,
        void_reason: None,
    };
    let basket = salon.ask(off).unwrap();
    assert_eq!(basket.lines[1].gross, euros(2_205));
    let receipt = salon.pay(&basket.id, &[girocard(4_095)]);
    assert_eq!(salon.vat_of(receipt.seq), [(1, 4_095, 3_441, 654)]);
    let oil = &salon.stored(receipt.seq).entry.lines[1];
    assert_eq!((oil.list_price, oil.discount, oil.gross), (euros(2_450), euros(-245), euros(2_205)));
    assert_eq!(oil.price_reason.as_deref(), Some("Treue"));
    assert_eq!(salon.drawer(), euros(25_000), "a card moves no cash");
}

/// Scenario 13: the owner's tip is turnover; the same tip for Jana would pass through.
#[test]
fn tip_of_the_owner() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("WSF", Some("Sabine"));
    let tip = |who: &str| SetTip {
        basket: basket.id.clone(),
        tip: TipWish::Amount(euros(500)),
        recipients: TipFor::People(vec![salon.person(who)]),
    };
    let for_jana = salon.ask(tip("Jana")).unwrap();
    assert_eq!(for_jana.vat[0].tax, euros(926));
    let for_sabine = salon.ask(tip("Sabine")).unwrap();
    assert!(for_sabine.tip[0].owner);
    let receipt = salon.pay(&basket.id, &[cash(6_300, None)]);
    assert_eq!(salon.vat_of(receipt.seq), [(1, 6_300, 5_294, 1_006)]);
    assert_eq!(salon.stored(receipt.seq).entry.lines[1].case, BusinessCase::TrinkgeldAG);
    assert_eq!(salon.drawer(), euros(31_300));
}

#[test]
fn a_tip_is_split_among_those_who_worked() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Ansatzfarbe", Some("Jana"));
    salon.add(Some(&basket.id), "Föhnen", Some("Mehmet"));
    let basket = salon.round_up(&basket.id, 10_001);
    let shares: Vec<(String, i64)> =
        basket.tip.iter().map(|share| (share.name.clone(), share.amount.as_cents())).collect();
    assert_eq!(shares, [("Jana".into(), 351), ("Mehmet".into(), 350)]);
}

/// "Machen Sie 35", and only then it turns out that Jana did the work: the tip goes with it.
#[test]
fn the_tip_follows_who_did_the_work() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.round_up(&basket.id, 3_500);
    let performer = Some(salon.person("Jana"));
    let basket = salon.ask(ChangeLine { performer, reason: None, ..change(&basket) }).unwrap();
    assert_eq!((basket.tip[0].name.as_str(), basket.tip[0].amount), ("Jana", euros(300)));
    let nobody = SetTip {
        basket: basket.id.clone(),
        tip: TipWish::Amount(euros(300)),
        recipients: TipFor::People(Vec::new()),
    };
    assert_eq!(salon.refused(nobody).code(), "till.tip_without_recipient");
    let less = SetTip {
        basket: basket.id.clone(),
        tip: TipWish::RoundUpTo(euros(3_100)),
        recipients: TipFor::StaffOfLines,
    };
    assert_eq!(salon.refused(less).code(), "till.tip_below_goods");
    let oil = salon.basket_with("Haaröl", None);
    let unclaimed =
        SetTip { basket: oil.id, tip: TipWish::Amount(euros(100)), recipients: TipFor::StaffOfLines };
    assert_eq!(salon.refused(unclaimed).code(), "till.tip_without_recipient");
}

#[test]
fn pressing_cash_twice_books_once() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let first = salon.pay(&basket.id, &[cash(3_200, Some(5_000))]);
    let second = salon.pay(&basket.id, &[cash(3_200, Some(5_000))]);
    assert_eq!((first.seq, first.number, first.change), (second.seq, second.number, second.change));
    assert_eq!(first.slip, second.slip);
    assert_eq!(salon.drawer(), euros(28_200));
}

#[test]
fn baskets_are_back_after_a_crash() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.scan(None, SHAMPOO_EAN);
    let before = salon.ask(Baskets).unwrap();
    assert_eq!(before.len(), 2);
    let salon = salon.restarted();
    salon.sign_in_as("Jana");
    assert_eq!(salon.ask(Baskets).unwrap(), before);
    assert_eq!(salon.pay(&basket.id, &[cash(3_200, None)]).number.to_string(), "004501");
}

#[test]
fn a_sum_may_be_paid_in_several_ways() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("WSF", Some("Jana"));
    let receipt = salon.pay(&basket.id, &[cash(2_000, Some(5_000)), girocard(3_800)]);
    assert_eq!(receipt.change, euros(3_000));
    assert_eq!(salon.drawer(), euros(27_000));
    let kinds: Vec<PaymentKind> = salon.stored(receipt.seq).entry.payments.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [PaymentKind::Bar, PaymentKind::ECKarte]);
}

#[test]
fn nothing_is_sold_without_an_open_day_or_on_an_overdue_one() {
    let salon = TestSalon::haarwerk();
    salon.sign_in_as("Jana");
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    assert_eq!(salon.refused(TestSalon::sale(&basket.id, &[cash(3_200, None)])).code(), "till.day_not_open");
    salon.open_day();
    salon.at(day(2026, 11, 28), 4, 59);
    salon.pay(&basket.id, &[cash(3_200, None)]);
    salon.at(day(2026, 11, 28), 5, 0);
    let late = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    assert_eq!(salon.refused(TestSalon::sale(&late.id, &[cash(3_200, None)])).code(), "till.day_overdue");
    assert_eq!(salon.ask(Baskets).unwrap().len(), 1, "nothing is lost");
}

#[test]
fn a_service_needs_someone_who_did_it() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", None);
    assert!(basket.lines[0].wants_performer, "Jana at the reception is not named silently");
    assert_eq!(
        salon.refused(TestSalon::sale(&basket.id, &[cash(3_200, None)])).code(),
        "till.performer_missing"
    );
    salon.sign_in_as("Mehmet");
    let own = salon.basket_with("Herrenschnitt", None);
    assert_eq!(own.lines[0].performer, Some(salon.person("Mehmet")));
    let lea = AddLine {
        basket: None,
        article: salon.article("Herrenschnitt"),
        quantity: Quantity::ONE,
        performer: Some(salon.person("Lea")),
    };
    assert_eq!(salon.refused(lea).code(), "till.not_a_performer");
}

#[test]
fn products_add_up_and_services_stand_alone() {
    let salon = TestSalon::open_for_business();
    let basket = salon.scan(None, SHAMPOO_EAN);
    let basket = salon.scan(Some(&basket.id), SHAMPOO_EAN);
    assert_eq!((basket.lines.len(), basket.lines[0].quantity), (1, Quantity::pieces(2)));
    let basket = salon.add(Some(&basket.id), "Herrenschnitt", Some("Mehmet"));
    let basket = salon.add(Some(&basket.id), "Herrenschnitt", Some("Mehmet"));
    assert_eq!(basket.lines.len(), 3);
}

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

#[test]
fn bad_lines_are_refused_and_lose_nothing() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let code = |wish: ChangeLine| salon.refused(wish).code();
    let with = |quantity| ChangeLine { quantity: Some(quantity), ..change(&basket) };
    assert_eq!(code(with(Quantity::pieces(0))), "till.bad_quantity");
    assert_eq!(code(with(Quantity::pieces(-1))), "till.bad_quantity");
    let priced = |cents| ChangeLine { unit_price: Some(euros(cents)), ..change(&basket) };
    assert_eq!(code(priced(10_000_000)), "till.price_too_high");
    assert_eq!(code(priced(-1)), "till.negative_price");
    let off = |discount| ChangeLine { discount: Some(discount), ..change(&basket) };
    assert_eq!(code(off(Discount::PerCent(Rate::hundredths(10_001)))), "till.discount_too_high");
    assert_eq!(code(off(Discount::Amount(euros(3_201)))), "till.discount_too_high");
    let silent = ChangeLine { reason: None, ..off(Discount::Amount(euros(100))) };
    assert_eq!(code(silent), "till.reason_missing");
    assert_eq!(code(ChangeLine { line: 9, ..change(&basket) }), "till.no_such_line");
    assert_eq!(salon.ask(ShowBasket { basket: basket.id.clone() }).unwrap(), basket);
}

#[test]
fn bad_payments_are_refused_and_lose_nothing() {
    let salon = TestSalon::open_for_business();
    let empty = salon.ask(OpenBasket::default()).unwrap();
    let code = |basket: &BasketId, tenders: &[Tender]| salon.refused(TestSalon::sale(basket, tenders)).code();
    assert_eq!(code(&empty.id, &[]), "till.empty_basket");
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    assert_eq!(code(&basket.id, &[cash(3_199, None)]), "till.payments_differ");
    assert_eq!(code(&basket.id, &[cash(3_200, Some(3_000))]), "till.given_too_little");
    assert_eq!(code(&basket.id, &[cash(4_200, None), cash(-1_000, None)]), "till.bad_payment");
    assert_eq!(code(&BasketId("fremd".into()), &[cash(3_200, None)]), "till.no_such_basket");
    let much = TestSalon::sale(&basket.id, &[cash(3_200, Some(50_000))]);
    assert_eq!(salon.refused(much.clone()).question(), Some(Question::MuchTooMuchGiven));
    assert_eq!(salon.ask_yes(much, &[Question::MuchTooMuchGiven]).unwrap().change, euros(46_800));
}

#[test]
fn unknown_codes_and_articles_are_refused() {
    let salon = TestSalon::open_for_business();
    let scan = ScanCode { basket: None, code: "4006381333948".into() };
    assert_eq!(salon.refused(scan).code(), "till.unknown_code");
    let nothing = contract::ArticleId(999);
    let add = AddLine { basket: None, article: nothing, quantity: Quantity::ONE, performer: None };
    assert_eq!(salon.refused(add).code(), "till.unknown_article");
    assert_eq!(salon.ask(Baskets).unwrap(), [], "a refusal leaves no empty basket behind");
}

#[test]
fn goodwill_needs_a_reason() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let free = Discount::PerCent(Rate::hundredths(10_000));
    let basket = salon.ask(ChangeLine { discount: Some(free), ..change(&basket) }).unwrap();
    assert_eq!(basket.due, Money::ZERO);
    assert_eq!(salon.refused(TestSalon::sale(&basket.id, &[])).code(), "till.zero_needs_reason");
    let goodwill = BookSale { zero_reason: Some("Kulanz".into()), ..TestSalon::sale(&basket.id, &[]) };
    let receipt = salon.ask(goodwill).unwrap();
    let entry = salon.stored(receipt.seq).entry;
    assert_eq!(entry.head.reason.as_deref(), Some("Kulanz"));
    assert_eq!(entry.payments[0].kind, PaymentKind::Keine);
}

/// IKS-15: the same named customer, the same sum, within two minutes.
#[test]
fn a_suspected_double_receipt_asks_once() {
    let salon = TestSalon::open_for_business();
    let sale = |name: Option<&str>| {
        let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
        let customer = name.map(|name| BasketCustomer { id: None, name: name.into() });
        salon.ask(SetCustomer { basket: basket.id.clone(), customer }).unwrap();
        TestSalon::sale(&basket.id, &[cash(3_200, None)])
    };
    salon.ask(sale(None)).unwrap();
    salon.ask(sale(None)).unwrap();
    salon.ask(sale(Some("Herr Amiri"))).unwrap();
    let again = sale(Some("Herr Amiri"));
    assert_eq!(salon.refused(again.clone()).question(), Some(Question::SuspectedDoubleReceipt));
    salon.ask_yes(again, &[Question::SuspectedDoubleReceipt]).unwrap();
    salon.clock.advance_ms(120_001);
    salon.ask(sale(Some("Herr Amiri"))).unwrap();
}

/// What is taken back before it is paid stands in the book as well.
#[test]
fn voided_lines_declined_cards_and_dropped_baskets_are_recorded() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Herrenschnitt", Some("Mehmet"));
    let basket = salon.add(Some(&basket.id), "Haaröl", None);
    let void = |reason: &str| VoidLine { basket: basket.id.clone(), line: 2, reason: reason.into() };
    assert_eq!(salon.refused(void(" ")).code(), "till.reason_missing");
    salon.ask(void("Doch nicht")).unwrap();
    let voided = salon.stored(salon.newest()).entry;
    assert_eq!((voided.head.kind, voided.head.receipt_number), (EntryKind::VoidedLine, None));
    assert!(voided.lines[0].voided);
    salon.ask(CardDeclined { basket: basket.id.clone(), amount: euros(3_200) }).unwrap();
    assert_eq!(salon.stored(salon.newest()).entry.head.kind, EntryKind::DeclinedPayment);
    let drop = |reason: &str| DropBasket { basket: basket.id.clone(), reason: reason.into() };
    assert_eq!(salon.refused(drop("")).code(), "till.reason_missing");
    salon.ask(drop("Kundin ist gegangen")).unwrap();
    let dropped = salon.stored(salon.newest()).entry;
    assert_eq!((dropped.head.kind, dropped.head.total), (EntryKind::AbandonedBasket, euros(3_200)));
    assert_eq!(dropped.head.receipt_number.unwrap().to_string(), "004501");
    assert_eq!(salon.drawer(), euros(25_000));
    assert_eq!(
        salon.refused(TestSalon::sale(&basket.id, &[cash(3_200, None)])).code(),
        "till.no_such_basket"
    );
    let empty = salon.ask(OpenBasket::default()).unwrap();
    let newest = salon.newest();
    salon.ask(DropBasket { basket: empty.id, reason: String::new() }).unwrap();
    assert_eq!(salon.newest(), newest, "an empty basket just goes");
}

#[test]
fn a_part_of_a_piece_needs_a_reason_as_any_price_below_the_list() {
    let salon = TestSalon::open_for_business();
    let basket = salon.basket_with("Hochzeitsfrisur", Some("Mehmet"));
    let part = |thousandths, reason: Option<&str>| contract::till::ChangeLine {
        basket: basket.id.clone(),
        line: 1,
        quantity: Some(Quantity::thousandths(thousandths)),
        unit_price: None,
        discount: None,
        reason: reason.map(str::to_owned),
        performer: None,
        void_reason: Some("nur ein Teil".into()),
    };
    assert_eq!(salon.refused(part(1, None)).code(), "till.reason_missing");
    assert_eq!(salon.refused(part(999, Some(" "))).code(), "till.reason_missing");
    salon.ask(part(500, Some("nur Probe"))).unwrap();
    salon.ask(part(1_500, None)).unwrap();
    let article = salon.article("Shampoo 250 ml");
    let quantity = Quantity::thousandths(1);
    let added = AddLine { basket: None, article, quantity, performer: None };
    assert_eq!(salon.refused(added).code(), "till.reason_missing");
}

#[test]
fn a_basket_left_over_a_close_stands_against_the_list_of_the_day_that_pays_it() {
    let salon = TestSalon::open_for_business();
    salon.basket_with("Herrenschnitt", Some("Mehmet"));
    salon.sign_in_as("Sabine");
    let article = salon.article("Herrenschnitt");
    let from = contract::Day::from_ymd(2026, 11, 28).unwrap();
    salon.ask(contract::catalogue::SetPrice { article, price: euros(3_500), from }).unwrap();
    salon.ask(contract::day::StoreCount { sheet: lockbuch_tests::counting::sheet_of("250,00") }).unwrap();
    salon.ask_yes(contract::day::CloseDay, &[contract::Question::UnfinishedBusiness]).unwrap();
    salon.at(from, 8, 30);
    salon.open_day();
    let basket = salon.ask(Baskets).unwrap().remove(0);
    let receipt = salon.pay(&basket.id, &[cash(3_200, None)]);
    let line = &salon.stored(receipt.seq).entry.lines[0];
    assert_eq!((line.list_price, line.unit_price), (euros(3_500), euros(3_200)));
    assert_eq!(line.price_reason.as_deref(), Some("Preis wie vereinbart"));
}

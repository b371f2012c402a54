//! A salon under § 19 UStG sells without showing VAT.

use contract::catalogue::{GroupTone, SaveArticle, SaveGroup};
use contract::day::{CloseDay, OpenDay, StoreCount};
use contract::lists::{List, ShowList, Span};
use contract::procedure::ProcedureDocument;
use contract::settings::{Salon, SaveSalon, ShowSettings};
use contract::small_business::{
    KeyAdvice, SaveSmallBusinessKey, SaveTurnoverElsewhere, ShowSmallBusiness, SmallBusiness,
};
use contract::status::{LampState, ShowStatus};
use contract::storno::CancelReceipt;
use contract::till::{AddLine, Baskets, SetTip, TipFor, TipWish};
use contract::{EntryKind, LineNature, PersonId, Quantity, Question, VatKey};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::simulated_tse::SimulatedDevice;
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::{cash, euros};

#[test]
fn no_vat_is_shown_not_even_on_the_owners_tip() {
    let salon = TestSalon::founded_with(|wish| wish.salon.small_business = true);
    salon.open_day();
    let group = salon.ask(SaveGroup { id: None, name: "Schneiden".into(), tone: GroupTone::Cut }).unwrap().id;
    let cut = SaveArticle {
        id: None,
        name: "Herrenschnitt".into(),
        group,
        nature: LineNature::Service,
        price: euros(3_200),
        vat_key: VatKey::General,
        duration_minutes: None,
        processing_minutes: None,
        gtin: None,
        active: true,
    };
    let (article, owner) = (salon.ask(cut).unwrap().id, PersonId(1));
    let basket = salon
        .ask(AddLine { basket: None, article, quantity: Quantity::ONE, performer: Some(owner) })
        .unwrap();
    let (tip, recipients) = (TipWish::RoundUpTo(euros(3_500)), TipFor::StaffOfLines);
    salon.ask(SetTip { basket: basket.id.clone(), tip, recipients }).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(3_500, None)]);
    assert_eq!(salon.vat_of(receipt.seq), [(6, 3_500, 3_500, 0)]);
    assert!(format!("{:?}", receipt.slip.blocks).contains("Steuerfrei nach § 19 UStG"));
}

/// Changes how the salon is taxed; Sabine does it, and Jana goes on.
fn tax(salon: &TestSalon, small_business: bool) {
    salon.sign_in_as("Sabine");
    let data = salon.ask(ShowSettings).unwrap().salon;
    salon.ask(SaveSalon { salon: Salon { small_business, ..data } }).unwrap();
    salon.sign_in_as("Jana");
}

fn say(salon: &TestSalon, cents: i64, founded_this_year: bool) -> SmallBusiness {
    salon.sign_in_as("Sabine");
    let said = SaveTurnoverElsewhere { this_year: euros(cents), year_before: None, founded_this_year };
    let shown = salon.ask(said).unwrap();
    salon.sign_in_as("Jana");
    shown
}

fn shown(salon: &TestSalon) -> SmallBusiness {
    salon.sign_in_as("Sabine");
    let shown = salon.ask(ShowSmallBusiness).unwrap();
    salon.sign_in_as("Jana");
    shown
}

/// Salon Haarwerk without VAT on a day; its earlier register turned over so much this year.
fn salon_with(turnover_elsewhere: i64, founded_this_year: bool) -> TestSalon {
    let salon = TestSalon::haarwerk();
    tax(&salon, true);
    say(&salon, turnover_elsewhere, founded_this_year);
    salon.open_day();
    salon
}

fn lamp(salon: &TestSalon) -> Option<(LampState, String)> {
    let lamps = salon.ask(ShowStatus).unwrap().lamps;
    lamps.into_iter().find(|lamp| lamp.name == "§ 19 UStG").map(|lamp| (lamp.state, lamp.sentence))
}

#[test]
fn the_limits_are_told_from_nine_tenths_on() {
    let salon = salon_with(2_249_999, false);
    assert_eq!(lamp(&salon), None);
    say(&salon, 2_250_000, false);
    let (state, sentence) = lamp(&salon).unwrap();
    assert_eq!(state, LampState::Mind);
    assert!(sentence.contains("22.500,00 €") && sentence.contains("25.000,00 €"), "{sentence}");
    let shown = say(&salon, 10_000_001, false);
    assert_eq!((shown.limit_now, shown.limit_next_year), (euros(10_000_000), euros(2_500_000)));
    assert_eq!(lamp(&salon), shown.told.map(|told| (LampState::Bad, told)));
}

#[test]
fn the_sale_that_passes_the_limit_is_taxed_on_the_same_day() {
    let salon = salon_with(9_993_600, false);
    salon.sell("Herrenschnitt", Some("Jana"));
    let exactly = salon.sell("Herrenschnitt", Some("Jana"));
    assert_eq!(salon.vat_of(exactly.seq), [(6, 3_200, 3_200, 0)], "100.000 € exactly are allowed");

    let basket = salon.basket_with("Herrenschnitt", Some("Jana"));
    let sale = TestSalon::sale(&basket.id, &[cash(3_200, None)]);
    let asked = salon.refused(sale);
    assert_eq!(asked.question(), Some(Question::SmallBusinessLimit));
    assert!(asked.to_string().contains("100.032,00 €"), "{asked}");

    salon.ask(StoreCount { sheet: sheet_of("314,00") }).unwrap();
    let z = salon.ask_yes(CloseDay, &[Question::UnfinishedBusiness]).unwrap();
    tax(&salon, false);
    let sheet = sheet_of("314,00");
    let opened = salon.opens(OpenDay { sheet, difference_reason: None });
    assert_eq!((z.z_number.get(), opened.day), (331, day(2026, 11, 27)), "the same calendar day");
    let basket = salon.ask(Baskets).unwrap().remove(0);
    let receipt = salon.pay(&basket.id, &[cash(3_200, None)]);
    assert_eq!(salon.vat_of(receipt.seq), [(1, 3_200, 2_689, 511)]);
    assert_eq!(lamp(&salon), None);
}

#[test]
fn a_closed_day_opens_once_more_only_behind_a_change_of_what_closings_state() {
    let salon = TestSalon::open_for_business();
    let opening = OpenDay { sheet: sheet_of("250,00"), difference_reason: None };
    salon.close_day();
    assert_eq!(salon.refused(opening.clone()).code(), "day.already_closed_today");
    tax(&salon, false);
    assert_eq!(salon.refused(opening.clone()).code(), "day.already_closed_today", "nothing has changed");
    tax(&salon, true);
    salon.ask(opening.clone()).unwrap();
    assert_eq!(salon.refused(opening).code(), "day.already_open");
    let z = salon.close_day();
    assert_eq!(z.z_number.get(), 332);
    salon.sign_in_as("Sabine");
    let list = List::DayReport { day: day(2026, 11, 27) };
    let report = format!("{:?}", salon.ask(ShowList { list, rows: 100 }).unwrap().sheet);
    assert!(report.contains("Z-331") && report.contains("Z-332"), "{report}");
}

#[test]
fn who_has_to_cash_without_the_owner_does_and_it_stays_told() {
    let salon = salon_with(10_000_000, false);
    let basket = salon.basket_with("Herrenschnitt", Some("Jana"));
    let sale = TestSalon::sale(&basket.id, &[cash(3_200, None)]);
    let receipt = salon.ask_yes(sale, &[Question::SmallBusinessLimit]).unwrap();
    assert_eq!(salon.vat_of(receipt.seq), [(6, 3_200, 3_200, 0)]);
    assert_eq!(lamp(&salon).unwrap().0, LampState::Bad);
    salon.ask(CancelReceipt { seq: receipt.seq, reason: "falsche Leistung".into() }).unwrap();
    assert_eq!(shown(&salon).this_year, euros(10_000_000), "what was cancelled is no turnover");
}

#[test]
fn in_the_year_of_the_founding_the_lower_limit_counts_at_once() {
    let salon = salon_with(2_497_000, true);
    assert_eq!(shown(&salon).limit_now, euros(2_500_000));
    let basket = salon.basket_with("Herrenschnitt", Some("Jana"));
    let asked = salon.refused(TestSalon::sale(&basket.id, &[cash(3_200, None)]));
    assert_eq!(asked.question(), Some(Question::SmallBusinessLimit));
}

#[test]
fn a_new_year_begins_at_nothing_and_remembers_the_one_before() {
    let salon = salon_with(2_490_000, false);
    salon.sell("Herrenschnitt", Some("Jana"));
    assert_eq!(shown(&salon).this_year, euros(2_493_200), "of this book and elsewhere");
    salon.close_day();
    salon.at(day(2027, 1, 4), 8, 30);
    salon.sign_in_as("Jana");
    let sheet = sheet_of("282,00");
    salon.ask_yes(OpenDay { sheet, difference_reason: None }, &[Question::ClockJump]).unwrap();
    salon.sell("Kinderschnitt", Some("Jana"));
    let shown = shown(&salon);
    assert_eq!((shown.year, shown.this_year), (2027, euros(2_200)));
    assert_eq!(shown.year_before, Some(euros(2_493_200)));
    assert_eq!(shown.told, None);
}

#[test]
fn turnover_that_can_not_be_is_refused() {
    let salon = TestSalon::haarwerk();
    let said = |this_year: i64, year_before: Option<i64>| SaveTurnoverElsewhere {
        this_year: euros(this_year),
        year_before: year_before.map(euros),
        founded_this_year: false,
    };
    assert_eq!(salon.refused(said(-1, None)).code(), "people.bad_setting");
    assert_eq!(salon.refused(said(0, Some(-1))).code(), "people.bad_setting");
    assert_eq!(salon.refused(said(i64::MAX, None)).code(), "people.bad_setting");
    salon.sign_in_as("Jana");
    assert_eq!(salon.refused(said(0, None)).code(), "door.not_allowed");
}

fn advice(key: VatKey, adviser: &str) -> SaveSmallBusinessKey {
    let advice = KeyAdvice { key, adviser: adviser.into(), day: day(2026, 11, 20) };
    SaveSmallBusinessKey { advice: Some(advice) }
}

#[test]
fn the_adviser_may_choose_the_other_key_between_days_and_the_book_tells_who_said_it() {
    let salon = TestSalon::haarwerk();
    tax(&salon, true);
    salon.sign_in_as("Sabine");
    assert_eq!(salon.ask(ShowSmallBusiness).unwrap().key, VatKey::Exempt, "the law's own");
    let told = salon.ask(advice(VatKey::NotTaxable, " Steuerbüro  Petersen ")).unwrap();
    assert_eq!(
        (told.key, told.advice.unwrap().adviser.as_str()),
        (VatKey::NotTaxable, "Steuerbüro Petersen")
    );
    let entry = salon.entry(salon.newest_of(EntryKind::Settings)).details.unwrap();
    assert!(entry.form == "small_business_key/1" && entry.body.contains("2026-11-20"), "{entry:?}");
    let body: serde_json::Value = serde_json::from_str(&entry.body).unwrap();
    assert_eq!(
        (&body["old"], &body["new"]["adviser"]),
        (&serde_json::Value::Null, &"Steuerbüro Petersen".into())
    );

    salon.sign_in_as("Jana");
    salon.open_day();
    let basket = salon.basket_with("Herrenschnitt", Some("Jana"));
    let (tip, recipients) = (TipWish::RoundUpTo(euros(3_500)), TipFor::People(vec![PersonId(1)]));
    salon.ask(SetTip { basket: basket.id.clone(), tip, recipients }).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(3_500, None)]);
    // The owner's tip is turnover like the cut, and stands with it under key 5 …
    assert_eq!(salon.vat_of(receipt.seq), [(5, 3_500, 3_500, 0)]);
    assert!(format!("{:?}", receipt.slip.blocks).contains("Steuerfrei nach § 19 UStG"));
    // … a colleague's is none.
    let other = salon.basket_with("Herrenschnitt", Some("Jana"));
    let tip = TipWish::RoundUpTo(euros(3_400));
    salon.ask(SetTip { basket: other.id.clone(), tip, recipients: TipFor::StaffOfLines }).unwrap();
    salon.pay(&other.id, &[cash(3_400, None)]);
    assert_eq!(shown(&salon).this_year, euros(6_700));
    // The middle of a day is no time for it (DSFinV-K 2.4, no. 3.3).
    salon.sign_in_as("Sabine");
    assert_eq!(salon.refused(advice(VatKey::Exempt, "Steuerbüro Petersen")).code(), "people.day_open");
    salon.sign_in_as("Jana");
    let z = salon.close_day();
    let details = salon.entry(z.seq).details.unwrap();
    let body: serde_json::Value = serde_json::from_str(&details.body).unwrap();
    assert_eq!(body["figures"]["turnover"], 6_700, "turnover is turnover, whatever its key");
    assert_eq!(body["carried"]["grand_total"], 6_700);
    assert_eq!(shown(&salon).this_year, euros(6_700), "now out of the closing");
    salon.sign_in_as("Sabine");
    let list = List::Procedure { document: ProcedureDocument::Procedure, version: None };
    let page = format!("{:?}", salon.ask(ShowList { list, rows: 10_000 }).unwrap().sheet);
    assert!(page.contains("Steuerbüro Petersen, vom 20.11.2026"), "{page}");
    let list = List::Programming { span: Span::Month(day(2026, 11, 1)), area: None, text: String::new() };
    let list = format!("{:?}", salon.ask(ShowList { list, rows: 100 }).unwrap().sheet);
    assert!(list.contains("Auskunft der Steuerberatung"), "{list}");
}

#[test]
fn with_the_other_key_the_tse_signs_the_same_column_and_the_limit_is_met_all_the_same() {
    let device = SimulatedDevice::new();
    let salon = TestSalon::haarwerk().attested_by(device.plugged_in());
    tax(&salon, true);
    salon.sign_in_as("Sabine");
    salon.ask(advice(VatKey::NotTaxable, "Steuerbüro Petersen")).unwrap();
    say(&salon, 9_996_800, false);
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let receipt = salon.sell("Herrenschnitt", Some("Jana"));
    let block = salon.stored(receipt.seq).entry.tse.unwrap();
    assert_eq!(block.process_data.as_deref(), Some("Beleg^0.00_0.00_0.00_0.00_32.00^32.00:Bar"));
    let basket = salon.basket_with("Herrenschnitt", Some("Jana"));
    let asked = salon.refused(TestSalon::sale(&basket.id, &[cash(3_200, None)]));
    assert_eq!(asked.question(), Some(Question::SmallBusinessLimit));
}

#[test]
fn an_adviser_has_a_name_a_day_that_was_and_one_of_two_keys() {
    let salon = TestSalon::haarwerk();
    assert_eq!(salon.refused(advice(VatKey::General, "Steuerbüro Petersen")).code(), "people.bad_setting");
    assert_eq!(salon.refused(advice(VatKey::Exempt, "  ")).code(), "people.bad_setting");
    assert_eq!(salon.refused(advice(VatKey::Exempt, &"x".repeat(101))).code(), "people.bad_setting");
    let mut later = advice(VatKey::Exempt, "Steuerbüro Petersen");
    later.advice.as_mut().unwrap().day = day(2026, 11, 28);
    assert_eq!(salon.refused(later).code(), "people.bad_setting");
    salon.ask(advice(VatKey::NotTaxable, "Steuerbüro Petersen")).unwrap();
    let back = salon.ask(SaveSmallBusinessKey { advice: None }).unwrap();
    assert_eq!((back.key, back.advice), (VatKey::Exempt, None));
    salon.sign_in_as("Jana");
    assert_eq!(salon.refused(SaveSmallBusinessKey { advice: None }).code(), "door.not_allowed");
}

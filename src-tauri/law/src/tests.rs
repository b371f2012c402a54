use proof::{Day, Money, Rate, VatKey};

use crate::{Limit, PROFILES, ReceiptDuty, Status, Turnover, Verdict, at, rate};

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn euros(euros: i64) -> Money {
    Money::euros(euros)
}

#[test]
fn profiles_stand_in_order_and_begin_on_days_that_are() {
    let begins: Vec<Day> = PROFILES.iter().map(|profile| profile.begins()).collect();
    assert!(begins.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(PROFILES.iter().all(|profile| profile.begins().year() == profile.begin.0));
}

#[test]
fn the_day_of_the_service_chooses_the_rate() {
    let rates = |iso| [VatKey::General, VatKey::Reduced].map(|key| rate(key, day(iso)).as_hundredths());
    assert_eq!(rates("2019-05-01"), [1900, 700]);
    assert_eq!(rates("2020-06-30"), [1900, 700]);
    assert_eq!(rates("2020-07-01"), [1600, 500]);
    assert_eq!(rates("2020-12-31"), [1600, 500]);
    assert_eq!(rates("2021-01-01"), [1900, 700]);
    assert_eq!(rates("2026-11-27"), [1900, 700]);
    for key in [VatKey::NotTaxable, VatKey::Exempt] {
        assert_eq!(rate(key, day("2020-08-01")), Rate::NONE);
    }
}

#[test]
fn what_is_planned_stands_there_and_no_day_chooses_it() {
    let planned: Vec<_> = PROFILES.iter().filter(|profile| profile.status == Status::Planned).collect();
    assert_eq!(planned.len(), 1);
    assert_eq!((planned[0].begins(), planned[0].receipt), (day("2028-01-01"), ReceiptDuty::Provide));
    for iso in ["2028-01-01", "2031-06-15"] {
        assert_eq!((at(day(iso)).status, at(day(iso)).receipt), (Status::InForce, ReceiptDuty::HandOut));
    }
}

#[test]
fn periods_and_limits_change_with_their_year() {
    let limits = |iso| {
        let profile = at(day(iso));
        let small = profile.small_business;
        (small.year_before, small.running_year, small.key, profile.retention.vouchers)
    };
    assert_eq!(limits("2024-12-31"), (euros(22_000), euros(50_000), VatKey::NotTaxable, 10));
    assert_eq!(limits("2025-01-01"), (euros(25_000), euros(100_000), VatKey::Exempt, 8));
    assert_eq!(at(day("2026-11-27")).retention.books, 10);
}

#[test]
fn limits_are_told_from_nine_tenths_on() {
    let today = at(day("2026-11-27"));
    let said = |cents: i64, founded_this_year: bool| {
        let this_year = Money::cents(cents);
        today.small_business_verdict(Turnover { this_year, year_before: None, founded_this_year }).unwrap()
    };
    assert_eq!(said(2_249_999, false), Verdict::Far);
    assert_eq!(said(2_250_000, false), Verdict::Near(Limit::NextYear(euros(25_000))));
    assert_eq!(said(2_500_000, false), Verdict::Near(Limit::NextYear(euros(25_000))));
    assert_eq!(said(2_500_001, false), Verdict::Passed(Limit::NextYear(euros(25_000))));
    assert_eq!(said(8_999_999, false), Verdict::Passed(Limit::NextYear(euros(25_000))));
    assert_eq!(said(9_000_000, false), Verdict::Near(Limit::Now(euros(100_000))));
    assert_eq!(said(10_000_001, false), Verdict::Passed(Limit::Now(euros(100_000))));
    assert_eq!(said(2_250_000, true), Verdict::Near(Limit::Now(euros(25_000))));
    assert_eq!(said(2_500_001, true), Verdict::Passed(Limit::Now(euros(25_000))));
    let before = |sum| Turnover { year_before: Some(sum), ..Turnover::default() };
    assert_eq!(today.small_business_verdict(before(euros(25_000))).unwrap(), Verdict::Far);
    let over = before(Money::cents(2_500_001));
    assert_eq!(today.small_business_verdict(over).unwrap(), Verdict::PassedLastYear(euros(25_000)));
}

#[test]
fn the_sale_that_passes_the_limit_is_taxed_itself() {
    let passed = |iso: &str, this_year: i64, sale: i64| {
        let turnover = Turnover { this_year: Money::cents(this_year), ..Turnover::default() };
        at(day(iso)).passed_by(turnover, Money::cents(sale)).unwrap()
    };
    assert_eq!(passed("2026-11-27", 9_997_800, 2_200), None, "100.000 € exactly are allowed");
    assert_eq!(passed("2026-11-27", 9_997_800, 2_201), Some(euros(100_000)));
    assert_eq!(passed("2026-11-27", 10_500_000, 1), Some(euros(100_000)));
    assert_eq!(passed("2026-11-27", 10_500_000, -2_200), None, "what comes back passes nothing");
    assert_eq!(passed("2024-11-27", 5_000_000, 1), None, "then the year stayed as it was");
    let founded = Turnover { this_year: euros(24_990), founded_this_year: true, year_before: None };
    assert_eq!(at(day("2026-11-27")).passed_by(founded, euros(22)).unwrap(), Some(euros(25_000)));
}

#[test]
fn an_adviser_chooses_a_key_only_where_the_law_leaves_it_open() {
    let key = |day: &str, advised| at(self::day(day)).small_business.key_as_advised(advised);
    assert_eq!(key("2026-11-27", None), VatKey::Exempt);
    assert_eq!(key("2026-11-27", Some(VatKey::NotTaxable)), VatKey::NotTaxable);
    assert_eq!(key("2026-11-27", Some(VatKey::General)), VatKey::Exempt);
    assert_eq!(key("2024-12-31", Some(VatKey::Exempt)), VatKey::NotTaxable, "nothing to choose yet");
}

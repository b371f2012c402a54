//! Pictures of figures as the page and the paper get them.

use outlets::reports::{ChartSlot, Measure, bars};

const MONTHS: [(&str, i64, i64); 12] = [
    ("Jan", 1_834_250, 1_702_000),
    ("Feb", 1_712_390, 1_655_480),
    ("Mär", 2_045_700, 1_912_360),
    ("Apr", 1_987_145, 2_061_900),
    ("Mai", 2_164_020, 2_010_770),
    ("Jun", 2_093_880, 1_988_140),
    ("Jul", 1_876_500, 1_902_635),
    ("Aug", 1_544_905, 1_601_220),
    ("Sep", 2_118_660, 2_047_015),
    ("Okt", 2_201_345, 2_093_480),
    ("Nov", 1_298_770, 2_144_905),
    ("Dez", 0, 2_688_310),
];

fn svg(slots: &[ChartSlot], words: &str) -> String {
    bars(slots, Measure::Cents, words.to_owned()).unwrap().unwrap().svg
}

#[test]
fn a_year_beside_the_year_before() {
    let slot =
        |(label, now, before): (&str, i64, i64)| ChartSlot { label: label.into(), now, before: Some(before) };
    insta::assert_snapshot!("bars_year", svg(&MONTHS.map(slot), "Umsatz je Monat, 2026"));
}

/// A day of returns lies below the line; the highest and the lowest say their figure.
#[test]
fn a_month_with_a_day_of_returns() {
    let day = |day: i64| ChartSlot {
        label: day.to_string(),
        now: match day {
            _ if day % 7 < 2 => 0,
            12 => -14_800,
            _ => 62_000 + day * 3_700 % 41_000,
        },
        before: None,
    };
    let slots: Vec<ChartSlot> = (1..=30).map(day).collect();
    insta::assert_snapshot!("bars_month", svg(&slots, "Umsatz je Tag, November 2026"));
}

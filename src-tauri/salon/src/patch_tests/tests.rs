use proof::Day;

use super::allergy::names_ppd;
use super::expiry::{carries_from, expiry};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_test_of_the_second_of_may_expires_on_the_second_of_november() {
    assert_eq!(expiry(day("2026-05-02"), 6), day("2026-11-02"));
    assert_eq!(expiry(day("2026-08-31"), 6), day("2027-02-28"));
    assert_eq!(expiry(day("2026-12-15"), 1), day("2027-01-15"));
    assert_eq!(expiry(day("2024-02-29"), 12), day("2025-02-28"));
}

#[test]
fn the_skin_has_whole_days_to_answer() {
    assert_eq!(carries_from(day("2026-05-02"), 48), day("2026-05-04"));
    assert_eq!(carries_from(day("2026-05-02"), 49), day("2026-05-05"));
    assert_eq!(carries_from(day("2026-05-02"), 0), day("2026-05-02"));
}

#[test]
fn ppd_is_known_by_any_of_its_names() {
    for text in [
        "PPD",
        "p-Phenylendiamin (Kontaktallergie)",
        "Paraphenylendiamin",
        "PTD!",
        "Toluol-2,5-diamin",
        "Haarfärbemittel",
    ] {
        assert!(names_ppd(text), "{text}");
    }
    for text in ["", "Nickel", "Duftstoffe", "Nüsse, Pollen", "Peppdose"] {
        assert!(!names_ppd(text), "{text}");
    }
}

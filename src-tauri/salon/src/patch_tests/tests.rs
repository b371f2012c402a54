use proof::Day;

use super::expiry::expiry;

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

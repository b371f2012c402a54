//! What people read of the values: on paper, on the screen, in the log.

use crate::{CheckDigit, CustomerText, Day, Digest, Moment, Money, MoneyError, Salt};

#[test]
fn the_head_of_the_chain_is_read_in_four_groups_of_four() {
    let digest: Digest = format!("0123456789abcdef{}", "f".repeat(48)).parse().unwrap();
    assert_eq!(digest.for_people(), "0123 4567 89ab cdef");
    assert_eq!(format!("{digest:?}"), digest.to_string());
}

#[test]
fn a_check_digit_is_kept_as_the_number_it_is() {
    for number in [0, 1, 7, 98] {
        assert_eq!(CheckDigit::from_number(number).number(), number);
    }
}

#[test]
fn no_log_shows_a_salt() {
    assert_eq!(format!("{:?}", Salt::from_slice(&[0xab; 32]).unwrap()), "Salt");
}

#[test]
fn each_state_of_the_customers_share_has_a_sentence_of_its_own() {
    let all = [CustomerText::None, CustomerText::Intact, CustomerText::Erased, CustomerText::Changed];
    let mut told: Vec<_> = all.iter().map(|state| state.german()).collect();
    assert!(told.iter().all(|sentence| sentence.ends_with('.')), "{told:?}");
    told.sort_unstable();
    told.dedup();
    assert_eq!(told.len(), all.len());
}

#[test]
fn a_day_is_read_with_its_weekday_and_counted_from() {
    let friday: Day = "2026-11-27".parse().unwrap();
    assert_eq!(friday, Day::from_ymd(2026, 11, 27).unwrap());
    assert!("27.11.2026".parse::<Day>().is_err());
    assert_eq!(friday.german(), "27.11.2026");
    assert_eq!(friday.german_with_weekday(), "Fr 27.11.2026");
    assert_eq!((friday.weekday(), friday.plus_days(3).weekday()), (4, 0));
    assert_eq!(friday.plus_days(4).german_with_weekday(), "Di 01.12.2026");
    assert_eq!(friday.plus_days(-27).to_string(), "2026-10-31");
    assert_eq!(friday.plus_days(i64::MAX), friday);
}

#[test]
fn a_moment_is_read_by_the_salons_clock_and_ordered_by_time() {
    let moment = Moment::new(1_795_764_612_000, 60);
    assert_eq!(moment.german(), "27.11.2026 08:30:12");
    assert!(moment < Moment::new(1_795_764_612_001, 0));
    assert!(moment > Moment::new(1_795_764_612_000, 0), "the offset breaks ties");
}

#[test]
fn an_amount_is_grouped_by_thousands() {
    let shown = |cents| Money::cents(cents).to_string();
    assert_eq!([5, 12_300, 123_456].map(shown), ["0,05", "123,00", "1.234,56"]);
    assert_eq!(shown(-123_456_789), "-1.234.567,89");
}

#[test]
fn amounts_are_multiplied_and_added() {
    assert_eq!(Money::cents(250).times(-3), Ok(Money::cents(-750)));
    assert_eq!(Money::cents(i64::MAX).times(2), Err(MoneyError::OutOfRange));
    let all = [1, 20, 300].map(Money::cents);
    assert_eq!(all.into_iter().sum::<Money>(), Money::cents(321));
}

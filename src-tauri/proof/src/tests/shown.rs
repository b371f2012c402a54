//! What people read of the values: on paper, on the screen, in the log.

use crate::{
    CheckDigit, CustomerText, Day, Digest, Moment, Money, MoneyError, Quantity, Rate, Salt, SigningKey,
};

#[test]
fn the_head_of_the_chain_is_read_in_four_groups_of_four() {
    let digest: Digest = format!("0123456789abcdef{}", "f".repeat(48)).parse().unwrap();
    assert_eq!(digest.for_people(16), "0123 4567 89ab cdef");
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

#[test]
fn a_quantity_shows_no_more_decimals_than_it_has() {
    let shown = |thousandths| Quantity::thousandths(thousandths).to_string();
    assert_eq!([0, 2_000, 12_000, 500, 1_250, 1_005].map(shown), ["0", "2", "12", "0,5", "1,25", "1,005"]);
    assert_eq!([-2_000, -500].map(shown), ["-2", "-0,5"]);
}

#[test]
fn a_quantity_has_a_price_to_the_cent() {
    let price = |thousandths, cents| Quantity::thousandths(thousandths).price(Money::cents(cents));
    assert_eq!(price(3_000, 450), Ok(Money::cents(1_350)));
    assert_eq!(price(1_250, 999), Ok(Money::cents(1_249)));
    assert_eq!(price(500, 1), Ok(Money::cents(1)), "half a cent goes away from zero");
    assert_eq!(price(-500, 1), Ok(Money::cents(-1)));
    assert_eq!(price(i64::MAX, i64::MAX), Err(MoneyError::OutOfRange));
}

#[test]
fn a_rate_is_read_in_per_cent() {
    let shown = |hundredths| Rate::hundredths(hundredths).to_string();
    assert_eq!([0, 1_900, 780, 1_075, 5].map(shown), ["0 %", "19 %", "7,8 %", "10,75 %", "0,05 %"]);
}

#[test]
fn a_key_gives_back_the_bytes_that_it_was_made_of() {
    assert_eq!(SigningKey::from_seed(&[7; 32]).seed(), [7; 32]);
}

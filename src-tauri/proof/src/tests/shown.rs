//! What people read of the values: on paper, on the screen, in the log.

use crate::{CheckDigit, CustomerText, Digest, Salt};

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

//! Pearson's chi-square, exact in decimals, and how rare a value is by the published table. No floats.

use rust_decimal::Decimal;

/// Degrees of freedom with the critical values of chi-square for 50, 20, 10, 5, 1 and 0.1 per cent, in
/// thousandths, as every textbook's table has them.
const TABLE: [(usize, [i64; 6]); 4] = [
    (1, [455, 1_642, 2_706, 3_841, 6_635, 10_828]),
    (5, [4_351, 7_289, 9_236, 11_070, 15_086, 20_515]),
    (8, [7_344, 11_030, 13_362, 15_507, 20_090, 26_124]),
    (9, [8_343, 12_242, 14_684, 16_919, 21_666, 27_877]),
];

const WORDS: [&str; 7] = [
    "in mehr als der Hälfte aller Fälle",
    "in 20 bis 50 % aller Fälle",
    "in 10 bis 20 % aller Fälle",
    "in 5 bis 10 % aller Fälle",
    "in 1 bis 5 % aller Fälle",
    "in 0,1 bis 1 % aller Fälle",
    "in weniger als 0,1 % aller Fälle",
];

/// The sum of squared differences over what was expected; nothing where something has no expectation.
pub fn chi_square(observed: &[u64], expected: &[Decimal]) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for (found, expected) in observed.iter().zip(expected) {
        let difference = Decimal::from(*found).checked_sub(*expected)?;
        sum = sum.checked_add(difference.checked_mul(difference)?.checked_div(*expected)?)?;
    }
    Some(sum)
}

/// How often chance alone gives this value or a greater one, in words.
pub fn rarity(value: Decimal, degrees: usize) -> Option<&'static str> {
    let (_, bounds) = TABLE.iter().find(|(known, _)| *known == degrees)?;
    let passed = bounds.iter().filter(|bound| value >= Decimal::new(**bound, 3)).count();
    WORDS.get(passed).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even(n: u64, kinds: usize) -> Vec<Decimal> {
        vec![Decimal::from(n) / Decimal::from(kinds); kinds]
    }

    /// The example of every encyclopaedia: a die thrown 60 times.
    #[test]
    fn a_die_thrown_sixty_times_has_its_published_value() {
        let value = chi_square(&[5, 8, 9, 8, 10, 20], &even(60, 6)).unwrap();
        assert_eq!(value, Decimal::new(134, 1));
        assert_eq!(rarity(value, 5), Some("in 1 bis 5 % aller Fälle"));
    }

    /// Mendel's peas of 1866, 315 : 101 : 108 : 32 against 9 : 3 : 3 : 1, give 0.470.
    #[test]
    fn mendels_peas_have_their_published_value() {
        let expected = [9, 3, 3, 1].map(|part| Decimal::from(556 * part) / Decimal::from(16));
        let value = chi_square(&[315, 101, 108, 32], &expected).unwrap();
        assert_eq!(value.round_dp(3), Decimal::new(470, 3));
    }

    #[test]
    fn the_table_parts_where_the_textbooks_part() {
        let of = |thousandths| rarity(Decimal::new(thousandths, 3), 9).unwrap();
        assert_eq!(of(0), "in mehr als der Hälfte aller Fälle");
        assert_eq!(of(16_918), "in 5 bis 10 % aller Fälle");
        assert_eq!(of(16_919), "in 1 bis 5 % aller Fälle");
        assert_eq!(of(27_877), "in weniger als 0,1 % aller Fälle");
        assert_eq!(rarity(Decimal::ONE, 7), None);
    }

    #[test]
    fn nothing_can_be_said_where_nothing_is_expected() {
        assert_eq!(chi_square(&[1], &[Decimal::ZERO]), None);
    }
}

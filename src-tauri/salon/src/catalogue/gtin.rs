//! EAN numbers (GTIN-8 and GTIN-13) and their check digit.

/// Whether a text is an EAN of 8 or 13 digits with the right check digit.
pub fn is_gtin(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_digit());
    plain && matches!(text.len(), 8 | 13) && weighted_sum(text).is_multiple_of(10)
}

/// From the right, weights 1 and 3 in turn; the check digit itself makes the sum a multiple of ten.
fn weighted_sum(digits: &str) -> u32 {
    let weighted = digits.bytes().rev().zip([1, 3].into_iter().cycle());
    weighted.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_decides() {
        assert!(is_gtin("4006381333931"));
        assert!(is_gtin("96385074"));
        for bad in ["4006381333932", "4006381339331", "400638133393", "96385075", "", "abcdefgh"] {
            assert!(!is_gtin(bad), "{bad}");
        }
    }
}

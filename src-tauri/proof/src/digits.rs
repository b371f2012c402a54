//! Numbers in decimal, without an allocation.

/// Appends a number in decimal, filled with zeros to a width of up to 20.
pub(crate) fn push_digits(out: &mut String, mut value: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    while value > 0 {
        start -= 1;
        digits[start] = b'0' + u8::try_from(value % 10).unwrap_or_default();
        value /= 10;
    }
    start = start.min(digits.len().saturating_sub(width.max(1)));
    out.extend(digits[start..].iter().map(|digit| char::from(*digit)));
}

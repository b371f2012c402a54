//! What every check is made of: its result and the spelling of its figures.

use contract::sheet::{Chart, Column, Table};

/// One thing that is looked at.
pub struct SelfCheckItem {
    pub title: &'static str,
    /// How many were looked at.
    pub n: i64,
    pub expected: String,
    pub found: String,
    /// Why anybody looks at this, in plain words.
    pub why: String,
    pub chart: Option<Chart>,
    pub table: Option<Table>,
}

/// Columns by name and width.
pub fn columns(names: &[(&str, u16)]) -> Vec<Column> {
    names.iter().map(|(name, width)| Column::new(name, *width)).collect()
}

/// `12,5 %` of a whole; a dash of nothing.
pub fn share(part: i64, whole: i64) -> String {
    match tenths(part, whole) {
        Some(tenths) => format!("{},{} %", tenths / 10, tenths % 10),
        None => "–".to_owned(),
    }
}

/// Tenths of a per cent, rounded half up.
fn tenths(part: i64, whole: i64) -> Option<i64> {
    let doubled = part.checked_mul(2_000)?.checked_add(whole)?;
    doubled.checked_div(whole.checked_mul(2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_a_tenth() {
        assert_eq!(share(1, 3), "33,3 %");
        assert_eq!(share(2, 3), "66,7 %");
        assert_eq!(share(0, 5), "0,0 %");
        assert_eq!(share(5, 5), "100,0 %");
        assert_eq!(share(0, 0), "–");
    }
}

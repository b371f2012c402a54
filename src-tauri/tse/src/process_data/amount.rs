//! Amounts as annex I writes them: a point, as many decimals as demanded, a minus in front.

/// The text is no such amount.
#[derive(Debug)]
pub struct NotAnAmount(pub String);

/// Cents with exactly two decimals: `-0.50`.
pub fn written(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let whole = cents.unsigned_abs();
    format!("{sign}{}.{:02}", whole / 100, whole % 100)
}

/// The cents of exactly that form.
pub fn read(text: &str) -> Result<i64, NotAnAmount> {
    let wrong = || NotAnAmount(text.to_owned());
    let digits: String = text.chars().filter(|letter| *letter != '.').collect();
    let cents: i64 = digits.parse().map_err(|_| wrong())?;
    if written(cents) == text { Ok(cents) } else { Err(wrong()) }
}

/// Thousandths with no more decimals than needed: `1.5`.
pub fn quantity(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let whole = thousandths.unsigned_abs();
    let decimals = format!("{:03}", whole % 1_000);
    match decimals.trim_end_matches('0') {
        "" => format!("{sign}{}", whole / 1_000),
        decimals => format!("{sign}{}.{decimals}", whole / 1_000),
    }
}

/// The thousandths of exactly that form.
pub fn read_quantity(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 3 {
        return None;
    }
    let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
    (quantity(thousandths) == text).then_some(thousandths)
}

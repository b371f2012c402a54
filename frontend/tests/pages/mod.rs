//! Each page as it first stands in the window, and what holds for all of them.

mod banking;
mod calendar;
mod closing;
mod contrast;
mod customers;
mod first_sight;
mod lists;
mod planning;
mod receipt_check;
mod styles;
mod today;

/// Whether a page shows these words, each behind the one before.
fn assert_in_order(html: &str, words: &[&str]) {
    let mut rest = html;
    for word in words {
        let at = rest.find(word).unwrap_or_else(|| panic!("„{word}“ is missing or too early in:\n{html}"));
        rest = &rest[at + word.len()..];
    }
}

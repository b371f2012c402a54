//! Text that a person typed, as far as it may be signed.

/// Text in one line: line breaks and other control characters become blanks, because a line break parts the lines of an
/// order and no text needs one. Everything else stays as it is, emoji and length included: what is signed is what was
/// recorded.
pub fn free_text(text: &str) -> String {
    text.chars().map(|letter| if is_break(letter) { ' ' } else { letter }).collect()
}

fn is_break(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

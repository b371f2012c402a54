//! Text that nobody but the archive says, so that it cannot pass for a sentence of the check.

/// The longest that is shown.
const LONGEST: usize = 80;

/// Text of the archive for a sentence: on one line, without signs that move a terminal or turn the reading round.
pub fn claimed(text: &str) -> String {
    let shown = text.chars().take(LONGEST).map(|letter| if is_plain(letter) { letter } else { '\u{fffd}' });
    let rest = text.chars().nth(LONGEST).map(|_| '…');
    shown.chain(rest).collect()
}

fn is_plain(letter: char) -> bool {
    let turns = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    !(letter.is_control() || turns || matches!(letter, '„' | '“' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::claimed;

    #[test]
    fn a_claim_stays_a_claim() {
        assert_eq!(claimed("November 2026"), "November 2026");
        assert_eq!(claimed("Mai\nEcht\u{1b}[2J\u{202e}“"), "Mai\u{fffd}Echt\u{fffd}[2J\u{fffd}\u{fffd}");
        assert_eq!(claimed(&"x".repeat(81)), format!("{}…", "x".repeat(80)));
    }
}

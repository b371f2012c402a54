//! Lines of letters of one width: broken between words, centred, two texts beside each other.

/// Breaks a text into lines of at most `width` letters: between words, after the hyphens inside them
/// (Waschen-Schneiden-Föhnen), and a longer part where the line ends.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in words(paragraph) {
            let mut gap = if line.is_empty() { "" } else { " " };
            for part in parts(&word) {
                if count(&line) + gap.len() + count(part) > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    gap = "";
                }
                line.push_str(gap);
                gap = "";
                for letter in part.chars() {
                    if count(&line) == width {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push(letter);
                }
            }
        }
        lines.push(line);
    }
    lines
}

/// Like [`wrap`], with lines of about the same length and no lonely last word.
pub fn balanced(text: &str, width: usize) -> Vec<String> {
    let lines = wrap(text, width);
    let narrowest = widest_part(text).max(1);
    (narrowest..width)
        .map(|less| wrap(text, less))
        .find(|closer| closer.len() == lines.len())
        .unwrap_or(lines)
}

/// Letters that the widest unbreakable part of a text takes.
pub fn widest_part(text: &str) -> usize {
    text.split('\n')
        .flat_map(words)
        .flat_map(|word| parts(&word).into_iter().map(count).max())
        .max()
        .unwrap_or(0)
}

/// The words of a line; signs stay with their numbers: `19 %`, `5 €`, `§ 146a`.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(last) if matches!(word, "%" | "€" | "EUR") || last == "§" => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// A word in the parts that a line may end with: after hyphens between letters, never in `-0,50`.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, None::<char>);
    let mut letters = word.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let after = letters.peek().map(|(_, after)| *after);
        let between = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
        if letter == '-' && between {
            parts.extend(word.get(start..=place));
            start = place + 1;
        }
        before = Some(letter);
    }
    parts.extend(word.get(start..));
    parts
}

/// Puts one text at the left and one at the right edge.
pub fn beside(left: &str, right: &str, width: usize) -> String {
    let gap = width.saturating_sub(count(left) + count(right));
    if right.is_empty() { left.to_owned() } else { format!("{left}{}{right}", " ".repeat(gap)) }
}

/// Puts a text at the right edge.
pub fn flush_right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(count(text))))
}

/// Puts a line in the middle.
pub fn centre(line: &str, width: usize) -> String {
    if line.is_empty() {
        return String::new();
    }
    format!("{}{line}", " ".repeat(width.saturating_sub(count(line)) / 2))
}

pub fn count(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn breaks_between_words() {
        assert_eq!(wrap("Waschen, Schneiden, Föhnen", 18), ["Waschen,", "Schneiden, Föhnen"]);
    }

    #[test]
    fn breaks_a_word_that_is_longer_than_the_line() {
        assert_eq!(wrap("Tiefenreinigungsshampoo", 10), ["Tiefenrein", "igungssham", "poo"]);
    }

    #[test]
    fn breaks_after_hyphens_but_not_inside_amounts() {
        assert_eq!(wrap("1 x Waschen-Schneiden-Föhnen", 16), ["1 x Waschen-", "Schneiden-Föhnen"]);
        assert_eq!(wrap("Rest -12,90", 9), ["Rest", "-12,90"]);
    }

    #[test]
    fn balanced_lines_leave_no_word_alone() {
        assert_eq!(balanced("Danke! Bis zum nächsten Besuch.", 26), ["Danke! Bis zum", "nächsten Besuch."]);
    }

    #[test]
    fn a_sign_stays_with_its_number() {
        assert_eq!(wrap("Nachlass 10 % nach § 19 UStG", 11), ["Nachlass", "10 % nach", "§ 19 UStG"]);
    }

    #[test]
    fn keeps_breaks_that_were_typed() {
        assert_eq!(wrap("Danke!\n\nBis bald", 20), ["Danke!", "", "Bis bald"]);
    }

    proptest! {
        #[test]
        fn loses_no_letter_and_fits(text in "[a-zäöüß €\n]{0,120}", width in 1_usize..60) {
            let lines = wrap(&text, width);
            prop_assert!(lines.iter().all(|line| count(line) <= width));
            let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}

//! How near two spellings are: edits (a letter more, less, other, or two swapped) and sound (Kölner Phonetik).

use rphonetic::{Cologne, Encoder};

/// Longer words are compared by their beginning.
const LETTERS_MAX: usize = 31;
/// A sound of fewer digits says too little.
const SOUND_DIGITS_MIN: usize = 2;
const SOUND_DIGITS_MAX: usize = 15;

/// How many edits it takes from what was typed to the nearest beginning of a word, if no more than so many: it
/// looks no farther, for most words are far away.
pub fn near_beginning(typed: &str, word: &str, most: usize) -> Option<usize> {
    let typed = &typed.as_bytes()[..typed.len().min(LETTERS_MAX)];
    // A longer beginning is farther away by each of its letters.
    let word = &word.as_bytes()[..word.len().min(LETTERS_MAX).min(typed.len() + most)];
    let mut before = [0_u8; LETTERS_MAX + 1];
    let mut last = [0_u8; LETTERS_MAX + 1];
    for (cell, edits) in last.iter_mut().zip(0_u8..) {
        *cell = edits;
    }
    let mut nearest = typed.len();
    let mut lowest_before = 0;
    for (i, letter) in word.iter().enumerate() {
        let mut row = [0_u8; LETTERS_MAX + 1];
        row[0] = last[0] + 1;
        let mut lowest = row[0];
        for (j, own) in typed.iter().enumerate() {
            let other = last[j] + u8::from(own != letter);
            let mut best = other.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && word[i - 1] == *own && typed[j - 1] == *letter {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
            lowest = lowest.min(best);
        }
        nearest = nearest.min(usize::from(row[typed.len()]));
        // Two swapped letters look back over one row.
        if usize::from(lowest.min(lowest_before)) > most {
            break;
        }
        (before, last, lowest_before) = (last, row, lowest);
    }
    (nearest <= most).then_some(nearest)
}

/// Which letters and digits a word has, as bits: a word that lacks more of what was typed than edits are
/// allowed need not be compared.
pub fn signature(word: &str) -> u64 {
    word.bytes().fold(0, |bits, byte| {
        bits | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            // All other scripts share the bits above.
            other => 1 << (36 + other % 28),
        }
    })
}

/// How many edits are forgiven in a word of so many letters.
pub const fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4 | 5 => 1,
        _ => 2,
    }
}

/// The sound of a folded word in Kölner Phonetik; 0 if it says too little.
pub fn sound(word: &str) -> u64 {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return 0;
    }
    let code = Cologne.encode(word);
    if code.len() < SOUND_DIGITS_MIN || code.len() > SOUND_DIGITS_MAX {
        return 0;
    }
    // A leading 1 keeps leading zeros apart.
    format!("1{code}").parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many edits it takes from what was typed to a word, and to the nearest beginning of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Edits {
        whole: usize,
        beginning: usize,
    }

    /// Edits between folded words, byte by byte: for folded German these are letters.
    fn edits(typed: &str, word: &str) -> Edits {
        let cut = |text: &str| text.len().min(LETTERS_MAX);
        let typed = &typed.as_bytes()[..cut(typed)];
        let word = &word.as_bytes()[..cut(word)];
        let mut table = [[0_usize; LETTERS_MAX + 1]; LETTERS_MAX + 1];
        for (at, cell) in table[0].iter_mut().enumerate() {
            *cell = at;
        }
        let mut beginning = typed.len();
        for (i, letter) in word.iter().enumerate() {
            table[i + 1][0] = i + 1;
            for (j, own) in typed.iter().enumerate() {
                let other = table[i][j] + usize::from(own != letter);
                let mut best = other.min(table[i][j + 1] + 1).min(table[i + 1][j] + 1);
                if i > 0 && j > 0 && word[i - 1] == *own && typed[j - 1] == *letter {
                    best = best.min(table[i - 1][j - 1] + 1);
                }
                table[i + 1][j + 1] = best;
            }
            beginning = beginning.min(table[i + 1][typed.len()]);
        }
        Edits { whole: table[word.len()][typed.len()], beginning }
    }

    #[test]
    fn each_slip_of_the_finger_is_one_edit() {
        for (typed, word, whole, beginning) in [
            ("lindner", "lindner", 0, 0),
            ("linder", "lindner", 1, 1),
            ("lindnerr", "lindner", 1, 1),
            ("lindmer", "lindner", 1, 1),
            ("lidnner", "lindner", 1, 1),
            ("katahr", "katharina", 4, 1),
            ("xyz", "", 3, 3),
        ] {
            assert_eq!(edits(typed, word), Edits { whole, beginning }, "{typed} {word}");
        }
        assert_eq!(edits("", "").whole, 0);
        assert_eq!(edits(&"a".repeat(200), &"a".repeat(200)).whole, 0);
    }

    #[test]
    fn the_quick_way_to_a_beginning_says_the_same() {
        let words =
            ["lindner", "linder", "katharina", "kat", "mueller", "a", "", "schmidtke", "lidnner", "xx"];
        for typed in ["lindner", "linder", "katahr", "ab", "schmdit", "x", "muller"] {
            for word in words {
                let whole = edits(typed, word).beginning;
                for most in 0..4 {
                    let quick = near_beginning(typed, word, most);
                    assert_eq!(quick, (whole <= most).then_some(whole), "{typed} {word} {most}");
                }
            }
        }
    }

    #[test]
    fn names_that_sound_the_same_have_one_sound() {
        for pair in [["meier", "mayr"], ["schmidt", "schmitt"], ["philipp", "filip"], ["tim", "thym"]] {
            assert_eq!(sound(pair[0]), sound(pair[1]), "{pair:?}");
            assert_ne!(sound(pair[0]), 0, "{pair:?}");
        }
        assert_ne!(sound("meier"), sound("muller"));
        assert_eq!([sound("a"), sound("0421"), sound("مريم")], [0; 3]);
    }

    #[test]
    fn a_signature_misses_no_word_within_reach() {
        let missing = |typed: &str, word: &str| (signature(typed) & !signature(word)).count_ones();
        assert_eq!(missing("lindner", "lidner"), 0);
        assert_eq!(missing("lindmer", "lindner"), 1);
        assert!(missing("müller", "meier") > 0);
    }
}

//! From what was typed to who was meant.
//!
//! Each word that was typed grades the words of the index: the same, its beginning, somewhere inside; and if
//! that finds too few, the same sound or few edits away. Who has all words is a hit; the sum of the grades is the
//! order.

use std::collections::BinaryHeap;

use book::fold::{fold, phone_digits};

use super::index::Index;
use super::spelling::{forgiven, near_beginning, signature, sound};

/// With fewer hits than this, near spellings are looked for as well.
const ENOUGH: usize = 8;
/// Words of a search beyond these say nothing new.
const WORDS_MAX: usize = 8;

const SAME: u8 = 0;
const BEGINS: u8 = 1;
const INSIDE: u8 = 3;
const ONE_EDIT: u8 = 5;
const SOUNDS: u8 = 6;
const TWO_EDITS: u8 = 8;
/// More than any grade.
const NOT: u8 = u8::MAX;

/// A word as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedWord {
    Word(String),
    /// Folded pieces between `%` and `_`: what was typed stands for a whole word.
    Pattern(Vec<WordPiece>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordPiece {
    Text(String),
    /// `%`: any letters, also none.
    Any,
    /// `_`: one letter.
    One,
}

/// The words of a search; a phone number is one word, however it is grouped.
pub fn typed(text: &str) -> Vec<TypedWord> {
    let text = text.trim();
    if text.chars().all(|c| c.is_ascii_digit() || " +-/()".contains(c)) {
        let digits = phone_digits(text);
        return if digits.is_empty() { Vec::new() } else { vec![TypedWord::Word(digits)] };
    }
    let mut words = Vec::new();
    for part in text.split_whitespace() {
        if part.contains(['%', '_']) {
            words.extend(pattern(part));
        } else {
            let folded = fold(part);
            words.extend(
                folded.split(' ').filter(|word| !word.is_empty()).map(|word| TypedWord::Word(word.into())),
            );
        }
    }
    words.truncate(WORDS_MAX);
    words
}

fn pattern(part: &str) -> Option<TypedWord> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let end = |pieces: &mut Vec<WordPiece>, text: &mut String| {
        let folded = fold(text).replace(' ', "");
        text.clear();
        if !folded.is_empty() {
            pieces.push(WordPiece::Text(folded));
        }
    };
    for letter in part.chars() {
        match letter {
            '%' | '_' => {
                end(&mut pieces, &mut text);
                pieces.push(if letter == '%' { WordPiece::Any } else { WordPiece::One });
            }
            other => text.push(other),
        }
    }
    end(&mut pieces, &mut text);
    // Without a letter it would be everyone.
    pieces.iter().any(|piece| matches!(piece, WordPiece::Text(_))).then_some(TypedWord::Pattern(pieces))
}

fn fits(pieces: &[WordPiece], word: &str) -> bool {
    match pieces.split_first() {
        None => word.is_empty(),
        Some((WordPiece::Text(text), rest)) => {
            word.strip_prefix(text.as_str()).is_some_and(|word| fits(rest, word))
        }
        Some((WordPiece::One, rest)) => {
            let mut letters = word.chars();
            letters.next().is_some() && fits(rest, letters.as_str())
        }
        Some((WordPiece::Any, rest)) => {
            word.char_indices().any(|(at, _)| fits(rest, &word[at..])) || fits(rest, "")
        }
    }
}

impl Index {
    /// The best hits, best first; those behind `skip` of them for the next page.
    pub fn seek(&self, text: &str, limit: usize) -> Vec<i64> {
        let words = typed(text);
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut grades: Vec<Vec<(u32, u8)>> = words.iter().map(|word| self.as_typed(word)).collect();
        let hits = self.best(&grades, limit);
        if hits.len() >= ENOUGH.min(limit) {
            return hits;
        }
        for (word, found) in words.iter().zip(&mut grades) {
            if let TypedWord::Word(word) = word {
                self.near(word, found);
            }
        }
        self.best(&grades, limit)
    }

    /// Words that are, begin with or hold what was typed.
    fn as_typed(&self, typed: &TypedWord) -> Vec<(u32, u8)> {
        let word = match typed {
            TypedWord::Word(word) => word,
            TypedWord::Pattern(pieces) => return self.as_pattern(pieces),
        };
        let grade = |(number, at): (u32, usize)| {
            let length = self.words.get(number as usize).map_or(0, |word| self.text(word).len());
            let grade = match at {
                0 if length == word.len() => SAME,
                0 => BEGINS,
                _ => INSIDE,
            };
            (number, grade)
        };
        let found = self.holding(word).into_iter().map(grade);
        // One letter inside a word would be nearly everyone.
        found.filter(|(_, grade)| word.chars().count() > 1 || *grade < INSIDE).collect()
    }

    fn as_pattern(&self, pieces: &[WordPiece]) -> Vec<(u32, u8)> {
        let text = |piece: &WordPiece| match piece {
            WordPiece::Text(text) => Some(text.clone()),
            _ => None,
        };
        let longest = pieces.iter().filter_map(text).max_by_key(String::len).unwrap_or_default();
        let whole = |(number, _): &(u32, usize)| {
            self.words.get(*number as usize).is_some_and(|word| fits(pieces, self.text(word)))
        };
        self.holding(&longest).into_iter().filter(whole).map(|(number, _)| (number, BEGINS)).collect()
    }

    /// Adds words that sound like what was typed or are few edits away.
    fn near(&self, typed: &str, found: &mut Vec<(u32, u8)>) {
        let forgiven = forgiven(typed.len());
        if forgiven == 0 || typed.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let (bits, own_sound) = (signature(typed), sound(typed));
        for (number, (other, sound)) in self.signatures.iter().zip(&self.sounds).enumerate() {
            let may_be_near = (bits & !other).count_ones() as usize <= forgiven;
            let sounds = own_sound != 0 && *sound == own_sound;
            if !(may_be_near || sounds) {
                continue;
            }
            let Some(word) = self.words.get(number).filter(|word| !word.people.is_empty()) else { continue };
            let text = self.text(word);
            let may_be_near = may_be_near && text.len() + forgiven >= typed.len();
            let edits = may_be_near.then(|| near_beginning(typed, text, forgiven)).flatten();
            let grade = match edits {
                Some(0 | 1) => ONE_EDIT,
                _ if sounds => SOUNDS,
                Some(_) => TWO_EDITS,
                None => continue,
            };
            found.push((u32::try_from(number).unwrap_or(u32::MAX), grade));
        }
    }

    /// Who has a word for each word that was typed.
    fn best(&self, grades: &[Vec<(u32, u8)>], limit: usize) -> Vec<i64> {
        let mut sums = vec![0_u8; self.people.len()];
        let mut best = vec![NOT; self.people.len()];
        for found in grades {
            best.fill(NOT);
            for (number, grade) in found {
                let people = self.words.get(*number as usize).map(|word| word.people.as_slice());
                for place in people.unwrap_or_default() {
                    if let Some(best) = best.get_mut(*place as usize) {
                        *best = (*best).min(*grade);
                    }
                }
            }
            for (sum, best) in sums.iter_mut().zip(&best) {
                *sum = sum.saturating_add(*best);
            }
        }
        let mut heap: BinaryHeap<(u8, &str, usize)> = BinaryHeap::with_capacity(limit + 1);
        for (place, sum) in sums.iter().enumerate().filter(|(_, sum)| **sum != NOT) {
            let folded = || self.people.get(place).map_or("", |person| &*person.folded);
            // Who has only an area code in common with what was typed is one of many thousand: most are passed over by
            // the grade alone.
            let is_behind = |(grade, name, at): &(u8, &str, usize)| {
                grade.cmp(sum).then_with(|| (*name, *at).cmp(&(folded(), place))).is_le()
            };
            if heap.peek().filter(|_| heap.len() >= limit).is_some_and(is_behind) {
                continue;
            }
            heap.push((*sum, folded(), place));
            if heap.len() > limit {
                heap.pop();
            }
        }
        let hits = heap.into_sorted_vec();
        hits.into_iter().filter_map(|(.., place)| self.people.get(place)).map(|person| person.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stand_for_whole_words() {
        let fit = |text: &str, word: &str| match typed(text).as_slice() {
            [TypedWord::Pattern(pieces)] => fits(pieces, word),
            other => panic!("{other:?}"),
        };
        assert!(fit("M_ller", "muller") && fit("sch%dt", "schmidt") && fit("%mann", "hoffmann"));
        assert!(fit("Ü%", "uzgur") && fit("a%", "a"));
        assert!(!fit("M_ller", "mller") && !fit("sch%dt", "schmid") && !fit("%mann", "mannfred"));
        assert_eq!(typed("% _"), []);
    }

    #[test]
    fn a_number_is_one_word() {
        assert_eq!(typed("+49 421 / 12-34"), [TypedWord::Word("04211234".into())]);
        assert_eq!(
            typed("Lindner 0421"),
            [TypedWord::Word("lindner".into()), TypedWord::Word("0421".into())]
        );
        assert_eq!(typed(" - "), []);
    }
}

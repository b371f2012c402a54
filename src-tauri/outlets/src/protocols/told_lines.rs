//! What entries say, folded for a search: telling ten thousand of them takes longer than the next letter of the word that
//! someone types.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use proof::Seq;

/// Entries beyond this are not kept; a line takes some 300 bytes.
const KEPT: usize = 30_000;

/// The lines of the stretch of the book that was searched last. Entries never change, nor do the names of then.
#[derive(Default)]
pub struct ToldLines(Mutex<Stretch>);

impl ToldLines {
    /// The lines of a stretch, as far as they are told; those of any other go.
    pub fn of(&self, part: (Seq, Seq)) -> MutexGuard<'_, Stretch> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.part != Some(part) || kept.lines.len() > KEPT {
            *kept = Stretch { part: Some(part), lines: HashMap::new() };
        }
        kept
    }
}

/// Lines of one stretch.
#[derive(Default)]
pub struct Stretch {
    part: Option<(Seq, Seq)>,
    lines: HashMap<Seq, Box<str>>,
}

impl Stretch {
    pub fn knows(&self, seq: Seq) -> bool {
        self.lines.contains_key(&seq)
    }

    pub fn tell(&mut self, seq: Seq, folded: String) {
        self.lines.insert(seq, folded.into_boxed_str());
    }

    /// Whether all words stand in an entry's line.
    pub fn has(&self, seq: Seq, words: &[String]) -> bool {
        self.lines.get(&seq).is_some_and(|line| words.iter().all(|word| line.contains(word.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JULY: (Seq, Seq) = (Seq::new(1), Seq::new(9));
    const AUGUST: (Seq, Seq) = (Seq::new(10), Seq::new(19));

    #[test]
    fn a_line_is_told_once_for_its_stretch() {
        let told = ToldLines::default();
        told.of(JULY).tell(Seq::new(3), "verkauf lea becker".to_owned());
        assert!(told.of(JULY).knows(Seq::new(3)));
        assert!(told.of(JULY).has(Seq::new(3), &["lea".to_owned(), "verk".to_owned()]));
        assert!(!told.of(JULY).has(Seq::new(3), &["lea".to_owned(), "storno".to_owned()]));
    }

    #[test]
    fn another_stretch_begins_anew() {
        let told = ToldLines::default();
        told.of(JULY).tell(Seq::new(3), "verkauf".to_owned());
        assert!(!told.of(AUGUST).knows(Seq::new(3)));
        assert!(!told.of(JULY).knows(Seq::new(3)), "only the last one is kept");
    }

    #[test]
    fn more_lines_than_memory_is_given_for_do_not_stay() {
        let told = ToldLines::default();
        {
            let mut lines = told.of(JULY);
            (0..=KEPT as u64).for_each(|seq| lines.tell(Seq::new(seq), String::new()));
        }
        assert!(!told.of(JULY).knows(Seq::new(3)));
    }
}

//! The words of all customers in memory, so that a search looks at words and not at rows.
//!
//! It is derived from the store and follows it by [`store::changed_since`]: a look asks for the newest change,
//! which costs microseconds, and reads only what it does not know yet.

use std::sync::{PoisonError, RwLock};

use book::fault::Outcome;
use rusqlite::Connection;

use super::numbers::{Numbers, hash_of, hash_of_id};
use super::spelling::{signature, sound};
use super::store::{self, ChangeMark, Spoken};

/// A word that someone's name, number or mail holds.
pub struct Word {
    /// Where it begins in [`Index::letters`].
    start: u32,
    length: u32,
    /// Places in [`Index::people`].
    pub people: Vec<u32>,
}

/// Someone who can be found.
pub struct Person {
    pub id: i64,
    /// Name as the search sees it: the order of hits that are equally good.
    pub folded: Box<str>,
    words: Vec<u32>,
}

/// All words and who they belong to.
#[derive(Default)]
pub struct Index {
    mark: ChangeMark,
    /// Every word with a line end behind it.
    letters: String,
    pub words: Vec<Word>,
    /// Of each word, side by side: most are passed over by these two numbers alone.
    pub signatures: Vec<u64>,
    pub sounds: Vec<u64>,
    by_text: Numbers,
    pub people: Vec<Person>,
    by_id: Numbers,
}

/// The index of a desk.
#[derive(Default)]
pub struct CustomerIndex(RwLock<Index>);

impl CustomerIndex {
    /// Looks into the index as the store is now.
    pub fn with<T>(&self, conn: &Connection, look: impl FnOnce(&Index) -> T) -> Outcome<T> {
        let mark = store::mark(conn)?;
        {
            let index = self.0.read().unwrap_or_else(PoisonError::into_inner);
            // A connection that stands at an earlier moment than the index finds the newer words; no harm.
            if index.mark.holds(mark) {
                return Ok(look(&index));
            }
        }
        let mut index = self.0.write().unwrap_or_else(PoisonError::into_inner);
        index.follow(conn, mark)?;
        Ok(look(&index))
    }
}

impl Index {
    /// The index of a store as this connection sees it.
    pub fn load(conn: &Connection) -> Outcome<Self> {
        let mut index = Self::default();
        index.follow(conn, store::mark(conn)?)?;
        Ok(index)
    }

    fn follow(&mut self, conn: &Connection, mark: ChangeMark) -> Outcome<()> {
        let known = self.mark;
        store::changed_since(conn, known, |spoken| self.take(&spoken))?;
        self.mark = known.later(mark);
        Ok(())
    }

    fn take(&mut self, spoken: &Spoken<'_>) {
        self.learn(spoken.id, &spoken.folded, spoken.words());
    }

    /// Learns the words of someone, in place of those that it knew; of a word that nobody has any more nothing is kept.
    /// `folded` is the name as the search sees it.
    pub fn learn<'a>(&mut self, id: i64, folded: &str, words: impl Iterator<Item = &'a str>) {
        let place = self.place(id);
        let old = self.people.get_mut(place as usize).map(|person| std::mem::take(&mut person.words));
        let old = old.unwrap_or_default();
        for word in &old {
            if let Some(word) = self.words.get_mut(*word as usize) {
                word.people.retain(|other| *other != place);
            }
        }
        let words = words.filter(|word| !word.is_empty());
        let mut words: Vec<u32> = words.map(|word| self.word(word)).collect();
        words.sort_unstable();
        words.dedup();
        for word in &words {
            if let Some(word) = self.words.get_mut(*word as usize) {
                word.people.push(place);
            }
        }
        if let Some(person) = self.people.get_mut(place as usize) {
            person.folded = folded.into();
            person.words = words;
        }
        old.into_iter().for_each(|word| self.forget_unless_used(word));
    }

    /// Leaves blanks where a word stood that nobody has any more: who was erased is in no memory either (Art. 17 DSGVO). Its
    /// number is not given again.
    fn forget_unless_used(&mut self, number: u32) {
        let at = number as usize;
        let Some(word) = self.words.get(at).filter(|word| word.people.is_empty()) else { return };
        let (start, end) = (word.start as usize, word.start as usize + word.length as usize);
        let Some(text) = self.letters.get(start..end) else { return };
        self.by_text.forget(hash_of(text), number);
        self.letters.replace_range(start..end, &" ".repeat(end - start));
        self.signatures.get_mut(at).into_iter().for_each(|signature| *signature = 0);
        self.sounds.get_mut(at).into_iter().for_each(|sound| *sound = 0);
    }

    fn place(&mut self, id: i64) -> u32 {
        let is_it = |place: u32| self.people.get(place as usize).is_some_and(|person| person.id == id);
        if let Some(place) = self.by_id.find(hash_of_id(id), is_it) {
            return place;
        }
        let place = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        self.people.push(Person { id, folded: Box::default(), words: Vec::new() });
        self.by_id.keep(hash_of_id(id), place);
        place
    }

    fn word(&mut self, text: &str) -> u32 {
        let hash = hash_of(text);
        if let Some(word) = self.by_text.find(hash, |word| self.is(word, text)) {
            return word;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let (start, length) = (at(self.letters.len()), at(text.len()));
        self.letters.push_str(text);
        self.letters.push('\n');
        self.words.push(Word { start, length, people: Vec::new() });
        self.signatures.push(signature(text));
        self.sounds.push(sound(text));
        self.by_text.keep(hash, number);
        number
    }

    /// Whether a word is this text.
    fn is(&self, word: u32, text: &str) -> bool {
        self.words.get(word as usize).is_some_and(|word| self.text(word) == text)
    }

    /// The text of a word.
    pub fn text(&self, word: &Word) -> &str {
        let (start, length) = (word.start as usize, word.length as usize);
        self.letters.get(start..start + length).unwrap_or_default()
    }

    /// Who has exactly this word.
    pub fn having(&self, text: &str) -> impl Iterator<Item = i64> + '_ {
        let word = self.by_text.find(hash_of(text), |word| self.is(word, text));
        let word = word.and_then(|word| self.words.get(word as usize));
        let people = word.into_iter().flat_map(|word| &word.people);
        people.filter_map(|place| self.people.get(*place as usize)).map(|person| person.id)
    }

    /// Whether a text stands anywhere in this memory.
    #[cfg(test)]
    pub fn remembers(&self, text: &str) -> bool {
        let people = self.people.iter().any(|person| person.folded.contains(text));
        people || self.letters.contains(text) || self.having(text).next().is_some()
    }

    /// All words that hold a text, each once, with the place of the text in the word.
    pub fn holding(&self, text: &str) -> Vec<(u32, usize)> {
        let mut found: Vec<(u32, usize)> = Vec::new();
        let mut number = 0;
        for at in memchr::memmem::find_iter(self.letters.as_bytes(), text.as_bytes()) {
            number = self.word_at(at, number);
            let start = self.words.get(number).map_or(0, |word| word.start as usize);
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            if found.last().is_none_or(|(last, _)| *last != number) {
                found.push((number, at - start));
            }
        }
        found
    }

    /// The word in which a place of the letters lies. It is no earlier than one that is known and, as places are asked for in
    /// their order, seldom far behind it: the look goes on by steps that double.
    fn word_at(&self, place: usize, known: usize) -> usize {
        let begins = |number: usize| self.words.get(number).is_some_and(|word| word.start as usize <= place);
        let (mut low, mut step) = (known, 1);
        while begins(low + step) {
            (low, step) = (low + step, step * 2);
        }
        let behind = self.words.get(low..self.words.len().min(low + step)).unwrap_or_default();
        (low + behind.partition_point(|word| word.start as usize <= place)).saturating_sub(1)
    }
}

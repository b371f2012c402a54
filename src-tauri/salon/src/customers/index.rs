//! The words of all customers in memory, so that a search looks at words and not at rows.
//!
//! It is derived from the store and follows it by [`store::changed_since`]: a look asks for the newest change,
//! which costs microseconds, and reads only what it does not know yet.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use book::fault::Outcome;
use rusqlite::Connection;

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
    by_text: HashMap<Box<str>, u32>,
    pub people: Vec<Person>,
    by_id: HashMap<i64, u32>,
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

    fn take(&mut self, spoken: &Spoken) {
        self.learn(spoken.id, &spoken.folded, spoken.words());
    }

    /// Learns the words of someone, in place of those that it knew. `folded` is the name as the search sees it.
    pub fn learn<'a>(&mut self, id: i64, folded: &str, words: impl Iterator<Item = &'a str>) {
        let place = self.place(id);
        let old = self.people.get_mut(place as usize).map(|person| std::mem::take(&mut person.words));
        for word in old.unwrap_or_default() {
            if let Some(word) = self.words.get_mut(word as usize) {
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
    }

    fn place(&mut self, id: i64) -> u32 {
        if let Some(place) = self.by_id.get(&id) {
            return *place;
        }
        let place = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        self.people.push(Person { id, folded: Box::default(), words: Vec::new() });
        self.by_id.insert(id, place);
        place
    }

    fn word(&mut self, text: &str) -> u32 {
        if let Some(word) = self.by_text.get(text) {
            return *word;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let (start, length) = (at(self.letters.len()), at(text.len()));
        self.letters.push_str(text);
        self.letters.push('\n');
        self.words.push(Word { start, length, people: Vec::new() });
        self.signatures.push(signature(text));
        self.sounds.push(sound(text));
        self.by_text.insert(text.into(), number);
        number
    }

    /// The text of a word.
    pub fn text(&self, word: &Word) -> &str {
        let (start, length) = (word.start as usize, word.length as usize);
        self.letters.get(start..start + length).unwrap_or_default()
    }

    /// Who has exactly this word.
    pub fn having(&self, text: &str) -> impl Iterator<Item = i64> + '_ {
        let word = self.by_text.get(text).and_then(|word| self.words.get(*word as usize));
        let people = word.into_iter().flat_map(|word| &word.people);
        people.filter_map(|place| self.people.get(*place as usize)).map(|person| person.id)
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

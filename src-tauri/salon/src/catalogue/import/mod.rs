//! A price list from a CSV file: all rows or none. Reading runs on the caller's thread, storing on the writer's.

mod cells;
mod file;
mod row;
mod storing;

use contract::catalogue::{BadRow, SaveArticle};

pub use file::read;
pub use storing::{look, store};

/// Bad rows that are shown at most; the first ones tell what is wrong.
const BAD_ROWS_SHOWN: usize = 500;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleSheet {
    pub rows: Vec<ArticleRow>,
    pub bad: Vec<BadRow>,
    /// SHA-256 of the file's bytes, hex.
    pub sha256: String,
}

/// A good row: the article as wished, and its group by name.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleRow {
    /// Line in the file; the header is line 1.
    pub line: u32,
    pub group: String,
    /// Its group's id is not known yet.
    pub article: SaveArticle,
}

impl ArticleSheet {
    /// Rows of the file, good and bad.
    pub fn count(&self) -> u32 {
        u32::try_from(self.rows.len() + self.bad.len()).unwrap_or(u32::MAX)
    }

    /// Notes that a row can't be taken.
    pub fn refuse(&mut self, line: u32, text: &str, reason: impl Into<String>) {
        let text = text.chars().take(120).collect();
        self.bad.push(BadRow { line, text, reason: reason.into() });
    }

    /// The bad rows that are shown.
    pub fn shown(&self) -> Vec<BadRow> {
        self.bad.iter().take(BAD_ROWS_SHOWN).cloned().collect()
    }
}

#[cfg(test)]
mod tests;

//! Words that a part of the page wants together.

/// What is said around a list that things are chosen from.
pub struct ListWords {
    pub title: &'static str,
    pub new: &'static str,
    /// Stands below the title; empty if the title says all.
    pub how: &'static str,
    pub head: &'static [(&'static str, bool)],
    /// How the list fills.
    pub empty: &'static str,
    /// What to do while nothing is chosen.
    pub choose: &'static str,
}

/// What a form says that adds something new or saves what is there.
pub struct FormWords {
    /// Its title, for something new.
    pub new: &'static str,
    pub add: &'static str,
    pub save: &'static str,
}

/// What an import says of itself.
pub struct ImportWords {
    pub button: &'static str,
    pub title: &'static str,
    pub how: &'static str,
    pub file: &'static str,
    /// Endings of the files, as in HTML.
    pub accept: &'static str,
    pub take: &'static str,
    /// Head of the table of rows: line, row, what is with it.
    pub head: &'static [(&'static str, bool)],
}

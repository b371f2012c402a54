//! Entries that keep a time stamp (FORMAT.md, section 8a).

use proof::{Entry, EntryKind};

const FORM: &str = "time_stamp/1";

/// An entry that keeps a token.
#[derive(Clone, Debug)]
pub struct StampEntry {
    /// Its place.
    pub seq: u64,
    /// Its details.
    pub(crate) body: String,
}

impl StampEntry {
    /// Of an entry that is one.
    pub fn of(entry: &Entry) -> Option<Self> {
        let details = entry.details.as_ref()?;
        let is_one = entry.head.kind == EntryKind::Insight && details.form == FORM;
        is_one.then(|| Self { seq: entry.head.seq.get(), body: details.body.clone() })
    }
}

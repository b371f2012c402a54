//! An entry that tells of rows.

use proof::{Day, Moment};
use serde_json::Value;

use crate::ledger::ToldHead;

/// An entry that tells of rows, with its details taken apart.
#[derive(Clone, Debug)]
pub struct ToldEntry {
    /// `article` of `article/2`.
    pub family: String,
    pub version: u32,
    pub body: Value,
    /// The name of who wrote it.
    pub by: String,
    /// When; absent where the clock was behind and the entry took the time of the one before.
    pub at: Option<Moment>,
    /// Its day.
    pub day: Day,
}

impl ToldEntry {
    /// `None` where the details can't be read: the verification of the chain names them.
    pub(super) fn of(form: &str, body: &str, head: &ToldHead) -> Option<Self> {
        let (family, version) = form.rsplit_once('/')?;
        let person: Value = serde_json::from_str(&head.person).ok()?;
        Some(Self {
            family: family.to_owned(),
            version: version.parse().ok()?,
            body: serde_json::from_str(body).ok()?,
            by: person["name"].as_str()?.to_owned(),
            at: (!head.clock_adjusted).then_some(head.ended),
            day: head.ended.day(),
        })
    }

    /// The day from which something new holds: the entry says it, or it is its own day.
    pub fn from(&self) -> String {
        self.body["from"].as_str().map_or_else(|| self.day.to_string(), str::to_owned)
    }
}

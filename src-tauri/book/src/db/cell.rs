//! Values as columns hold them, and what names a row, for tables that are read and written whole.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Cell {
    Empty,
    Whole(i64),
    Text(String),
}

/// Values by column.
pub type Fields = BTreeMap<&'static str, Cell>;

impl Cell {
    /// A member of an entry's details as a column holds it: truth as 0 or 1, what is no single value as its JSON.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::Bool(yes) => Self::Whole(i64::from(*yes)),
            Value::Number(number) => {
                number.as_i64().map_or_else(|| Self::Text(number.to_string()), Self::Whole)
            }
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(_) | Value::Object(_) => Self::Text(in_order(value).to_string()),
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Empty | Self::Whole(_) => None,
        }
    }
}

/// JSON with the members of each object in the order of their names.
pub fn in_order(value: &Value) -> Value {
    match value {
        Value::Array(all) => Value::Array(all.iter().map(in_order).collect()),
        Value::Object(members) => {
            let sorted: BTreeMap<&String, &Value> = members.iter().collect();
            Value::Object(sorted.into_iter().map(|(name, value)| (name.clone(), in_order(value))).collect())
        }
        single => single.clone(),
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<bool> for Cell {
    fn from(yes: bool) -> Self {
        Self::Whole(i64::from(yes))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// What names a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowKey {
    pub values: Vec<Cell>,
    /// Which of the rows with these values, from 0.
    pub nth: usize,
}

impl RowKey {
    /// The only row of its value.
    pub fn only(value: impl Into<Cell>) -> Self {
        Self { values: vec![value.into()], nth: 0 }
    }
}

/// A table as it is read and written whole.
#[derive(Clone, Copy, Debug)]
pub struct PlainTable {
    pub name: &'static str,
    /// The columns by which a row is known.
    pub key: &'static [&'static str],
    /// Where several rows share a key: the column that counts them.
    pub nth_by: Option<&'static str>,
    /// The other columns that matter.
    pub columns: &'static [&'static str],
}

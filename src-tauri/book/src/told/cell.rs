//! Out of an entry into columns.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::db::cell::{Cell, Fields, in_order};

/// The members of an object that columns hold, by pairs of member and column; what it does not say is left out.
pub fn fields(object: &Value, columns: &[(&str, &'static str)]) -> Fields {
    let field = |(member, column): &(&str, &'static str)| Some((*column, Cell::of(object.get(*member)?)));
    columns.iter().filter_map(field).collect()
}

/// JSON in one spelling, whoever wrote it; what is none stays as it is.
pub fn canonical(cell: Cell) -> Cell {
    match &cell {
        Cell::Text(text) => match serde_json::from_str::<Value>(text) {
            Ok(value) => Cell::Text(in_order(&value).to_string()),
            Err(_) => cell,
        },
        Cell::Empty | Cell::Whole(_) => cell,
    }
}

/// What the book keeps of a secret: its SHA-256, 64 hex digits. A PIN's hash holds 16 random bytes, so that nobody finds
/// the PIN from it.
pub fn sealed(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_one_spelling() {
        let of = |text: &str| canonical(Cell::from(text));
        assert_eq!(of(r#"{"b": 1,"a":[ true]}"#), of(r#"{"a":[true],"b":1}"#));
        assert_ne!(of(r#"{"a":1}"#), of(r#"{"a":2}"#));
        assert_eq!(of("{half"), Cell::from("{half"));
    }
}

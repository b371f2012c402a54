//! The owner's lists: protocols, reports, checks. Each becomes a [`Sheet`].

use serde::{Deserialize, Serialize};

pub use crate::list::List;
use crate::sheet::{Sheet, SheetFormat};
pub use crate::span::Span;

/// A page of a list: rows are counted over all tables of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowList {
    pub list: List,
    /// At most so many rows.
    pub rows: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPage {
    pub sheet: Sheet,
    /// Rows that were left out.
    pub more: u32,
}

/// A list as a file, recorded as an export with the file's hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFile {
    pub list: List,
    pub format: SheetFormat,
}

//! The owner's lists: protocols, reports, checks. Each becomes a [`Sheet`].

use serde::{Deserialize, Serialize};

pub use crate::list::List;
use crate::sheet::{Sheet, SheetFormat};
pub use crate::span::Span;

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! lists_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowList: Owner may read [] => ListPage, "Listen und Berichte ansehen";
            ListFile: Owner may door [Roll] => Document, "Listen und Berichte ausgeben";
        ] $($further)* }
    };
}

/// A page of a list: rows are counted over all tables of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowList {
    /// Which list.
    pub list: List,
    /// At most so many rows, the first ones; sections without a table are all there.
    pub rows: u32,
}

/// What [`ShowList`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPage {
    /// The list, cut to the rows that were asked for.
    pub sheet: Sheet,
    /// Rows that were left out.
    pub more: u32,
}

/// A list as a file, recorded as an export with the file's hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFile {
    /// Which list; whole, whatever was shown.
    pub list: List,
    /// PDF for people, CSV for machines.
    pub format: SheetFormat,
}

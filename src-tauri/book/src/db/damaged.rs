//! A row that can't be read: where it lies, and how a list goes on without it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::ffi::CStr;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::types::{Type, ValueRef};
use rusqlite::{Error, ErrorCode, Row};

use crate::fault::{Outcome, Trouble};

/// A value that this program can't make sense of.
#[derive(Debug)]
pub enum Unreadable {
    Missing,
    Unknown(&'static str, String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the value is missing"),
            Self::Unknown(what, value) => write!(f, "{value:?} is no {what}"),
        }
    }
}

impl StdError for Unreadable {}

/// Where a value lies that can't be read, and what is wrong with it.
#[derive(Debug)]
pub struct DamagedRow {
    pub table: String,
    /// The row's primary key, as `seq=12 number=1`.
    pub key: String,
    pub column: String,
    cause: Error,
}

impl fmt::Display for DamagedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "table {}, row {}, column {}", self.table, self.key, self.column)
    }
}

impl StdError for DamagedRow {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            // Its own words say no more than the column's number.
            Error::FromSqlConversionFailure(_, _, cause) => Some(cause.as_ref()),
            cause => Some(cause),
        }
    }
}

impl DamagedRow {
    /// What SQLite knows of a column of this row.
    pub(super) fn of(row: &Row<'_>, column: usize, cause: Error) -> Self {
        let origins = Origin::all(row);
        let here = origins.get(column);
        let table = here.and_then(|here| here.table.clone());
        let name = here.map_or_else(String::new, |here| here.column.clone());
        let keys: Vec<&Origin> = origins.iter().filter(|origin| origin.key.is_some()).collect();
        let own = keys.iter().filter(|key| key.table == table).count();
        let shown = keys.iter().filter(|key| own == 0 || key.table == table).map(|key| key.shown(own == 0));
        let key = shown.collect::<Vec<_>>().join(" ");
        // What was computed stands in no table: the row's own is the next best.
        let table = table.or_else(|| keys.first().and_then(|key| key.table.clone()));
        Self { table: table.unwrap_or_else(|| "?".to_owned()), key, column: name, cause }
    }

    /// A value that must be there and is not.
    pub fn missing(table: &str, key: String, column: &str) -> Self {
        let cause = Error::FromSqlConversionFailure(0, Type::Null, Box::new(Unreadable::Missing));
        Self { table: table.to_owned(), key, column: column.to_owned(), cause }
    }

    /// A value that was read and makes no sense.
    pub fn unreadable(
        table: &str,
        key: String,
        column: &str,
        cause: impl StdError + Send + Sync + 'static,
    ) -> Self {
        let cause = Error::FromSqlConversionFailure(0, Type::Text, Box::new(cause));
        Self { table: table.to_owned(), key, column: column.to_owned(), cause }
    }

    /// The damaged row behind a fault, if that is what it is.
    pub fn behind(trouble: &Trouble) -> Option<&Self> {
        StdError::source(trouble).and_then(<dyn StdError>::downcast_ref)
    }
}

/// Whether something that is stored can't be read: a value, or the pages of the file.
pub fn is_damage(trouble: &Trouble) -> bool {
    DamagedRow::behind(trouble).is_some() || file_error_behind(trouble).is_some()
}

/// The error of the file behind a fault, if that is what it is.
pub fn file_error_behind(trouble: &Trouble) -> Option<&Error> {
    let error: Option<&Error> = StdError::source(trouble).and_then(<dyn StdError>::downcast_ref);
    error.filter(|error| is_of_the_file(error))
}

/// Pages that can't be read, or indexes that say other than their tables.
fn is_of_the_file(error: &Error) -> bool {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
    let unique = [SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE];
    error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt)
        || error.sqlite_error().is_some_and(|error| unique.contains(&error.extended_code))
}

/// Where a column of a result comes from.
struct Origin {
    table: Option<String>,
    column: String,
    /// Its value, if it belongs to its table's primary key.
    key: Option<String>,
}

impl Origin {
    fn all(row: &Row<'_>) -> Vec<Self> {
        (0..row.as_ref().column_count()).map(|column| Self::of(row, column)).collect()
    }

    fn of(row: &Row<'_>, column: usize) -> Self {
        let owned = |name: &CStr| name.to_string_lossy().into_owned();
        match row.as_ref().column_metadata(column) {
            Ok(Some((_, table, name, _, _, _, is_key, _))) => Self {
                table: Some(owned(table)),
                column: owned(name),
                key: is_key.then(|| row.get_ref(column).map_or_else(|_| "?".to_owned(), shown)),
            },
            _ => {
                let name =
                    row.as_ref().column_name(column).map_or_else(|_| column.to_string(), str::to_owned);
                Self { table: None, column: name.chars().take(60).collect(), key: None }
            }
        }
    }

    fn shown(&self, with_table: bool) -> String {
        let (key, table) = (self.key.as_deref().unwrap_or("?"), self.table.as_deref().unwrap_or("?"));
        if with_table { format!("{table}.{}={key}", self.column) } else { format!("{}={key}", self.column) }
    }
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => hex::encode(bytes),
    }
}

/// The damaged rows that the pages of a desk have met: each is logged once, and the state strip tells of them.
#[derive(Default)]
pub struct Damages(Mutex<BTreeSet<String>>);

thread_local! {
    /// Where a look on this thread notes what it leaves out.
    static NOTED: RefCell<Option<Arc<Damages>>> = const { RefCell::new(None) };
}

impl Damages {
    /// Looks into the store; what is left out meanwhile is noted here.
    pub(super) fn while_looking<T>(self: &Arc<Self>, look: impl FnOnce() -> T) -> T {
        let before = NOTED.replace(Some(Arc::clone(self)));
        let answer = look();
        NOTED.set(before);
        answer
    }

    /// Forgets all of them; a page that meets one again notes it anew.
    pub(super) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Whether it is new.
    fn note(&self, row: &DamagedRow) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(row.to_string())
    }
}

/// Which damaged rows the pages of this desk have left out so far; none outside a look.
pub fn left_out() -> Vec<String> {
    let all = |damages: &Arc<Damages>| {
        let places = damages.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.iter().cloned().collect()
    };
    NOTED.with_borrow(|noted| noted.as_ref().map_or_else(Vec::new, all))
}

/// For lists that are shown row by row: a damaged row is logged and left out, and the list goes on. Never for what is
/// summed, and never for what the law wants whole.
///
/// # Errors
/// All trouble but a damaged row.
pub fn unless_damaged<T>(read: Outcome<T>) -> Outcome<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(trouble) => match DamagedRow::behind(&trouble) {
            Some(row) => {
                let noted = NOTED.with_borrow(|noted| noted.as_ref().map(|damages| damages.note(row)));
                if noted != Some(false) {
                    tracing::error!(%trouble, "a damaged row is left out of a page");
                }
                Ok(None)
            }
            None => Err(trouble),
        },
    }
}

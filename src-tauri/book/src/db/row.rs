//! Rows of the store, read strictly: what can't be read is a fault that names table, row and column, never a default.
//!
//! A store asks by [`Query`] and takes a row apart by `row.get` and the readers below. Only when one of them fails is
//! SQLite asked where the column comes from, so that reading costs nothing more.

use std::error::Error as StdError;
use std::ops::ControlFlow;

use proof::{Day, Digest, Format, Moment, Money, PartDigest, Salt, Signature, VatKey, unpack_digests};
use rusqlite::types::{Type, ValueRef};
use rusqlite::{Error, Params, Result, Row, Statement};
use serde::de::DeserializeOwned;

use super::damaged::{DamagedRow, Unreadable, unless_damaged};
use super::spelling::Spelled;
use crate::fault::{Outcome, Trouble};

/// Questions to the store.
pub trait Query {
    /// All rows.
    ///
    /// # Errors
    /// A row that can't be read is a fault with its place.
    fn all<T>(&mut self, values: impl Params, read: impl FnMut(&Row<'_>) -> Result<T>) -> Outcome<Vec<T>>;

    /// The rows that can be read, without the damaged ones ([`unless_damaged`]).
    fn readable<T>(
        &mut self,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Outcome<Vec<T>>;

    /// The first row that can be read: for what waits in line, so that a damaged row holds up nothing behind it.
    fn first_readable<T>(
        &mut self,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Outcome<Option<T>>;

    /// The first row, if there is one.
    fn first<T>(
        &mut self,
        values: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Outcome<Option<T>>;

    /// The one row that there always is, as of a count or a sum.
    fn one<T>(&mut self, values: impl Params, read: impl FnOnce(&Row<'_>) -> Result<T>) -> Outcome<T>;

    /// Reads rows one by one and hands each on until one breaks off, so that a long list need not be held.
    fn each<T>(
        &mut self,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<T>,
        visit: impl FnMut(T) -> Outcome<ControlFlow<()>>,
    ) -> Outcome<()>;

    /// Reads rows one by one, with text that is only borrowed, until one breaks off.
    fn scan(
        &mut self,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<ControlFlow<()>>,
    ) -> Outcome<()>;
}

impl Query for Statement<'_> {
    #[track_caller]
    fn all<T>(
        &mut self,
        values: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Outcome<Vec<T>> {
        let mut rows = self.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read_at(row, &mut read)?);
        }
        Ok(all)
    }

    #[track_caller]
    fn readable<T>(
        &mut self,
        values: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Outcome<Vec<T>> {
        let mut rows = self.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.extend(unless_damaged(read_at(row, &mut read))?);
        }
        Ok(found)
    }

    #[track_caller]
    fn first_readable<T>(
        &mut self,
        values: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Outcome<Option<T>> {
        let mut rows = self.query(values)?;
        while let Some(row) = rows.next()? {
            if let Some(value) = unless_damaged(read_at(row, &mut read))? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    #[track_caller]
    fn first<T>(
        &mut self,
        values: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Outcome<Option<T>> {
        let mut rows = self.query(values)?;
        match rows.next()? {
            None => Ok(None),
            Some(row) => read_at(row, read).map(Some),
        }
    }

    #[track_caller]
    fn one<T>(&mut self, values: impl Params, read: impl FnOnce(&Row<'_>) -> Result<T>) -> Outcome<T> {
        match self.first(values, read)? {
            Some(value) => Ok(value),
            None => Err(Error::QueryReturnedNoRows.into()),
        }
    }

    #[track_caller]
    fn each<T>(
        &mut self,
        values: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
        mut visit: impl FnMut(T) -> Outcome<ControlFlow<()>>,
    ) -> Outcome<()> {
        let mut rows = self.query(values)?;
        while let Some(row) = rows.next()? {
            if visit(read_at(row, &mut read)?)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    #[track_caller]
    fn scan(
        &mut self,
        values: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<ControlFlow<()>>,
    ) -> Outcome<()> {
        let mut rows = self.query(values)?;
        while let Some(row) = rows.next()? {
            if read_at(row, &mut read)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

#[track_caller]
fn read_at<T>(row: &Row<'_>, read: impl FnOnce(&Row<'_>) -> Result<T>) -> Outcome<T> {
    match read(row) {
        Ok(value) => Ok(value),
        Err(error) => Err(located(row, error)),
    }
}

/// The fault of a value that can't be read, with table, row and column; other trouble as it is.
#[cold]
#[track_caller]
fn located(row: &Row<'_>, error: Error) -> Trouble {
    match column_of(&error) {
        Some(column) => Trouble::caused("store", DamagedRow::of(row, column, error)),
        None => error.into(),
    }
}

const fn column_of(error: &Error) -> Option<usize> {
    match error {
        Error::FromSqlConversionFailure(column, ..)
        | Error::IntegralValueOutOfRange(column, _)
        | Error::InvalidColumnType(column, ..)
        | Error::Utf8Error(column, _) => Some(*column),
        _ => None,
    }
}

#[cold]
fn unknown(column: usize, what: &'static str, value: &str) -> Error {
    let value = value.chars().take(40).collect();
    unreadable(column, Unreadable::Unknown(what, value))
}

/// The error of a column whose value was read and makes no sense.
#[cold]
pub fn unreadable(column: usize, error: impl StdError + Send + Sync + 'static) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
}

/// Text that is borrowed from the row.
pub fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str> {
    let value = row.get_ref(column)?;
    value.as_str().map_err(|error| match value {
        ValueRef::Null => unreadable(column, Unreadable::Missing),
        _ => unreadable(column, error),
    })
}

/// Bytes that are borrowed from the row.
pub fn blob<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a [u8]> {
    row.get_ref(column)?.as_blob().map_err(|error| unreadable(column, error))
}

/// A reader of a column that may be empty.
pub fn optional<T>(
    row: &Row<'_>,
    column: usize,
    read: impl FnOnce(&Row<'_>, usize) -> Result<T>,
) -> Result<Option<T>> {
    if row.get_ref(column)? == ValueRef::Null { Ok(None) } else { read(row, column).map(Some) }
}

/// A value of a closed list.
pub fn spelled<T: Spelled>(row: &Row<'_>, column: usize) -> Result<T> {
    let text = text(row, column)?;
    T::from_spelling(text).ok_or_else(|| unknown(column, T::NAME, text))
}

/// A calendar day.
pub fn day(row: &Row<'_>, column: usize) -> Result<Day> {
    let text = text(row, column)?;
    text.parse().map_err(|_| unknown(column, "day", text))
}

/// A moment out of two columns: milliseconds and offset.
pub fn moment(row: &Row<'_>, column: usize) -> Result<Moment> {
    Ok(Moment::new(row.get(column)?, row.get(column + 1)?))
}

/// Money out of cents.
pub fn money(row: &Row<'_>, column: usize) -> Result<Money> {
    row.get(column).map(Money::cents)
}

/// The salt of a customer's commitment.
pub fn salt(row: &Row<'_>, column: usize) -> Result<Salt> {
    Salt::from_slice(blob(row, column)?).map_err(|error| unreadable(column, error))
}

/// A VAT key out of its number.
pub fn vat_key(row: &Row<'_>, column: usize) -> Result<VatKey> {
    let number = row.get(column)?;
    VatKey::from_number(number).ok_or_else(|| unknown(column, "VAT key", &number.to_string()))
}

/// The version of the canonical form out of its number.
pub fn format(row: &Row<'_>, column: usize) -> Result<Format> {
    let number = row.get(column)?;
    Format::from_number(number).ok_or_else(|| unknown(column, "format", &number.to_string()))
}

/// A digest.
pub fn digest(row: &Row<'_>, column: usize) -> Result<Digest> {
    Digest::from_slice(blob(row, column)?).map_err(|error| unreadable(column, error))
}

/// The digests of an entry's parts.
pub fn digests(row: &Row<'_>, column: usize) -> Result<Vec<PartDigest>> {
    let mut digests = Vec::with_capacity(12);
    unpack_digests(blob(row, column)?, &mut digests)
        .ok_or_else(|| unknown(column, "list of digests", "…"))?;
    Ok(digests)
}

/// A signature.
pub fn signature(row: &Row<'_>, column: usize) -> Result<Signature> {
    Signature::from_slice(blob(row, column)?).map_err(|error| unreadable(column, error))
}

/// A value that is kept as JSON.
pub fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T> {
    serde_json::from_str(text(row, column)?).map_err(|error| unreadable(column, error))
}

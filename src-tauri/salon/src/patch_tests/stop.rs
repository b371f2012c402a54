//! What stands against a service of a customer on a day, for the rows of the menu.

use book::fault::Outcome;
use contract::patch_tests::{CheckPatchTest, PatchWarning, PatchWarnings};
use proof::Day;
use rusqlite::Connection;

use super::skin_file::SkinFile;

/// What stands against services of a customer on a day; what was let pass that day is told with who did it.
///
/// # Errors
/// Refused if there is no such customer.
pub fn warnings(conn: &Connection, wish: &PatchWarnings) -> Outcome<Vec<PatchWarning>> {
    SkinFile::of_customer(conn, wish.customer)?.warnings(&wish.articles, wish.on)
}

/// Goes on if nothing stands against a service of a customer today.
///
/// # Errors
/// As [`SkinFile::may_begin`].
pub fn check(conn: &Connection, wish: &CheckPatchTest, today: Day) -> Outcome<()> {
    SkinFile::of_customer(conn, wish.customer)?.may_begin(&[wish.article], today)
}

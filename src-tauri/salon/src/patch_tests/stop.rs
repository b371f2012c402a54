//! What stands against a service of a customer on a day.

use book::fault::Outcome;
use contract::patch_tests::{PatchTest, PatchTrouble, PatchWarning, ProductLine, TestResult};
use contract::refusal::CustomerRefusal;
use contract::{ArticleId, CustomerId};
use proof::Day;
use rusqlite::Connection;

use super::store;
use crate::customers;

/// What stands against services of a customer on a day; what was let pass that day is told with who did it.
///
/// # Errors
/// Refused if there is no such customer.
pub fn warnings(
    conn: &Connection,
    customer: CustomerId,
    articles: &[ArticleId],
    on: Day,
) -> Outcome<Vec<PatchWarning>> {
    let card = customers::present(conn, customer)?;
    let family = customers::family(conn, card.id)?;
    let mut found = Vec::new();
    for line in store::lines(conn)? {
        if articles.iter().any(|article| line.articles.contains(article)) {
            found.extend(warning(conn, &family, &line, on)?);
        }
    }
    Ok(found)
}

/// What stands against a product line.
pub fn warning(
    conn: &Connection,
    family: &[CustomerId],
    line: &ProductLine,
    on: Day,
) -> Outcome<Option<PatchWarning>> {
    let tests = store::tests_of(conn, family)?;
    let own: Vec<PatchTest> = tests.into_iter().filter(|test| test.line == line.id).collect();
    let Some(why) = trouble(&own, on) else { return Ok(None) };
    let sentence = match why {
        PatchTrouble::Missing => format!("Verträglichkeitstest für {} fehlt", line.name),
        PatchTrouble::Expired(day) => {
            format!("Verträglichkeitstest für {} abgelaufen am {}", line.name, day.german())
        }
        PatchTrouble::Reaction(day) => format!("Reaktion auf {} am {}", line.name, day.german()),
    };
    let released = store::release_on(conn, family, line.id, on)?;
    let released = released.map(|release| format!("{}: {}", release.by, release.reason));
    Ok(Some(PatchWarning { line: line.id, line_name: line.name.clone(), why, sentence, released }))
}

/// A reaction always stands; else the newest test that was made by then decides.
fn trouble(tests: &[PatchTest], on: Day) -> Option<PatchTrouble> {
    let done = || tests.iter().filter(|test| test.tested <= on);
    if let Some(test) =
        done().filter(|test| test.result == TestResult::Reaction).max_by_key(|test| test.tested)
    {
        return Some(PatchTrouble::Reaction(test.tested));
    }
    match done().filter_map(|test| test.expires).max() {
        None => Some(PatchTrouble::Missing),
        Some(expires) if expires <= on => Some(PatchTrouble::Expired(expires)),
        Some(_) => None,
    }
}

/// Goes on if nothing stands against a service of a customer on a day.
///
/// # Errors
/// [`CustomerRefusal::PatchTestStops`] with what stands against it.
pub fn may_begin(conn: &Connection, customer: CustomerId, article: ArticleId, on: Day) -> Outcome<()> {
    let found = warnings(conn, customer, &[article], on)?;
    match found.into_iter().find(|warning| warning.released.is_none()) {
        Some(warning) => Err(CustomerRefusal::PatchTestStops { sentence: warning.sentence }.into()),
        None => Ok(()),
    }
}

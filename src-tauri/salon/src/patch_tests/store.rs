//! SQL of product lines, patch tests and what was let pass.

use book::db::row::{self, Query};
use book::db::signed::SignedColumn;
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::patch_tests::{
    PatchTest, ProductLine, RecordPatchTest, SaveProductLine, SetLineCare, TestCorrection, TestResult,
};
use contract::{AppointmentId, ArticleId, CustomerId, LineId, Moment, PatchTestId};
use proof::Day;
use rusqlite::{Connection, Row, params};

use super::expiry::expiry;

/// Who wrote them.
pub const SIGNED: [SignedColumn; 4] = [
    SignedColumn {
        table: "patch_test",
        column: "by_name",
        at: ("at_ms", "at_offset"),
        german: "Verträglichkeitstest",
    },
    SignedColumn {
        table: "patch_test",
        column: "corrected_by",
        at: ("corrected_ms", "corrected_offset"),
        german: "Verträglichkeitstest berichtigt",
    },
    SignedColumn {
        table: "patch_release",
        column: "by_name",
        at: ("at_ms", "at_offset"),
        german: "Freigabe",
    },
    SignedColumn {
        table: "appointment_release",
        column: "by_name",
        at: ("at_ms", "at_offset"),
        german: "Freigabe an einem Termin",
    },
];

/// Something that was let pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    pub article: ArticleId,
    pub line: LineId,
    pub on: Day,
    /// What stood against it.
    pub sentence: String,
    pub reason: String,
    pub at: Moment,
    pub by: String,
    /// Last day on which it is kept, for the owner alone; absent while the consent stands.
    pub locked: Option<Day>,
}

/// All product lines by name, each with its services.
pub fn lines(conn: &Connection) -> Outcome<Vec<ProductLine>> {
    let mut statement = conn.prepare_cached(
        "select id, name, validity_months, waiting_hours, free_of_ppd from product_line order by name_key",
    )?;
    let mut lines = statement.all([], |row| {
        let (id, name, validity_months) = (LineId(row.get(0)?), row.get(1)?, row.get(2)?);
        let (waiting_hours, free_of_ppd) = (row.get(3)?, row.get(4)?);
        Ok(ProductLine { id, name, validity_months, waiting_hours, free_of_ppd, articles: Vec::new() })
    })?;
    let mut articles = conn.prepare_cached(
        "select article_id from product_line_article where line_id = ?1 order by article_id",
    )?;
    for line in &mut lines {
        line.articles = articles.all([line.id.0], |row| row.get(0).map(ArticleId))?;
    }
    Ok(lines)
}

/// Adds a product line or changes one; nothing if there is none.
pub fn put_line(conn: &Connection, wish: &SaveProductLine) -> Outcome<Option<LineId>> {
    let key = wish.name.to_lowercase();
    let id = match wish.id {
        None => {
            conn.execute(
                "insert into product_line (name, name_key, validity_months) values (?1, ?2, ?3)",
                params![wish.name, key, wish.validity_months],
            )?;
            LineId(conn.last_insert_rowid())
        }
        Some(id) => {
            let changed = conn.execute(
                "update product_line set name = ?2, name_key = ?3, validity_months = ?4 where id = ?1",
                params![id.0, wish.name, key, wish.validity_months],
            )?;
            if changed == 0 {
                return Ok(None);
            }
            id
        }
    };
    conn.execute("delete from product_line_article where line_id = ?1", [id.0])?;
    for article in &wish.articles {
        conn.execute(
            "insert or ignore into product_line_article (article_id, line_id)
             select id, ?2 from article where id = ?1",
            params![article.0, id.0],
        )?;
    }
    Ok(Some(id))
}

/// Sets how long a test of a line waits, and whether the line is free of PPD.
pub fn set_care(conn: &Connection, wish: &SetLineCare) -> Outcome<()> {
    conn.execute(
        "update product_line set waiting_hours = ?2, free_of_ppd = ?3 where id = ?1",
        params![wish.line.0, wish.waiting_hours, wish.free_of_ppd],
    )?;
    Ok(())
}

/// Names of those services that appointments rely on which are not over: to come, in the air, or here today.
pub fn planned(conn: &Connection, articles: &[ArticleId], now: Moment) -> Outcome<Vec<String>> {
    // A day back: whoever sits in the chair was booked before now.
    let since = now.utc_ms().div_euclid(60_000) - 24 * 60;
    let mut statement = conn.prepare_cached(
        "with ahead (id) as (
            select id from appointment where parked_ms is not null
            union select id from appointment where start_minute >= ?2)
         select distinct p.name from ahead
         join appointment a on a.id = ahead.id join appointment_part p on p.appointment_id = a.id
         where p.article_id in (select value from json_each(?1))
           and a.state in ('booked', 'confirmed', 'arrived', 'in_service')
         order by p.name",
    )?;
    statement.all(params![serde_json::to_string(articles)?, since], |row| row.get(0))
}

/// All tests of a customer and whoever became it, newest first.
pub fn tests_of(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<PatchTest>> {
    let mut statement = conn.prepare_cached(
        "select t.id, t.customer_id, t.line_id, l.name, t.tested, t.result, t.note, l.validity_months, t.at_ms,
            t.at_offset, t.by_name, t.corrected_ms, t.corrected_offset, t.corrected_by, t.correction,
            t.locked_until
         from patch_test t join product_line l on l.id = t.line_id
         where t.customer_id in (select value from json_each(?1)) order by t.tested desc, t.id desc",
    )?;
    statement.all([serde_json::to_string(family)?], |row| {
        let (tested, months) = (row::day(row, 4)?, row.get(7)?);
        let result = row::spelled(row, 5)?;
        Ok(PatchTest {
            id: PatchTestId(row.get(0)?),
            customer: CustomerId(row.get(1)?),
            line: LineId(row.get(2)?),
            line_name: row.get(3)?,
            tested,
            result,
            note: row.get(6)?,
            expires: (result == TestResult::Passed).then(|| expiry(tested, months)),
            at: Moment::new(row.get(8)?, row.get(9)?),
            by: row.get(10)?,
            corrected: correction(row)?,
            locked: row::optional(row, 15, row::day)?,
        })
    })
}

fn correction(row: &Row<'_>) -> rusqlite::Result<Option<TestCorrection>> {
    let Some(at) = row::optional(row, 11, row::moment)? else { return Ok(None) };
    Ok(Some(TestCorrection { at, by: row.get(13)?, reason: row.get(14)? }))
}

/// Whose result it is.
pub fn whose(conn: &Connection, test: PatchTestId) -> Outcome<Option<CustomerId>> {
    let mut statement = conn.prepare_cached("select customer_id from patch_test where id = ?1")?;
    statement.first([test.0], |row| row.get(0).map(CustomerId))
}

/// Strikes a result; false if it is gone or was struck before.
pub fn correct(
    conn: &Connection,
    test: PatchTestId,
    (reason, now, by): (&str, Moment, &str),
) -> Outcome<bool> {
    let changed = conn.execute(
        "update patch_test set corrected_ms = ?2, corrected_offset = ?3, corrected_by = ?4, correction = ?5
         where id = ?1 and corrected_ms is null",
        params![test.0, now.utc_ms(), now.offset_min(), by, reason],
    )?;
    Ok(changed == 1)
}

/// Keeps the result of a test.
pub fn add(conn: &Connection, wish: &RecordPatchTest, now: Moment, by: &str) -> Outcome<PatchTestId> {
    conn.execute(
        "insert into patch_test (customer_id, line_id, tested, result, note, at_ms, at_offset, by_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            wish.customer.0,
            wish.line.0,
            wish.tested.to_string(),
            wish.result.spelling(),
            wish.note,
            now.utc_ms(),
            now.offset_min(),
            by
        ],
    )?;
    Ok(PatchTestId(conn.last_insert_rowid()))
}

const RELEASE: &str = "select id, article_id, line_id, on_day, sentence, reason, at_ms, at_offset, by_name,
    locked_until from patch_release where customer_id in (select value from json_each(?1))";

fn release_of(row: &Row<'_>) -> rusqlite::Result<Release> {
    Ok(Release {
        article: ArticleId(row.get(1)?),
        line: LineId(row.get(2)?),
        on: row::day(row, 3)?,
        sentence: row.get(4)?,
        reason: row.get(5)?,
        at: Moment::new(row.get(6)?, row.get(7)?),
        by: row.get(8)?,
        locked: row::optional(row, 9, row::day)?,
    })
}

/// All that was let pass for a customer, newest first.
pub fn releases(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<Release>> {
    let mut statement = conn.prepare_cached(&format!("{RELEASE} order by id desc"))?;
    statement.all([serde_json::to_string(family)?], release_of)
}

/// What was let pass for a product line on a day.
pub fn release_on(
    conn: &Connection,
    family: &[CustomerId],
    line: LineId,
    on: Day,
) -> Outcome<Option<Release>> {
    let mut statement = conn.prepare_cached(&format!(
        "{RELEASE} and line_id = ?2 and on_day = ?3 and locked_until is null order by id desc limit 1"
    ))?;
    let family = serde_json::to_string(family)?;
    statement.first(params![family, line.0, on.to_string()], release_of)
}

/// What was let pass of a product line for the guest of an appointment on a day.
pub fn guest_release_on(
    conn: &Connection,
    appointment: AppointmentId,
    line: LineId,
    on: Day,
) -> Outcome<Option<Release>> {
    let mut statement = conn.prepare_cached(
        "select appointment_id, 0, line_id, on_day, sentence, reason, at_ms, at_offset, by_name, null
         from appointment_release where appointment_id = ?1 and line_id = ?2 and on_day = ?3",
    )?;
    statement.first(params![appointment.0, line.0, on.to_string()], release_of)
}

/// All that was let pass for the guest of an appointment.
pub fn guest_releases(conn: &Connection, appointment: AppointmentId) -> Outcome<Vec<Release>> {
    let mut statement = conn.prepare_cached(
        "select appointment_id, 0, line_id, on_day, sentence, reason, at_ms, at_offset, by_name, null
         from appointment_release where appointment_id = ?1 order by on_day, line_id",
    )?;
    statement.all([appointment.0], release_of)
}

/// Keeps what was let pass for the guest of an appointment.
pub fn add_guest_release(conn: &Connection, appointment: AppointmentId, release: &Release) -> Outcome<()> {
    conn.execute(
        "insert into appointment_release (appointment_id, line_id, on_day, sentence, reason, at_ms, at_offset, by_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            appointment.0,
            release.line.0,
            release.on.to_string(),
            release.sentence,
            release.reason,
            release.at.utc_ms(),
            release.at.offset_min(),
            release.by
        ],
    )?;
    Ok(())
}

/// Takes away what was let pass for the guest of an appointment: somebody else comes, or the guest is erased.
pub fn forget_appointment(conn: &Connection, appointment: AppointmentId) -> Outcome<()> {
    conn.prepare_cached("delete from appointment_release where appointment_id = ?1")?
        .execute([appointment.0])?;
    Ok(())
}

/// Keeps what was let pass for a customer.
pub fn add_release(conn: &Connection, customer: CustomerId, release: &Release) -> Outcome<()> {
    conn.execute(
        "insert into patch_release (customer_id, article_id, line_id, on_day, sentence, reason, at_ms, at_offset, by_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            customer.0,
            release.article.0,
            release.line.0,
            release.on.to_string(),
            release.sentence,
            release.reason,
            release.at.utc_ms(),
            release.at.offset_min(),
            release.by
        ],
    )?;
    Ok(())
}

/// Erases all tests and releases of a customer; says how many.
pub fn forget(conn: &Connection, customer: CustomerId) -> Outcome<usize> {
    let tests = conn.execute("delete from patch_test where customer_id = ?1", [customer.0])?;
    let releases = conn.execute("delete from patch_release where customer_id = ?1", [customer.0])?;
    Ok(tests + releases)
}

/// Locks all tests and releases of a customer until a day; those that were locked before keep their day.
pub fn lock(conn: &Connection, customer: CustomerId, until: Day) -> Outcome<()> {
    for table in ["patch_test", "patch_release"] {
        conn.execute(
            &format!("update {table} set locked_until = ?2 where customer_id = ?1 and locked_until is null"),
            params![customer.0, until.to_string()],
        )?;
    }
    Ok(())
}

/// The customer has agreed again: tests and releases count as before.
pub fn unlock(conn: &Connection, customer: CustomerId) -> Outcome<()> {
    conn.execute("update patch_test set locked_until = null where customer_id = ?1", [customer.0])?;
    conn.execute("update patch_release set locked_until = null where customer_id = ?1", [customer.0])?;
    Ok(())
}

/// Whether the last day of something locked has passed.
pub fn locked_are_over(conn: &Connection, today: Day) -> Outcome<bool> {
    let mut statement = conn.prepare_cached(
        "select exists (select 1 from patch_test where locked_until < ?1)
             or exists (select 1 from patch_release where locked_until < ?1)",
    )?;
    statement.one([today.to_string()], |row| row.get(0))
}

/// Takes away what was locked until a day that has passed; says how many.
pub fn forget_locked(conn: &Connection, today: Day) -> Outcome<usize> {
    let tests = conn.execute("delete from patch_test where locked_until < ?1", [today.to_string()])?;
    Ok(tests + conn.execute("delete from patch_release where locked_until < ?1", [today.to_string()])?)
}

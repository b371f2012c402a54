//! SQL of printers and print jobs.

use book::db::row::{self, Query};
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::printing::{PrintJob, PrintState, Printer, SavePrinter};
use contract::slip::Slip;
use contract::{CustomerId, JobId, Moment, PrinterId, Seq};
use rusqlite::{Connection, Row, params};

/// A page with where it goes and how often it was tried.
pub struct StoredJob {
    pub id: JobId,
    pub slip: Slip,
    pub printer: Option<PrinterId>,
    pub queued: Moment,
    pub attempts: u32,
    /// The entry that it is a page of.
    pub seq: Option<Seq>,
}

/// What is not out yet. Spelled as in the index `print_job_open`: only then is that index used, and the
/// pages of ten years are not searched.
macro_rules! open {
    () => {
        "state in ('waiting', 'printing', 'stuck', 'unsure')"
    };
}

const PRINTER: &str = "id, name, link, paper, code_page, receipts, drawer";

/// All printers by name.
pub fn printers(conn: &Connection) -> Outcome<Vec<Printer>> {
    let mut statement = conn.prepare_cached(&format!("select {PRINTER} from printer order by name"))?;
    statement.readable([], printer_of)
}

/// One printer.
pub fn printer(conn: &Connection, id: PrinterId) -> Outcome<Option<Printer>> {
    let mut statement = conn.prepare_cached(&format!("select {PRINTER} from printer where id = ?1"))?;
    statement.first([id.0], printer_of)
}

/// The printer that gets the receipts.
pub fn receipt_printer(conn: &Connection) -> Outcome<Option<PrinterId>> {
    let mut statement = conn.prepare_cached("select id from printer where receipts = 1")?;
    Ok(statement.first([], |row| row.get(0))?.map(PrinterId))
}

/// Whether another printer has this name.
pub fn name_is_taken(conn: &Connection, name: &str, but: Option<PrinterId>) -> Outcome<bool> {
    let mut statement =
        conn.prepare_cached("select exists (select 1 from printer where name = ?1 and id is not ?2)")?;
    statement.one(params![name, but.map(|id| id.0)], |row| row.get(0))
}

/// Adds a printer or changes it. A printer for receipts takes that task from the one that had it.
pub fn save(conn: &Connection, wish: &SavePrinter) -> Outcome<PrinterId> {
    if wish.receipts {
        conn.execute("update printer set receipts = 0 where receipts = 1", [])?;
    }
    conn.execute(
        "insert into printer (id, name, link, paper, code_page, receipts, drawer)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict (id) do update set name = ?2, link = ?3, paper = ?4, code_page = ?5, receipts = ?6,
             drawer = ?7",
        params![
            wish.id.map(|id| id.0),
            wish.name,
            serde_json::to_string(&wish.link)?,
            wish.paper.spelling(),
            wish.code_page.spelling(),
            wish.receipts,
            wish.drawer,
        ],
    )?;
    let id = wish.id.unwrap_or_else(|| PrinterId(conn.last_insert_rowid()));
    // What waits for it is tried at once; what lost its printer goes to the one for receipts.
    conn.execute(concat!("update print_job set next_try_ms = 0 where printer = ?1 and ", open!()), [id.0])?;
    adopt(conn)?;
    Ok(id)
}

/// Takes a printer away; what waits for it goes to the one for receipts.
pub fn remove(conn: &Connection, id: PrinterId) -> Outcome<()> {
    conn.execute("delete from printer where id = ?1", [id.0])?;
    adopt(conn)
}

fn adopt(conn: &Connection) -> Outcome<()> {
    conn.execute(
        concat!(
            "update print_job set printer = (select id from printer where receipts = 1), next_try_ms = 0
             where printer is null and state <> 'printing' and ",
            open!()
        ),
        [],
    )?;
    Ok(())
}

/// Queues a page.
pub fn queue(
    conn: &Connection,
    slip: &Slip,
    (seq, customer): (Option<Seq>, Option<CustomerId>),
    printer: PrinterId,
    now: Moment,
) -> Outcome<JobId> {
    conn.prepare_cached(
        "insert into print_job (seq, title, copy, slip, printer, state, queued_ms, queued_offset, customer_id)
         values (?1, ?2, ?3, ?4, ?5, 'waiting', ?6, ?7, ?8)",
    )?
    .execute(params![
        seq.map(Seq::get),
        slip.title,
        slip.copy,
        serde_json::to_string(slip)?,
        printer.0,
        now.utc_ms(),
        now.offset_min(),
        customer.map(|id| id.0),
    ])?;
    Ok(JobId(conn.last_insert_rowid()))
}

/// What has not come out yet, oldest first.
pub fn open_jobs(conn: &Connection) -> Outcome<Vec<PrintJob>> {
    let mut statement = conn.prepare_cached(concat!(
        "select print_job.id, title, seq, coalesce(printer.name, ''), state, queued_ms, queued_offset,
             attempts, trouble
         from print_job left join printer on printer.id = print_job.printer
         where ",
        open!(),
        " order by print_job.id"
    ))?;
    statement.readable([], |row| {
        Ok(PrintJob {
            id: JobId(row.get(0)?),
            title: row.get(1)?,
            seq: row.get::<_, Option<u64>>(2)?.map(Seq::new),
            printer: row.get(3)?,
            state: row::spelled(row, 4)?,
            queued: row::moment(row, 5)?,
            attempts: row.get(7)?,
            trouble: row.get(8)?,
        })
    })
}

/// The oldest page that may be tried now. A try that seems to lie more than a minute ahead was set by a
/// wrong clock and counts as due.
pub fn next_due(conn: &Connection, now: Moment) -> Outcome<Option<StoredJob>> {
    let mut statement = conn.prepare_cached(concat!(
        "select id, slip, printer, queued_ms, queued_offset, attempts, seq from print_job
         where state in ('waiting', 'stuck') and printer is not null
             and (next_try_ms <= ?1 or next_try_ms > ?1 + 60000) and ",
        open!(),
        " order by id"
    ))?;
    statement.first_readable([now.utc_ms()], |row| {
        Ok(StoredJob {
            id: JobId(row.get(0)?),
            slip: row::json(row, 1)?,
            printer: Some(PrinterId(row.get(2)?)),
            queued: row::moment(row, 3)?,
            attempts: row.get(5)?,
            seq: row.get::<_, Option<u64>>(6)?.map(Seq::new),
        })
    })
}

/// A page that is not out yet.
pub struct OpenPage {
    pub id: JobId,
    pub seq: Option<Seq>,
    /// Whose page it is, of one that stands for no entry.
    pub customer: Option<CustomerId>,
    pub slip: Slip,
}

/// All pages that are not out yet.
pub fn open_pages(conn: &Connection) -> Outcome<Vec<OpenPage>> {
    let mut statement = conn.prepare_cached(concat!(
        "select id, seq, slip, customer_id from print_job where ",
        open!(),
        " order by id"
    ))?;
    statement.all([], |row| {
        let seq = row.get::<_, Option<u64>>(1)?.map(Seq::new);
        let customer = row.get::<_, Option<i64>>(3)?.map(CustomerId);
        Ok(OpenPage { id: JobId(row.get(0)?), seq, customer, slip: row::json(row, 2)? })
    })
}

/// Puts another page in the place of one that is not out yet.
pub fn put_slip(conn: &Connection, id: JobId, slip: &Slip) -> Outcome<()> {
    conn.execute(
        "update print_job set slip = ?2 where id = ?1",
        params![id.0, serde_json::to_string(slip)?],
    )?;
    Ok(())
}

/// State and printer of a job.
pub fn job(conn: &Connection, id: JobId) -> Outcome<Option<(PrintState, Option<PrinterId>)>> {
    let mut statement = conn.prepare_cached("select state, printer, id from print_job where id = ?1")?;
    statement.first([id.0], |row| {
        let printer: Option<i64> = row.get(1)?;
        Ok((row::spelled(row, 0)?, printer.map(PrinterId)))
    })
}

/// Says that a page is under way.
pub fn begin(conn: &Connection, id: JobId) -> Outcome<()> {
    conn.prepare_cached("update print_job set state = 'printing', attempts = attempts + 1 where id = ?1")?
        .execute([id.0])?;
    Ok(())
}

/// Says that a page is out, or set aside; its JSON is not needed any more.
pub fn end(conn: &Connection, id: JobId, state: PrintState) -> Outcome<()> {
    conn.prepare_cached("update print_job set state = ?2, slip = null, trouble = null where id = ?1")?
        .execute(params![id.0, state.spelling()])?;
    Ok(())
}

/// Says why a page is not out.
pub fn hold(conn: &Connection, id: JobId, state: PrintState, trouble: &str) -> Outcome<()> {
    conn.execute(
        "update print_job set state = ?2, trouble = ?3 where id = ?1",
        params![id.0, state.spelling(), trouble],
    )?;
    Ok(())
}

/// Lets everything for a printer wait until a moment, with the reason.
pub fn postpone(conn: &Connection, printer: PrinterId, until_ms: i64, trouble: &str) -> Outcome<()> {
    conn.execute(
        concat!(
            "update print_job set state = 'stuck', next_try_ms = ?2, trouble = ?3
             where printer = ?1 and state in ('waiting', 'stuck') and ",
            open!()
        ),
        params![printer.0, until_ms, trouble],
    )?;
    Ok(())
}

/// A printer that works again has no troubles; what waits for it is tried at once.
pub fn revive(conn: &Connection, printer: PrinterId) -> Outcome<()> {
    conn.prepare_cached(concat!(
        "update print_job set state = 'waiting', next_try_ms = 0, trouble = null
         where printer = ?1 and state = 'stuck' and ",
        open!()
    ))?
    .execute([printer.0])?;
    Ok(())
}

/// Queues a page again, perhaps for another printer.
pub fn requeue(conn: &Connection, id: JobId, printer: PrinterId) -> Outcome<()> {
    conn.execute(
        "update print_job set state = 'waiting', printer = ?2, next_try_ms = 0, trouble = null where id = ?1",
        params![id.0, printer.0],
    )?;
    Ok(())
}

/// Pages that were under way when the program ended are unsure; answers with their number.
pub fn doubt_begun(conn: &Connection, trouble: &str) -> Outcome<usize> {
    let sql =
        concat!("update print_job set state = 'unsure', trouble = ?1 where state = 'printing' and ", open!());
    Ok(conn.execute(sql, [trouble])?)
}

/// Where the original of an entry's page is; `None` if it was never queued.
pub fn state_of_entry(conn: &Connection, seq: Seq) -> Outcome<Option<PrintState>> {
    let mut statement = conn.prepare_cached(
        "select state, id from print_job where seq = ?1 and copy is null order by id desc limit 1",
    )?;
    statement.first([seq.get()], |row| row::spelled(row, 0))
}

/// Whether the original of an entry was given out, or is on its way: then every further page is a copy.
pub fn original_is_out(conn: &Connection, seq: Seq) -> Outcome<bool> {
    Ok(state_of_entry(conn, seq)?.is_some())
}

fn printer_of(row: &Row<'_>) -> rusqlite::Result<Printer> {
    Ok(Printer {
        id: PrinterId(row.get(0)?),
        name: row.get(1)?,
        link: row::json(row, 2)?,
        paper: row::spelled(row, 3)?,
        code_page: row::spelled(row, 4)?,
        receipts: row.get(5)?,
        drawer: row.get(6)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_found_without_searching_the_pages_of_ten_years() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(include_str!("../../../../migrations/0007_printing.sql")).unwrap();
        let plan: String = conn
            .query_row(
                concat!("explain query plan select id from print_job where state = 'stuck' and ", open!()),
                [],
                |row| row.get(3),
            )
            .unwrap();
        assert!(plan.contains("print_job_open"), "{plan}");
    }
}

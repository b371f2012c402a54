//! The way of a page: queued by a deed, taken by the spool, out or in trouble.

use book::db::settings;
use book::fault::Outcome;
use book::ports::PaperTrouble;
use book::tx::{ReadTx, WriteTx};
use contract::printing::{PrintState, Printer, SavePrinter};
use contract::refusal::PrintingRefusal;
use contract::slip::Slip;
use contract::{CustomerId, JobId, Moment, PrinterId, Seq};
use rusqlite::Connection;

use super::store;
use crate::letterhead::footer_at;

/// After so long a drawer no longer springs open by itself: who waited for it has gone on.
const DRAWER_WAITS_MS: i64 = 60_000;
/// Longest pause between two tries.
const LONGEST_PAUSE_MS: i64 = 30_000;

/// A page that the spool has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub job: JobId,
    pub slip: Slip,
    pub printer: SavePrinter,
    pub queued: Moment,
    pub logo_png_base64: Option<String>,
    printer_id: PrinterId,
    attempts: u32,
}

/// Queues a page for the receipt printer, within the transaction of its booking.
///
/// # Errors
/// Only a fault of the store; without a printer the answer is [`PrintState::NoPrinter`].
pub fn enqueue(tx: &WriteTx<'_>, slip: &Slip, seq: Option<Seq>) -> Outcome<PrintState> {
    let Some(printer) = store::receipt_printer(tx)? else { return Ok(PrintState::NoPrinter) };
    store::queue(tx, slip, (seq, None), printer, tx.now)?;
    Ok(PrintState::Waiting)
}

/// Queues a page that is about a customer and stands for no entry, for a printer that a person chose or the receipt
/// printer; an erasure finds it by the customer.
///
/// # Errors
/// Refused if this printer does not exist any more.
pub fn enqueue_of(
    tx: &WriteTx<'_>,
    slip: &Slip,
    customer: CustomerId,
    printer: Option<PrinterId>,
) -> Outcome<PrintState> {
    let printer = match printer {
        Some(chosen) => {
            Some(store::printer(tx, chosen)?.map(|_| chosen).ok_or(PrintingRefusal::NoSuchPrinter)?)
        }
        None => store::receipt_printer(tx)?,
    };
    let Some(printer) = printer else { return Ok(PrintState::NoPrinter) };
    store::queue(tx, slip, (None, Some(customer)), printer, tx.now)?;
    Ok(PrintState::Waiting)
}

/// Queues a page for a printer that a person chose.
///
/// # Errors
/// Refused if this printer does not exist any more.
pub fn enqueue_at(
    tx: &WriteTx<'_>,
    slip: &Slip,
    seq: Option<Seq>,
    printer: PrinterId,
) -> Outcome<PrintState> {
    store::printer(tx, printer)?.ok_or(PrintingRefusal::NoSuchPrinter)?;
    store::queue(tx, slip, (seq, None), printer, tx.now)?;
    Ok(PrintState::Waiting)
}

/// Where the original of an entry's page is.
pub fn for_entry(tx: &ReadTx<'_>, seq: Seq) -> Outcome<PrintState> {
    Ok(store::state_of_entry(tx.conn, seq)?.unwrap_or(PrintState::NoPrinter))
}

/// Whether a page may be tried now; cheap enough to ask often.
pub fn due(tx: &ReadTx<'_>) -> Outcome<bool> {
    Ok(store::next_due(tx.conn, tx.now)?.is_some())
}

/// How many pages are not out yet.
pub fn waiting(conn: &Connection) -> Outcome<u32> {
    Ok(u32::try_from(store::open_jobs(conn)?.len()).unwrap_or(u32::MAX))
}

/// At the start: what was under way when the program ended is unsure.
pub fn recover(tx: &WriteTx<'_>) -> Outcome<usize> {
    let question = "Das Programm endete während des Drucks. Liegt der Bon vollständig im Drucker?";
    store::doubt_begun(tx, question)
}

/// Takes the oldest page that may be tried and says that it is under way. The commit comes before the
/// first byte.
pub fn take(tx: &WriteTx<'_>) -> Outcome<Option<Task>> {
    let Some(job) = store::next_due(tx, tx.now)? else { return Ok(None) };
    let printer = job.printer.map(|id| store::printer(tx, id)).transpose()?.flatten();
    let Some(printer) = printer else { return Ok(None) };
    store::begin(tx, job.id)?;
    let mut slip = job.slip;
    slip.opens_drawer &= tx.now.since_ms(job.queued) <= DRAWER_WAITS_MS;
    Ok(Some(Task {
        job: job.id,
        logo_png_base64: if slip.logo { logo(tx, job.seq)? } else { None },
        slip,
        printer_id: printer.id,
        printer: wish(printer),
        queued: job.queued,
        attempts: job.attempts,
    }))
}

/// The logo of the time of an entry; of a page without one, that of today.
fn logo(conn: &Connection, seq: Option<Seq>) -> Outcome<Option<String>> {
    let footer = match seq {
        Some(seq) => footer_at(conn, seq)?,
        None => settings::get_or_empty(conn, settings::FOOTER)?,
    };
    Ok(footer.logo_png_base64)
}

/// The printer that gets the receipts, to print on at once.
pub fn of_receipts(conn: &Connection) -> Outcome<Option<SavePrinter>> {
    let Some(id) = store::receipt_printer(conn)? else { return Ok(None) };
    Ok(store::printer(conn, id)?.map(wish))
}

fn wish(printer: Printer) -> SavePrinter {
    let Printer { id, name, link, paper, code_page, receipts, drawer } = printer;
    SavePrinter { id: Some(id), name, link, paper, code_page, receipts, drawer }
}

/// The page is out.
pub fn finished(tx: &WriteTx<'_>, task: &Task) -> Outcome<()> {
    store::end(tx, task.job, PrintState::Printed)?;
    store::revive(tx, task.printer_id)
}

/// The page is not out. What may lie in the printer waits for a person; all else is tried again, and with
/// it everything for the same printer.
pub fn failed(tx: &WriteTx<'_>, task: &Task, trouble: &PaperTrouble) -> Outcome<()> {
    let sentence = trouble.refusal(&task.printer.name).to_string();
    if trouble.begun() {
        return store::hold(tx, task.job, PrintState::Unsure, &sentence);
    }
    store::hold(tx, task.job, PrintState::Stuck, &sentence)?;
    let until = tx.now.utc_ms().saturating_add(pause_ms(task.attempts));
    store::postpone(tx, task.printer_id, until, &sentence)
}

/// 2, 4, 8, 16, then every 30 seconds.
fn pause_ms(attempts: u32) -> i64 {
    (2_000_i64 << attempts.min(4)).min(LONGEST_PAUSE_MS)
}

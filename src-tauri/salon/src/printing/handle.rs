//! What can be asked about printing.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::Draft;
use book::rows::SignRow;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::printing::{
    PrintJob, PrintJobs, PrintState, Printer, Printers, RemovePrinter, ResendPrint, SavePrinter, SettlePrint,
    TestPrint,
};
use contract::refusal::PrintingRefusal;
use contract::{JobId, PrinterId};
use proof::EntryKind;
use rusqlite::Connection;
use serde_json::json;

use super::form::checked;
use super::{enqueue_at, store, test_page};
use crate::Here;

impl ReadRow<Here> for PrintJobs {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<PrintJob>> {
        store::open_jobs(tx.conn)
    }
}

impl ReadRow<Here> for Printers {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<Printer>> {
        store::printers(tx.conn)
    }
}

impl WriteRow<Here> for ResendPrint {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        let (_, usual) = held(tx, self.job)?;
        let printer = self.printer.or(usual).ok_or(PrintingRefusal::NoSuchPrinter)?;
        known(tx, printer)?;
        store::requeue(tx, self.job, printer)
    }
}

impl WriteRow<Here> for SettlePrint {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        let (_, printer) = held(tx, self.job)?;
        if self.lies_there {
            return store::end(tx, self.job, PrintState::Settled);
        }
        let printer = printer.ok_or(PrintingRefusal::NoSuchPrinter)?;
        store::requeue(tx, self.job, printer)
    }
}

impl WriteRow<Here> for TestPrint {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        let printer = known(tx, self.printer)?;
        let Printer { id, name, link, paper, code_page, receipts, drawer } = printer;
        let printer = SavePrinter { id: Some(id), name, link, paper, code_page, receipts, drawer };
        let page = test_page(tx.program, &printer, tx.now);
        enqueue_at(tx, &page, None, id)?;
        Ok(())
    }
}

impl SignRow<Here> for SavePrinter {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<Printer> {
        let wish = checked(self)?;
        let before = wish.id.map(|id| known(tx, id)).transpose()?;
        if store::name_is_taken(tx, &wish.name, wish.id)? {
            let why = format!("„{}“ heißt schon ein anderer Drucker.", wish.name);
            return Err(PrintingRefusal::BadPrinter { why }.into());
        }
        let id = store::save(tx, &wish)?;
        let after = known(tx, id)?;
        note(tx, before.as_ref(), Some(&after))?;
        Ok(after)
    }
}

impl SignRow<Here> for RemovePrinter {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        let before = known(tx, self.printer)?;
        store::remove(tx, self.printer)?;
        note(tx, Some(&before), None)
    }
}

/// A change of the devices is a programming record (BFH X R 20/13): old and new.
fn note(tx: &mut BookTx<'_>, old: Option<&Printer>, new: Option<&Printer>) -> Outcome<()> {
    let details = json!({ "what": "printer", "old": old, "new": new });
    tx.append(Draft::note(EntryKind::Settings).with_details("settings/1", &details)?)?;
    Ok(())
}

/// The printer, if it is still there.
fn known(conn: &Connection, id: PrinterId) -> Outcome<Printer> {
    Ok(store::printer(conn, id)?.ok_or(PrintingRefusal::NoSuchPrinter)?)
}

/// A job that a person may decide about: neither done nor under way.
fn held(conn: &Connection, job: JobId) -> Outcome<(PrintState, Option<PrinterId>)> {
    let found = store::job(conn, job)?.ok_or(PrintingRefusal::NoSuchJob)?;
    match found.0 {
        PrintState::Stuck | PrintState::Unsure | PrintState::Waiting => Ok(found),
        PrintState::Printing => Err(PrintingRefusal::NotStuck.into()),
        _ => Err(PrintingRefusal::NoSuchJob.into()),
    }
}

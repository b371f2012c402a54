//! What can be asked about printing.

use book::act::{Act, Change, Look, View};
use book::fault::Outcome;
use book::ledger::Draft;
use book::pen::{Pen, Record};
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

impl Look<Here> for PrintJobs {
    fn look(self, view: &View<'_>) -> Outcome<Vec<PrintJob>> {
        store::open_jobs(view.conn)
    }
}

impl Look<Here> for Printers {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Printer>> {
        store::printers(view.conn)
    }
}

impl Change<Here> for ResendPrint {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        let (_, usual) = held(act, self.job)?;
        let printer = self.printer.or(usual).ok_or(PrintingRefusal::NoSuchPrinter)?;
        known(act, printer)?;
        store::requeue(act, self.job, printer)
    }
}

impl Change<Here> for SettlePrint {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        let (_, printer) = held(act, self.job)?;
        if self.lies_there {
            return store::end(act, self.job, PrintState::Settled);
        }
        let printer = printer.ok_or(PrintingRefusal::NoSuchPrinter)?;
        store::requeue(act, self.job, printer)
    }
}

impl Change<Here> for TestPrint {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        let printer = known(act, self.printer)?;
        let Printer { id, name, link, paper, code_page, receipts, drawer } = printer;
        let printer = SavePrinter { id: Some(id), name, link, paper, code_page, receipts, drawer };
        let page = test_page(act.program, &printer, act.now);
        enqueue_at(act, &page, None, id)?;
        Ok(())
    }
}

impl Record<Here> for SavePrinter {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<Printer> {
        let wish = checked(self)?;
        let before = wish.id.map(|id| known(pen, id)).transpose()?;
        if store::name_is_taken(pen, &wish.name, wish.id)? {
            let why = format!("„{}“ heißt schon ein anderer Drucker.", wish.name);
            return Err(PrintingRefusal::BadPrinter { why }.into());
        }
        let id = store::save(pen, &wish)?;
        let after = known(pen, id)?;
        note(pen, before.as_ref(), Some(&after))?;
        Ok(after)
    }
}

impl Record<Here> for RemovePrinter {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        let before = known(pen, self.printer)?;
        store::remove(pen, self.printer)?;
        note(pen, Some(&before), None)
    }
}

/// A change of the devices is a programming record (BFH X R 20/13): old and new.
fn note(pen: &mut Pen<'_>, old: Option<&Printer>, new: Option<&Printer>) -> Outcome<()> {
    let details = json!({ "what": "printer", "old": old, "new": new });
    pen.append(Draft::note(EntryKind::Settings).with_details("settings/1", &details)?)?;
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

//! The spool: a thread that brings waiting pages to their printers.
//!
//! It never holds up a booking: the desk only writes rows, and whatever a printer does happens here.

use std::io;
use std::time::Duration;

use crate::Desk;
use book::Outcome;
use book::ports::{Paper, PaperPage, PaperTrouble};
use contract::Topic;
use salon::printing::{Spooling, Task};

use super::worker::{QueueWork, Worker};

/// How often pages whose next try has come are looked for.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// The running spool; it ends with this value, after the page under way.
pub struct Spool {
    _worker: Worker,
}

impl Spool {
    /// Starts working off what waits. Pages that were under way at the last end become unsure.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(desk: &Desk) -> io::Result<Self> {
        let work = QueueWork {
            name: "spool",
            topics: &[Topic::Printing],
            look_every: LOOK_EVERY,
            gather: Duration::ZERO,
            recover: Spooling::recover,
            one: Box::new(print_one),
        };
        // Listens before the first look, so that no news falls between.
        Ok(Self { _worker: Worker::start(desk.spooling(), desk.subscribe(), work)? })
    }
}

/// Prints the oldest page that is due; false if there is none.
fn print_one(spooling: &Spooling) -> Outcome<bool> {
    let Some(task) = spooling.take()? else { return Ok(false) };
    let printed = print(spooling.paper(), &task);
    spooling.end(task, printed)?;
    Ok(true)
}

fn print(paper: &dyn Paper, task: &Task) -> Result<(), PaperTrouble> {
    let logo_png_base64 = task.logo_png_base64.as_deref();
    paper.print(&PaperPage { slip: &task.slip, made: task.queued, logo_png_base64 }, &task.printer)
}

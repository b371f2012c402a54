//! The spool: a thread that brings waiting pages to their printers.
//!
//! It never holds up a booking: the desk only writes rows, and whatever a printer does happens here.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use contract::Topic;
use salon::ports::{Page, Paper};
use salon::printing::{self, Task};
use salon::{Desk, Outcome};

use crate::worker::{Work, Worker};

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
    pub fn start(desk: Arc<Desk>) -> io::Result<Self> {
        let work = Work {
            name: "spool",
            topic: Topic::Printing,
            look_every: LOOK_EVERY,
            recover: |desk| desk.inside(&[Topic::Printing], |pen| printing::recover(pen)).map(drop),
            one: Box::new(work_one),
        };
        Ok(Self { _worker: Worker::start(desk, work)? })
    }
}

/// Prints the oldest page that is due; false if there is none.
fn work_one(desk: &Desk) -> Outcome<bool> {
    if !desk.look_inside(printing::due)? {
        return Ok(false);
    }
    let Some(task) = desk.inside(&[Topic::Printing], |pen| printing::take(pen))? else {
        return Ok(false);
    };
    let printed = print(desk.adapters().paper.as_ref(), &task);
    desk.inside(&[Topic::Printing, Topic::Roll], move |pen| match printed {
        Ok(()) => printing::finished(pen, &task),
        Err(trouble) => {
            tracing::warn!(printer = task.printer.name, ?trouble, "a page is not out");
            printing::failed(pen, &task, &trouble)
        }
    })?;
    Ok(true)
}

fn print(paper: &dyn Paper, task: &Task) -> Result<(), salon::ports::PaperTrouble> {
    let logo_png_base64 = task.logo_png_base64.as_deref();
    paper.print(&Page { slip: &task.slip, made: task.queued, logo_png_base64 }, &task.printer)
}

//! The spool: a thread that brings waiting pages to their printers.
//!
//! It never holds up a booking: the desk only writes rows, and whatever a printer does happens here.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use contract::Topic;
use salon::ports::{Page, Paper};
use salon::printing::{self, Task};
use salon::{Desk, Outcome, Trouble};

/// How often pages whose next try has come are looked for.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// The running spool; it ends with this value, after the page under way.
pub struct Spool {
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Spool {
    /// Starts working off what waits. Pages that were under way at the last end become unsure.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(desk: Arc<Desk>) -> io::Result<Self> {
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = stopped.clone();
        // Listen before the first look, so that no news falls between.
        let news = desk.subscribe();
        let thread = thread::Builder::new().name("spool".into()).spawn(move || run(&desk, &news, &flag))?;
        Ok(Self { stopped, thread: Some(thread) })
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic there has cost a page its state at most; at the next start it is unsure.
            let _ = thread.join();
        }
    }
}

fn run(desk: &Desk, news: &Receiver<Vec<Topic>>, stopped: &AtomicBool) {
    report(desk.inside(&[Topic::Printing], |pen| printing::recover(pen)));
    while !stopped.load(Ordering::Relaxed) {
        while !stopped.load(Ordering::Relaxed) && report(work_one(desk)) == Some(true) {}
        if !wait(news, stopped) {
            return;
        }
    }
}

/// Waits for news of printing, or for the time to look again; false when the desk is gone.
fn wait(news: &Receiver<Vec<Topic>>, stopped: &AtomicBool) -> bool {
    loop {
        match news.recv_timeout(LOOK_EVERY) {
            Ok(topics) if topics.contains(&Topic::Printing) => return true,
            Ok(_) if stopped.load(Ordering::Relaxed) => return true,
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
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

/// Trouble with the store is logged; the pages stay where they are and are looked for again.
fn report<T>(outcome: Outcome<T>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(Trouble::Refused(refusal)) => {
            tracing::warn!(code = refusal.code(), "the spool was refused");
            None
        }
        Err(Trouble::Fault(fault)) => {
            tracing::error!(story = fault.story, "the spool met a fault");
            None
        }
    }
}

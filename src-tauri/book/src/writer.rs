//! The one thread that writes. It owns the writing connection, the ledger's end and the key.

use std::any::Any;
use std::fs::File;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use contract::refusal::DoorRefusal;
use proof::Moment;
use rusqlite::{Connection, TransactionBehavior};

use crate::authority::Authority;
use crate::book_tx::BookTx;
use crate::db::mend::{self, Mended};
use crate::db::{self, unguarded};
use crate::fault::{Outcome, Trouble};
use crate::ledger::Ledger;
use crate::ports::Program;
use crate::tx::WriteTx;

type Job = Box<dyn FnOnce(&mut WriterState) + Send>;

/// What lies before the writer.
struct WriterState {
    conn: Connection,
    ledger: Ledger,
    /// Held as long as the connection: one process, one register.
    _lock: File,
}

/// The way to the writer's thread.
pub struct Writer {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread that owns this connection.
    pub fn start(conn: Connection, ledger: Ledger, lock: File) -> Outcome<Self> {
        let (jobs, queue) = channel();
        let state = WriterState { conn, ledger, _lock: lock };
        let thread = std::thread::Builder::new().name("writer".into()).spawn(move || work(state, &queue))?;
        Ok(Self { jobs: Mutex::new(Some(jobs)), thread: Mutex::new(Some(thread)) })
    }

    /// Runs a deed in one transaction on the writer's thread and waits for its answer.
    pub fn run<T: Send + 'static>(
        &self,
        now: Moment,
        authority: Authority,
        program: Program,
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let (answer, waiting) = sync_channel(1);
        let job: Job = Box::new(move |state| {
            // Who asked may have gone; the deed stands all the same.
            let _ = answer.send(state.transact(now, &authority, &program, deed));
        });
        self.send(job)?;
        waiting.recv().map_err(|_| Trouble::fault("the writer's thread ended during a deed"))?
    }
}

impl Writer {
    /// One step of putting the file right, between two deeds.
    ///
    /// # Errors
    /// What the step comes to.
    pub fn mend<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut Connection) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.on_the_store(|conn| unguarded(conn, step))
    }

    /// Looks at the pages that belong to no table.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn mend_pages(&self) -> Outcome<Option<Mended>> {
        self.on_the_store(|conn| unguarded(conn, mend::pages))
    }

    /// Empties the write-ahead log, after all that was written until now. Tells whether it is empty.
    pub fn empty_log(&self) -> Outcome<bool> {
        self.on_the_store(|conn| db::empty_log(conn))
    }

    /// Works on the file itself, between two deeds.
    fn on_the_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let (answer, waiting) = sync_channel(1);
        let job: Job = Box::new(move |state| {
            let _ = answer.send(work(&mut state.conn));
        });
        self.send(job)?;
        waiting.recv().map_err(|_| Trouble::fault("the writer's thread ended during a deed"))?
    }
}

impl Writer {
    fn send(&self, job: Job) -> Outcome<()> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(jobs.ok_or(DoorRefusal::ClosingDown)?.send(job).map_err(|_| DoorRefusal::ClosingDown)?)
    }

    /// Ends the thread after what was asked until now; the store is closed and its lock free.
    fn close(&self) {
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // A panic of the writer was already reported to the one who asked.
            let _ = thread.join();
        }
    }
}

/// The desk's own hold of the writer. When the desk goes, the thread ends, whoever else still knows the way to it.
pub struct OwnWriter(Arc<Writer>);

impl OwnWriter {
    pub fn new(writer: Writer) -> Self {
        Self(Arc::new(writer))
    }
}

impl Deref for OwnWriter {
    type Target = Arc<Writer>;

    fn deref(&self) -> &Arc<Writer> {
        &self.0
    }
}

impl Drop for OwnWriter {
    fn drop(&mut self) {
        self.0.close();
    }
}

fn work(mut state: WriterState, queue: &Receiver<Job>) {
    while let Ok(job) = queue.recv() {
        job(&mut state);
    }
    // Whoever copies the file alone then copies all of it. What stays in the log is in the store all the same.
    if let Err(trouble) = db::empty_log(&state.conn) {
        tracing::warn!(%trouble, "the log was not emptied at the end");
    }
}

impl WriterState {
    fn transact<T>(
        &mut self,
        now: Moment,
        authority: &Authority,
        program: &Program,
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        let mark = self.ledger.mark();
        let (conn, ledger) = (&mut self.conn, &mut self.ledger);
        // A deed that panics is undone like one that fails: the writer must outlive it.
        let deed = AssertUnwindSafe(|| within(conn, ledger, now, authority, program, deed));
        let outcome = catch_unwind(deed)
            .unwrap_or_else(|panic| Err(Trouble::fault(format!("a deed panicked: {}", story_of(&*panic)))));
        if outcome.is_err() {
            self.ledger.rewind(mark);
        }
        outcome
    }
}

fn story_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}

fn within<T>(
    conn: &mut Connection,
    ledger: &mut Ledger,
    now: Moment,
    authority: &Authority,
    program: &Program,
    deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T>,
) -> Outcome<T> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let answer = {
        let mut tx = BookTx { tx: WriteTx { tx: &tx, now, authority, program }, ledger };
        deed(&mut tx)?
    };
    tx.commit()?;
    Ok(answer)
}

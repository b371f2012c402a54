//! What the desk lends to those who work for it: the store to look at and to write in, the clock, the devices, the news.
//! It stays inside: whoever stands before the desk gets a reply and never these.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use contract::Topic;
use proof::Moment;

use crate::act::{Standing, View};
use crate::db::Readers;
use crate::fault::Outcome;
use crate::memory::Memory;
use crate::news::News;
use crate::pen::Pen;
use crate::ports::{Adapters, Program};
use crate::writer::Writer;

/// Cheap to clone: a job takes its own along.
#[derive(Clone)]
pub struct Services {
    pub readers: Arc<Readers>,
    writer: Arc<Writer>,
    pub news: Arc<News>,
    pub adapters: Adapters,
    pub program: Program,
    folder: PathBuf,
    memory: Arc<Memory>,
}

impl Services {
    /// Of the salon in a folder.
    pub fn new(
        (readers, writer): (Arc<Readers>, Arc<Writer>),
        folder: PathBuf,
        program: Program,
        adapters: Adapters,
    ) -> Self {
        Self { readers, writer, news: Arc::default(), adapters, program, folder, memory: Arc::default() }
    }

    /// Looks into the store through a read-only connection.
    ///
    /// # Errors
    /// What the look comes to; a fault if the store can't be read.
    pub fn look<T>(
        &self,
        now: Moment,
        standing: &Standing,
        look: impl FnOnce(&View<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        self.readers.look(|conn| {
            look(&View { conn, now, standing, program: &self.program, memory: Some(&self.memory) })
        })
    }

    /// Runs a deed in one transaction on the writer's thread.
    ///
    /// # Errors
    /// What the deed comes to; then nothing of it is in the store.
    pub fn write<T: Send + 'static>(
        &self,
        now: Moment,
        standing: Standing,
        deed: impl FnOnce(&mut Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.writer.run(now, standing, self.program.clone(), deed)
    }

    /// A deed of the program itself (spool, checks at the start), with its news.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_as_program<T: Send + 'static>(
        &self,
        topics: &[Topic],
        deed: impl FnOnce(&mut Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let done = self.write(self.now(), Standing::program(), deed)?;
        self.news.tell(topics);
        Ok(done)
    }

    /// A look of the program itself.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub fn look_as_program<T>(&self, look: impl FnOnce(&View<'_>) -> Outcome<T>) -> Outcome<T> {
        self.look(self.now(), &Standing::program(), look)
    }

    /// The writer, for who must not keep it alive.
    pub fn writer(&self) -> Weak<Writer> {
        Arc::downgrade(&self.writer)
    }

    /// What was erased leaves the write-ahead log as well.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn empty_log(&self) -> Outcome<()> {
        if !self.writer.empty_log()? {
            // A long look holds an earlier moment; the log is emptied with the next erasure or the program's end.
            tracing::warn!("the log could not be emptied");
        }
        Ok(())
    }

    pub fn now(&self) -> Moment {
        self.adapters.clock.now()
    }

    /// Where the salon lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

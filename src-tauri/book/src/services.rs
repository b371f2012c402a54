//! What the desk lends to those who work for it: the store to look at and to write in, the clock, the devices, the news.
//! It stays inside: whoever stands before the desk gets a reply and never these.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Weak};

use contract::Topic;
use proof::Moment;
use rusqlite::Connection;

use crate::authority::Authority;
use crate::book_tx::BookTx;
use crate::cache::Cache;
use crate::comparison::Comparison;
use crate::damage_board::DamageBoard;
use crate::db::Readers;
use crate::db::mend::Mended;
use crate::fault::Outcome;
use crate::key_health::KeyHealth;
use crate::news::News;
use crate::ports::{Adapters, Program};
use crate::tse_health::TseHealth;
use crate::tx::ReadTx;
use crate::witness_health::WitnessHealth;
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
    cache: Arc<Cache>,
    /// Of the book's end with what is known of it elsewhere.
    pub comparison: Arc<Comparison>,
}

impl Services {
    /// Of the salon in a folder.
    pub fn new(
        (readers, writer): (Arc<Readers>, Arc<Writer>),
        folder: PathBuf,
        program: Program,
        adapters: Adapters,
    ) -> Self {
        let (news, cache, comparison) = (Arc::default(), Arc::default(), Arc::default());
        Self { readers, writer, news, adapters, program, folder, cache, comparison }
    }

    /// Looks into the store through a read-only connection.
    ///
    /// # Errors
    /// What the look comes to; a fault if the store can't be read.
    pub fn read<T>(
        &self,
        now: Moment,
        authority: &Authority,
        read: impl FnOnce(&ReadTx<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        self.readers.read(|conn| {
            read(&ReadTx { conn, now, authority, program: &self.program, cache: Some(&self.cache) })
        })
    }

    /// Runs a deed in one transaction on the writer's thread.
    ///
    /// # Errors
    /// What the deed comes to; then nothing of it is in the store.
    pub fn write<T: Send + 'static>(
        &self,
        now: Moment,
        authority: Authority,
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.writer.run(now, authority, self.program.clone(), deed)
    }

    /// A deed of the program itself (spool, checks at the start), with its news.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_as_program<T: Send + 'static>(
        &self,
        topics: &[Topic],
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let done = self.write(self.now(), Authority::program(), deed)?;
        self.news.tell(topics);
        Ok(done)
    }

    /// A look of the program itself.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_as_program<T>(&self, read: impl FnOnce(&ReadTx<'_>) -> Outcome<T>) -> Outcome<T> {
        self.read(self.now(), &Authority::program(), read)
    }

    /// Looks at the file itself: what SQLite finds wrong with it ([`crate::db::health`]).
    ///
    /// # Errors
    /// What the look comes to; a fault if the store can't be opened.
    pub fn inspect<T>(&self, look: impl FnOnce(&Connection) -> Outcome<T>) -> Outcome<T> {
        self.readers.inspect(look)
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

    /// [`Self::inspect`] that gives up when the store's own reckoning has taken so many steps more than are left of them:
    /// `None`.
    ///
    /// # Errors
    /// As [`Self::inspect`].
    pub fn inspect_within<T>(
        &self,
        left: &Arc<AtomicU64>,
        look: impl FnOnce(&Connection) -> Outcome<T>,
    ) -> Outcome<Option<T>> {
        self.readers.inspect_within(left, look)
    }

    /// One step of putting the file right, between two deeds.
    ///
    /// # Errors
    /// What the step comes to.
    pub fn mend<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut Connection, &Program) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let program = self.program.clone();
        self.writer.mend(move |conn| step(conn, &program))
    }

    /// Looks at the pages that belong to no table, and puts right what can be.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn mend_pages(&self) -> Outcome<Option<Mended>> {
        self.writer.mend_pages()
    }

    /// The one thing of this kind that the desk keeps in memory.
    pub fn kept<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        self.cache.of()
    }

    /// What is known of damage to the file.
    pub fn damage_board(&self) -> Arc<DamageBoard> {
        self.cache.of()
    }

    /// Whether the register's key is there.
    pub fn key_health(&self) -> Arc<KeyHealth> {
        self.cache.of()
    }

    /// How the technical security device stands.
    pub fn tse_health(&self) -> Arc<TseHealth> {
        self.cache.of()
    }

    /// How the witnesses answered last.
    pub fn witness_health(&self) -> Arc<WitnessHealth> {
        self.cache.of()
    }

    pub fn now(&self) -> Moment {
        self.adapters.clock.now()
    }

    /// Where the salon lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

//! What the making of an archive works with.

use std::path::Path;

use book::authority::{Actor, Authority};
use book::db::Readers;
use book::fault::Outcome;
use book::ports::{Paper, Program};
use book::tx::ReadTx;
use proof::Moment;

/// Book, program and paper. Nothing in it tells the time: an archive is made of the book alone.
pub struct ArchiveContext<'a> {
    pub readers: &'a Readers,
    pub program: &'a Program,
    pub paper: &'a dyn Paper,
    /// The page that checks the archive (`pruefen.html`).
    pub verifier_page: &'a str,
    /// The salon's folder.
    pub salon: &'a Path,
    /// What a list calls now: when the time was over, or its last entry was recorded.
    pub at: Moment,
    authority: Authority,
}

impl<'a> ArchiveContext<'a> {
    pub fn new(
        readers: &'a Readers,
        program: &'a Program,
        paper: &'a dyn Paper,
        verifier_page: &'a str,
        salon: &'a Path,
    ) -> Self {
        let name = String::from("Archiv");
        let role = contract::Role::Owner;
        let actor = Actor { short_name: name.clone(), name, role, ..Actor::program() };
        let authority = Authority { actor, ..Authority::program() };
        Self { readers, program, paper, verifier_page, salon, at: Moment::new(0, 0), authority }
    }

    /// One look, in one short transaction.
    pub fn read<T>(&self, read: impl FnOnce(&ReadTx<'_>) -> Outcome<T>) -> Outcome<T> {
        let (now, authority, program) = (self.at, &self.authority, self.program);
        self.readers.read(|conn| read(&ReadTx { conn, now, authority, program, cache: None }))
    }
}

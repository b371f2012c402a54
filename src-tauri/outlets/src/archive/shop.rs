//! What the making of an archive works with.

use std::path::Path;

use book::act::{Actor, Standing, View};
use book::db::Readers;
use book::fault::Outcome;
use book::ports::{Paper, Program};
use proof::Moment;

/// Book, program and paper. Nothing in it tells the time: an archive is made of the book alone.
pub struct Shop<'a> {
    pub readers: &'a Readers,
    pub program: &'a Program,
    pub paper: &'a dyn Paper,
    /// The page that checks the archive (`pruefen.html`).
    pub verifier_page: &'a str,
    /// The salon's folder.
    pub salon: &'a Path,
    /// What a list calls now: when the time was over, or its last entry was recorded.
    pub at: Moment,
    standing: Standing,
}

impl<'a> Shop<'a> {
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
        let standing = Standing { actor, ..Standing::program() };
        Self { readers, program, paper, verifier_page, salon, at: Moment::new(0, 0), standing }
    }

    /// One look, in one short transaction.
    pub fn look<T>(&self, look: impl FnOnce(&View<'_>) -> Outcome<T>) -> Outcome<T> {
        let (now, standing, program) = (self.at, &self.standing, self.program);
        self.readers.look(|conn| look(&View { conn, now, standing, program, memory: None }))
    }
}

//! Ways past the roles, for tests and measurements alone: no program that a person uses is built with them.

use book::book_tx::BookTx;
use book::booking;
use book::fault::Outcome;
use book::ledger::Draft;
use book::tx::ReadTx;
use contract::Topic;

use crate::Desk;

impl Desk {
    /// A deed of the program itself, with its news.
    ///
    /// # Errors
    /// What the deed comes to.
    pub fn inside<T: Send + 'static>(
        &self,
        topics: &[Topic],
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.services.write_as_program(topics, deed)
    }

    /// A look of the program itself.
    ///
    /// # Errors
    /// What the look comes to.
    pub fn read_inside<T>(&self, read: impl FnOnce(&ReadTx<'_>) -> Outcome<T>) -> Outcome<T> {
        self.services.read_as_program(read)
    }

    /// Bons that no rule has judged and nobody attests, in one transaction: books made for tests and measurements.
    ///
    /// # Errors
    /// What the ledger itself refuses.
    pub fn book_unjudged(&self, bons: Vec<Draft>) -> Outcome<()> {
        self.inside(&[], move |tx| booking::unjudged(tx, bons))
    }
}

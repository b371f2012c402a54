//! Ways past the roles, for tests and measurements alone: no program that a person uses is built with them.

use book::act::View;
use book::booking;
use book::fault::Outcome;
use book::ledger::Draft;
use book::pen::Pen;
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
        deed: impl FnOnce(&mut Pen<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.services.write_as_program(topics, deed)
    }

    /// A look of the program itself.
    ///
    /// # Errors
    /// What the look comes to.
    pub fn look_inside<T>(&self, look: impl FnOnce(&View<'_>) -> Outcome<T>) -> Outcome<T> {
        self.services.look_as_program(look)
    }

    /// Bons that no rule has judged and nobody attests, in one transaction: books made for tests and measurements.
    ///
    /// # Errors
    /// What the ledger itself refuses.
    pub fn book_unjudged(&self, bons: Vec<Draft>) -> Outcome<()> {
        self.inside(&[], move |pen| booking::unjudged(pen, bons))
    }
}

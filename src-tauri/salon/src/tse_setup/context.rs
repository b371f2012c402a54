//! What work about the TSE takes along from the desk.

use std::sync::Arc;

use book::authority::Authority;
use book::book_tx::BookTx;
use book::door::Door;
use book::fault::Outcome;
use book::mending;
use book::ports::Attest;
use book::services::Services;
use book::tx::ReadTx;
use proof::Moment;

/// The desk's services, and who has asked.
#[derive(Clone)]
pub struct TseContext {
    pub services: Services,
    authority: Authority,
}

impl TseContext {
    /// Of a request at the door.
    pub fn of(door: &Door<'_>) -> Self {
        Self { services: door.services.clone(), authority: door.authority.clone() }
    }

    /// The time now; work may last.
    pub fn now(&self) -> Moment {
        self.services.now()
    }

    /// Whoever attests, as the program has plugged it in.
    pub fn port(&self) -> Arc<dyn Attest> {
        self.services.adapters.attest.clone()
    }

    /// Looks into the store.
    pub fn read<T>(&self, read: impl Fn(&ReadTx<'_>) -> Outcome<T>) -> Outcome<T> {
        mending::read(&self.services, (self.now(), &self.authority), read)
    }

    /// Writes in one transaction.
    pub fn write<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Clone + Send + 'static,
    ) -> Outcome<T> {
        mending::write(&self.services, (self.now(), self.authority.clone()), deed)
    }
}

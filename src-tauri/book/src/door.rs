//! What is answered at the door, on the caller's thread: where PINs are hashed, pages rendered, files read and devices
//! asked, before or after the store is touched.

use contract::Ask;
use proof::Moment;

use crate::authority::Authority;
use crate::book_tx::BookTx;
use crate::fault::Outcome;
use crate::jobs::Jobs;
use crate::mending;
use crate::services::Services;
use crate::sessions::Sessions;
use crate::tx::ReadTx;

/// A request at the door, with what answers may use.
pub struct Door<'a> {
    pub services: &'a Services,
    pub jobs: &'a Jobs,
    pub sessions: &'a Sessions,
    /// The label of the window that asks.
    pub caller: &'a str,
    pub authority: &'a Authority,
    pub now: Moment,
}

impl Door<'_> {
    /// Looks into the store; once more where damage was met and put right.
    ///
    /// # Errors
    /// What the look comes to.
    pub fn read<T>(&self, read: impl Fn(&ReadTx<'_>) -> Outcome<T>) -> Outcome<T> {
        mending::read(self.services, (self.now, self.authority), read)
    }

    /// Writes in one transaction on the writer's thread; once more where damage was met and put right.
    ///
    /// # Errors
    /// What the deed comes to; then nothing of it is in the store.
    pub fn write<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut BookTx<'_>) -> Outcome<T> + Clone + Send + 'static,
    ) -> Outcome<T> {
        mending::write(self.services, (self.now, self.authority.clone()), deed)
    }
}

/// A `door` row of the menu, answered by crate `H`.
pub trait DoorRow<H>: Ask {
    /// # Errors
    /// The refusal, or a fault.
    fn answer(self, door: &Door<'_>) -> Outcome<Self::Reply>;
}

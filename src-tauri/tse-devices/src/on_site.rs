//! What devices beside the till have in common: one of them, beside one register, that knows transactions by number alone.

use std::time::Duration;

use crate::{DeviceIdentity, ProcessData, Signed, Started};

/// The last answer that a device gave to a register, of a start as well as of a finish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAnswer {
    /// The transaction's number.
    pub transaction: u64,
    /// The signature counter.
    pub counter: u64,
    /// The device's time, seconds since 1970.
    pub time: i64,
    /// r and s side by side.
    pub signature: Vec<u8>,
}

/// A device beside the till.
pub trait OnSite: Send + Sync {
    /// Its troubles, German, at most 200 letters.
    type Trouble: std::error::Error + DeviceTrouble;

    /// How long one question may take.
    fn patience(&self) -> Duration;

    /// Who it is; asked once and kept.
    ///
    /// # Errors
    /// Its trouble.
    fn identity(&self) -> Result<DeviceIdentity, Self::Trouble>;

    /// Begins a transaction, with nothing in it.
    ///
    /// # Errors
    /// Its trouble; it may have begun all the same.
    fn start(&self) -> Result<Started, Self::Trouble>;

    /// Finishes one of its open transactions.
    ///
    /// # Errors
    /// Its trouble; it may have been finished all the same.
    fn finish(&self, started: Started, process: &ProcessData) -> Result<Signed, Self::Trouble>;

    /// The numbers of this register's open transactions.
    ///
    /// # Errors
    /// Its trouble.
    fn open(&self) -> Result<Vec<u64>, Self::Trouble>;

    /// What it answered this register last, if it ever did.
    ///
    /// # Errors
    /// Its trouble.
    fn last(&self) -> Result<Option<LastAnswer>, Self::Trouble>;
}

/// What a trouble says of the question that was asked.
pub trait DeviceTrouble {
    /// Whether it may have been done all the same: no whole answer came.
    fn is_doubtful(&self) -> bool;
}

impl LastAnswer {
    /// The end of a transaction of which all but the answer is known, proven.
    pub(crate) fn of(
        self,
        started: Started,
        process: ProcessData,
        device: DeviceIdentity,
    ) -> Result<Signed, crate::Unproven> {
        let signed = Signed {
            transaction: started.transaction,
            started: started.time,
            finished: self.time,
            counter: self.counter,
            process,
            signature: self.signature,
            device,
        };
        signed.prove()?;
        Ok(signed)
    }
}

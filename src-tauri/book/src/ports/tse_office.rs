//! The port by which a TSE is set up, looked at, exported and put out of use (§ 146a AO). The one that is at work signs
//! behind [`super::Attest`], which hands this out: [`super::Attest::office`].

use std::path::Path;

use contract::tse_setup::{TseAccess, TseName};

use super::tse_device::TseDevice;
use crate::fault::Outcome;

/// What whoever runs a TSE says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TseReport {
    /// Who it is.
    pub device: TseDevice,
    /// Whether it is set up and not out of use.
    pub signs: bool,
    /// Until when its certificate holds, seconds since 1970, if it is told.
    pub not_after: Option<i64>,
    /// The number of the certification (`BSI-K-TR-nnnn-yyyy`), if it is told.
    pub certification: Option<String>,
}

/// Why something could not be done: a German sentence, without any secret, that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct TseTrouble {
    /// The sentence.
    pub sentence: String,
    /// Whether this TSE can never be set up any more: another one is needed.
    pub is_final: bool,
}

/// Waits until a moment, seconds since 1970, and says whether to go on. One that is past is not waited for: so asks whoever
/// writes a long file, piece by piece.
pub type GoOn<'a> = dyn FnMut(i64) -> bool + 'a;

/// Where TSEs are set up and put out of use. Each question may take minutes: it is asked on the caller's thread and holds up
/// no booking. A question whose answer was lost can be asked again.
pub trait TseOffice: Send + Sync {
    /// Who runs them, as people call it: `fiskaly SIGN DE V2`.
    fn maker(&self) -> &'static str;

    /// Whether key and secret are wanted.
    fn wants_access(&self) -> bool;

    /// Whether key and secret are here.
    ///
    /// # Errors
    /// A fault where the vault can't be asked.
    fn has_access(&self) -> Outcome<bool>;

    /// Asks with key and secret, which are not kept for it.
    ///
    /// # Errors
    /// [`TseTrouble`]: they are not liked, or nobody answers.
    fn try_access(&self, name: &TseName, access: &TseAccess) -> Result<(), TseTrouble>;

    /// Keeps key and secret, and the PIN where one is given, in the vault and nowhere else. They count from now on.
    ///
    /// # Errors
    /// A fault where they were not kept.
    fn keep_access(&self, name: &TseName, access: &TseAccess) -> Outcome<()>;

    /// Makes up the name of a TSE that is not ordered yet.
    ///
    /// # Errors
    /// A fault where there is no chance to be had.
    fn fresh(&self) -> Outcome<TseName>;

    /// The name of one that exists; `None` where no TSE is called so.
    fn named(&self, device: &str, client: &str) -> Option<TseName>;

    /// Brings a TSE from where it stands to where the register may sign. Called again after whatever trouble, it goes on.
    ///
    /// # Errors
    /// [`TseTrouble`], the first one.
    fn set_up(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble>;

    /// Lets this one sign from now on. Nobody outside is asked for it; what stands in its way is told by the next question.
    fn plug_in(&self, name: &TseName, register: &str);

    /// The one that signs.
    fn at_work(&self) -> Option<TseName>;

    /// How it stands.
    ///
    /// # Errors
    /// [`TseTrouble`]: it can't be asked.
    fn report(&self, name: &TseName, register: &str) -> Result<TseReport, TseTrouble>;

    /// Writes the whole export (TR-03153) into a file, which is there when it is whole and not before. What was told to stop
    /// ends with a trouble and leaves nothing.
    ///
    /// # Errors
    /// [`TseTrouble`], why there is none.
    fn export(
        &self,
        name: &TseName,
        register: &str,
        to: &Path,
        go_on: &mut GoOn<'_>,
    ) -> Result<(), TseTrouble>;

    /// Puts it out of use for good; its export can still be had. One that is out of use already is no trouble.
    ///
    /// # Errors
    /// [`TseTrouble`]: it still signs, or nobody knows.
    fn put_out_of_use(&self, name: &TseName, register: &str) -> Result<(), TseTrouble>;
}

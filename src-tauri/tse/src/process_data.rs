//! What a TSE signs of an event: `processType` and `processData` (DSFinV-K, annex I).

mod amount;
mod error;
mod free_text;
mod kassenbeleg;
mod order;

pub use error::ProcessDataError;
pub use free_text::free_text;
pub use kassenbeleg::{Kassenbeleg, Paid, Slot};
pub use order::{OrderLine, order, read_order};

/// The kinds of events that annex I knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessType {
    /// `Kassenbeleg-V1`: everything that has a receipt or moves cash.
    Kassenbeleg,
    /// `Bestellung-V1`: an order of its own.
    Order,
    /// `SonstigerVorgang`: anything else.
    Other,
}

impl ProcessType {
    /// The spelling of annex I.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kassenbeleg => "Kassenbeleg-V1",
            Self::Order => "Bestellung-V1",
            Self::Other => "SonstigerVorgang",
        }
    }

    /// The kind of exactly this spelling.
    pub fn from_spelling(text: &str) -> Option<Self> {
        [Self::Kassenbeleg, Self::Order, Self::Other].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Whether data are in the form that their kind demands.
///
/// # Errors
/// [`ProcessDataError`], the first thing that is not.
pub fn judge(process_type: &str, process_data: &[u8]) -> Result<(), ProcessDataError> {
    let text = std::str::from_utf8(process_data).map_err(|_| ProcessDataError::NotText)?;
    match ProcessType::from_spelling(process_type) {
        Some(ProcessType::Kassenbeleg) => Kassenbeleg::read(text).map(|_| ()),
        Some(ProcessType::Order) => read_order(text).map(|_| ()),
        Some(ProcessType::Other) => Ok(()),
        None => Err(ProcessDataError::Type(process_type.to_owned())),
    }
}

//! The file of a customer: all that the nouns keep of one person, on one page, on one timeline, and as information to
//! take along (Art. 15 and 20 DSGVO).

mod at_door;
mod handle;
mod information;
mod kept;
mod page;
mod sections;
mod staff;
mod staff_kept;
mod staff_sheet;
mod timeline;

pub use information::sheet_of;
pub use page::file;

/// Receipts that a file shows at most; the information holds all.
const RECEIPTS_SHOWN: usize = 60;

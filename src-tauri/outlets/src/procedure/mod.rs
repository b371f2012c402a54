//! The procedure documentation (Verfahrensdokumentation, GoBD 151 to 155) and the sheet on programming records,
//! made of the settings, people, rights and rules that hold right now.
//!
//! The fixed words stand in `assets/procedure`; what is live is put in. A version that differs from the last
//! one is kept whole in an entry of the book: chained, signed, archived and checked like every other.

mod claims;
mod document;
mod facts;
mod handle;
mod keep;
mod page;
mod store;
mod tables;
mod text;

pub use claims::{CLAIMS, Claim};
pub use keep::{PROCEDURE_FORM, keep_current};
pub use page::{document_sheet, versions};

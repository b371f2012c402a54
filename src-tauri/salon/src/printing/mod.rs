//! Printers and the pages that wait for them.
//!
//! A page is queued in the transaction that books its entry, so there is no receipt without its page and no
//! page without its receipt. The spool takes pages one by one, says so before the first byte, and reports
//! what came of it: out, to be tried again, or unsure. What is unsure only a person can settle, so nothing
//! is printed twice by itself.

mod forget;
mod form;
mod handle;
mod lamp;
mod queue;
mod spooling;
mod store;
mod test_page;
mod told;
mod try_out;

pub use forget::forget;
pub use form::check;
pub use lamp::lamp;
pub use queue::{
    Task, due, enqueue, enqueue_at, enqueue_of, failed, finished, for_entry, of_receipts, recover, take,
    waiting,
};
pub use spooling::Spooling;
pub use store::original_is_out;
pub use test_page::test_page;
pub use told::ToldPrinters;

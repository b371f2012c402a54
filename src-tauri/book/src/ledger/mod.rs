//! The book: numbers, chains, signs and stores entries, and reads them back.
//!
//! Only [`append`](Ledger::append) inserts ledger rows. What an entry *means* is the deeds' business.

mod append;
mod archive_text;
mod compose;
mod customers;
mod day;
mod draft;
mod find;
mod gaps;
mod head;
pub mod intent;
mod key_change;
mod keys;
mod months;
mod of_person;
mod outages;
mod part;
mod period;
mod read;
mod recorded;
pub mod recover;
mod rows;
mod signer;
mod stated;
mod stretch;
mod time;
mod told;
mod verify;

pub use append::{Ledger, Rules};
pub use archive_text::ArchiveText;
pub use customers::{forget_customer, names_before, names_without_file, of_customer, of_customer_before};
pub use day::{cash_day, phase, trading_day};
pub use draft::{CustomerText, Draft, Drafted, Note};
pub use find::{
    cancelled_by, incidents, last_visit, newest_note, next_details, number_of, of_kinds, of_kinds_by,
    of_transaction, references_to, returned_of, revoked_by, seq_of_basket, seq_of_receipt, sold_lately,
    voided_of_basket,
};
pub use gaps::{book_end, gaps, given_before};
pub use head::{serving_tse, tses_since};
pub use keys::{current_key, keys, keys_until};
pub use months::{Cut, cuts};
pub use of_person::{Named, earlier_names, newest_of_person, of_person};
pub use outages::{OutageEntry, newest_outage};
pub use part::{Part, stretch};
pub use period::{
    LastClosing, Opening, Period, cash_between, cash_in_drawer, closing_before, closings_behind,
    last_closings, period,
};
pub use read::{StoredEntry, customer, entries, entry, newest_seq, next_after, readable_entries};
pub use recorded::Recorded;
pub use stated::{
    booking_day, details, no_details, reason, receipt_number, receipt_number_at, snapshot, z_number,
};
pub use time::{check_clock, clock_jumped, newest_day};
pub use told::{ToldHead, told, told_until};
pub use verify::{ChainReport, Verification, finding, verify, verify_from};

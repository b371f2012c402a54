//! The cash book (Kassenbuch), derived from the book: nobody writes it, so nobody can get it wrong.
//!
//! A day shows each movement of cash singly. Longer stretches show per closing what an adviser books from it:
//! opening stock, the takings of the Z report in one row, and every other movement singly (§ 146 (1) AO; the
//! single receipts stay in the ledger, and the row leads to them). Balances follow rule R8: the drawer is the
//! opening stock of its period plus movements, never summed across closings; that one period begins with what
//! the one before left is shown and checked. The safe is a second place with its own book.

mod bank;
mod drawer;
mod page;
mod period;
mod safe;
mod store;

pub use bank::bank_list;
pub use drawer::drawer_book;
pub use safe::safe_book;

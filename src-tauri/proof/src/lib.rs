//! What a stranger needs to check the book: exact values, the entry in canonical form, hash chain,
//! signature and check digit. No IO, no clock, nothing else of ours; builds for WASM as well.

pub mod day;
pub mod entry;
pub mod law;
pub mod moment;
pub mod money;
pub mod number;
pub mod quantity;
pub mod rate;

pub use day::Day;
pub use entry::{
    Details, Entry, EntryKind, Head, Line, LineNature, Payment, Reference, ReferenceKind, Snapshot,
    SnapshotKind, TseBlock, VatSplit,
};
pub use law::{BonType, BusinessCase, PaymentKind, VatKey};
pub use moment::Moment;
pub use money::{Money, MoneyError};
pub use number::{LineNumber, ReceiptNumber, Seq, ZNumber};
pub use quantity::Quantity;
pub use rate::Rate;

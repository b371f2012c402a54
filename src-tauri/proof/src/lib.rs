//! What a stranger needs to check the book: exact values, the entry in canonical form, hash chain,
//! signature and check digit. No IO, no clock, nothing else of ours; builds for WASM as well.

pub mod canonical;
pub mod chain;
pub mod check_digit;
pub mod commitment;
pub mod day;
pub mod decode;
pub mod entry;
mod fields;
pub mod finding;
pub mod flaw;
pub mod inspect;
pub mod law;
pub mod moment;
pub mod money;
pub mod number;
pub mod packed;
pub mod part;
pub mod prepared;
pub mod quantity;
pub mod rate;
pub mod seal;
pub mod signature;
mod sums;
mod text;
pub mod verify;

pub use canonical::{Encoder, FORMAT, KnownSnapshot, snapshot_digest};
pub use chain::{Digest, PartDigest, entry_hash};
pub use check_digit::{CheckDigit, PaperNumber};
pub use commitment::{CustomerText, Salt, commitment};
pub use day::Day;
pub use decode::decode;
pub use entry::{
    Details, Entry, EntryKind, Head, Line, LineNature, Payment, Reference, ReferenceKind, Snapshot,
    SnapshotKind, TseBlock, VatSplit,
};
pub use finding::{Broken, Finding, Place, What};
pub use flaw::{Flaw, NotCanonical};
pub use inspect::{Inspected, Inspector, Link, hold_together};
pub use law::{BonType, BusinessCase, PaymentKind, VatKey};
pub use moment::Moment;
pub use money::{Money, MoneyError};
pub use number::{LineNumber, ReceiptNumber, Seq, ZNumber};
pub use packed::{pack_digests, unpack_digests};
pub use part::{NotAPart, Part};
pub use prepared::PreparedKey;
pub use quantity::Quantity;
pub use rate::Rate;
pub use seal::{SealError, Sealed, seal, seal_knowing};
pub use signature::{PublicKey, Signature, SigningKey};
pub use verify::{Anchor, Signatures, Verified, Verifier};

#[cfg(test)]
mod tests;

//! What a stranger needs to check the book: exact values, the entry in canonical form, hash chain,
//! signature and check digit. No IO, no clock, nothing else of ours; builds for WASM as well.
//!
//! # Where to begin
//!
//! - **To check a book**: a [`Verifier`] takes [`Sealed`] entries in their order and says, as a [`Finding`],
//!   what first does not hold and in which part. [`Anchor`]s are hashes that are known from outside, on a Z
//!   report for example: without one, whoever has another key can make the whole book anew. For many cores,
//!   an [`Inspector`] judges entries by themselves and [`Verifier::join`] puts them in order. [`Rules`] then
//!   judge what entries say of each other: what was cancelled, returned, replaced, revoked.
//! - **To read an archive**: [`decode()`] makes an [`Entry`] of the canonical texts of its [`Part`]s,
//!   strictly: what no [`Encoder`] would have written is refused.
//! - **To record**: [`seal()`] chains an [`Entry`] to the hash before it and signs it.
//! - **Values**: [`Money`] (cents), [`Quantity`] (thousandths), [`Rate`] (hundredths of a per cent),
//!   [`Moment`] (milliseconds since 1970 UTC and the offset), [`Day`], and numbers that can't be mixed up
//!   ([`Seq`], [`ReceiptNumber`], [`ZNumber`]).
//! - **The law's lists**: [`BonType`], [`BusinessCase`], [`PaymentKind`], [`VatKey`], spelled as DSFinV-K 2.4
//!   does.
//!
//! The form itself is written down in `FORMAT.md` beside this crate, with a worked example, so that a program
//! in another language can check the same book. `examples/verify.rs`:
//!
#![doc = concat!("```\n", include_str!("../examples/verify.rs"), "```")]
#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]

pub mod canonical;
pub mod chain;
pub mod check_digit;
pub mod commitment;
pub mod day;
pub mod decode;
mod digits;
pub mod entry;
mod fields;
pub mod finding;
pub mod flaw;
pub mod format;
pub mod gap;
pub mod inspect;
pub mod key_change;
pub mod law;
pub mod moment;
pub mod money;
pub mod number;
pub mod packed;
pub mod part;
pub mod prepared;
pub mod quantity;
pub mod rate;
pub mod rule_broken;
pub mod rules;
pub mod seal;
pub mod signature;
mod since;
mod sums;
mod text;
pub mod verify;

pub use canonical::{Encoder, KnownSnapshot, snapshot_digest};
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
pub use format::{Format, UnknownFormat};
pub use gap::{BookEnd, Gap, GapCause, MissingRanges};
pub use inspect::{Inspected, Inspector, Link, hold_together};
pub use key_change::{KEY_CHANGE, KeyChange, KeyChangeCause};
pub use law::{BonType, BusinessCase, PaymentKind, VatKey};
pub use moment::Moment;
pub use money::{Money, MoneyError};
pub use number::{LineNumber, ReceiptNumber, Seq, ZNumber};
pub use packed::{pack_digests, unpack_digests};
pub use part::{NotAPart, Part};
pub use prepared::PreparedKey;
pub use quantity::Quantity;
pub use rate::Rate;
pub use rule_broken::RuleBroken;
pub use rules::Rules;
pub use seal::{SealError, Sealed, seal, seal_knowing};
pub use signature::{PublicKey, Signature, SigningKey};
pub use verify::{Anchor, Signatures, Verified, Verifier};

// The example calls the crate by its name, as a stranger would.
#[cfg(test)]
extern crate self as proof;

#[cfg(test)]
mod tests;

//! Which format first had a kind of entry, reference or snapshot (FORMAT.md, section 3).

use crate::{Entry, EntryKind, Format, Part, ReferenceKind, SnapshotKind};

impl EntryKind {
    /// The first form that has this kind.
    pub const fn since(self) -> Format {
        match self {
            Self::Gap
            | Self::Voucher
            | Self::Invoice
            | Self::TerminalClosing
            | Self::StockCount
            | Self::Inspection => Format::Two,
            _ => Format::One,
        }
    }
}

impl ReferenceKind {
    /// The first form that has this kind.
    pub const fn since(self) -> Format {
        match self {
            Self::Continues | Self::Invoices => Format::Two,
            _ => Format::One,
        }
    }
}

impl SnapshotKind {
    /// The first form that has this kind.
    pub const fn since(self) -> Format {
        match self {
            Self::Tse => Format::Two,
            _ => Format::One,
        }
    }
}

/// The first part of an entry with a kind that its format does not have; a reader of texts never meets one.
pub(crate) fn foreign_part(entry: &Entry) -> Option<Part> {
    let format = entry.head.format;
    if format == Format::NEWEST {
        return None;
    }
    let head = (entry.head.kind.since() > format).then_some(Part::Head);
    let reference = entry.references.iter().zip(1..).find(|(reference, _)| reference.kind.since() > format);
    let snapshot = entry.snapshots.iter().find(|snapshot| snapshot.kind.since() > format);
    head.or(reference.map(|(_, n)| Part::Reference(n)))
        .or(snapshot.map(|snapshot| Part::Snapshot(snapshot.kind)))
}

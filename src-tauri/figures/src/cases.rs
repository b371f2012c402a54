//! What only moves cash.

use proof::{BusinessCase, EntryKind};

/// Entries that only move cash.
pub const fn moves_cash(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::OpeningStock | EntryKind::CashMovement | EntryKind::TipPayout | EntryKind::Difference
    )
}

/// Business cases that move cash and nothing else. A staff tip is not among them: it also comes in by a sale.
pub const fn is_cash_case(case: BusinessCase) -> bool {
    matches!(
        case,
        BusinessCase::Anfangsbestand
            | BusinessCase::Privateinlage
            | BusinessCase::Privatentnahme
            | BusinessCase::Geldtransit
            | BusinessCase::Lohnzahlung
            | BusinessCase::Einzahlung
            | BusinessCase::Auszahlung
            | BusinessCase::DifferenzSollIst
    )
}

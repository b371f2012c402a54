//! What only moves cash, and what is turnover.

use proof::{BusinessCase, EntryKind, Line, VatKey};

/// Entries that only move cash.
pub const fn moves_cash(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::OpeningStock | EntryKind::CashMovement | EntryKind::TipPayout | EntryKind::Difference
    )
}

/// Whether a line is turnover: whatever its VAT key says, or where that is the one of what is not taxable (5), its case. A
/// small business (§ 19 UStG) may record its turnover with key 5; staff tips, vouchers and receivables are none.
pub fn is_turnover(line: &Line) -> bool {
    line.vat_key != VatKey::NotTaxable || is_untaxed_turnover(line)
}

/// Turnover under the key of what is not taxable.
pub fn is_untaxed_turnover(line: &Line) -> bool {
    line.vat_key == VatKey::NotTaxable
        && matches!(line.case, BusinessCase::Umsatz | BusinessCase::TrinkgeldAG)
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

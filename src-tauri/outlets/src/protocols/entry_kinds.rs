//! Which kinds of entries are looked for together. Each kind belongs to one group.

use contract::protocols::Kinds;
use proof::EntryKind;

/// The group of a kind.
const fn group(kind: EntryKind) -> Kinds {
    match kind {
        EntryKind::Sale | EntryKind::Return | EntryKind::Voucher | EntryKind::Invoice => Kinds::Receipts,
        EntryKind::Storno
        | EntryKind::PaymentCorrection
        | EntryKind::AbandonedBasket
        | EntryKind::VoidedLine
        | EntryKind::DeclinedPayment => Kinds::TakenBack,
        EntryKind::CashMovement | EntryKind::TipPayout | EntryKind::DrawerOpened | EntryKind::Banking => {
            Kinds::Cash
        }
        EntryKind::OpeningStock
        | EntryKind::Count
        | EntryKind::Difference
        | EntryKind::Closing
        | EntryKind::Revocation
        | EntryKind::TerminalClosing
        | EntryKind::StockCount => Kinds::Days,
        EntryKind::Foundation
        | EntryKind::Settings
        | EntryKind::KeyChange
        | EntryKind::ProgramVersion
        | EntryKind::ClockCorrection
        | EntryKind::Procedure => Kinds::Settings,
        EntryKind::Import | EntryKind::Export | EntryKind::Reprint => Kinds::Files,
        EntryKind::SignInFailure
        | EntryKind::Incident
        | EntryKind::Outage
        | EntryKind::Insight
        | EntryKind::Inspection
        | EntryKind::Gap => Kinds::Incidents,
    }
}

/// The kinds of a group.
pub fn of(kinds: Kinds) -> Vec<EntryKind> {
    let wanted = |kind: &&EntryKind| kinds == Kinds::All || group(**kind) == kinds;
    EntryKind::ALL.iter().filter(wanted).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_together_are_all_kinds() {
        let all: usize = Kinds::CHOICES[1..].iter().map(|kinds| of(*kinds).len()).sum();
        assert_eq!(all, EntryKind::ALL.len());
        assert_eq!(of(Kinds::All).len(), all);
    }
}

//! Figures of the reports, by name: each is the sum of what entries add to it, and leads to just those.

use serde::{Deserialize, Serialize};

use crate::{BusinessCase, EntryKind, PaymentKind, PersonId, Rate, VatKey};

/// A figure that entries stand behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Taxable and exempt sales, gross.
    Turnover,
    /// Turnover recorded from one full hour to the next, 0 to 23.
    Hour(u32),
    Group {
        group: Option<String>,
        case: BusinessCase,
    },
    /// Turnover that a person booked.
    Cashier(PersonId),
    /// Services and goods of the person who performed them; what nobody performed without a person.
    Performer(Option<PersonId>),
    Payment {
        kind: PaymentKind,
        name: String,
    },
    /// Gross sum of a rate.
    Vat {
        key: VatKey,
        rate: Rate,
    },
    /// Sales that stand.
    Tickets,
    /// Sales to someone with a name.
    Named,
    /// Sales to someone without a name.
    Unnamed,
    Stornos,
    Corrections,
    Returns,
    Discounts,
    /// Counted more or less than expected.
    Differences,
    StaffTips,
    TipPayouts,
    OwnerTips,
    VouchersSold,
    VouchersRedeemed,
    ReceivablesArisen,
    ReceivablesSettled,
    Abandoned,
    VoidedLines,
    DeclinedCards,
    /// Drawer opened without a sale.
    DrawerOpenings,
    /// What someone recorded of one kind; everybody without a person.
    Deeds {
        kind: EntryKind,
        person: Option<PersonId>,
    },
    /// Sales whose sum is a whole multiple of so many cents.
    RoundSales(i64),
}

//! Figures of the reports, by name: each is the sum of what entries add to it, and leads to just those.
//! Amounts are gross, in cents; counts are whole numbers.

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
    /// Turnover of an article group, by business case.
    Group {
        /// By its name at the booking; absent for what has no group.
        group: Option<String>,
        /// `GV_TYP` of the lines.
        case: BusinessCase,
    },
    /// Turnover that a person booked.
    Cashier(PersonId),
    /// Services and goods of the person who performed them; what nobody performed without a person.
    Performer(Option<PersonId>),
    /// What was paid one way, refunds taken off.
    Payment {
        /// `ZAHLART_TYP`.
        kind: PaymentKind,
        /// `ZAHLART_NAME`.
        name: String,
    },
    /// Gross sum of a rate.
    Vat {
        /// `UST_SCHLUESSEL`.
        key: VatKey,
        /// The rate at the booking.
        rate: Rate,
    },
    /// Sales that stand.
    Tickets,
    /// Sales to someone with a name.
    Named,
    /// Sales to someone without a name.
    Unnamed,
    /// Storno entries without those of payment corrections: number and sum.
    Stornos,
    /// Payment corrections: number.
    Corrections,
    /// Return entries: number and sum.
    Returns,
    /// Reductions of lines that stand.
    Discounts,
    /// Counted more or less than expected.
    Differences,
    /// Tips to employees that came in (`TrinkgeldAN`); no turnover.
    StaffTips,
    /// Tips paid out to employees in cash.
    TipPayouts,
    /// Tips to the owner (`TrinkgeldAG`); turnover.
    OwnerTips,
    /// Vouchers sold, single-purpose and multi-purpose.
    VouchersSold,
    /// Vouchers redeemed.
    VouchersRedeemed,
    /// Sold on account (`Forderungsentstehung`).
    ReceivablesArisen,
    /// Paid later (`Forderungsaufloesung`).
    ReceivablesSettled,
    /// Baskets that were given up (`AVBelegabbruch`).
    Abandoned,
    /// Lines taken out of baskets before they were paid.
    VoidedLines,
    /// Card payments that the terminal declined.
    DeclinedCards,
    /// Drawer opened without a sale.
    DrawerOpenings,
    /// What someone recorded of one kind; everybody without a person.
    Deeds {
        /// Which kind.
        kind: EntryKind,
        /// Whose; absent: everybody's.
        person: Option<PersonId>,
    },
    /// Sales whose sum is a whole multiple of so many cents.
    RoundSales(i64),
}

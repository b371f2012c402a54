//! Figures of the book, out of its entries and nothing else: what a period comes to, its shares per entry, value added tax.
//! No store, no clock: reports, exports and verifiers reckon with the same code.

mod add;
mod cases;
mod figures;
mod gather;
mod lines;
mod sum;
mod trouble;

pub use cases::{is_cash_case, moves_cash};
pub use figures::{
    CaseSum, ClosingForm, CorrectionLine, DrawerSums, Figures, GroupSum, Mix, MovementLine, PaymentSum,
    PerformerSum, PersonSum, ReceivableSums, StornoLine, Tally, Times, TipSums, VatSum, VoucherSums,
};
pub use gather::{Gathering, Shares};
pub use lines::{total, vat_splits};
pub use trouble::FiguresTrouble;

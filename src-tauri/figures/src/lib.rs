//! Figures of the book, out of its entries and nothing else: what a period comes to, its shares per entry, value added tax.
//! And whether entries keep the rules between them ([`BookRules`]), the figures that closings store among these. No store,
//! no clock: reports, exports and verifiers reckon with the same code, and program and verifier judge by the same.

mod add;
mod book_rules;
mod cases;
mod closings;
mod counted;
mod exact_json;
mod figures;
mod gather;
mod lines;
mod same;
mod sum;
mod trouble;

pub use book_rules::{BookRules, Unjudged};
pub use cases::{is_cash_case, is_turnover, moves_cash};
pub use counted::Stored;
pub use figures::{
    CaseSum, Circumstances, ClosingForm, CorrectionLine, DrawerOpenedLine, DrawerSums, Figures, GroupSum,
    Mix, MovementLine, PaymentSum, PerformerSum, PersonSum, ReceivableSums, ReturnLine, StornoLine, Tally,
    Times, TipSums, VatSum, VoucherSums,
};
pub use gather::{Gathering, Shares};
pub use lines::{total, vat_splits};
pub use trouble::FiguresTrouble;

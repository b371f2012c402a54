//! The booking day from its opening to its Z report.
//!
//! Opening: blind count, opening stock, difference with reason. Closing: clarify, count, compare, skim off,
//! close. A close is always possible: IKS-12 asks for a count, nothing else can stand in its way.

mod add;
mod cash_check;
mod checks;
mod close;
mod count;
mod counting;
mod figures;
mod gather;
mod handle;
mod newest;
mod opening;
mod outlook;
mod report;
mod slip;
mod state;
mod store;
mod sum;
mod x_report;
mod z_list;

pub use checks::note_broken_chain;
pub use count::CountDetails;
pub use figures::{CLOSING_FORM, ClosingDetails, Figures, GroupSum, Mix, MovementLine, Times, X_FORM};
pub use gather::{figures, shares};
pub use slip::{is_cash_check, slip_of, tells_the_drawer};

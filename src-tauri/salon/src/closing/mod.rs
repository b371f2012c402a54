//! The booking day from its opening to its Z report.
//!
//! Opening: blind count, opening stock, difference with reason. Closing: clarify, count, compare, skim off,
//! close. A close is always possible: IKS-12 asks for a count, nothing else can stand in its way. The owner may
//! revoke the last one on its own day (`revoke.rs`); what a day consists of then is told by `of_day.rs`.

mod cash_check;
mod checks;
mod close;
mod count;
mod counting;
mod day_report;
mod details;
mod form;
mod gather;
mod handle;
mod newest;
mod of_day;
mod opening;
mod outlook;
mod report;
mod revocation_slip;
mod revoke;
mod slip;
mod state;
mod store;
mod taken_back;
mod without_tse;
mod x_report;
mod z_list;

pub use checks::note_broken_chain;
pub use close::check_close;
pub use count::CountDetails;
pub use day_report::day_report;
pub use details::{ClosingDetails, X_FORM, closing_details};
pub use gather::{figures, shares};
pub use of_day::{DayClosing, closings_of, day_closing, readable_closings};
pub use revoke::{is_new_day, note_day};
pub use slip::{is_cash_check, slip_of, tells_the_drawer};

//! Cash that moves without a sale: movements with their purpose, tips paid out, the drawer opened, what is on
//! its way to the bank.
//!
//! The drawer holds the opening stock of the period and its cash payments (rule R8). The ledger refuses
//! whatever would make it negative (IKS-01). Every movement gives a slip to sign.

mod banking;
mod banking_back;
mod bon;
mod carried;
mod counting;
mod details;
mod drawer;
mod handing;
mod handle;
mod movement;
mod slip;
mod store;
mod tips;
mod transit;

pub use banking::{BANKING_FORM, Banking};
pub use banking_back::{cancellable_banking, takes_banking_back};
pub use bon::CashBon;
pub use carried::{carried, handed_on, replaced};
pub use counting::{
    begin, count_of, counts_now, draft, end, end_all, forget_count, hide_from_who_counts, put_aside,
};
pub use drawer::check_drawer;
pub use handing::{Carried, OpenTip};
pub use slip::{receipt, slip_of};
pub use tips::open_tips;
pub use transit::{banked_by, banking_of, put_into_safe, safe_balance, transits, transits_at};

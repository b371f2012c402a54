//! Erasure after Art. 17 DSGVO: what no rule demands goes, what a rule demands stays until its day and goes then, and a
//! letter lists both. The book stays whole: entries keep their commitments to the customer.

mod erase;
mod guest;
mod handle;
mod job;
mod letter;
mod outlook;
mod retention;
mod staff;
mod sweep;

pub use erase::{Done, erase};
pub use guest::{erase_guest, guest_outlook};
pub use job::{keep_to_periods, keeper_of_periods};
pub use letter::{Rest, letter};
pub use staff::{StaffErasure, erase_staff, signed, signed_and_kept, staff_outlook};
pub use sweep::{Overdue, overdue, sweep};

/// Months without a visit after which a customer is proposed, until the owner chooses.
const MONTHS: u32 = 36;
/// Name of the setting.
const AFTER_MONTHS: &str = "erasure_after_months";
/// Customers that are proposed at once.
const PROPOSED_MAX: u32 = 200;

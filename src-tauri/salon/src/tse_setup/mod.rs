//! The register's TSE: set up by the owner, tried, exported, and changed for another one (§ 146a AO).
//!
//! Which one serves the register is a setting that an entry tells (`tse/1`); what opens the way to it lies in the key vault.
//! Nothing of it changes while a day is open, because it stands in the closing's tables (DSFinV-K 2.4, no. 3.3). Each change
//! begins the period for the notice to the tax office (§ 146a Abs. 4 AO).

mod at_door;
mod change;
mod context;
mod export;
mod job;
mod kept_change;
mod notice;
mod office;
mod store;
mod view;
mod work;

pub use job::{TseChanged, TseJob};
pub use notice::newest as newest_notice;
pub use view::certificate_until;
pub use work::{TseWork, register_at_tse, work};

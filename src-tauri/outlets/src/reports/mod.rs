//! Reports that people want to look at: what a day, a week, a month or a year took in, from whom, how it was
//! paid, and what was unusual. Figures of closed days are those that their closings stored; a day that is open
//! is gathered as the X report gathers it. Every figure leads to the entries that it is the sum of.

mod breakdown;
mod chart;
mod compared;
mod curve;
mod entries;
mod events;
mod figure;
mod overview;
mod store;
mod stretch;
mod turnover;

pub use chart::{ChartSlot, Measure, bars};
pub use entries::entries;
pub use store::belongs_to_correction;
pub use stretch::Stretch;
pub use turnover::turnover;

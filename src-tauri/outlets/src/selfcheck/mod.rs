//! Der Blick des Prüfers: what someone who checks a cash register would look at, for the owner to see first.
//!
//! Each check says what it looked at, what one would expect, what it found, why anybody looks at this, and leads
//! to the entries. **None of them passes a verdict**: what stands out has a reason, and often a harmless one.

mod amounts;
mod check;
mod chi_square;
mod closings;
mod deeds;
mod digits;
mod drawer;
mod numbers;
mod observed;
mod sheet;
mod store;

pub use chi_square::{chi_square, rarity};
pub use digits::digit_chi_square;
pub use sheet::selfcheck;

//! What is chosen, and how much is listed.

use contract::CustomerId;

use crate::ui::Beside;

/// So many rows come at once.
pub const STEP: u32 = 60;

/// What stands in the panel.
pub type Shown = Beside<CustomerId>;

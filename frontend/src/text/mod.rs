//! Words on the screen.

pub mod german;
pub mod sets;

//! Words on the screen.

pub mod german;

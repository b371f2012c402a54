//! Lines of a page.

use contract::slip::{Block, Weight};

/// Left and right on one line.
pub fn pair(left: impl Into<String>, right: impl ToString) -> Block {
    Block::Pair { left: left.into(), right: right.to_string(), weight: Weight::Normal }
}

/// Left and right on one line, in bold.
pub fn strong(left: impl Into<String>, right: impl ToString) -> Block {
    Block::Pair { left: left.into(), right: right.to_string(), weight: Weight::Strong }
}

/// The sum of a page.
pub fn sum(left: impl Into<String>, right: impl ToString) -> Block {
    Block::Pair { left: left.into(), right: right.to_string(), weight: Weight::Sum }
}

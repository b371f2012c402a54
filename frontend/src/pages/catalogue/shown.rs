//! What is chosen.

use contract::ArticleId;

use crate::ui::Beside;

/// What stands in the panel; a new article perhaps with a code that was scanned.
pub type Shown = Beside<ArticleId, Option<String>>;

//! The salon's desk as a door.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use crate::door::{Door, News};

/// Opens the real salon in a folder; if it can't be opened, the page is told why at its first call.
pub fn open_salon(_folder: &Path) -> Arc<dyn Door> {
    Arc::new(Shut { reason: "Der Salon lässt sich noch nicht öffnen.".to_owned() })
}

/// A salon that could not be opened: every call hears the reason.
struct Shut {
    reason: String,
}

impl Door for Shut {
    fn call(&self, _caller: &str, _question: &str) -> String {
        serde_json::json!({ "fault": self.reason }).to_string()
    }

    fn news(&self) -> Receiver<News> {
        channel().1
    }
}

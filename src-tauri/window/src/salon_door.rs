//! The salon's desk as a door.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use contract::wire::{Answer, Fault};

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
        let answer = Answer::Failed(Fault { reference: self.reason.clone() });
        serde_json::to_string(&answer).unwrap_or_default()
    }

    fn news(&self) -> Receiver<News> {
        channel().1
    }
}

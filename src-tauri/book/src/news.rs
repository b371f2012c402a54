//! Who wants to hear what has changed.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

use contract::Topic;

/// Tells all windows which topics are in the news.
#[derive(Default)]
pub struct News(Mutex<Vec<Sender<Vec<Topic>>>>);

impl News {
    /// A receiver of all news from now on.
    pub fn subscribe(&self) -> Receiver<Vec<Topic>> {
        let (sender, receiver) = channel();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        receiver
    }

    /// Tells everyone; who no longer listens is forgotten.
    pub fn tell(&self, topics: &[Topic]) {
        if topics.is_empty() {
            return;
        }
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(topics.to_vec()).is_ok());
    }
}

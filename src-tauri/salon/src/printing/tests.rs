//! Rules of the queue.

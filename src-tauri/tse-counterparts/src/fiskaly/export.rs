//! An export as it is kept: made in its own time, and not to be asked for too often.

use std::collections::HashMap;

use super::answer::Answer;

/// So many questions about one export …
const MOST_QUESTIONS: usize = 12;
/// … in so many seconds.
const WITHIN: i64 = 60;

/// An export.
pub struct Export {
    pub query: HashMap<String, String>,
    pub since: i64,
    ready: i64,
    pub is_cancelled: bool,
    asked: Vec<i64>,
}

impl Export {
    pub const fn new(query: HashMap<String, String>, now: i64, takes: i64) -> Self {
        Self { query, since: now, ready: now + takes, is_cancelled: false, asked: Vec::new() }
    }

    pub fn state(&self, now: i64) -> &'static str {
        match now {
            _ if self.is_cancelled => "CANCELLED",
            _ if now >= self.ready => "COMPLETED",
            _ if now > self.since => "WORKING",
            _ => "PENDING",
        }
    }

    pub fn is_running(&self, now: i64) -> bool {
        matches!(self.state(now), "PENDING" | "WORKING")
    }

    pub fn count(&mut self, now: i64) -> Result<(), Answer> {
        self.asked.retain(|asked| *asked > now - WITHIN);
        if self.asked.len() >= MOST_QUESTIONS {
            let wait = self.asked[0] + WITHIN - now;
            return Err(Answer::no(429, "E_TOO_MANY_REQUESTS").after(wait.unsigned_abs()));
        }
        self.asked.push(now);
        Ok(())
    }
}

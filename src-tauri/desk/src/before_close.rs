//! What comes before a close: open events end, because a closing covers ended events alone.

use std::sync::atomic::{AtomicU32, Ordering};

use book::door::Door;
use book::fault::Outcome;
use book::ledger;
use contract::Request;
use contract::till::EndBaskets;
use salon::{closing, till};
use serde_json::Value;

use crate::booking::{Bookings, is_being_booked};
use crate::dispatch::carry_out;

/// So often a basket may be filled between the end of the open ones and the close.
const TRIES: u32 = 3;

/// A close that is under way.
struct Closing<'b>(&'b AtomicU32);

impl<'b> Closing<'b> {
    fn begun(under_way: &'b AtomicU32) -> Self {
        under_way.fetch_add(1, Ordering::SeqCst);
        Self(under_way)
    }
}

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Bookings {
    /// Ends what is open and closes the day; once more where someone fills a basket in between.
    ///
    /// # Errors
    /// What speaks against the close.
    pub fn close(&self, door: &Door<'_>, close: &Request) -> Outcome<Value> {
        let closing = Closing::begun(&self.closing);
        let reply = self.end_and_close(door, close);
        drop(closing);
        if reply.is_err() {
            // The day goes on, and what was filled meanwhile has not begun.
            self.begin_events();
        }
        reply
    }

    fn end_and_close(&self, door: &Door<'_>, close: &Request) -> Outcome<Value> {
        for _ in 1..TRIES {
            self.end_baskets(door)?;
            match carry_out(self, door, close.clone()) {
                Err(trouble) if is_being_booked(&trouble) => {}
                reply => return reply,
            }
        }
        self.end_baskets(door)?;
        carry_out(self, door, close.clone())
    }

    /// Ends the events of open baskets, if the day could be closed now; the close itself judges once more.
    ///
    /// # Errors
    /// What speaks against the close: then nothing has ended.
    fn end_baskets(&self, door: &Door<'_>) -> Outcome<()> {
        self.settle()?;
        let any = door.read(|tx| {
            closing::check_close(tx)?;
            till::any_not_ended(tx.conn, ledger::period(tx.conn)?.after)
        })?;
        if any { self.book(door, EndBaskets) } else { Ok(()) }
    }
}

//! What comes before a close: open events end, because a closing covers ended events alone.

use book::door::Door;
use book::fault::Outcome;
use contract::till::EndBaskets;
use salon::{closing, till};

use crate::booking::Bookings;

impl Bookings {
    /// Ends the events of open baskets, if the day could be closed now; the close itself judges once more.
    ///
    /// # Errors
    /// What speaks against the close: then nothing has ended.
    pub fn end_baskets(&self, door: &Door<'_>) -> Outcome<()> {
        self.settle()?;
        let any = door.read(|tx| {
            closing::check_close(tx)?;
            Ok(!till::open_baskets(tx.conn)?.is_empty())
        })?;
        if any { self.book(door, EndBaskets) } else { Ok(()) }
    }
}

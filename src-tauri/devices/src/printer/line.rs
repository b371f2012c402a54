//! A line to a printer: bytes in both directions, with limits of time.

use std::io::{self, Read, Write};
use std::time::Duration;

/// A line with a limit for reading; its limit for writing is set when it is opened.
pub trait PrinterLine: Read + Write {
    /// How long the next reads may take. A limit of zero is not allowed.
    fn wait_at_most(&mut self, time: Duration) -> io::Result<()>;
}

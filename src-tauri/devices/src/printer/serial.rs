//! Printers on a serial port: eight bits, no parity.
//!
//! Which of its lines a printer uses to say "wait" differs, and a cable may lack it. So nothing waits for a
//! line; bytes are sent no faster than a printer prints.

use std::io::{self, Read, Write};
use std::thread;
use std::time::Duration;

use book::ports::PaperTrouble;
use serialport::{FlowControl, SerialPort};

use super::Patience;
use super::line::PrinterLine;
use super::talk::reason;

pub struct Serial {
    port: Box<dyn SerialPort>,
    read: Duration,
    write: Duration,
}

/// A line of 42 letters comes out in about 20 ms.
const BYTES_PER_SECOND: u64 = 2_000;

/// Opens a port such as `COM3` or `/dev/ttyUSB0`.
pub fn open(port: &str, baud: u32, patience: &Patience) -> Result<Serial, PaperTrouble> {
    let opened = serialport::new(port, baud)
        .flow_control(FlowControl::None)
        .timeout(patience.write)
        .open()
        .map_err(|error| PaperTrouble::NoAnswer(reason(&io::Error::from(error))))?;
    Ok(Serial { port: opened, read: patience.answer, write: patience.write })
}

// The library has one limit for both directions: each sets its own first.
impl Read for Serial {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.port.set_timeout(self.read)?;
        self.port.read(buffer)
    }
}

impl Write for Serial {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.port.set_timeout(self.write)?;
        let taken = self.port.write(bytes)?;
        let printing_ms = u64::try_from(taken).unwrap_or(u64::MAX).saturating_mul(1_000) / BYTES_PER_SECOND;
        thread::sleep(Duration::from_millis(printing_ms));
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        // Waiting for the last byte has no limit of time in the library; the status question has one.
        Ok(())
    }
}

impl PrinterLine for Serial {
    fn wait_at_most(&mut self, time: Duration) -> io::Result<()> {
        self.read = time;
        Ok(())
    }
}

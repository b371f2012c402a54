//! Printers on a serial port: eight bits, no parity, flow control by the printer.

use std::io::{self, Read, Write};
use std::time::Duration;

use salon::ports::PaperTrouble;
use serialport::{FlowControl, SerialPort};

use super::Patience;
use super::line::Line;
use super::talk::reason;

pub struct Serial {
    port: Box<dyn SerialPort>,
    read: Duration,
    write: Duration,
}

/// Opens a port such as `COM3` or `/dev/ttyUSB0`.
pub fn open(port: &str, baud: u32, patience: &Patience) -> Result<Serial, PaperTrouble> {
    let opened = serialport::new(port, baud)
        .flow_control(FlowControl::Hardware)
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
        self.port.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        // Waiting for the last byte has no limit of time in the library; the status question has one.
        Ok(())
    }
}

impl Line for Serial {
    fn wait_at_most(&mut self, time: Duration) -> io::Result<()> {
        self.read = time;
        Ok(())
    }
}

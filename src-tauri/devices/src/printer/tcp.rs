//! Printers in the network: raw bytes, usually on port 9100.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use book::ports::PaperTrouble;

use super::Patience;
use super::line::PrinterLine;
use super::talk::reason;

pub struct Tcp(TcpStream);

/// Connects, trying each address of the name.
pub fn open(host: &str, port: u16, patience: &Patience) -> Result<Tcp, PaperTrouble> {
    let no_answer = |error: io::Error| PaperTrouble::NoAnswer(reason(&error));
    let mut last = None;
    for address in (host, port).to_socket_addrs().map_err(|_| unknown_name(host))? {
        match TcpStream::connect_timeout(&address, patience.connect) {
            Ok(stream) => {
                stream.set_write_timeout(Some(patience.write)).map_err(no_answer)?;
                stream.set_nodelay(true).map_err(no_answer)?;
                return Ok(Tcp(stream));
            }
            Err(error) => last = Some(error),
        }
    }
    Err(last.map_or_else(|| unknown_name(host), no_answer))
}

fn unknown_name(host: &str) -> PaperTrouble {
    PaperTrouble::NoAnswer(format!("der Name „{host}“ ist im Netz unbekannt"))
}

impl Read for Tcp {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Tcp {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl PrinterLine for Tcp {
    fn wait_at_most(&mut self, time: Duration) -> io::Result<()> {
        self.0.set_read_timeout(Some(time))
    }
}

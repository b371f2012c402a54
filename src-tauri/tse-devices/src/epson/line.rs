//! The connection: messages that end with a zero byte, each answered before a deadline.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};

use crate::deadline::Deadline;

use super::trouble::Trouble;

/// No answer is longer.
const LONGEST: usize = 1 << 20;

/// An open connection.
pub struct Line {
    stream: TcpStream,
    /// What came behind the last message.
    rest: Vec<u8>,
}

impl Line {
    /// Connects and reads the greeting.
    pub fn connect(host: &str, port: u16, until: Deadline) -> Result<Self, Trouble> {
        let address = (host, port).to_socket_addrs().ok().and_then(|mut found| found.next());
        let stream = TcpStream::connect_timeout(&address.ok_or(Trouble::Unreachable)?, until.left()?);
        let mut line = Self { stream: stream.map_err(|_| Trouble::Unreachable)?, rest: Vec::new() };
        // Nothing was asked yet, so nothing can be in doubt.
        line.receive(until).map_err(|_| Trouble::Unreachable)?;
        Ok(line)
    }

    /// Sends a message and reads its answer.
    pub fn ask(&mut self, message: &str, until: Deadline) -> Result<String, Trouble> {
        self.stream.set_write_timeout(Some(until.left()?)).map_err(|_| Trouble::NoAnswer)?;
        let sent = self.stream.write_all(message.as_bytes()).and_then(|()| self.stream.write_all(&[0]));
        sent.map_err(|_| Trouble::NoAnswer)?;
        self.receive(until)
    }

    fn receive(&mut self, until: Deadline) -> Result<String, Trouble> {
        loop {
            if let Some(end) = self.rest.iter().position(|byte| *byte == 0) {
                let message = self.rest.drain(..=end).take(end).collect();
                return String::from_utf8(message).map_err(|_| Trouble::Garbage);
            }
            if self.rest.len() > LONGEST {
                return Err(Trouble::Garbage);
            }
            self.stream.set_read_timeout(Some(until.left()?)).map_err(|_| Trouble::NoAnswer)?;
            let mut piece = [0; 4_096];
            match self.stream.read(&mut piece) {
                Ok(0) => return Err(Trouble::NoAnswer),
                Ok(read) => self.rest.extend_from_slice(piece.get(..read).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(Trouble::NoAnswer),
            }
        }
    }
}

//! A talk with a server that may not end by itself: what it says is bounded in bytes and the whole in time, whatever reads it
//! here. The reader connects to a port of this machine, behind which the words are counted.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// What a talk may be.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// Until the server has taken the connection.
    pub connecting: Duration,
    /// From beginning to end.
    pub whole: Duration,
    /// Bytes that the server may say.
    pub bytes: usize,
}

/// One talk with a server.
pub struct BoundedTalk {
    port: u16,
    server: TcpStream,
    over: Arc<AtomicBool>,
    carrier: Option<JoinHandle<()>>,
}

impl BoundedTalk {
    /// Connects to the server.
    ///
    /// # Errors
    /// Nobody answers there.
    pub fn with(host: &str, port: u16, bounds: Bounds) -> io::Result<Self> {
        let began = Instant::now();
        let server = connect(host, port, bounds.connecting)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        listener.set_nonblocking(true)?;
        let (there, over) = (server.try_clone()?, Arc::new(AtomicBool::new(false)));
        let given_up = over.clone();
        let carrier = std::thread::Builder::new().name("bounded talk".to_owned()).spawn(move || {
            let end = began + bounds.whole;
            let carried =
                accept(&listener, &given_up, end).and_then(|here| carry(&here, &there, end, bounds.bytes));
            if let Err(trouble) = carried {
                tracing::warn!(%trouble, "a server's talk was ended");
            }
            hang_up(&there);
        })?;
        Ok(Self { port, server, over, carrier: Some(carrier) })
    }

    /// The port of this machine (127.0.0.1) at which the server is heard.
    pub const fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for BoundedTalk {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        hang_up(&self.server);
        if let Some(carrier) = self.carrier.take()
            && carrier.join().is_err()
        {
            tracing::error!("a talk panicked");
        }
    }
}

fn connect(host: &str, port: u16, patience: Duration) -> io::Result<TcpStream> {
    let mut trouble = io::Error::new(io::ErrorKind::NotFound, "no address");
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, patience) {
            Ok(stream) => return Ok(stream),
            Err(other) => trouble = other,
        }
    }
    Err(trouble)
}

fn carry(here: &TcpStream, server: &TcpStream, end: Instant, bytes: usize) -> io::Result<()> {
    let (mut from_here, mut to_server) = (here.try_clone()?, server.try_clone()?);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // Whoever hangs up first ends both ways.
            let said = io::copy(&mut from_here, &mut to_server);
            tracing::debug!(?said, "what we said");
            hang_up(&to_server);
        });
        let heard = hear(server, here, end, bytes);
        hang_up(server);
        hang_up(here);
        heard
    })
}

/// Waits for the reader of this talk.
fn accept(listener: &TcpListener, given_up: &AtomicBool, end: Instant) -> io::Result<TcpStream> {
    loop {
        match listener.accept() {
            Ok((here, _)) => {
                here.set_nonblocking(false)?;
                return Ok(here);
            }
            Err(trouble) if trouble.kind() == io::ErrorKind::WouldBlock => {}
            Err(trouble) => return Err(trouble),
        }
        if Instant::now() >= end || given_up.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn hear(mut server: &TcpStream, mut here: &TcpStream, end: Instant, bytes: usize) -> io::Result<()> {
    let (mut words, mut left) = ([0; 4096], bytes);
    loop {
        let time = end.saturating_duration_since(Instant::now());
        if time.is_zero() {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "the talk took too long"));
        }
        server.set_read_timeout(Some(time))?;
        let count = server.read(&mut words)?;
        let Some(rest) = left.checked_sub(count) else {
            return Err(io::Error::other("the server said too much"));
        };
        left = rest;
        match words.get(..count) {
            None | Some([]) => return Ok(()),
            Some(said) => here.write_all(said)?,
        }
    }
}

fn hang_up(stream: &TcpStream) {
    if let Err(trouble) = stream.shutdown(Shutdown::Both) {
        tracing::debug!(%trouble, "the other end was gone");
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    const BOUNDS: Bounds =
        Bounds { connecting: Duration::from_secs(5), whole: Duration::from_millis(400), bytes: 10_000 };

    /// A server that does this with whoever calls.
    fn server(doing: fn(TcpStream)) -> u16 {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || doing(listener.accept().unwrap().0));
        port
    }

    fn heard(port: u16) -> (usize, Duration) {
        let began = Instant::now();
        let talk = BoundedTalk::with("127.0.0.1", port, BOUNDS).unwrap();
        let mut reader = TcpStream::connect((Ipv4Addr::LOCALHOST, talk.port())).unwrap();
        let mut words = Vec::new();
        // An end that is torn off is an end.
        let _torn = reader.read_to_end(&mut words);
        drop(talk);
        (words.len(), began.elapsed())
    }

    #[test]
    fn whoever_talks_without_end_is_cut_off() {
        let port = server(|mut stream| while stream.write_all(&[b'a'; 1000]).is_ok() {});
        let (bytes, _) = heard(port);
        assert!((1..=BOUNDS.bytes).contains(&bytes), "{bytes}");
    }

    #[test]
    fn whoever_says_a_letter_now_and_then_is_cut_off_too() {
        let port = server(|mut stream| {
            while stream.write_all(b"a").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
        });
        let (bytes, time) = heard(port);
        assert!(bytes > 3 && time < Duration::from_secs(5), "{bytes} in {time:?}");
    }

    #[test]
    fn a_talk_goes_both_ways_and_its_end_is_an_end() {
        let port = server(|mut stream| {
            let mut word = [0; 4];
            stream.read_exact(&mut word).unwrap();
            stream.write_all(&word).unwrap();
        });
        let talk = BoundedTalk::with("localhost", port, BOUNDS).unwrap();
        let mut reader = TcpStream::connect((Ipv4Addr::LOCALHOST, talk.port())).unwrap();
        reader.write_all(b"HELO").unwrap();
        let mut words = String::new();
        reader.read_to_string(&mut words).unwrap();
        assert_eq!(words, "HELO");
    }
}

//! A mail server of the tests: a real socket that speaks SMTP, keeps what came, and fails when told to.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How the server behaves.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Name and password that it asks for.
    pub login: Option<(String, String)>,
    /// An address that it does not know.
    pub unknown: Option<String>,
    /// It has no room at the moment.
    pub busy: bool,
    /// It takes the whole message and hangs up before it says so.
    pub hangs_up: bool,
}

/// What came, as bytes on the wire.
#[derive(Clone, Debug)]
pub struct Came {
    pub from: String,
    pub to: Vec<String>,
    pub data: String,
}

/// A running server; it lives as long as the process.
pub struct MailServer {
    pub port: u16,
    manner: Arc<Mutex<Manner>>,
    came: Arc<Mutex<Vec<Came>>>,
}

impl MailServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (manner, came) = (Arc::new(Mutex::new(Manner::default())), Arc::new(Mutex::new(Vec::new())));
        let (its_manner, all) = (manner.clone(), came.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let manner = its_manner.lock().unwrap().clone();
                // A client that goes away in between is no trouble of the server.
                let _ = serve(&stream, &manner, &all);
            }
        });
        Self { port, manner, came }
    }

    /// From now on.
    pub fn behaves(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    pub fn came(&self) -> Vec<Came> {
        self.came.lock().unwrap().clone()
    }
}

fn serve(stream: &TcpStream, manner: &Manner, all: &Mutex<Vec<Came>>) -> std::io::Result<()> {
    let mut out = stream;
    let mut lines = BufReader::new(stream);
    let (mut from, mut to, mut signed_in) = (String::new(), Vec::new(), manner.login.is_none());
    out.write_all(b"220 mail.test ready\r\n")?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let address = || line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-mail.test\r\n250 AUTH PLAIN",
            "AUTH" if is_login(line, manner) => {
                signed_in = true;
                "235 welcome"
            }
            "AUTH" => "535 wrong name or password",
            _ if !signed_in => "530 sign in first",
            "MAIL" => {
                from = address();
                "250 ok"
            }
            "RCPT" if manner.unknown == Some(address()) => "550 no such mailbox here",
            "RCPT" => {
                to.push(address());
                "250 ok"
            }
            "DATA" if manner.busy => "452 no room at the moment",
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let data = data(&mut lines)?;
                all.lock().unwrap().push(Came { from: from.clone(), to: std::mem::take(&mut to), data });
                if manner.hangs_up {
                    return Ok(());
                }
                "250 taken"
            }
            "QUIT" => {
                out.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => "250 ok",
        };
        out.write_all(format!("{answer}\r\n").as_bytes())?;
    }
}

fn is_login(line: &str, manner: &Manner) -> bool {
    let given = line.rsplit(' ').next().and_then(|text| STANDARD.decode(text).ok()).unwrap_or_default();
    let given = String::from_utf8_lossy(&given).into_owned();
    manner.login.as_ref().is_some_and(|(name, password)| given == format!("\0{name}\0{password}"))
}

/// Everything up to the lone dot, dots at the begin of a line undone.
fn data(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(data);
        }
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

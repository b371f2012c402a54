//! HTTP/1.1, as far as one client needs it. Written out so that a test can cut a connection or an answer at any byte,
//! which no library for servers allows.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use serde_json::Value;

use super::answer::{Answer, reason};

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// Without query.
    pub path: String,
    pub query: HashMap<String, String>,
    pub token: Option<String>,
    pub body: Value,
}

/// The next request of a connection; `None` where it ends.
pub fn next(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Request>> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    let token = headers.get("authorization").and_then(|value| value.strip_prefix("Bearer "));
    let (path, token) = (path.to_owned(), token.map(str::to_owned));
    let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() };
    Ok(Some(Request { method, path, query, token, body }))
}

/// What is promised of a body, and how much of it is sent.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    pub promised: usize,
    pub sent: usize,
}

/// Writes an answer, or as much of it as is wanted.
pub fn write(stream: &mut TcpStream, answer: &Answer, sent: Sent) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    head.push_str(&format!("content-type: application/json\r\ncontent-length: {}\r\n", sent.promised));
    if let Some(seconds) = answer.retry_after {
        head.push_str(&format!("retry-after: {seconds}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&answer.body[..sent.sent])?;
    stream.flush()
}

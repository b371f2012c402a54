//! The news as server-sent events; they go on until the browser leaves.

use std::io::Write;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use tiny_http::Request;
use window::Door;

/// A word now and then shows whether the browser is still there.
const PULSE: Duration = Duration::from_secs(15);

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
    Connection: close\r\n\r\nretry: 500\n\n";

pub fn stream(request: Request, door: &Door) {
    let news = door.news();
    let mut wire = request.into_writer();
    let mut write = |text: &str| wire.write_all(text.as_bytes()).and_then(|()| wire.flush());
    let mut alive = write(HEAD);
    while alive.is_ok() {
        alive = match news.recv_timeout(PULSE) {
            Ok(topics) => write(&format!("data: {}\n\n", serde_json::json!(topics))),
            Err(RecvTimeoutError::Timeout) => write(":\n\n"),
            Err(RecvTimeoutError::Disconnected) => return,
        };
    }
}

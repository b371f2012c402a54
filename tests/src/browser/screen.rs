//! A screen that nobody looks at.

use std::process::{Child, Command, Stdio};

/// A running Xvfb; ends with this value.
pub struct Screen {
    child: Child,
    /// The value of `DISPLAY`.
    pub display: String,
}

impl Screen {
    /// Starts one as large as a usual reception PC, under a number that the server itself finds free.
    pub fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("package xvfb");
        let mut number = String::new();
        let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut out, &mut number).unwrap();
        Self { child, display: format!(":{}", number.trim()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

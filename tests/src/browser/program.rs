//! The built programs.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The folder of what cargo builds.
pub fn target() -> PathBuf {
    profile().parent().unwrap().to_owned()
}

/// The folder of the programs that were built like this one.
fn profile() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let mut folders = this.ancestors();
    let found = folders.find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
    found.expect("inside target/debug or target/release").to_owned()
}

/// A built program; `cargo xtask` builds it before it starts the tests.
pub fn built(name: &str) -> PathBuf {
    let path = profile().join(name);
    assert!(path.is_file(), "{} is not built; start by `cargo xtask test` or `bench`", path.display());
    path
}

/// A Tuesday morning before the first customer, on which every salon works: the day on which tests of the window live
/// where the day is not what they test.
pub const MORNING: &str = "2026-11-24T09:00";

/// The practice program serving a browser.
pub struct Practice {
    child: Child,
    /// The address with its token.
    pub address: String,
}

impl Practice {
    /// Starts it on a folder by the machine's clock and waits until it tells its address; a new salon takes some
    /// seconds.
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, &[])
    }

    /// The same, where it is another time: `2026-11-24T09:00` in the moment in which the salon opens, and on from there.
    pub fn start_anew(folder: &Path, moment: &str) -> Self {
        Self::start_with(folder, &["--clock", moment])
    }

    fn start_with(folder: &Path, words: &[&str]) -> Self {
        let mut command = Command::new(built("lockbuch-practice"));
        command.args(["--browser", "--port", "0", "--folder"]).arg(folder).args(words);
        command.env("XDG_CONFIG_HOME", folder.join("config")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("the practice program ended before it served").unwrap();
            if let Some((_, address)) = line.split_once("http://") {
                break format!("http://{}", address.trim());
            }
        };
        // Keep reading, so that the program never writes into a closed pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// Sets the clock of a program that was started at a moment.
    pub fn set_clock(&self, moment: &str) {
        let mut line = self.child.stdin.as_ref().unwrap();
        writeln!(line, "{moment}").unwrap();
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! The built programs.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The folder of what cargo builds.
pub fn target() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let debug = this.ancestors().find(|folder| folder.ends_with("debug")).expect("inside target/debug");
    debug.parent().unwrap().to_owned()
}

/// A built program; `cargo xtask test` builds it before it starts the tests.
pub fn built(name: &str) -> PathBuf {
    let path = target().join("debug").join(name);
    assert!(path.is_file(), "{} is not built; start the tests by `cargo xtask test`", path.display());
    path
}

/// The practice program serving a browser.
pub struct Practice {
    child: Child,
    /// The address with its token.
    pub address: String,
}

impl Practice {
    /// Starts it on a folder and waits until it tells its address; a new salon takes some seconds.
    pub fn start(folder: &Path) -> Self {
        let mut command = Command::new(built("lockbuch-practice"));
        command.args(["--browser", "--port", "0", "--folder"]).arg(folder);
        command.env("XDG_CONFIG_HOME", folder.join("config")).stdout(Stdio::piped());
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
}

impl Drop for Practice {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! Starts other programs and turns their failure into a sentence.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::{Outcome, place};

/// A program to be started in the project's top folder.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(place::root());
    command
}

/// Cargo with the words of a phase.
pub fn cargo(words: &str) -> Command {
    let mut command = command(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(words.split_whitespace());
    command
}

/// Runs to the end and demands success.
pub fn run(command: &mut Command) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|trouble| format!("{name} could not be started: {trouble}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})")) }
}

/// Another command of this program, at work beside it. What it writes is shown at its end.
pub struct Aside {
    name: String,
    child: Child,
    wrote: PathBuf,
}

impl Aside {
    /// Starts `cargo xtask` with this word, prepared by the caller.
    pub fn start(word: &str, prepare: impl FnOnce(&mut Command)) -> Outcome<Self> {
        let name = format!("cargo xtask {word}");
        let wrote = place::target().join(format!("aside-{word}.txt"));
        let told = |trouble: io::Error| format!("{name} could not be started: {trouble}");
        let file = fs::create_dir_all(place::target()).and_then(|()| File::create(&wrote)).map_err(told)?;
        let mut this = command(std::env::current_exe().map_err(told)?);
        prepare(&mut this);
        this.arg(word).stdout(file.try_clone().map_err(told)?).stderr(file);
        Ok(Self { child: this.spawn().map_err(told)?, name, wrote })
    }

    /// Waits for its end and demands success.
    pub fn end(mut self) -> Outcome {
        let status = self.child.wait().map_err(|trouble| format!("{}: {trouble}", self.name))?;
        println!("--- {}\n{}---", self.name, fs::read_to_string(&self.wrote).unwrap_or_default());
        if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", self.name)) }
    }
}

/// Runs silently and tells what it wrote, if it succeeded.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program can be found on the path.
pub fn exists(name: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

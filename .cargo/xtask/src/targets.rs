//! Compilation targets beside the machine's own.

use crate::{Outcome, tool};

/// Makes sure that the standard library of a target is there.
pub fn add(target: &str) -> Outcome {
    if present(target) {
        return Ok(());
    }
    println!("Adding the Rust target {target}");
    if !tool::exists("rustup") {
        return Err(format!("The Rust target {target} is missing, and rustup is not there to add it."));
    }
    tool::run(tool::command("rustup").args(["target", "add", target]))
}

fn present(target: &str) -> bool {
    let mut question = tool::command("rustc");
    let Some(folder) = tool::output(question.args(["--print", "target-libdir", "--target", target])) else {
        return false;
    };
    let Ok(files) = std::fs::read_dir(folder.trim()) else { return false };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

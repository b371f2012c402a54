//! Reads docstrings for `cargo test --doc`, in the place of rustdoc: `cargo doc` would compile all libraries of others once
//! more, only to know their names.

use std::ffi::OsString;
use std::process::Command;

use crate::{Outcome, place, tool};

/// Every link leads somewhere; private items are read too, for they are most of the house.
pub const FLAGS: &str = "--deny warnings --allow rustdoc::private_intra_doc_links";

/// Says to this program that it was called as rustdoc.
const CALLED: &str = "LOCKBUCH_READS_DOCS";

/// Lets cargo call this program where it would call rustdoc.
pub fn by_us(command: &mut Command) -> Outcome<&mut Command> {
    let this = std::env::current_exe().map_err(|trouble| format!("this program's path: {trouble}"))?;
    Ok(command.env("RUSTDOC", this).env(CALLED, "1"))
}

/// Whether cargo has called this program as rustdoc.
pub fn are_wanted() -> bool {
    std::env::var_os(CALLED).is_some()
}

/// Calls rustdoc with cargo's words, but to write pages instead of running examples.
pub fn read() -> Outcome {
    let (words, tests) = without_tests(std::env::args_os().skip(1));
    let mut rustdoc = Command::new("rustdoc");
    rustdoc.args(words);
    if tests {
        rustdoc.arg("--document-private-items").arg("--out-dir").arg(place::target().join("doc"));
    }
    tool::run(&mut rustdoc)
}

/// The words without those for the running of examples, and whether there were any.
fn without_tests(words: impl Iterator<Item = OsString>) -> (Vec<OsString>, bool) {
    let (mut kept, mut tests, mut folder_follows) = (Vec::new(), false, false);
    for word in words {
        match word.to_str() {
            _ if folder_follows => folder_follows = false,
            Some("--test") => tests = true,
            Some("--test-run-directory") => folder_follows = true,
            _ => kept.push(word),
        }
    }
    (kept, tests)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn examples_are_left_out_and_all_else_is_kept() {
        let line =
            words("--crate-name book --test lib.rs --test-run-directory book --extern proof=libproof.rlib");
        let left = words("--crate-name book lib.rs --extern proof=libproof.rlib");
        assert_eq!(without_tests(line.into_iter()), (left, true));
        assert_eq!(without_tests(words("-vV").into_iter()), (words("-vV"), false));
    }
}

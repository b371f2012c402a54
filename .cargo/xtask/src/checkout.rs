//! The files of a revision beside those of today.

use std::fs;
use std::path::Path;

use crate::{Outcome, tool};

/// The files of a revision, without any trace in the repository itself.
pub fn check_out(revision: &str, checkout: &Path) -> Outcome {
    fs::create_dir_all(checkout).map_err(|trouble| format!("{}: {trouble}", checkout.display()))?;
    let packed = checkout.with_extension("tar");
    tool::run(tool::command("git").args(["archive", "--format=tar", "--output"]).arg(&packed).arg(revision))?;
    tool::run(tool::command("tar").arg("-xf").arg(&packed).arg("-C").arg(checkout))?;
    fs::remove_file(&packed).map_err(|trouble| format!("{}: {trouble}", packed.display()))
}

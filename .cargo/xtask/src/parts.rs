//! Cuts the page into the part that is loaded at once and those that follow (`frontend/src/parts.rs`).

use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::Outcome;

/// The cut follows the linker's own notes of what refers to what.
pub const LINK: &[&str] = &["--emit-relocs"];

/// Writes the first part to `first` and the others, with the script that loads them, into `work`; their paths.
pub fn split(compiled: &Path, first: &Path, work: &Path) -> Outcome<Vec<PathBuf>> {
    let whole = fs::read(compiled).map_err(|trouble| format!("{}: {trouble}", compiled.display()))?;
    let mut options = Options::new(&whole);
    options.output_dir = work;
    options.main_out_path = first;
    options.main_module = "./lockbuch.js";
    options.link_name = "./parts.js";
    let parts = transform(options).map_err(|trouble| format!("the page's parts: {trouble:#}"))?;
    Ok(parts.split_modules)
}

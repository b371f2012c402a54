//! Takes along the page that checks archives, which `cargo xtask web` has built beside the programs.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What an archive carries when the page was not built: a whole sentence, and no half check.
const WITHOUT: &str = "<!doctype html>\n<html lang=\"de\"><meta charset=\"utf-8\"><title>Lockbuch</title>\n\
    <p>Dieser Bau des Programms enthält keine Prüfseite. Bitte mit lockbuch-pruefen prüfen.</p></html>\n";

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    // The folder of all builds stands some floors above, with or without one for the target.
    let found = out.ancestors().map(|folder| folder.join("web/pruefen.html")).find(|page| page.is_file());
    let text = match &found {
        Some(page) => fs::read_to_string(page)?,
        None => WITHOUT.to_owned(),
    };
    let expected = found.or_else(|| expected(&out));
    if let Some(page) = expected {
        println!("cargo::rerun-if-changed={}", page.display());
    }
    fs::write(out.join("pruefen.html"), text)
}

/// `target/PROFILE/build/window-HASH/out`, seen from there.
fn expected(out: &Path) -> Option<PathBuf> {
    Some(out.ancestors().nth(4)?.join("web/pruefen.html"))
}

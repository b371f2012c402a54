//! The page: Rust to WASM in parts, its JavaScript glue, one style sheet, fonts. Result: `frontend/dist`.

use std::fs;
use std::path::Path;

use crate::wasm::{self, Glue};
use crate::{Outcome, parts, place, styles};

/// `module_or_path` is named because the generated glue carries no default path.
const BOOT: &str = "import init from './lockbuch.js';\n\
    init({ module_or_path: new URL('lockbuch_bg.wasm', import.meta.url) });\n";

/// Builds the page if anything it consists of has changed.
pub fn build() -> Outcome {
    let compiled = wasm::compile("--package frontend --features csr", "frontend", "wasm", parts::LINK)?;
    let work = wasm::folder().join("page");
    start_empty(&work)?;
    let first = wasm::folder().join("first.wasm");
    let further = parts::split(&compiled, &first, &work)?;
    wasm::bind(&first, &work, "lockbuch", Glue::Module)?;
    for part in further.iter().chain([&work.join("lockbuch_bg.wasm")]) {
        wasm::optimise(part, "-Oz")?;
    }
    let sheet = styles::gather(&place::root().join("frontend/src"))?;
    write(&work.join("app.css"), &sheet)?;
    write(&work.join("boot.js"), BOOT)?;
    copy(&place::root().join("frontend/index.html"), &work.join("index.html"))?;
    copy_folder(&place::root().join("assets/fonts"), &work.join("fonts"))?;
    copy_folder(&place::root().join("assets/sounds"), &work.join("sounds"))?;
    publish(&work, &place::dist())
}

/// Replaces only what differs, so that an unchanged page rebuilds no program that embeds it.
fn publish(work: &Path, dist: &Path) -> Outcome {
    fs::create_dir_all(dist).map_err(|trouble| format!("{}: {trouble}", dist.display()))?;
    for name in names(dist).into_iter().filter(|name| !work.join(name).exists()) {
        let stale = dist.join(name);
        let _ = if stale.is_dir() { fs::remove_dir_all(&stale) } else { fs::remove_file(&stale) };
    }
    for name in names(work) {
        let (from, to) = (work.join(&name), dist.join(&name));
        if from.is_dir() {
            publish(&from, &to)?;
        } else if fs::read(&from).ok() != fs::read(&to).ok() {
            copy(&from, &to)?;
        }
    }
    Ok(())
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    fs::read_dir(folder)
        .map(|files| files.flatten().map(|file| file.file_name()).collect())
        .unwrap_or_default()
}

fn start_empty(folder: &Path) -> Outcome {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|trouble| format!("{}: {trouble}", folder.display()))
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|trouble| format!("{}: {trouble}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(|_| ()).map_err(|trouble| format!("{}: {trouble}", from.display()))
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    if !from.is_dir() {
        return Ok(());
    }
    publish(from, to)
}

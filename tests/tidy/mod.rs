//! The rules of the house that no compiler keeps: sizes, names, floors, and who may hold which words.

mod circles;
mod code;
mod controls;
mod embedding;
mod floors;
mod lists;
mod map;
mod named_deeds;
mod names;
mod refusals;
mod sample_noun;
mod sql;
mod strict;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the project.
pub struct Source {
    /// Relative to the project, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Lines of code with their numbers: without comments and without what only tests see.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text.get(..tests).unwrap_or_default().lines().enumerate();
        lines.map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The file's name without its extension.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests" || part == "tests.rs")
    }
}

/// All files below some folders of the project with one of these extensions.
pub fn sources(folders: &[&str], extensions: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for folder in folders {
        collect(&root.join(folder), extensions, &mut found);
    }
    found.sort();
    let read = |path: &PathBuf| Source {
        path: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(path).unwrap(),
    };
    found.iter().map(read).collect()
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let wanted = path.extension().is_some_and(|e| extensions.iter().any(|wanted| e == *wanted));
        if path.is_dir() && (path.ends_with("target") || path.ends_with("dist")) {
            continue;
        }
        if path.is_dir() {
            collect(&path, extensions, found);
        } else if wanted {
            found.push(path);
        }
    }
}

/// Where our own code lives.
pub const OURS: &[&str] = &[".cargo/xtask", "frontend", "src-tauri", "tests"];

/// What ends up in the production binary.
pub const PRODUCTION: &[&str] = &[
    "frontend/src",
    "src-tauri/src",
    "src-tauri/book/src",
    "src-tauri/contract/src",
    "migrations",
    "src-tauri/desk/src",
    "src-tauri/devices/src",
    "src-tauri/figures/src",
    "src-tauri/law/src",
    "src-tauri/outlets/src",
    "src-tauri/proof/src",
    "src-tauri/pruefen/page",
    "src-tauri/pruefen/src",
    "src-tauri/salon/src",
    "src-tauri/tse/src",
    "src-tauri/tse-devices/src",
    "src-tauri/window/src",
];

/// The crates of the core, from the ground up.
pub const CORE: &[&str] = &[
    "src-tauri/figures/src",
    "src-tauri/book/src",
    "src-tauri/salon/src",
    "src-tauri/outlets/src",
    "src-tauri/desk/src",
];

/// The core's files that are no tests.
pub fn core() -> Vec<Source> {
    sources(CORE, &["rs"]).into_iter().filter(|file| !file.is_test()).collect()
}

/// A path as it is called within its crate: `till/sale.rs`.
pub fn inside(path: &str) -> &str {
    path.split_once("/src/").map_or(path, |(_, inside)| inside)
}

/// Fails with all that was found, one per line.
pub fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_scan_sees_the_project() {
    assert!(sources(OURS, &["rs"]).len() > 40);
    for folder in PRODUCTION {
        assert!(!sources(&[folder], &["rs", "js", "sql"]).is_empty(), "{folder} holds nothing");
    }
    assert!(sources(PRODUCTION, &["rs"]).iter().any(|file| file.path == "src-tauri/proof/src/chain.rs"));
}

/// What stands behind a file's tests is not seen by who reads only its code.
#[test]
fn tests_stand_at_the_end_of_a_file() {
    let mut found = Vec::new();
    for file in sources(OURS, &["rs"]) {
        let items = syn::parse_file(&file.text).unwrap().items;
        let inline = |item: &syn::Item| {
            let with_body = matches!(item, syn::Item::Mod(module) if module.content.is_some());
            with_body && code::only_for_tests(code::attributes(item))
        };
        if items.iter().rev().skip(1).any(inline) {
            found.push(format!("{}: code behind the tests", file.path));
        }
    }
    none(found);
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let long = sources(OURS, &["rs", "css", "sql"]).into_iter().filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > 400).then(|| format!("{}: {lines} lines", file.path))
    });
    none(long.collect());
}

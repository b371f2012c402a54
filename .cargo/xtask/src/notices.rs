//! `cargo xtask notices`: the licences of the libraries that the programs are built with, as `assets/third-party.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Outcome, place, tool};

const FILE: &str = "assets/third-party.txt";
/// What a salon gets: whatever runs at build time only is not in it.
const SHIPPED: &str = "tree --quiet --locked --edges normal,no-proc-macro --target all --prefix none --format {p}|{l} \
    --package lockbuch --package lockbuch-practice --package lockbuch-pruefen --package frontend \
    --features frontend/csr";
const NAMES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

const HEAD: &str = "\
Libraries that Lockbuch is built with, their licences and who holds the rights. Written by `cargo xtask notices`.
Where a library offers a choice of licences, Lockbuch uses it under the first that stands in its list.
";

/// Writes the file anew.
pub fn write() -> Outcome {
    let path = place::root().join(FILE);
    fs::write(&path, text()?).map_err(|trouble| format!("{}: {trouble}", path.display()))
}

/// Whether the file says what `Cargo.lock` asks for.
pub fn check() -> Outcome {
    let kept = fs::read_to_string(place::root().join(FILE)).unwrap_or_default();
    if kept == text()? { Ok(()) } else { Err(format!("{FILE} is not up to date: cargo xtask notices")) }
}

fn text() -> Outcome<String> {
    let folders = folders()?;
    let mut text = HEAD.to_owned();
    let mut bodies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, licence) in shipped()? {
        let folder = folders.get(&name).ok_or_else(|| format!("{name} has no folder in cargo's metadata"))?;
        let licence = if licence.is_empty() { "see below" } else { &licence };
        let _ = write!(text, "\n{name}: {licence}\n");
        for file in files(folder)? {
            let (holders, body) = parted(&fs::read(&file).map_err(|trouble| trouble.to_string())?);
            for holder in holders {
                let _ = writeln!(text, "    {holder}");
            }
            bodies.entry(body).or_default().insert(name.clone());
        }
    }
    for (number, (body, users)) in bodies.iter().filter(|(body, _)| !body.is_empty()).enumerate() {
        let users = users.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let _ = write!(text, "\n\n{}\nText {}, of: {users}\n\n{body}\n", "=".repeat(80), number + 1);
    }
    Ok(text)
}

/// Name and version with the licence, in the order of their names; our own crates have no version elsewhere.
fn shipped() -> Outcome<BTreeMap<String, String>> {
    let told = tool::output(&mut tool::cargo(SHIPPED)).ok_or("cargo tree failed")?;
    let lines = told.lines().filter_map(|line| line.trim_end_matches(" (*)").split_once('|'));
    let theirs = lines.filter(|(package, _)| !package.contains('('));
    let libraries: BTreeMap<_, _> =
        theirs.map(|(package, licence)| (package.replace(" v", " "), licence.to_owned())).collect();
    if libraries.is_empty() { Err("cargo tree names no library".to_owned()) } else { Ok(libraries) }
}

/// Where the source of each package lies.
fn folders() -> Outcome<BTreeMap<String, PathBuf>> {
    let told = tool::output(&mut tool::cargo("metadata --format-version 1 --locked"));
    let told: Value =
        serde_json::from_str(&told.ok_or("cargo metadata failed")?).map_err(|it| it.to_string())?;
    let packages = told["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let folder = |package: &Value| {
        let manifest = Path::new(package["manifest_path"].as_str()?);
        let name = format!("{} {}", package["name"].as_str()?, package["version"].as_str()?);
        Some((name, manifest.parent()?.to_owned()))
    };
    Ok(packages.iter().filter_map(folder).collect())
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|trouble| format!("{}: {trouble}", folder.display()))?;
    let is_licence = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        path.is_file() && NAMES.iter().any(|start| name.starts_with(start))
    };
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(is_licence).collect();
    files.sort();
    Ok(files)
}

/// Who holds the rights, and the text that many share, in lines without trailing blanks.
fn parted(bytes: &[u8]) -> (Vec<String>, String) {
    let text = String::from_utf8_lossy(bytes).replace('\r', "");
    let is_holder = |line: &str| {
        let line = line.trim().to_lowercase();
        line.starts_with("copyright") && line.chars().any(|c| c.is_ascii_digit())
            || line.starts_with("copyright (c)")
    };
    let (holders, body): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| is_holder(line));
    let holders = holders.iter().map(|line| line.trim().to_owned()).collect();
    let mut lines: Vec<&str> = Vec::new();
    for line in body.iter().map(|line| line.trim_end()) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    (holders, lines.join("\n").trim_end().to_owned())
}

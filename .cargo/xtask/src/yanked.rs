//! No version of `Cargo.lock` was taken back by its author: read in cargo's own copy of the registry's index, so that
//! no advisory database is needed for it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Outcome, place, tool};

/// A package that comes from the registry.
struct Locked {
    name: String,
    version: String,
}

/// Fails with every yanked version, and where the index does not know one.
pub fn check() -> Outcome {
    // Cargo refreshes what it knows of each package that it has to look up.
    tool::run(&mut tool::cargo("fetch --locked --quiet"))?;
    let lock = fs::read_to_string(place::root().join("Cargo.lock")).map_err(|trouble| trouble.to_string())?;
    let packages = locked(&lock);
    let index = index()?;
    let mut found = Vec::new();
    for Locked { name, version } in &packages {
        match is_yanked(&index, name, version) {
            Some(false) => {}
            Some(true) => found.push(format!("{name} {version} was yanked")),
            None => found.push(format!("{name} {version} is not in cargo's copy of the index")),
        }
    }
    if packages.is_empty() || !found.is_empty() {
        return Err(format!("{} packages looked up. {}", packages.len(), found.join("; ")));
    }
    println!("yanked ok: {} packages looked up", packages.len());
    Ok(())
}

fn locked(lock: &str) -> Vec<Locked> {
    let packages = lock.split("[[package]]").filter(|package| package.contains("source = \"registry+"));
    let value = |package: &str, key: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(key))?;
        Some(line.trim_start_matches(" = ").trim_matches('"').to_owned())
    };
    packages
        .filter_map(|package| {
            Some(Locked { name: value(package, "name")?, version: value(package, "version")? })
        })
        .collect()
}

/// Where cargo keeps the index of crates.io.
fn index() -> Outcome<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let indices = home.map(|home| home.join("registry/index")).ok_or("cargo's home is not known")?;
    let folders = fs::read_dir(&indices).map_err(|trouble| format!("{}: {trouble}", indices.display()))?;
    let mut names = folders.flatten().map(|folder| folder.path()).collect::<Vec<_>>();
    names.retain(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("index.crates.io"))
    });
    names.pop().map(|index| index.join(".cache")).ok_or_else(|| "cargo has no index of crates.io".to_owned())
}

/// What the index says of a version; nothing where it does not know it.
fn is_yanked(index: &Path, name: &str, version: &str) -> Option<bool> {
    let name = name.to_lowercase();
    let folder = match name.len() {
        1 | 2 => name.len().to_string(),
        3 => format!("3/{}", &name[..1]),
        _ => format!("{}/{}", &name[..2], &name[2..4]),
    };
    let kept = fs::read(index.join(folder).join(&name)).ok()?;
    // Each version stands there as its number and its line of JSON, parted by zeros.
    let lines = kept.split(|byte| *byte == 0).filter(|line| line.starts_with(b"{"));
    let mut lines = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let line = lines.find(|line| line.get("vers").and_then(Value::as_str) == Some(version))?;
    line.get("yanked")?.as_bool()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yanked_version_is_told_from_a_good_one_and_from_one_that_is_not_known() {
        let index = place::target().join("yanked-test");
        fs::create_dir_all(index.join("ab/cd")).unwrap();
        let kept = b"\x03\x02\0etag\x001.0.0\0{\"vers\": \"1.0.0\", \"yanked\": true}\x001.0.1\0{\"vers\":\"1.0.1\",\"yanked\":false}\0";
        fs::write(index.join("ab/cd/abcde"), kept).unwrap();
        assert_eq!(is_yanked(&index, "abcde", "1.0.0"), Some(true));
        assert_eq!(is_yanked(&index, "abcde", "1.0.1"), Some(false));
        assert_eq!(is_yanked(&index, "abcde", "1.0.2"), None);
        let lock = "version = 4\n\n[[package]]\nname = \"own\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"abcde\"\nversion = \"1.0.1\"\nsource = \"registry+https://x\"\n";
        let packages = locked(lock);
        assert_eq!(packages.len(), 1);
        assert_eq!((packages[0].name.as_str(), packages[0].version.as_str()), ("abcde", "1.0.1"));
    }
}

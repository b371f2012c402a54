//! The code of the project, parsed: its crates, their modules, and what each file names.

mod links;
mod literals;
mod resolve;
mod tokens;
mod tree;

use std::path::{Path, PathBuf};
use std::process::Command;

pub use links::{Link, circles};
pub use literals::{has_float, texts};
pub use resolve::Found;
pub use tokens::every_word;
pub use tree::{Crate, attributes, only_for_tests};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

impl Crate {
    /// A crate of the project, by the file that it begins in.
    pub fn of_project(root: &str) -> Self {
        Self::read(root, project(), &project().join(root))
    }

    /// A crate that stands nowhere: files by name, the root first.
    pub fn planted(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self::read("planted", folder.path(), &folder.path().join(files[0].0))
    }
}

/// Every library, program, test and build script of the workspace, as cargo lists them.
pub fn crates() -> Vec<Crate> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut list = Command::new(cargo);
    list.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(project());
    let list: serde_json::Value = serde_json::from_slice(&list.output().unwrap().stdout).unwrap();
    let packages = list["packages"].as_array().unwrap().iter();
    let targets = packages.flat_map(|package| package["targets"].as_array().unwrap());
    let roots = targets.map(|target| PathBuf::from(target["src_path"].as_str().unwrap()));
    let shown = |root: &Path| root.strip_prefix(project()).unwrap().to_string_lossy().into_owned();
    roots.map(|root| Crate::read(&shown(&root), project(), &root)).collect()
}

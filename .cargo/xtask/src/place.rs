//! Where things lie.

use std::path::PathBuf;

/// The top of the project.
pub fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.ancestors().nth(2).map_or_else(|| xtask.clone(), PathBuf::from)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where the page is put together.
pub fn dist() -> PathBuf {
    root().join("frontend/dist")
}

/// The path of a program that cargo has built.
pub fn program(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

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

/// What is made once for the user, whatever is done to a clone: below the cache of the system, or in the target folder where
/// there is none.
pub fn cache() -> PathBuf {
    let given = |name: &str| std::env::var_os(name).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let home = || given("HOME").map(|home| home.join(".cache"));
    let system = given("XDG_CACHE_HOME").or_else(|| given("LOCALAPPDATA")).or_else(home);
    system.map_or_else(target, |cache| cache.join("lockbuch"))
}

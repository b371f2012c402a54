//! A folder in memory for what tests write: a salon of a test lives for a second, and its disk would have to be waited for at
//! each commit. What a killed program leaves is in the file all the same; what a power cut leaves no folder can show.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Linux keeps such files.
const MEMORY: &str = "/dev/shm";
/// Less than this free, and tests write to the disk.
const ENOUGH_KB: u64 = 6_000_000;

/// Vanishes with its owner.
pub struct MemoryFolder(Option<PathBuf>);

impl MemoryFolder {
    /// In memory where there is enough of it, else none.
    pub fn new() -> Self {
        let enough = free_kb().is_some_and(|free| free >= ENOUGH_KB);
        let path = Path::new(MEMORY).join(format!("lockbuch-check-{}", std::process::id()));
        Self((enough && fs::create_dir(&path).is_ok()).then_some(path))
    }

    /// Lets a program and its children put their temporary folders here.
    pub fn used_by<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        match &self.0 {
            Some(path) => command.env("TMPDIR", path),
            None => command,
        }
    }
}

impl Drop for MemoryFolder {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            let _ = fs::remove_dir_all(path);
        }
    }
}

/// What can be had without swapping, in KB.
fn free_kb() -> Option<u64> {
    let told = fs::read_to_string("/proc/meminfo").ok()?;
    let line = told.lines().find(|line| line.starts_with("MemAvailable:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_goes_with_its_owner() {
        let folder = MemoryFolder::new();
        let path = folder.0.clone();
        let mut command = Command::new("true");
        folder.used_by(&mut command);
        assert_eq!(command.get_envs().count(), usize::from(path.is_some()));
        drop(folder);
        assert!(path.is_none_or(|path| !path.exists()));
    }
}

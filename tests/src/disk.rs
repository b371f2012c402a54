//! A disk that is soon full.

use std::path::Path;
use std::process::Command;

/// A disk of so many KB that vanishes with the test. Needs the right to mount, as root has it.
pub struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    pub fn of_kb(kb: u32) -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        disk.mount(&format!("size={kb}k")).then_some(disk)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    fn mount(&self, options: &str) -> bool {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(self.0.path());
        mount.output().is_ok_and(|done| done.status.success())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

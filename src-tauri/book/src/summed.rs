//! A writer that counts and hashes what goes through it.

use std::fs::File;
use std::io::{self, Sink, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

/// SHA-256 and length of all that was written.
pub struct Summed<W> {
    inner: W,
    sha: Sha256,
    bytes: u64,
}

impl Summed<Sink> {
    /// Only sums.
    pub fn nowhere() -> Self {
        Self::new(io::sink())
    }

    /// SHA-256 of a file, 64 hex digits; read piece by piece.
    ///
    /// # Errors
    /// What the disk says.
    pub fn of_file(path: &Path) -> io::Result<String> {
        let mut summed = Self::nowhere();
        io::copy(&mut File::open(path)?, &mut summed)?;
        Ok(summed.finish()?.1)
    }
}

impl<W: Write> Summed<W> {
    /// Passes on to another writer.
    pub fn new(inner: W) -> Self {
        Self { inner, sha: Sha256::new(), bytes: 0 }
    }

    /// Length, and SHA-256 in 64 hex digits.
    ///
    /// # Errors
    /// What the writer behind it says.
    pub fn finish(mut self) -> io::Result<(u64, String)> {
        self.inner.flush()?;
        Ok((self.bytes, hex::encode(self.sha.finalize())))
    }
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.sha.update(bytes.get(..written).unwrap_or(bytes));
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

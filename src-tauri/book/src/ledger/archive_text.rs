//! What the register's key signs of an archive.

/// The words of an archive on itself, up to the name of the key that signs them (FORMAT.md, section 8).
#[derive(Clone, Debug)]
pub struct ArchiveText(String);

impl ArchiveText {
    /// `words` are `bereich.json` up to `sums`: an object whose last brace is left out.
    pub const fn new(words: String) -> Self {
        Self(words)
    }

    /// The whole text, as the key of this name signs it. Its first line keeps it apart from all else that the key signs.
    pub fn signed_by(&self, key_id: &str) -> String {
        format!("lockbuch archive 2\n{},\"key_id\":\"{key_id}\"}}\n", self.0)
    }
}

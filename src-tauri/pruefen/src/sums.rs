//! `SHA256SUMS`: the names and sums of all other files.

use proof::Digest;

use crate::container::{Member, Unreadable};

/// The file's name.
pub const NAME: &str = "SHA256SUMS";

/// The lines of the file.
#[derive(Debug)]
pub struct Sums(Vec<(Digest, String)>);

impl Sums {
    /// Reads the file.
    ///
    /// # Errors
    /// [`Unreadable::Text`] for a line that is no digest, two blanks and a name.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Text(NAME))?;
        let line = |line: &str| {
            let (digest, name) = line.split_once("  ")?;
            Some((digest.parse().ok()?, name.to_owned()))
        };
        let lines: Option<Vec<_>> = text.lines().map(line).collect();
        lines.map(Self).ok_or(Unreadable::Text(NAME))
    }

    /// Whether exactly the archive's files are listed; a sentence names the first that is not.
    ///
    /// # Errors
    /// One German sentence.
    pub fn names_match(&self, members: &[Member]) -> Result<(), String> {
        let listed = |name: &str| self.0.iter().filter(|(_, listed)| listed == name).count();
        let there = |name: &str| members.iter().filter(|member| member.name == name).count();
        if let Some((_, name)) = self.0.iter().find(|(_, name)| name == NAME || there(name) != 1) {
            return Err(format!("Die Datei „{name}“ steht in {NAME}, fehlt aber im Archiv."));
        }
        match members.iter().find(|member| member.name != NAME && listed(&member.name) != 1) {
            Some(member) => {
                Err(format!("Die Datei „{}“ liegt im Archiv, steht aber nicht in {NAME}.", member.name))
            }
            None => Ok(()),
        }
    }

    /// Whether a file has the sum that is listed for it.
    ///
    /// # Errors
    /// One German sentence.
    pub fn matches(&self, name: &str, found: &Digest) -> Result<(), String> {
        match self.0.iter().find(|(_, listed)| listed == name) {
            Some((listed, _)) if listed == found => Ok(()),
            _ => Err(format!("Die Datei „{name}“ wurde verändert: Sie passt nicht zu {NAME}.")),
        }
    }
}

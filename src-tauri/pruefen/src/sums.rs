//! `SHA256SUMS`: the names and sums of all other files.

use proof::Digest;
use sha2::{Digest as _, Sha256};

use crate::container::{Member, Unreadable};
use crate::names;

/// The file's name.
pub const NAME: &str = "SHA256SUMS";

/// The lines of the file.
#[derive(Debug)]
pub struct Sums(Vec<(Digest, String)>);

/// Both sums of a file, while it is read: SHA-256, and the CRC-32 of the ZIP.
#[derive(Clone, Debug, Default)]
pub struct FileSums {
    sha: Sha256,
    crc: crc32fast::Hasher,
}

impl FileSums {
    /// Takes in the next bytes of the file.
    pub fn update(&mut self, bytes: &[u8]) {
        self.sha.update(bytes);
        self.crc.update(bytes);
    }

    fn finish(self) -> (Digest, u32) {
        (Digest::from_bytes(self.sha.finalize().into()), self.crc.finalize())
    }
}

impl Sums {
    /// Reads the file.
    ///
    /// # Errors
    /// [`Unreadable::Text`] for a line that is no digest, two blanks and a name of an archive's file, or does not
    /// stand in the order of the names.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Text(NAME))?;
        let line = |line: &str| {
            let (digest, name) = line.split_once("  ").filter(|(_, name)| names::belongs(name))?;
            Some((digest.parse().ok()?, name.to_owned()))
        };
        let lines: Option<Vec<(Digest, String)>> = text.lines().map(line).collect();
        let sums = Self(lines.ok_or(Unreadable::Text(NAME))?);
        let ordered = sums.0.is_sorted_by(|(_, one), (_, next)| one < next);
        if ordered && sums.spelled() == text { Ok(sums) } else { Err(Unreadable::Text(NAME)) }
    }

    /// As the file spells them.
    fn spelled(&self) -> String {
        self.0.iter().map(|(digest, name)| format!("{digest}  {name}\n")).collect()
    }

    /// SHA-256 over the lines of all files but some.
    pub fn digest_but(&self, left_out: &[&str]) -> Digest {
        let lines = self.0.iter().filter(|(_, name)| !left_out.contains(&name.as_str()));
        let text: String = lines.map(|(digest, name)| format!("{digest}  {name}\n")).collect();
        Digest::of(text.as_bytes())
    }

    /// The sum of a file, by the order of the names.
    fn listed(&self, name: &str) -> Option<Digest> {
        let place = self.0.binary_search_by(|(_, listed)| listed.as_str().cmp(name)).ok()?;
        self.0.get(place).map(|(digest, _)| *digest)
    }

    /// Whether exactly the archive's files are listed; a sentence names the first that is not.
    ///
    /// # Errors
    /// One German sentence.
    pub fn names_match(&self, members: &[Member]) -> Result<(), String> {
        let there = |name: &str| members.binary_search_by(|member| member.name.as_str().cmp(name)).is_ok();
        if let Some((_, name)) = self.0.iter().find(|(_, name)| name == NAME || !there(name)) {
            return Err(format!("Die Datei „{name}“ steht in {NAME}, fehlt aber im Archiv."));
        }
        match members.iter().find(|member| member.name != NAME && self.listed(&member.name).is_none()) {
            Some(member) => {
                Err(format!("Die Datei „{}“ liegt im Archiv, steht aber nicht in {NAME}.", member.name))
            }
            None => Ok(()),
        }
    }

    /// Whether a file has the sum that is listed for it, and the one of the ZIP.
    ///
    /// # Errors
    /// One German sentence.
    pub fn matches(&self, member: &Member, found: FileSums) -> Result<(), String> {
        let (name, (digest, crc)) = (&member.name, found.finish());
        match self.listed(name) {
            Some(listed) if listed != digest => {
                Err(format!("Die Datei „{name}“ wurde verändert: Sie passt nicht zu {NAME}."))
            }
            Some(_) if member.crc == crc => Ok(()),
            Some(_) => Err(format!("Die Datei „{name}“ passt nicht zu ihrer Prüfsumme im ZIP.")),
            None => Err(format!("Die Datei „{name}“ steht nicht in {NAME}.")),
        }
    }
}

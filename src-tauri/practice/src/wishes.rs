//! The command line: `--browser`, `--port N`, `--folder DIR`, `--clock 2026-11-24T09:00`.

use std::ffi::OsString;
use std::path::PathBuf;

use contract::Moment;

use crate::clock::local_moment;

/// Where a browser finds the practice salon, unless the port is taken.
const PORT: u16 = 8780;

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Serve a browser even though there is a display.
    pub browser: bool,
    pub port: u16,
    pub folder: Option<PathBuf>,
    /// The moment at which the salon's clock begins, in place of the machine's.
    pub clock: Option<Moment>,
}

impl Wishes {
    /// Reads the command line.
    ///
    /// # Errors
    /// A sentence that names the word that is unknown or lacks its value.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut wishes = Self { browser: false, port: PORT, folder: None, clock: None };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_string_lossy().as_ref() {
                "--browser" => wishes.browser = true,
                "--port" => {
                    let port = words.next().and_then(|port| port.to_string_lossy().parse().ok());
                    wishes.port = port.ok_or("Hinter --port fehlt eine Nummer.")?;
                }
                "--folder" => {
                    let folder = words.next().ok_or("Hinter --folder fehlt der Ordner.")?;
                    wishes.folder = Some(folder.into());
                }
                "--clock" => {
                    let clock = words.next().and_then(|text| local_moment(&text.to_string_lossy()));
                    let clock = clock.ok_or("Hinter --clock fehlt eine Zeit wie 2026-11-24T09:00.")?;
                    wishes.clock = Some(clock);
                }
                unknown => return Err(format!("Unbekannte Angabe: {unknown}")),
            }
        }
        Ok(wishes)
    }
}

/// Whether a window can be shown.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::{Wishes, local_moment};

    fn read(words: &[&str]) -> Result<Wishes, String> {
        Wishes::read(words.iter().map(Into::into))
    }

    #[test]
    fn all_words_are_understood() {
        let wishes =
            read(&["--browser", "--port", "0", "--folder", "a b", "--clock", "2026-11-24T09:00"]).unwrap();
        let clock = local_moment("2026-11-24T09:00");
        assert_eq!(wishes, Wishes { browser: true, port: 0, folder: Some("a b".into()), clock });
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(read(&["--port", "x"]), Err("Hinter --port fehlt eine Nummer.".into()));
        let no_time = Err("Hinter --clock fehlt eine Zeit wie 2026-11-24T09:00.".into());
        assert_eq!(read(&["--clock", "morgen"]), no_time);
        assert_eq!(read(&["--salon"]), Err("Unbekannte Angabe: --salon".into()));
    }
}

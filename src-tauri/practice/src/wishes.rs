//! The command line: `--browser`, `--port N`, `--folder DIR`.

use std::ffi::OsString;
use std::path::PathBuf;

/// Where a browser finds the practice salon, unless the port is taken.
const PORT: u16 = 8780;

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Serve a browser even though there is a display.
    pub browser: bool,
    pub port: u16,
    pub folder: Option<PathBuf>,
}

impl Wishes {
    /// Reads the command line.
    ///
    /// # Errors
    /// A sentence that names the word that is unknown or lacks its value.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut wishes = Self { browser: false, port: PORT, folder: None };
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
    use super::Wishes;

    fn read(words: &[&str]) -> Result<Wishes, String> {
        Wishes::read(words.iter().map(Into::into))
    }

    #[test]
    fn all_words_are_understood() {
        let wishes = read(&["--browser", "--port", "0", "--folder", "a b"]).unwrap();
        assert_eq!(wishes, Wishes { browser: true, port: 0, folder: Some("a b".into()) });
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(read(&["--port", "x"]), Err("Hinter --port fehlt eine Nummer.".into()));
        assert_eq!(read(&["--salon"]), Err("Unbekannte Angabe: --salon".into()));
    }
}

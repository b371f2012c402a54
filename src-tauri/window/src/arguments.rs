//! The command line: `--salon DIR` is all there is.

use std::ffi::OsString;
use std::path::PathBuf;

/// Reads the folder behind `--salon`.
///
/// # Errors
/// A sentence for the person at the terminal, if the option lacks its folder or is unknown.
pub fn salon_folder(arguments: impl IntoIterator<Item = OsString>) -> Result<Option<PathBuf>, String> {
    let mut arguments = arguments.into_iter();
    let mut folder = None;
    while let Some(argument) = arguments.next() {
        if argument != "--salon" {
            return Err(format!("Unbekannte Angabe: {}", argument.to_string_lossy()));
        }
        folder = Some(arguments.next().map(PathBuf::from).ok_or("Hinter --salon fehlt der Ordner.")?);
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::salon_folder;
    use std::path::PathBuf;

    fn read(words: &[&str]) -> Result<Option<PathBuf>, String> {
        salon_folder(words.iter().map(Into::into))
    }

    #[test]
    fn a_folder_is_taken_as_it_stands() {
        assert_eq!(read(&["--salon", "Mein Salon"]), Ok(Some(PathBuf::from("Mein Salon"))));
        assert_eq!(read(&[]), Ok(None));
    }

    #[test]
    fn a_missing_folder_and_an_unknown_word_are_named() {
        assert_eq!(read(&["--salon"]), Err("Hinter --salon fehlt der Ordner.".into()));
        assert_eq!(read(&["--fast"]), Err("Unbekannte Angabe: --fast".into()));
    }
}

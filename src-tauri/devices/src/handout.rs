//! The person's folder for downloads. A file is never overwritten, and never half there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use book::Outcome;
use book::ports::Handout;
use contract::refusal::ArchiveRefusal;

/// More files of one name than anyone keeps.
const MOST: u32 = 10_000;
/// Letters of a name that every system takes.
const LONGEST: usize = 120;

/// Files go into this folder.
pub struct DownloadFolder(PathBuf);

impl DownloadFolder {
    /// The folder is made with the first file.
    pub fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }
}

impl Handout for DownloadFolder {
    fn keep(&self, name: &str, content: &mut dyn Read) -> Outcome<PathBuf> {
        let kept = keep(&self.0, name, content);
        kept.map_err(|error| ArchiveRefusal::NotKept { why: reason(&error) }.into())
    }
}

fn keep(folder: &Path, name: &str, content: &mut dyn Read) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    // The name is taken first, by an empty file; the whole one takes its place.
    let path = free(folder, &clean(name))?;
    let unfinished = path.with_added_extension("teil");
    let written = write(&unfinished, content).and_then(|()| fs::rename(&unfinished, &path));
    if let Err(error) = written {
        let _ = fs::remove_file(&unfinished);
        let _ = fs::remove_file(&path);
        return Err(error);
    }
    Ok(path)
}

fn write(path: &Path, content: &mut dyn Read) -> io::Result<()> {
    let mut file = File::create(path)?;
    io::copy(content, &mut file)?;
    file.sync_all()
}

/// Takes the name, or the first free one like it: `Bon-004501 (2).pdf`.
fn free(folder: &Path, name: &str) -> io::Result<PathBuf> {
    let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    for number in 1..MOST {
        let path = match number {
            1 => folder.join(name),
            _ => folder.join(format!("{stem} ({number}){ending}")),
        };
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// A name that leads nowhere else and that every system takes.
fn clean(name: &str) -> String {
    let good = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.' | '(' | ')');
    let name: String = name.chars().map(|letter| if good(letter) { letter } else { '-' }).collect();
    let name = name.trim().trim_start_matches('.');
    let letters = name.chars().count();
    // What is too long loses its beginning: the ending says what the file is.
    let name: String = name.chars().skip(letters.saturating_sub(LONGEST)).collect();
    if name.is_empty() { "Datei".to_owned() } else { name }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "der Datenträger ist voll".to_owned(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "der Ordner ist schreibgeschützt".to_owned()
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(folder: &Path, name: &str, text: &str) -> String {
        let path = DownloadFolder::new(folder).keep(name, &mut text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        path.strip_prefix(folder).unwrap().display().to_string()
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("Downloads");
        assert_eq!(kept(&folder, "Bon.pdf", "one"), "Bon.pdf");
        assert_eq!(kept(&folder, "Bon.pdf", "two"), "Bon (2).pdf");
        assert_eq!(kept(&folder, "ohne", "three"), "ohne");
        assert_eq!(kept(&folder, "ohne", "four"), "ohne (2)");
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kept(folder.path(), "../../böse.pdf", "x"), "-..-böse.pdf");
        assert_eq!(kept(folder.path(), "", "x"), "Datei");
        assert_eq!(kept(folder.path(), &format!("{}.pdf", "a".repeat(300)), "x").len(), LONGEST);
    }

    #[test]
    fn what_breaks_off_leaves_nothing() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(ErrorKind::StorageFull.into())
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let trouble = DownloadFolder::new(folder.path()).keep("Archiv.zip", &mut Broken).unwrap_err();
        assert_eq!(trouble.refusal().unwrap().code(), "archive.not_kept");
        assert!(trouble.to_string().contains("der Datenträger ist voll"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

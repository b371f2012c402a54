//! Pages as PDF files in a folder, where there is no printer. A file is never overwritten.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use book::ports::PaperTrouble;
use contract::slip::Slip;

use super::talk::reason;

/// More files of one name than any salon makes.
const MOST: u32 = 10_000;

/// Writes a page under its title, with a number behind it if that name is taken.
pub fn keep(folder: &Path, slip: &Slip, bytes: &[u8]) -> Result<(), PaperTrouble> {
    let trouble = |error: std::io::Error| PaperTrouble::NoAnswer(reason(&error));
    fs::create_dir_all(folder).map_err(trouble)?;
    let stem = file_stem(slip);
    for number in 1..MOST {
        let name = if number == 1 { format!("{stem}.pdf") } else { format!("{stem} ({number}).pdf") };
        match OpenOptions::new().write(true).create_new(true).open(folder.join(&name)) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                return written.map_err(|error| {
                    // Half a file is no page: the next try takes the name again.
                    let _ = fs::remove_file(folder.join(&name));
                    trouble(error)
                });
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(trouble(error)),
        }
    }
    Err(PaperTrouble::NoAnswer("zu viele Dateien dieses Namens".into()))
}

/// The title as a file name that every system takes.
fn file_stem(slip: &Slip) -> String {
    let copy = slip.copy.map_or_else(String::new, |number| format!(" Kopie {number}"));
    let title: String = format!("{}{copy}", slip.title)
        .chars()
        .map(
            |letter| if letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.') { letter } else { '_' },
        )
        .take(80)
        .collect();
    let bare = title.trim().trim_matches('.');
    if bare.is_empty() { "Seite".to_owned() } else { bare.to_owned() }
}

//! A file that only grows, line by line, and of which the last whole line counts.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// More than two lines.
const TAIL: u64 = 4_096;

/// Adds text that ends with a line feed. It is there after a power cut as soon as this answers; a new file is for the
/// person's own eyes.
///
/// # Errors
/// Nothing, or a part, was written; the last whole line is then still the one before.
pub fn add(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    // In front, so that a line which a power cut has left half written spoils only itself.
    file.write_all(format!("\n{text}").as_bytes())?;
    file.sync_data()
}

/// The last line that was written to its end; `None` without a file or without a line.
///
/// # Errors
/// The file can't be read.
pub fn last_line(path: &Path) -> io::Result<Option<String>> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    Ok(last_whole(&String::from_utf8_lossy(&tail)))
}

fn last_whole(text: &str) -> Option<String> {
    let (whole, _) = text.rsplit_once('\n')?;
    whole.lines().rev().find(|line| !line.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_whole_line_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zeugen");
        assert_eq!(last_line(&path).unwrap(), None);
        for line in ["one", "two", "three"] {
            add(&path, &format!("{line}\n")).unwrap();
            assert_eq!(last_line(&path).unwrap().as_deref(), Some(line));
        }
        // What a power cut leaves of the next one.
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"\nfou").unwrap();
        assert_eq!(last_line(&path).unwrap().as_deref(), Some("three"));
        add(&path, "four\n").unwrap();
        assert_eq!(last_line(&path).unwrap().as_deref(), Some("four"));
    }

    #[test]
    fn a_long_file_is_read_at_its_end_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zeugen");
        for number in 0..500 {
            add(&path, &format!("line {number:050}\n")).unwrap();
        }
        assert_eq!(last_line(&path).unwrap(), Some(format!("line {:050}", 499)));
    }
}

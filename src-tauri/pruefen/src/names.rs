//! The files that an archive may hold; no other has a place in it (FORMAT.md, section 8).

/// The most files of an archive: a year has some hundred.
pub const MOST: usize = 65_535;
/// Letters of a report's or list's own name.
const LONGEST_STEM: usize = 80;
const TOP: &[&str] = &[
    "LIESMICH.txt",
    "SHA256SUMS",
    "bereich.json",
    "buchungen.jsonl",
    "kunden.jsonl",
    "pruefen.html",
    "schluessel.txt",
];

/// Whether an archive may hold a file of this name: so nothing can be unpacked to another folder, hide behind
/// a name that looks alike, or be started by a double click.
pub fn belongs(name: &str) -> bool {
    let stem = |folder: &str, ending: &str| name.strip_prefix(folder)?.strip_suffix(ending);
    let stem = stem("berichte/", ".pdf").or_else(|| stem("tabellen/", ".csv"));
    TOP.contains(&name) || stem.is_some_and(is_stem)
}

fn is_stem(stem: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST_STEM).contains(&stem.len()) && stem.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_an_archive_belong() {
        for name in ["SHA256SUMS", "berichte/z-bericht-000331.pdf", "tabellen/kassenbuch-2026-11.csv"] {
            assert!(belongs(name), "{name}");
        }
        let long = format!("berichte/{}.pdf", "a".repeat(81));
        for name in [
            "",
            "sha256sums",
            "pruefen.exe",
            "berichte/",
            "berichte/.pdf",
            "berichte/a.csv",
            "berichte/a/b.pdf",
            "berichte/../a.pdf",
            "berichte/A.pdf",
            "berichte/ä.pdf",
            "berichte\\a.pdf",
            "/berichte/a.pdf",
            "tabellen/a.pdf",
            &long,
        ] {
            assert!(!belongs(name), "{name}");
        }
    }
}

//! What the verifier says of an archive.

use std::io::Cursor;

use pruefen::{Apart, Check, Report, Together, Typed, Unreadable, Verdict, many};

use crate::archive::Archive;

/// What a person would read.
#[derive(Debug)]
pub struct Said {
    pub verdict: Verdict,
    pub headline: String,
    pub report: Report,
    pub sentences: Vec<String>,
}

impl Said {
    /// The sentence that matters most.
    pub fn first(&self) -> &str {
        &self.sentences[0]
    }

    /// Whether a sentence says this.
    pub fn says(&self, words: &str) -> bool {
        self.sentences.iter().any(|sentence| sentence.contains(words))
    }
}

/// Checks a ZIP with what was typed from paper.
pub fn check_zip(zip: Vec<u8>, paper: &[&str]) -> Result<Said, Unreadable> {
    let typed: Vec<Typed> = paper.iter().map(|line| Typed::read(line).unwrap()).collect();
    let mut check = Check::open(Cursor::new(zip))?;
    many::check(&mut check, 2, |_| {})?;
    let (report, comparison) = (check.report(), check.compare(&typed));
    let (verdict, headline) = (report.verdict(&comparison), report.headline(&comparison));
    let sentences = report.sentences(&comparison);
    Ok(Said { verdict, headline, report, sentences })
}

/// Checks archives together whose makers have made their sums fit, each named by its place in the row.
pub fn check_together(archives: &[Archive]) -> Result<Together, Apart> {
    let named = archives
        .iter()
        .enumerate()
        .map(|(at, archive)| (format!("archiv-{at}.zip"), Check::open(Cursor::new(archive.zip())).unwrap()));
    Together::check(named.collect(), 2, |_| {})
}

/// Checks an archive whose maker has made its sums fit.
pub fn check(archive: &Archive, paper: &[&str]) -> Said {
    check_zip(archive.zip(), paper).unwrap()
}

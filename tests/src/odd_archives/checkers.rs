//! The three who check an archive: the command line, the page inside each archive, and the script in another
//! language.

use std::io::Cursor;

use pruefen::handed_on::SignatureWorker;
use pruefen::{Check, Unreadable, many};
use serde_json::Value;

use crate::archive::Archive;
use crate::rng::Rng;
use crate::second_opinion::second_opinions;

use super::damage::{Good, damaged};

/// Archives that the script checks in one go.
const BATCH: usize = 100;

/// What all three say of an archive: the words of a finding, or `None` where they take it as good.
#[derive(Debug)]
pub struct Judged {
    pub name: String,
    pub command_line: Option<String>,
    pub page: Option<String>,
    pub script: Option<String>,
}

impl Judged {
    /// Whether all three refuse it.
    pub const fn is_refused(&self) -> bool {
        self.command_line.is_some() && self.page.is_some() && self.script.is_some()
    }

    /// Whether all three say the same.
    pub const fn agree(&self) -> bool {
        let any = self.command_line.is_some() || self.page.is_some() || self.script.is_some();
        any == self.is_refused()
    }
}

/// As the command line does it: on some cores.
fn command_line(zip: &[u8]) -> Result<Option<String>, Unreadable> {
    let mut check = Check::open(Cursor::new(zip))?;
    many::check(&mut check, 2, |_| {})?;
    Ok(check.report().found.map(|found| found.sentence))
}

/// As the page does it: step by step, and a helper looks at the signatures. Where all of them hold, one who has no helper
/// says the same to the letter; where one doesn't, the page asks that one.
fn page(zip: &[u8]) -> Result<Option<String>, Unreadable> {
    let mut alone = Check::open(Cursor::new(zip))?;
    while alone.step(|_| {})? < 1.0 {}
    let alone = alone.report();
    let (mut helped, mut helper, mut good) =
        (Check::open(Cursor::new(zip))?, SignatureWorker::default(), true);
    while helped.step_with_helper(|_| {})? < 1.0 {
        good &= helper.all_hold(&helped.handed_on());
    }
    let helped = if good { helped.report() } else { alone.clone() };
    assert_eq!(serde_json::to_value(&helped).unwrap(), serde_json::to_value(&alone).unwrap());
    Ok(helped.found.map(|found| found.sentence))
}

fn words(said: Result<Option<String>, Unreadable>) -> Option<String> {
    said.unwrap_or_else(|unreadable| Some(unreadable.to_string()))
}

fn words_of_script(answer: &Value) -> Option<String> {
    answer["place"].as_str().map(|place| format!("{}, {place}", answer["bad_seq"]))
}

/// Has all three check some archives.
pub fn judge(archives: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<Judged> {
    let folder = tempfile::tempdir().unwrap();
    let mut judged = Vec::new();
    let mut archives = archives.into_iter().peekable();
    while archives.peek().is_some() {
        let (mut batch, mut paths) = (Vec::new(), Vec::new());
        for (at, (name, zip)) in archives.by_ref().take(BATCH).enumerate() {
            let path = folder.path().join(format!("{at}.zip"));
            std::fs::write(&path, &zip).unwrap();
            paths.push(path);
            let (command_line, page) = (words(command_line(&zip)), words(page(&zip)));
            batch.push(Judged { name, command_line, page, script: None });
        }
        for (one, answer) in batch.iter_mut().zip(second_opinions(&paths)) {
            one.script = words_of_script(&answer);
        }
        judged.append(&mut batch);
    }
    judged
}

/// The figure `three_checkers`: on how many of so many damaged archives the three do not say the same. With them,
/// to be looked at.
pub fn three_checkers(archive: &Archive, n: usize, seed: u64) -> Vec<Judged> {
    let (good, mut rng) = (Good::of(archive.clone()), Rng::new(seed));
    let judged = judge((0..n).map(|_| damaged(&good, &mut rng)));
    judged.into_iter().filter(|judged| !judged.agree()).collect()
}

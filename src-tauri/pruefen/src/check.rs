//! The whole check of an archive, in steps of some milliseconds each.

use std::io::{Read, Seek};

use proof::{Entry, Inspected, PublicKey};

use crate::blocks::{Blocks, LineBlock};
use crate::compare::{Checked, Comparison, compare};
use crate::container::{Container, Member, Unreadable};
use crate::customers::{self, Customers};
use crate::examine::Examiner;
use crate::handed_on::HandedOn;
use crate::keys;
use crate::manifest;
use crate::progress::{Ended, Found, Link, Progress};
use crate::report::{KeyUse, Report};
use crate::scope::{self, Scope};
use crate::sums::{self, FileSums, Sums};
use crate::typed::Typed;

/// The entries' file: one JSON object per line, one line per entry.
pub const ENTRIES: &str = "buchungen.jsonl";
/// Bytes of other files that are hashed at a time.
const PORTION: u64 = 1 << 20;

/// A line of the entries' file, as it was judged.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The entry, where its texts are those of one, even when they were changed; `None` where nothing can be
    /// read.
    pub entry: Option<&'a Entry>,
    /// Where the line lies in the archive: its first byte, from the beginning of the file.
    pub start: u64,
    /// Its bytes without the line feed.
    pub length: usize,
}

/// An archive under check.
#[derive(Debug)]
pub struct Check<R> {
    handed_on: HandedOn,
    container: Container<R>,
    scope: Scope,
    keys: Vec<PublicKey>,
    sums: Sums,
    blocks: Option<Blocks>,
    examiner: Examiner,
    progress: Progress,
    files: Files,
    total: u64,
}

/// The files beside the entries, one after the other.
#[derive(Debug, Default)]
struct Files {
    index: usize,
    done_in_file: u64,
    sums: FileSums,
    hashed: u64,
    checked: u64,
}

impl<R: Read + Seek> Check<R> {
    /// Opens an archive and reads what its check needs beforehand.
    ///
    /// # Errors
    /// [`Unreadable`] where the file is no archive at all: then there is nothing to report.
    pub fn open(source: R) -> Result<Self, Unreadable> {
        let mut container = Container::open(source)?;
        let scope = Scope::read(&container.text(scope::NAME)?)?;
        let keys = keys::read(&container.text(keys::NAME)?)?;
        let sums = Sums::read(&container.text(sums::NAME)?)?;
        let customers = Customers::of(container.text(customers::NAME)?);
        let blocks = Blocks::of(container.member(ENTRIES)?);
        let total = container.members().iter().map(|member| member.size).sum();
        Ok(Self {
            handed_on: HandedOn::default(),
            examiner: Examiner::new(&keys, &scope),
            progress: Progress::new(&scope, &keys, customers),
            blocks: Some(blocks),
            files: Files::default(),
            container,
            scope,
            keys,
            sums,
            total,
        })
    }

    /// Goes on a little; how much of all is done, from 0 to 1. At 1 the report is ready.
    /// `see` gets each entry as it is judged.
    ///
    /// # Errors
    /// [`Unreadable`] where the file can't be read any more.
    pub fn step(&mut self, see: impl FnMut(Seen<'_>)) -> Result<f64, Unreadable> {
        self.go_on(true, see)
    }

    /// The same, and the signatures of this step are left to a [`SignatureWorker`](crate::handed_on::SignatureWorker): they lie in
    /// [`Self::handed_on`]. The report holds only when the helper has found all of them good; else whoever checks begins
    /// again without one, so that it names the first fault.
    ///
    /// # Errors
    /// [`Unreadable`] where the file can't be read any more.
    pub fn step_with_helper(&mut self, see: impl FnMut(Seen<'_>)) -> Result<f64, Unreadable> {
        self.go_on(false, see)
    }

    /// The signatures that were left to a helper since this was last asked.
    pub fn handed_on(&mut self) -> Vec<u8> {
        self.handed_on.take()
    }

    fn go_on(&mut self, signatures: bool, mut see: impl FnMut(Seen<'_>)) -> Result<f64, Unreadable> {
        if let Some(block) = self.next_block()? {
            for (start, line) in block.lines() {
                let wanted = self.progress.found.is_none();
                let examined = self.examiner.examine(line, wanted && signatures);
                if wanted && !signatures {
                    self.hand_on(&examined.inspected);
                }
                let brief = examined.brief();
                self.progress.take(&brief);
                see(Seen { entry: brief.entry.as_ref(), start, length: line.len() });
            }
            return Ok(self.share_done());
        }
        self.end_entries();
        let more = self.next_file()?;
        Ok(if more { self.share_done() } else { 1.0 })
    }

    /// What does not hold together has no signature worth a look.
    fn hand_on(&mut self, inspected: &Inspected) {
        let Inspected::Whole { link, .. } = inspected else { return };
        if let Some(key) = self.keys.get(link.key) {
            self.handed_on.add(key, &link.hash, self.examiner.signature());
        }
    }

    /// The next entries, for those who judge them elsewhere; `None` when all are handed out.
    pub(crate) fn next_block(&mut self) -> Result<Option<LineBlock>, Unreadable> {
        let Some(blocks) = &mut self.blocks else { return Ok(None) };
        blocks.next(&mut self.container)
    }

    /// Once all entries are joined: their number, their file's sum, and the names of all files.
    pub(crate) fn end_entries(&mut self) {
        let Some(blocks) = self.blocks.take() else { return };
        self.files.hashed += blocks.done();
        self.progress.finish(&self.scope);
        if let Ok(member) = self.container.member(ENTRIES).cloned() {
            self.compare_sums(&member, blocks.sums());
        }
        if let Err(sentence) = self.sums.names_match(self.container.members()) {
            self.find(sentence);
        }
        if let Err(sentence) = manifest::check(&self.scope, &self.keys, &self.sums) {
            self.find(sentence);
        }
    }

    /// For those who need not see what comes after a finding.
    pub(crate) fn skip_entries(&mut self) {
        self.blocks = None;
    }

    pub(crate) const fn progress(&mut self) -> &mut Progress {
        &mut self.progress
    }

    /// Another examiner of the same archive, for another thread.
    pub(crate) fn examiner(&self) -> Examiner {
        self.examiner.fresh()
    }

    /// Hash and key of each entry that holds, in the order of `seq`.
    fn links(&self) -> &[Link] {
        &self.progress.links
    }

    /// The bytes of a line that was seen before.
    ///
    /// # Errors
    /// [`Unreadable`] where the file can't be read any more.
    pub fn line(&mut self, start: u64, length: usize) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = vec![0; length];
        self.container.fill(start, &mut bytes)?;
        Ok(bytes)
    }

    pub(crate) fn share_done(&self) -> f64 {
        let entries = self.blocks.as_ref().map_or(0, Blocks::done);
        // Never all, until it is.
        ((entries + self.files.hashed) as f64 / self.total.max(1) as f64).min(0.999)
    }

    /// Hashes a portion of the files beside the entries; false when all are through.
    fn next_file(&mut self) -> Result<bool, Unreadable> {
        let Some(member) = self.container.members().get(self.files.index).cloned() else { return Ok(false) };
        let skip = member.name == ENTRIES || member.name == sums::NAME;
        let left = if skip { 0 } else { member.size - self.files.done_in_file };
        if left > 0 {
            let mut bytes = vec![0; usize::try_from(left.min(PORTION)).unwrap_or_default()];
            self.container.fill(member.start + self.files.done_in_file, &mut bytes)?;
            self.files.sums.update(&bytes);
            self.files.done_in_file += bytes.len() as u64;
            self.files.hashed += bytes.len() as u64;
            return Ok(true);
        }
        let found = std::mem::take(&mut self.files.sums);
        if !skip {
            self.files.checked += 1;
            self.compare_sums(&member, found);
        }
        self.files.index += 1;
        self.files.done_in_file = 0;
        Ok(true)
    }

    fn compare_sums(&mut self, member: &Member, found: FileSums) {
        if let Err(sentence) = self.sums.matches(member, found) {
            self.find(sentence);
        }
    }

    fn find(&mut self, sentence: String) {
        self.progress.found.get_or_insert(Found { seq: None, sentence });
    }

    /// Which part of the book the archive says it holds.
    pub(crate) const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Goes on where an earlier archive has ended that this one adjoins.
    pub(crate) fn follow(&mut self, before: Ended) {
        self.progress.follow(before, &self.keys);
    }

    /// What a later archive needs that adjoins, beside report, keys and links.
    /// Lines can still be read.
    pub(crate) fn end(&mut self) -> (Report, Vec<PublicKey>, Vec<Link>, Ended) {
        let report = self.report();
        let nothing = Progress::new(&self.scope, &self.keys, Customers::of(Vec::new()));
        let mut progress = std::mem::replace(&mut self.progress, nothing);
        let links = std::mem::take(&mut progress.links);
        (report, self.keys.clone(), links, progress.end())
    }

    /// Holds what was typed from paper against what the check has come to.
    pub fn compare(&self, typed: &[Typed]) -> Comparison {
        let Progress { links, outline, .. } = &self.progress;
        compare(Checked { scope: &self.scope, outline, keys: &self.keys, links }, typed)
    }

    /// What the check has come to so far; final once [`Self::step`] has answered 1.
    pub fn report(&self) -> Report {
        let uses = self.keys.iter().enumerate().map(|(at, key)| KeyUse {
            key_id: key.key_id(),
            fingerprint: key.fingerprint_for_people(),
            entries: self.links().iter().filter(|link| link.key == at).count() as u64,
        });
        Report {
            scope: self.scope.clone(),
            entries: self.links().len() as u64,
            receipts: self.progress.receipts,
            closings: self.progress.outline.closings.len() as u64,
            customers_kept: self.progress.customers().kept,
            customers_erased: self.progress.customers().erased,
            files: self.files.checked + 1,
            keys: uses.collect(),
            found: self.progress.found.clone(),
            unjudged: self.progress.rules().unjudged(),
            outline: self.progress.outline.clone(),
            #[cfg(not(target_arch = "wasm32"))]
            stamps: self.progress.stamps.clone(),
            archives: vec![self.scope.clone()],
        }
    }
}

//! Archives of one register in the order of their ranges, taken one after the other by whoever checks them: at once on all
//! cores, or step by step.

use std::collections::VecDeque;
use std::io::{Read, Seek};

use crate::apart::Apart;
use crate::check::Check;
use crate::claimed::claimed;
use crate::progress::{Ended, Found};
use crate::run::{Run, adjoins};

/// The archives, those that were checked already, and what they came to.
pub struct Row<R> {
    given: usize,
    waiting: VecDeque<(String, Check<R>)>,
    /// The one under check, and whether it goes on where the one before ended.
    current: Option<(String, Check<R>, bool)>,
    before: Option<Ended>,
    done: Vec<Check<R>>,
    runs: Vec<Run>,
}

impl<R: Read + Seek> Row<R> {
    /// The archives with the names of their files, in whatever order they come.
    ///
    /// # Errors
    /// [`Apart`] where they are no row.
    pub fn of(archives: Vec<(String, Check<R>)>) -> Result<Self, Apart> {
        let waiting: VecDeque<_> = in_order(archives)?.into();
        let given = waiting.len();
        Ok(Self { given, waiting, current: None, before: None, done: Vec::new(), runs: Vec::new() })
    }

    /// How many archives there are.
    pub const fn given(&self) -> usize {
        self.given
    }

    /// How many were checked to their end.
    pub const fn checked(&self) -> usize {
        self.done.len()
    }

    /// Begins with the next one; false if there is none.
    pub fn begin_next(&mut self) -> bool {
        let Some((name, mut check)) = self.waiting.pop_front() else { return false };
        let follows = follow(&mut check, self.before.take());
        self.current = Some((name, check, follows));
        true
    }

    /// The one under check, with the name of its file; absent between two.
    pub fn current(&mut self) -> Option<(&str, &mut Check<R>)> {
        self.current.as_mut().map(|(name, check, _)| (name.as_str(), check))
    }

    /// The one under check is through. Behind one in which something does not hold none is looked at.
    pub fn end_current(&mut self) {
        let Some((name, mut check, follows)) = self.current.take() else { return };
        let (mut report, keys, links, ended) = check.end();
        if let Some(found) = report.found.as_mut().filter(|_| self.given > 1) {
            found.sentence = format!("{}: {}", claimed(&name), found.sentence);
        }
        if report.found.is_some() {
            self.waiting.clear();
        }
        match self.runs.last_mut().filter(|_| follows) {
            Some(run) => run.extend(report, &keys, links),
            None => self.runs.push(Run::of(report, keys, links)),
        }
        self.before = Some(ended);
        self.done.push(check);
    }

    /// An archive that was checked, by its place in the row, for who looks into it.
    pub fn archive(&mut self, at: usize) -> Option<&mut Check<R>> {
        self.done.get_mut(at)
    }

    /// What those came to that were checked, in their order, with a hole between one and the next.
    pub(crate) fn take_runs(&mut self) -> Vec<Run> {
        std::mem::take(&mut self.runs)
    }
}

/// Lets an archive go on where the one before ends, if it begins there; whether it does.
fn follow<R: Read + Seek>(check: &mut Check<R>, before: Option<Ended>) -> bool {
    let first = check.scope().first_seq;
    let adjoining = before.filter(|ended| ended.verified.last.get().saturating_add(1) == first);
    let Some(ended) = adjoining else { return false };
    let misfit = adjoins(&ended, check.scope()).err();
    check.follow(ended);
    check.progress().found = misfit.map(|sentence| Found { seq: Some(first), sentence });
    true
}

/// The archives of one register by their ranges, none of which holds what another holds.
fn in_order<R: Read + Seek>(mut archives: Vec<(String, Check<R>)>) -> Result<Vec<(String, Check<R>)>, Apart> {
    archives.sort_by_key(|(_, check)| (check.scope().first_seq, check.scope().last_seq));
    for pair in archives.windows(2) {
        let [(one, earlier), (other, later)] = pair else { continue };
        let (earlier, later) = (earlier.scope(), later.scope());
        if earlier.register != later.register {
            let (one, other) = (claimed(&earlier.register), claimed(&later.register));
            return Err(Apart::Registers { one, other });
        }
        if later.first_seq <= earlier.last_seq {
            let (one, other) = (claimed(one), claimed(other));
            return Err(Apart::Overlap { one, other, seq: later.first_seq });
        }
    }
    Ok(archives)
}

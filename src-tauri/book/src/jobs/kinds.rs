//! The kinds of work of a desk: found by type, listed, and begun by themselves when they are due.

use std::any::Any;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use contract::jobs::{JobKind, JobProgress, JobRow, NextRun};
use contract::refusal::JobRefusal;
use proof::Moment;
use rusqlite::Connection;

use super::{Job, Progress, last};
use crate::clock::in_berlin;
use crate::db::settings;
use crate::fault::{Outcome, Trouble};
use crate::mending;
use crate::services::Services;

/// So long nobody has changed or booked anything: the desk is at rest.
const REST_MS: i64 = 60_000;

/// What the list of jobs asks of each.
pub trait Kind: Any + Send + Sync {
    /// Which it is.
    fn kind(&self) -> JobKind;

    /// How far the one under way is.
    fn progress(&self) -> Option<Progress>;

    /// Stops the one under way at its next step.
    fn stop(&self);

    /// Stops the one under way and waits for its end.
    fn end(&self);

    /// Milliseconds after which it is due again; `None` where a person begins it.
    fn every_ms(&self) -> Option<i64> {
        None
    }

    /// Begins where no more has to be said than its kind.
    ///
    /// # Errors
    /// `jobs.not_from_here` where more has to be said; `jobs.under_way`.
    fn run(&self, _services: &Services) -> Outcome<()> {
        Err(JobRefusal::NotFromHere { title: self.kind().german().to_owned() }.into())
    }
}

impl<A: Send + 'static, E: Send + 'static> Kind for Job<A, E> {
    fn kind(&self) -> JobKind {
        Self::kind(self)
    }

    fn progress(&self) -> Option<Progress> {
        Self::progress(self)
    }

    fn stop(&self) {
        Self::stop(self);
    }

    fn end(&self) {
        Self::end(self);
    }
}

/// One of each kind.
#[derive(Default)]
pub struct Jobs {
    kinds: Vec<Box<dyn Kind>>,
    /// When something was changed or booked last, in milliseconds UTC; long ago after a close.
    busy_at_ms: AtomicI64,
    ended: AtomicBool,
    /// Kinds that are due whatever their time says, since the last end of the program was none.
    overdue: Mutex<Vec<JobKind>>,
    /// The [`Self::busy_at_ms`] behind which the log was emptied.
    emptied_ms: AtomicI64,
}

impl Jobs {
    /// None yet; the desk is at rest a while after it was opened.
    pub fn new(now: Moment) -> Self {
        Self { busy_at_ms: AtomicI64::new(now.utc_ms()), ..Self::default() }
    }

    /// With one kind more.
    #[must_use]
    pub fn with(mut self, kind: impl Kind) -> Self {
        self.kinds.push(Box::new(kind));
        self
    }

    /// The one of a type.
    ///
    /// # Errors
    /// A fault if the desk knows no such kind.
    pub fn of<K: Kind>(&self) -> Outcome<&K> {
        let found = self.kinds.iter().find_map(|kind| (&**kind as &dyn Any).downcast_ref());
        found.ok_or_else(|| Trouble::fault(format!("no job of the kind {}", std::any::type_name::<K>())))
    }

    /// The one of a kind.
    ///
    /// # Errors
    /// A fault if the desk knows no such kind.
    pub fn kind(&self, kind: JobKind) -> Outcome<&dyn Kind> {
        let found = self.kinds.iter().find(|own| own.kind() == kind);
        found.map(|own| &**own).ok_or_else(|| Trouble::fault(format!("no job of the kind {kind:?}")))
    }

    /// All kinds as the list shows them.
    ///
    /// # Errors
    /// A fault if what is kept of one can't be read.
    pub fn rows(&self, conn: &Connection, now: Moment) -> Outcome<Vec<JobRow>> {
        // Before the store is looked at: whoever is not under way has kept how it ended.
        let running: Vec<Option<JobProgress>> =
            self.kinds.iter().map(|kind| shown(kind.progress())).collect();
        let overdue = self.overdue().clone();
        let kinds = self.kinds.iter().zip(running);
        kinds
            .map(|(kind, running)| row(&**kind, running, overdue.contains(&kind.kind()), conn, now))
            .collect()
    }

    /// Something was changed or booked.
    pub fn busy(&self, now: Moment) {
        self.busy_at_ms.store(now.utc_ms(), Ordering::Relaxed);
    }

    /// The last end of the program was none, so that something may be half written: all that runs by itself is due.
    pub fn all_due(&self) {
        let kinds = self.kinds.iter().filter(|kind| kind.every_ms().is_some()).map(|kind| kind.kind());
        *self.overdue() = kinds.collect();
    }

    fn overdue(&self) -> MutexGuard<'_, Vec<JobKind>> {
        self.overdue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The day is closed: what is due may run.
    pub fn at_rest(&self) {
        self.busy_at_ms.store(i64::MIN, Ordering::Relaxed);
    }

    /// Begins the look at the whole file at once where something is damaged that no person could wait for. Answers whether it is
    /// under way.
    ///
    /// # Errors
    /// What stands against the beginning.
    pub fn run_wanted(&self, services: &Services) -> Outcome<bool> {
        let check = self.kind(JobKind::FileCheck)?;
        if services.damage_board().take_wish()
            && check.progress().is_none()
            && !self.ended.load(Ordering::Relaxed)
        {
            check.run(services)?;
        }
        Ok(check.progress().is_some())
    }

    /// Begins the next kind that is due, if the desk is at rest; one at a time, so that the PC stays free.
    ///
    /// # Errors
    /// A fault of the store, or what stands against the beginning.
    pub fn run_due(&self, services: &Services) -> Outcome<()> {
        if self.run_wanted(services)? {
            return Ok(());
        }
        let now = services.now();
        let busy_at_ms = self.busy_at_ms.load(Ordering::Relaxed);
        if now.utc_ms().saturating_sub(busy_at_ms) < REST_MS {
            return Ok(());
        }
        self.empty_log(services, busy_at_ms)?;
        if self.ended.load(Ordering::Relaxed) || self.kinds.iter().any(|kind| kind.progress().is_some()) {
            return Ok(());
        }
        let rows = mending::read_as_program(services, |tx| match settings::raw(tx.conn, settings::SALON)? {
            Some(_) => self.rows(tx.conn, now),
            // Nobody has founded the salon yet.
            None => Ok(Vec::new()),
        })?;
        match rows.into_iter().find(|row| row.next == NextRun::Due) {
            Some(due) => {
                self.overdue().retain(|kind| *kind != due.kind);
                self.kind(due.kind)?.run(services)
            }
            None => Ok(()),
        }
    }

    /// Once behind each time at work: the file then holds all that was booked.
    fn empty_log(&self, services: &Services, busy_at_ms: i64) -> Outcome<()> {
        match self.emptied_ms.swap(busy_at_ms, Ordering::Relaxed) == busy_at_ms {
            true => Ok(()),
            false => services.empty_log(),
        }
    }

    /// Stops all that is under way and waits for it; nothing begins by itself any more.
    pub fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
        self.kinds.iter().for_each(|kind| kind.end());
    }
}

fn shown(progress: Option<Progress>) -> Option<JobProgress> {
    progress.map(|Progress { done, total, words }| JobProgress { done, total, words: words.to_owned() })
}

fn row(
    kind: &dyn Kind,
    running: Option<JobProgress>,
    overdue: bool,
    conn: &Connection,
    now: Moment,
) -> Outcome<JobRow> {
    let last = last(conn, kind.kind())?;
    let next = match (kind.every_ms(), &last) {
        (None, _) => NextRun::ByHand,
        (Some(_), _) if overdue && running.is_none() => NextRun::Due,
        // What was cut off is done again, not waited for.
        (Some(_), Some((_, false))) if running.is_none() => NextRun::Due,
        (Some(every_ms), Some((last, _))) => {
            let from = in_berlin(last.at.utc_ms().saturating_add(every_ms));
            // A clock that was set back makes nothing wait for years.
            let waits = from.since_ms(now) > 0 && now.since_ms(last.at) >= 0;
            if waits { NextRun::From(from) } else { NextRun::Due }
        }
        (Some(_), None) => NextRun::Due,
    };
    Ok(JobRow { kind: kind.kind(), running, last: last.map(|(end, _)| end), next })
}

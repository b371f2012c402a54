//! What a window sends twice is done once: a second Enter, or another try because the answer was lost on its way.
//!
//! A deed has a name that its form gives it ([`contract::Call::deed`]). Answers are kept in memory alone: a form lives no longer
//! than the program, and an answer may hold names that have no business on the disk a second time.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use book::authority::Authority;
use book::fault::Outcome;
use contract::Request;
use proof::Digest;
use serde_json::Value;

/// So many answers are kept, the newest ones: more than all open forms of a salon.
const KEPT: usize = 256;

/// One request of one deed of one person at one window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark(Digest);

impl Mark {
    /// The mark of a request, where its deed has a name. What was asked is part of it: a sum that was typed anew is another deed.
    pub fn of(authority: &Authority, request: &Request) -> Outcome<Option<Self>> {
        let Some(deed) = &authority.deed else { return Ok(None) };
        let whole = serde_json::to_string(&(&authority.caller, authority.actor.id, deed, request))?;
        Ok(Some(Self(Digest::of(whole.as_bytes()))))
    }
}

/// The deeds that are under way, and the answers to those that are done.
#[derive(Default)]
pub struct Deeds {
    known: Mutex<VecDeque<(Mark, Stand)>>,
    changed: Condvar,
}

enum Stand {
    UnderWay,
    Done(Value),
}

/// Takes a deed that was not done off the list, however it ends.
struct UnderWay<'a> {
    deeds: &'a Deeds,
    mark: Mark,
}

impl Deeds {
    /// Does a deed, unless it was done before: then its answer comes once more. One that is under way is waited for. What was
    /// refused, or is not known to be done, may be tried again.
    ///
    /// # Errors
    /// What the deed comes to.
    pub fn once(&self, mark: Option<Mark>, act: impl FnOnce() -> Outcome<Value>) -> Outcome<Value> {
        let Some(mark) = mark else { return act() };
        if let Some(answer) = self.begin(&mark) {
            return Ok(answer);
        }
        let under_way = UnderWay { deeds: self, mark };
        let answer = act()?;
        self.keep(under_way.mark.clone(), answer.clone());
        Ok(answer)
    }

    /// The answer to a deed that was done; else it is under way from now on.
    fn begin(&self, mark: &Mark) -> Option<Value> {
        let is_under_way = |known: &mut VecDeque<(Mark, Stand)>| {
            known.iter().any(|(one, stand)| one == mark && matches!(stand, Stand::UnderWay))
        };
        let known = self.changed.wait_while(self.lock(), is_under_way);
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = answer_in(&known, mark) {
            return Some(answer);
        }
        known.push_back((mark.clone(), Stand::UnderWay));
        None
    }

    /// The answer to a deed that someone has brought to its end.
    pub fn answer(&self, mark: &Mark) -> Option<Value> {
        answer_in(&self.lock(), mark)
    }

    /// Keeps the answer to a deed that is done.
    pub fn keep(&self, mark: Mark, answer: Value) {
        let mut known = self.lock();
        known.retain(|(one, _)| *one != mark);
        known.push_back((mark, Stand::Done(answer)));
        while known.len() > KEPT
            && let Some(oldest) = known.iter().position(|(_, stand)| matches!(stand, Stand::Done(_)))
        {
            known.remove(oldest);
        }
        drop(known);
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(Mark, Stand)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer_in(known: &VecDeque<(Mark, Stand)>, mark: &Mark) -> Option<Value> {
    known.iter().find_map(|(one, stand)| match stand {
        Stand::Done(answer) if one == mark => Some(answer.clone()),
        _ => None,
    })
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.deeds.lock().retain(|(one, stand)| *one != self.mark || matches!(stand, Stand::Done(_)));
        self.deeds.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;
    use std::time::Duration;

    use book::fault::Trouble;
    use serde_json::json;

    use super::*;

    fn mark(name: &str) -> Option<Mark> {
        Some(Mark(Digest::of(name.as_bytes())))
    }

    #[test]
    fn two_at_the_same_moment_are_one() {
        let (deeds, done) = (Deeds::default(), AtomicU32::new(0));
        let act = || {
            thread::sleep(Duration::from_millis(20));
            Ok(json!(done.fetch_add(1, Ordering::SeqCst)))
        };
        let both = thread::scope(|scope| {
            let both = [(); 2].map(|()| scope.spawn(|| deeds.once(mark("one"), act).unwrap()));
            both.map(|one| one.join().unwrap())
        });
        assert_eq!(both, [json!(0), json!(0)]);
        assert_eq!(deeds.once(mark("another"), act).unwrap(), json!(1));
        assert_eq!(deeds.once(None, act).unwrap(), json!(2));
    }

    #[test]
    fn what_was_not_done_may_be_tried_again_and_what_was_done_by_another_is_told() {
        let deeds = Deeds::default();
        assert!(deeds.once(mark("one"), || Err(Trouble::fault("lost"))).is_err());
        assert_eq!(deeds.once(mark("one"), || Ok(json!(1))).unwrap(), json!(1));
        let by_another = deeds.once(mark("two"), || {
            deeds.keep(mark("two").unwrap(), json!(2));
            Err(Trouble::fault("lost"))
        });
        assert!(by_another.is_err());
        assert_eq!(deeds.once(mark("two"), || Ok(json!(3))).unwrap(), json!(2));
    }

    #[test]
    fn the_oldest_answers_go() {
        let deeds = Deeds::default();
        for number in 0..=KEPT {
            deeds.once(mark(&number.to_string()), || Ok(json!(number))).unwrap();
        }
        assert_eq!(deeds.answer(&mark("0").unwrap()), None);
        assert_eq!(deeds.answer(&mark("1").unwrap()), Some(json!(1)));
    }
}

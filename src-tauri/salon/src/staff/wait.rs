//! How long the next try waits after wrong ones in a row, whatever the clock does meanwhile.
//!
//! Kept are how many there were and when the next may come; by both the moment of the last one is known. A clock before that
//! moment was set back: the wait begins anew then, so it is neither lost nor longer than it ever was.

use std::sync::{Mutex, MutexGuard, PoisonError};

use contract::refusal::DoorRefusal;
use proof::Moment;

use super::pin::wait_seconds;

static TRYING: Mutex<()> = Mutex::new(());

/// Held by whoever tries a PIN or a code: many at the same moment would all be judged before the first wrong one counts.
pub fn one_at_a_time() -> MutexGuard<'static, ()> {
    TRYING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What wrong tries in a row left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongTries {
    pub in_a_row: u32,
    /// When the next may come, in milliseconds since 1970 UTC.
    pub wait_until_ms: i64,
}

/// Whether someone may try now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Now,
    /// In so many seconds.
    In(u32),
    /// The clock was set back: in so many seconds, and these are to be kept.
    Anew(u32, WrongTries),
}

impl WrongTries {
    /// After one more wrong try, the last one being now; with the seconds of its wait.
    #[must_use]
    pub fn and_one_more(self, now: Moment) -> (Self, u32) {
        let in_a_row = self.in_a_row.saturating_add(1);
        Self::waiting(in_a_row, now)
    }

    fn waiting(in_a_row: u32, now: Moment) -> (Self, u32) {
        let seconds = wait_seconds(in_a_row);
        (Self { in_a_row, wait_until_ms: now.utc_ms().saturating_add(i64::from(seconds) * 1000) }, seconds)
    }

    /// Whether the next try may come now.
    pub fn turn(self, now: Moment) -> Turn {
        let wait_ms = self.wait_until_ms.saturating_sub(now.utc_ms());
        if self.in_a_row == 0 || wait_ms <= 0 {
            return Turn::Now;
        }
        if wait_ms > i64::from(wait_seconds(self.in_a_row)) * 1000 {
            let (anew, seconds) = Self::waiting(self.in_a_row, now);
            return Turn::Anew(seconds, anew);
        }
        Turn::In(u32::try_from(wait_ms.div_euclid(1000) + 1).unwrap_or(u32::MAX))
    }
}

/// The refusal of a try that comes too early.
pub const fn too_early(wait_seconds: u32) -> DoorRefusal {
    DoorRefusal::WaitAfterWrongPin { wait_seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::new(seconds * 1000, 60)
    }

    #[test]
    fn a_clock_that_is_set_back_makes_the_same_wait_begin_anew() {
        let none = WrongTries { in_a_row: 2, wait_until_ms: 0 };
        let (third, seconds) = none.and_one_more(at(10_000));
        assert_eq!((third.in_a_row, third.wait_until_ms, seconds), (3, 10_004_000, 4));
        assert_eq!(third.turn(at(10_001)), Turn::In(4));
        assert_eq!(third.turn(at(10_004)), Turn::Now);
        for earlier in [9_999, 9_000, 0] {
            let Turn::Anew(4, anew) = third.turn(at(earlier)) else { panic!("{earlier}") };
            assert_eq!((anew.turn(at(earlier + 3)), anew.turn(at(earlier + 4))), (Turn::In(2), Turn::Now));
        }
    }

    #[test]
    fn who_typed_nothing_wrong_never_waits() {
        assert_eq!(WrongTries { in_a_row: 0, wait_until_ms: i64::MAX }.turn(at(0)), Turn::Now);
    }
}

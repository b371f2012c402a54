//! IKS-03: the clock against the book. Order is by `seq`; a wrong time never locks the salon.

use contract::refusal::TillRefusal;
use contract::{Question, Role};
use proof::{Day, EntryKind, Moment, Seq};
use rusqlite::Connection;

use crate::authority::Authority;
use crate::db::row::{self, Query};
use crate::fault::Outcome;

/// So far behind the last entry, the last entry's time is taken and the entry is marked.
const BEHIND_MS_MAX: i64 = 120_000;
const DAY_MS: i64 = 86_400_000;
const ASK_AFTER_MS: i64 = 14 * DAY_MS;
const OWNER_AFTER_MS: i64 = 60 * DAY_MS;

/// The time of recording, and whether it had to be adjusted.
pub fn recording_time(
    kind: EntryKind,
    now: Moment,
    last: Option<Moment>,
    authority: &Authority,
) -> Outcome<(Moment, bool)> {
    let Some(last) = last else { return Ok((now, false)) };
    let ahead_ms = now.since_ms(last);
    if is_told_as_it_comes(kind) {
        return Ok((now, false));
    }
    if ahead_ms < -BEHIND_MS_MAX {
        return Err(TillRefusal::ClockBehind { last: last.german() }.into());
    }
    if ahead_ms < 0 {
        return Ok((last, true));
    }
    if ahead_ms > OWNER_AFTER_MS && authority.role() < Role::Owner {
        return Err(TillRefusal::ClockFarAhead { last: last.german(), now: now.german() }.into());
    }
    if ahead_ms > ASK_AFTER_MS {
        authority.ask(Question::ClockJump, || {
            format!(
                "Die Uhr zeigt {}. Die letzte Buchung war am {}. Stimmt das Datum?",
                now.german(),
                last.german()
            )
        })?;
    }
    Ok((now, false))
}

/// The time of recording of what was accepted before: a clock that was set back in between takes the last entry's time.
pub fn accepted_time(kind: EntryKind, now: Moment, last: Option<Moment>) -> (Moment, bool) {
    match last {
        Some(last) if now.since_ms(last) < 0 && !is_told_as_it_comes(kind) => (last, true),
        _ => (now, false),
    }
}

/// What the program notes by itself, and the owner's word on the clock, bear any time.
pub const fn is_told_as_it_comes(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::ClockCorrection
            | EntryKind::Incident
            | EntryKind::SignInFailure
            | EntryKind::ProgramVersion
            | EntryKind::Outage
            | EntryKind::KeyChange
            | EntryKind::Gap
    )
}

/// The time that the next entry is measured by. What the program notes by itself says nothing of the clock;
/// otherwise a wrong PIN at a clock set back would open the way for back-dated sales.
pub fn time_after(kind: EntryKind, ended: Moment, last: Option<Moment>) -> Option<Moment> {
    if is_told_as_it_comes(kind) && kind != EntryKind::ClockCorrection {
        last.or(Some(ended))
    } else {
        Some(ended)
    }
}

/// The newest entry that speaks for the clock, as [`time_after`] keeps it.
pub fn last_time(conn: &Connection) -> Outcome<Option<(Seq, Moment)>> {
    let mut statement = conn.prepare_cached(
        "select seq, ended_ms, ended_offset from entry
         where kind not in ('incident', 'sign_in_failure', 'program_version', 'outage', 'key_change', 'gap')
         order by seq desc limit 1",
    )?;
    statement.first([], |row| Ok((Seq::new(row.get(0)?), row::moment(row, 1)?)))
}

/// The day of the newest entry that speaks for the clock.
pub fn newest_day(conn: &Connection) -> Outcome<Option<Day>> {
    Ok(last_time(conn)?.map(|(_, last)| last.day()))
}

/// Whether an entry of this kind could be recorded now, for acts that take their time before they record.
pub fn check_clock(conn: &Connection, kind: EntryKind, now: Moment, authority: &Authority) -> Outcome<()> {
    let last = last_time(conn)?.map(|(_, last)| last);
    recording_time(kind, now, last, authority).map(|_| ())
}

/// Whether the next booking would be asked about the date.
pub fn clock_jumped(conn: &Connection, now: Moment) -> Outcome<bool> {
    Ok(last_time(conn)?.is_some_and(|(_, last)| now.since_ms(last) > ASK_AFTER_MS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Trouble;

    fn after_ms(ms: i64) -> Outcome<(Moment, bool)> {
        let last = Moment::new(1_000_000_000, 60);
        recording_time(
            EntryKind::Sale,
            Moment::new(1_000_000_000 + ms, 60),
            Some(last),
            &Authority::program(),
        )
    }

    fn code(outcome: Outcome<(Moment, bool)>) -> String {
        match outcome {
            Err(Trouble::Refused(no)) => no.code().to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_clock_a_little_behind_takes_the_last_time() {
        assert_eq!(after_ms(-120_000).unwrap(), (Moment::new(1_000_000_000, 60), true));
        assert_eq!(code(after_ms(-120_001)), "till.clock_behind");
    }

    #[test]
    fn a_clock_that_stands_still_is_right() {
        assert_eq!(after_ms(0).unwrap(), (Moment::new(1_000_000_000, 60), false));
    }

    /// A wrong PIN while the clock is set back opens no way for a sale of yesterday; the owner's word does.
    #[test]
    fn what_the_program_notes_by_itself_says_nothing_of_the_clock() {
        let [early, late] = [1_000_000_000, 2_000_000_000].map(|ms| Moment::new(ms, 60));
        for kind in EntryKind::ALL {
            assert_eq!(time_after(*kind, early, None), Some(early), "{kind:?}");
        }
        assert_eq!(time_after(EntryKind::SignInFailure, early, Some(late)), Some(late));
        assert_eq!(time_after(EntryKind::ClockCorrection, early, Some(late)), Some(early));
        assert_eq!(time_after(EntryKind::Sale, early, Some(late)), Some(early));
    }

    #[test]
    fn what_was_accepted_is_never_refused_for_the_clock() {
        let last = Moment::new(1_000_000_000, 60);
        let at = |ms| accepted_time(EntryKind::Sale, Moment::new(1_000_000_000 + ms, 60), Some(last));
        assert_eq!(at(-DAY_MS), (last, true));
        assert_eq!(at(-1), (last, true));
        assert_eq!(at(0), (last, false));
        let noted = accepted_time(EntryKind::SignInFailure, Moment::new(1, 60), Some(last));
        assert_eq!(noted, (Moment::new(1, 60), false));
        assert_eq!(at(61 * DAY_MS), (Moment::new(1_000_000_000 + 61 * DAY_MS, 60), false));
    }

    #[test]
    fn a_jump_ahead_asks_and_then_wants_the_owner() {
        assert!(after_ms(14 * DAY_MS).is_ok());
        assert_eq!(code(after_ms(14 * DAY_MS + 1)), "door.confirm");
        assert_eq!(code(after_ms(60 * DAY_MS)), "door.confirm");
        assert_eq!(code(after_ms(60 * DAY_MS + 1)), "till.clock_far_ahead");
    }
}

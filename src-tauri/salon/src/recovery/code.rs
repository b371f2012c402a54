//! Testing a code that someone has typed. A slip is told before anything is tested; a wrong one is recorded, and the next
//! may come later each time.

use book::db::settings;
use book::door::Door;
use book::fault::{Outcome, Trouble};
use book::ledger::{self, Draft};
use book::tx::WriteTx;
use contract::RecoveryCode;
use contract::recovery_code::Mistyped;
use contract::refusal::{DoorRefusal, RecoveryRefusal, StoreRefusal};
use proof::{EntryKind, PublicKey, SigningKey};
use serde_json::json;

use super::kept::{self, CountingCode, KeptCode};
use crate::staff::wait::{Turn, WrongTries, one_at_a_time, too_early};
use crate::staff::{self, pin};

/// Wrong recovery codes in a row, and when the next may come (milliseconds UTC).
const TRIES: &str = "recovery_tries";

/// A code that was typed and fits.
pub enum Fitting {
    /// The one that waited to be typed back.
    Next(KeptCode),
    /// The one that counts; with the code itself unless it is of an earlier program.
    Counts(CountingCode, Option<RecoveryCode>),
}

/// What was typed, as one of the two forms that there ever were.
enum Typed {
    Code(RecoveryCode),
    /// Sixteen signs in groups of four, without a check.
    Earlier(String),
}

impl Typed {
    fn text(&self) -> &str {
        match self {
            Self::Code(code) => code.as_str(),
            Self::Earlier(text) => text,
        }
    }
}

/// Tests a code beside the one that counts and, where wanted, the one that waits.
pub fn test(door: &Door<'_>, typed: &str, with_next: bool) -> Outcome<Fitting> {
    let _trying = one_at_a_time();
    let (counting, next, key, (in_a_row, wait_until_ms)) = door.read(|tx| {
        let tries: Option<(u32, i64)> = settings::get(tx.conn, TRIES)?;
        let next = kept::next(tx.conn).filter(|_| with_next);
        Ok((kept::counting(tx.conn)?, next, ledger::current_key(tx.conn)?, tries.unwrap_or_default()))
    })?;
    let typed = read(typed, &counting)?;
    let before = WrongTries { in_a_row, wait_until_ms };
    match before.turn(door.now) {
        Turn::Now => {}
        Turn::In(seconds) => return Err(too_early(seconds).into()),
        Turn::Anew(seconds, anew) => {
            door.write(move |tx| keep(tx, anew))?;
            return Err(too_early(seconds).into());
        }
    }
    let fits = |hash: &str| pin::fits(typed.text(), hash);
    let fitting = match next {
        Some(next) if fits(&next.hash) && keeps_the_key(&next, &typed, key.as_ref()) => Fitting::Next(next),
        _ if counting.hash().is_some_and(fits) => Fitting::Counts(
            counting,
            match typed {
                Typed::Code(code) => Some(code),
                Typed::Earlier(_) => None,
            },
        ),
        _ => return Err(wrong(door, before)),
    };
    if in_a_row > 0 {
        door.write(|tx| settings::put(tx, TRIES, &(0, 0)))?;
    }
    Ok(fitting)
}

/// Whether the code opens the register's own key. No entry tells of a code that waits; but only who had that key can have
/// wrapped it, so a row that another program wrote is no code.
fn keeps_the_key(kept: &KeptCode, typed: &Typed, key: Option<&PublicKey>) -> bool {
    let (Typed::Code(code), Some(key)) = (typed, key) else { return false };
    let seed = kept.wrapped.as_ref().and_then(|wrapped| wrapped.open(code));
    seed.is_some_and(|seed| SigningKey::from_seed(&seed).public() == *key)
}

/// Tests the code that counts.
pub fn test_counting(door: &Door<'_>, typed: &str) -> Outcome<(CountingCode, Option<RecoveryCode>)> {
    match test(door, typed, false)? {
        Fitting::Counts(counting, code) => Ok((counting, code)),
        Fitting::Next(_) => Err(Trouble::fault("a code that waits was not asked for")),
    }
}

fn read(typed: &str, counting: &CountingCode) -> Outcome<Typed> {
    if matches!(counting, CountingCode::Earlier(_))
        && let Some(earlier) = earlier(typed)
    {
        return Ok(Typed::Earlier(earlier));
    }
    match RecoveryCode::read(typed) {
        Ok(code) => Ok(Typed::Code(code)),
        Err(Mistyped::Group(group)) => Err(RecoveryRefusal::Mistyped { group: number(group) }.into()),
        Err(Mistyped::Length(signs)) => Err(RecoveryRefusal::Incomplete { signs: number(signs) }.into()),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A code of an earlier program in groups of four as it was printed, however it was typed.
fn earlier(typed: &str) -> Option<String> {
    let signs: Vec<char> = typed.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let groups = signs.chunks(4).map(|group| group.iter().collect::<String>());
    (signs.len() == 16).then(|| groups.collect::<Vec<_>>().join("-"))
}

/// Records the wrong code; each makes the next try wait longer, whether or not it can be recorded.
fn wrong(door: &Door<'_>, before: WrongTries) -> Trouble {
    let (tries, wait_seconds) = before.and_one_more(door.now);
    let noted = door.write(move |tx| {
        keep(tx, tries)?;
        let in_a_row = tries.in_a_row;
        let note = json!({ "person": staff::first_owner(tx)?, "in_a_row": in_a_row, "recovery_code": true });
        tx.append(Draft::note(EntryKind::SignInFailure).with_details("sign_in_failure/1", &note)?)?;
        Ok(())
    });
    let noted = match noted {
        Err(trouble) if is_key_missing(&trouble) => door.write(move |tx| keep(tx, tries)),
        noted => noted,
    };
    match noted {
        Ok(()) => DoorRefusal::WrongRecoveryCode { wait_seconds }.into(),
        Err(trouble) => trouble,
    }
}

fn keep(tx: &WriteTx<'_>, tries: WrongTries) -> Outcome<()> {
    settings::put(tx, TRIES, &(tries.in_a_row, tries.wait_until_ms))
}

/// Whether nothing can be recorded because the register's key is not there.
pub fn is_key_missing(trouble: &Trouble) -> bool {
    trouble.refusal().is_some_and(|refusal| refusal.code() == StoreRefusal::KeyMissing.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_an_earlier_program_may_be_typed_anyhow() {
        assert_eq!(earlier(" abcd efgh-JKLM2345 ").as_deref(), Some("ABCD-EFGH-JKLM-2345"));
        assert_eq!(earlier("abcd efgh"), None);
    }
}

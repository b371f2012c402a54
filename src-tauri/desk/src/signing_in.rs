//! Signing in, approving, locking. PINs are hashed here, on the caller's thread.

use book::authority::{Actor, Authority};
use book::db::settings;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::key_health::KeyState;
use book::ledger::Draft;
use book::mending;
use book::services::Services;
use book::sessions::Session;
use book::tx::ReadTx;
use contract::refusal::DoorRefusal;
use contract::session::{Greet, Greeting, Lock, SessionView, SignIn, SignOut};
use contract::settings::Salon;
use contract::{Approval, PersonId, Row};
use proof::{EntryKind, Moment};
use salon::closing;
use salon::recovery::is_key_missing;
use salon::staff::wait::{Turn, one_at_a_time, too_early};
use salon::staff::{self, pin};
use serde_json::json;

use crate::here::Here;

/// A person of a session, as they are now.
pub fn actor_of(tx: &ReadTx<'_>, id: PersonId) -> Outcome<Actor> {
    Ok(staff::actor(tx.conn, id)?.ok_or(DoorRefusal::UnknownPerson)?)
}

/// The person who approves one act by PIN.
pub fn approver(
    services: &Services,
    caller: &str,
    approval: &Approval,
    row: &Row,
    now: Moment,
) -> Outcome<Actor> {
    let actor = check_pin(services, caller, approval.person, &approval.pin, now)?;
    if actor.role < row.lowest {
        let (label, name) = (row.label.to_owned(), actor.short_name);
        return Err(DoorRefusal::ApprovalNotAllowed { label, name }.into());
    }
    Ok(actor)
}

/// The person whose PIN this is; a wrong one is recorded and delays the next try.
pub fn check_pin(
    services: &Services,
    caller: &str,
    person: PersonId,
    typed: &str,
    now: Moment,
) -> Outcome<Actor> {
    let nobody = Authority { caller: caller.to_owned(), ..Authority::program() };
    let _trying = one_at_a_time();
    let found = mending::read(services, (now, &nobody), |tx| staff::credentials(tx.conn, person))?;
    let found = found.ok_or(DoorRefusal::UnknownPerson)?;
    let before = found.wrong_pins;
    match before.turn(now) {
        Turn::Now => {}
        Turn::In(seconds) => return Err(too_early(seconds).into()),
        Turn::Anew(seconds, anew) => {
            mending::write(services, (now, nobody), move |tx| staff::note_wrong_pins(tx, person, anew))?;
            return Err(too_early(seconds).into());
        }
    }
    let name = found.actor.short_name.clone();
    let hash = found.pin_hash.ok_or(DoorRefusal::NoPinYet { name })?;
    let fits = pin::fits(typed, &hash);
    if fits && before.in_a_row == 0 {
        return Ok(found.actor);
    }
    let (tries, wait_seconds) = before.and_one_more(now);
    let noted = mending::write(services, (now, nobody.clone()), move |tx| {
        if fits {
            return staff::note_right_pin(tx, person);
        }
        staff::note_wrong_pins(tx, person, tries)?;
        let note = json!({ "person": person, "in_a_row": tries.in_a_row });
        tx.append(Draft::note(EntryKind::SignInFailure).with_details("sign_in_failure/1", &note)?)?;
        Ok(())
    });
    match noted {
        // What can't be recorded without the key makes the next try wait all the same.
        Err(trouble) if is_key_missing(&trouble) => {
            mending::write(services, (now, nobody), move |tx| staff::note_wrong_pins(tx, person, tries))?;
        }
        noted => noted?,
    }
    if fits { Ok(found.actor) } else { Err(DoorRefusal::WrongPin { wait_seconds }.into()) }
}

/// Keeps in mind that somebody stands here today, so that a clock set back tomorrow opens nothing.
pub fn note_day(door: &Door<'_>) -> Outcome<()> {
    if door.read(closing::is_new_day)? { door.write(|tx| closing::note_day(tx)) } else { Ok(()) }
}

impl DoorRow<Here> for SignIn {
    fn answer(self, door: &Door<'_>) -> Outcome<SessionView> {
        let actor = check_pin(door.services, door.caller, self.person, &self.pin, door.now)?;
        let since = match door.sessions.of(door.caller) {
            Some(session) if session.person == actor.id => session.since,
            _ => door.now,
        };
        let session = Session { person: actor.id, since, locked: false };
        // A disk that is full keeps nobody out.
        if let Err(trouble) = note_day(door) {
            tracing::warn!(%trouble, "the day was not noted");
        }
        door.sessions.begin(door.caller, session);
        Ok(SessionView { person: staff::tile(&actor, false), since, locked: false })
    }
}

impl DoorRow<Here> for SignOut {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.sessions.end(door.caller);
        Ok(())
    }
}

impl DoorRow<Here> for Lock {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.sessions.lock(door.caller, true);
        Ok(())
    }
}

impl DoorRow<Here> for Greet {
    fn answer(self, door: &Door<'_>) -> Outcome<Greeting> {
        let session = door.sessions.of(door.caller);
        door.read(|tx| {
            let of = |s: Session| -> Outcome<Option<SessionView>> {
                let Some(actor) = staff::actor(tx.conn, s.person)? else { return Ok(None) };
                Ok(Some(SessionView { person: staff::tile(&actor, false), since: s.since, locked: s.locked }))
            };
            let lock = settings::get(tx.conn, settings::LOCK_AFTER)?;
            Ok(Greeting {
                salon: settings::get::<Salon>(tx.conn, settings::SALON)?.map(|salon| salon.name),
                people: staff::tiles(tx.conn)?,
                session: session.clone().map(of).transpose()?.flatten(),
                notice: tx.program.notice.map(str::to_owned),
                program_version: tx.program.version.to_owned(),
                now: tx.now,
                key_missing: tx.key_state() != KeyState::Here,
                lock_after_minutes: lock.unwrap_or(settings::LOCK_AFTER_MINUTES),
            })
        })
    }
}

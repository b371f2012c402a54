//! Signing in, approving, locking. PINs are hashed here, on the caller's thread.

use contract::refusal::DoorRefusal;
use contract::session::{Greet, Greeting, Lock, SessionView, SignIn, SignOut};
use contract::settings::Salon;
use contract::{Approval, PersonId, Row};
use proof::{EntryKind, Moment};
use serde_json::json;

use super::door::{AtDoor, Door};
use super::sessions::Session;
use super::{Caller, Desk};
use crate::act::{Actor, Standing, View};
use crate::closing;
use crate::db::settings;
use crate::fault::Outcome;
use crate::ledger::Draft;
use crate::staff::{self, pin};

/// A person of a session, as they are now.
pub fn actor_of(view: &View<'_>, id: PersonId) -> Outcome<Actor> {
    Ok(staff::actor(view.conn, id)?.ok_or(DoorRefusal::UnknownPerson)?)
}

impl Desk {
    /// The person who approves one act by PIN.
    pub(super) fn approver(
        &self,
        caller: &Caller,
        approval: &Approval,
        row: &Row,
        now: Moment,
    ) -> Outcome<Actor> {
        let actor = self.check_pin(&caller.0, approval.person, &approval.pin, now)?;
        if actor.role < row.lowest {
            let (label, name) = (row.label.to_owned(), actor.short_name);
            return Err(DoorRefusal::ApprovalNotAllowed { label, name }.into());
        }
        Ok(actor)
    }

    /// The person whose PIN this is; a wrong one is recorded and delays the next try.
    pub(super) fn check_pin(
        &self,
        caller: &str,
        person: PersonId,
        typed: &str,
        now: Moment,
    ) -> Outcome<Actor> {
        let nobody = Standing { caller: caller.to_owned(), ..Standing::program() };
        let found = self.look(now, &nobody, |view| staff::credentials(view.conn, person))?;
        let found = found.ok_or(DoorRefusal::UnknownPerson)?;
        let wait_ms = found.wait_until_ms.saturating_sub(now.utc_ms());
        // A clock that was set back must not lock anyone out for long.
        if (1..=600_000).contains(&wait_ms) {
            let wait_seconds = u32::try_from(wait_ms.div_euclid(1000) + 1).unwrap_or(u32::MAX);
            return Err(DoorRefusal::WaitAfterWrongPin { wait_seconds }.into());
        }
        let name = found.actor.short_name.clone();
        let hash = found.pin_hash.ok_or(DoorRefusal::NoPinYet { name })?;
        let fits = pin::fits(typed, &hash);
        let wrong_before = found.wrong_pins;
        if fits && wrong_before == 0 {
            return Ok(found.actor);
        }
        let wait_seconds = pin::wait_seconds(wrong_before + 1);
        self.write(now, nobody, move |pen| {
            if fits {
                return staff::note_right_pin(pen, person);
            }
            staff::note_wrong_pin(pen, person, now.utc_ms() + i64::from(wait_seconds) * 1000)?;
            let note = json!({ "person": person, "in_a_row": wrong_before + 1 });
            pen.append(Draft::note(EntryKind::SignInFailure).with_details("sign_in_failure/1", &note)?)?;
            Ok(())
        })?;
        if fits { Ok(found.actor) } else { Err(DoorRefusal::WrongPin { wait_seconds }.into()) }
    }
}

impl Desk {
    /// Keeps in mind that somebody stands here today, so that a clock set back tomorrow opens nothing.
    pub(super) fn note_day(&self, door: &Door<'_>) -> Outcome<()> {
        if door.look(closing::is_new_day)? { door.write(|pen| closing::note_day(pen)) } else { Ok(()) }
    }
}

impl AtDoor for SignIn {
    fn answer(self, door: &Door<'_>) -> Outcome<SessionView> {
        let actor = door.desk.check_pin(door.caller, self.person, &self.pin, door.now)?;
        let since = match door.desk.sessions.of(door.caller) {
            Some(session) if session.person == actor.id => session.since,
            _ => door.now,
        };
        let session = Session { person: actor.id, since, locked: false };
        // A disk that is full keeps nobody out.
        if let Err(trouble) = door.desk.note_day(door) {
            tracing::warn!(%trouble, "the day was not noted");
        }
        door.desk.sessions.begin(door.caller, session);
        Ok(SessionView { person: staff::tile(&actor, false), since, locked: false })
    }
}

impl AtDoor for SignOut {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.desk.sessions.end(door.caller);
        Ok(())
    }
}

impl AtDoor for Lock {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        door.desk.sessions.lock(door.caller, true);
        Ok(())
    }
}

impl AtDoor for Greet {
    fn answer(self, door: &Door<'_>) -> Outcome<Greeting> {
        let session = door.desk.sessions.of(door.caller);
        door.look(|view| {
            let of = |s: Session| -> Outcome<Option<SessionView>> {
                let Some(actor) = staff::actor(view.conn, s.person)? else { return Ok(None) };
                Ok(Some(SessionView { person: staff::tile(&actor, false), since: s.since, locked: s.locked }))
            };
            let lock = settings::get(view.conn, settings::LOCK_AFTER)?;
            Ok(Greeting {
                salon: settings::get::<Salon>(view.conn, settings::SALON)?.map(|salon| salon.name),
                people: staff::tiles(view.conn)?,
                session: session.map(of).transpose()?.flatten(),
                notice: view.program.notice.map(str::to_owned),
                program_version: view.program.version.to_owned(),
                now: view.now,
                lock_after_minutes: lock.unwrap_or(settings::LOCK_AFTER_MINUTES),
            })
        })
    }
}

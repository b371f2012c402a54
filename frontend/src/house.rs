//! Who is at the window, when it locks, and what time it is in the salon.

use std::time::Duration;

use contract::session::{Greet, Greeting, Lock, PersonTile, SessionView};
use contract::{Day, Moment, Role, Topic};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::Desk;
use crate::input::Input;
use crate::live::{Live, live};

/// How often the idle time is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// How often the desk is asked for its time.
const BEAT: Duration = Duration::from_secs(30);
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// So long after midnight it is midnight at the desk in any case.
const AFTER_MIDNIGHT: Duration = Duration::from_millis(20);

/// Session and lock of this window, and the salon's time; cheap to copy.
#[derive(Clone, Copy)]
pub struct House {
    greeting: Live<Greeting>,
    /// What the desk's clock showed last.
    beat: RwSignal<Option<Moment>>,
    locked_here: RwSignal<bool>,
    blank: RwSignal<bool>,
    holds: RwSignal<u32>,
}

impl House {
    /// Provides the house to all that stands below.
    pub fn provide() -> Self {
        let house = Self {
            greeting: live(&[Topic::Session, Topic::People, Topic::Settings], || Greet),
            beat: RwSignal::new(None),
            locked_here: RwSignal::new(false),
            blank: RwSignal::new(false),
            holds: RwSignal::new(0),
        };
        provide_context(house);
        house
    }

    /// The house of this window; take it while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// What the salon says to anyone.
    #[must_use]
    pub fn greeting(self) -> Live<Greeting> {
        self.greeting
    }

    /// The desk's time, at most half a minute old. The page has no clock of its own: what a browser thinks of the time
    /// is not what the book thinks of it.
    #[must_use]
    pub fn now(self) -> Option<Moment> {
        self.beat.get().or_else(|| self.greeting.with(|greeting| greeting.map(|greeting| greeting.now)))
    }

    /// The desk's day; changes at midnight.
    #[must_use]
    pub fn today(self) -> Day {
        self.greeting.with(|greeting| greeting.map(|greeting| greeting.now.day()).unwrap_or_default())
    }

    /// Who is signed in, locked or not.
    #[must_use]
    pub fn person(self) -> Option<PersonTile> {
        self.session().map(|session| session.person)
    }

    /// The role of who is signed in.
    #[must_use]
    pub fn role(self) -> Role {
        self.person().map_or(Role::Anyone, |person| person.role)
    }

    /// Whether the window is locked.
    #[must_use]
    pub fn is_locked(self) -> bool {
        self.session().is_some_and(|session| session.locked || self.locked_here.get())
    }

    /// Whether the screen is covered.
    #[must_use]
    pub fn is_blank(self) -> bool {
        self.blank.get()
    }

    /// Covers the screen or shows it again.
    pub fn cover(self, blank: bool) {
        self.blank.set(blank);
    }

    /// Locks at once; what is typed stays.
    pub fn lock(self, desk: Desk) {
        self.locked_here.set(true);
        spawn_local(async move {
            // Locked on the screen in any case; the salon hears of it as soon as it answers.
            let _ = desk.fetch(Lock).await;
        });
    }

    /// A person has signed in again.
    pub fn unlocked(self, session: SessionView) {
        self.locked_here.set(false);
        if let Some(mut greeting) = self.greeting.peek() {
            greeting.session = Some(session);
            self.greeting.put(greeting);
        }
        self.greeting.refetch();
    }

    /// Nobody is signed in any more.
    pub fn left(self) {
        self.locked_here.set(false);
        self.greeting.refetch();
    }

    /// Keeps the window from locking by itself while `busy`: during a payment or a count.
    pub fn hold_lock_while(self, busy: impl Fn() -> bool + Send + Sync + 'static) {
        let held = StoredValue::new(false);
        let set = move |busy: bool| {
            if held.get_value() != busy {
                held.set_value(busy);
                self.holds.update(|holds| *holds = if busy { *holds + 1 } else { holds.saturating_sub(1) });
            }
        };
        Effect::new(move |_| set(busy()));
        on_cleanup(move || {
            if held.try_get_value() == Some(true) {
                self.holds.try_update(|holds| *holds = holds.saturating_sub(1));
            }
        });
    }

    /// Begins to watch the idle time and the desk's clock.
    pub fn watch(self, desk: Desk, input: Input) {
        Effect::new(move |_| {
            let told = self.greeting.with(|greeting| greeting.map(|greeting| greeting.now));
            if self.beat.get_untracked().is_none() {
                self.beat.set(told);
            }
        });
        Effect::new(move |_| self.listen_to_clock(desk));
        Effect::new(move |_| {
            let look = move || {
                if self.is_due(input) {
                    self.lock(desk);
                }
            };
            // Runs as long as the window; only fails without a window.
            let _ = set_interval_with_handle(look, LOOK_EVERY);
        });
    }

    /// Asks the desk for its time, now and as long as the window stands.
    fn listen_to_clock(self, desk: Desk) {
        let ask = move || {
            spawn_local(async move {
                if let Ok(greeting) = desk.fetch(Greet).await {
                    self.hear_time(desk, greeting);
                }
                self.listen_to_clock(desk);
            });
        };
        set_timeout(ask, pause(self.beat.get_untracked()));
    }

    /// Where a new day has begun, all that is shown is asked for again, for much of it depends on what is today; with
    /// each hour only the state of the booking day, which runs out in the night (IKS-04).
    fn hear_time(self, desk: Desk, greeting: Greeting) {
        let now = greeting.now;
        let before = self.beat.get_untracked().unwrap_or(now);
        self.beat.set(Some(now));
        if before.day() != now.day() {
            self.greeting.put(greeting);
            desk.hear(Topic::ALL);
        } else if before.minute_of_day() / 60 != now.minute_of_day() / 60 {
            desk.hear(&[Topic::Day]);
        }
    }

    fn is_due(self, input: Input) -> bool {
        let minutes = self.greeting.peek().map_or(0, |greeting| greeting.lock_after_minutes);
        let limit = Duration::from_secs(60 * u64::from(minutes));
        let free = untrack(|| self.session().is_some() && !self.is_locked());
        free && minutes > 0 && self.holds.get_untracked() == 0 && input.idle() >= limit
    }

    fn session(self) -> Option<SessionView> {
        self.greeting.with(|greeting| greeting.and_then(|greeting| greeting.session.clone()))
    }
}

/// How long until the desk is asked for its time again: a beat, or until midnight where that is nearer.
fn pause(now: Option<Moment>) -> Duration {
    let Some(now) = now else { return BEAT };
    let since_midnight = (now.utc_ms() + i64::from(now.offset_min()) * 60_000).rem_euclid(DAY_MS);
    let left = Duration::from_millis(u64::try_from(DAY_MS - since_midnight).unwrap_or_default());
    BEAT.min(left + AFTER_MIDNIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_is_asked_right_after_midnight() {
        let at = |text: &str| Some(text.parse::<Moment>().unwrap());
        assert_eq!(pause(at("2026-11-28T12:00:00.000+01:00")), BEAT);
        assert_eq!(pause(at("2026-11-28T23:59:50.000+01:00")), Duration::from_millis(10_020));
        assert_eq!(pause(at("2026-10-25T00:00:00.000+02:00")), BEAT, "the day of 25 hours begins");
        assert_eq!(pause(None), BEAT);
    }
}

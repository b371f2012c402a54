//! Who is at the window, and when it locks.

use std::time::Duration;

use contract::session::{Greet, Greeting, Lock, PersonTile, SessionView};
use contract::{Role, Topic};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::Desk;
use crate::ears::Ears;
use crate::live::{Live, live};

/// How often the idle time is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Session and lock of this window; cheap to copy.
#[derive(Clone, Copy)]
pub struct House {
    greeting: Live<Greeting>,
    locked_here: RwSignal<bool>,
    blank: RwSignal<bool>,
    holds: RwSignal<u32>,
}

impl House {
    /// Provides the house to all that stands below.
    pub fn provide() -> Self {
        let house = Self {
            greeting: live(&[Topic::Session, Topic::People, Topic::Settings], || Greet),
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

    /// Begins to watch the idle time.
    pub fn watch(self, desk: Desk, ears: Ears) {
        Effect::new(move |_| {
            let look = move || {
                if self.is_due(ears) {
                    self.lock(desk);
                }
            };
            // Runs as long as the window; only fails without a window.
            let _ = set_interval_with_handle(look, LOOK_EVERY);
        });
    }

    fn is_due(self, ears: Ears) -> bool {
        let minutes = self.greeting.peek().map_or(0, |greeting| greeting.lock_after_minutes);
        let limit = Duration::from_secs(60 * u64::from(minutes));
        let free = untrack(|| self.session().is_some() && !self.is_locked());
        free && minutes > 0 && self.holds.get_untracked() == 0 && ears.idle() >= limit
    }

    fn session(self) -> Option<SessionView> {
        self.greeting.with(|greeting| greeting.and_then(|greeting| greeting.session.clone()))
    }
}

//! One act that is under way: what it is busy with, and its trouble beside where it arose.

use contract::{Ask, DeedId, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::Trouble;
use crate::deed_id::deed_id;
use crate::desk::Desk;
use crate::notices::Notices;

/// An act of the person who stands here; cheap to copy.
#[derive(Clone, Copy)]
pub struct Deed {
    desk: Desk,
    /// Its name, where it is done once.
    name: StoredValue<Option<DeedId>>,
    notices: Notices,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Deed {
    /// An act that nobody has begun; make it while a component is built.
    #[must_use]
    pub fn new() -> Self {
        let (desk, notices) = (Desk::here(), Notices::here());
        let name = StoredValue::new(None);
        Self { desk, name, notices, busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// An act that is done once in the life of its form: what was typed there and is sent again, by a second Enter or because
    /// the answer was lost, gets the answer that it got before. A form for what moves money or goods makes it so.
    #[must_use]
    pub fn once() -> Self {
        let deed = Self::new();
        deed.name.set_value(Some(deed_id()));
        deed
    }

    /// Asks the salon, and goes on with the reply. A second press while it is under way does nothing. Where the person has
    /// left the page meanwhile, `done` is dropped; a trouble is told at the window's edge then.
    pub fn run<R>(self, request: R, done: impl FnOnce(R::Reply) + 'static)
    where
        R: Ask + 'static,
    {
        self.hand(request, |_| (), done);
    }

    /// Asks the salon and says at the window's edge that it is done, also to who has left the page meanwhile.
    pub fn tell<R, S>(self, request: R, said: impl FnOnce(&R::Reply) -> S + 'static)
    where
        R: Ask + 'static,
        S: Into<String>,
    {
        self.tell_then(request, said, |_| ());
    }

    /// As `tell`, and goes on with the reply as `run` does.
    pub fn tell_then<R, S>(
        self,
        request: R,
        said: impl FnOnce(&R::Reply) -> S + 'static,
        done: impl FnOnce(R::Reply) + 'static,
    ) where
        R: Ask + 'static,
        S: Into<String>,
    {
        let notices = self.notices;
        self.hand(request, move |reply| notices.good(said(reply)), done);
    }

    /// As `run`; what `hand` does is done for the person wherever the person is by then. It may save files and say
    /// something, and touch nothing of the page.
    pub fn hand<R>(
        self,
        request: R,
        hand: impl FnOnce(&R::Reply) + 'static,
        done: impl FnOnce(R::Reply) + 'static,
    ) where
        R: Ask + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let name = self.name.get_value();
        spawn_local(async move {
            let reply = self.desk.ask_once(request, name).await;
            // The page may be gone by now, and all that waited for the reply with it.
            let gone = self.busy.try_set(false).is_some();
            match reply {
                Ok(reply) => {
                    hand(&reply);
                    if !gone {
                        done(reply);
                    }
                }
                Err(trouble) if gone => self.notices.trouble(&trouble),
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    /// Whether it is under way.
    #[must_use]
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why it did not happen.
    #[must_use]
    pub fn trouble(self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// The stable code of the last no.
    #[must_use]
    pub fn code(self) -> Option<&'static str> {
        self.trouble.with(|trouble| trouble.as_ref().and_then(Trouble::code))
    }

    /// Says a no that needs no question to the salon.
    pub fn refuse(self, no: impl Into<Refusal>) {
        self.trouble.set(Some(Trouble::Refused(no.into())));
    }

    /// Forgets the last no.
    pub fn forget(self) {
        self.trouble.set(None);
    }
}

impl Default for Deed {
    fn default() -> Self {
        Self::new()
    }
}

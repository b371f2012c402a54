//! Short messages for the person, wherever in the window the person is.

use leptos::prelude::*;

use crate::backend::Trouble;
use crate::tone::Tone;

/// How long a good message stays, in milliseconds. A bad one stays until it is closed.
const STAYS_MS: u64 = 5_000;

/// One of them.
#[derive(Clone, PartialEq)]
pub struct Message {
    pub id: u32,
    pub text: String,
    pub tone: Tone,
}

/// The messages of the window; cheap to copy.
#[derive(Clone, Copy)]
pub struct Notices {
    messages: RwSignal<Vec<Message>>,
    next: StoredValue<u32>,
}

impl Notices {
    /// Provides the messages to all that stands below.
    pub fn provide() -> Self {
        let notices = Self { messages: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
        provide_context(notices);
        notices
    }

    /// The messages of this window; take them while a component is built.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Says that something is done.
    pub fn good(self, text: impl Into<String>) {
        self.say(text.into(), Tone::Ok);
    }

    /// Says that something needs a look.
    pub fn mind(self, text: impl Into<String>) {
        self.say(text.into(), Tone::Warn);
    }

    /// Says what went wrong and what to do.
    pub fn trouble(self, trouble: &Trouble) {
        self.say(trouble.sentence(), Tone::Bad);
    }

    /// Takes all messages away.
    pub fn clear(self) {
        self.messages.set(Vec::new());
    }

    fn say(self, text: String, tone: Tone) {
        let id = self.next.with_value(|next| next.wrapping_add(1));
        self.next.set_value(id);
        self.messages.update(|messages| {
            messages.retain(|message| message.text != text);
            messages.push(Message { id, text, tone });
        });
        if tone != Tone::Bad {
            set_timeout(move || self.close(id), std::time::Duration::from_millis(STAYS_MS));
        }
    }

    /// What is said now.
    #[must_use]
    pub fn all(self) -> Vec<Message> {
        self.messages.get()
    }

    /// Takes one away.
    pub fn close(self, id: u32) {
        self.messages.try_update(|messages| messages.retain(|message| message.id != id));
    }
}

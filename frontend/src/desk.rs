//! The desk as a page sees it: ask, be asked back, and hear the news.

use std::sync::Arc;
use std::time::Duration;

use contract::refusal::DoorRefusal;
use contract::{Approval, Ask, Call, DeedId, Question, Refusal, Request, Topic};
use futures::channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::{self, Trouble};

/// What the salon asks back before it goes on.
#[derive(Clone, Debug, PartialEq)]
pub enum AskedBack {
    /// A question with yes and no.
    Confirm { question: Question, sentence: String },
    /// A second person has to approve this act by PIN.
    Approve { sentence: String, lowest: String },
}

/// What the person says to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Yes,
    Approved(Approval),
    No,
}

/// The news wait no longer than this for an act's reply.
const NEWS_WAIT: Duration = Duration::from_secs(2);

type Canned = Arc<dyn Fn(&Request) -> Option<serde_json::Value> + Send + Sync>;

/// The way to the salon for every page: cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    versions: StoredValue<Vec<RwSignal<u32>>>,
    asked: RwSignal<Option<AskedBack>>,
    answer: StoredValue<Option<oneshot::Sender<Said>>, LocalStorage>,
    under_way: RwSignal<u32>,
    acts: StoredValue<u32>,
    held_news: StoredValue<Vec<Topic>>,
    canned: StoredValue<Option<Canned>>,
}

impl Desk {
    /// Provides the desk to all that stands below.
    pub fn provide() -> Self {
        let desk = Self {
            versions: StoredValue::new(Topic::ALL.iter().map(|_| RwSignal::new(0)).collect()),
            asked: RwSignal::new(None),
            answer: StoredValue::new_local(None),
            under_way: RwSignal::new(0),
            acts: StoredValue::new(0),
            held_news: StoredValue::new(Vec::new()),
            canned: StoredValue::new(None),
        };
        provide_context(desk);
        desk
    }

    /// The desk of this window; take it while a component is built, not within an event.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Answers from a table instead of the salon, for page tests.
    pub fn answer_from(self, table: impl Fn(&Request) -> Option<serde_json::Value> + Send + Sync + 'static) {
        self.canned.set_value(Some(Arc::new(table)));
    }

    /// The reply that a page test has put down; a window has none, and no code to read one.
    pub fn canned<R: Ask>(self, request: &R) -> Option<R::Reply> {
        if cfg!(target_family = "wasm") {
            return None;
        }
        let table = self.canned.get_value()?;
        serde_json::from_value(table(&request.clone().into())?).ok()
    }

    /// Asks the salon. Where it asks back or wants a second person, the person answers before this returns.
    ///
    /// # Errors
    /// The salon's no, or that the way to it is broken.
    pub async fn ask<R: Ask>(self, request: R) -> Result<R::Reply, Trouble> {
        self.ask_as::<R>(Call::of(request)).await
    }

    /// As `ask`, for a deed that is done once, however often it is sent.
    ///
    /// # Errors
    /// As `ask`.
    pub async fn ask_once<R: Ask>(self, request: R, deed: Option<DeedId>) -> Result<R::Reply, Trouble> {
        self.ask_as::<R>(Call { deed, ..Call::of(request) }).await
    }

    async fn ask_as<R: Ask>(self, mut call: Call) -> Result<R::Reply, Trouble> {
        loop {
            let trouble = match self.act::<R>(call.clone()).await {
                Ok(reply) => return Ok(reply),
                Err(trouble) => trouble,
            };
            let Some(back) = asked_back(&trouble) else { return Err(trouble) };
            match (self.put(back.clone()).await, back) {
                (Said::Yes, AskedBack::Confirm { question, .. }) => call.confirmed.push(question),
                (Said::Approved(approval), _) => call.approval = Some(approval),
                _ => return Err(trouble),
            }
        }
    }

    /// Asks without asking back: for pages that refetch.
    ///
    /// # Errors
    /// As `ask`.
    pub async fn fetch<R: Ask>(self, request: R) -> Result<R::Reply, Trouble> {
        self.send::<R>(Call::of(request)).await
    }

    /// Whether a call is on its way.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.under_way.get() > 0
    }

    /// What the salon asks back now.
    #[must_use]
    pub fn asked(self) -> Option<AskedBack> {
        self.asked.get()
    }

    /// Gives the person's word on what was asked back.
    pub fn say(self, said: Said) {
        self.asked.set(None);
        if let Some(answer) = self.answer.try_update_value(Option::take).flatten() {
            // The asker may be gone with its page; then nobody waits for the word.
            let _ = answer.send(said);
        }
    }

    /// Tracks a topic: the current effect runs again when it is in the news.
    pub fn track(self, topic: Topic) {
        if let Some(version) = self.version(topic) {
            version.track();
        }
    }

    /// Spreads the news; while an act waits for its reply, only behind that. What an act changes is in the news too, and
    /// a page that it takes away (a file that is erased, a row that is gone) must first get the reply.
    pub fn hear(self, topics: &[Topic]) {
        self.held_news.update_value(|held| held.extend(topics));
        if self.acts.get_value() == 0 {
            self.spread_news();
        } else {
            set_timeout(move || self.spread_news(), NEWS_WAIT);
        }
    }

    fn spread_news(self) {
        let mut topics = self.held_news.try_update_value(std::mem::take).unwrap_or_default();
        topics.sort_unstable();
        topics.dedup();
        for version in topics.into_iter().filter_map(|topic| self.version(topic)) {
            version.update(|version| *version = version.wrapping_add(1));
        }
    }

    fn version(self, topic: Topic) -> Option<RwSignal<u32>> {
        self.versions.with_value(|versions| versions.get(topic as usize).copied())
    }

    async fn act<R: Ask>(self, call: Call) -> Result<R::Reply, Trouble> {
        self.acts.update_value(|count| *count += 1);
        let reply = self.send::<R>(call).await;
        self.acts.update_value(|count| *count = count.saturating_sub(1));
        // A task of its own comes to its turn once the asker has done with the reply.
        spawn_local(async move {
            if self.acts.get_value() == 0 {
                self.spread_news();
            }
        });
        reply
    }

    async fn send<R: Ask>(self, call: Call) -> Result<R::Reply, Trouble> {
        self.under_way.update(|count| *count += 1);
        let reply = backend::send::<R>(call).await;
        self.under_way.update(|count| *count = count.saturating_sub(1));
        reply
    }

    async fn put(self, back: AskedBack) -> Said {
        let (sender, receiver) = oneshot::channel();
        self.answer.set_value(Some(sender));
        self.asked.set(Some(back));
        receiver.await.unwrap_or(Said::No)
    }
}

fn asked_back(trouble: &Trouble) -> Option<AskedBack> {
    match trouble {
        Trouble::Refused(Refusal::Door(DoorRefusal::Confirm { question, sentence })) => {
            Some(AskedBack::Confirm { question: *question, sentence: sentence.clone() })
        }
        Trouble::Refused(refusal @ Refusal::Door(DoorRefusal::NotAllowed { lowest, .. })) => {
            Some(AskedBack::Approve { sentence: refusal.to_string(), lowest: lowest.clone() })
        }
        _ => None,
    }
}

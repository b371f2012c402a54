//! What a page shows of the salon: fetched at once, and again when its topic is in the news.

use contract::{Ask, Topic};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventSource, MessageEvent};

use crate::backend::{Trouble, tauri};
use crate::desk::Desk;

/// A query that keeps itself fresh. The last good value stays while a refetch fails.
pub struct Live<T: Send + Sync + 'static> {
    value: RwSignal<Option<T>>,
    trouble: RwSignal<Option<Trouble>>,
    again: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Live<T> {}

impl<T: Clone + Send + Sync + 'static> Live<T> {
    /// A value that nobody has fetched; for who fetches in a way of their own.
    #[must_use]
    pub fn new() -> Self {
        Self { value: RwSignal::new(None), trouble: RwSignal::new(None), again: RwSignal::new(0) }
    }

    /// Takes a reply, unless it would show nothing new beside the present value.
    pub fn settle_unless(&self, same: fn(&T, &T) -> bool, reply: Result<T, Trouble>) {
        let known = reply.as_ref().is_ok_and(|fresh| {
            let shown =
                self.value.try_with_untracked(|shown| shown.as_ref().is_some_and(|it| same(it, fresh)));
            shown == Some(true)
        });
        if known {
            self.trouble.try_set(None);
        } else {
            settle(*self, reply);
        }
    }

    /// Forgets its value.
    pub fn forget(&self) {
        self.value.set(None);
    }

    /// Tracks the wish to fetch again.
    pub fn track_refetch(&self) {
        self.again.track();
    }

    /// The value, once it is here.
    #[must_use]
    pub fn get(&self) -> Option<T> {
        self.value.get()
    }

    /// The value without tracking it; none where the page is gone.
    #[must_use]
    pub fn peek(&self) -> Option<T> {
        self.value.try_get_untracked().flatten()
    }

    /// Whether the page that shows it is gone.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.value.is_disposed()
    }

    /// Looks at the value without cloning it.
    pub fn with<U>(&self, look: impl FnOnce(Option<&T>) -> U) -> U {
        self.value.with(|value| look(value.as_ref()))
    }

    /// Puts a value that a reply has brought along, ahead of the news.
    pub fn put(&self, value: T) {
        self.value.set(Some(value));
    }

    /// Why the last fetch failed.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Fetches again.
    pub fn refetch(&self) {
        self.again.update(|count| *count = count.wrapping_add(1));
    }
}

impl<T: Clone + Send + Sync + 'static> Default for Live<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Fetches `request()` now, when a signal that it reads changes, and when a topic is in the news.
pub fn live<R>(topics: &'static [Topic], request: impl Fn() -> R + Send + Sync + 'static) -> Live<R::Reply>
where
    R: Ask + 'static,
    R::Reply: Clone + Send + Sync + 'static,
{
    live_if(topics, move || Some(request()))
}

/// As `live`; fetches nothing and forgets its value while there is no request.
pub fn live_if<R>(
    topics: &'static [Topic],
    request: impl Fn() -> Option<R> + Send + Sync + 'static,
) -> Live<R::Reply>
where
    R: Ask + 'static,
    R::Reply: Clone + Send + Sync + 'static,
{
    let desk = Desk::here();
    let live = Live::new();
    if let Some(reply) = untrack(&request).and_then(|request| desk.canned(&request)) {
        live.value.set(Some(reply));
    }
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        topics.iter().for_each(|topic| desk.track(*topic));
        live.again.track();
        let turn = newest.with_value(|turn| turn.wrapping_add(1));
        newest.set_value(turn);
        let Some(request) = request() else {
            live.forget();
            return;
        };
        spawn_local(async move {
            let reply = desk.fetch(request).await;
            if newest.try_get_value() == Some(turn) {
                settle(live, reply);
            }
        });
    });
    live
}

/// A page may be gone before its reply is here: its signals are then gone too.
fn settle<T: Clone + Send + Sync + 'static>(live: Live<T>, reply: Result<T, Trouble>) {
    match reply {
        Ok(value) => {
            live.trouble.try_set(None);
            live.value.try_set(Some(value));
        }
        Err(trouble) => {
            live.trouble.try_set(Some(trouble));
        }
    }
}

/// Listens to the salon's news: the program's event, or the stream of the HTTP door.
pub fn listen_to_news(desk: Desk) {
    if listen_in_window(desk).is_none() {
        listen_over_http(desk);
    }
}

fn listen_in_window(desk: Desk) -> Option<()> {
    let events = tauri("event")?;
    let listen: Function = Reflect::get(&events, &"listen".into()).ok()?.dyn_into().ok()?;
    let hear = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let payload = Reflect::get(&event, &"payload".into()).unwrap_or_default();
        spread(desk, &payload);
    });
    listen.call2(&events, &"news".into(), hear.as_ref()).ok()?;
    // Lives as long as the window.
    hear.forget();
    Some(())
}

fn listen_over_http(desk: Desk) {
    let Ok(stream) = EventSource::new("news") else { return };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| spread(desk, &event.data()));
    stream.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    // The browser keeps an open stream alive by itself.
    std::mem::forget(stream);
}

fn spread(desk: Desk, payload: &JsValue) {
    let text = payload.as_string().or_else(|| js_sys::JSON::stringify(payload).ok().map(String::from));
    if let Some(topics) = text.and_then(|text| serde_json::from_str::<Vec<Topic>>(&text).ok()) {
        desk.hear(&topics);
    }
}

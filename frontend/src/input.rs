//! Hears every key of the window before anyone else: scans first, then shortcuts.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Event, HtmlInputElement, HtmlTextAreaElement};

use crate::keys::{Chord, Keys};
use crate::scanner::{Heard, Scanner};

/// A field and what it held before a scan began to type into it.
struct Before {
    field: Field,
    text: String,
}

enum Field {
    Line(HtmlInputElement),
    Area(HtmlTextAreaElement),
}

/// The input of the window; cheap to copy.
#[derive(Clone, Copy)]
pub struct Input {
    keys: Keys,
    scanner: StoredValue<Scanner>,
    before: StoredValue<Option<Before>, LocalStorage>,
    hearers: StoredValue<Vec<(u32, Callback<String>)>>,
    next: StoredValue<u32>,
    last_touch_ms: StoredValue<f64>,
}

impl Input {
    /// Provides the input to all that stands below and begins to listen.
    pub fn provide(keys: Keys) -> Self {
        let input = Self {
            keys,
            scanner: StoredValue::new(Scanner::default()),
            before: StoredValue::new_local(None),
            hearers: StoredValue::new(Vec::new()),
            next: StoredValue::new(0),
            last_touch_ms: StoredValue::new(0.0),
        };
        provide_context(input);
        Effect::new(move |_| input.listen());
        input
    }

    /// The input of this window, where there are any.
    #[must_use]
    pub fn here() -> Option<Self> {
        use_context()
    }

    /// Whether a payment may be taken now: not within a scan and not within 300 ms after it.
    #[must_use]
    pub fn may_pay(self) -> bool {
        self.scanner.with_value(|scanner| scanner.may_pay(now_ms()))
    }

    /// How long nobody has touched anything.
    #[must_use]
    pub fn idle(self) -> Duration {
        let since = now_ms() - self.last_touch_ms.get_value();
        Duration::try_from_secs_f64(since / 1000.0).unwrap_or_default()
    }

    fn listen(self) {
        listen_first("keydown", move |event: KeyboardEvent| self.hear(&event));
        listen_first("pointerdown", move |_: Event| self.last_touch_ms.set_value(now_ms()));
        window_event_listener(leptos::ev::keydown, move |event| self.enter(&event));
    }

    fn hear(self, event: &KeyboardEvent) {
        self.last_touch_ms.set_value(now_ms());
        match self.understand(event) {
            Heard::Scan(code) => {
                event.prevent_default();
                event.stop_immediate_propagation();
                self.restore();
                self.tell(code);
            }
            Heard::Fast if field_of(event).is_none() => {
                event.prevent_default();
                event.stop_propagation();
            }
            Heard::First => self.remember(event),
            _ => self.shortcut(event),
        }
    }

    fn understand(self, event: &KeyboardEvent) -> Heard {
        let (key, at) = (event.key(), event.time_stamp());
        let mut letters = key.chars();
        let heard = self.scanner.try_update_value(|scanner| match (letters.next(), letters.next()) {
            _ if event.ctrl_key() || event.alt_key() || event.meta_key() => scanner.other(false),
            (Some(letter), None) => scanner.character(letter, at),
            _ if key == "Enter" => scanner.enter(at),
            _ => scanner.other(key == "Shift"),
        });
        heard.unwrap_or(Heard::Key)
    }

    fn shortcut(self, event: &KeyboardEvent) {
        let chord = Chord::new(event.ctrl_key(), event.alt_key(), event.shift_key(), &event.key());
        if event.key() != "Enter" && !event.repeat() && self.keys.press(&chord) {
            event.prevent_default();
            event.stop_propagation();
        } else if chord.is_taken_from_the_web_view() {
            event.prevent_default();
        }
    }

    /// Enter takes the obvious next step, unless the focus stands on something that answers it itself.
    fn enter(self, event: &KeyboardEvent) {
        let answered = event.default_prevented() || event.repeat() || event.key() != "Enter";
        let tag = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let own = tag.is_some_and(|tag| {
            matches!(tag.tag_name().as_str(), "BUTTON" | "TEXTAREA" | "SELECT" | "SUMMARY")
        });
        if !answered && !own && self.keys.press(&Chord::new(false, false, false, "Enter")) {
            event.prevent_default();
        }
    }

    fn remember(self, event: &KeyboardEvent) {
        let before = field_of(event).map(|field| Before { text: field.text(), field });
        self.before.set_value(before);
    }

    /// Takes the scanned characters out of the field that had the focus.
    fn restore(self) {
        if let Some(before) = self.before.try_update_value(Option::take).flatten() {
            before.field.put(&before.text);
        }
    }

    fn tell(self, code: String) {
        let hearer = self.hearers.with_value(|hearers| hearers.last().map(|(_, hearer)| *hearer));
        if let Some(hearer) = hearer {
            hearer.run(code);
        }
    }
}

/// Hears scans until the current component goes; the youngest hearer wins.
pub fn on_scan(hear: impl Fn(String) + Send + Sync + 'static) {
    let Some(input) = Input::here() else { return };
    let id = input.next.with_value(|next| next.wrapping_add(1));
    input.next.set_value(id);
    input.hearers.update_value(|hearers| hearers.push((id, Callback::new(hear))));
    on_cleanup(move || {
        input.hearers.try_update_value(|hearers| hearers.retain(|(of, _)| *of != id));
    });
}

impl Field {
    fn text(&self) -> String {
        match self {
            Self::Line(line) => line.value(),
            Self::Area(area) => area.value(),
        }
    }

    fn put(&self, text: &str) {
        let told = Event::new("input");
        let target: &web_sys::EventTarget = match self {
            Self::Line(line) => {
                line.set_value(text);
                line
            }
            Self::Area(area) => {
                area.set_value(text);
                area
            }
        };
        if let Ok(told) = told {
            // The field's own listener takes the old text back into its signal.
            let _ = target.dispatch_event(&told);
        }
    }
}

fn field_of(event: &KeyboardEvent) -> Option<Field> {
    let target = event.target()?;
    match target.dyn_into::<HtmlInputElement>() {
        Ok(line) => Some(Field::Line(line)),
        Err(other) => other.dyn_into().ok().map(Field::Area),
    }
}

fn listen_first<E: JsCast + 'static>(name: &str, hear: impl Fn(E) + 'static) {
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Ok(event) = event.dyn_into::<E>() {
            hear(event);
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let function = hear.as_ref().unchecked_ref();
    let heard =
        window().add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
    if heard.is_ok() {
        // Lives as long as the window.
        hear.forget();
    }
}

/// Milliseconds on the scale of the events' time stamps.
fn now_ms() -> f64 {
    window().performance().map(|clock| clock.now()).unwrap_or_default()
}

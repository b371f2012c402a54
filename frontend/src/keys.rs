//! Shortcuts: who binds which key, and which keys are taken from the web view.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

/// A key with its modifiers, as written: `F8`, `Ctrl+K`, `Escape`, `Enter`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord(String);

impl Chord {
    /// Makes the chord that an event means; Shift only counts with Ctrl or Alt.
    #[must_use]
    pub fn new(ctrl: bool, alt: bool, shift: bool, key: &str) -> Self {
        let key = if key.chars().count() == 1 { key.to_uppercase() } else { key.to_owned() };
        let modified = [(ctrl, "Ctrl+"), (alt, "Alt+"), (shift && (ctrl || alt), "Shift+")];
        let mut text: String = modified.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
        text.push_str(&key);
        Self(text)
    }

    /// Whether the web view would do something of its own with it: help, search, reload, menu, zoom, tabs, print.
    #[must_use]
    pub fn is_taken_from_the_web_view(&self) -> bool {
        const PLAIN: &[&str] = &["F1", "F3", "F5", "F6", "F7", "F10", "F12"];
        const WITH_CTRL: &[&str] =
            &["F", "G", "H", "J", "K", "N", "O", "P", "R", "S", "T", "U", "+", "-", "0", "F5"];
        match self.0.strip_prefix("Ctrl+") {
            Some(key) => WITH_CTRL.contains(&key.trim_start_matches("Shift+")),
            None => {
                PLAIN.contains(&self.0.as_str())
                    || matches!(self.0.as_str(), "Alt+ArrowLeft" | "Alt+ArrowRight")
            }
        }
    }
}

/// The key as it stands beside its button: `Strg K`.
#[must_use]
pub fn shown(shortcut: &str) -> String {
    let named = |part| match part {
        "Ctrl" => "Strg",
        "Escape" => "Esc",
        "Enter" => "⏎",
        "Shift" => "⇧",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Delete" => "Entf",
        other => other,
    };
    shortcut.split('+').map(named).collect::<Vec<_>>().join(" ")
}

/// The key as `aria-keyshortcuts` wants it.
#[must_use]
pub fn spoken(shortcut: &str) -> String {
    shortcut.replace("Ctrl", "Control")
}

#[derive(Clone)]
struct Binding {
    id: u32,
    layer: u32,
    chord: Chord,
    run: Callback<()>,
}

/// All bindings of the window; the youngest on the topmost layer wins.
#[derive(Clone, Copy)]
pub struct Keys {
    bindings: StoredValue<Vec<Binding>>,
    layers: StoredValue<Vec<u32>>,
}

/// Layer of the page itself.
const PAGE: u32 = 0;

fn next_id() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Keys {
    /// Provides the bindings to all that stands below.
    pub fn provide() -> Self {
        let keys = Self { bindings: StoredValue::new(Vec::new()), layers: StoredValue::new(vec![PAGE]) };
        provide_context(keys);
        keys
    }

    /// Runs what is bound to the chord; false where nothing is.
    pub fn press(self, chord: &Chord) -> bool {
        let top = self.layers.with_value(|layers| layers.last().copied()).unwrap_or(PAGE);
        let found = self.bindings.with_value(|bindings| {
            let fits = |binding: &&Binding| binding.layer == top && binding.chord == *chord;
            bindings.iter().rev().find(fits).map(|binding| binding.run)
        });
        found.map(|run| run.run(())).is_some()
    }

    fn bind(self, layer: u32, shortcut: &str, run: impl Fn() + Send + Sync + 'static) {
        let id = next_id();
        let run = Callback::new(move |()| run());
        let binding = Binding { id, layer, chord: Chord(shortcut.to_owned()), run };
        self.bindings.update_value(|bindings| bindings.push(binding));
        on_cleanup(move || {
            self.bindings.try_update_value(|bindings| bindings.retain(|binding| binding.id != id));
        });
    }
}

/// Keys of a dialog or of the lock: while it is open, none below it answers.
#[derive(Clone, Copy)]
pub struct KeyLayer(u32);

impl KeyLayer {
    /// Opens a layer above all others, until the current owner goes.
    #[must_use]
    pub fn open() -> Self {
        let id = next_id();
        if let Some(keys) = use_context::<Keys>() {
            keys.layers.update_value(|layers| layers.push(id));
            on_cleanup(move || {
                keys.layers.try_update_value(|layers| layers.retain(|layer| *layer != id));
            });
        }
        Self(id)
    }

    /// Binds a key on this layer.
    pub fn bind(self, shortcut: &str, run: impl Fn() + Send + Sync + 'static) {
        if let Some(keys) = use_context::<Keys>() {
            keys.bind(self.0, shortcut, run);
        }
    }

    /// Makes this the layer of all that is built below the current component.
    pub fn provide(self) {
        provide_context(self);
    }
}

/// Binds a key on the layer of the current component, until it goes.
pub fn bind(shortcut: &str, run: impl Fn() + Send + Sync + 'static) {
    if let Some(keys) = use_context::<Keys>() {
        let layer = use_context::<KeyLayer>().map_or(PAGE, |layer| layer.0);
        keys.bind(layer, shortcut, run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_reads_as_it_is_written() {
        assert_eq!(Chord::new(true, false, false, "k"), Chord("Ctrl+K".into()));
        assert_eq!(Chord::new(false, false, true, "F8"), Chord("F8".into()));
        assert_eq!(Chord::new(true, false, true, "n"), Chord("Ctrl+Shift+N".into()));
    }

    #[test]
    fn keys_of_the_web_view_are_taken() {
        for (ctrl, key) in
            [(false, "F1"), (false, "F3"), (false, "F5"), (false, "F10"), (true, "k"), (true, "p")]
        {
            assert!(Chord::new(ctrl, false, false, key).is_taken_from_the_web_view(), "{key}");
        }
        for (ctrl, key) in
            [(true, "c"), (true, "v"), (true, "z"), (false, "F2"), (false, "Enter"), (false, "a")]
        {
            assert!(!Chord::new(ctrl, false, false, key).is_taken_from_the_web_view(), "{key}");
        }
    }

    #[test]
    fn keys_are_shown_in_german() {
        assert_eq!(shown("Ctrl+K"), "Strg K");
        assert_eq!(shown("F8"), "F8");
        assert_eq!(spoken("Ctrl+K"), "Control+K");
    }

    #[test]
    fn a_dialog_covers_the_keys_of_the_page() {
        let owner = Owner::new();
        owner.with(|| {
            let keys = Keys::provide();
            let pressed = StoredValue::new(Vec::new());
            let note =
                move |name: &'static str| move || pressed.update_value(|names: &mut Vec<_>| names.push(name));
            bind("F8", note("page"));
            let dialog = Owner::new();
            dialog.with(|| KeyLayer::open().bind("Escape", note("dialog")));
            assert!(!keys.press(&Chord::new(false, false, false, "F8")), "covered");
            assert!(keys.press(&Chord::new(false, false, false, "Escape")));
            dialog.cleanup();
            assert!(keys.press(&Chord::new(false, false, false, "F8")));
            assert_eq!(pressed.get_value(), ["dialog", "page"]);
        });
    }
}

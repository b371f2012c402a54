//! Keys are shown while Alt is held.

use leptos::ev::{blur, keydown, keyup};
use leptos::prelude::*;

const MARK: &str = "data-alt";

/// Marks the document while Alt is held; the sheets do the rest.
pub fn listen() {
    window_event_listener(keydown, |event| mark(event.key() == "Alt"));
    window_event_listener(keyup, |_| mark(false));
    // Whoever goes to another window with Alt and Tab lets go of it there.
    window_event_listener(blur, |_| mark(false));
}

fn mark(held: bool) {
    let Some(root) = document().document_element() else { return };
    // Only an attribute of no use to anyone else.
    let _ = root.toggle_attribute_with_force(MARK, held);
}

//! Light or dark, as the person likes it; remembered on this machine.

use leptos::prelude::*;

const KEPT_AS: &str = "look";

/// How bright the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As the machine is set.
    System,
    Light,
    Dark,
}

impl Look {
    const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Shows the window in this look from now on.
pub fn set_look(look: Look) {
    show(look.name());
    if let Ok(Some(store)) = window().local_storage() {
        // A full or forbidden store only forgets the wish.
        let _ = store.set_item(KEPT_AS, look.name());
    }
}

/// Shows the look of last time.
pub fn restore_look() {
    let kept =
        window().local_storage().ok().flatten().and_then(|store| store.get_item(KEPT_AS).ok().flatten());
    if let Some(kept) = kept {
        show(&kept);
    }
}

fn show(name: &str) {
    if let Some(root) = document().document_element() {
        // Setting a well-formed attribute does not fail.
        let _ = root.set_attribute("data-look", name);
    }
}

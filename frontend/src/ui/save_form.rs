//! A form that is saved: what is typed is read and sent; what cannot be read, and the salon's no, stand below the
//! fields.

use contract::Ask;
use leptos::prelude::*;

use super::side::{Beside, added};
use super::{Button, ButtonKind, Wrong};
use crate::deed::Deed;
use crate::live::Live;
use crate::text::sets::FormWords;

/// The saving of a form; cheap to copy.
#[derive(Clone, Copy)]
pub struct Saving {
    deed: Deed,
    unread: RwSignal<&'static str>,
}

impl Saving {
    /// A form that nobody has saved; make it while a component is built.
    #[must_use]
    pub fn new() -> Self {
        Self { deed: Deed::new(), unread: RwSignal::new("") }
    }

    /// What was typed, if it can be read; else says in the form what cannot.
    pub fn read<T>(self, typed: Result<T, &'static str>) -> Option<T> {
        self.unread.set(typed.as_ref().err().copied().unwrap_or_default());
        typed.ok()
    }

    /// Saves what was typed and says so at the window's edge, and goes on with the reply as `Deed::tell_then` does.
    pub fn save<R, S>(
        self,
        typed: Result<R, &'static str>,
        said: impl FnOnce(&R::Reply) -> S + 'static,
        done: impl FnOnce(R::Reply) + 'static,
    ) where
        R: Ask + 'static,
        S: Into<String>,
    {
        if let Some(request) = self.read(typed) {
            self.deed.tell_then(request, said, done);
        }
    }

    /// As `save`, for a thing of a list: the list is fetched again, and what is new stands in the panel at once.
    pub fn save_one<R, K>(
        self,
        typed: Result<R, &'static str>,
        said: &'static str,
        is_new: bool,
        list: Live<Vec<R::Reply>>,
        shown: RwSignal<Beside<K>>,
        key_of: fn(&R::Reply) -> K,
    ) where
        R: Ask + 'static,
        R::Reply: Clone + Send + Sync + 'static,
        K: Send + Sync + 'static,
    {
        let done = move |saved: R::Reply| {
            list.refetch();
            if is_new {
                let key = key_of(&saved);
                added(list, shown, saved, key);
            }
        };
        self.save(typed, move |_| said, done);
    }

    /// Says in the form what is missing; nothing if it is empty.
    pub fn lack(self, what: &'static str) {
        self.unread.set(what);
    }

    /// What cannot be read, for a field that says it itself.
    #[must_use]
    pub fn unread(self) -> Signal<String> {
        Signal::derive(move || self.unread.get().to_owned())
    }

    /// The act itself: what it is busy with, and the salon's no.
    #[must_use]
    pub fn deed(self) -> Deed {
        self.deed
    }
}

impl Default for Saving {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a form is not saved: what cannot be read of it, and the salon's no.
#[component]
pub fn NotSaved(
    saving: Saving,
    /// A class of the page's own; it hides the line while it is empty.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let hidden = move || class.is_none() && saving.unread.get().is_empty();
    view! {
        <p class=class.unwrap_or("wrong") role="alert" hidden=hidden>{move || saving.unread.get()}</p>
        <Wrong trouble=saving.deed.trouble()/>
    }
}

/// The form of one thing: its title follows its name; the fields are the children; what is new is added, all else saved.
#[component]
pub fn SaveForm(
    words: &'static FormWords,
    saving: Saving,
    is_new: bool,
    name: RwSignal<String>,
    on_save: Callback<()>,
    /// The class of what cannot be read; absent where all can be.
    #[prop(optional)]
    unread: Option<&'static str>,
    #[prop(default = ButtonKind::Primary)] kind: ButtonKind,
    children: Children,
) -> impl IntoView {
    let title = move || if is_new { words.new.to_owned() } else { name.get() };
    let label = if is_new { words.add } else { words.save };
    let why = match unread {
        Some(class) => view! { <NotSaved saving class/> }.into_any(),
        None => view! { <Wrong trouble=saving.deed.trouble()/> }.into_any(),
    };
    view! {
        <h2>{title}</h2>
        {children()}
        {why}
        <Button label kind off=saving.deed.busy() on_press=on_save/>
    }
}

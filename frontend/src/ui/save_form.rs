//! A form that is saved: what is typed is read and sent; what cannot be read, and the salon's no, stand below the
//! fields. Beside the save button stands a mark while the form holds something that is not saved.

use contract::Ask;
use leptos::prelude::*;
use serde::Serialize;

use super::side::{Beside, added};
use super::{Button, ButtonKind, Wrong};
use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::parts as words;
use crate::text::sets::FormWords;

/// The saving of a form; cheap to copy.
#[derive(Clone, Copy)]
pub struct Saving {
    deed: Deed,
    unread: RwSignal<&'static str>,
    /// The values of all fields as one text.
    typed: Memo<String>,
    /// That text as it was when the form was loaded or last saved.
    saved: RwSignal<String>,
}

impl Saving {
    /// A form without the mark of what is not saved; make it while a component is built.
    #[must_use]
    pub fn new() -> Self {
        Self::of(())
    }

    /// The form of these fields as they are saved now: a struct or tuple of signals; make it while a component is built.
    #[must_use]
    pub fn of(fields: impl Serialize + Send + Sync + 'static) -> Self {
        let typed = Memo::new(move |_| text_of(&fields));
        let saved = RwSignal::new(typed.get_untracked());
        Self { deed: Deed::new(), unread: RwSignal::new(""), typed, saved }
    }

    /// Whether a field differs from what is saved.
    #[must_use]
    pub fn is_unsaved(self) -> bool {
        self.typed.with(|typed| self.saved.with(|saved| typed != saved))
    }

    /// Takes the fields as they are now for what is saved: for a form that is filled later, or emptied once it is saved.
    pub fn mark_saved(self) {
        self.saved.set(self.typed.get_untracked());
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
            self.send(request, said, done);
        }
    }

    /// As `save`, for a request that has been read already.
    pub fn send<R, S>(
        self,
        request: R,
        said: impl FnOnce(&R::Reply) -> S + 'static,
        done: impl FnOnce(R::Reply) + 'static,
    ) where
        R: Ask + 'static,
        S: Into<String>,
    {
        // What is typed while the request is under way is not saved with it.
        let sent = self.typed.get_untracked();
        self.deed.tell_then(request, said, move |reply| {
            self.saved.set(sent);
            done(reply);
        });
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

/// The values of all fields as one text. Fields are compared as they are typed, not as they are read: what cannot be
/// read yet is not saved either. No kind of field is without a text; one that were would only never show the mark.
fn text_of(fields: &impl Serialize) -> String {
    serde_json::to_string(fields).unwrap_or_default()
}

/// Why a form is not saved: what cannot be read of it, and the salon's no.
#[component]
pub fn NotSaved(
    saving: Saving,
    /// `unread` shows what cannot be read as plain text, without a frame.
    #[prop(default = "wrong")]
    class: &'static str,
) -> impl IntoView {
    let hidden = move || saving.unread.get().is_empty();
    view! {
        <p class=class role="alert" hidden=hidden>{move || saving.unread.get()}</p>
        <Wrong trouble=saving.deed.trouble()/>
    }
}

/// The mark of a form that is changed and not saved; it stands beside the save button.
#[component]
pub fn Unsaved(saving: Saving) -> impl IntoView {
    // Its text is always there and only invisible, so that nothing moves when the mark appears.
    view! {
        <span class="unsaved" role="status">
            <span class="unsaved-mark" data-shown=move || saving.is_unsaved().then_some("yes")>{words::UNSAVED}</span>
        </span>
    }
}

/// The end of a form: why it is not saved, its save button, and the mark of what is not saved.
#[component]
pub fn FormFoot(
    saving: Saving,
    label: &'static str,
    #[prop(into)] on_save: Callback<()>,
    #[prop(default = ButtonKind::Primary)] kind: ButtonKind,
    /// Whether it cannot be saved at present; while it is being saved it never can.
    #[prop(optional, into)]
    off: Signal<bool>,
    /// The class of what cannot be read, as in `NotSaved`.
    #[prop(default = "wrong")]
    unread: &'static str,
) -> impl IntoView {
    let off = Signal::derive(move || off.get() || saving.deed.busy().get());
    view! {
        <NotSaved saving class=unread/>
        <div class="form-foot">
            <Button label kind off on_press=on_save/>
            <Unsaved saving/>
        </div>
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
    #[prop(default = ButtonKind::Primary)] kind: ButtonKind,
    children: Children,
) -> impl IntoView {
    let title = move || if is_new { words.new.to_owned() } else { name.get() };
    let label = if is_new { words.add } else { words.save };
    view! {
        <h2>{title}</h2>
        {children()}
        <FormFoot saving label kind on_save unread="unread"/>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_back_reads_as_before() {
        let owner = Owner::new();
        owner.with(|| {
            let (name, lines) = (RwSignal::new("Rot".to_owned()), RwSignal::new(vec![RwSignal::new(false)]));
            let fields = (name, lines);
            let loaded = text_of(&fields);
            name.set("Rot ".to_owned());
            assert_ne!(text_of(&fields), loaded);
            name.set("Rot".to_owned());
            assert_eq!(text_of(&fields), loaded);
            lines.with_untracked(|lines| lines[0].set(true));
            assert_ne!(text_of(&fields), loaded, "a field of a line counts too");
        });
    }
}

//! An entry given out again: as a counted copy on paper, or as PDF.

use contract::Seq;
use contract::roll::{EntryPdf, Reprint};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::text::german::roll as words;
use crate::ui::{Button, Notices, Wrong};

/// The two buttons, and what went wrong with them.
#[component]
pub fn CopyButtons(seq: Seq) -> impl IntoView {
    let (notices, deed) = (Notices::here(), Deed::new());
    let print = move |()| {
        deed.run(Reprint { seq, printer: None }, move |copy| notices.good(words::printed_copy(copy)));
    };
    let pdf = move |()| deed.run(EntryPdf { seq }, |file| files::save(&file));
    view! {
        <Button label=words::PRINT_AGAIN off=deed.busy() on_press=print/>
        <Button label=words::AS_PDF off=deed.busy() on_press=pdf/>
        <Wrong trouble=deed.trouble()/>
    }
}

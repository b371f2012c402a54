//! An entry given out again: as a counted copy on paper, or as PDF.

use contract::Seq;
use contract::roll::{EntryPdf, Reprint};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::text::german::roll as words;
use crate::ui::{Button, Wrong};

/// The two buttons, and what went wrong with them.
#[component]
pub fn CopyButtons(seq: Seq) -> impl IntoView {
    let deed = Deed::new();
    let print = move |()| {
        deed.tell(Reprint { seq, printer: None }, move |copy| words::printed_copy(*copy));
    };
    let pdf = move |()| deed.hand(EntryPdf { seq }, files::save, |_| ());
    view! {
        <Button label=words::PRINT_AGAIN off=deed.busy() on_press=print/>
        <Button label=words::AS_PDF off=deed.busy() on_press=pdf/>
        <Wrong trouble=deed.trouble()/>
    }
}

//! Half a count: put aside while it is typed, so that an interruption loses nothing.

use std::time::Duration;

use contract::day::{CountSheet as Pieces, SaveCountDraft};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::Desk;
use crate::ui::Count;

/// How long after the last key the count is put aside.
const REST: Duration = Duration::from_millis(400);

/// Puts the count aside whenever it changes, and at once when the page goes.
pub fn keep(count: Count) {
    let desk = Desk::here();
    let saved = StoredValue::new(None::<Pieces>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let save = move || {
        let sheet = untrack(|| count.pieces());
        if saved.try_get_value().flatten().as_ref() != Some(&sheet) {
            saved.try_update_value(|saved| *saved = Some(sheet.clone()));
            // What stands in the fields stays there, whether or not the salon has it.
            spawn_local(async move {
                let _ = desk.fetch(SaveCountDraft { sheet }).await;
            });
        }
    };
    Effect::new(move |first: Option<()>| {
        let sheet = count.pieces();
        if first.is_none() {
            saved.set_value(Some(sheet));
            return;
        }
        if let Some(running) = timer.get_value() {
            running.clear();
        }
        timer.set_value(set_timeout_with_handle(save, REST).ok());
    });
    on_cleanup(move || {
        if let Some(running) = timer.try_get_value().flatten() {
            running.clear();
            save();
        }
    });
}

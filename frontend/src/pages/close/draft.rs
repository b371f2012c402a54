//! Half a count: put aside while it is typed, so that an interruption loses nothing.

use std::time::Duration;

use contract::cash::CountSheet as Pieces;
use contract::day::SaveCountDraft;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::Desk;
use crate::ui::Count;

/// How long after the last key the count is put aside.
const REST: Duration = Duration::from_millis(400);

/// What keeps half a count; cheap to copy.
#[derive(Clone, Copy)]
pub struct Keeper {
    desk: Desk,
    count: Count,
    kept: StoredValue<Option<Pieces>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Keeper {
    /// Puts the count aside whenever it changes, and at once when the page goes.
    pub fn of(count: Count) -> Self {
        let keeper = Self {
            desk: Desk::here(),
            count,
            kept: StoredValue::new(Some(untrack(|| count.pieces()))),
            timer: StoredValue::new(None),
        };
        Effect::new(move |first: Option<()>| {
            let _seen = count.pieces();
            if first.is_some() {
                keeper.rest();
                keeper.timer.set_value(set_timeout_with_handle(move || keeper.put_aside(), REST).ok());
            }
        });
        on_cleanup(move || {
            keeper.rest();
            keeper.put_aside();
        });
        keeper
    }

    /// The count goes into the book: nothing more is to be put aside, or the person would count for ever.
    pub fn hand_over(self) {
        self.rest();
        self.kept.set_value(Some(untrack(|| self.count.pieces())));
    }

    fn rest(self) {
        if let Some(running) = self.timer.try_update_value(Option::take).flatten() {
            running.clear();
        }
    }

    fn put_aside(self) {
        let sheet = untrack(|| self.count.pieces());
        if self.kept.try_get_value().flatten().as_ref() == Some(&sheet) {
            return;
        }
        self.kept.try_update_value(|kept| *kept = Some(sheet.clone()));
        let desk = self.desk;
        // What stands in the fields stays there, whether or not the salon has it.
        spawn_local(async move {
            let _ = desk.fetch(SaveCountDraft { sheet }).await;
        });
    }
}

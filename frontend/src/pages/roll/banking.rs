//! Takes a banking back that was recorded wrongly: what will be recorded, and why.

use contract::Topic;
use contract::cash::{BankingOutlook, CancelBanking};
use contract::roll::RollRow;
use leptos::prelude::*;

use super::foot::Foot;
use crate::deed::Deed;
use crate::live::live;
use crate::text::german::roll as words;
use crate::ui::{Waiting, Wrong};

/// What stands in the dialog of the button *Storno* of a banking.
#[component]
pub fn BankingStorno(row: StoredValue<RollRow>, shut: Callback<()>) -> impl IntoView {
    let deed = Deed::once();
    let seq = row.with_value(|row| row.seq);
    let outlook = live(&[Topic::Roll], move || BankingOutlook { seq });
    let sentence = move || outlook.with(|outlook| outlook.map(|outlook| outlook.sentence.clone()));
    let cancel = move |reason: String| {
        deed.tell_then(CancelBanking { seq, reason }, |_| words::BANKING_BACK, move |_| shut.run(()));
    };
    let ready = Signal::derive(move || outlook.with(|outlook| outlook.is_some()));
    let waits = Signal::derive(move || !ready.get() && outlook.trouble().is_none());
    view! {
        <Waiting busy=waits/>
        <Wrong trouble=Signal::derive(move || outlook.trouble())/>
        <p class="roll-sentence">{sentence}</p>
        <Foot usual=words::BANKING_REASONS deed ready label=words::CANCEL_DO on_do=cancel shut/>
    }
}

//! Pays staff tips out of the drawer, wherever they are found open.

use contract::cash::{PayOutTips, TipBalance};
use contract::{Money, PersonId, Topic};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::desk::Desk;
use crate::text::german::cash as words;
use crate::ui::{Button, Wrong};

/// The payout of one person's tips; cheap to copy.
#[derive(Clone, Copy)]
pub struct TipPayout {
    desk: Desk,
    deed: Deed,
    person: PersonId,
    name: StoredValue<String>,
    shown_by: Topic,
}

impl TipPayout {
    /// Nothing is paid yet; make it while a component is built. `shown_by` is the topic of the list in which it stands:
    /// that one is fetched as soon as it is paid.
    #[must_use]
    pub fn of(tip: &TipBalance, shown_by: Topic) -> Self {
        let (person, name) = (tip.person, StoredValue::new(tip.name.clone()));
        Self { desk: Desk::here(), deed: Deed::once(), person, name, shown_by }
    }

    /// Pays an amount and says so at the window's edge.
    pub fn pay(self, amount: Money) {
        let said = words::paid_out(&self.name.get_value(), amount);
        self.deed.tell_then(
            PayOutTips { person: self.person, amount },
            move |_| said,
            move |_| self.desk.hear(&[self.shown_by]),
        );
    }
}

/// The button, and why it was not paid.
#[component]
pub fn TipPayoutButton(payout: TipPayout, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <Button label=words::PAY_OUT off=payout.deed.busy() on_press/>
        <Wrong trouble=payout.deed.trouble()/>
    }
}

//! Card payment without an attached terminal: the sum to type there, and what the terminal said.

use contract::till::CardDeclined;
use contract::{Money, PaymentKind};
use leptos::prelude::*;

use super::booking::{all_by, book};
use super::state::Till;
use crate::deed::Deed;
use crate::text::german::till as words;
use crate::ui::{Actions, Amount, Button, ButtonKind, Dialog, Notices, Wrong};

/// The dialog of the key *Karte*.
#[component]
pub fn CardDialog(
    open: RwSignal<bool>,
    due: Memo<Money>,
    /// Cash of the cancelled receipt that goes back where the new one is paid by card.
    lies: Memo<Money>,
) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::CARD_TITLE>
            <CardWait open due lies/>
        </Dialog>
    }
}

#[component]
fn CardWait(open: RwSignal<bool>, due: Memo<Money>, lies: Memo<Money>) -> impl IntoView {
    let (till, notices, deed) = (Till::here(), Notices::here(), Deed::new());
    let approved = move |kind: PaymentKind| {
        open.set(false);
        book(till, all_by(kind, due.get_untracked(), None), None);
    };
    let declined = move |()| {
        let Some(basket) = untrack(|| till.basket()) else { return };
        deed.run(CardDeclined { basket: basket.id, amount: due.get_untracked() }, move |()| {
            open.set(false);
            notices.mind(words::DECLINED_NOTED);
        });
    };
    view! {
        <Amount label=words::CARD_TYPE_IN money=due/>
        <p>{words::CARD_WAIT}</p>
        {move || (!lies.get().is_zero()).then(|| view! { <p class="till-net-how">{words::cash_back_too(lies.get())}</p> })}
        <Wrong trouble=deed.trouble()/>
        <div class="till-card-keys">
            <Button label=words::GIROCARD_OK kind=ButtonKind::Primary tall=true on_press=move |()| approved(PaymentKind::ECKarte)/>
            <Button label=words::CREDIT_OK tall=true on_press=move |()| approved(PaymentKind::Kreditkarte)/>
            <Button label=words::DECLINED kind=ButtonKind::Danger tall=true on_press=declined/>
        </div>
        <Actions><Button label="Zurück" shortcut="Escape" on_press=move |()| open.set(false)/></Actions>
    }
}

//! No TSE serves the register: the owner may let it be used all the same, by PIN (§ 146a AO).

use contract::Role;
use contract::day::AllowWithoutTse;
use leptos::prelude::*;

use crate::deed::Deed;
use crate::shell::House;
use crate::text::german::close as words;
use crate::ui::{Button, Card, Field, Wrong};

/// The no that asks for the owner.
pub const WITHOUT_TSE: &str = "day.without_tse";

/// What must be said, and the owner's way on.
#[component]
pub fn WithoutTse(
    /// Belongs to the page: it outlives this part.
    deed: Deed,
    /// The owner has allowed it.
    on_allowed: Callback<()>,
) -> impl IntoView {
    let house = House::here();
    let pin = RwSignal::new(String::new());
    let is_owner = Memo::new(move |_| house.role() == Role::Owner);
    let allow = Callback::new(move |()| {
        let request = AllowWithoutTse { pin: pin.get_untracked() };
        deed.tell_then(request, |()| words::WITHOUT_TSE_ALLOWED, move |()| on_allowed.run(()));
    });
    let off = Signal::derive(move || deed.busy().get() || (is_owner.get() && pin.with(String::is_empty)));
    view! {
        <Card title=words::WITHOUT_TSE>
            <p class="close-how">{words::WITHOUT_TSE_WHY}</p>
            {move || if is_owner.get() {
                view! { <Field label=words::OWNER_PIN text=pin kind="password" mode="numeric" on_enter=allow/> }.into_any()
            } else {
                view! { <p class="close-how">{words::WITHOUT_TSE_OWNER}</p> }.into_any()
            }}
            <Wrong trouble=deed.trouble()/>
            <Button label=words::ALLOW_WITHOUT_TSE tall=true off on_press=allow/>
        </Card>
    }
}

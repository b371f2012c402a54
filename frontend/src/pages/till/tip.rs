//! Tip: "machen Sie 35" – the rest above the goods is for whoever did the work, or for one person.

use contract::people::Person;
use contract::till::{Basket, SetTip, TipFor, TipWish};
use contract::{Money, PersonId, Role};
use leptos::prelude::*;

use super::state::Till;
use crate::text::german::till as words;
use crate::ui::{Actions, Button, ButtonKind, Choice, Dialog, NumberField, typed_money};

/// The dialog of the button *Trinkgeld*.
#[component]
pub fn TipDialog(open: RwSignal<bool>, basket: Memo<Option<Basket>>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::TIP_TITLE>
            <TipForm open held=basket.get_untracked()/>
        </Dialog>
    }
}

#[component]
fn TipForm(open: RwSignal<bool>, held: Option<Basket>) -> impl IntoView {
    let till = Till::here();
    let goods = held.as_ref().map_or(Money::ZERO, |basket| basket.goods);
    let basket = StoredValue::new(held.map(|basket| basket.id));
    let text = RwSignal::new(String::new());
    let who = RwSignal::new(None::<PersonId>);
    let wrong = RwSignal::new(String::new());
    let send = move |tip: TipWish| {
        let recipients =
            who.get_untracked().map_or(TipFor::StaffOfLines, |person| TipFor::People(vec![person]));
        open.set(false);
        if let Some(basket) = basket.get_value() {
            till.write(SetTip { basket, tip, recipients });
        }
    };
    let set = move |()| match typed_money(&text.get_untracked()).filter(|sum| *sum >= goods) {
        Some(sum) => send(TipWish::RoundUpTo(sum)),
        None => wrong.set(words::TIP_BAD.to_owned()),
    };
    let suggestion = move |sum: Money| {
        let chosen = Signal::derive(move || typed_money(&text.get()) == Some(sum));
        view! { <Choice label=sum.to_string() chosen on_press=move |()| text.set(sum.to_string())/> }
    };
    view! {
        <NumberField label=words::TIP_ROUND text autofocus=true wrong on_enter=set/>
        <div class="choices" role="group" aria-label=words::ROUND_TO>
            {rounded(goods).into_iter().map(suggestion).collect_view()}
        </div>
        <h3>{words::TIP_WHO}</h3>
        <Recipients who/>
        <Actions>
            <Button label="Zurück" shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::TIP_NONE on_press=move |()| send(TipWish::None)/>
            <Button label=words::TIP_SET kind=ButtonKind::Primary on_press=set/>
        </Actions>
    }
}

#[component]
fn Recipients(who: RwSignal<Option<PersonId>>) -> impl IntoView {
    let till = Till::here();
    let person = move |person: Person| {
        let id = person.id;
        let label = match person.role {
            Role::Owner => format!("{} · {}", person.short_name, words::TAXED),
            _ => person.short_name,
        };
        let chosen = Signal::derive(move || who.get() == Some(id));
        view! { <Choice label chosen on_press=move |()| who.set(Some(id))/> }
    };
    let team = Signal::derive(move || who.get().is_none());
    view! {
        <div class="choices" role="group" aria-label=words::TIP_WHO>
            <Choice label=words::TIP_TEAM chosen=team on_press=move |()| who.set(None)/>
            {move || till.performers().into_iter().map(person).collect_view()}
        </div>
    }
}

/// The next sums that people say: the next euro but one, five and ten.
fn rounded(goods: Money) -> Vec<Money> {
    let up = |step: i64| Money::cents((goods.as_cents().div_euclid(step) + 1) * step);
    let mut sums = vec![up(200), up(500), up(1_000)];
    sums.sort_unstable();
    sums.dedup();
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_lie_above_the_goods() {
        assert_eq!(rounded(Money::euros(32)), [Money::euros(34), Money::euros(35), Money::euros(40)]);
        assert_eq!(rounded(Money::euros(140)), [Money::euros(142), Money::euros(145), Money::euros(150)]);
    }
}

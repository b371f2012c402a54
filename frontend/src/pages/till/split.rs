//! Several ways of payment on one receipt.

use contract::till::Tender;
use contract::{Money, PaymentKind};
use leptos::prelude::*;

use super::booking::book;
use super::state::Till;
use crate::text::german::till as words;
use crate::ui::{Actions, Amount, Button, ButtonKind, Dialog, NumberField, Tone, typed_money};

const KINDS: [(PaymentKind, &str); 4] = [
    (PaymentKind::Bar, words::CASH),
    (PaymentKind::ECKarte, words::GIROCARD),
    (PaymentKind::Kreditkarte, words::CREDIT),
    (PaymentKind::Unbar, words::OTHER),
];

/// The dialog of the key *Mehrere Zahlarten*.
#[component]
pub fn SplitDialog(open: RwSignal<bool>, due: Memo<Money>) -> impl IntoView {
    view! {
        <Dialog open on_close=move |()| open.set(false) title=words::SPLIT_TITLE>
            <Split open due/>
        </Dialog>
    }
}

#[component]
fn Split(open: RwSignal<bool>, due: Memo<Money>) -> impl IntoView {
    let till = Till::here();
    let texts = KINDS.map(|(kind, _)| (kind, RwSignal::new(String::new())));
    let typed = move || texts.map(|(kind, text)| (kind, text.get()));
    let left = Memo::new(move |_| left_of(due.get(), &typed()));
    let ready = Memo::new(move |_| left.get() == Some(Money::ZERO));
    let settle = move || {
        if ready.get_untracked() {
            open.set(false);
            book(till, untrack(|| tenders(&typed())), None);
        }
    };
    let field =
        move |((_, word), (_, text)): ((PaymentKind, &'static str), (PaymentKind, RwSignal<String>))| {
            let rest = move |()| {
                let own = typed_money(&text.get_untracked()).unwrap_or(Money::ZERO);
                if let Some(sum) = left.get_untracked().and_then(|left| left.plus(own).ok()) {
                    text.set(if sum.is_positive() { sum.to_string() } else { String::new() });
                }
            };
            view! {
                <div class="till-split">
                    <NumberField label=word text on_enter=move |()| settle()/>
                    <Button label=words::REST_HERE on_press=rest/>
                </div>
            }
        };
    view! {
        {KINDS.into_iter().zip(texts).map(field).collect_view()}
        <Amount
            label=words::SPLIT_LEFT
            money=Signal::derive(move || left.get().unwrap_or_else(|| due.get()))
            tone=Signal::derive(move || if ready.get() { Tone::Ok } else { Tone::Warn })
        />
        <p>{words::SPLIT_CARD_HINT}</p>
        <Actions>
            <Button label="Zurück" shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button
                label=words::SPLIT_BOOK_CARD
                kind=ButtonKind::Primary
                off=Signal::derive(move || !ready.get() || till.is_busy())
                on_press=move |()| settle()
            />
        </Actions>
    }
}

/// What is not yet covered; `None` where something typed is no amount.
fn left_of(due: Money, typed: &[(PaymentKind, String)]) -> Option<Money> {
    typed.iter().filter(|(_, text)| !text.trim().is_empty()).try_fold(due, |left, (_, text)| {
        let amount = typed_money(text).filter(|amount| !amount.is_negative())?;
        left.minus(amount).ok()
    })
}

fn tenders(typed: &[(PaymentKind, String)]) -> Vec<Tender> {
    let amount = |text: &str| typed_money(text).filter(|amount| amount.is_positive());
    let tender = |(kind, text): &(PaymentKind, String)| {
        amount(text).map(|amount| Tender { kind: *kind, amount, given: None })
    };
    typed.iter().filter_map(tender).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(cash: &str, card: &str) -> [(PaymentKind, String); 2] {
        [(PaymentKind::Bar, cash.to_owned()), (PaymentKind::ECKarte, card.to_owned())]
    }

    #[test]
    fn what_is_left_is_what_nobody_has_paid_yet() {
        let due = Money::euros(58);
        assert_eq!(left_of(due, &typed("20", "")), Some(Money::euros(38)));
        assert_eq!(left_of(due, &typed("20", "38")), Some(Money::ZERO));
        assert_eq!(left_of(due, &typed("x", "38")), None);
        assert_eq!(tenders(&typed("20", "0")).len(), 1);
    }
}

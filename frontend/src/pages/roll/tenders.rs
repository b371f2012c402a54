//! How a sum is paid: one way by one touch, or shared over several.

use contract::till::Tender;
use contract::{Money, PaymentKind};
use leptos::prelude::*;

use crate::text::german::roll as words;
use crate::ui::{Choice, NumberField, Unit, typed_money};

/// The chosen ways to pay; cheap to copy.
#[derive(Clone, Copy)]
pub struct Payment {
    kind: RwSignal<Option<PaymentKind>>,
    split: RwSignal<bool>,
    texts: StoredValue<Vec<(PaymentKind, RwSignal<String>)>>,
}

impl Payment {
    /// Nothing is chosen yet.
    pub fn new() -> Self {
        let texts = words::PAYMENTS.map(|(kind, _)| (kind, RwSignal::new(String::new()))).to_vec();
        Self { kind: RwSignal::new(None), split: RwSignal::new(false), texts: StoredValue::new(texts) }
    }

    /// The tenders for a sum; `None` while they do not add up to it.
    pub fn tenders(self, total: Money) -> Option<Vec<Tender>> {
        if self.split.get() {
            let typed = self
                .texts
                .with_value(|texts| texts.iter().map(|(kind, text)| (*kind, text.get())).collect::<Vec<_>>());
            return shared(&typed, total);
        }
        self.kind.get().map(|kind| vec![Tender { kind, amount: total, given: None }])
    }
}

/// Typed amounts as tenders, if they are readable and add up.
fn shared(typed: &[(PaymentKind, String)], total: Money) -> Option<Vec<Tender>> {
    let used = typed.iter().filter(|(_, text)| !text.trim().is_empty());
    let tenders: Vec<Tender> = used
        .map(|(kind, text)| Some(Tender { kind: *kind, amount: typed_money(text)?, given: None }))
        .collect::<Option<_>>()?;
    let tenders: Vec<Tender> = tenders.into_iter().filter(|tender| !tender.amount.is_zero()).collect();
    let sum = Money::total(tenders.iter().map(|tender| tender.amount)).ok()?;
    (sum == total && tenders.iter().all(|tender| tender.amount.is_positive())).then_some(tenders)
}

/// The choice; the fields appear only when several ways are wanted.
#[component]
pub fn HowPaid(
    payment: Payment,
    #[prop(into)] total: Signal<Money>,
    #[prop(into)] label: String,
) -> impl IntoView {
    let one = move |(kind, word): (PaymentKind, &'static str)| {
        let chosen = Signal::derive(move || !payment.split.get() && payment.kind.get() == Some(kind));
        let press = move |()| {
            payment.split.set(false);
            payment.kind.set(Some(kind));
        };
        view! { <Choice label=word chosen on_press=press/> }
    };
    let field = move |(kind, word): (PaymentKind, &'static str)| {
        let texts = payment.texts.get_value();
        let text = texts.into_iter().find(|(of, _)| *of == kind).map(|(_, text)| text);
        text.map(|text| view! { <NumberField label=word text unit=Unit::Euro/> })
    };
    let differs = move || payment.split.get() && payment.tenders(total.get()).is_none();
    view! {
        <fieldset class="roll-paid-by">
            <legend class="field-label">{label}</legend>
            <div class="choices">
                {words::PAYMENTS.map(one).into_iter().collect_view()}
                <Choice
                    label=words::SPLIT
                    chosen=payment.split
                    on_press=move |()| payment.split.update(|split| *split = !*split)
                />
            </div>
            <Show when=move || payment.split.get()>
                <div class="fields">{words::PAYMENTS.map(field).into_iter().collect_view()}</div>
            </Show>
            <p class="roll-differs" role="status">{move || differs().then_some(words::SPLIT_WRONG)}</p>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_amounts_must_add_up() {
        let typed = |cash: &str, card: &str| {
            shared(
                &[(PaymentKind::Bar, cash.to_owned()), (PaymentKind::ECKarte, card.to_owned())],
                Money::cents(5_800),
            )
        };
        assert_eq!(typed("20", "38").map(|tenders| tenders.len()), Some(2));
        assert_eq!(typed("58", "").map(|tenders| tenders.len()), Some(1));
        assert_eq!(typed("58", "0").map(|tenders| tenders.len()), Some(1));
        assert_eq!(typed("20", "30"), None, "too little");
        assert_eq!(typed("68", "-10"), None, "nobody pays less than nothing");
        assert_eq!(typed("x", "58"), None, "not a number");
        assert_eq!(typed("", ""), None);
    }
}

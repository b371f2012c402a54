//! One movement of cash: amount, purpose, and before the booking the sentence of what is recorded.

use contract::cash::{MoveCash, Movement};
use contract::people::People;
use contract::{Money, PersonId};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::live;
use crate::text::german::cash as words;
use crate::ui::{Button, ButtonKind, Field, NumberField, Pick, Reason, Unit, Wrong, typed_money};

const fn comes_in(movement: Movement) -> bool {
    matches!(movement, Movement::OwnerDeposit | Movement::FromBank | Movement::FromSafe | Movement::PayIn)
}

/// Transit between drawer, safe and bank needs no purpose.
const fn needs_purpose(movement: Movement) -> bool {
    !matches!(movement, Movement::ToBank | Movement::ToSafe | Movement::FromBank | Movement::FromSafe)
}

/// What lies in the drawer after the movement.
fn after(cash: Option<Money>, movement: Movement, amount: Money) -> Option<Money> {
    let cash = cash?;
    if comes_in(movement) { cash.plus(amount).ok() } else { cash.minus(amount).ok() }
}

/// What is half typed of a movement.
#[derive(Clone, Copy)]
struct MovementFields {
    amount: RwSignal<String>,
    purpose: RwSignal<String>,
    recipient: RwSignal<Option<PersonId>>,
    document: RwSignal<String>,
    input_tax: RwSignal<Option<u32>>,
}

impl MovementFields {
    fn new() -> Self {
        Self {
            amount: RwSignal::new(String::new()),
            purpose: RwSignal::new(String::new()),
            recipient: RwSignal::new(None),
            document: RwSignal::new(String::new()),
            input_tax: RwSignal::new(None),
        }
    }

    fn request(self, movement: Movement) -> Option<MoveCash> {
        let document = self.document.get().trim().to_owned();
        Some(MoveCash {
            movement,
            amount: typed_money(&self.amount.get())?,
            purpose: self.purpose.get().trim().to_owned(),
            recipient: self.recipient.get().filter(|_| movement == Movement::WageAdvance),
            document: Some(document).filter(|text| !text.is_empty()),
            input_tax_note: self.input_tax.get().filter(|_| movement == Movement::PayOut),
        })
    }
}

/// The form of one movement.
#[component]
pub fn Move(
    movement: Movement,
    #[prop(into)] cash: Signal<Option<Money>>,
    done: Callback<()>,
) -> impl IntoView {
    let deed = Deed::once();
    let typed = MovementFields::new();
    let book = Callback::new(move |()| {
        let Some(request) = untrack(|| typed.request(movement)) else { return };
        let amount = request.amount;
        deed.tell_then(
            request,
            move |receipt| words::booked(receipt.number, amount),
            move |_| {
                done.run(());
            },
        );
    });
    let sentence = move || {
        let amount = typed_money(&typed.amount.get()).filter(|amount| amount.is_positive())?;
        Some(words::sentence(movement, amount, after(cash.get(), movement, amount)))
    };
    let off = Signal::derive(move || deed.busy().get() || typed.request(movement).is_none());
    view! {
        <NumberField label=words::AMOUNT text=typed.amount unit=Unit::Euro autofocus=true on_enter=book/>
        {needs_purpose(movement).then(|| view! {
            <Reason text=typed.purpose usual=words::purposes(movement) label=words::PURPOSE on_enter=book/>
        })}
        {(movement == Movement::WageAdvance).then(|| view! { <Recipient chosen=typed.recipient/> })}
        {(movement == Movement::PayOut).then(|| view! { <Purchase typed/> })}
        <p class="cash-sentence">{sentence}</p>
        <Wrong trouble=deed.trouble()/>
        <Button label=words::BOOK kind=ButtonKind::Primary tall=true off on_press=book/>
    }
}

#[component]
fn Recipient(chosen: RwSignal<Option<PersonId>>) -> impl IntoView {
    let people = live(&[], || People);
    let items = Signal::derive(move || {
        let people = people.get().unwrap_or_default().into_iter().filter(|person| person.active);
        let nobody = std::iter::once((None, words::NOBODY.to_owned()));
        nobody.chain(people.map(|person| (Some(person.id), person.name))).collect::<Vec<_>>()
    });
    view! { <Pick label=words::RECIPIENT items chosen/> }
}

/// A cash purchase: the foreign document and the note on input tax (outside all VAT sums).
#[component]
fn Purchase(typed: MovementFields) -> impl IntoView {
    let rates = [
        (None, words::INPUT_TAX_NONE.to_owned()),
        (Some(1_900), "19 %".to_owned()),
        (Some(700), "7 %".to_owned()),
    ];
    view! {
        <div class="fields">
            <Field label=words::DOCUMENT text=typed.document/>
            <Pick label=words::INPUT_TAX items=Signal::stored(rates.to_vec()) chosen=typed.input_tax/>
        </div>
        <p class="cash-hint">{words::INPUT_TAX_HINT}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_knows_what_will_lie_in_the_drawer() {
        let cash = Some(Money::cents(26_400));
        assert_eq!(after(cash, Movement::PayOut, Money::cents(1_290)), Some(Money::cents(25_110)));
        assert_eq!(after(cash, Movement::FromSafe, Money::cents(1_290)), Some(Money::cents(27_690)));
        assert_eq!(after(None, Movement::PayOut, Money::cents(1_290)), None, "hidden while counting");
    }

    #[test]
    fn only_transit_needs_no_purpose() {
        for transit in [Movement::ToBank, Movement::ToSafe, Movement::FromBank, Movement::FromSafe] {
            assert!(!needs_purpose(transit));
        }
        for other in [Movement::PayOut, Movement::PayIn, Movement::OwnerDeposit, Movement::WageAdvance] {
            assert!(needs_purpose(other));
        }
    }
}

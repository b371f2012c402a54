//! The last step: a look at everything, then the register is founded in one go.

use contract::setup::Founded;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{PriceWish, PrinterWish, SetupFields};
use super::owner::SetupWrong;
use super::{StepFoot, StepHead};
use crate::backend::Trouble;
use crate::desk::Desk;
use crate::text::german::setup as words;
use crate::ui::{Card, Fact, Waiting, Wrong};

#[component]
pub fn ReviewStep(
    form: SetupFields,
    step: RwSignal<usize>,
    founded: RwSignal<Option<Founded>>,
) -> impl IntoView {
    let desk = Desk::here();
    let (wrong, trouble) = (RwSignal::new(None), RwSignal::new(None::<Trouble>));
    let busy = RwSignal::new(false);
    let found = move |()| {
        let request = match form.request() {
            Ok(request) => request,
            Err(what) => return wrong.set(Some(what)),
        };
        busy.set(true);
        spawn_local(async move {
            let reply = desk.fetch(request).await;
            busy.try_set(false);
            match reply {
                Ok(done) => founded.set(Some(done)),
                Err(no) => {
                    trouble.try_set(Some(no));
                }
            }
        });
    };
    view! {
        <StepHead title=words::REVIEW why=words::REVIEW_WHY/>
        <Typed form/>
        <Waiting busy/>
        <SetupWrong wrong/>
        <Wrong trouble/>
        <StepFoot step on_next=found next=words::FOUND busy/>
    }
}

#[component]
fn Typed(form: SetupFields) -> impl IntoView {
    let salon = form.salon();
    let prices = match form.prices.get_untracked() {
        PriceWish::Sample => words::PRICES_SAMPLE.to_owned(),
        PriceWish::Empty => words::PRICES_EMPTY.to_owned(),
        PriceWish::Csv(file) => file.map(|(name, _)| name).unwrap_or_default(),
    };
    let printer = match form.printer.get_untracked() {
        PrinterWish::None => words::PRINTER_NONE.to_owned(),
        PrinterWish::Pdf => words::PRINTER_PDF.to_owned(),
        PrinterWish::Network => form.host.get_untracked(),
    };
    let address = format!("{}, {} {}", salon.street, salon.postcode, salon.city);
    let tax = salon.tax_number.or(salon.vat_id).unwrap_or_default();
    let facts = [
        (words::NAME, salon.name),
        (words::STREET, address),
        (words::TAX_NUMBER, tax),
        (words::REGISTER, form.register_name()),
        (words::OWNER_NAME, form.owner.get_untracked()),
        (words::CASH, form.cash.get_untracked()),
        (words::LAST_RECEIPT, form.last_receipt.get_untracked()),
        (words::STEPS[2], prices),
        (words::STEPS[3], printer),
    ];
    view! { <Card>{facts.map(|(name, value)| view! { <Fact name value/> }).collect_view()}</Card> }
}

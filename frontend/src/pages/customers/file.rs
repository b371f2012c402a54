//! The file of one customer: who it is and what must be known first, then its sheets.

use contract::dossier::{CustomerFile, ShowCustomer};
use contract::{CustomerId, Topic};
use leptos::prelude::*;

use super::{Shown, colour, consents, formula, history, master, merge, photos, privacy};
use crate::live::{Live, live};
use crate::text::german::customers as words;
use crate::ui::{Chip, Empty, Tabs, Tone, Waiting, Wrong, euro};

/// Sheets of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileSheet {
    History,
    Master,
    Formulas,
    Colour,
    Consents,
}

/// The panel of a customer.
#[component]
pub fn FilePanel(id: CustomerId, shown: RwSignal<Shown>) -> impl IntoView {
    let file = live(&[Topic::Customers, Topic::Roll], move || ShowCustomer { customer: id });
    let part = RwSignal::new(FileSheet::History);
    let there = Memo::new(move |_| file.with(|file| file.is_some()));
    let erased = Memo::new(move |_| file.with(|file| file.and_then(|file| file.erased)));
    let to_consents = Callback::new(move |()| part.set(FileSheet::Consents));
    let items = vec![
        (FileSheet::History, words::HISTORY.to_owned()),
        (FileSheet::Formulas, words::FORMULAS.to_owned()),
        (FileSheet::Colour, words::PATCH.to_owned()),
        (FileSheet::Master, words::MASTER.to_owned()),
        (FileSheet::Consents, words::CONSENTS.to_owned()),
    ];
    let items = Signal::stored(items);
    view! {
        <Wrong trouble=Signal::derive(move || file.trouble())/>
        <Waiting busy=Signal::derive(move || !there.get() && file.trouble().is_none())/>
        <Show when=move || there.get()>
            <Head file/>
            {move || match erased.get() {
                Some(day) => view! { <Empty text=words::erased_on(day)/><history::History file/> }.into_any(),
                None => view! {
                    <Tabs label=words::PARTS items chosen=part/>
                    {move || match part.get() {
                        FileSheet::History => view! { <history::History file><photos::AddButton id file to_consents/></history::History> }.into_any(),
                        FileSheet::Formulas => view! { <formula::Formulas id file/> }.into_any(),
                        FileSheet::Colour => view! { <colour::PatchTests id file/> }.into_any(),
                        FileSheet::Master => view! { <master::MasterForm id file/><merge::Merges id file shown/> }.into_any(),
                        FileSheet::Consents => view! { <consents::Consents id file/><privacy::Privacy id/> }.into_any(),
                    }}
                }.into_any(),
            }}
        </Show>
    }
}

/// Name, what warns, and the figures in a line.
#[component]
fn Head(file: Live<CustomerFile>) -> impl IntoView {
    let head = move || {
        file.get().map(|file| {
            let name = if file.erased.is_some() { words::ERASED.to_owned() } else { file.master.name.clone() };
            let phones = file.master.phones.iter().map(words::phone).collect::<Vec<_>>().join(" · ");
            let pop_up = file.master.pop_up && !file.master.note.is_empty();
            let note = pop_up.then(|| view! { <p class="customers-note" role="alert">{file.master.note.clone()}</p> });
            let allergies = (!file.master.allergies.is_empty()).then(|| view! {
                <p class="customers-warn" role="alert"><b>{words::ALLERGIES}</b>{file.master.allergies.clone()}</p>
            });
            let warnings = file.warnings.iter().filter(|warning| warning.released.is_none());
            let warnings = warnings.map(|warning| view! { <p class="customers-warn">{warning.sentence.clone()}</p> });
            let warnings = warnings.collect_view();
            let facts = words::facts(&file, &euro(file.turnover));
            let aside = (!file.active && file.erased.is_none()).then(|| view! { <Chip text=words::INACTIVE tone=Tone::Warn/> });
            view! {
                <div class="customers-who">
                    <h2>{name}</h2>
                    {aside}
                </div>
                <p class="customers-facts">{phones}</p>
                <p class="customers-facts">{facts}</p>
                {note}
                {allergies}
                {warnings}
            }
        })
    };
    view! { <div class="customers-top">{head}</div> }
}

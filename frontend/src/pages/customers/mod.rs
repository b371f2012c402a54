//! The page *Kunden*: everyone on the left, found while typing; the file of one customer on the right.

mod colour;
mod confirm;
mod consents;
mod duplicates;
pub mod file;
mod form;
mod formula;
mod guest;
mod history;
mod import;
mod list;
mod master;
mod merge;
mod photos;
mod picture;
mod privacy;
mod shown;

use contract::Topic;
use contract::customers::ListCustomers;
use leptos::prelude::*;

use crate::live::live;
use crate::router::{Route, Router};
use crate::text::german::customers as words;
use crate::ui::{ListHead, SearchField, SidePanel, Tick};
use shown::STEP;
pub use shown::Shown;

/// The page *Kunden*.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let router = Router::here();
    let shown = RwSignal::new(Shown::Nothing);
    let (text, inactive, limit) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(STEP));
    let page = live(&[Topic::Customers, Topic::Roll], move || ListCustomers {
        text: text.get().trim().to_owned(),
        group: None,
        inactive: inactive.get(),
        limit: limit.get(),
    });
    router.on_arrival(move |route| {
        if let Route::Customer(id) = route {
            shown.set(Shown::One(id));
        }
    });
    Effect::new(move |_| {
        text.track();
        limit.set(STEP);
    });
    let of = move |chosen: Shown| match chosen {
        Shown::Nothing => None,
        Shown::New(()) => Some(view! { <master::NewCustomer shown/> }.into_any()),
        Shown::One(id) => Some(view! { <file::FilePanel id shown/> }.into_any()),
    };
    view! {
        <div class="customers">
            <section class="customers-main">
                <ListHead new=words::NEW on_new=move |()| shown.set(Shown::New(()))>
                    <h1>{words::TITLE}</h1>
                </ListHead>
                <SearchField label=words::SEARCH text/>
                <div class="customers-beside">
                    <Tick label=words::SHOW_INACTIVE on=inactive/>
                    <div class="choices">
                        <import::FileButton/>
                        <privacy::ProposalsButton shown/>
                        <guest::GuestButton/>
                    </div>
                </div>
                <list::CustomerList page shown limit narrow=Signal::derive(move || !text.get().trim().is_empty())/>
            </section>
            <SidePanel shown empty=words::CHOOSE of/>
        </div>
    }
}

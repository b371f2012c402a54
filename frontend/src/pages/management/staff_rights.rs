//! What the law gives to whoever works here: information at one press, and erasure with its letter once someone has left.

use contract::dossier::{EraseStaff, GiveStaffInformation, Information, StaffErasureOutlook};
use contract::people::Person;
use contract::{Day, PersonId};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::files;
use crate::pages::erasure::erasure;
use crate::text::german::erasure as erasure_words;
use crate::text::german::management as words;
use crate::ui::{Button, Dialog, Wrong};

/// Both rights of one of the staff.
#[component]
pub fn StaffRights(person: Person) -> impl IntoView {
    let Person { id, active, .. } = person;
    let (deed, open) = (Deed::new(), RwSignal::new(false));
    let inform = move |()| {
        let save = |given: &Information| {
            files::save(&given.pdf);
            files::save(&given.json);
        };
        deed.hand(GiveStaffInformation { person: id }, save, |_| ());
    };
    let erase =
        (!active).then(|| view! { <Button label=words::STAFF_ERASE on_press=move |()| open.set(true)/> });
    view! {
        <section class="management-part">
            <h3>{words::STAFF_RIGHTS}</h3>
            <div class="choices">
                <Button label=words::STAFF_INFORMATION off=deed.busy() on_press=inform/>
                {erase}
            </div>
            <p class="management-hint">{if active { words::STAFF_ACTIVE_HOW } else { words::STAFF_FORMER_HOW }}</p>
            <Wrong trouble=deed.trouble()/>
        </section>
        <Dialog open on_close=move |()| open.set(false) title=words::STAFF_ERASE_TITLE>
            <StaffErasure id open/>
        </Dialog>
    }
}

#[component]
fn StaffErasure(id: PersonId, open: RwSignal<bool>) -> impl IntoView {
    let outlook = move || StaffErasureOutlook { person: id };
    erasure(&erasure_words::STAFF, open, outlook, move |reason| EraseStaff { person: id, reason })
}

/// Stands in place of the form of someone who was erased.
#[component]
pub fn ErasedPerson(name: String, on: Day) -> impl IntoView {
    view! {
        <h2>{name}</h2>
        <p class="management-locked">{words::staff_erased(on)}</p>
    }
}

//! Days on which the salon is closed: company holidays, public holidays, stock-taking.

use chrono::NaiveDate;
use contract::calendar::{AddClosure, Closure, Planning, RemoveClosure};
use leptos::prelude::*;

use super::holidays::Holidays;
use super::standing::Standing;
use crate::deed::Deed;
use crate::live::Live;
use crate::notices::Notices;
use crate::pages::calendar::state::CalendarPlace;
use crate::shell::House;
use crate::text::german::planning as words;
use crate::ui::dates::{date, whole_day};
use crate::ui::{Button, DateField, FormFoot, Reason, Saving, Table, Wrong};

/// The list beside the form.
#[component]
pub fn Closures(planning: Live<Planning>) -> impl IntoView {
    let shown = RwSignal::new(None::<Closure>);
    let all = move || planning.with(|planning| planning.map(|it| it.closures.clone()).unwrap_or_default());
    view! {
        <div class="planning-two">
            <div class="planning-main">
                <Table
                    label=words::CLOSURES
                    head=words::CLOSURES_HEAD
                    is_empty=Signal::derive(move || planning.with(|it| it.is_some_and(|it| it.closures.is_empty())))
                    empty=words::CLOSURES_EMPTY
                >
                    {move || all().into_iter().map(|closure| view! { <Line closure planning shown/> }).collect_view()}
                </Table>
                <Holidays planning/>
            </div>
            <div class="planning-side">
                <NewClosure planning shown/>
                {move || shown.get().map(|closure| view! {
                    <section class="planning-form">
                        <h3 class="planning-name">{words::days(closure.from, closure.until)}", "{closure.name}</h3>
                        <Standing person=None from=closure.from until=closure.until within=None/>
                    </section>
                })}
            </div>
        </div>
    }
}

#[component]
fn Line(closure: Closure, planning: Live<Planning>, shown: RwSignal<Option<Closure>>) -> impl IntoView {
    let deed = Deed::new();
    let (id, own) = (closure.id, closure.clone());
    let (place, notices) = (CalendarPlace::here(), Notices::here());
    let remove = move |()| {
        deed.run(RemoveClosure { closure: id }, move |freed| {
            place.tell_waiting(notices, freed);
            shown.update(|shown| *shown = shown.take().filter(|shown| shown.id != id));
            planning.refetch();
        });
    };
    view! {
        <tr data-press="yes" aria-current=move || shown.with(|shown| shown.as_ref().is_some_and(|it| it.id == id)).to_string()
            on:click=move |_| shown.set(Some(own.clone()))>
            <td><button type="button" class="row-button">{words::days(closure.from, closure.until)}</button></td>
            <td class="planning-name">{closure.name}</td>
            <td data-figures="yes">
                <div on:click=|event| event.stop_propagation()>
                    <Button label=words::REMOVE off=deed.busy() on_press=remove/>
                    <Wrong trouble=deed.trouble()/>
                </div>
            </td>
        </tr>
    }
}

#[component]
fn NewClosure(planning: Live<Planning>, shown: RwSignal<Option<Closure>>) -> impl IntoView {
    let house = House::here();
    let today = Signal::derive(move || date(house.today()));
    let (from, until) = (RwSignal::new(None::<NaiveDate>), RwSignal::new(None::<NaiveDate>));
    let name = RwSignal::new(String::new());
    let saving = Saving::of((from, until, name));
    // The fields are empty again once it is entered.
    let again = RwSignal::new(0_u32);
    let add = Callback::new(move |()| {
        let why = name.get_untracked();
        let first = from.get_untracked().and_then(whole_day).ok_or(words::NEEDS_DAY);
        let first =
            first.and_then(|first| if why.trim().is_empty() { Err(words::NEEDS_WHY) } else { Ok(first) });
        let Some(first) = saving.read(first) else { return };
        let last = until.get_untracked().and_then(whole_day).unwrap_or(first);
        saving.send(
            AddClosure { from: first, until: last, name: why.clone() },
            move |_| words::SAVED,
            move |id| {
                shown.set(Some(Closure { id, from: first, until: last, name: why.trim().to_owned() }));
                from.set(None);
                until.set(None);
                name.set(String::new());
                saving.mark_saved();
                again.update(|count| *count += 1);
                planning.refetch();
            },
        );
    });
    let fields = move || {
        again.track();
        view! {
            <div class="fields">
                <DateField label=words::FIRST_DAY today day=from example=words::DAY_EXAMPLE/>
                <DateField label=words::LAST_DAY today day=until example=words::DAY_EXAMPLE/>
            </div>
        }
    };
    view! {
        <section class="planning-form">
            <h3>{words::NEW_CLOSURE}</h3>
            {fields}
            <Reason text=name usual=words::WHY_USUAL on_enter=add/>
            <FormFoot saving label=words::ENTER on_save=add/>
        </section>
    }
}

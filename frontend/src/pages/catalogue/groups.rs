//! The groups of the price list: tabs and colours of the till.

use contract::GroupId;
use contract::catalogue::{Group, GroupTone, PriceList, SaveGroup};
use leptos::prelude::*;

use crate::live::Live;
use crate::text::german::catalogue as words;
use crate::ui::tile::kind_name;
use crate::ui::{Actions, Button, Dialog, Field, FormFoot, Pick, Saving};

/// Opens the groups.
#[component]
pub fn GroupsButton(list: Live<PriceList>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label=words::EDIT_GROUPS on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::GROUPS_TITLE>
            <Groups list/>
            <Actions>
                <Button label=words::CLOSE shortcut="Escape" on_press=move |()| open.set(false)/>
            </Actions>
        </Dialog>
    }
}

#[component]
fn Groups(list: Live<PriceList>) -> impl IntoView {
    let chosen = RwSignal::new(None::<Group>);
    let line = move |group: Group| {
        let own = group.clone();
        let is_chosen = {
            let id = group.id;
            move || chosen.with(|chosen| chosen.as_ref().map(|group| group.id) == Some(id)).to_string()
        };
        view! {
            <button
                type="button"
                class="choice catalogue-group"
                data-kind=kind_name(group.tone)
                aria-pressed=is_chosen
                on:click=move |_| chosen.set(Some(own.clone()))
            >
                {group.name}
            </button>
        }
    };
    let groups = move || list.with(|list| list.map(|list| list.groups.clone()).unwrap_or_default());
    view! {
        <div class="choices">
            {move || groups().into_iter().map(line).collect_view()}
            <Button label=words::GROUP_NEW on_press=move |()| chosen.set(None)/>
        </div>
        {move || view! { <GroupForm group=chosen.get() list/> }}
    }
}

#[component]
fn GroupForm(group: Option<Group>, list: Live<PriceList>) -> impl IntoView {
    let id: Option<GroupId> = group.as_ref().map(|group| group.id);
    let name = RwSignal::new(group.as_ref().map(|group| group.name.clone()).unwrap_or_default());
    let tone = RwSignal::new(group.map_or_else(GroupTone::default, |group| group.tone));
    let saving = Saving::of((name, tone));
    let tones = words::TONES.map(|(tone, word)| (tone, word.to_owned())).to_vec();
    let save = Callback::new(move |()| {
        let request =
            SaveGroup { id, name: name.get_untracked().trim().to_owned(), tone: tone.get_untracked() };
        saving.send(
            request,
            move |_| words::SAVED,
            move |_| {
                list.refetch();
                if id.is_none() {
                    name.set(String::new());
                    saving.mark_saved();
                }
            },
        );
    });
    let label = if id.is_some() { words::SAVE } else { words::ADD };
    view! {
        <div class="fields">
            <Field label=words::GROUP_NAME text=name on_enter=save/>
            <Pick label=words::GROUP_TONE items=Signal::stored(tones) chosen=tone/>
        </div>
        <FormFoot saving label on_save=save/>
    }
}

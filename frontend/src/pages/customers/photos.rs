//! Photos with consent: one is put into the file, looked at large beside another, and taken away again.

use contract::consents::ConsentKind;
use contract::dossier::{AddPhoto, CustomerFile, PHOTO_MEGABYTES_MAX, Photo, RemovePhoto};
use contract::refusal::CustomerRefusal;
use contract::{CustomerId, PhotoId};
use leptos::prelude::*;

use super::picture::Large;
use crate::deed::Deed;
use crate::live::Live;
use crate::text::german::customers as words;
use crate::ui::{Actions, Button, ButtonKind, Choice, Dialog, Field, FilePick, Pick, Waiting, Wrong};

/// Opens the dialog that takes a photo; without consent it leads to the consents.
#[component]
pub fn AddButton(id: CustomerId, file: Live<CustomerFile>, to_consents: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let agreed = Memo::new(move |_| {
        file.with(|file| {
            let consents = file.map(|file| file.consents.as_slice()).unwrap_or_default();
            consents.iter().any(|it| it.kind == ConsentKind::Photos && it.withdrawn.is_none())
        })
    });
    let lead = move |()| {
        open.set(false);
        to_consents.run(());
    };
    view! {
        <Button label=words::PHOTO_ADD on_press=move |()| open.set(true)/>
        <Dialog open on_close=move |()| open.set(false) title=words::PHOTO_TITLE>
            {move || match agreed.get() {
                true => view! { <Add id file open/> }.into_any(),
                false => view! {
                    <p>{words::PHOTO_WITHOUT}</p>
                    <Actions>
                        <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
                        <Button label=words::TO_CONSENTS kind=ButtonKind::Primary on_press=lead/>
                    </Actions>
                }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Add(id: CustomerId, file: Live<CustomerFile>, open: RwSignal<bool>) -> impl IntoView {
    let deed = Deed::new();
    let (caption, bytes) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let usual = move |word: &'static str| {
        let chosen = Signal::derive(move || caption.with(|caption| caption == word));
        view! { <Choice label=word chosen on_press=move |()| caption.set(word.to_owned())/> }
    };
    let too_big = move |()| {
        bytes.set(None);
        deed.refuse(CustomerRefusal::PhotoTooBig { limit_mb: PHOTO_MEGABYTES_MAX });
    };
    let picked = move |base64: String| {
        deed.forget();
        bytes.set(Some(base64));
    };
    let keep = move |()| {
        let Some(base64) = bytes.get_untracked() else { return };
        let caption = caption.get_untracked().trim().to_owned();
        deed.tell_then(
            AddPhoto { customer: id, caption, base64 },
            move |_| words::PHOTO_KEPT,
            move |_| {
                file.refetch();
                open.set(false);
            },
        );
    };
    let off = Signal::derive(move || deed.busy().get() || bytes.with(Option::is_none));
    view! {
        <div class="choices">{words::PHOTO_USUAL.map(usual).into_iter().collect_view()}</div>
        <Field label=words::PHOTO_WHAT text=caption/>
        <FilePick
            label=words::PHOTO_FILE
            accept="image/jpeg,image/png,image/webp"
            on_pick=picked
            most_bytes={u64::from(PHOTO_MEGABYTES_MAX) * 1024 * 1024}
            on_too_big=Callback::new(too_big)
        />
        <Waiting busy=deed.busy()/>
        <Wrong trouble=deed.trouble()/>
        <Actions>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::PHOTO_KEEP kind=ButtonKind::Primary off on_press=keep/>
        </Actions>
    }
}

/// The chosen photo over the page, perhaps beside another one.
#[component]
pub fn LargeDialog(file: Live<CustomerFile>, chosen: RwSignal<Option<PhotoId>>) -> impl IntoView {
    let open = Signal::derive(move || chosen.with(Option::is_some));
    view! {
        <Dialog open on_close=move |()| chosen.set(None) title=words::PHOTO_LARGE wide=true>
            {move || chosen.get().map(|photo| view! { <Looked photo file chosen/> })}
        </Dialog>
    }
}

#[component]
fn Looked(photo: PhotoId, file: Live<CustomerFile>, chosen: RwSignal<Option<PhotoId>>) -> impl IntoView {
    let (deed, sure) = (Deed::new(), RwSignal::new(false));
    let beside = RwSignal::new(None::<PhotoId>);
    let photos = untrack(|| file.get().map(|file| file.photos).unwrap_or_default());
    let line = |id: PhotoId, photos: &[Photo]| {
        photos.iter().find(|photo| photo.id == id).map(words::photo_line).unwrap_or_default()
    };
    let own = line(photo, &photos);
    let others = photos.iter().filter(|other| other.id != photo);
    let others = others.map(|other| (Some(other.id), words::photo_line(other)));
    let items: Vec<_> = std::iter::once((None, words::PHOTO_ALONE.to_owned())).chain(others).collect();
    let some = items.len() > 1;
    let remove = move |()| {
        deed.tell_then(
            RemovePhoto { photo },
            move |_| words::PHOTO_REMOVED,
            move |()| {
                file.refetch();
                chosen.set(None);
            },
        );
    };
    view! {
        <div class="photo-pair">
            <Large photo says=own/>
            {move || beside.get().map(|other| view! { <Large photo=other says=line(other, &photos)/> })}
        </div>
        {some.then(|| view! { <Pick label=words::PHOTO_BESIDE items=Signal::stored(items) chosen=beside/> })}
        <Wrong trouble=deed.trouble()/>
        <Show
            when=move || sure.get()
            fallback=move || view! {
                <Actions>
                    <Button label=words::PHOTO_REMOVE kind=ButtonKind::Danger on_press=move |()| sure.set(true)/>
                    <Button label=words::BACK shortcut="Escape" on_press=move |()| chosen.set(None)/>
                </Actions>
            }
        >
            <p role="alert">{words::PHOTO_REMOVE_SURE}</p>
            <Actions>
                <Button label=words::PHOTO_REMOVE_DO kind=ButtonKind::Danger off=deed.busy() on_press=remove/>
                <Button label=words::BACK on_press=move |()| sure.set(false)/>
            </Actions>
        </Show>
    }
}

//! Logo and footer: all that may be chosen on a receipt.

use contract::settings::{Footer, SaveFooter, ShowSettings};
use leptos::prelude::*;

use crate::live::live;
use crate::text::german::management as words;
use crate::ui::{Button, FilePick, FormFoot, Saving, Wrong};

/// How every PNG begins, in base64.
const PNG: &str = "iVBORw0KGg";
/// So large may a logo be, in letters of base64 (about 200 KB).
const LARGEST: usize = 273_000;

/// Whether a file may be a logo.
fn is_logo(base64: &str) -> bool {
    base64.starts_with(PNG) && base64.len() <= LARGEST
}

/// The room, once the salon has told what stands there now.
#[component]
pub fn ReceiptText() -> impl IntoView {
    let settings = live(&[], || ShowSettings);
    view! {
        <section class="management-main management-whole">
            <h2>{words::RECEIPT}</h2>
            <p class="management-hint">{words::FOOTER_HOW}</p>
            <Wrong trouble=Signal::derive(move || settings.trouble())/>
            {move || settings.get().map(|settings| view! { <FooterForm footer=settings.footer/> })}
        </section>
    }
}

#[component]
fn FooterForm(footer: Footer) -> impl IntoView {
    let text = RwSignal::new(footer.text.unwrap_or_default());
    let logo = RwSignal::new(footer.logo_png_base64);
    let saving = Saving::of((text, logo));
    let save = move |()| {
        let text = Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let footer = Footer { text, logo_png_base64: logo.get_untracked() };
        saving.send(SaveFooter { footer }, |_| words::SAVED, |_| ());
    };
    view! {
        <div class="management-form">
            <label class="field">
                <span class="field-label">{words::FOOTER}</span>
                <textarea
                    rows="4"
                    prop:value=move || text.get()
                    on:input:target=move |event| text.set(event.target().value())
                ></textarea>
            </label>
            <Logo logo/>
        </div>
        <FormFoot saving label=words::SAVE on_save=save/>
    }
}

#[component]
fn Logo(logo: RwSignal<Option<String>>) -> impl IntoView {
    let wrong = RwSignal::new(String::new());
    let take = move |base64: String| {
        if is_logo(&base64) {
            wrong.set(String::new());
            logo.set(Some(base64));
        } else {
            wrong.set(words::LOGO_BAD.to_owned());
        }
    };
    let picture = move || {
        logo.get().map(|base64| {
            view! {
                <img class="management-logo" alt=words::LOGO_ALT src=format!("data:image/png;base64,{base64}")/>
                <Button label=words::LOGO_AWAY on_press=move |()| logo.set(None)/>
            }
        })
    };
    view! {
        <FilePick label=words::LOGO accept="image/png" on_pick=take wrong/>
        <div class="management-logo-line">
            {picture}
            {move || logo.with(Option::is_none).then_some(words::LOGO_NONE)}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    #[test]
    fn only_a_png_of_modest_size_is_a_logo() {
        let png = STANDARD.encode(b"\x89PNG\r\n\x1a\nand so on");
        assert!(is_logo(&png));
        assert!(!is_logo(&STANDARD.encode(b"GIF89a")));
        assert!(!is_logo(&format!("{png}{}", "A".repeat(LARGEST))));
    }
}

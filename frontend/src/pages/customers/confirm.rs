//! An appointment that is still to come, confirmed by e-mail because someone asks for it.

use contract::AppointmentId;
use contract::dossier::CustomerFile;
use contract::messages::SendConfirmation;
use leptos::prelude::*;

use crate::live::Live;
use crate::text::german::customers as words;
use crate::ui::MailButton;

/// The button and its dialog; the first address of the file stands in it.
#[component]
pub fn Confirm(appointment: AppointmentId, file: Live<CustomerFile>) -> impl IntoView {
    let known = untrack(|| file.with(|file| file.and_then(|file| file.master.mails.first().cloned())))
        .unwrap_or_default();
    view! {
        <MailButton
            label=words::CONFIRM
            title=words::CONFIRM_TITLE
            hint=words::CONFIRM_HOW
            known
            ask=move |to| SendConfirmation { appointment, to }
            on_sent=move |()| file.refetch()
        />
    }
}

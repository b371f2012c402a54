//! A receipt by e-mail, because someone asks for it.

use contract::Seq;
use contract::messages::SendReceipt;
use leptos::prelude::*;

use crate::text::german::mail as words;
use crate::ui::MailButton;

/// The button and its dialog.
#[component]
pub fn ByMail(seq: Seq) -> impl IntoView {
    view! {
        <MailButton
            label=words::BY_MAIL
            title=words::RECEIPT_TITLE
            hint=words::RECEIPT_HOW
            ask=move |to| SendReceipt { seq, to }
        />
    }
}

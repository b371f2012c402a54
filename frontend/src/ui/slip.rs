//! A printed page on the screen, on paper.

use contract::Slip;
use contract::slip::{Block, Weight};
use leptos::prelude::*;

use crate::text::german::parts as words;

/// A page as it comes out of the printer.
#[component]
pub fn SlipView(slip: Slip) -> impl IntoView {
    let copy = slip.copy.map(|number| format!("{} {number}", words::COPY));
    let mark = |copy: Option<String>| copy.map(|copy| view! { <p class="slip-copy">{copy}</p> });
    view! {
        // Long pages scroll: the paper can be reached by the keyboard.
        <div class="slip" role="document" tabindex="0" aria-label=format!("{}: {}", words::PRINTED_PAGE, slip.title)>
            {mark(copy.clone())}
            {slip.blocks.into_iter().map(block).collect_view()}
            {mark(copy)}
        </div>
    }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <p class="slip-heading">{text}</p> }.into_any(),
        Block::Centred(text) => view! { <p class="slip-centred">{text}</p> }.into_any(),
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::Notice(text) => view! { <p class="slip-notice">{text}</p> }.into_any(),
        Block::Pair { left, right, weight } => pair(left, right, weight),
        Block::Item { text, amount, details } => item(text, amount, details),
        Block::Table { head, rows } => table(head, rows),
        Block::Rule => view! { <hr class="slip-rule"/> }.into_any(),
        Block::Space => view! { <p class="slip-space"></p> }.into_any(),
        Block::Qr { caption, .. } => view! { <p class="slip-centred">{caption}</p> }.into_any(),
        Block::Signature(caption) => view! { <p class="slip-signature">{caption}</p> }.into_any(),
    }
}

fn pair(left: String, right: String, weight: Weight) -> AnyView {
    let weight = match weight {
        Weight::Normal => "normal",
        Weight::Strong => "strong",
        Weight::Sum => "sum",
    };
    view! {
        <p class="slip-pair" data-weight=weight>
            <span>{left}</span>
            <span>{right}</span>
        </p>
    }
    .into_any()
}

fn item(text: String, amount: String, details: Vec<String>) -> AnyView {
    let detail = |detail| view! { <p class="slip-detail">{detail}</p> };
    view! {
        {pair(text, amount, Weight::Normal)}
        {details.into_iter().map(detail).collect_view()}
    }
    .into_any()
}

fn table(head: Vec<String>, rows: Vec<Vec<String>>) -> AnyView {
    let cell = |text| view! { <td>{text}</td> };
    let row = move |row: Vec<String>| view! { <tr>{row.into_iter().map(cell).collect_view()}</tr> };
    view! {
        <table class="slip-table">
            <thead><tr>{head.into_iter().map(|text| view! { <th scope="col">{text}</th> }).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

//! Who may do what, straight from the menu table.

use contract::Role;
use contract::people::{RoleMatrix, RoleRow};
use leptos::prelude::*;

use crate::live::live;
use crate::text::german::management as words;
use crate::ui::{Table, Wrong};

/// The table of rights.
#[component]
pub fn Rights() -> impl IntoView {
    let rows = live(&[], || RoleMatrix);
    let asked = move || {
        let rows = rows.get().unwrap_or_default();
        rows.into_iter().filter(|row| row.lowest != Role::Anyone)
    };
    view! {
        // Long: it can be scrolled by the keyboard.
        <section class="management-main management-whole" tabindex="0" aria-label=words::RIGHTS>
            <h2>{words::RIGHTS}</h2>
            <p class="management-hint">{words::RIGHTS_HOW}</p>
            <Wrong trouble=Signal::derive(move || rows.trouble())/>
            <div class="management-scroll">
                <Table label=words::RIGHTS head=words::RIGHTS_HEAD is_empty=false empty="">
                    {move || asked().map(line).collect_view()}
                </Table>
            </div>
        </section>
    }
}

fn line(row: RoleRow) -> impl IntoView {
    let may = Role::OF_PEOPLE.map(|role| role >= row.lowest);
    let cell = |may: bool| {
        let word = if may { words::MAY } else { words::MAY_NOT };
        view! { <td class="management-may" data-may=may.then_some("yes")>{word}</td> }
    };
    view! {
        <tr>
            <th scope="row" class="management-right">{row.label}</th>
            {may.map(cell).into_iter().collect_view()}
            <td class="management-hint">{words::effect(row.effect)}</td>
        </tr>
    }
}

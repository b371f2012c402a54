//! The step *Abschließen*, and the Z report that comes out of it.

use contract::Topic;
use contract::cash::Drawer;
use contract::day::{CloseDay, CloseStep, Closing as Closed};
use leptos::prelude::*;

use super::aside::Aside;
use super::reports::ReportsButton;
use super::revoke::{RevokeButton, last_close};
use super::way::CloseWay;
use crate::deed::Deed;
use crate::live::live;
use crate::pages::roll::copies::CopyButtons;
use crate::text::german::close as words;
use crate::ui::{Amount, Button, ButtonKind, Notices, SlipView, Wrong};

/// One sentence, one button.
#[component]
pub fn Finish(way: CloseWay) -> impl IntoView {
    let (deed, notices) = (way.deed, Notices::here());
    let drawer = live(&[Topic::Day, Topic::Till], || Drawer);
    let cash = move || drawer.with(|drawer| drawer.and_then(|drawer| drawer.cash));
    let sentence = move || {
        let next = way.day.with(|day| day.and_then(|day| day.last_z)).map(contract::ZNumber::next);
        way.state.with(|state| {
            state.map(|state| {
                let day = state.day.map(contract::Day::german_with_weekday).unwrap_or_default();
                words::close_sentence(&day, next, state.receipts, cash())
            })
        })
    };
    // A close after midnight can't be revoked any more.
    let same_day = move || way.day.with(|day| day.is_some_and(|day| day.day == Some(day.today)));
    let close = move |()| {
        deed.run(CloseDay, move |closed: Closed| {
            notices.clear();
            way.closed.set(Some(closed));
        });
    };
    view! {
        <section class="close-main">
            <h1>{words::CLOSE_TITLE}</h1>
            {move || cash().map(|cash| view! {
                <div class="card"><Amount label=words::STAYS money=Signal::stored(cash)/></div>
            })}
            <p class="close-sentence">{sentence}</p>
            <p class="close-sentence"><b>{words::CLOSE_FINAL}</b></p>
            <Show when=same_day><p class="close-how">{words::CLOSE_REVOCABLE}</p></Show>
        </section>
        <Aside way>
            <Wrong trouble=deed.trouble()/>
            <Button label=words::BACK on_press=move |()| way.go(CloseStep::SkimOff)/>
            <Button
                label=words::CLOSE_DO
                kind=ButtonKind::Primary
                tall=true
                shortcut="Enter"
                off=deed.busy()
                on_press=close
            />
        </Aside>
    }
}

/// The Z report as paper, after the close.
#[component]
pub fn ZPaper(
    closed: RwSignal<Option<Closed>>,
    /// Belongs to the page: it outlives this paper.
    revoking: Deed,
) -> impl IntoView {
    let last = last_close();
    view! {
        {move || closed.get().map(|report| {
            let day = report.day.german_with_weekday();
            let text = words::closed(report.z_number, &day, report.cash_left);
            view! {
                <section class="close-done">
                    <h1>{words::CLOSED_TITLE}</h1>
                    <p class="close-sentence">{text}</p>
                    <div class="close-done-actions">
                        <Button
                            label=words::DONE
                            kind=ButtonKind::Primary
                            tall=true
                            shortcut="Enter"
                            on_press=move |()| closed.set(None)
                        />
                        <CopyButtons seq=report.seq/>
                        <ReportsButton/>
                        <RevokeButton last deed=revoking on_done=move |()| closed.set(None)/>
                    </div>
                </section>
                <section class="close-paper"><SlipView slip=report.slip/></section>
            }
        })}
    }
}

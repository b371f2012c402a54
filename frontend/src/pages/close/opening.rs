//! Opens a day: a blind count becomes the opening stock; only a difference wants a reason.

use contract::Money;
use contract::Topic;
use contract::cash::CountSheet as Pieces;
use contract::day::{CloseOutlook, DayOpening, DayView, OpenDay, OpenedDay, StartCheck};
use leptos::prelude::*;

use super::clock::ClockCorrection;
use super::counting::Sheet;
use super::draft::Keeper;
use super::reports::ReportsButton;
use super::revoke::{RevokeButton, last_close};
use super::without_tse::{WITHOUT_TSE, WithoutTse};
use crate::deed::Deed;
use crate::desk::Desk;
use crate::live::{Live, live};
use crate::pages::Page;
use crate::shell::{House, Router};
use crate::text::german::{close as words, revocation};
use crate::ui::{Amount, Button, ButtonKind, Card, Count, Fact, Reason, Waiting, Wrong};

/// Waits for half a count, if there is one, before the sheet is there.
#[component]
pub fn Opening(
    day: Live<DayView>,
    opened: RwSignal<Option<OpenedDay>>,
    /// Belongs to the page: it outlives the sheet.
    deed: Deed,
    /// The revocation of the last close; belongs to the page too.
    revoking: Deed,
) -> impl IntoView {
    let state = live(&[], || CloseOutlook);
    // A salon that has no half count to give does not keep anyone from counting.
    let known = Memo::new(move |_| state.with(|state| state.is_some()) || state.trouble().is_some());
    view! {
        {move || if known.get() {
            let half = state.peek().and_then(|state| state.draft);
            view! { <OpeningCount day opened deed revoking half/> }.into_any()
        } else {
            view! { <div class="close-main"><Waiting busy=true/></div> }.into_any()
        }}
    }
}

#[component]
fn OpeningCount(
    day: Live<DayView>,
    opened: RwSignal<Option<OpenedDay>>,
    deed: Deed,
    revoking: Deed,
    half: Option<Pieces>,
) -> impl IntoView {
    let (desk, house) = (Desk::here(), House::here());
    let count = Count::new(half.as_ref());
    let reason = RwSignal::new(String::new());
    let keeper = Keeper::of(count);
    house.hold_lock_while(move || count.pieces().sum().is_positive());
    // How far the count that was kept departs from what the last close left.
    let differs = RwSignal::new(None::<Money>);
    let allowing = Deed::new();
    let open = move |()| {
        let sheet = untrack(|| count.pieces());
        keeper.hand_over();
        let why = Some(reason.get_untracked().trim().to_owned()).filter(|why| !why.is_empty());
        deed.run(OpenDay { sheet, difference_reason: why }, move |opening| {
            match opening {
                DayOpening::Opened(day) => opened.set(Some(day)),
                DayOpening::Differs { difference } => differs.set(Some(difference)),
            }
            desk.hear(&[Topic::Day]);
        });
    };
    let off = Signal::derive(move || deed.busy().get() || !count.is_readable());
    view! {
        <section class="close-main close-opening"><Sheet count/></section>
        <aside class="close-aside">
            <div class="close-facts"><NewDay day/><ClosedToday revoking/></div>
            <div class="close-actions">
                {move || differs.get().map(|difference| view! {
                    <p class="close-sentence" role="alert">{words::opening_differs(difference)}</p>
                })}
                <Show when=move || differs.get().is_some()>
                    <Reason text=reason usual=words::DIFFERENCE_REASONS label=words::DIFFERENCE_WHY/>
                </Show>
                <Show
                    when=move || deed.code() == Some(WITHOUT_TSE)
                    fallback=move || view! { <Wrong trouble=deed.trouble()/> }
                >
                    <WithoutTse deed=allowing on_allowed=Callback::new(open)/>
                </Show>
                <p class="close-how">{words::OPEN_HINT}</p>
                <Button
                    label=words::OPEN_DAY
                    kind=ButtonKind::Primary
                    tall=true
                    shortcut="Enter"
                    off
                    on_press=open
                />
                <div class="close-papers"><ReportsButton/></div>
            </div>
        </aside>
    }
}

/// The date that is about to open; in large type, because a wrong clock is seen there first (IKS-03).
#[component]
fn NewDay(day: Live<DayView>) -> impl IntoView {
    view! {
        {move || day.get().map(|day| {
            let last = day.last_z.map_or_else(|| words::NO_Z_YET.to_owned(), words::z);
            view! {
                <Card title=words::OPEN_TITLE>
                    <p class="close-date">{day.today.german_with_weekday()}</p>
                    <Fact name=words::LAST_Z value=last/>
                </Card>
                {day.clock_jump.then(|| view! { <ClockCorrection/> })}
            }
        })}
    }
}

/// Today was closed already: whoever forgot something finds the way back here.
#[component]
fn ClosedToday(revoking: Deed) -> impl IntoView {
    let last = last_close();
    let revocable = move || last.get().flatten().filter(|last| last.hindrance.is_none());
    view! {
        {move || revocable().map(|last| view! {
            <p class="close-how">{revocation::closed_today(last.day, last.z_number)}</p>
        })}
        <RevokeButton last deed=revoking/>
    }
}

/// The day is open: what was booked, and the checks of the start.
#[component]
pub fn Opened(opened: RwSignal<Option<OpenedDay>>) -> impl IntoView {
    let router = Router::here();
    let go = move |()| {
        opened.set(None);
        router.go(Page::Till);
    };
    view! {
        {move || opened.get().map(|day| {
            // The stock carries on what the last close left; the difference from the count is booked beside it.
            let cash = day.stock.plus(day.difference).unwrap_or(day.stock);
            let difference = (!day.difference.is_zero()).then(|| words::opening_difference(day.stock, day.difference));
            view! {
                <section class="close-done">
                    <p class="close-date">{day.day.german_with_weekday()}</p>
                    <h1>{words::DAY_IS_OPEN}</h1>
                    <div class="card">
                        <Amount label=words::STOCK_NOW money=Signal::stored(cash)/>
                    </div>
                    {difference.map(|text| view! { <p class="close-sentence">{text}</p> })}
                    <ul class="close-starts">
                        {day.checks.into_iter().map(|check| view! { <StartLine check/> }).collect_view()}
                    </ul>
                    <div class="close-done-actions">
                        <Button
                            label=words::TO_THE_TILL
                            kind=ButtonKind::Primary
                            tall=true
                            shortcut="Enter"
                            on_press=go
                        />
                    </div>
                </section>
            }
        })}
    }
}

#[component]
fn StartLine(check: StartCheck) -> impl IntoView {
    let (sign, word) = if check.good { ("✓", words::ALL_GOOD) } else { ("!", words::LOOK_AT_IT) };
    view! {
        <li class="close-check" data-clear=if check.good { "yes" } else { "no" }>
            <span class="close-sign" aria-hidden="true">{sign}</span>
            <b>{check.name}": "{word}</b>
            <p>{check.sentence}</p>
        </li>
    }
}

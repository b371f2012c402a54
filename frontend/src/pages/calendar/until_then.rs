//! Until when someone waits: the days and hours that suit.

use chrono::NaiveDate;
use contract::calendar::Span;
use leptos::prelude::*;

use super::acts::Acts;
use super::when::{date, read_time, whole_day};
use crate::shell::House;
use crate::text::german::calendar as words;
use crate::ui::{Button, ButtonKind, DateField, Field};

/// So long someone waits where nothing else is said, in days.
const USUAL_DAYS: i64 = 28;

/// The days, the hours, and the key that puts it on the list.
#[component]
pub fn Until(acts: Acts, waits: RwSignal<bool>) -> impl IntoView {
    let house = House::here();
    let today = Signal::derive(move || date(house.today()));
    let first = untrack(|| house.today());
    let from = RwSignal::new(Some(date(first)));
    let until = RwSignal::new(Some(date(first.plus_days(USUAL_DAYS))));
    let (early, late) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let day = |of: RwSignal<Option<NaiveDate>>| of.get_untracked().and_then(whole_day);
    let put = move |()| {
        let (Some(from), Some(until)) = (day(from), day(until)) else { return };
        let begin = read_time(&early.get_untracked());
        let end = read_time(&late.get_untracked());
        let within = (begin.is_some() || end.is_some())
            .then(|| Span::new(begin.unwrap_or(0), end.unwrap_or(contract::calendar::DAY_MINUTES)));
        acts.wait(from, until, within);
    };
    let off = Signal::derive(move || !acts.panel.is_wanted() || acts.busy.get());
    view! {
        <section class="booking-part" aria-label=words::ONTO_THE_LIST>
            <h3>{words::WAITS_WHEN}</h3>
            <div class="fields">
                <DateField label=words::FROM_DAY today day=from example=words::GO_TO_EXAMPLE/>
                <DateField label=words::UNTIL_DAY today day=until example=words::GO_TO_EXAMPLE/>
                <Field label=words::FROM_TIME text=early mode="numeric" example="9:00"/>
                <Field label=words::UNTIL_TIME text=late mode="numeric" example="12:00"/>
            </div>
            <div class="booking-waits">
                <Button label=words::RATHER_A_TIME on_press=move |()| waits.set(false)/>
                <Button label=words::WAIT kind=ButtonKind::Primary shortcut="F8" off on_press=put/>
            </div>
        </section>
    }
}

//! The panel's time: with whom, and a day and an hour that are typed.

use contract::Topic;
use contract::calendar::Slot;
use contract::people::People;
use leptos::prelude::*;

use super::panel::Panel;
use super::scale::clock;
use crate::live::live;
use crate::shell::House;
use crate::text::german::calendar as words;
pub use crate::ui::dates::{date, whole_day};
use crate::ui::{Choice, DateField, Field};

/// Person, day and time.
#[component]
pub fn When(panel: Panel) -> impl IntoView {
    let people = live(&[Topic::People], || People);
    let house = House::here();
    let today = Signal::derive(move || date(house.today()));
    let shown = panel.at.get_untracked();
    let day = RwSignal::new(shown.map(|at| date(at.day)));
    let time = RwSignal::new(shown.map(|at| clock(at.minute)).unwrap_or_default());
    // What was chosen elsewhere stands in the fields; what is typed here is chosen.
    Effect::new(move |_| {
        if let Some(at) = panel.at.get() {
            day.set(Some(date(at.day)));
            if read_time(&time.get_untracked()) != Some(at.minute) {
                time.set(clock(at.minute));
            }
        }
    });
    Effect::new(move |_| {
        let chosen = day.get().or_else(|| Some(today.get_untracked())).and_then(whole_day);
        if let (Some(day), Some(minute)) = (chosen, read_time(&time.get())) {
            let at = Some(Slot { day, minute });
            if panel.at.get_untracked() != at {
                panel.at.set(at);
            }
        }
    });
    let person = move |(id, name): (contract::PersonId, String)| {
        let chosen = Signal::derive(move || panel.person.get() == Some(id));
        view! { <Choice label=name chosen on_press=move |()| panel.person.set(Some(id))/> }
    };
    let team = move || {
        let all = people.get().unwrap_or_default().into_iter();
        let can = all.filter(|it| it.performs && it.active);
        can.map(|it| person((it.id, it.short_name))).collect_view()
    };
    let anyone = Signal::derive(move || panel.person.get().is_none());
    view! {
        <div class="choices booking-people">
            <Choice label=words::ANYONE chosen=anyone on_press=move |()| panel.person.set(None)/>
            {team}
        </div>
        <div class="fields">
            <DateField label=words::ON_DAY today day example=words::GO_TO_EXAMPLE/>
            <Field label=words::AT_TIME text=time mode="numeric" example="9:30"/>
        </div>
    }
}

/// `Fr 27.11. 9:45`.
#[must_use]
pub fn said(slot: Slot) -> String {
    let day = crate::ui::dates::show_date(date(slot.day));
    let short: String = day.chars().take(9).collect();
    format!("{short} {}", clock(slot.minute))
}

/// A typed time: `9`, `930`, `9:30`, `9.30`.
#[must_use]
pub fn read_time(text: &str) -> Option<u32> {
    let text = text.trim();
    let (hour, minute) = match text.split_once([':', '.', ',']) {
        Some((hour, minute)) => (hour, minute),
        None if text.len() > 2 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::read_time;

    #[test]
    fn times_are_read_as_they_are_typed() {
        for (typed, minute) in
            [("9", 540), ("930", 570), ("9:30", 570), ("14.05", 845), ("0945", 585), ("0", 0)]
        {
            assert_eq!(read_time(typed), Some(minute), "{typed}");
        }
        for typed in ["", "25", "9:75", "abc", "99999"] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }
}

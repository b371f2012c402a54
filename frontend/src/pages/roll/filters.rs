//! What narrows the roll: text, days, person, kinds.

use chrono::NaiveDate;
use contract::day::DayState;
use contract::people::People;
use contract::roll::Roll;
use contract::{Day, PersonId, Topic};
use leptos::prelude::*;

use crate::live::{Live, live};
use crate::text::german::roll as words;
use crate::ui::{DateField, Pick, SearchField, Tick};

/// The days that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ShownDays {
    Today,
    Week,
    Always,
    OneDay,
}

/// All filters; cheap to copy.
#[derive(Clone, Copy)]
pub struct Sieve {
    text: RwSignal<String>,
    span: RwSignal<ShownDays>,
    day: RwSignal<Option<NaiveDate>>,
    person: RwSignal<Option<PersonId>>,
    all_kinds: RwSignal<bool>,
    today: Live<contract::day::DayView>,
}

impl Sieve {
    /// Lets everything through.
    pub fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            span: RwSignal::new(ShownDays::Always),
            day: RwSignal::new(None),
            person: RwSignal::new(None),
            all_kinds: RwSignal::new(false),
            today: live(&[Topic::Day], || DayState),
        }
    }

    /// The request that the filters mean.
    pub fn request(self, limit: u32) -> Roll {
        let (from, to) = days(self.span.get(), self.day.get(), self.today());
        Roll {
            text: self.text.get().trim().to_owned(),
            from,
            to,
            person: self.person.get(),
            amount: None,
            all_kinds: self.all_kinds.get(),
            before: None,
            limit,
        }
    }

    /// Tracks all filters.
    pub fn track(self) {
        self.text.track();
        self.span.track();
        self.day.track();
        self.person.track();
        self.all_kinds.track();
    }

    /// Whether something is held back.
    pub fn is_narrow(self) -> Signal<bool> {
        Signal::derive(move || {
            self.span.get() != ShownDays::Always
                || self.person.get().is_some()
                || !self.text.get().trim().is_empty()
        })
    }

    fn today(self) -> Option<Day> {
        self.today.with(|day| day.map(|day| day.day.unwrap_or(day.today)))
    }
}

/// First and last day of a span, seen from the booking day.
fn days(span: ShownDays, day: Option<NaiveDate>, today: Option<Day>) -> (Option<Day>, Option<Day>) {
    match span {
        ShownDays::Always => (None, None),
        ShownDays::Today => (today, None),
        ShownDays::Week => (today.map(|today| today.plus_days(-6)), None),
        ShownDays::OneDay => {
            let day = day.and_then(|day| day.to_string().parse::<Day>().ok());
            (day, day)
        }
    }
}

/// The row of filters.
#[component]
pub fn Filters(sieve: Sieve) -> impl IntoView {
    let spans = [
        (ShownDays::Always, words::ALWAYS),
        (ShownDays::Today, words::TODAY),
        (ShownDays::Week, words::WEEK),
        (ShownDays::OneDay, words::ONE_DAY),
    ];
    let spans = spans.map(|(span, word)| (span, word.to_owned())).to_vec();
    let people = live(&[Topic::People], || People);
    let people = Signal::derive(move || {
        let all = std::iter::once((None, words::EVERYONE.to_owned()));
        let named = people.get().unwrap_or_default().into_iter().map(|person| (Some(person.id), person.name));
        all.chain(named).collect::<Vec<_>>()
    });
    let today = Signal::derive(move || {
        let day = sieve.today().map(|day| day.to_string());
        day.and_then(|day| day.parse().ok()).unwrap_or_default()
    });
    view! {
        <div class="roll-filters">
            <SearchField label=words::SEARCH text=sieve.text class="input roll-search"/>
            <div class="roll-span"><Pick label=words::DAYS items=Signal::stored(spans) chosen=sieve.span/></div>
            <Show when=move || sieve.span.get() == ShownDays::OneDay>
                <div class="roll-span"><DateField label=words::DAY today day=sieve.day/></div>
            </Show>
            <div class="roll-span"><Pick label=words::PERSON items=people chosen=sieve.person/></div>
            <Tick label=words::ALL_KINDS on=sieve.all_kinds/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_seen_from_the_booking_day() {
        let today = Day::from_ymd(2026, 11, 27);
        assert_eq!(days(ShownDays::Always, None, today), (None, None));
        assert_eq!(days(ShownDays::Today, None, today), (today, None));
        assert_eq!(days(ShownDays::Week, None, today), (Day::from_ymd(2026, 11, 21), None));
        let one = NaiveDate::from_ymd_opt(2026, 11, 3);
        let same = Day::from_ymd(2026, 11, 3);
        assert_eq!(days(ShownDays::OneDay, one, today), (same, same));
        assert_eq!(days(ShownDays::OneDay, None, today), (None, None));
    }
}

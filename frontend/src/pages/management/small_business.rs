//! How near the limits of § 19 UStG are, below the salon's data; only where it shows no VAT.

use contract::Topic;
use contract::small_business::{SaveTurnoverElsewhere, ShowSmallBusiness, SmallBusiness};
use leptos::prelude::*;
use serde::Serialize;

use crate::live::live;
use crate::text::german::management as words;
use crate::ui::{Card, Fact, FormFoot, NumberField, Saving, Tick, Unit, Wrong, euro, typed_money};

/// The year's turnover against its limits, and what the owner says of turnover elsewhere.
#[component]
pub fn SmallBusinessLimits() -> impl IntoView {
    let stand = live(&[Topic::Settings, Topic::Roll], || ShowSmallBusiness);
    view! {
        <Wrong trouble=Signal::derive(move || stand.trouble())/>
        {move || {
            let stand = stand.get().filter(|stand| stand.applies)?;
            Some(view! { <Limits stand=stand.clone()/> <Elsewhere stand/> })
        }}
    }
}

#[component]
fn Limits(stand: SmallBusiness) -> impl IntoView {
    let fact = |name: String, value: String| view! { <Fact name value/> };
    let before = stand.year_before.map_or_else(|| words::NOT_SAID.to_owned(), euro);
    view! {
        <h3>{words::LIMITS}</h3>
        {stand.told.map(|told| view! { <p class="management-locked" role="status">{told}</p> })}
        <Card>
            {fact(words::turnover_of(stand.year), euro(stand.this_year))}
            {fact(words::LIMIT_NOW.to_owned(), euro(stand.limit_now))}
            {fact(words::LIMIT_NEXT_YEAR.to_owned(), euro(stand.limit_next_year))}
            {fact(words::turnover_of(stand.year - 1), before)}
        </Card>
    }
}

/// What is typed; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct ElsewhereFields {
    this_year: RwSignal<String>,
    year_before: RwSignal<String>,
    founded: RwSignal<bool>,
}

impl ElsewhereFields {
    fn request(self) -> Result<SaveTurnoverElsewhere, &'static str> {
        let typed =
            |text: RwSignal<String>| Some(text.get_untracked()).filter(|text| !text.trim().is_empty());
        let money = |text: String| typed_money(&text).ok_or(words::TURNOVER_UNREAD);
        Ok(SaveTurnoverElsewhere {
            this_year: typed(self.this_year).map_or(Ok(contract::Money::ZERO), money)?,
            year_before: typed(self.year_before).map(money).transpose()?,
            founded_this_year: self.founded.get_untracked(),
        })
    }
}

#[component]
fn Elsewhere(stand: SmallBusiness) -> impl IntoView {
    let said = stand.elsewhere;
    let form = ElsewhereFields {
        this_year: RwSignal::new(said.this_year.to_string()),
        year_before: RwSignal::new(said.year_before.map(|sum| sum.to_string()).unwrap_or_default()),
        founded: RwSignal::new(said.founded_this_year),
    };
    let saving = Saving::of(form);
    let save = move |()| saving.save(form.request(), |_| words::SAVED, |_| ());
    view! {
        <h3>{words::TURNOVER_ELSEWHERE}</h3>
        <p class="management-hint">{words::TURNOVER_ELSEWHERE_HOW}</p>
        <div class="fields">
            <NumberField label=words::turnover_of(stand.year) text=form.this_year unit=Unit::Euro/>
            <NumberField label=words::turnover_of(stand.year - 1) text=form.year_before unit=Unit::Euro/>
        </div>
        <Tick label=words::FOUNDED on=form.founded/>
        <FormFoot saving label=words::SAVE on_save=save/>
    }
}

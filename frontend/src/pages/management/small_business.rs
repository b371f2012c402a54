//! How near the limits of § 19 UStG are, below the salon's data; only where it shows no VAT.

use chrono::NaiveDate;
use contract::day::DayView;
use contract::small_business::{
    KeyAdvice, SaveSmallBusinessKey, SaveTurnoverElsewhere, ShowSmallBusiness, SmallBusiness,
};
use contract::{Topic, VatKey};
use leptos::prelude::*;
use serde::Serialize;

use crate::live::{Live, live};
use crate::text::german::management as words;
use crate::ui::dates::{date, whole_day};
use crate::ui::{
    Card, DateField, Fact, Field, FormFoot, NumberField, Pick, Saving, Tick, Unit, Wrong, euro, typed_money,
};

/// The year's turnover against its limits, and what the owner says of turnover elsewhere.
#[component]
pub fn SmallBusinessLimits(day: Live<DayView>, locked: Signal<bool>) -> impl IntoView {
    let stand = live(&[Topic::Settings, Topic::Roll], || ShowSmallBusiness);
    view! {
        <Wrong trouble=Signal::derive(move || stand.trouble())/>
        {move || {
            let stand = stand.get().filter(|stand| stand.applies)?;
            Some(view! { <Limits stand=stand.clone()/> <Key stand=stand.clone() day locked/> <Elsewhere stand/> })
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

/// What is typed of the adviser's word; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct AdviceFields {
    key: RwSignal<VatKey>,
    adviser: RwSignal<String>,
    day: RwSignal<Option<NaiveDate>>,
}

impl AdviceFields {
    fn request(self) -> Result<SaveSmallBusinessKey, &'static str> {
        let day = self.day.get_untracked().and_then(whole_day).ok_or(words::ADVICE_DAY_MISSING)?;
        let (key, adviser) = (self.key.get_untracked(), self.adviser.get_untracked());
        Ok(SaveSmallBusinessKey { advice: Some(KeyAdvice { key, adviser, day }) })
    }
}

/// With which VAT key turnover is recorded, as the adviser says; only between days.
#[component]
fn Key(stand: SmallBusiness, day: Live<DayView>, locked: Signal<bool>) -> impl IntoView {
    let today = Signal::derive(move || day.with(|day| day.map(|day| date(day.today))).unwrap_or_default());
    let advice = stand.advice;
    let form = AdviceFields {
        key: RwSignal::new(stand.key),
        adviser: RwSignal::new(advice.as_ref().map(|advice| advice.adviser.clone()).unwrap_or_default()),
        day: RwSignal::new(advice.map(|advice| date(advice.day))),
    };
    let saving = Saving::of(form);
    let save = move |()| saving.save(form.request(), |_| words::SAVED, |_| ());
    let keys = [(VatKey::Exempt, words::KEY_EXEMPT), (VatKey::NotTaxable, words::KEY_NOT_TAXABLE)];
    let items = Signal::stored(keys.map(|(key, word)| (key, word.to_owned())).to_vec());
    view! {
        <h3>{words::KEY}</h3>
        <p class="management-hint">{words::KEY_HOW}</p>
        <fieldset class="management-form" disabled=move || locked.get()>
            <div class="fields">
                <Pick label=words::KEY_CHOICE items chosen=form.key/>
                <Field label=words::ADVISER text=form.adviser/>
                <DateField label=words::ADVICE_DAY today day=form.day/>
            </div>
        </fieldset>
        <FormFoot saving label=words::KEY_SAVE off=locked on_save=save/>
    }
}

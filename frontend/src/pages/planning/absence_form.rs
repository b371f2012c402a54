//! A new absence: who, why, from when until when.

use chrono::NaiveDate;
use contract::calendar::{Absence, AbsenceKind, AddAbsence, Planning};
use contract::people::Person;
use contract::{AbsenceId, PersonId};
use leptos::prelude::*;
use serde::Serialize;

use super::times::read_spans;
use crate::live::Live;
use crate::shell::House;
use crate::text::german::planning as words;
use crate::text::german::planning::Away;
use crate::ui::dates::{date, whole_day};
use crate::ui::{Choice, DateField, Field, FormFoot, Pick, Saving};

/// What is typed; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct AbsenceFields {
    person: RwSignal<Option<PersonId>>,
    why: RwSignal<Away>,
    from: RwSignal<Option<NaiveDate>>,
    until: RwSignal<Option<NaiveDate>>,
    within: RwSignal<String>,
    note: RwSignal<String>,
}

impl AbsenceFields {
    fn new() -> Self {
        Self {
            person: RwSignal::new(None),
            why: RwSignal::new(Away::Kind(AbsenceKind::Holiday)),
            from: RwSignal::new(None),
            until: RwSignal::new(None),
            within: RwSignal::new(String::new()),
            note: RwSignal::new(String::new()),
        }
    }

    /// What is to be entered; `Err` says what is missing.
    fn request(self) -> Result<AddAbsence, &'static str> {
        let person = self.person.get_untracked().ok_or(words::NEEDS_PERSON)?;
        let from = self.from.get_untracked().and_then(whole_day).ok_or(words::NEEDS_DAY)?;
        let within = match read_spans(&self.within.get_untracked())?.as_slice() {
            [] => None,
            [span] => Some(*span),
            _ => return Err(words::NEEDS_SPAN),
        };
        let typed = Some(self.note.get_untracked().trim().to_owned()).filter(|note| !note.is_empty());
        let (kind, note) = match self.why.get_untracked() {
            Away::Kind(kind) => (kind, typed),
            Away::Course => (AbsenceKind::School, typed.or_else(|| Some(words::COURSE.to_owned()))),
        };
        let until = self.until.get_untracked().and_then(whole_day).unwrap_or(from);
        Ok(AddAbsence { person, from, until, within, kind, note })
    }
}

/// The form.
#[component]
pub fn NewAbsence(
    planning: Live<Planning>,
    people: Live<Vec<Person>>,
    shown: RwSignal<Option<AbsenceId>>,
) -> impl IntoView {
    let (form, house) = (AbsenceFields::new(), House::here());
    let saving = Saving::of(form);
    let today = Signal::derive(move || date(house.today()));
    let add = Callback::new(move |()| {
        let Some(wish) = saving.read(form.request()) else { return };
        saving.send(
            wish.clone(),
            move |added| words::absence_entered(added.appointments),
            move |added| {
                // What stands in it is shown at once, ahead of the news.
                if let Some(mut planned) = planning.peek() {
                    let AddAbsence { person, from, until, within, kind, note } = wish;
                    planned.absences.push(Absence {
                        id: added.absence,
                        person,
                        from,
                        until,
                        within,
                        kind,
                        note,
                    });
                    planning.put(planned);
                }
                planning.refetch();
                shown.set(Some(added.absence));
            },
        );
    });
    let why = move |(why, word): (Away, &'static str)| {
        let chosen = Signal::derive(move || form.why.get() == why);
        view! { <Choice label=word chosen on_press=move |()| form.why.set(why)/> }
    };
    let team = Signal::derive(move || {
        let all = people.get().unwrap_or_default().into_iter().filter(|person| person.active);
        let nobody = std::iter::once((None, "–".to_owned()));
        nobody.chain(all.map(|person| (Some(person.id), person.name))).collect::<Vec<_>>()
    });
    view! {
        <section class="planning-form">
            <h3>{words::NEW_ABSENCE}</h3>
            <Pick label=words::PERSON items=team chosen=form.person/>
            <div class="choices" role="group" aria-label=words::REASON>
                {words::REASONS.map(why).into_iter().collect_view()}
            </div>
            <div class="fields">
                <DateField label=words::FIRST_DAY today day=form.from example=words::DAY_EXAMPLE/>
                <DateField label=words::LAST_DAY today day=form.until example=words::LAST_DAY_HINT/>
                <Field label=words::WITHIN text=form.within hint=words::WITHIN_HINT example="10-12" on_enter=add/>
                <Field label=words::NOTE text=form.note hint=words::NOTE_HINT on_enter=add/>
            </div>
            <FormFoot saving label=words::ENTER on_save=add/>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_it_lacks() {
        let owner = Owner::new();
        owner.with(|| {
            let form = AbsenceFields::new();
            assert_eq!(form.request(), Err(words::NEEDS_PERSON));
            form.person.set(Some(PersonId(2)));
            assert_eq!(form.request(), Err(words::NEEDS_DAY));
            form.from.set(NaiveDate::from_ymd_opt(2026, 12, 1));
            form.within.set("22-2".to_owned());
            assert_eq!(form.request(), Err(words::BACKWARDS));
            form.within.set("9-10, 11-12".to_owned());
            assert_eq!(form.request(), Err(words::NEEDS_SPAN));
            form.within.set(String::new());
            form.why.set(Away::Course);
            let wish = form.request().expect("all can be read");
            assert_eq!((wish.kind, wish.note.as_deref()), (AbsenceKind::School, Some("Fortbildung")));
            assert_eq!((wish.from, wish.within), (wish.until, None));
        });
    }
}

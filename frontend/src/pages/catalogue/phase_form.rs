//! The phases of a service as they are typed.

use contract::ArticleId;
use contract::calendar::{Phase, PhaseKind, ResourceKind, SavePhases, ServicePhases};
use leptos::prelude::*;
use serde::Serialize;

use super::band::Band;
use crate::live::Live;
use crate::text::german::phases as words;
use crate::ui::{Actions, Button, ButtonKind, Choice, Field, NotSaved, Pick, Saving, Tick, Unsaved};

/// What the salon takes.
const PHASES_MAX: usize = 12;
const MINUTES_MAX: u32 = 720;

/// One phase; cheap to copy.
#[derive(Clone, Copy, PartialEq, Serialize)]
struct PhaseRow {
    #[serde(skip)]
    key: usize,
    kind: RwSignal<PhaseKind>,
    minutes: RwSignal<String>,
    name: RwSignal<String>,
    resource: RwSignal<Option<ResourceKind>>,
    helper: RwSignal<bool>,
}

impl PhaseRow {
    fn of(key: usize, phase: &Phase) -> Self {
        Self {
            key,
            kind: RwSignal::new(phase.kind),
            minutes: RwSignal::new(phase.minutes.to_string()),
            name: RwSignal::new(phase.name.clone()),
            resource: RwSignal::new(phase.resource),
            helper: RwSignal::new(phase.helper),
        }
    }

    fn minutes(self) -> Option<u32> {
        self.minutes.with(|text| read_minutes(text))
    }

    fn phase(self) -> Phase {
        let kind = self.kind.get();
        Phase {
            kind,
            minutes: self.minutes().unwrap_or_default(),
            name: self.name.get().trim().to_owned(),
            resource: self.resource.get(),
            // Nobody helps while it works by itself.
            helper: self.helper.get() && kind == PhaseKind::Active,
        }
    }
}

/// Whole minutes of at most half a day.
#[must_use]
pub fn read_minutes(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|minutes| *minutes <= MINUTES_MAX)
}

/// What can be saved; `Err` says what is missing.
fn request(rows: &[PhaseRow]) -> Result<Vec<Phase>, &'static str> {
    let bad = |row: &PhaseRow| row.minutes().is_none_or(|minutes| minutes == 0 && rows.len() > 1);
    if rows.is_empty() {
        return Err(words::NO_PHASE);
    }
    if rows.iter().any(bad) {
        return Err(words::NO_MINUTES);
    }
    Ok(rows.iter().map(|row| row.phase()).collect())
}

/// The rows with their picture.
#[component]
pub fn PhaseForm(id: ArticleId, course: Live<ServicePhases>, open: RwSignal<bool>) -> impl IntoView {
    let first = course.peek().map(|course| course.phases).unwrap_or_default();
    let next = StoredValue::new(first.len());
    let rows = RwSignal::new(
        first.iter().enumerate().map(|(key, phase)| PhaseRow::of(key, phase)).collect::<Vec<_>>(),
    );
    let saving = Saving::of(rows);
    let drawn = Signal::derive(move || rows.get().into_iter().map(PhaseRow::phase).collect::<Vec<_>>());
    let full = Signal::derive(move || rows.with(|rows| rows.len() >= PHASES_MAX));
    let add = move |kind| {
        let key = next.with_value(|next| *next);
        next.set_value(key + 1);
        let name = if kind == PhaseKind::Passive { "einwirken" } else { "" };
        let phase = Phase { kind, minutes: 15, name: name.to_owned(), resource: None, helper: false };
        rows.update(|rows| rows.push(PhaseRow::of(key, &phase)));
    };
    let send = move |phases: Result<Vec<Phase>, &'static str>, said: &'static str| {
        saving.save(
            phases.map(|phases| SavePhases { article: id, phases }),
            move |_| said,
            move |_| {
                course.refetch();
                open.set(false);
            },
        );
    };
    let save = move |()| send(rows.with_untracked(|rows| untrack(|| request(rows))), words::SAVED);
    let busy = saving.deed().busy();
    view! {
        <p class="catalogue-hint">{words::HOW}</p>
        <Band phases=drawn/>
        <ol class="phases">
            <For each=move || rows.get() key=|row| row.key children=move |row| view! { <Line row rows/> }/>
        </ol>
        <div class="choices">
            <Button label=words::ADD_HANDS off=full on_press=move |()| add(PhaseKind::Active)/>
            <Button label=words::ADD_WAIT off=full on_press=move |()| add(PhaseKind::Passive)/>
        </div>
        <Show when=move || full.get()><p class="catalogue-hint phases-full">{words::FULL}</p></Show>
        <NotSaved saving/>
        <Actions>
            <Button label=words::AS_LISTED kind=ButtonKind::Danger off=busy on_press=move |()| send(Ok(Vec::new()), words::RESET)/>
            <Unsaved saving/>
            <Button label=words::CLOSE on_press=move |()| open.set(false)/>
            <Button label=words::SAVE kind=ButtonKind::Primary shortcut="Ctrl+S" off=busy on_press=save/>
        </Actions>
    }
}

#[component]
fn Line(row: PhaseRow, rows: RwSignal<Vec<PhaseRow>>) -> impl IntoView {
    let at = Memo::new(move |_| {
        rows.with(|rows| rows.iter().position(|of| of.key == row.key)).unwrap_or_default()
    });
    let swap = move |by: isize| {
        rows.update(|rows| {
            let from = at.get_untracked();
            if let Some(to) = from.checked_add_signed(by).filter(|to| *to < rows.len()) {
                rows.swap(from, to);
            }
        });
    };
    let remove = move |_| rows.update(|rows| rows.retain(|of| of.key != row.key));
    let is = move |kind: PhaseKind| Signal::derive(move || row.kind.get() == kind);
    let bad =
        Signal::derive(move || if row.minutes().is_none() { "1–720".to_owned() } else { String::new() });
    let label = move |what: &'static str| move || words::numbered(at.get(), what);
    view! {
        <li class="phases-line" data-passive=move || (row.kind.get() == PhaseKind::Passive).then_some("yes")>
            <div class="choices" role="group" aria-label=label(words::KIND)>
                <Choice label=words::HANDS chosen=is(PhaseKind::Active) on_press=move |()| row.kind.set(PhaseKind::Active)/>
                <Choice label=words::WAIT chosen=is(PhaseKind::Passive) on_press=move |()| row.kind.set(PhaseKind::Passive)/>
            </div>
            <Field label=words::MINUTES text=row.minutes mode="numeric" wrong=bad/>
            <Field label=words::NAME text=row.name example=words::NAME_EXAMPLE/>
            <Pick label=words::THING items=Signal::stored(words::things()) chosen=row.resource/>
            <div class="phases-help"><Show when=move || row.kind.get() == PhaseKind::Active><Tick label=words::HELP on=row.helper/></Show></div>
            <div class="phases-keys">
                <button type="button" class="button" data-kind="plain" aria-label=label(words::UP) on:click=move |_| swap(-1)>"↑"</button>
                <button type="button" class="button" data-kind="plain" aria-label=label(words::DOWN) on:click=move |_| swap(1)>"↓"</button>
                <button type="button" class="button" data-kind="plain" aria-label=label(words::REMOVE) on:click=remove>"×"</button>
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: usize, minutes: &str) -> PhaseRow {
        let phase = Phase {
            kind: PhaseKind::Active,
            minutes: 1,
            name: " x ".to_owned(),
            resource: None,
            helper: true,
        };
        let row = PhaseRow::of(key, &phase);
        row.minutes.set(minutes.to_owned());
        row
    }

    #[test]
    fn phases_without_length_are_told() {
        let owner = Owner::new();
        owner.with(|| {
            assert_eq!(request(&[]), Err(words::NO_PHASE));
            assert_eq!(request(&[row(0, "40"), row(1, "0")]), Err(words::NO_MINUTES));
            for bad in ["", "721", "-5", "4,5", "٤٠", "🕘"] {
                assert_eq!(request(&[row(0, bad)]), Err(words::NO_MINUTES), "{bad}");
            }
            assert_eq!(request(&[row(0, "0")]).map(|phases| phases.len()), Ok(1));
            let passive = row(1, " 35 ");
            passive.kind.set(PhaseKind::Passive);
            let phases = request(&[row(0, "40"), passive]).expect("all can be read");
            assert_eq!((phases[1].minutes, phases[1].helper, phases[0].helper), (35, false, true));
            assert_eq!(phases[0].name, "x");
        });
    }
}

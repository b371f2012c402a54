//! Formulas: the last ones, and a bowl to mix the next one in. A copy can be scaled to another weight.

use contract::dossier::CustomerFile;
use contract::formulas::{
    Component, Decigrams, Formula, Material, MaterialKind, Materials, Mixture, PrintMixingSlip, SaveFormula,
};
use contract::{CustomerId, FormulaId, MaterialId, Topic};
use leptos::prelude::*;
use serde::Serialize;

use crate::deed::Deed;
use crate::live::{Live, live};
use crate::text::german::customers as words;
use crate::ui::{
    Actions, Button, ButtonKind, Dialog, Empty, Field, NotSaved, Pick, Saving, Unsaved, Wrong, euro,
};

/// What stands in the bowl, and whether it corrects a formula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Bowl {
    id: Option<FormulaId>,
    mixture: Mixture,
}

/// All formulas of a customer, newest first.
#[component]
pub fn Formulas(id: CustomerId, file: Live<CustomerFile>) -> impl IntoView {
    let deed = Deed::new();
    let open = RwSignal::new(false);
    let bowl = RwSignal::new(Bowl::default());
    let mix = move |next: Bowl| {
        bowl.set(next);
        open.set(true);
    };
    let card = move |formula: Formula| {
        let (copied, own) = (formula.mixture.clone(), formula.mixture.clone());
        let formula_id = formula.id;
        let print = move |()| {
            let slip = PrintMixingSlip { formula: formula_id, total: None, printer: None };
            deed.tell(slip, move |slip| words::slip_out(slip.print));
        };
        view! {
            <article class="customers-formula">
                <h3>{words::formula_head(&formula)}</h3>
                <p>{formula.mixture.german()}</p>
                <p class="customers-facts">{words::formula_facts(&formula, &euro(formula.cost))}</p>
                <div class="choices">
                    <Button label=words::COPY on_press=move |()| mix(Bowl { id: None, mixture: Mixture { result: String::new(), ..copied.clone() } })/>
                    <Button label=words::RESULT on_press=move |()| mix(Bowl { id: Some(formula_id), mixture: own.clone() })/>
                    <Button label=words::SLIP off=deed.busy() on_press=print/>
                </div>
            </article>
        }
    };
    let formulas = move || file.get().map(|file| file.formulas).unwrap_or_default();
    view! {
        <Button label=words::MIX kind=ButtonKind::Primary on_press=move |()| mix(Bowl::default())/>
        <Wrong trouble=deed.trouble()/>
        {move || formulas().into_iter().map(card).collect_view()}
        <Show when=move || formulas().is_empty()><Empty text=words::FORMULAS_EMPTY/></Show>
        <Dialog open on_close=move |()| open.set(false) title=words::MIX_TITLE wide=true>
            <Mixing id bowl=bowl.get_untracked() open file/>
        </Dialog>
    }
}

/// One line of the bowl as it is typed.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
struct BowlLine {
    material: RwSignal<Option<MaterialId>>,
    name: RwSignal<String>,
    grams: RwSignal<String>,
}

impl BowlLine {
    fn of(component: &Component) -> Self {
        let grams = component.amount.german();
        Self {
            material: RwSignal::new(component.material),
            name: RwSignal::new(component.name.clone()),
            grams: RwSignal::new(grams.trim_end_matches(" g").to_owned()),
        }
    }

    fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self { material: RwSignal::new(None), name: text(), grams: text() }
    }

    /// Nothing where nothing is typed; `Err` where the weight cannot be read.
    fn component(self, materials: &[Material]) -> Result<Option<Component>, &'static str> {
        let chosen = self.material.get_untracked();
        let known = materials.iter().find(|material| Some(material.id) == chosen);
        let name =
            known.map_or_else(|| self.name.get_untracked().trim().to_owned(), |known| known.name.clone());
        let grams = self.grams.get_untracked();
        if name.is_empty() && grams.trim().is_empty() {
            return Ok(None);
        }
        let amount = Decigrams::parse_german(&grams).ok_or(words::NO_GRAMS)?;
        let kind = known.map_or(MaterialKind::Shade, |known| known.kind);
        Ok(Some(Component { kind, material: known.map(|known| known.id), name, amount }))
    }
}

/// All that is typed of a mixture; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct FormulaFields {
    section: RwSignal<String>,
    ratio: RwSignal<String>,
    minutes: RwSignal<String>,
    result: RwSignal<String>,
    parts: RwSignal<Vec<BowlLine>>,
}

impl FormulaFields {
    fn of(mixture: &Mixture) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let minutes = mixture.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let parts = mixture.components.iter().map(BowlLine::of).chain([BowlLine::empty(), BowlLine::empty()]);
        Self {
            section: text(&mixture.section),
            ratio: text(&mixture.ratio),
            minutes: text(&minutes),
            result: text(&mixture.result),
            parts: RwSignal::new(parts.collect()),
        }
    }

    /// `Err` says what cannot be read.
    fn mixture(self, materials: &[Material]) -> Result<Mixture, &'static str> {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let parts = self.parts.get_untracked();
        let components: Result<Vec<_>, _> = parts.iter().map(|part| part.component(materials)).collect();
        let minutes = match text(self.minutes).as_str() {
            "" => None,
            typed => Some(typed.parse().map_err(|_| words::NO_MINUTES)?),
        };
        let components = components?.into_iter().flatten().collect();
        let (section, ratio, result) = (text(self.section), text(self.ratio), text(self.result));
        Ok(Mixture { section, components, ratio, minutes, result })
    }

    /// What can be read of the weights.
    fn total(self) -> Decigrams {
        let parts = self.parts.get();
        let grams = parts.iter().filter_map(|part| part.grams.with(|text| Decigrams::parse_german(text)));
        Decigrams(grams.fold(0, |sum, grams| sum.saturating_add(grams.0)))
    }

    /// The same mixture for another weight.
    fn scale(self, materials: &[Material], total: &str) -> Result<(), &'static str> {
        let weight = Decigrams::parse_german(total).ok_or(words::NO_GRAMS)?;
        let scaled = self.mixture(materials)?.scaled_to(weight);
        self.parts.set(scaled.components.iter().map(BowlLine::of).chain([BowlLine::empty()]).collect());
        Ok(())
    }
}

#[component]
fn Mixing(id: CustomerId, bowl: Bowl, open: RwSignal<bool>, file: Live<CustomerFile>) -> impl IntoView {
    let materials = live(&[Topic::Customers], || Materials);
    let (typed, total) = (FormulaFields::of(&bowl.mixture), RwSignal::new(String::new()));
    let saving = Saving::of(typed);
    let known = move || materials.peek().unwrap_or_default();
    let scale = move |()| {
        saving.read(typed.scale(&known(), &total.get_untracked()));
    };
    let in_bowl = Signal::derive(move || words::in_bowl(typed.total()));
    let formula = bowl.id;
    let save = move |()| {
        let mixture = typed.mixture(&known());
        saving.save(
            mixture.map(|mixture| SaveFormula { id: formula, customer: id, mixture }),
            move |saved| words::mixed(&euro(saved.cost)),
            move |_| {
                file.refetch();
                open.set(false);
            },
        );
    };
    view! {
        <div class="fields">
            <Field label=words::SECTION text=typed.section/>
            <Field label=words::RATIO text=typed.ratio/>
        </div>
        {move || typed.parts.get().into_iter().map(|part| view! { <PartLine part materials/> }).collect_view()}
        <div class="customers-part">
            <Button label=words::ANOTHER on_press=move |()| typed.parts.update(|parts| parts.push(BowlLine::empty()))/>
            <Field label=words::TOTAL text=total hint=in_bowl mode="decimal" on_enter=scale/>
            <Button label=words::SCALE on_press=scale/>
        </div>
        <div class="fields">
            <Field label=words::MINUTES text=typed.minutes mode="numeric"/>
            <Field label=words::RESULT_FIELD text=typed.result/>
        </div>
        <NotSaved saving class="unread"/>
        <Actions>
            <Unsaved saving/>
            <Button label=words::BACK shortcut="Escape" on_press=move |()| open.set(false)/>
            <Button label=words::KEEP kind=ButtonKind::Primary off=saving.deed().busy() on_press=save/>
        </Actions>
    }
}

/// One part of the bowl.
#[component]
fn PartLine(part: BowlLine, materials: Live<Vec<Material>>) -> impl IntoView {
    let items = Signal::derive(move || {
        let all = materials.get().unwrap_or_default().into_iter().filter(|material| material.active);
        let free = std::iter::once((None, words::FREE_MATERIAL.to_owned()));
        free.chain(all.map(|material| (Some(material.id), material.name))).collect::<Vec<_>>()
    });
    view! {
        <div class="customers-part">
            <Pick label=words::MATERIAL items chosen=part.material/>
            <Show when=move || part.material.get().is_none()>
                <Field label=words::MATERIAL_NAME text=part.name/>
            </Show>
            <Field label=words::GRAMS text=part.grams mode="decimal"/>
        </div>
    }
}

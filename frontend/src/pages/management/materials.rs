//! What is mixed with: packs and prices, from which formulas know their cost.

use contract::formulas::{Decigrams, Material, MaterialKind, Materials as Ask, SaveMaterial};
use contract::{MaterialId, Topic};
use leptos::prelude::*;
use serde::Serialize;

use crate::live::{Live, live};
use crate::text::german::colour_bar as words;
use crate::ui::{
    Beside, Chip, Field, ListRoom, NumberField, Pick, SaveForm, Saving, SideRow, Tick, Unit, plain,
    typed_money,
};

type Shown = Beside<MaterialId>;

/// The list and the panel.
#[component]
pub fn Materials() -> impl IntoView {
    let list = live(&[Topic::Customers], || Ask);
    let shown = RwSignal::new(Shown::Nothing);
    let of = move |chosen: Shown| {
        let found = chosen.find(list, |material| material.id)?;
        Some(view! { <MaterialForm form=MaterialFields::of(found.as_ref()) list shown/> }.into_any())
    };
    let row = move |material: Material| view! { <Line material shown/> }.into_any();
    view! { <ListRoom words=&words::MATERIALS_ROOM list shown row of/> }
}

#[component]
fn Line(material: Material, shown: RwSignal<Shown>) -> impl IntoView {
    let unused = (!material.active).then(|| view! { <Chip text=words::NOT_IN_USE/> });
    view! {
        <SideRow shown id=material.id>
            <td><button type="button" class="row-button">{material.name.clone()}</button>{unused}</td>
            <td>{material.kind.german()}</td>
            <td data-figures="yes">{material.pack.german()}</td>
            <td data-figures="yes">{plain(material.pack_price)}</td>
            <td data-figures="yes">{words::per_hundred_grams(&material).map(plain)}</td>
        </SideRow>
    }
}

/// What is typed of a material; cheap to copy.
#[derive(Clone, Copy, Serialize)]
struct MaterialFields {
    id: Option<MaterialId>,
    name: RwSignal<String>,
    kind: RwSignal<MaterialKind>,
    pack: RwSignal<String>,
    price: RwSignal<String>,
    active: RwSignal<bool>,
}

impl MaterialFields {
    fn of(material: Option<&Material>) -> Self {
        let text = |part: fn(&Material) -> String| RwSignal::new(material.map(part).unwrap_or_default());
        Self {
            id: material.map(|material| material.id),
            name: text(|material| material.name.clone()),
            kind: RwSignal::new(material.map(|material| material.kind).unwrap_or_default()),
            pack: text(|material| material.pack.german().trim_end_matches(" g").to_owned()),
            price: text(|material| plain(material.pack_price)),
            active: RwSignal::new(material.is_none_or(|material| material.active)),
        }
    }

    /// `Err` says what cannot be read.
    fn request(self) -> Result<SaveMaterial, &'static str> {
        Ok(SaveMaterial {
            id: self.id,
            name: self.name.get_untracked().trim().to_owned(),
            kind: self.kind.get_untracked(),
            pack: Decigrams::parse_german(&self.pack.get_untracked()).ok_or(words::NO_PACK)?,
            pack_price: typed_money(&self.price.get_untracked()).ok_or(words::NO_PRICE)?,
            active: self.active.get_untracked(),
        })
    }
}

#[component]
fn MaterialForm(form: MaterialFields, list: Live<Vec<Material>>, shown: RwSignal<Shown>) -> impl IntoView {
    let (saving, is_new) = (Saving::of(form), form.id.is_none());
    let save = Callback::new(move |()| {
        saving.save_one(form.request(), words::SAVED, is_new, list, shown, |saved| saved.id);
    });
    let kinds = MaterialKind::ALL.map(|kind| (kind, kind.german().to_owned())).to_vec();
    view! {
        <SaveForm words=&words::MATERIAL_FORM saving is_new name=form.name on_save=save>
            <Field label=words::NAME text=form.name autofocus=is_new on_enter=save/>
            <Pick label=words::KIND items=Signal::stored(kinds) chosen=form.kind/>
            <div class="fields">
                <Field label=words::PACK text=form.pack mode="decimal" on_enter=save/>
                <NumberField label=words::PACK_PRICE text=form.price unit=Unit::Euro on_enter=save/>
            </div>
            <Tick label=words::IN_USE on=form.active/>
        </SaveForm>
    }
}

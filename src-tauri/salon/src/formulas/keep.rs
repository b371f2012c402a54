//! Keeping formulas and materials: what they must have, and when they may change.

use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::formulas::{Component, Decigrams, Formula, Material, Mixture, SaveFormula, SaveMaterial};
use contract::refusal::CustomerRefusal;

use super::{cost, store};
use crate::customers;

/// A bowl holds no more.
const GRAMS_MAX: Decigrams = Decigrams(20_000);
const PARTS_MAX: usize = 12;
const LETTERS_MAX: usize = 500;
const PACK_MAX: Decigrams = Decigrams(1_000_000);
const PRICE_CENTS_MAX: i64 = 9_999_999;

fn checked(mixture: Mixture) -> Outcome<Mixture> {
    let tidy = |text: &str| text.trim().chars().take(LETTERS_MAX).collect::<String>();
    let part = |part: &Component| Component { name: tidy(&part.name), ..part.clone() };
    let components: Vec<Component> = mixture.components.iter().map(part).collect();
    let whole = components.iter().all(|part| !part.name.is_empty() && part.amount.0 > 0);
    let checked = Mixture {
        section: tidy(&mixture.section),
        components,
        ratio: tidy(&mixture.ratio),
        minutes: mixture.minutes,
        result: tidy(&mixture.result),
    };
    let fits = (1..=PARTS_MAX).contains(&checked.components.len()) && checked.total() <= GRAMS_MAX;
    if whole && fits && checked.minutes.is_none_or(|minutes| minutes <= 720) {
        Ok(checked)
    } else {
        Err(CustomerRefusal::FormulaEmpty.into())
    }
}

/// Keeps what was mixed, with its cost.
pub fn save(tx: &WriteTx<'_>, wish: SaveFormula) -> Outcome<Formula> {
    let card = customers::living(tx, wish.customer)?;
    let mixture = checked(wish.mixture)?;
    let (cost, without_cost) = cost::of_all(&mixture.components, |component| match component.material {
        Some(id) => Ok(store::material(tx, id)?.map(|material| (material.pack, material.pack_price))),
        None => Ok(None),
    })?;
    let Some(id) = wish.id else {
        let by = &tx.authority.actor.name;
        let id = store::add(tx, card.id, &mixture, (cost, without_cost), (tx.now, by))?;
        return there(tx, id);
    };
    let old = store::formula(tx, id)?.ok_or(CustomerRefusal::NoSuchFormula)?;
    if old.at.day() == tx.now.day() {
        store::change(tx, id, &mixture, (cost, without_cost))?;
    } else if (Mixture { result: String::new(), ..old.mixture.clone() })
        == (Mixture { result: String::new(), ..mixture.clone() })
    {
        // How it turned out shows at the next visit.
        store::change(tx, id, &mixture, (old.cost, old.without_cost))?;
    } else {
        return Err(CustomerRefusal::FormulaOld.into());
    }
    there(tx, id)
}

fn there(tx: &WriteTx<'_>, id: contract::FormulaId) -> Outcome<Formula> {
    store::formula(tx, id)?.ok_or_else(|| Trouble::fault("a formula is gone"))
}

/// Adds a material or changes one.
pub fn save_material(tx: &WriteTx<'_>, wish: SaveMaterial) -> Outcome<Material> {
    let bad = |why: &str| CustomerRefusal::BadMaterial { why: why.to_owned() };
    let name = wish.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 120 {
        return Err(bad("Es braucht einen Namen (höchstens 120 Zeichen).").into());
    }
    if wish.pack.0 == 0 || wish.pack > PACK_MAX {
        return Err(bad("Eine Packung hält zwischen 0,1 g und 100 kg.").into());
    }
    if !(0..=PRICE_CENTS_MAX).contains(&wish.pack_price.as_cents()) {
        return Err(bad("Der Preis liegt zwischen 0,00 und 99.999,99 €.").into());
    }
    if store::material_named(tx, &name)?.is_some_and(|other| Some(other) != wish.id) {
        return Err(bad("Diesen Namen gibt es schon.").into());
    }
    let wish = SaveMaterial { name, ..wish };
    let id = store::put_material(tx, &wish)?.ok_or_else(|| bad("Es ist nicht mehr da."))?;
    store::material(tx, id)?.ok_or_else(|| Trouble::fault("a material is gone"))
}

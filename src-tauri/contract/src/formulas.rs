//! Formulas (Rezepturen): what was mixed, how long it worked, how it turned out; and the materials with
//! their cost.

use serde::{Deserialize, Serialize};

use crate::printing::PrintState;
use crate::{CustomerId, FormulaId, MaterialId, Moment, Money, PrinterId};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! formulas_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            Materials: Stylist may read [] => Vec<Material>, "Material ansehen";
            SaveMaterial: Reception may write [Customers] => Material, "Material ändern";
            SaveFormula: Stylist may write [Customers] => Formula, "Rezeptur festhalten";
            PrintMixingSlip: Stylist may write [Printing] => MixingSlip, "Mischzettel drucken";
        ] $($further)* }
    };
}

/// A weight in tenths of a gram.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decigrams(
    /// Tenths of a gram.
    pub u32,
);

impl Decigrams {
    /// `40 g`, `7,5 g`.
    pub fn german(self) -> String {
        match self.0 % 10 {
            0 => format!("{} g", self.0 / 10),
            tenths => format!("{},{tenths} g", self.0 / 10),
        }
    }

    /// Reads `40`, `7,5`, `7.5 g`; `None` for anything else, also for hundredths of a gram.
    pub fn parse_german(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('g').trim().replace('.', ",");
        let (whole, tenths) = text.split_once(',').unwrap_or((&text, "0"));
        let digit = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digit(whole) || !digit(tenths) || tenths.len() > 1 {
            return None;
        }
        let whole: u32 = whole.parse().ok()?;
        Some(Self(whole.checked_mul(10)?.checked_add(tenths.parse().ok()?)?))
    }
}

/// What a material is in a mixture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialKind {
    /// Colour: a tube with a shade.
    #[default]
    Shade,
    /// Developer, by its per cent.
    Oxidant,
    /// All else: bond builder, bleach, care.
    Additive,
}

impl MaterialKind {
    /// All kinds, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Shade, Self::Oxidant, Self::Additive];

    /// As the page says it: `Nuance`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Shade => "Nuance",
            Self::Oxidant => "Oxidant",
            Self::Additive => "Zusatz",
        }
    }
}

/// What the cabin mixes with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// Names it in formulas.
    pub id: MaterialId,
    /// Unique.
    pub name: String,
    /// What it is in a mixture.
    pub kind: MaterialKind,
    /// What one pack holds; with `pack_price` the cost per gram.
    pub pack: Decigrams,
    /// What one pack costs the salon.
    pub pack_price: Money,
    /// An inactive one is no longer offered; formulas keep naming it.
    pub active: bool,
}

/// All materials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Materials;

/// Adds a material (`id` absent) or changes one; the cost of formulas that were mixed before stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveMaterial {
    /// Absent for a new material.
    pub id: Option<MaterialId>,
    /// Unique.
    pub name: String,
    /// What it is in a mixture.
    pub kind: MaterialKind,
    /// Above 0, at most 100 kg.
    pub pack: Decigrams,
    /// 0,00 to 99.999,99 €.
    pub pack_price: Money,
    /// `false` offers it no longer.
    pub active: bool,
}

/// One part of a mixture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// What it is in the mixture.
    pub kind: MaterialKind,
    /// Absent for what is in no list: it has no cost.
    pub material: Option<MaterialId>,
    /// As it was called when it was mixed.
    pub name: String,
    /// Its weight; all of a mixture together at most 2 kg.
    pub amount: Decigrams,
}

/// What is mixed and how it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mixture {
    /// Where it goes: `Ansatz`, `Längen`, `Strähnen`.
    pub section: String,
    /// At least one, at most twelve.
    pub components: Vec<Component>,
    /// As people say it: `1:1`, `1:1,5`.
    pub ratio: String,
    /// Time that it works, in minutes; absent where nobody said.
    pub minutes: Option<u32>,
    /// How it turned out; often written later.
    pub result: String,
}

impl Mixture {
    /// Weight of all components; zero without any.
    pub fn total(&self) -> Decigrams {
        let sum = self.components.iter().map(|component| component.amount.0);
        Decigrams(sum.fold(0, u32::saturating_add))
    }

    /// The same mixture with another weight. Each part is rounded to a tenth of a gram; the largest takes
    /// what rounding leaves, so that the sum is exact.
    #[must_use]
    pub fn scaled_to(&self, total: Decigrams) -> Self {
        let old = u64::from(self.total().0);
        let mut scaled = self.clone();
        if old == 0 {
            return scaled;
        }
        for component in &mut scaled.components {
            let exact = u64::from(component.amount.0) * u64::from(total.0) * 2 + old;
            component.amount = Decigrams(u32::try_from(exact / (2 * old)).unwrap_or(u32::MAX));
        }
        let sum = scaled.total().0;
        if let Some(largest) = scaled.components.iter_mut().max_by_key(|component| component.amount) {
            let others = sum.saturating_sub(largest.amount.0);
            largest.amount = Decigrams(total.0.saturating_sub(others));
        }
        scaled
    }

    /// `40 g 7/1 + 40 g 6 %, 35 min`.
    pub fn german(&self) -> String {
        let part = |component: &Component| format!("{} {}", component.amount.german(), component.name);
        let mut text = self.components.iter().map(part).collect::<Vec<_>>().join(" + ");
        if let Some(minutes) = self.minutes {
            text.push_str(&format!(", {minutes} min"));
        }
        text
    }
}

/// A formula of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// Names it in requests.
    pub id: FormulaId,
    /// Whose.
    pub customer: CustomerId,
    /// What was mixed.
    pub mixture: Mixture,
    /// When it was kept.
    pub at: Moment,
    /// Who mixed, by name.
    pub by: String,
    /// What its material cost when it was mixed, each part rounded to the cent.
    pub cost: Money,
    /// Number of parts whose cost is not known; then `cost` is the least.
    pub without_cost: u32,
}

/// Keeps what was mixed (`id` absent), or corrects it on the same day and its result whenever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveFormula {
    /// Absent for a new formula.
    pub id: Option<FormulaId>,
    /// Whose.
    pub customer: CustomerId,
    /// All of it, in place of what was kept.
    pub mixture: Mixture,
}

/// Prints the mixing slip of a formula, scaled to a weight if one is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintMixingSlip {
    /// Which.
    pub formula: FormulaId,
    /// Weight of the whole; absent: as it was mixed.
    pub total: Option<Decigrams>,
    /// Absent means the printer of the receipts.
    pub printer: Option<PrinterId>,
}

/// The mixing slip (Mischzettel) as it is printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixingSlip {
    /// The page.
    pub slip: crate::Slip,
    /// Where it is.
    pub print: PrintState,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mixture(amounts: &[u32]) -> Mixture {
        let component = |amount: &u32| Component {
            kind: MaterialKind::Shade,
            material: None,
            name: "7/1".into(),
            amount: Decigrams(*amount),
        };
        Mixture { components: amounts.iter().map(component).collect(), ..Mixture::default() }
    }

    fn amounts(mixture: &Mixture) -> Vec<u32> {
        mixture.components.iter().map(|component| component.amount.0).collect()
    }

    #[test]
    fn a_scaled_mixture_weighs_what_was_asked() {
        assert_eq!(amounts(&mixture(&[400, 400]).scaled_to(Decigrams(600))), [300, 300]);
        assert_eq!(amounts(&mixture(&[100, 100, 100]).scaled_to(Decigrams(100))).iter().sum::<u32>(), 100);
        assert_eq!(amounts(&mixture(&[300, 450, 5]).scaled_to(Decigrams(1_000))).iter().sum::<u32>(), 1_000);
        assert_eq!(amounts(&mixture(&[]).scaled_to(Decigrams(10))), Vec::<u32>::new());
    }

    #[test]
    fn weights_are_read_and_written_to_a_tenth() {
        for (text, weight) in [("40", 400), ("7,5", 75), ("7.5 g", 75), (" 0,1g ", 1)] {
            assert_eq!(Decigrams::parse_german(text), Some(Decigrams(weight)), "{text}");
        }
        for bad in ["", "g", "-1", "1,25", "1,,5", "99999999999"] {
            assert_eq!(Decigrams::parse_german(bad), None, "{bad}");
        }
        assert_eq!([Decigrams(400).german(), Decigrams(75).german()], ["40 g", "7,5 g"]);
    }
}

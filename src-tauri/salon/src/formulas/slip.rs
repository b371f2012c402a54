//! The mixing slip: what goes into the bowl, large enough to be read beside it.

use contract::formulas::{Decigrams, Formula};
use contract::slip::{Block, Slip, SlipKind};
use proof::Moment;

use crate::letterhead::{pair, strong, sum};

/// The slip of a formula, scaled to a weight if one is named. `name` is the customer's, `allergies` what the hair
/// must not meet.
pub fn slip(
    formula: &Formula,
    total: Option<Decigrams>,
    (name, allergies): (&str, &str),
    now: Moment,
    notice: Option<&str>,
) -> Slip {
    let mixture = match total {
        Some(total) => formula.mixture.scaled_to(total),
        None => formula.mixture.clone(),
    };
    let mut blocks: Vec<Block> = notice.map(|notice| Block::Notice(notice.to_owned())).into_iter().collect();
    blocks.extend([Block::Heading("Mischzettel".into()), Block::Centred(name.to_owned())]);
    if !allergies.is_empty() {
        blocks.push(Block::Notice(format!("Achtung: {allergies}")));
    }
    blocks.extend([
        pair("Rezeptur vom", formula.at.day().german()),
        pair("Gedruckt", now.german()),
        Block::Rule,
    ]);
    if !mixture.section.is_empty() {
        blocks.push(strong(mixture.section.clone(), ""));
    }
    blocks.extend(mixture.components.iter().map(|part| strong(part.name.clone(), part.amount.german())));
    blocks.extend([Block::Rule, sum("Zusammen", mixture.total().german())]);
    if !mixture.ratio.is_empty() {
        blocks.push(pair("Verhältnis", mixture.ratio.clone()));
    }
    if let Some(minutes) = mixture.minutes {
        blocks.push(pair("Einwirkzeit", format!("{minutes} min")));
    }
    if !mixture.result.is_empty() {
        blocks.push(Block::Text(format!("Ergebnis beim letzten Mal: {}", mixture.result)));
    }
    Slip {
        kind: SlipKind::MixingSlip,
        title: "Mischzettel".into(),
        copy: None,
        logo: false,
        opens_drawer: false,
        blocks,
    }
}

//! What X and Z report tell singly: each storno, payment correction, return and opening of the drawer without a sale,
//! with number, time, person, amount, reason and what it refers to, and their number and sum above them (BFH, 29 July
//! 2025, X R 23-24/21). Closings of the first two forms know less of them, and their pages stay as they were.

use book::fault::Outcome;
use contract::slip::Block;
use contract::{Money, ReceiptNumber, Seq};
use figures::{Circumstances, CorrectionLine, DrawerOpenedLine, Figures, ReturnLine};

use crate::letterhead::{pair, strong};

/// All of them, in this order.
pub fn blocks(
    figures: &Figures,
    number_of: impl Fn(Seq) -> Outcome<Option<ReceiptNumber>>,
) -> Outcome<Vec<Block>> {
    let mut blocks = stornos(figures);
    blocks.extend(corrections(&figures.corrections, figures.returns.is_some()));
    if let Some(returns) = &figures.returns {
        let total = figures.tally.returns.total;
        blocks.push(strong(format!("Rückgaben ({})", returns.len()), total));
        for line in returns {
            blocks.push(returned(line, &number_of)?);
        }
    }
    if let Some(opened) = &figures.drawer_opened {
        blocks.push(strong("Lade ohne Verkauf geöffnet", opened.len()));
        blocks.extend(opened.iter().map(opening));
    }
    Ok(blocks)
}

fn stornos(figures: &Figures) -> Vec<Block> {
    let mut blocks = vec![strong(format!("Storni ({})", figures.stornos.len()), figures.storno_total)];
    blocks.extend(figures.stornos.iter().map(|storno| Block::Item {
        text: format!("{} {}{}", storno.number, storno.at.hour_minute(), to(storno.cancels)),
        amount: storno.amount.to_string(),
        details: vec![who(&storno.person, storno.reason.as_deref())],
    }));
    blocks
}

fn corrections(corrections: &[CorrectionLine], have_a_sum: bool) -> Vec<Block> {
    const NAME: &str = "Zahlungsartkorrekturen";
    let total = corrections.iter().map(|correction| correction.amount).sum::<Money>();
    let head = match have_a_sum {
        true => strong(format!("{NAME} ({})", corrections.len()), total),
        false => strong(NAME, corrections.len()),
    };
    [head].into_iter().chain(corrections.iter().map(correction)).collect()
}

fn correction(line: &CorrectionLine) -> Block {
    let (number, replaces, payments) = (line.number, to(line.replaces), &line.payments);
    match &line.circumstances {
        None => pair(format!("{number}{replaces}, {payments}"), line.amount),
        Some(of) => Block::Item {
            text: format!("{number} {}{replaces}, {payments}", of.at.hour_minute()),
            amount: line.amount.to_string(),
            details: vec![told(of)],
        },
    }
}

fn returned(line: &ReturnLine, number_of: impl Fn(Seq) -> Outcome<Option<ReceiptNumber>>) -> Outcome<Block> {
    let sale = match line.returns {
        Some(seq) => number_of(seq)?,
        None => None,
    };
    Ok(Block::Item {
        text: format!("{} {}{}", line.number, line.circumstances.at.hour_minute(), to(sale)),
        amount: line.amount.to_string(),
        details: vec![told(&line.circumstances)],
    })
}

fn opening(line: &DrawerOpenedLine) -> Block {
    Block::Item {
        text: format!("Eintrag {} {}", line.entry, line.circumstances.at.hour_minute()),
        amount: Money::ZERO.to_string(),
        details: vec![told(&line.circumstances)],
    }
}

fn to(number: Option<ReceiptNumber>) -> String {
    number.map(|number| format!(" zu {number}")).unwrap_or_default()
}

fn told(circumstances: &Circumstances) -> String {
    who(&circumstances.person, circumstances.reason.as_deref())
}

fn who(person: &str, reason: Option<&str>) -> String {
    format!("{person}: {}", reason.unwrap_or("ohne Grund"))
}

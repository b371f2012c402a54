//! The body of X and Z report: fixed contents in a fixed order (fiscal contents of a Z-Bon). No setting
//! removes or reorders them, and what is zero is printed as zero.

use book::fault::Outcome;
use contract::slip::Block;
use contract::{Money, PaymentKind, ReceiptNumber, Seq, VatKey};
use figures::{DrawerSums, Figures, Times, VatSum};

use super::taken_back;
use crate::letterhead::{pair, strong, sum};

/// From the turnover to the people; `number_of` tells the receipt number of an entry.
pub fn body(
    figures: &Figures,
    number_of: impl Fn(Seq) -> Outcome<Option<ReceiptNumber>>,
) -> Outcome<Vec<Block>> {
    let parts = [
        span(figures),
        turnover(figures),
        payments(figures),
        movements(figures),
        drawer(&figures.drawer),
        taken_back::blocks(figures, number_of)?,
        tally(figures),
        people(figures),
    ];
    Ok(parts.into_iter().flat_map(|part| part.into_iter().chain([Block::Rule])).collect())
}

fn span(figures: &Figures) -> Vec<Block> {
    let range = match (figures.first_receipt, figures.last_receipt) {
        (Some(first), Some(last)) => format!("{first}–{last} ({})", figures.bons),
        _ => String::from("keine"),
    };
    let opened = figures.opened.map(|opened| opened.german()).unwrap_or_default();
    vec![
        pair("Buchungstag", figures.day.german()),
        pair("Geöffnet", opened),
        pair("Bons", range),
        pair("davon Verkäufe", figures.tally.sales.count),
    ]
}

fn turnover(figures: &Figures) -> Vec<Block> {
    let row = |sum: &VatSum| {
        let name = match sum.key {
            VatKey::NotTaxable => String::from("nicht steuerbar"),
            VatKey::Exempt => String::from("steuerfrei"),
            VatKey::General | VatKey::Reduced => sum.rate.to_string(),
        };
        vec![name, sum.net.to_string(), sum.tax.to_string(), sum.gross.to_string()]
    };
    let cases = figures.cases.iter().map(|sum| {
        let name = sum.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        // A case may stand at several rates; what no tax is due on needs none.
        let rate = if sum.key == VatKey::NotTaxable { String::new() } else { format!(", {}", sum.rate) };
        pair(format!("{}{name}{rate}", sum.case.as_str()), sum.gross)
    });
    let mut blocks = vec![
        strong("Umsatz", figures.turnover),
        table(["MwSt", "Netto", "Steuer", "Brutto"], figures.vat.iter().map(row).collect()),
        strong("Geschäftsvorfälle", ""),
    ];
    blocks.extend(cases);
    blocks
}

fn payments(figures: &Figures) -> Vec<Block> {
    let total = figures.payments.iter().map(|sum| sum.amount).sum::<Money>();
    let others = figures.payments.iter().filter(|sum| sum.kind != PaymentKind::Bar);
    let mut blocks = vec![strong("Zahlungen", total), pair("Bar aus Verkauf", figures.cash_from_sales)];
    blocks.extend(others.map(|sum| pair(sum.name.clone(), sum.amount)));
    blocks.push(strong("Forderungen (keine Zahlung)", ""));
    blocks.push(pair("Auf Rechnung", figures.receivables.arisen.negated()));
    blocks.push(pair("Beglichen", figures.receivables.settled));
    blocks
}

fn movements(figures: &Figures) -> Vec<Block> {
    let mut blocks = vec![strong("Bargeldbewegungen", figures.movement_total)];
    for movement in &figures.movements {
        let reason = movement.reason.as_ref().map(|reason| format!(", {reason}")).unwrap_or_default();
        blocks.push(pair(format!("{} {}{reason}", movement.number, movement.text), movement.amount));
    }
    blocks
}

fn drawer(drawer: &DrawerSums) -> Vec<Block> {
    let mut blocks =
        vec![strong("Kasse", ""), pair("Anfangsbestand", drawer.opening), pair("Soll", drawer.target)];
    if let Some(counted) = drawer.counted {
        blocks.extend([
            pair("Gezählt", counted),
            pair("Differenz", drawer.difference),
            sum("Endbestand", drawer.closing),
        ]);
    }
    blocks
}

fn tally(figures: &Figures) -> Vec<Block> {
    let tally = &figures.tally;
    let counted = |name: &str, times: Times| pair(format!("{name} ({})", times.count), times.total);
    let reductions = tally.reductions.map(|reductions| counted("Unter Listenpreis", reductions));
    let mut all = Vec::new();
    // Where they stand singly, their number and sum stand above them.
    all.extend(figures.returns.is_none().then(|| counted("Rückgaben", tally.returns)));
    all.push(counted("Nachlässe", tally.discounts));
    all.extend(reductions);
    all.extend([
        counted("Abgebrochene Vorgänge", tally.abandoned),
        counted("Zurückgenommene Positionen", tally.voided_lines),
        pair("Abgelehnte Karten", tally.declined_cards),
    ]);
    let openings = || pair("Lade ohne Verkauf geöffnet", tally.drawer_openings);
    all.extend(figures.drawer_opened.is_none().then(openings));
    all.extend([
        pair("Bons ohne Namen", tally.anonymous),
        pair("Trinkgeld Personal", figures.tips.staff),
        pair("Trinkgeld ausgezahlt", figures.tips.paid_out),
        pair("Trinkgeld Inhaber (im Umsatz)", figures.tips.owner),
        pair("Gutscheine verkauft", figures.vouchers.sold),
        pair("Gutscheine eingelöst", figures.vouchers.redeemed),
    ]);
    all
}

fn people(figures: &Figures) -> Vec<Block> {
    let cashiers = figures.people.iter();
    let cashiers = cashiers.map(|sum| {
        vec![format!("{} ({})", sum.name, sum.bons), sum.cash.to_string(), sum.turnover.to_string()]
    });
    let performers = figures.performers.iter();
    let performers =
        performers.map(|sum| vec![sum.name.clone(), sum.services.to_string(), sum.products.to_string()]);
    vec![
        strong("Kassiert von", ""),
        table(["Person (Bons)", "Bar", "Umsatz"], cashiers.collect()),
        strong("Ausgeführt von", ""),
        table(["Person", "Leistung", "Ware"], performers.collect()),
    ]
}

fn table<const N: usize>(head: [&str; N], rows: Vec<Vec<String>>) -> Block {
    Block::Table { head: head.map(str::to_owned).to_vec(), rows }
}

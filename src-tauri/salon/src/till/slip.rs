//! The receipt as a page: contents and order of § 6 KassenSichV, out of the entry alone. No setting removes
//! or reorders them; only a logo and a footer may be added.

use book::fault::Outcome;
use book::ledger;
use contract::slip::{Block, Slip, SlipKind};
use contract::{EntryKind, PaymentKind, Quantity, VatKey};
use proof::{Entry, Line, Payment, ReferenceKind, Seq};
use rusqlite::Connection;

use crate::letterhead::{self, Booked, Likeness, footer_at, pair, sum};

/// Sales, storni, corrections, returns and abandoned baskets.
pub fn slip(conn: &Connection, booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let entry = booked.entry;
    let likeness = Likeness::of(entry)?;
    let footer = footer_at(conn, entry.head.seq)?;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.extend(title(conn, entry)?);
    blocks.push(Block::Rule);
    let letters = letters(entry);
    // A bon of a basket that was given up empty has none.
    if !entry.lines.is_empty() {
        blocks.extend(entry.lines.iter().filter(|line| !line.voided).map(|line| item(line, &letters)));
        blocks.push(Block::Rule);
    }
    blocks.push(sum("Summe EUR", entry.head.total));
    blocks.extend(entry.payments.iter().flat_map(payment));
    blocks.push(Block::Space);
    if !entry.vat.is_empty() {
        blocks.push(vat(entry, &letters));
    }
    if likeness.salon.small_business {
        blocks.push(Block::Text(law::at(entry.head.ended.day()).texts.small_business.into()));
    }
    blocks.extend(entry.head.reason.iter().map(|reason| Block::Text(format!("Grund: {reason}"))));
    blocks.extend(letterhead::foot(booked, &likeness));
    if let Some(text) = &footer.text {
        blocks.extend([Block::Space, Block::Centred(text.clone())]);
    }
    blocks.extend(notice.map(|text| Block::Notice(text.to_owned())));
    Ok(Slip {
        kind: SlipKind::Receipt,
        title: format!("Bon {}", ledger::receipt_number(&entry.head)?),
        copy: None,
        logo: footer.logo_png_base64.is_some(),
        opens_drawer: moves_cash(entry),
        blocks,
    })
}

fn moves_cash(entry: &Entry) -> bool {
    entry.payments.iter().any(|payment| payment.kind == PaymentKind::Bar && !payment.amount.is_zero())
}

/// What the bon is, its number, date, start and end, and the bon that it refers to.
fn title(conn: &Connection, entry: &Entry) -> Outcome<Vec<Block>> {
    let head = &entry.head;
    let mut blocks = Vec::new();
    blocks.extend(kind_label(head.kind).map(|label| Block::Heading(label.to_owned())));
    blocks.push(pair(format!("Bon {}", ledger::receipt_number(head)?), head.ended.day().german()));
    blocks.push(pair(
        format!("Beginn {}", time(entry, head.started)),
        format!("Ende {}", time(entry, head.ended)),
    ));
    let mut named: Vec<String> = Vec::new();
    for reference in &entry.references {
        let Some(seq) = reference.seq else { continue };
        named.extend(refers(conn, reference.kind, seq)?.filter(|text| !named.contains(text)));
    }
    blocks.extend(named.into_iter().map(Block::Text));
    if head.customer.is_some() {
        // Erased customers leave no name (Art. 17 DSGVO); the entry keeps its commitment.
        let name = ledger::customer(conn, head.seq)?.map(|customer| customer.name);
        blocks.extend(name.map(|name| pair("Für", name)));
    }
    Ok(blocks)
}

/// Time of day; with the date where the event began on another day than it ended.
fn time(entry: &Entry, moment: contract::Moment) -> String {
    let german = moment.german();
    if moment.day() == entry.head.ended.day() {
        return german.split_once(' ').map_or(german.clone(), |(_, time)| time.to_owned());
    }
    german
}

/// What a kind of bon is called on paper; a sale needs no name.
pub const fn kind_label(kind: EntryKind) -> Option<&'static str> {
    match kind {
        EntryKind::Storno => Some("Storno"),
        EntryKind::PaymentCorrection => Some("Zahlungsartkorrektur"),
        EntryKind::Return => Some("Rückgabe"),
        EntryKind::AbandonedBasket => Some("Abgebrochener Vorgang"),
        _ => None,
    }
}

fn refers(conn: &Connection, kind: ReferenceKind, seq: Seq) -> Outcome<Option<String>> {
    let Some(number) = ledger::number_of(conn, seq)? else { return Ok(None) };
    Ok(match kind {
        ReferenceKind::Cancels => Some(format!("Storno zu Bon {number}")),
        ReferenceKind::Replaces => Some(format!("Ersetzt Bon {number}")),
        ReferenceKind::Returns => Some(format!("Rückgabe zu Bon {number}")),
        ReferenceKind::Continues => Some(format!("Fortsetzung von Bon {number}")),
        ReferenceKind::Invoices => Some(format!("Rechnung zu Bon {number}")),
        ReferenceKind::Revokes | ReferenceKind::Count | ReferenceKind::External | ReferenceKind::Settles => {
            None
        }
    })
}

/// The letter that ties lines to their rate: A, B, C in the order of the VAT splits.
fn letters(entry: &Entry) -> Vec<(VatKey, contract::Rate, char)> {
    entry.vat.iter().zip('A'..='Z').map(|(split, letter)| (split.key, split.rate, letter)).collect()
}

fn item(line: &Line, letters: &[(VatKey, contract::Rate, char)]) -> Block {
    let letter = letters.iter().find(|(key, rate, _)| (*key, *rate) == (line.vat_key, line.rate));
    let letter = letter.map_or(' ', |(.., letter)| *letter);
    let tip = line.article_id.is_none();
    let text = if tip { line.text.clone() } else { format!("{} x {}", line.quantity, line.text) };
    let mut details = Vec::new();
    if !tip {
        details.extend(line.performer.clone());
        details.extend(price_detail(line));
    }
    Block::Item { text, amount: format!("{} {letter}", line.gross), details }
}

/// Price per piece, list price and discount, where they differ from what stands on the right.
fn price_detail(line: &Line) -> Option<String> {
    let mut parts = Vec::new();
    if line.quantity != Quantity::ONE && line.quantity != Quantity::pieces(-1) {
        parts.push(format!("je {}", line.unit_price));
    }
    if line.unit_price != line.list_price || !line.discount.is_zero() {
        parts.push(format!("Listenpreis {}", line.list_price));
    }
    if !line.discount.is_zero() {
        parts.push(format!("Nachlass {}", line.discount.abs()));
    }
    let reason = line.price_reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    (!parts.is_empty()).then(|| format!("{}{reason}", parts.join(", ")))
}

fn payment(payment: &Payment) -> Vec<Block> {
    let mut blocks = vec![pair(payment.name.clone(), payment.amount)];
    if let (Some(given), Some(change)) = (payment.given, payment.change) {
        blocks.extend([pair("Gegeben", given), pair("Rückgeld", change)]);
    }
    blocks
}

fn vat(entry: &Entry, letters: &[(VatKey, contract::Rate, char)]) -> Block {
    let row = |(split, (.., letter)): (&proof::VatSplit, &(VatKey, contract::Rate, char))| {
        vec![
            format!("{letter} {}", split.rate),
            split.net.to_string(),
            split.tax.to_string(),
            split.gross.to_string(),
        ]
    };
    let head = ["MwSt", "Netto", "Steuer", "Brutto"].map(str::to_owned).to_vec();
    Block::Table { head, rows: entry.vat.iter().zip(letters).map(row).collect() }
}

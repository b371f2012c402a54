//! The slip of a cash movement: in-house, signed by who gave or took the money.

use book::fault::Outcome;
use book::ledger::{self, Recorded};
use book::tx::WriteTx;
use contract::slip::{Block, Slip, SlipKind};
use contract::till::Receipt;
use proof::{BusinessCase, Entry, EntryKind, Line, Money};

use super::details::{FORM, MovementDetails};
use crate::letterhead::{self, Booked, Likeness, pair, sum};
use crate::printing;

/// The slip of an entry that only moves cash, its storno included.
pub fn slip_of(booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let entry = booked.entry;
    let likeness = Likeness::of(entry)?;
    let number = ledger::receipt_number(&entry.head)?;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(title(entry).to_owned()));
    blocks.push(pair(format!("Bon {number}"), entry.head.ended.german()));
    blocks.push(Block::Rule);
    for line in &entry.lines {
        blocks.push(Block::Item {
            text: line.text.clone(),
            amount: line.gross.to_string(),
            details: notes(entry, line)?,
        });
    }
    blocks.extend([Block::Rule, sum("Bar EUR", entry.head.total)]);
    blocks.push(Block::Space);
    blocks.push(Block::Signature(who_signs(entry).to_owned()));
    blocks.extend(letterhead::foot(booked, &likeness));
    Ok(Slip {
        kind: SlipKind::CashSlip,
        title: format!("Bon {number}"),
        copy: None,
        logo: false,
        opens_drawer: true,
        blocks,
    })
}

fn title(entry: &Entry) -> &'static str {
    if entry.head.kind == EntryKind::Storno {
        return "Storno";
    }
    match entry.lines.first().map(|line| line.case) {
        Some(BusinessCase::Anfangsbestand) => "Anfangsbestand",
        Some(BusinessCase::DifferenzSollIst) => "Kassendifferenz",
        Some(BusinessCase::TrinkgeldAN) => "Trinkgeldauszahlung",
        Some(BusinessCase::Geldtransit) => "Geldtransit",
        Some(BusinessCase::Lohnzahlung) => "Lohnvorschuss",
        Some(case) => case.as_str(),
        None => "Kassenbeleg",
    }
}

fn notes(entry: &Entry, line: &Line) -> Outcome<Vec<String>> {
    let mut notes = Vec::new();
    if entry.details.as_ref().is_some_and(|details| details.form == FORM) {
        let details: MovementDetails = letterhead::details(entry, FORM)?;
        notes.extend(details.document.map(|number| format!("Beleg {number}")));
        notes.extend(
            details.input_tax.map(|note| format!("Vorsteuer {} %: {} (nur Notiz)", note.rate, note.tax)),
        );
    }
    notes.extend(entry.head.reason.as_ref().map(|reason| format!("Grund: {reason}")));
    notes.extend(line.price_reason.clone());
    Ok(notes)
}

fn who_signs(entry: &Entry) -> &'static str {
    match entry.head.kind {
        EntryKind::TipPayout => "Betrag erhalten, Unterschrift",
        EntryKind::CashMovement if entry.head.total.is_negative() => "Unterschrift Empfänger/in",
        _ => "Unterschrift",
    }
}

/// The reply to a bon that moved cash, with its slip on the way to the printer.
pub fn receipt(tx: &WriteTx<'_>, recorded: &Recorded) -> Outcome<Receipt> {
    let slip = slip_of(recorded.into(), tx.program.notice)?;
    let print = printing::enqueue(tx, &slip, Some(recorded.seq()))?;
    Ok(Receipt {
        seq: recorded.seq(),
        number: recorded.number()?,
        ended: recorded.ended(),
        total: recorded.entry.head.total,
        change: Money::ZERO,
        cash_now: None,
        slip,
        print,
    })
}

/// The slip of a drawer that was opened without a sale.
fn drawer_slip(booked: Booked<'_>, notice: Option<&str>) -> Outcome<Slip> {
    let head = &booked.entry.head;
    let likeness = Likeness::of(booked.entry)?;
    let mut blocks = letterhead::head(&likeness, notice);
    blocks.push(Block::Heading(String::from("Kassenlade geöffnet")));
    blocks.push(pair(format!("Eintrag {}", head.seq), head.ended.german()));
    blocks.extend(head.reason.as_ref().map(|reason| Block::Text(format!("Grund: {reason}"))));
    blocks.extend(letterhead::foot(booked, &likeness));
    let title = format!("Kassenlade {}", head.seq);
    Ok(Slip { kind: SlipKind::CashSlip, title, copy: None, logo: false, opens_drawer: true, blocks })
}

/// The line that opens the drawer for a count.
pub fn count_begins(tx: &WriteTx<'_>) -> Slip {
    let text = format!("Kassensturz {} {}", tx.now.german(), tx.authority.actor.name);
    let notice = tx.program.notice.map(|text| Block::Notice(text.to_owned()));
    Slip {
        kind: SlipKind::CashSlip,
        title: String::from("Kassensturz"),
        copy: None,
        logo: false,
        opens_drawer: true,
        blocks: notice.into_iter().chain([Block::Text(text)]).collect(),
    }
}

/// Opens the drawer through the printer it hangs on, with a slip that says why.
pub fn kick_drawer(tx: &WriteTx<'_>, recorded: &Recorded) -> Outcome<()> {
    let slip = drawer_slip(recorded.into(), tx.program.notice)?;
    printing::enqueue(tx, &slip, Some(recorded.seq()))?;
    Ok(())
}

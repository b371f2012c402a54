//! What is under way to the bank, with its age, and what arrived there.

use book::fault::{Outcome, Trouble};
use book::ledger;
use book::tx::ReadTx;
use contract::cash::BankedFrom;
use contract::lists::Span;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use proof::Money;
use salon::cash;

use super::store;

/// Transits that were open at the end of these days, and the bankings that were recorded or taken back in them: of a past
/// month the same for ever.
pub fn bank_list(tx: &ReadTx<'_>, span: Span) -> Outcome<Sheet> {
    let (from, to) = span.bounds();
    let (_, until) = ledger::stretch(tx.conn, from, to)?;
    let at_the_end = cash::transits_at(tx.conn, until, to.min(tx.now.day()))?;
    let mut open: Vec<SheetRow> = Vec::new();
    for transit in &at_the_end.open {
        let cells = vec![
            Cell::Day(transit.day),
            Cell::Number(transit.number.to_string()),
            Cell::text(transit.person.clone()),
            Cell::Count(transit.age_days),
            Cell::Money(transit.amount),
        ];
        open.push(SheetRow::of(cells).leading_to(Lead::Entry(transit.seq)));
    }
    if !open.is_empty() {
        let total = Money::total(at_the_end.open.iter().map(|transit| transit.amount))?;
        let mut cells = vec![Cell::text("Summe")];
        cells.resize(4, Cell::Empty);
        cells.push(Cell::Money(total));
        open.push(SheetRow::sum(cells));
    }
    let under_way =
        table([("Tag", 14), ("Bon", 12), ("Person", 30), ("Tage unterwegs", 14), ("Betrag", 14)], open);
    let arrived = table(
        [("Eingezahlt am", 16), ("Festgehalten", 20), ("Woher", 28), ("Beleg der Bank", 20), ("Betrag", 14)],
        arrived(tx, span)?,
    );
    let words = format!("Im Tresor liegen am Ende nach dem Kassenbuch {} €.", at_the_end.safe);
    let section = |title: &str, paragraphs, table| Section {
        title: Some(title.to_owned()),
        paragraphs,
        table: Some(table),
        ..Section::default()
    };
    Ok(Sheet {
        title: format!("Geld zur Bank {}", span.german()),
        file_stem: format!("geld-zur-bank-{}", span.stem()),
        head: vec![("Zeitraum".to_owned(), span.german())],
        notices: Vec::new(),
        sections: vec![
            section("Am Ende unterwegs", vec![words], under_way),
            section("Eingezahlt", Vec::new(), arrived),
        ],
    })
}

fn arrived(tx: &ReadTx<'_>, span: Span) -> Outcome<Vec<SheetRow>> {
    let (from, to) = span.bounds();
    let mut rows = Vec::new();
    for seq in store::bankings(tx.conn, ledger::stretch(tx.conn, from, to)?)? {
        let gone = || Trouble::fault(format!("entry {seq} records no banking"));
        let stored = ledger::entry(tx.conn, seq)?.ok_or_else(gone)?;
        let banking = cash::banking_of(tx.conn, seq)?.ok_or_else(gone)?;
        let mut from = match banking.from {
            BankedFrom::Safe => String::from("Tresor"),
            BankedFrom::Transit(transit) => {
                format!("Geldtransit {}", ledger::receipt_number_at(tx.conn, transit)?)
            }
        };
        if cash::takes_banking_back(&stored.entry) {
            let reason = stored.entry.head.reason.clone().unwrap_or_default();
            from = format!("Storno: {from} ({reason})");
        }
        let cells = vec![
            Cell::Day(banking.day),
            Cell::Moment(stored.entry.head.ended),
            Cell::text(from),
            Cell::Number(banking.document.unwrap_or_default()),
            Cell::Money(banking.amount),
        ];
        rows.push(SheetRow::of(cells).leading_to(Lead::Entry(seq)));
    }
    Ok(rows)
}

fn table<const N: usize>(columns: [(&str, u16); N], rows: Vec<SheetRow>) -> Table {
    Table { columns: columns.map(|(name, width)| Column::new(name, width)).to_vec(), rows }
}

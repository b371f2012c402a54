//! What was given back, opened without a sale, or taken back of bankings, singly, below the stornos (BFH, 29 July 2025, X R 23-24/21): so an
//! inspection sees in one list what the Z reports show day by day.

use book::fault::{Outcome, Trouble};
use book::ledger;
use book::tx::ReadTx;
use contract::PersonId;
use contract::sheet::{Cell, Column, Lead, Section, SheetRow, Table};
use proof::{Entry, EntryKind, Money, ReferenceKind, Seq};
use rusqlite::Connection;
use salon::cash;
use salon::letterhead::Likeness;

/// Kinds of entries, each with the title of its section and what is counted of it.
const KINDS: [(EntryKind, &str, &str); 3] = [
    (EntryKind::Return, "Rückgaben", "Rückgaben"),
    (EntryKind::DrawerOpened, "Kassenlade ohne Verkauf geöffnet", "Öffnungen"),
    (EntryKind::Banking, "Zurückgenommene Einzahlungen bei der Bank", "Einzahlungen"),
];

/// The sections of a stretch of the book; with a person only that person's. What did not happen has none.
pub fn sections(tx: &ReadTx<'_>, part: (Seq, Seq), person: Option<PersonId>) -> Outcome<Vec<Section>> {
    let mut sections = Vec::new();
    for (kind, title, counted) in KINDS {
        let mut rows = Vec::new();
        let mut total = Money::ZERO;
        for seq in ledger::of_kinds(tx.conn, part, &[kind])? {
            let stored = ledger::entry(tx.conn, seq)?;
            let entry = stored.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")))?.entry;
            let is_banked = kind == EntryKind::Banking && !cash::takes_banking_back(&entry);
            if person.is_none_or(|person| person.0 == entry.head.person_id) && !is_banked {
                let amount =
                    cash::banking_of(tx.conn, seq)?.map_or(entry.head.total, |banking| banking.amount);
                total = total.plus(amount)?;
                rows.push(row(tx.conn, &entry, amount)?);
            }
        }
        if !rows.is_empty() {
            let count = Cell::text(format!("{} {counted}", rows.len()));
            let mut cells = vec![Cell::text("Summe"), Cell::Empty, Cell::Empty, count, Cell::Empty];
            cells.push(Cell::Money(total));
            rows.push(SheetRow::sum(cells));
            sections.push(section(title, rows));
        }
    }
    Ok(sections)
}

fn section(title: &str, rows: Vec<SheetRow>) -> Section {
    let columns =
        [("Zeit", 101), ("Nummer", 60), ("Original", 60), ("Person", 120), ("Grund", 180), ("Betrag", 64)];
    let columns = columns.map(|(name, width)| Column::new(name, width)).into();
    Section { title: Some(title.to_owned()), table: Some(Table { columns, rows }), ..Section::default() }
}

fn row(conn: &Connection, entry: &Entry, amount: Money) -> Outcome<SheetRow> {
    let head = &entry.head;
    let likeness = Likeness::of(entry)?;
    let person = match &likeness.approver {
        Some(approver) => format!("{} (Freigabe {approver})", likeness.person),
        None => likeness.person,
    };
    let number = head.receipt_number.map_or_else(|| format!("Eintrag {}", head.seq), |it| it.to_string());
    let sold = match entry.lines.iter().find_map(|line| line.origin) {
        Some((seq, _)) => ledger::number_of(conn, seq)?.map(|number| number.to_string()),
        None => None,
    };
    let cancels = entry.references.iter().find(|reference| reference.kind == ReferenceKind::Cancels);
    let banked = cancels.and_then(|reference| reference.seq).map(|seq| format!("Eintrag {seq}"));
    let cells = vec![
        Cell::Moment(head.ended),
        Cell::Number(number),
        sold.or(banked).map_or(Cell::Empty, Cell::Number),
        Cell::Text(person),
        Cell::text(head.reason.clone().unwrap_or_default()),
        Cell::Money(amount),
    ];
    Ok(SheetRow::of(cells).leading_to(Lead::Entry(head.seq)))
}

//! The list of the rules: how they stand, what was last recorded, and where they are kept and proved.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::lists::List;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};

use super::rules::{RULES, Rule, RuleStage};
use super::{state, store};

/// `IKS-07`.
pub fn name(rule: &Rule) -> String {
    format!("IKS-{:02}", rule.id)
}

/// The whole list.
pub fn controls(tx: &ReadTx<'_>) -> Outcome<Sheet> {
    let rows = RULES.iter().map(|rule| row(tx, rule)).collect::<Outcome<_>>()?;
    let columns = [("Regel", 9), ("Was gilt", 42), ("Stand", 22), ("Zuletzt", 15), ("Festgehalten wird", 32)];
    let words = "Jede Regel hat eine Nummer, einen Ort im Programm und eine Prüfung, die bei jeder neuen Fassung \
                 des Programms läuft. Eine Zeile führt zu den Buchungen, die von der Regel erzählen.";
    Ok(Sheet {
        title: "Internes Kontrollsystem".to_owned(),
        file_stem: "internes-kontrollsystem".to_owned(),
        sections: vec![
            Section {
                paragraphs: vec![words.to_owned()],
                table: Some(Table {
                    columns: columns.map(|(name, width)| Column::new(name, width)).to_vec(),
                    rows,
                }),
                ..Section::default()
            },
            Section {
                title: Some("Wo die Regel sitzt und was sie prüft".to_owned()),
                table: Some(places()),
                ..Section::default()
            },
        ],
        ..Sheet::default()
    })
}

fn row(tx: &ReadTx<'_>, rule: &Rule) -> Outcome<SheetRow> {
    let last = store::events(tx.conn, rule.trace, 1)?.first().copied();
    let entry = match last {
        Some(seq) => ledger::entry(tx.conn, seq)?,
        None => None,
    };
    let at = entry.map_or(Cell::Empty, |stored| Cell::Moment(stored.entry.head.ended));
    let cells = vec![
        Cell::Number(name(rule)),
        Cell::text(rule.sentence),
        Cell::text(state::state(tx, rule)?),
        at,
        Cell::text(rule.recorded),
    ];
    let made = SheetRow::of(cells);
    Ok(match last {
        Some(_) => made.leading_to(Lead::List(Box::new(List::ControlEvents { rule: rule.id }))),
        None => made,
    })
}

/// Programmers' names, for whoever checks the program itself.
pub fn places() -> Table {
    let rows = RULES.iter().map(|rule| {
        let place = match rule.stage {
            RuleStage::Kept(file) => file,
            RuleStage::NotBuilt(_) => "–",
        };
        SheetRow::of(vec![Cell::Number(name(rule)), Cell::text(place), Cell::text(rule.test)])
    });
    let columns = [("Regel", 9), ("Programmstelle", 40), ("Prüfung", 60)];
    Table { rows: rows.collect(), columns: columns.map(|(name, width)| Column::new(name, width)).to_vec() }
}

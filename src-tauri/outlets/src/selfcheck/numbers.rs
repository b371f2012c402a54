//! Numbers without gaps (IKS-02).

use book::fault::Outcome;
use contract::sheet::{Cell, Lead, SheetRow, Table};

use super::check::{SelfCheckItem, columns};
use super::observed::{NumberRow, Observed};

/// Gaps that are listed at most.
const LISTED_MAX: usize = 50;

/// The row of all entries, and that of the receipts.
pub fn checks(now: &Observed) -> Outcome<Vec<SelfCheckItem>> {
    let why = "Jede Buchung bekommt die nächste Nummer, und keine wird vergeben, ohne dass etwas gebucht ist. Fehlt \
               eine Nummer, fehlt eine Buchung: Darum sieht jede Prüfung hier zuerst nach.";
    Ok(vec![
        check("Buchungsnummern ohne Lücke", why, &now.entries),
        check("Belegnummern ohne Lücke", why, &now.receipts),
    ])
}

fn check(title: &'static str, why: &str, row: &NumberRow) -> SelfCheckItem {
    let gap = |gap: &super::observed::Gap| {
        let cells = vec![Cell::Number(gap.before.to_string()), Cell::Number(gap.after.to_string())];
        SheetRow::of(cells).leading_to(Lead::Entry(gap.seq))
    };
    let rows = row.gaps.iter().take(LISTED_MAX).map(gap).collect();
    let range = match (row.first, row.last.filter(|_| row.count > 0)) {
        (Some(first), Some(last)) => format!("{first} bis {last}"),
        _ => "keine Nummern".to_owned(),
    };
    let found = match row.gaps.len() {
        0 => format!("{range}, keine Lücke"),
        1 => format!("{range}, eine Lücke"),
        gaps => format!("{range}, {gaps} Lücken"),
    };
    SelfCheckItem {
        title,
        n: i64::try_from(row.count).unwrap_or(i64::MAX),
        expected: "keine Lücke".to_owned(),
        found,
        why: why.to_owned(),
        chart: None,
        table: Some(Table { columns: columns(&[("nach Nummer", 3), ("folgt Nummer", 3)]), rows }),
    }
}

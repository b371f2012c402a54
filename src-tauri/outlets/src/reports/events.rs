//! What was taken back, given away, counted wrong or paid out: how often, how much, and before.

use book::fault::Outcome;
use contract::figure::Figure;
use contract::sheet::{Cell, Column, Section, SheetRow, Table};

use super::compared::Compared;
use super::figure::{Share, plain_name};

/// Always shown, also at zero.
const ALWAYS: [Figure; 11] = [
    Figure::Stornos,
    Figure::Corrections,
    Figure::Returns,
    Figure::Discounts,
    Figure::Differences,
    Figure::Abandoned,
    Figure::VoidedLines,
    Figure::DeclinedCards,
    Figure::DrawerOpenings,
    Figure::StaffTips,
    Figure::TipPayouts,
];

/// Shown where there are any.
const IF_ANY: [Figure; 5] = [
    Figure::OwnerTips,
    Figure::VouchersSold,
    Figure::VouchersRedeemed,
    Figure::ReceivablesArisen,
    Figure::ReceivablesSettled,
];

/// The table of all of them.
pub fn events(compared: &Compared) -> Outcome<Section> {
    let mut rows = Vec::new();
    for (figure, always) in ALWAYS.iter().map(|it| (it, true)).chain(IF_ANY.iter().map(|it| (it, false))) {
        let (now, before) = compared.both(figure)?;
        if !always && now.is_nothing() && before.is_nothing() {
            continue;
        }
        let mut cells = vec![Cell::text(plain_name(figure))];
        cells.extend(pair(figure, now));
        cells.extend(pair(figure, before));
        rows.push(SheetRow::of(cells).leading_to(compared.lead(figure)));
    }
    let before = compared.before_name();
    let columns = vec![
        Column::new("Was", 6),
        Column::new("Anzahl", 2),
        Column::new("Betrag", 3),
        Column::new(&format!("Anzahl {before}"), 3),
        Column::new(&format!("Betrag {before}"), 3),
    ];
    Ok(Section {
        title: Some("Zurückgenommen, gezählt, ausgezahlt".to_owned()),
        table: Some(Table { columns, rows }),
        ..Section::default()
    })
}

/// How often and how much, each where it says something.
fn pair(figure: &Figure, share: Share) -> [Cell; 2] {
    match figure {
        Figure::DeclinedCards | Figure::DrawerOpenings => [Cell::Count(share.count), Cell::Empty],
        Figure::StaffTips
        | Figure::TipPayouts
        | Figure::OwnerTips
        | Figure::VouchersSold
        | Figure::VouchersRedeemed
        | Figure::ReceivablesArisen
        | Figure::ReceivablesSettled => [Cell::Empty, Cell::Money(share.amount)],
        _ => [Cell::Count(share.count), Cell::Money(share.amount)],
    }
}

//! Every figure of every report is the sum of the entries that it leads to, whatever was done in whatever order.

use contract::Money;
use contract::figure::Figure;
use contract::lists::{List, Span};
use contract::sheet::{Cell, Lead, Sheet, SheetRow};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::outside;
use lockbuch_tests::random_days::{RandomDays, Wish};
use lockbuch_tests::rng::Rng;
use std::path::Path;

use desk::Desk;
use outlets::reports;

fn turnover(desk: &Desk, span: Span) -> Sheet {
    desk.read_inside(move |tx| reports::turnover(tx, span)).unwrap()
}

fn entries(desk: &Desk, span: Span, figure: &Figure) -> Sheet {
    let figure = figure.clone();
    desk.read_inside(move |tx| reports::entries(tx, span, &figure, None)).unwrap().sheet
}

/// Count and sum of the entries behind a list, down to the last.
fn leaves(desk: &Desk, span: Span, figure: &Figure) -> (i64, Money) {
    let sheet = entries(desk, span, figure);
    let (mut count, mut sum) = (0, Money::ZERO);
    for row in sheet.sections[0].table.as_ref().unwrap().rows.iter().filter(|row| !row.is_sum) {
        match row.leads_to.as_ref().unwrap() {
            Lead::Entry(_) => {
                let Some(Cell::Money(share)) = row.cells.last() else { panic!("no share in {row:?}") };
                (count, sum) = (count + 1, sum.plus(*share).unwrap());
            }
            Lead::List(list) => {
                let List::Entries { span, figure } = list.as_ref() else { panic!("{list:?}") };
                let (more, share) = leaves(desk, *span, figure);
                (count, sum) = (count + more, sum.plus(share).unwrap());
            }
        }
    }
    (count, sum)
}

/// Counts that entries may take back again: there a row is no piece.
const fn is_net(figure: &Figure) -> bool {
    matches!(figure, Figure::Tickets | Figure::Discounts)
}

fn check(desk: &Desk, row: &SheetRow) {
    let Some(Lead::List(list)) = &row.leads_to else { return };
    let List::Entries { span, figure } = list.as_ref() else { return };
    if row.cells[0] == Cell::text("Durchschnitt je Verkauf") {
        return;
    }
    let (count, sum) = leaves(desk, *span, figure);
    let says = |cell: &Cell| row.cells.contains(cell);
    let amounts = row.cells.iter().any(|cell| matches!(cell, Cell::Money(_)));
    let counts = matches!(row.cells.get(1), Some(Cell::Count(_)));
    assert!(!amounts || says(&Cell::Money(sum)), "{sum} is not in {row:?}");
    assert!(!counts || amounts || is_net(figure) || says(&Cell::Count(count)), "{count} is not in {row:?}");
}

/// Taxed sales of a stretch in plain SQL, without any of the program's rules but the format's.
fn plain_turnover(folder: &Path, span: Span) -> Money {
    let (first, last) = span.bounds();
    let cents = outside::reader(folder).query_row(
        "select coalesce(sum(v.gross_cents), 0) from entry_vat v join entry e on e.seq = v.seq
         where e.bon_type = 'Beleg' and v.vat_key <> 5 and e.booking_day between ?1 and ?2",
        [first.to_string(), last.to_string()],
        |row| row.get(0),
    );
    Money::cents(cents.unwrap())
}

/// Checks every figure of a stretch; tells whether there was any.
pub fn keeps_the_law(desk: &Desk, folder: &Path, span: Span) -> bool {
    let sheet = turnover(desk, span);
    let rows =
        sheet.sections.iter().filter_map(|section| section.table.as_ref()).flat_map(|table| &table.rows);
    rows.for_each(|row| check(desk, row));
    let Some(overview) = sheet.sections[0].table.as_ref() else { return false };
    assert_eq!(overview.rows[0].cells[1], Cell::Money(plain_turnover(folder, span)), "{span:?}");
    true
}

#[test]
fn every_figure_is_the_sum_of_the_entries_that_it_leads_to() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let salon = DiskSalon::found(folder.path());
    let first = salon.today();
    let mut rng = Rng::new(11);
    let mut random_days = RandomDays::begin(&salon, |_| ());
    (0..350).for_each(|_| random_days.step(Wish::thrown(&mut rng)));
    // The last day stays open: what it leads to is right up to now.
    drop(random_days);
    let last = salon.today();
    let keeps = |span| keeps_the_law(&salon.desk, &salon.folder, span);
    let (mut days, mut weeks) = (0, 0);
    for day in (0..=last.days_since(first)).map(|days| first.plus_days(days)) {
        days += u32::from(keeps(Span::Day(day)));
        weeks += u32::from(day.weekday() == 0 && keeps(Span::Week(day)));
    }
    assert!(keeps(Span::Month(first)));
    assert!(keeps(Span::Year(first)));
    assert!(days > 5 && weeks >= 1, "a dull life: {days} days, {weeks} weeks");
}

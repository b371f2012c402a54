//! The turnover over time: hours of a day, days of a week or month, months of a year.

use std::collections::BTreeMap;

use book::fault::Outcome;
use contract::figure::Figure;
use contract::lists::{List, Span};
use contract::sheet::{Cell, Column, Lead, Section, SheetRow, Table};
use contract::{Day, Money};
use rusqlite::Connection;
use salon::closing;

use super::chart::{ChartSlot, Measure, bars};
use super::compared::{Compared, average, part};
use super::figure::{Share, share};
use super::stretch::{Stretch, StretchPart};

/// From this hour on a new day's hours are counted; those before belong to the evening.
const FIRST_HOUR: u32 = 5;

/// A piece of the stretch.
struct CurvePiece {
    /// In the table, and below the bar.
    name: String,
    label: String,
    now: Share,
    before: Option<Money>,
    leads_to: Lead,
    /// Left out of the table, where it only keeps its place in the picture.
    is_empty: bool,
}

/// Picture and table of the turnover over time.
pub fn curve(conn: &Connection, compared: &Compared) -> Outcome<Section> {
    let (unit, pieces) = match compared.span {
        Span::Day(_) => ("Stunde", hours(conn, compared)?),
        Span::Week(_) | Span::Month(_) => ("Tag", days(compared)?),
        Span::Year(_) => ("Monat", months(compared)?),
    };
    let slot = |piece: &CurvePiece| ChartSlot {
        label: piece.label.clone(),
        now: piece.now.amount.as_cents(),
        before: piece.before.map(Money::as_cents),
    };
    let slots: Vec<ChartSlot> = pieces.iter().map(slot).collect();
    let chart = bars(&slots, Measure::Cents, words(compared, unit, &pieces))?;
    let is_compared = pieces.iter().any(|piece| piece.before.is_some_and(|before| !before.is_zero()));
    let legend = format!("Gefüllt: {}. Umrandet: {}.", compared.now_name(), compared.before_name());
    let mut paragraphs = Vec::new();
    if chart.is_some() {
        paragraphs.push(if is_compared {
            format!("Umsatz in Euro. {legend}")
        } else {
            "Umsatz in Euro.".to_owned()
        });
    }
    Ok(Section {
        title: Some(format!("Umsatz je {unit}")),
        paragraphs,
        chart,
        table: Some(table(compared, unit, pieces)?),
    })
}

fn words(compared: &Compared, unit: &str, pieces: &[CurvePiece]) -> String {
    let best = pieces.iter().max_by_key(|piece| piece.now.amount);
    let best = best.map(|piece| format!(" Am meisten: {} mit {} €.", piece.name, piece.now.amount));
    let turnover = compared.now.figures.turnover;
    format!("Umsatz je {unit}, {}: zusammen {turnover} €.{}", compared.now_name(), best.unwrap_or_default())
}

fn table(compared: &Compared, unit: &str, pieces: Vec<CurvePiece>) -> Outcome<Table> {
    let total = compared.now.figures.turnover;
    let mut rows = Vec::new();
    let mut sum = Share::default();
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty) {
        sum = sum.plus(piece.now)?;
        let Share { count, amount } = piece.now;
        let cells = vec![
            Cell::text(piece.name),
            Cell::Count(count),
            Cell::Money(amount),
            part(amount, total),
            average(amount, count),
            piece.before.map_or(Cell::Empty, Cell::Money),
        ];
        rows.push(SheetRow::of(cells).leading_to(piece.leads_to));
    }
    let cells = vec![
        Cell::text("Summe"),
        Cell::Count(sum.count),
        Cell::Money(sum.amount),
        Cell::Empty,
        average(sum.amount, sum.count),
        Cell::Empty,
    ];
    rows.push(SheetRow::sum(cells));
    let names = [(unit, 4), ("Verkäufe", 2), ("Umsatz", 3), ("Anteil", 2), ("je Verkauf", 3)];
    let mut columns: Vec<Column> = names.iter().map(|(name, width)| Column::new(name, *width)).collect();
    columns.push(Column::new("davor", 3));
    Ok(Table { columns, rows })
}

fn turnover_of(span: Span) -> Lead {
    Lead::List(Box::new(List::Turnover { span }))
}

/// The months of a year beside those of the year before.
fn months(compared: &Compared) -> Outcome<Vec<CurvePiece>> {
    let (first, _) = compared.span.bounds();
    let mut pieces = Vec::with_capacity(12);
    for month in 1..=12 {
        let Some(day) = Day::from_ymd(first.year(), month, 1) else { continue };
        let of_month = |part: &StretchPart| part.month.first().month() == month;
        let figures = compared.now.figures_of(of_month)?;
        let before = compared.before.figures_of(of_month)?.turnover;
        let name = Span::Month(day).german();
        pieces.push(CurvePiece {
            label: name.chars().take(3).collect(),
            now: share(&figures, &Figure::Tickets)?,
            before: Some(before),
            leads_to: turnover_of(Span::Month(day)),
            is_empty: !compared.now.parts.iter().any(of_month),
            name,
        });
    }
    Ok(pieces)
}

/// The days of a week beside those of the week before, or the days of a month: those have no like.
fn days(compared: &Compared) -> Outcome<Vec<CurvePiece>> {
    let (first, last) = compared.span.bounds();
    let is_week = matches!(compared.span, Span::Week(_));
    let mut pieces = Vec::new();
    // A day with a wrong date stands in the month in which it was booked.
    let strays = compared.now.parts.iter().map(|part| part.day).filter(|day| !(first..=last).contains(day));
    let calendar = (0..=last.days_since(first)).map(|days| first.plus_days(days));
    for day in calendar.chain(strays) {
        let figures = compared.now.figures_of(|part| part.day == day)?;
        let before = match is_week {
            true => Some(compared.before.figures_of(|part| part.day == day.plus_days(-7))?.turnover),
            false => None,
        };
        let name = day.german_with_weekday();
        let label = if is_week { name.chars().take(6).collect() } else { day.day_of_month().to_string() };
        pieces.push(CurvePiece {
            label,
            now: share(&figures, &Figure::Tickets)?,
            before,
            leads_to: turnover_of(Span::Day(day)),
            is_empty: !compared.now.parts.iter().any(|part| part.day == day),
            name,
        });
    }
    Ok(pieces)
}

/// The hours of a day, from the first with a sale to the last, beside those of the day before.
fn hours(conn: &Connection, compared: &Compared) -> Outcome<Vec<CurvePiece>> {
    let (now, before) = (by_hour(conn, &compared.now)?, by_hour(conn, &compared.before)?);
    let used = || now.keys().chain(before.keys());
    let (Some(first), Some(last)) = (used().min(), used().max()) else { return Ok(Vec::new()) };
    let piece = |place: u32| {
        let hour = (place + FIRST_HOUR) % 24;
        CurvePiece {
            name: format!("{hour} bis {} Uhr", hour + 1),
            label: format!("{hour} Uhr"),
            now: now.get(&place).copied().unwrap_or_default(),
            before: Some(before.get(&place).copied().unwrap_or_default().amount),
            leads_to: compared.lead(&Figure::Hour(hour)),
            is_empty: !now.contains_key(&place),
        }
    };
    Ok((*first..=*last).map(piece).collect())
}

/// Turnover by the hour of its recording, in the order of the day.
fn by_hour(conn: &Connection, stretch: &Stretch) -> Outcome<BTreeMap<u32, Share>> {
    let mut hours: BTreeMap<u32, Share> = BTreeMap::new();
    for part in &stretch.parts {
        closing::shares(conn, part.after, part.to, |entry, figures| {
            let share = share(figures, &Figure::Tickets)?;
            if !share.is_nothing() {
                let hour = entry.head.ended.minute_of_day() / 60;
                let sum = hours.entry((hour + 24 - FIRST_HOUR) % 24).or_default();
                *sum = sum.plus(share)?;
            }
            Ok(())
        })?;
    }
    Ok(hours)
}

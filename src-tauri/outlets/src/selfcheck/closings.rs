//! Closings and counts: made each day, made in time, resting on a count, and how often a count is exact.

use contract::sheet::{Cell, Lead, SheetRow, Table};

use super::check::{SelfCheckItem, columns, share};
use super::observed::{Closed, Observed};

/// A closing counts as late from 05:00 of the day after its booking day (IKS-04).
const LATE_MINUTE: u32 = 5 * 60;

/// All checks of closings.
pub fn checks(now: &Observed, before: &Observed) -> Vec<SelfCheckItem> {
    vec![each_day(now), in_time(now), on_a_count(now), exact(now, before)]
}

fn number_of(things: usize) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}

fn rows_of<'a>(closings: impl Iterator<Item = &'a Closed>) -> Table {
    let row = |closing: &Closed| {
        let cells = vec![
            Cell::Number(format!("Z-{}", closing.z_number)),
            Cell::Day(closing.day),
            Cell::Moment(closing.at),
            Cell::Money(closing.counted),
            Cell::Money(closing.difference),
        ];
        SheetRow::of(cells).leading_to(Lead::Entry(closing.count.unwrap_or(closing.seq)))
    };
    let names =
        [("Abschluss", 2), ("Buchungstag", 3), ("abgeschlossen", 4), ("gezählt", 3), ("Differenz", 3)];
    Table { columns: columns(&names), rows: closings.map(row).collect() }
}

fn each_day(now: &Observed) -> SelfCheckItem {
    let closed = |day| now.closings.iter().any(|closing| closing.day == day);
    let open: Vec<_> = now.opened.iter().filter(|(day, _)| !closed(**day)).collect();
    let row = |(day, seq): &(&contract::Day, &contract::Seq)| {
        SheetRow::of(vec![Cell::Day(**day)]).leading_to(Lead::Entry(**seq))
    };
    SelfCheckItem {
        title: "Jeder Tag abgeschlossen",
        n: number_of(now.opened.len()),
        expected: "jeder geöffnete Tag hat einen Abschluss".to_owned(),
        found: match open.len() {
            0 => "alle abgeschlossen".to_owned(),
            1 => "ein Tag ist offen".to_owned(),
            days => format!("{days} Tage sind offen"),
        },
        why: "Ein Tag ohne Abschluss hat keine festen Zahlen. Der laufende Tag darf offen sein.".to_owned(),
        chart: None,
        table: Some(Table { columns: columns(&[("offener Tag", 3)]), rows: open.iter().map(row).collect() }),
    }
}

fn is_late(closing: &Closed) -> bool {
    match closing.at.day().days_since(closing.day) {
        ..=0 => false,
        1 => closing.at.minute_of_day() >= LATE_MINUTE,
        _ => true,
    }
}

fn in_time(now: &Observed) -> SelfCheckItem {
    let late: Vec<&Closed> = now.closings.iter().filter(|closing| is_late(closing)).collect();
    SelfCheckItem {
        title: "Abschluss am selben Tag",
        n: number_of(now.closings.len()),
        expected: "am Buchungstag, spätestens um 5 Uhr früh".to_owned(),
        found: if late.is_empty() { "alle in der Zeit".to_owned() } else { format!("{} später", late.len()) },
        why: "Bareinnahmen sind täglich festzuhalten (§ 146 Abs. 1 AO). Wer erst am nächsten Tag zählt, kann nicht \
              mehr sagen, was am Abend in der Kasse lag."
            .to_owned(),
        chart: None,
        table: Some(rows_of(late.into_iter())),
    }
}

fn on_a_count(now: &Observed) -> SelfCheckItem {
    let without: Vec<&Closed> = now.closings.iter().filter(|closing| closing.count.is_none()).collect();
    SelfCheckItem {
        title: "Jeder Abschluss mit Zählung",
        n: number_of(now.closings.len()),
        expected: "zu jedem Abschluss eine Zählung".to_owned(),
        found: if without.is_empty() { "keine fehlt".to_owned() } else { format!("{} fehlen", without.len()) },
        why: "Eine Kasse ist nur dann sturzfähig, wenn Soll und Ist verglichen wurden. Das Zählprotokoll zeigt, \
              dass wirklich gezählt wurde."
            .to_owned(),
        chart: None,
        table: Some(rows_of(without.into_iter())),
    }
}

fn exact_share(observed: &Observed) -> String {
    let exact = observed.closings.iter().filter(|closing| closing.difference.is_zero()).count();
    share(number_of(exact), number_of(observed.closings.len()))
}

/// The most closings in a row whose count was exact.
fn longest_run(closings: &[Closed]) -> usize {
    let runs = closings.split(|closing| !closing.difference.is_zero());
    runs.map(<[Closed]>::len).max().unwrap_or_default()
}

fn exact(now: &Observed, before: &Observed) -> SelfCheckItem {
    let exact: Vec<&Closed> = now.closings.iter().filter(|closing| closing.difference.is_zero()).collect();
    let longest = longest_run(&now.closings);
    SelfCheckItem {
        title: "Zählungen, die genau aufgehen",
        n: number_of(now.closings.len()),
        expected: format!("kein fester Wert; im Zeitraum davor {}", exact_share(before)),
        found: format!("{} mit Differenz 0,00 € ({}), längstens {longest} hintereinander", exact.len(), exact_share(now)),
        why: "Wo viel bar bezahlt wird, fehlen ab und zu ein paar Cent oder sind zu viel. Stimmt eine Kasse über \
              Monate immer genau, fragt eine Prüfung, ob gezählt oder nur abgeschrieben wurde. Bei wenig Bargeld ist \
              Genauigkeit dagegen leicht."
            .to_owned(),
        chart: None,
        table: Some(rows_of(exact.into_iter())),
    }
}

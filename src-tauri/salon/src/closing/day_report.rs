//! The report of a booking day: all its Z reports side by side, the revoked ones too, and their sum.

use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use contract::Day;
use contract::lists::Span;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};
use figures::Figures;
use proof::{Money, VatKey};

use super::of_day::{DayClosing, closings_of};

/// The list.
pub fn day_report(tx: &ReadTx<'_>, day: Day) -> Outcome<Sheet> {
    let closings = closings_of(tx.conn, day)?;
    let span = Span::Day(day);
    let mut sheet = Sheet {
        title: format!("Tagesbericht {}", span.german()),
        file_stem: format!("tagesbericht-{}", span.stem()),
        head: vec![(String::from("Buchungstag"), span.german())],
        notices: notices(tx, day, &closings)?,
        sections: Vec::new(),
    };
    if !closings.is_empty() {
        let mut columns = ReportColumns { closings: &closings, sum: Figures::default() };
        for closing in &closings {
            columns.sum.add(&closing.details.figures)?;
        }
        sheet.sections = vec![z_reports(&closings), columns.turnover(), columns.cash(), columns.counted()];
    }
    Ok(sheet)
}

fn notices(tx: &ReadTx<'_>, day: Day, closings: &[DayClosing]) -> Outcome<Vec<String>> {
    let period = ledger::period(tx.conn)?;
    let is_open = period.opening.is_some_and(|opening| opening.day == day);
    Ok(match (is_open, period.continues) {
        (true, Some(z)) => vec![format!(
            "Der Tag ist nach dem Widerruf von Z-{z} wieder offen. Was seitdem gebucht wurde, fehlt hier noch."
        )],
        (true, None) => vec![String::from("Der Tag ist noch offen; es gibt noch keinen Z-Bericht.")],
        (false, _) if closings.is_empty() => vec![String::from("An diesem Tag gibt es keinen Z-Bericht.")],
        (false, _) => Vec::new(),
    })
}

fn z_reports(closings: &[DayClosing]) -> Section {
    let columns =
        [("Z-Bericht", 9), ("Abgeschlossen", 18), ("von", 16), ("Bons", 15), ("Stand", 20), ("Umsatz", 12)];
    let mut paragraphs: Vec<String> = closings
        .iter()
        .filter_map(|closing| Some(format!("Z-{}: {}", closing.z_number, closing.mark()?)))
        .collect();
    if closings.len() > 1 {
        paragraphs
            .push(String::from("Jeder Bon steht in genau einem dieser Z-Berichte. Der Tag ist ihre Summe."));
    }
    let rows = closings.iter().map(|closing| {
        let cells = vec![
            Cell::Number(format!("Z-{}", closing.z_number)),
            Cell::Moment(closing.at),
            Cell::text(&closing.person),
            closing.receipts().map_or(Cell::Empty, |(first, last)| Cell::Number(format!("{first}–{last}"))),
            Cell::text(state(closing)),
            Cell::Money(closing.details.figures.turnover),
        ];
        SheetRow::of(cells).leading_to(Lead::Entry(closing.seq))
    });
    let table =
        Table { columns: columns.map(|(name, width)| Column::new(name, width)).into(), rows: rows.collect() };
    Section { title: Some(String::from("Z-Berichte")), paragraphs, table: Some(table), ..Section::default() }
}

fn state(closing: &DayClosing) -> String {
    let revoked = closing.revoked.is_some().then(|| String::from("widerrufen"));
    let continues = closing.continues.map(|z| format!("Fortsetzung von Z-{z}"));
    continues.into_iter().chain(revoked).collect::<Vec<_>>().join(", ")
}

/// A column for each closing, and one for the day.
struct ReportColumns<'a> {
    closings: &'a [DayClosing],
    sum: Figures,
}

impl ReportColumns<'_> {
    fn row(&self, name: impl Into<String>, value: impl Fn(&Figures) -> Cell) -> SheetRow {
        let each = self.closings.iter().map(|closing| value(&closing.details.figures));
        SheetRow::of([Cell::text(name)].into_iter().chain(each).chain([value(&self.sum)]).collect())
    }

    fn sums(&self, name: &str, value: impl Fn(&Figures) -> Cell) -> SheetRow {
        SheetRow { is_sum: true, ..self.row(name, value) }
    }

    fn section(&self, title: &str, rows: Vec<SheetRow>) -> Section {
        let each = self.closings.iter().map(|closing| Column::new(&format!("Z-{}", closing.z_number), 12));
        let columns = [Column::new("", 30)].into_iter().chain(each).chain([Column::new("Tag", 12)]);
        let table = Table { columns: columns.collect(), rows };
        Section { title: Some(title.to_owned()), table: Some(table), ..Section::default() }
    }

    fn turnover(&self) -> Section {
        let mut rows = Vec::new();
        for known in &self.sum.vat {
            let name = match known.key {
                VatKey::NotTaxable => String::from("nicht steuerbar"),
                VatKey::Exempt => String::from("steuerfrei"),
                VatKey::General | VatKey::Reduced => known.rate.to_string(),
            };
            let of = |figures: &Figures| {
                let sum = figures.vat.iter().find(|sum| (sum.key, sum.rate) == (known.key, known.rate));
                sum.map_or([Money::ZERO; 3], |sum| [sum.net, sum.tax, sum.gross])
            };
            for (at, part) in ["netto", "Steuer", "brutto"].into_iter().enumerate() {
                let value = |figures: &Figures| Cell::Money(of(figures).get(at).copied().unwrap_or_default());
                rows.push(self.row(format!("{name} {part}"), value));
            }
        }
        rows.push(self.sums("Umsatz", |figures| Cell::Money(figures.turnover)));
        for known in &self.sum.payments {
            rows.push(self.row(format!("bezahlt {}", known.name), |figures| {
                let sum =
                    figures.payments.iter().find(|sum| (sum.kind, &sum.name) == (known.kind, &known.name));
                Cell::Money(sum.map_or(Money::ZERO, |sum| sum.amount))
            }));
        }
        self.section("Umsatz und Zahlungen", rows)
    }

    /// The stock that a closing hands to the next one of the day is no new money: the day begins with the
    /// first and ends with the last.
    fn cash(&self) -> Section {
        let first =
            self.closings.first().map_or(Money::ZERO, |closing| closing.details.figures.drawer.opening);
        let last = self.closings.last().map_or(Money::ZERO, |closing| closing.details.figures.drawer.closing);
        let mut opening = self.row("Anfangsbestand", |figures| Cell::Money(figures.drawer.opening));
        let mut closing = self.sums("Endbestand", |figures| Cell::Money(figures.drawer.closing));
        for (row, of_day) in [(&mut opening, first), (&mut closing, last)] {
            row.cells.pop();
            row.cells.push(Cell::Money(of_day));
        }
        let rows = vec![
            opening,
            self.row("Bar aus Verkauf", |figures| Cell::Money(figures.cash_from_sales)),
            self.row("Bargeldbewegungen", |figures| Cell::Money(figures.movement_total)),
            self.row("davon Differenz beim Abschluss", |figures| Cell::Money(figures.drawer.difference)),
            closing,
        ];
        self.section("Kasse", rows)
    }

    fn counted(&self) -> Section {
        let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
        let rows = vec![
            self.row("Bons", |figures| Cell::Count(figures.bons.into())),
            self.row("davon Verkäufe", |figures| Cell::Count(figures.tally.sales.count.into())),
            self.row("Storni", |figures| count(figures.stornos.len())),
            self.row("Summe der Storni", |figures| Cell::Money(figures.storno_total)),
            self.row("Zahlungsartkorrekturen", |figures| count(figures.corrections.len())),
            self.row("Rückgaben", |figures| Cell::Money(figures.tally.returns.total)),
            self.row("Trinkgeld Personal", |figures| Cell::Money(figures.tips.staff)),
            self.row("Trinkgeld ausgezahlt", |figures| Cell::Money(figures.tips.paid_out)),
        ];
        self.section("Belege und Trinkgeld", rows)
    }
}

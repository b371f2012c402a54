//! How many sales come to a round sum.

use contract::figure::Figure;
use contract::lists::{List, Span};
use contract::sheet::{Cell, Lead, SheetRow, Table};

use super::check::{SelfCheckItem, columns, share};
use super::observed::Observed;

const ROUND: [(&str, i64); 3] = [("volle Euro", 100), ("volle 5 Euro", 500), ("volle 10 Euro", 1_000)];

fn round(observed: &Observed, cents: i64) -> i64 {
    let round = observed.totals.iter().filter(|total| total.is_positive() && total.as_cents() % cents == 0);
    i64::try_from(round.count()).unwrap_or(i64::MAX)
}

fn all(observed: &Observed) -> i64 {
    i64::try_from(observed.totals.len()).unwrap_or(i64::MAX)
}

/// Round sums beside those of the stretch before.
pub fn check(now: &Observed, before: &Observed, span: Span) -> SelfCheckItem {
    let row = |(name, cents): &(&str, i64)| {
        SheetRow::of(vec![
            Cell::text(*name),
            Cell::Count(round(now, *cents)),
            Cell::Number(share(round(now, *cents), all(now))),
            Cell::Number(share(round(before, *cents), all(before))),
        ])
        .leading_to(Lead::List(Box::new(List::Entries { span, figure: Figure::RoundSales(*cents) })))
    };
    let tens = |observed: &Observed| share(round(observed, 1_000), all(observed));
    let names = [("Verkäufe über", 4), ("Anzahl", 2), ("Anteil", 2), ("davor", 2)];
    SelfCheckItem {
        title: "Runde Beträge",
        n: all(now),
        expected: format!("wie es die Preise ergeben; davor {} volle 10 Euro", tens(before)),
        found: format!("{} volle 10 Euro", tens(now)),
        why: "Erfundene Zahlen sind gern rund. Preise eines Salons sind es aber auch: Endet Ihre Preisliste auf volle \
              Euro, enden auch die Bons so. Darum zählt hier nur der Vergleich mit dem Zeitraum davor: Ein Sprung \
              ohne neue Preise fällt auf."
            .to_owned(),
        chart: None,
        table: Some(Table { columns: columns(&names), rows: ROUND.iter().map(row).collect() }),
    }
}

//! What each person took back, opened or gave up, beside what they sold.

use contract::PersonId;
use contract::figure::Figure;
use contract::lists::{List, Span};
use contract::sheet::{Cell, Lead, SheetRow, Table};
use proof::EntryKind;

use super::check::{SelfCheckItem, columns, share};
use super::observed::{COUNTED, Doings, Observed};

/// One check for each kind of deed.
pub fn checks(now: &Observed, span: Span) -> Vec<SelfCheckItem> {
    COUNTED.into_iter().map(|kind| check(now, span, kind)).collect()
}

fn words(kind: EntryKind) -> (&'static str, &'static str) {
    match kind {
        EntryKind::Storno => (
            "Storni je Person",
            "Storni gehören zum Alltag: Jemand vertippt sich, eine Kundin überlegt es sich. Wer aber sehr viel öfter \
             storniert als die anderen, wird nach den Gründen gefragt; sie stehen bei jedem Storno. \
             Zahlungsartkorrekturen zählen hier nicht.",
        ),
        EntryKind::DrawerOpened => (
            "Lade ohne Verkauf geöffnet, je Person",
            "Die Lade öffnet sich ohne Verkauf zum Wechseln oder Nachsehen, immer mit einem Grund. Häufen sich \
             Öffnungen, liegt die Frage nahe, ob ohne Bon verkauft wurde.",
        ),
        EntryKind::AbandonedBasket => (
            "Abgebrochene Vorgänge je Person",
            "Ein begonnener und nicht kassierter Vorgang bleibt mit allen Positionen im Buch. Wer prüft, sieht nach, \
             ob die Kundin vielleicht doch bezahlt hat.",
        ),
        _ => (
            "Zurückgenommene Positionen je Person",
            "Was vor dem Kassieren wieder herausgenommen wurde, bleibt ebenfalls im Buch. Einzelne sind üblich; \
             auffällig wären viele bei einer Person.",
        ),
    }
}

fn check(now: &Observed, span: Span, kind: EntryKind) -> SelfCheckItem {
    let (title, why) = words(kind);
    let of = |doings: &Doings| doings.by_kind.get(&kind).copied().unwrap_or_default();
    let mut people: Vec<(PersonId, &Doings)> =
        now.people.iter().map(|(person, doings)| (*person, doings)).collect();
    people.retain(|(_, doings)| doings.sales > 0 || of(doings) > 0);
    people.sort_by_key(|(_, doings)| std::cmp::Reverse(of(doings)));
    let (sales, deeds) =
        people.iter().fold((0, 0), |(sales, deeds), (_, doings)| (sales + doings.sales, deeds + of(doings)));
    let row = |(person, doings): &(PersonId, &Doings)| {
        let figure = Figure::Deeds { kind, person: Some(*person) };
        SheetRow::of(cells(&doings.name, of(doings), doings.sales))
            .leading_to(Lead::List(Box::new(List::Entries { span, figure })))
    };
    let mut rows: Vec<SheetRow> = people.iter().map(row).collect();
    if rows.len() > 1 {
        let all = Lead::List(Box::new(List::Entries { span, figure: Figure::Deeds { kind, person: None } }));
        rows.push(SheetRow::sum(cells("Alle", deeds, sales)).leading_to(all));
    }
    let most = people.first().filter(|(_, doings)| of(doings) > 0);
    let most = most.map(|(_, doings)| format!(", die meisten bei {} ({})", doings.name, of(doings)));
    let names = [("Person", 5), ("Anzahl", 2), ("Verkäufe", 2), ("auf 100 Verkäufe", 3)];
    SelfCheckItem {
        title,
        n: sales,
        expected: format!("bei allen ähnlich, im Salon auf 100 Verkäufe {}", per_hundred(deeds, sales)),
        found: format!("{deeds}{}", most.unwrap_or_default()),
        why: why.to_owned(),
        chart: None,
        table: Some(Table { columns: columns(&names), rows }),
    }
}

fn cells(name: &str, deeds: i64, sales: i64) -> Vec<Cell> {
    vec![Cell::text(name), Cell::Count(deeds), Cell::Count(sales), Cell::Number(per_hundred(deeds, sales))]
}

fn per_hundred(deeds: i64, sales: i64) -> String {
    share(deeds, sales).trim_end_matches(" %").to_owned()
}

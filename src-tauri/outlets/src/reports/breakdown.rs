//! What the turnover is made of: groups, people, payments, VAT.

use book::fault::Outcome;
use contract::figure::Figure;
use contract::sheet::{Cell, Section};
use figures::{Figures, GroupSum, PaymentSum, PerformerSum, PersonSum, VatSum};
use proof::Quantity;

use super::compared::{Compared, Item, average};
use super::figure::{group_name, rate_name};

/// All tables of what was sold, by whom, and how it was paid.
pub fn breakdown(compared: &Compared) -> Outcome<Vec<Section>> {
    let tables = [
        ("Warengruppen", compared.table(&[("Warengruppe", 5), ("Menge", 2)], groups(compared))?),
        ("Kassiert von", compared.table(&[("Person", 5), ("Bons", 2), ("je Bon", 3)], cashiers(compared))?),
        (
            "Ausgeführt von",
            compared.table(&[("Person", 5), ("Leistungen", 3), ("Ware", 3)], performers(compared))?,
        ),
        ("Zahlungsarten", compared.table(&[("Zahlungsart", 5)], payments(compared))?),
        ("Mehrwertsteuer", compared.table(&[("Satz", 4), ("Netto", 3), ("Steuer", 3)], vat(compared))?),
    ];
    let section = |(title, table): (&str, _)| Section {
        title: Some(title.to_owned()),
        table: Some(table),
        ..Section::default()
    };
    Ok(tables.into_iter().map(section).collect())
}

/// What there is in one stretch or the other, each once.
fn both<T: Clone>(
    compared: &Compared,
    read: impl Fn(&Figures) -> Vec<T>,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(T, bool)> {
    let now = read(&compared.now.figures);
    let before = read(&compared.before.figures).into_iter();
    let gone: Vec<(T, bool)> =
        before.filter(|old| !now.iter().any(|new| same(new, old))).map(|old| (old, false)).collect();
    now.into_iter().map(|new| (new, true)).chain(gone).collect()
}

fn groups(compared: &Compared) -> Vec<Item> {
    let read = |figures: &Figures| figures.mix.clone().unwrap_or_default().groups;
    let found = both(compared, read, |a: &GroupSum, b| a.group == b.group && a.case == b.case);
    let item = |(sum, now): (GroupSum, bool)| Item {
        name: group_name(sum.group.as_deref(), sum.case),
        extra: vec![if now { pieces(sum.quantity) } else { Cell::Empty }],
        figure: Figure::Group { group: sum.group, case: sum.case },
    };
    found.into_iter().map(item).collect()
}

/// Whole pieces are a figure, parts of them are written out.
fn pieces(quantity: Quantity) -> Cell {
    let thousandths = quantity.as_thousandths();
    if thousandths % 1_000 == 0 { Cell::Count(thousandths / 1_000) } else { Cell::text(quantity.to_string()) }
}

fn cashiers(compared: &Compared) -> Vec<Item> {
    let found = both(compared, |figures| figures.people.clone(), |a, b| a.person == b.person);
    let item = |(sum, now): (PersonSum, bool)| {
        let bons = i64::from(sum.bons);
        let extra = if now {
            vec![Cell::Count(bons), average(sum.turnover, bons)]
        } else {
            vec![Cell::Empty, Cell::Empty]
        };
        Item { name: sum.name, extra, figure: Figure::Cashier(sum.person) }
    };
    found.into_iter().map(item).collect()
}

fn performers(compared: &Compared) -> Vec<Item> {
    let found = both(compared, |figures| figures.performers.clone(), |a, b| a.person == b.person);
    let item = |(sum, now): (PerformerSum, bool)| {
        let money = |money| if now { Cell::Money(money) } else { Cell::Empty };
        let extra = vec![money(sum.services), money(sum.products)];
        Item { name: sum.name, extra, figure: Figure::Performer(Some(sum.person)) }
    };
    let mut items: Vec<Item> = found.into_iter().map(item).collect();
    items.push(Item {
        name: "ohne Person".to_owned(),
        extra: vec![Cell::Empty, Cell::Empty],
        figure: Figure::Performer(None),
    });
    items
}

fn payments(compared: &Compared) -> Vec<Item> {
    let same = |a: &PaymentSum, b: &PaymentSum| a.kind == b.kind && a.name == b.name;
    let found = both(compared, |figures| figures.payments.clone(), same);
    let item = |(sum, _): (PaymentSum, bool)| Item {
        name: sum.name.clone(),
        extra: Vec::new(),
        figure: Figure::Payment { kind: sum.kind, name: sum.name },
    };
    found.into_iter().map(item).collect()
}

fn vat(compared: &Compared) -> Vec<Item> {
    let same = |a: &VatSum, b: &VatSum| (a.key, a.rate) == (b.key, b.rate);
    let found = both(compared, |figures| figures.vat.clone(), same);
    let item = |(sum, now): (VatSum, bool)| {
        let money = |money| if now { Cell::Money(money) } else { Cell::Empty };
        Item {
            name: rate_name(sum.key, sum.rate),
            extra: vec![money(sum.net), money(sum.tax)],
            figure: Figure::Vat { key: sum.key, rate: sum.rate },
        }
    };
    found.into_iter().map(item).collect()
}

//! Random days against the paper model. Every law is checked on the book that they leave behind.

use contract::lists::Span;
use contract::sheet::{Cell, SheetRow};
use contract::{Day, Money};
use lockbuch_tests::model::{Paper, PaperSale};
use lockbuch_tests::walk::{Walk, Wish};
use lockbuch_tests::world::World;
use lockbuch_tests::{book, dice::Dice};
use proptest::prelude::*;
use salon::cashbook::drawer_book;
use salon::{Outcome, View, cash, ledger};

fn wishes(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Wish>> {
    let wish = (any::<u8>(), any::<u16>(), any::<u16>());
    let wish = wish.prop_map(|(what, which, how_much)| Wish { what, which, how_much });
    proptest::collection::vec(wish, length)
}

/// Carries wishes out in a fresh salon, ends the day, and checks the book against all laws.
fn live(wishes: &[Wish]) -> Paper {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let world = World::found(folder.path());
    let mut walk = Walk::begin(&world, |_| ());
    let mut before = Vec::new();
    for (at, wish) in wishes.iter().enumerate() {
        walk.step(*wish);
        if at % 6 == 0 {
            cash_book_agrees(&world);
        }
        if at == wishes.len() / 2 {
            before = book::dump(folder.path());
        }
    }
    walk.end_well();
    cash_book_agrees(&world);
    let after = book::dump(folder.path());
    let changed: Vec<&String> = before.iter().filter(|row| after.binary_search(row).is_err()).collect();
    assert!(changed.is_empty(), "rows of the book changed: {changed:?}");
    assert_eq!(book::broken_law(folder.path()), None);
    book::verify(folder.path(), &[world.key()]).unwrap();
    walk.paper
}

/// What the cash book says lies in the drawer is what the ledger says, by day, month and year, and no row of it
/// is negative.
fn cash_book_agrees(world: &World) {
    let (day, cash) = world.desk.look_inside(drawer_by_the_ledger).unwrap();
    let Some(day) = day else { return };
    for span in [Span::Day(day), Span::Week(day), Span::Month(day), Span::Year(day)] {
        let sheet = world.desk.look_inside(|view| drawer_book(view, span)).unwrap();
        let rows = |section: usize| &sheet.sections[section].table.as_ref().unwrap().rows;
        assert_eq!(rows(0)[0].cells[3], Cell::Money(cash), "{}", span.german());
        let below = |row: &SheetRow| matches!(row.cells[6], Cell::Money(money) if money.is_negative());
        assert!(!rows(1).iter().any(below), "{sheet:?}");
        assert!(!sheet.notices.iter().any(|notice| notice.contains("davor lagen")), "{:?}", sheet.notices);
        assert!(!sheet.notices.iter().any(|notice| notice.contains("ergeben")), "{:?}", sheet.notices);
    }
}

/// The booking day that is open or was closed last, and what lies in the drawer by the ledger.
fn drawer_by_the_ledger(view: &View<'_>) -> Outcome<(Option<Day>, Money)> {
    let period = ledger::period(view.conn)?;
    Ok(match (period.opening, period.last_closing) {
        (Some(opening), _) => (Some(opening.day), ledger::cash_in_drawer(view.conn, &period)?),
        (None, Some(closing)) => (Some(closing.day), cash::carried(view.conn, &period)?.cash_left),
        (None, None) => (None, Money::ZERO),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_days_keep_every_law(wishes in wishes(1..120)) {
        live(&wishes);
    }
}

#[test]
fn three_long_months_keep_every_law() {
    let mut dice = Dice::new(7);
    let wishes: Vec<Wish> = (0..2_500).map(|_| Wish::thrown(&mut dice)).collect();
    let paper = live(&wishes);
    let count = |those: fn(&&PaperSale) -> bool| paper.sales.iter().filter(those).count();
    let (cancelled, returned) = (count(|sale| sale.cancelled), count(|sale| sale.returned));
    let lived = (paper.days, paper.sales.len(), cancelled, returned, paper.revoked);
    let full = lived.0 > 20 && lived.1 > 100 && lived.2 > 20 && lived.3 > 5 && lived.4 > 5;
    assert!(full, "a dull life: {lived:?}");
}

//! Der Blick des Prüfers: each check says what it looked at and leads to the entries; none passes a verdict.

use contract::cash::{MoveCash, Movement, OpenDrawer};
use contract::lists::{List, ShowList, Span};
use contract::sheet::{Cell, Lead, Section, Sheet};
use contract::storno::TakeBack;
use contract::till::DropBasket;
use contract::{LineNumber, Quantity};
use lockbuch_tests::counting::{euros, opening};
use lockbuch_tests::test_salon::{TestSalon, day};
use lockbuch_tests::till::girocard;

use super::whole_day::day_d;

fn checked(salon: &TestSalon, span: Span) -> Sheet {
    salon.sign_in_as("Sabine");
    salon.ask(ShowList { list: List::SelfCheck { span }, rows: 1_000 }).unwrap().sheet
}

fn november() -> Span {
    Span::Month(day(2026, 11, 1))
}

fn rows(section: &Section) -> Vec<String> {
    let row = |cells: &[Cell]| cells.iter().map(Cell::german).collect::<Vec<_>>().join(" | ");
    let table = section.table.as_ref();
    table.into_iter().flat_map(|table| &table.rows).map(|it| row(&it.cells).replace('\u{a0}', " ")).collect()
}

fn section<'a>(sheet: &'a Sheet, title: &str) -> &'a Section {
    let found = sheet.sections.iter().find(|section| section.title.as_deref() == Some(title));
    found.unwrap_or_else(|| panic!("no {title} in {sheet:#?}"))
}

/// The line of the overview about something.
fn line(sheet: &Sheet, title: &str) -> String {
    let found = rows(section(sheet, "Überblick")).into_iter().find(|row| row.starts_with(title));
    found.unwrap_or_else(|| panic!("nothing about {title}"))
}

/// BFH, 29 July 2025, X R 23-24/21: no sum hides what was taken back.
#[test]
fn whatever_was_taken_back_stands_singly() {
    let (salon, _) = day_d();
    salon.at(day(2026, 11, 28), 9, 0);
    salon.sign_in_as("Jana");
    salon.open_day();
    salon.ask(OpenDrawer { reason: "Wechselgeld".into() }).unwrap();
    let back = TakeBack {
        seq: salon.entry_of(4_504).head.seq,
        lines: vec![(LineNumber::new(2), Quantity::pieces(1))],
        refunds: vec![girocard(2_205)],
        reason: "Ungeöffnet zurück".into(),
    };
    salon.ask(back).unwrap();
    let sheet = checked(&salon, november());
    let stornos = rows(section(&sheet, "Stornos und Zahlungsartkorrekturen"));
    assert_eq!(stornos.len(), 3, "{stornos:#?}");
    assert!(stornos[0].contains("004506 | Storno | 004505") && stornos[0].contains("Falsche Leistung"));
    assert!(stornos[1].contains("Zahlungsartkorrektur 004512") && stornos[1].contains("Bar → girocard"));
    assert!(stornos[2].starts_with("Summe |  | 2 Stornos"), "{}", stornos[2]);
    let returned = rows(section(&sheet, "Rückgaben"));
    assert!(returned[0].contains("004504") && returned[0].contains("-22,05"), "{returned:?}");
    assert_eq!(returned.len(), 2, "{returned:?}");
    let opened = rows(section(&sheet, "Kassenlade ohne Verkauf geöffnet"));
    assert!(opened[0].contains("Jana Vogt | Wechselgeld"), "{opened:?}");
    for title in ["Rückgaben", "Kassenlade ohne Verkauf geöffnet", "Stornos und Zahlungsartkorrekturen"] {
        let table = section(&sheet, title).table.as_ref().unwrap();
        assert!(matches!(table.rows[0].leads_to, Some(Lead::Entry(_))), "{title} leads to its entries");
    }
}

#[test]
fn day_d_as_an_auditor_sees_it() {
    let (salon, closing) = day_d();
    let sheet = checked(&salon, november());
    for (title, says) in [
        ("Belegnummern ohne Lücke", "18 | keine Lücke | 4500 bis 4517, keine Lücke"),
        ("Kasse nie unter null", "nie unter null, niedrigster Stand 250,00 €"),
        ("Jeder Tag abgeschlossen", "1 | jeder geöffnete Tag hat einen Abschluss | alle abgeschlossen"),
        ("Abschluss am selben Tag", "alle in der Zeit"),
        ("Jeder Abschluss mit Zählung", "keine fehlt"),
        ("Zählungen, die genau aufgehen", "0 mit Differenz 0,00 € (0,0 %), längstens 0 hintereinander"),
        ("Letzte Euro-Ziffer der Tagesumsätze", "nicht anwendbar, weil es weniger als 50 Beträge"),
        ("Erste Ziffer der Verkäufe (Benford)", "nicht anwendbar, weil es weniger als 300 Verkäufe sind"),
    ] {
        assert!(line(&sheet, title).contains(says), "{}", line(&sheet, title));
    }
    assert_eq!(rows(section(&sheet, "Storni je Person")), ["Jana Vogt | 1 | 8 | 12,5"]);
    let counted = section(&sheet, "Zählungen, die genau aufgehen");
    assert!(counted.table.is_none(), "nothing was exact: {:?}", rows(counted));
    assert_eq!(salon.entry(closing.seq).head.z_number.unwrap().get(), 331);
}

#[test]
fn deeds_lead_to_their_entries_by_person() {
    let salon = TestSalon::open_for_business();
    salon.at(day(2026, 11, 27), 9, 0);
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.ask(OpenDrawer { reason: "Wechseln".into() }).unwrap();
    salon.ask(OpenDrawer { reason: "Wechseln".into() }).unwrap();
    salon.sign_in_as("Sabine");
    salon.ask(OpenDrawer { reason: "Nachsehen".into() }).unwrap();
    let basket = salon.basket_with("WSF", Some("Jana"));
    salon.ask(DropBasket { basket: basket.id, reason: "Kundin geht".into() }).unwrap();
    let sheet = checked(&salon, november());
    let drawer = section(&sheet, "Lade ohne Verkauf geöffnet, je Person");
    assert_eq!(
        rows(drawer),
        ["Jana Vogt | 2 | 1 | 200,0", "Sabine Krüger | 1 | 0 | –", "Alle | 3 | 1 | 300,0"]
    );
    let Some(Lead::List(list)) = drawer.table.as_ref().unwrap().rows[0].leads_to.clone() else { panic!() };
    let entries = salon.ask(ShowList { list: *list, rows: 100 }).unwrap().sheet;
    assert_eq!(entries.title, "Kassenlade ohne Verkauf geöffnet von Jana Vogt, November 2026");
    assert_eq!(rows(&entries.sections[0]).len(), 3, "two openings and the sum");
    assert_eq!(rows(section(&sheet, "Abgebrochene Vorgänge je Person"))[0], "Sabine Krüger | 1 | 0 | –");
}

#[test]
fn round_sums_lead_to_their_sales() {
    let salon = TestSalon::open_for_business();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.sell("Shampoo", None);
    let sheet = checked(&salon, november());
    let round = section(&sheet, "Runde Beträge");
    assert_eq!(rows(round)[0], "volle Euro | 1 | 50,0 % | –");
    assert_eq!(rows(round)[2], "volle 10 Euro | 0 | 0,0 % | –");
    let leads = |at: usize| match round.table.as_ref().unwrap().rows[at].leads_to.clone() {
        Some(Lead::List(list)) => salon.ask(ShowList { list: *list, rows: 100 }).unwrap().sheet,
        other => panic!("{other:?}"),
    };
    let euros = leads(0);
    assert_eq!(euros.title, "Verkäufe über volle Euro, November 2026");
    assert_eq!(rows(&euros.sections[0]).len(), 2, "one sale and the sum");
    assert!(rows(&euros.sections[0])[0].starts_with("004501 | "), "{:?}", rows(&euros.sections[0]));
    assert_eq!(leads(2).title, "Verkäufe über volle 10 Euro, November 2026");
    assert_eq!(rows(&leads(2).sections[0]).len(), 1, "nothing but the sum");
}

#[test]
fn late_closings_and_open_days_are_shown_and_lead_to_the_entry() {
    let salon = TestSalon::open_for_business();
    salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.at(day(2026, 11, 28), 8, 0);
    let late = salon.close_day();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.ask(opening("282,00")).unwrap();
    let sheet = checked(&salon, november());
    assert!(line(&sheet, "Abschluss am selben Tag").ends_with("1 später"));
    assert_eq!(
        rows(section(&sheet, "Abschluss am selben Tag")),
        ["Z-331 | 27.11.2026 | 28.11.2026 08:00:00 | 282,00 € | 0,00 €"]
    );
    assert!(line(&sheet, "Jeder Tag abgeschlossen").ends_with("ein Tag ist offen"));
    let open = &section(&sheet, "Jeder Tag abgeschlossen").table.as_ref().unwrap().rows[0];
    assert!(matches!(open.leads_to, Some(Lead::Entry(_))));
    let exact = line(&sheet, "Zählungen, die genau aufgehen");
    assert!(exact.contains("1 mit Differenz 0,00 € (100,0 %)"), "{exact}");
    assert_eq!(late.z_number.get(), 331);
}

#[test]
fn the_lowest_stand_of_the_drawer_is_found() {
    let salon = TestSalon::open_for_business();
    salon.at(day(2026, 11, 27), 12, 0);
    let (movement, amount) = (Movement::ToSafe, euros("249,00"));
    let purpose = String::new();
    salon
        .ask(MoveCash { movement, amount, purpose, recipient: None, document: None, input_tax_note: None })
        .unwrap();
    salon.sell("Kinderschnitt", Some("Jana"));
    let sheet = checked(&salon, november());
    assert_eq!(rows(section(&sheet, "Kasse nie unter null")), ["niedrigster Stand | 1,00 €"]);
}

/// What an outside tool took out of the file is a gap.
#[test]
fn a_missing_number_is_a_gap() {
    let salon = TestSalon::open_for_business();
    for _ in 0..3 {
        salon.sell("Herrenschnitt", Some("Mehmet"));
    }
    let gone = salon.entry_of(4_502).head.seq;
    let file = lockbuch_tests::outside::intruder(salon.folder.path());
    file.execute_batch(&format!(
        "pragma foreign_keys = off; drop trigger entry_stays; delete from entry where seq = {gone}"
    ))
    .unwrap();
    let sheet = checked(&salon, november());
    assert_eq!(rows(section(&sheet, "Belegnummern ohne Lücke")), ["4501 | 4503"]);
    let row = &section(&sheet, "Buchungsnummern ohne Lücke").table.as_ref().unwrap().rows[0];
    assert_eq!(row.leads_to, Some(Lead::Entry(salon.entry_of(4_503).head.seq)));
}

#[test]
fn an_empty_month_says_so() {
    let salon = TestSalon::haarwerk();
    let sheet = checked(&salon, Span::Month(day(2026, 1, 1)));
    assert!(line(&sheet, "Belegnummern ohne Lücke").ends_with("keine Nummern, keine Lücke"));
    assert!(line(&sheet, "Kasse nie unter null").ends_with("keine Bewegung"));
}

#[test]
fn a_difference_that_was_counted_again_is_still_one() {
    let salon = TestSalon::open_for_business();
    let store = |amount| {
        let sheet = lockbuch_tests::counting::sheet_of(amount);
        salon.ask(contract::day::StoreCount { sheet }).unwrap()
    };
    store("249,00");
    salon.ask(contract::day::BookDifference { reason: "fehlt".into() }).unwrap();
    store("249,00");
    salon.ask(contract::day::CloseDay).unwrap();
    salon.sign_in_as("Sabine");
    let list = contract::lists::List::SelfCheck { span: contract::lists::Span::Day(day(2026, 11, 27)) };
    let shown = format!("{:?}", salon.ask(contract::lists::ShowList { list, rows: 1_000 }).unwrap().sheet);
    assert!(!shown.contains("1 mit Differenz 0,00 €"), "{shown}");
}

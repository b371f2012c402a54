//! The price list: what may stand in it, and prices that begin on a day while old ones stay.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::catalogue::{Catalogue, ImportArticles, PriceHistory, SaveArticle, SaveGroup, SetPrice};
use contract::{LineNature, Money, VatKey};
use lockbuch_tests::haarwerk::SHAMPOO_EAN;
use lockbuch_tests::test_salon::{TestSalon, day};

fn hair_spray(salon: &TestSalon) -> SaveArticle {
    SaveArticle {
        id: None,
        name: "Haarspray".into(),
        group: salon.ask(Catalogue).unwrap().groups[5].id,
        nature: LineNature::Product,
        price: Money::cents(1_250),
        vat_key: VatKey::General,
        duration_minutes: None,
        processing_minutes: None,
        gtin: None,
        active: true,
    }
}

#[test]
fn a_new_price_begins_on_its_day_and_the_old_one_stays() {
    let salon = TestSalon::haarwerk();
    let article = salon.article("Herrenschnitt");
    let set = |cents, from| SetPrice { article, price: Money::cents(cents), from };
    let today = day(2026, 11, 27);
    let listed = salon.ask(set(3_400, day(2026, 12, 1))).unwrap();
    assert_eq!(
        (listed.price, listed.next_price),
        (Money::cents(3_200), Some((day(2026, 12, 1), Money::cents(3_400))))
    );
    salon.at(day(2026, 12, 1), 9, 0);
    let list = salon.ask(Catalogue).unwrap();
    assert_eq!(list.articles.iter().find(|a| a.id == article).unwrap().price, Money::cents(3_400));
    let history = salon.ask(PriceHistory { article }).unwrap();
    let seen: Vec<_> = history.iter().map(|p| (p.from, p.price.as_cents(), p.changed_by.as_str())).collect();
    assert_eq!(seen, [(day(2026, 12, 1), 3_400, "Sabine Krüger"), (today, 3_200, "Sabine Krüger")]);
    assert_eq!(salon.refused(set(3_000, day(2026, 11, 30))).code(), "catalogue.price_in_the_past");
}

#[test]
fn what_cannot_stand_in_the_list_is_refused() {
    let salon = TestSalon::haarwerk();
    let spray = hair_spray(&salon);
    let code = |change: &dyn Fn(&mut SaveArticle)| {
        let mut wish = spray.clone();
        change(&mut wish);
        salon.refused(wish).code()
    };
    assert_eq!(code(&|w| w.name = "  ".into()), "catalogue.name_missing");
    assert_eq!(code(&|w| w.name = "haaröl".into()), "catalogue.name_taken");
    assert_eq!(code(&|w| w.price = Money::cents(10_000_000)), "catalogue.bad_price");
    assert_eq!(code(&|w| w.price = Money::cents(-1)), "catalogue.bad_price");
    assert_eq!(code(&|w| w.gtin = Some("4006381333932".into())), "catalogue.bad_gtin");
    assert_eq!(code(&|w| w.gtin = Some(SHAMPOO_EAN.into())), "catalogue.gtin_taken");
    assert_eq!(code(&|w| w.duration_minutes = Some(721)), "catalogue.bad_duration");
    assert_eq!(code(&|w| w.group = contract::GroupId(99)), "catalogue.no_such_group");
    assert_eq!(code(&|w| w.id = Some(contract::ArticleId(99))), "catalogue.no_such_article");
    let group = SaveGroup { id: None, name: "VERKAUF".into(), tone: Default::default() };
    assert_eq!(salon.refused(group).code(), "catalogue.name_taken");
    assert!(salon.ask(spray).is_ok());
}

fn import(csv: &[u8], dry_run: bool) -> ImportArticles {
    ImportArticles { csv_base64: STANDARD.encode(csv), dry_run }
}

#[test]
fn a_file_is_taken_whole_or_not_at_all() {
    let salon = TestSalon::haarwerk();
    let before = salon.ask(Catalogue).unwrap();
    let csv = "Name;Gruppe;Art;Preis;USt;EAN\nHerrenschnitt;Schneiden;Leistung;33,00;19;\nBürste;Verkauf;Artikel;9,90;19;\n";
    let with_bad_row = format!("{csv}Kamm;Verkauf;Artikel;billig;19;\n");
    let report = salon.ask(import(with_bad_row.as_bytes(), false)).unwrap();
    assert_eq!((report.rows, report.stored), (3, false));
    assert_eq!(
        (report.bad[0].line, report.bad[0].text.as_str()),
        (4, "Kamm · Verkauf · Artikel · billig · 19 · ")
    );
    assert_eq!(salon.ask(Catalogue).unwrap(), before);
    let report = salon.ask(import(csv.as_bytes(), true)).unwrap();
    assert_eq!((report.added, report.changed, report.stored), (1, 1, false));
    assert_eq!(salon.ask(Catalogue).unwrap(), before);
    assert!(salon.ask(import(csv.as_bytes(), false)).unwrap().stored);
    let list = salon.ask(Catalogue).unwrap();
    let price = |name: &str| list.articles.iter().find(|a| a.name == name).unwrap().price.as_cents();
    assert_eq!((price("Herrenschnitt"), price("Bürste")), (3_300, 990));
    assert_eq!(list.groups.len(), before.groups.len());
}

#[test]
fn rows_that_meet_each_other_or_the_list_are_named() {
    let salon = TestSalon::haarwerk();
    let csv = format!("Name;Preis;EAN\nA;1;96385074\nB;1;96385074\nA;2;\nC;3;{SHAMPOO_EAN}\n");
    let report = salon.ask(import(csv.as_bytes(), false)).unwrap();
    assert!(!report.stored);
    assert_eq!(report.bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [3, 4, 5]);
    assert_eq!(salon.refused(import(b"Name;EAN\nA;1\n", false)).code(), "catalogue.unreadable_file");
    let broken = ImportArticles { csv_base64: "kein Base64".into(), dry_run: false };
    assert_eq!(salon.refused(broken).code(), "catalogue.unreadable_file");
}

#[test]
fn fifty_thousand_rows_go_into_one_entry() {
    let salon = TestSalon::founded();
    let mut csv = String::from("Name,Gruppe,Preis,Dauer\n");
    for number in 0..50_000 {
        csv.push_str(&format!("Leistung {number},Gruppe {},\"{},50\",30\n", number % 20, number % 90));
    }
    let report = salon.ask(import(csv.as_bytes(), false)).unwrap();
    assert_eq!((report.added, report.bad.len(), report.stored), (50_000, 0, true));
    let list = salon.ask(Catalogue).unwrap();
    assert_eq!((list.articles.len(), list.groups.len()), (50_000, 20));
}

#[test]
fn what_is_not_taxable_is_no_article() {
    let salon = TestSalon::haarwerk();
    let wish = SaveArticle { vat_key: VatKey::NotTaxable, ..hair_spray(&salon) };
    assert_eq!(salon.refused(wish).code(), "catalogue.bad_vat_key");
    for vat_key in [VatKey::General, VatKey::Reduced, VatKey::Exempt] {
        let name = format!("Haarspray {}", vat_key.number());
        salon.ask(SaveArticle { vat_key, name, ..hair_spray(&salon) }).unwrap();
    }
}

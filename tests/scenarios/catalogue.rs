//! The price list: what may stand in it, and prices that begin on a day while old ones stay.

use contract::catalogue::{Catalogue, PriceHistory, SaveArticle, SaveGroup, SetPrice};
use contract::{LineNature, Money, VatKey};
use lockbuch_tests::haarwerk::SHAMPOO_EAN;
use lockbuch_tests::house::{House, day};

fn hair_spray(house: &House) -> SaveArticle {
    SaveArticle {
        id: None,
        name: "Haarspray".into(),
        group: house.ask(Catalogue).unwrap().groups[5].id,
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
    let house = House::haarwerk();
    let article = house.article("Herrenschnitt");
    let set = |cents, from| SetPrice { article, price: Money::cents(cents), from };
    let today = day(2026, 11, 27);
    let listed = house.ask(set(3_400, day(2026, 12, 1))).unwrap();
    assert_eq!(
        (listed.price, listed.next_price),
        (Money::cents(3_200), Some((day(2026, 12, 1), Money::cents(3_400))))
    );
    house.at(day(2026, 12, 1), 9, 0);
    let list = house.ask(Catalogue).unwrap();
    assert_eq!(list.articles.iter().find(|a| a.id == article).unwrap().price, Money::cents(3_400));
    let history = house.ask(PriceHistory { article }).unwrap();
    let seen: Vec<_> = history.iter().map(|p| (p.from, p.price.as_cents(), p.changed_by.as_str())).collect();
    assert_eq!(seen, [(day(2026, 12, 1), 3_400, "Sabine Krüger"), (today, 3_200, "Sabine Krüger")]);
    assert_eq!(house.refused(set(3_000, day(2026, 11, 30))).code(), "catalogue.price_in_the_past");
}

#[test]
fn what_cannot_stand_in_the_list_is_refused() {
    let house = House::haarwerk();
    let spray = hair_spray(&house);
    let code = |change: &dyn Fn(&mut SaveArticle)| {
        let mut wish = spray.clone();
        change(&mut wish);
        house.refused(wish).code()
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
    assert_eq!(house.refused(group).code(), "catalogue.name_taken");
    assert!(house.ask(spray).is_ok());
}

//! A salon under § 19 UStG sells without showing VAT.

use contract::catalogue::{GroupTone, SaveArticle, SaveGroup};
use contract::till::{AddLine, SetTip, TipFor, TipWish};
use contract::{LineNature, PersonId, Quantity, VatKey};
use lockbuch_tests::test_salon::TestSalon;
use lockbuch_tests::till::{cash, euros};

#[test]
fn no_vat_is_shown_not_even_on_the_owners_tip() {
    let salon = TestSalon::founded_with(|wish| wish.salon.small_business = true);
    salon.open_day();
    let group = salon.ask(SaveGroup { id: None, name: "Schneiden".into(), tone: GroupTone::Cut }).unwrap().id;
    let cut = SaveArticle {
        id: None,
        name: "Herrenschnitt".into(),
        group,
        nature: LineNature::Service,
        price: euros(3_200),
        vat_key: VatKey::General,
        duration_minutes: None,
        processing_minutes: None,
        gtin: None,
        active: true,
    };
    let (article, owner) = (salon.ask(cut).unwrap().id, PersonId(1));
    let basket = salon
        .ask(AddLine { basket: None, article, quantity: Quantity::ONE, performer: Some(owner) })
        .unwrap();
    let (tip, recipients) = (TipWish::RoundUpTo(euros(3_500)), TipFor::StaffOfLines);
    salon.ask(SetTip { basket: basket.id.clone(), tip, recipients }).unwrap();
    let receipt = salon.pay(&basket.id, &[cash(3_500, None)]);
    assert_eq!(salon.vat_of(receipt.seq), [(6, 3_500, 3_500, 0)]);
    assert!(format!("{:?}", receipt.slip.blocks).contains("Steuerfrei nach § 19 UStG"));
}

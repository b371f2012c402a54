//! A register that no TSE serves, and one whose name no TSE takes (§ 146a AO; DSFinV-K, annex E).

use std::sync::Arc;

use book::db::settings;
use contract::EntryKind;
use lockbuch_tests::attest;
use lockbuch_tests::counting::opening;
use lockbuch_tests::patience::until;
use lockbuch_tests::simulated_tse::{SimulatedDevice, lamp};
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day, founding};

use super::booking_with_tse::{OUT, notices, open, outages};

#[test]
fn without_a_tse_the_opening_says_so_and_wants_the_owner() {
    let mut salon = TestSalon::empty();
    if attest::of_this_run().is_there() {
        return;
    }
    salon.code = salon.ask(founding()).unwrap().recovery_code;
    salon.sign_in(contract::PersonId(1), OWNER_PIN);
    let no = salon.refused(opening("250,00"));
    assert_eq!(no.code(), "day.without_tse");
    assert!(no.to_string().starts_with("Ohne TSE darf nicht kassiert werden (§ 146a AO)"), "{no}");
    let wrong = contract::day::AllowWithoutTse { pin: "0000".into() };
    assert_eq!(salon.refused(wrong).code(), "door.wrong_pin");
    salon.at(day(2026, 11, 27), 8, 40);
    salon.allow_without_tse();
    let told = salon.newest_entry();
    assert_eq!(told.head.kind, EntryKind::Incident);
    assert!(told.details.unwrap().body.contains("allowed_without_tse"));
    let opened = salon.opens(opening("250,00"));
    let check = opened.checks.iter().find(|check| check.name == "TSE").unwrap();
    assert!(!check.good && check.sentence.starts_with("Ohne TSE"), "{check:?}");
    assert_eq!(lamp(&salon, "TSE").word, "ohne");
    assert_eq!(outages(&salon), [], "nothing has failed");
}

#[test]
fn whoever_had_a_tse_and_has_none_any_more_is_asked_again() {
    let (salon, _device, _tse) = open();
    salon.close_day();
    let salon = salon.attested_by(Arc::new(book::ports::NoTse));
    salon.at(day(2026, 11, 28), 8, 30);
    assert_eq!(salon.refused(opening("250,00")).code(), "day.without_tse");
    salon.sign_in_as("Sabine");
    salon.allow_without_tse();
    salon.open_day();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    assert!(notices(&receipt.slip).iter().any(|notice| notice.starts_with("Ohne TSE")));
    assert!(!notices(&receipt.slip).contains(&OUT));
}

#[test]
fn a_register_named_before_the_rule_goes_by_another_name_and_that_is_said() {
    let salon = TestSalon::haarwerk();
    salon.desk.inside(&[], |tx| settings::put(tx, settings::REGISTER, &"HW_01/a")).unwrap();
    let device = SimulatedDevice::on(salon.clock.clone());
    let salon = salon.attested_by(device.plugged_in());
    salon.at(day(2026, 11, 27), 8, 30);
    salon.open_day();
    let sentence = "„HW-01-a“, weil „HW_01/a“ dort nicht erlaubt ist";
    until("that the other name is said", || lamp(&salon, "TSE").sentence.contains(sentence));
    for bad in ["HW_01", "HW/01", "HW;01", "HW-0123456789012345678901234567890"] {
        let mut wish = founding();
        wish.register = bad.into();
        assert_eq!(TestSalon::empty().refused(wish).code(), "setup.register_missing", "{bad}");
    }
}

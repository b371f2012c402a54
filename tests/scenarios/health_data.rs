//! Health data: entered with the consent, gone or locked without it, and the stop stands either way.

use contract::consents::{ConsentKind, GiveConsent, WithdrawConsent};
use contract::customers::{Master, SaveMaster};
use contract::dossier::*;
use contract::formulas::{Component, Decigrams, MaterialKind, Mixture, SaveFormula};
use contract::patch_tests::*;
use contract::{ConsentId, CustomerId, LineId, Question};
use lockbuch_tests::filled::filled;
use lockbuch_tests::test_salon::{TestSalon, day};

fn named(salon: &TestSalon, name: &str) -> CustomerId {
    let master = Master { name: name.into(), ..Master::default() };
    salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id
}

/// A file with all that the consent for health data is about.
fn with_health_data(salon: &TestSalon) -> (CustomerId, ConsentId, LineId) {
    let customer = named(salon, "Petra Lindner");
    let consent = salon.ask(GiveConsent { customer, kind: ConsentKind::Health }).unwrap().id;
    let before = Box::new(salon.ask(ShowCustomer { customer }).unwrap().master);
    let master = Master { allergies: "PPD".into(), note: "nimmt Tee".into(), ..*before.clone() };
    salon.ask(SaveMaster { id: Some(customer), before, master }).unwrap();
    let (name, articles) = ("Farblinie".to_owned(), vec![salon.article("Ansatzfarbe")]);
    let line = salon.ask(SaveProductLine { id: None, name, validity_months: 6, articles }).unwrap().id;
    for (tested, result) in [(day(2026, 11, 2), TestResult::Passed), (day(2026, 11, 3), TestResult::Reaction)]
    {
        salon.ask(RecordPatchTest { customer, line, tested, result, note: "Juckreiz".into() }).unwrap();
    }
    let (kind, name) = (MaterialKind::Shade, "7/1".to_owned());
    let component = Component { kind, material: None, name, amount: Decigrams(400) };
    let mixture = Mixture { components: vec![component], result: "brüchig".into(), ..Mixture::default() };
    salon.ask(SaveFormula { id: None, customer, mixture }).unwrap();
    (customer, consent, line)
}

#[test]
fn a_consent_to_health_data_that_is_taken_back_locks_tests_and_takes_the_rest() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let (customer, consent, _) = with_health_data(&salon);
    let article = salon.article("Ansatzfarbe");
    salon.ask(ReleasePatchTest { customer, article, reason: "Kundin besteht darauf".into() }).unwrap();
    salon.ask(WithdrawConsent { consent }).unwrap();

    let file = salon.ask(ShowCustomer { customer }).unwrap();
    assert_eq!((file.master.allergies.as_str(), file.master.note.as_str()), ("", "nimmt Tee"));
    assert_eq!((file.formulas[0].mixture.result.as_str(), file.formulas.len()), ("", 1));
    let until = Some(day(2029, 12, 31));
    assert_eq!(file.tests.iter().map(|test| test.locked).collect::<Vec<_>>(), [until, until]);
    let of_kind = |file: &CustomerFile, kind| file.timeline.iter().filter(|it| it.kind == kind).count();
    assert_eq!(of_kind(&file, HappeningKind::Release), 1);

    // Nobody but the owner sees any of it, and the stop stands all the same.
    salon.sign_in_as("Jana");
    let file = salon.ask(ShowCustomer { customer }).unwrap();
    assert_eq!((file.tests.as_slice(), of_kind(&file, HappeningKind::PatchTest)), (&[][..], 0));
    assert_eq!(of_kind(&file, HappeningKind::Release), 0);
    let told = serde_json::to_string(&file).unwrap();
    assert!(!told.contains("Juckreiz") && !told.contains("Reaktion"), "{told}");
    let stop = salon.refused(CheckPatchTest { customer, article });
    assert_eq!(stop.code(), "customers.patch_test_stops");
    assert!(!stop.to_string().contains("Reaktion") && stop.to_string().contains("Gesperrtes"), "{stop}");
    let no = salon.refused(GiveInformation { customer });
    assert_eq!(no.code(), "door.not_allowed", "what is locked is in the answer, and hers to give");
    salon.sign_in_as("Sabine");
    salon.ask(GiveInformation { customer }).unwrap();

    // Claims are barred at the end of the third year after; then it goes.
    salon.at(day(2029, 12, 31), 23, 0);
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    assert_eq!(salon.ask(ShowCustomer { customer }).unwrap().tests.len(), 2);
    salon.at(day(2030, 1, 1), 8, 0);
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    let file = salon.ask(ShowCustomer { customer }).unwrap();
    assert_eq!((file.tests.len(), of_kind(&file, HappeningKind::Release)), (0, 0));
}

#[test]
fn who_agrees_again_has_the_tests_back() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let (customer, consent, _) = with_health_data(&salon);
    salon.ask(WithdrawConsent { consent }).unwrap();
    salon.ask(GiveConsent { customer, kind: ConsentKind::Health }).unwrap();
    let tests = salon.ask(ShowCustomer { customer }).unwrap().tests;
    assert!(filled(&tests).iter().all(|test| test.locked.is_none()));
}

#[test]
fn without_the_consent_entering_health_data_asks_for_it_and_the_stop_never_waits() {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let (name, articles) = ("Farblinie".to_owned(), vec![salon.article("Ansatzfarbe")]);
    let line = salon.ask(SaveProductLine { id: None, name, validity_months: 6, articles }).unwrap().id;
    let customer = named(&salon, "Petra Lindner");
    let (tested, result) = (day(2026, 11, 2), TestResult::Reaction);
    let wish = RecordPatchTest { customer, line, tested, result, note: String::new() };
    let before = Box::new(salon.ask(ShowCustomer { customer }).unwrap().master);
    let allergic = Master { allergies: "PPD".into(), ..*before.clone() };
    let save = SaveMaster { id: Some(customer), before, master: allergic };
    for question in [salon.refused(wish.clone()).question(), salon.refused(save.clone()).question()] {
        assert_eq!(question, Some(Question::HealthConsent));
    }
    let file = salon.ask(ShowCustomer { customer }).unwrap();
    assert_eq!((file.tests.len(), file.master.allergies.as_str(), file.consents.len()), (0, "", 0));
    let article = salon.article("Ansatzfarbe");
    assert_eq!(salon.refused(CheckPatchTest { customer, article }).code(), "customers.patch_test_stops");
    salon.ask_yes(wish, &[Question::HealthConsent]).unwrap();
    salon.ask(save).unwrap();
    let file = salon.ask(ShowCustomer { customer }).unwrap();
    assert_eq!((file.tests.len(), file.consents.len(), file.consents[0].kind), (1, 1, ConsentKind::Health));
}

//! Scenario 18, what is refused: who may not revoke, and when nobody may.

use book::Trouble;
use book::db::settings;
use contract::day::*;
use contract::{Ask, EntryKind, Refusal, ZNumber};
use lockbuch_tests::counting::sheet_of;
use lockbuch_tests::filled::filled;
use lockbuch_tests::haarwerk::pin_of;
use lockbuch_tests::test_salon::{OWNER_PIN, TestSalon, day};

use super::whole_day::day_d;

fn revocation(z: u64) -> RevokeClosing {
    let reason = String::from("Augenbrauen vergessen");
    RevokeClosing { z_number: ZNumber::new(z), reason, pin: OWNER_PIN.into() }
}

/// The evening after Z-331; Sabine is signed in.
fn closed() -> TestSalon {
    let (salon, _) = day_d();
    salon.at(day(2026, 11, 27), 18, 50);
    salon.sign_in_as("Sabine");
    salon
}

fn code(refused: Refusal) -> &'static str {
    refused.code()
}

fn code_of<T: std::fmt::Debug>(outcome: Result<T, Trouble>) -> &'static str {
    match outcome {
        Err(Trouble::Refused(no)) => no.code(),
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// What the page would say before anyone presses the button.
fn hindrance(salon: &TestSalon) -> String {
    salon.ask(RevocationOutlook).unwrap().unwrap().hindrance.unwrap_or_default()
}

fn nothing_happened(salon: &TestSalon) {
    assert!(filled(salon.all_entries()).iter().all(|entry| entry.head.kind != EntryKind::Revocation));
}

#[test]
fn jana_may_not_and_the_owner_may_at_her_window_with_her_pin() {
    let salon = closed();
    salon.sign_in_as("Jana");
    let jana = RevokeClosing { pin: pin_of("Jana").into(), ..revocation(331) };
    assert_eq!(code(salon.refused(jana.clone())), "door.not_allowed");
    assert_eq!(code(salon.refused(revocation(331))), "door.not_allowed", "another's PIN is no approval");
    let herself = salon.ask_approved(jana.clone(), salon.person("Jana"), pin_of("Jana"));
    assert_eq!(code_of(herself), "door.approval_not_allowed");
    nothing_happened(&salon);
    salon.ask_approved(jana, salon.person("Sabine"), OWNER_PIN).unwrap();
    let rows = salon.ask(ZReports::default()).unwrap();
    assert_eq!(rows[0].revoked.as_ref().unwrap().by, "Sabine Krüger");
}

#[test]
fn the_owner_types_her_pin_again_and_wrong_ones_wait() {
    let salon = closed();
    let wrong = RevokeClosing { pin: "9753".into(), ..revocation(331) };
    assert_eq!(code(salon.refused(wrong.clone())), "door.wrong_pin");
    assert_eq!(salon.newest_entry().head.kind, EntryKind::SignInFailure);
    assert_eq!(code(salon.refused(revocation(331))), "door.wait_after_wrong_pin");
    salon.clock.advance_ms(2_000);
    let none = RevokeClosing { pin: String::new(), ..revocation(331) };
    assert_eq!(code(salon.refused(none)), "door.wrong_pin");
    nothing_happened(&salon);
    salon.clock.advance_ms(3_000);
    salon.ask(revocation(331)).unwrap();
}

#[test]
fn without_a_reason_nothing_is_revoked() {
    let salon = closed();
    let silent = RevokeClosing { reason: "  ".into(), ..revocation(331) };
    assert_eq!(code(salon.refused(silent)), "roll.reason_missing");
    nothing_happened(&salon);
}

#[test]
fn only_the_last_close_and_only_once() {
    let salon = closed();
    assert_eq!(hindrance(&salon), "");
    let no = salon.refused(revocation(330));
    assert_eq!(no.code(), "day.not_the_last_close");
    assert_eq!(no.to_string(), "Z-330 kann nicht mehr widerrufen werden, nur der letzte Abschluss Z-331.");
    salon.ask(revocation(331)).unwrap();
    assert_eq!(code(salon.refused(revocation(331))), "day.already_revoked");
    assert!(hindrance(&salon).contains("schon widerrufen"));
    assert_eq!(code(salon.refused(revocation(330))), "day.not_the_last_close");
    salon.close_day();
    assert_eq!(code(salon.refused(revocation(331))), "day.not_the_last_close");
    assert_eq!(code(salon.refused(revocation(330))), "day.not_the_last_close");
}

#[test]
fn before_the_first_close_there_is_nothing_to_revoke() {
    let salon = TestSalon::founded();
    assert_eq!(code(salon.refused(revocation(330))), "day.nothing_to_revoke");
    assert_eq!(salon.ask(RevocationOutlook).unwrap(), None);
}

#[test]
fn once_the_next_day_is_open_the_close_stands() {
    let salon = closed();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
    let no = salon.refused(revocation(331));
    assert_eq!(no.code(), "day.next_day_begun");
    assert!(no.to_string().contains("der 28.11.2026 ist schon geöffnet"), "{no}");
    salon.close_day();
    assert_eq!(code(salon.refused(revocation(331))), "day.not_the_last_close");
}

#[test]
fn after_the_calendar_date_of_its_day_the_close_stands() {
    let salon = closed();
    salon.at(day(2026, 11, 27), 23, 59);
    assert_eq!(hindrance(&salon), "");
    salon.at(day(2026, 11, 28), 0, 0);
    assert!(hindrance(&salon).contains("nur an diesem Tag"));
    assert_eq!(code(salon.refused(revocation(331))), "day.revocation_day_over");
    nothing_happened(&salon);
}

/// A close after midnight counts to its booking day, so its date is over already.
#[test]
fn a_close_after_midnight_can_never_be_revoked() {
    let salon = TestSalon::open_for_business();
    salon.sell("Kinderschnitt", Some("Jana"));
    salon.at(day(2026, 11, 28), 0, 40);
    salon.sign_in_as("Sabine");
    let closing = salon.close_day();
    assert_eq!(closing.day, day(2026, 11, 27));
    assert_eq!(code(salon.refused(revocation(331))), "day.revocation_day_over");
    salon.at(day(2026, 11, 27), 23, 50);
    assert_eq!(code(salon.refused(revocation(331))), "day.revocation_day_over");
}

/// A reopened day that passes midnight is closed for good.
#[test]
fn a_reopened_day_that_passes_midnight_is_closed_for_good() {
    let salon = closed();
    salon.ask(revocation(331)).unwrap();
    salon.at(day(2026, 11, 28), 0, 30);
    let second = salon.close_day();
    assert_eq!((second.z_number.get(), second.day), (332, day(2026, 11, 27)));
    assert_eq!(code(salon.refused(revocation(332))), "day.revocation_day_over");
}

#[test]
fn a_clock_set_back_opens_nothing() {
    let salon = closed();
    salon.at(day(2026, 11, 28), 8, 30);
    salon.open_day();
    salon.close_day();
    salon.at(day(2026, 11, 27), 19, 0);
    assert_eq!(code(salon.refused(revocation(331))), "day.not_the_last_close");
    assert_eq!(code(salon.refused(revocation(332))), "day.revocation_day_over");
}

/// Nothing was booked on the next day, but somebody stood at the desk.
#[test]
fn a_clock_set_back_opens_nothing_even_if_nothing_was_booked_since() {
    for try_it_first in [true, false] {
        let salon = closed();
        salon.at(day(2026, 11, 28), 7, 55);
        if try_it_first {
            assert_eq!(code(salon.refused(revocation(331))), "day.revocation_day_over");
        } else {
            salon.sign_in_as("Sabine");
        }
        let salon = salon.restarted();
        salon.at(day(2026, 11, 27), 19, 0);
        salon.sign_in_as("Sabine");
        assert_eq!(code(salon.refused(revocation(331))), "day.revocation_day_over");
        nothing_happened(&salon);
    }
}

/// A wrong PIN on the next day speaks for its date too.
#[test]
fn an_entry_of_a_later_date_closes_the_day_for_good() {
    let salon = closed();
    salon.at(day(2026, 11, 28), 7, 55);
    let wrong = contract::session::SignIn { person: salon.person("Jana"), pin: "9753".into() };
    assert_eq!(code(salon.refused(wrong)), "door.wrong_pin");
    salon.at(day(2026, 11, 27), 19, 0);
    assert_eq!(code(salon.refused(revocation(331))), "day.revocation_day_over");
}

/// Within the day the clock may be 120 s behind the book, no more (IKS-03).
#[test]
fn a_clock_behind_the_close_revokes_nothing() {
    let salon = closed();
    salon.at(day(2026, 11, 27), 18, 40);
    assert_eq!(code(salon.refused(revocation(331))), "till.clock_behind");
    nothing_happened(&salon);
    salon.at(day(2026, 11, 27), 18, 46);
    salon.ask(revocation(331)).unwrap();
    assert!(salon.newest_entry().head.clock_adjusted);
}

#[test]
fn the_owners_word_on_the_clock_brings_no_close_back() {
    let salon = closed();
    salon.at(day(2026, 11, 28), 7, 55);
    salon.sign_in_as("Sabine");
    salon.at(day(2026, 11, 27), 19, 0);
    salon.ask(CorrectClock { reason: "Uhr ging vor".into() }).unwrap();
    assert_eq!(code(salon.refused(revocation(331))), "day.clock_corrected_since");
    assert!(hindrance(&salon).contains("Uhrkorrektur"));
}

/// Nothing seals a month yet; where one is sealed its closings stand.
#[test]
fn a_sealed_month_keeps_its_closings() {
    let salon = closed();
    let sealed = |until| salon.desk.inside(&[], move |tx| settings::put(tx, settings::SEALED_UNTIL, &until));
    sealed(day(2026, 11, 30)).unwrap();
    let no = salon.refused(revocation(331));
    assert_eq!(no.code(), "day.month_sealed");
    assert!(no.to_string().starts_with("Der November 2026 ist festgeschrieben"), "{no}");
    sealed(day(2026, 10, 31)).unwrap();
    salon.ask(revocation(331)).unwrap();
}

/// The message to whoever wants to open a closed day names the way that is left.
#[test]
fn a_closed_day_names_the_revocation_as_the_way() {
    let salon = closed();
    salon.ask(revocation(331)).unwrap();
    salon.close_day();
    let no = salon.refused(OpenDay { sheet: sheet_of("250,00"), difference_reason: None });
    assert_eq!(no.code(), "day.already_closed_today");
    assert!(no.to_string().contains("Z-332"), "{no}");
    assert_eq!(RevokeClosing::ROW.lowest, contract::Role::Owner);
}

/// A booking day bears one state of the salon's data.
#[test]
fn a_change_of_the_salons_data_behind_the_close_leaves_it_as_it_is() {
    let salon = closed();
    salon.sign_in_as("Sabine");
    let data = salon.ask(contract::settings::ShowSettings).unwrap().salon;
    let save = |small_business| {
        let data = contract::settings::Salon { small_business, ..data.clone() };
        salon.ask(contract::settings::SaveSalon { salon: data }).unwrap();
    };
    save(true);
    assert_eq!(code(salon.refused(revocation(331))), "day.salon_changed_since");
    assert!(hindrance(&salon).contains("Salondaten"));
}

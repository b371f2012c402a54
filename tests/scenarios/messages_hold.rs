//! Messages go out only while they still hold, to the address that holds, at decent hours.

use contract::Question;
use contract::calendar::*;
use contract::consents::{ConsentKind, GiveConsent, WithdrawConsent};
use contract::customers::{Master, SaveMaster};
use contract::dossier::ShowCustomer;
use contract::messages::*;
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::mailing::{
    PETRA, agrees, booked, called_off, confirm, file_of, line, moved, outbox, petra_is_confirmed,
    petras_house, sent, take,
};
use lockbuch_tests::test_salon::{TestSalon, day};

fn remind(salon: &TestSalon) -> usize {
    match salon.desk.read_inside(salon::messages::reminders_due).unwrap() {
        true => salon.desk.inside(&[], |tx| salon::messages::remind(tx)).unwrap(),
        false => 0,
    }
}

#[test]
fn a_confirmation_of_a_time_that_holds_no_more_stays_in_the_house() {
    let (_server, salon, _, card) = petra_is_confirmed();
    moved(&salon, &card, on(day(2026, 12, 1), "14:00"));
    assert!(take(&salon).is_none());
    let held = outbox(&salon).remove(0);
    assert_eq!(
        (held.state, held.trouble.as_deref()),
        (MessageState::Cancelled, Some("Der Termin hat sich geändert."))
    );
}

#[test]
fn what_is_sent_says_what_holds_when_it_is_sent() {
    let (_server, salon, customer, card) = petra_is_confirmed();
    let change = ChangeAppointment {
        appointment: card.id,
        version: card.version,
        guest: Guest { customer: Some(customer), ..Guest::default() },
        at: None,
        parts: Some(salon.booking("", &["WSF"], Some("Jana"), at("10:00")).parts),
        note: None,
    };
    salon.ask_yes(change, &[Question::OutsideHours]).unwrap();
    let task = take(&salon).unwrap();
    assert!(
        task.draft.body.contains("Waschen-Schneiden") && !task.draft.body.contains("Herrenschnitt"),
        "{}",
        task.draft.body
    );
    assert!(file_of(&task).contains("Waschen-Schneiden"));
}

#[test]
fn only_what_stands_and_is_to_come_is_confirmed() {
    let (_server, salon, customer) = petras_house();
    let off = booked(&salon, customer, "Herrenschnitt", on(day(2026, 12, 1), "10:00"));
    called_off(&salon, &off);
    let over = booked(&salon, customer, "Herrenschnitt", at("09:00"));
    salon.at(friday(), 11, 0);
    for card in [off, over] {
        let wish = SendConfirmation { appointment: card.id, to: PETRA.into() };
        assert_eq!(salon.refused(wish).code(), "messages.not_standing");
    }
    assert_eq!(outbox(&salon), []);
}

#[test]
fn before_days_off_whoever_comes_next_is_reminded_on_the_last_open_day() {
    let (_server, salon, customer) = petras_house();
    agrees(&salon, customer);
    let hours = (1..6).map(|weekday| (weekday, Span::new(540, 1_080))).collect();
    salon.ask(SaveOpeningHours { hours: OpeningHours { from: friday(), hours } }).unwrap();
    booked(&salon, customer, "Herrenschnitt", on(day(2026, 12, 1), "14:00"));
    booked(&salon, customer, "Herrenschnitt", on(day(2026, 12, 2), "14:00"));
    salon.at(friday(), 11, 0);
    assert_eq!(remind(&salon), 0, "Saturday is the last open day before Tuesday");
    salon.at(day(2026, 11, 28), 9, 30);
    assert_eq!(remind(&salon), 0, "nobody is written to so early");
    salon.at(day(2026, 11, 28), 10, 0);
    assert_eq!(remind(&salon), 1);
    assert_eq!(sent(&salon).draft.subject, "Erinnerung: Di 01.12.2026 um 14:00 Uhr");
    assert_eq!(remind(&salon), 0);
}

#[test]
fn before_holidays_of_the_salon_the_same_holds_and_what_was_missed_is_caught_up() {
    let (_server, salon, customer) = petras_house();
    agrees(&salon, customer);
    let (from, until, name) = (day(2026, 12, 23), day(2027, 1, 3), "Betriebsferien".to_owned());
    salon.ask(AddClosure { from, until, name }).unwrap();
    booked(&salon, customer, "Herrenschnitt", on(day(2027, 1, 4), "14:00"));
    salon.at(day(2026, 12, 21), 11, 0);
    assert_eq!(remind(&salon), 0);
    salon.at(day(2026, 12, 22), 11, 0);
    assert_eq!(remind(&salon), 1, "the last open day before them");
    for time in ["11:30", "16:00"] {
        booked(&salon, customer, "Herrenschnitt", on(day(2027, 1, 4), time));
    }
    assert_eq!(remind(&salon), 0, "booked this very minute, and then the PC is off");
    salon.at(day(2027, 1, 4), 10, 0);
    assert_eq!(remind(&salon), 1, "caught up for 16:00; for 11:30 it is no help any more");
}

#[test]
fn whoever_booked_just_now_is_not_reminded_in_the_same_minute() {
    let (_server, salon, customer) = petras_house();
    agrees(&salon, customer);
    salon.at(friday(), 15, 0);
    booked(&salon, customer, "Herrenschnitt", on(day(2026, 11, 28), "10:00"));
    assert_eq!(remind(&salon), 0);
    salon.at(friday(), 17, 0);
    assert_eq!(remind(&salon), 1);
    let file = file_of(&sent(&salon));
    assert!(line(&file, "DTSTART").ends_with("20261128T090000Z"), "{file}");
    booked(&salon, customer, "Herrenschnitt", at("20:00"));
    assert_eq!(remind(&salon), 0, "booked and coming today");
}

#[test]
fn a_reminder_that_failed_in_the_evening_waits_for_the_morning() {
    let (_server, salon, customer) = petras_house();
    agrees(&salon, customer);
    booked(&salon, customer, "Herrenschnitt", on(day(2026, 11, 28), "14:00"));
    salon.at(friday(), 19, 59);
    assert_eq!(remind(&salon), 1);
    let task = take(&salon).unwrap();
    let busy = book::ports::MailTrouble::NotNow { why: "busy".into() };
    salon.desk.inside(&[], move |tx| salon::messages::failed(tx, &task, &busy)).unwrap();
    for (day_of, hour, minute, may) in [
        (friday(), 20, 30, false),
        (day(2026, 11, 28), 2, 30, false),
        (day(2026, 11, 28), 7, 59, false),
        (day(2026, 11, 28), 8, 0, true),
    ] {
        salon.at(day_of, hour, minute);
        assert_eq!(salon.desk.read_inside(salon::messages::due).unwrap(), may, "{hour}:{minute}");
    }
    // What someone asks for at the desk goes out at once, whatever the hour.
    salon.at(friday(), 21, 0);
    let card = booked(&salon, customer, "Herrenschnitt", on(day(2026, 12, 1), "10:00"));
    confirm(&salon, &card);
    assert_eq!(sent(&salon).draft.kind, MessageKind::Confirmation);
    assert!(take(&salon).is_none());
}

#[test]
fn whoever_called_off_and_comes_after_all_is_reminded_and_who_was_spared_by_hand_is_not() {
    let (_server, salon, customer) = petras_house();
    agrees(&salon, customer);
    let card = booked(&salon, customer, "Herrenschnitt", on(day(2026, 11, 28), "14:00"));
    salon.at(friday(), 11, 0);
    assert_eq!(remind(&salon), 1);
    let change = called_off(&salon, &card).change;
    assert!(take(&salon).is_none(), "it holds no more");
    salon.ask(UndoChange { change }).unwrap();
    assert_eq!(remind(&salon), 1, "the appointment stands again");
    let message = outbox(&salon).into_iter().find(|it| it.state == MessageState::Waiting).unwrap().id;
    salon.ask(CancelMessage { message }).unwrap();
    assert_eq!(remind(&salon), 0, "somebody took it back");
}

#[test]
fn a_message_goes_to_the_address_that_holds() {
    let (_server, salon, customer) = petras_house();
    agrees(&salon, customer);
    let card = booked(&salon, customer, "Herrenschnitt", on(day(2026, 11, 28), "14:00"));
    salon.at(friday(), 11, 0);
    remind(&salon);
    confirm(&salon, &card);
    let typed = SendConfirmation { appointment: card.id, to: "mutter@example.de".into() };
    salon.ask(typed).unwrap();
    let before = Box::new(salon.ask(ShowCustomer { customer }).unwrap().master);
    let master = Master { mails: vec!["neu@example.de".into()], ..*before.clone() };
    salon.ask(SaveMaster { id: Some(customer), before, master }).unwrap();
    let to: Vec<String> = (0..3).map(|_| sent(&salon).draft.to).collect();
    assert_eq!(to, ["neu@example.de", "neu@example.de", "mutter@example.de"]);
    assert!(filled(outbox(&salon)).iter().all(|it| it.to != PETRA), "the old address is kept nowhere");
}

#[test]
fn a_consent_that_comes_back_reminds_again() {
    let (_server, salon, customer) = petras_house();
    let consent = salon.ask(GiveConsent { customer, kind: ConsentKind::RemindersByMail }).unwrap().id;
    booked(&salon, customer, "Herrenschnitt", on(day(2026, 11, 28), "14:00"));
    salon.at(friday(), 11, 0);
    remind(&salon);
    salon.ask(WithdrawConsent { consent }).unwrap();
    assert!(take(&salon).is_none());
    agrees(&salon, customer);
    assert_eq!(remind(&salon), 1);
}

#[test]
fn messages_that_are_long_out_are_kept_no_longer_and_asked_by_index() {
    let (_server, salon, _, _) = petra_is_confirmed();
    sent(&salon);
    salon.at(day(2027, 2, 25), 8, 0);
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    assert_eq!(outbox(&salon).len(), 1, "ninety days are not over");
    salon.at(day(2027, 2, 26), 8, 0);
    let salon = salon.restarted();
    salon.sign_in_as("Sabine");
    assert_eq!(outbox(&salon), []);
    let plan = "explain query plan select id from outbox indexed by outbox_open
        where state in ('waiting', 'sending', 'failed', 'given_up') and state in ('waiting', 'failed') and next_try_ms <= 1 order by id";
    let detail: String = salon.raw().query_row(plan, [], |row| row.get(3)).unwrap();
    assert!(detail.contains("outbox_open") && !detail.contains("TEMP B-TREE"), "{detail}");
}

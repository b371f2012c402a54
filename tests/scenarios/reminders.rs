//! Reminders: only to those who agreed, once for each hour, and never of what no longer holds.

use contract::calendar::{Book, CancelAppointment, Card, Guest};
use contract::consents::{ConsentKind, GiveConsent, WithdrawConsent};
use contract::customers::{Master, SaveMaster};
use contract::dossier::ErasureOutlook;
use contract::messages::{MessageKind, MessageState};
use contract::{ConsentId, CustomerId, Question};
use lockbuch_tests::calendar::on;
use lockbuch_tests::mail_server::MailServer;
use lockbuch_tests::mailing::{PETRA, mailing_house, once, outbox, postman};
use lockbuch_tests::test_salon::{TestSalon, day};

/// Petra has an appointment on Saturday and has agreed to be reminded.
fn petra_comes_tomorrow(salon: &TestSalon) -> (CustomerId, ConsentId, Card) {
    let mails = vec![PETRA.to_owned()];
    let master = Master { name: "Petra Lindner".into(), mails, ..Master::default() };
    let customer = salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id;
    let consent = salon.ask(GiveConsent { customer, kind: ConsentKind::RemindersByMail }).unwrap().id;
    let tomorrow = on(day(2026, 11, 28), "10:00");
    let wish = salon.booking("Petra Lindner", &["Herrenschnitt"], Some("Jana"), tomorrow);
    let guest = Guest { customer: Some(customer), ..wish.guest };
    let booked = salon.ask_yes(Book { guest, ..wish }, &[Question::OutsideHours]).unwrap();
    (customer, consent, booked.appointment.card)
}

#[test]
fn who_agreed_is_reminded_once_on_the_day_before_and_not_at_night() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    petra_comes_tomorrow(&salon);
    let alone = salon.booking(
        "Ohne Einwilligung",
        &["Herrenschnitt"],
        Some("Mehmet"),
        on(day(2026, 11, 28), "11:00"),
    );
    salon.ask_yes(alone, &[Question::OutsideHours]).unwrap();
    let proposed = |salon: &TestSalon| salon.desk.read_inside(salon::messages::reminders_due).unwrap();
    assert!(!proposed(&salon), "it is half past eight");
    salon.at(day(2026, 11, 27), 11, 0);
    assert!(proposed(&salon));
    let _postman = postman(&salon);
    let sent = once(&salon, MessageState::Sent);
    assert_eq!((sent.to.as_str(), sent.kind, sent.by.as_str()), (PETRA, MessageKind::Reminder, "Programm"));
    assert_eq!(sent.subject, "Erinnerung: Sa 28.11.2026 um 10:00 Uhr");
    salon.at(day(2026, 11, 27), 12, 0);
    assert!(!proposed(&salon), "once is enough");
}

/// What holds when the message goes out counts, not what held when it was queued.
#[test]
fn a_reminder_that_no_longer_holds_stays_in_the_house() {
    let server = MailServer::start();
    for (what, why) in [("withdrawn", "Einwilligung"), ("called off", "geändert"), ("over", "vorbei")] {
        let salon = mailing_house(&server);
        let (_, consent, card) = petra_comes_tomorrow(&salon);
        salon.at(day(2026, 11, 27), 11, 0);
        salon.desk.inside(&[], |tx| salon::messages::remind(tx).map(drop)).unwrap();
        match what {
            "withdrawn" => salon.ask(WithdrawConsent { consent }).unwrap(),
            "called off" => {
                let (appointment, version) = (card.id, card.version);
                salon.ask(CancelAppointment { appointment, version, reason: "Krank".into() }).unwrap();
            }
            _ => {
                salon.at(day(2026, 11, 28), 10, 30);
                salon.sign_in_as("Sabine");
            }
        }
        let _postman = postman(&salon);
        let held = once(&salon, MessageState::Cancelled);
        assert!(held.trouble.as_ref().unwrap().contains(why), "{what}: {held:?}");
    }
    assert_eq!(server.came().len(), 0);
}

#[test]
fn who_comes_at_another_hour_is_reminded_of_that_one() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let (_, _, card) = petra_comes_tomorrow(&salon);
    salon.at(day(2026, 11, 27), 11, 0);
    salon.desk.inside(&[], |tx| salon::messages::remind(tx).map(drop)).unwrap();
    let moving = salon.moving(&card, on(day(2026, 11, 28), "14:00"), None);
    salon.ask_yes(moving, &[Question::OutsideHours]).unwrap();
    salon.desk.inside(&[], |tx| salon::messages::remind(tx).map(drop)).unwrap();
    let take = || salon.desk.inside(&[], |tx| salon::messages::take(tx)).unwrap();
    assert!(take().is_none(), "the first says what no longer holds");
    assert_eq!(take().unwrap().draft.subject, "Erinnerung: Sa 28.11.2026 um 14:00 Uhr");
    assert_eq!(outbox(&salon).last().unwrap().trouble.as_deref(), Some("Der Termin hat sich geändert."));
}

#[test]
fn erasing_a_customer_takes_the_messages_along() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let (customer, ..) = petra_comes_tomorrow(&salon);
    salon.at(day(2026, 11, 27), 11, 0);
    salon.desk.inside(&[], |tx| salon::messages::remind(tx).map(drop)).unwrap();
    assert_eq!(outbox(&salon).len(), 1);
    let goes = salon.ask(ErasureOutlook { customer }).unwrap().goes;
    assert!(goes.contains(&("Nachrichten".to_owned(), 1)), "{goes:?}");
    salon.desk.inside(&[], move |tx| salon::erasure::erase(tx, customer, "Wunsch").map(drop)).unwrap();
    assert_eq!(outbox(&salon), []);
}

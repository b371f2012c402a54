//! What mail programs make of the salon's messages: calendar files that they put in, move and take out, addresses of every
//! domain, and whose mistake it is when nothing goes out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use contract::EntryKind;
use contract::customers::{Master, SaveMaster};
use contract::messages::*;
use lockbuch_tests::calendar::{at, friday, on};
use lockbuch_tests::mail_server::MailServer;
use lockbuch_tests::mailing::{
    PETRA, account, booked, called_off, confirm, file_of, line, mailing_house, moved, once, outbox, petra,
    petra_is_confirmed, petras_house, postman, sent, take,
};
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::{TestSalon, day};

fn tell_changes(salon: &TestSalon) -> usize {
    salon.desk.inside(&[], |tx| salon::messages::tell_changes(tx)).unwrap()
}

/// So long is waited whether an appointment changes once more.
fn a_minute_later(salon: &TestSalon) {
    salon.clock.advance_ms(61_000);
}

#[test]
fn whoever_got_a_confirmation_is_told_of_a_move_and_of_a_cancellation() {
    let (_server, salon, _, card) = petra_is_confirmed();
    let first = sent(&salon);
    assert_eq!(tell_changes(&salon), 0, "nothing has changed");
    moved(&salon, &card, on(day(2026, 12, 1), "14:00"));
    assert_eq!(tell_changes(&salon), 1);
    assert_eq!(tell_changes(&salon), 0, "once is enough");
    assert!(take(&salon).is_none(), "it may still be taken back");
    a_minute_later(&salon);
    let second = sent(&salon);
    assert_eq!(second.draft.subject, "Ihr Termin ist verlegt: Di 01.12.2026 um 14:00 Uhr");
    assert_eq!(second.draft.to, PETRA);
    called_off(&salon, &card);
    tell_changes(&salon);
    a_minute_later(&salon);
    let third = sent(&salon);
    assert_eq!(third.draft.subject, "Ihr Termin am Di 01.12.2026 um 14:00 Uhr ist abgesagt");
    assert_eq!(tell_changes(&salon), 0);

    let files = [&first, &second, &third].map(file_of);
    let uid = line(&files[0], "UID:");
    assert!(uid.starts_with(&format!("UID:termin-{}@", card.id.0)) && uid.ends_with(".lockbuch"), "{uid}");
    assert_eq!([line(&files[1], "UID:"), line(&files[2], "UID:")], [uid; 2]);
    let sequence = |file: &str| line(file, "SEQUENCE:")["SEQUENCE:".len()..].parse::<u32>().unwrap();
    assert!(sequence(&files[0]) < sequence(&files[1]) && sequence(&files[1]) < sequence(&files[2]));
    assert_eq!(
        files.each_ref().map(|file| line(file, "METHOD:")),
        ["METHOD:REQUEST", "METHOD:REQUEST", "METHOD:CANCEL"]
    );
    assert_eq!(line(&files[2], "STATUS:"), "STATUS:CANCELLED");
    assert!(line(&files[1], "DTSTART").ends_with("20261201T130000Z"));
    assert_eq!(line(&files[0], "ORGANIZER"), "ORGANIZER:mailto:salon@haarwerk.example");
    assert!(line(&files[0], "ATTENDEE").ends_with(&format!("mailto:{PETRA}")));
}

#[test]
fn a_move_that_is_taken_back_at_once_is_told_to_nobody() {
    let (_server, salon, customer, card) = petra_is_confirmed();
    sent(&salon);
    moved(&salon, &card, on(day(2026, 12, 1), "14:00"));
    tell_changes(&salon);
    moved(&salon, &card, on(day(2026, 12, 1), "10:00"));
    a_minute_later(&salon);
    assert!(take(&salon).is_none());
    assert_eq!(tell_changes(&salon), 0, "what was said holds again");
    let without = booked(&salon, customer, "Herrenschnitt", on(day(2026, 12, 2), "10:00"));
    moved(&salon, &without, on(day(2026, 12, 2), "14:00"));
    assert_eq!(tell_changes(&salon), 0, "nobody was told of that one");
}

/// Two salons never give two appointments one name.
#[test]
fn the_names_of_appointments_are_the_salons_own() {
    let server = MailServer::start();
    let uids = [(); 2].map(|()| {
        let salon = mailing_house(&server);
        let customer = petra(&salon);
        let card = booked(&salon, customer, "Herrenschnitt", on(day(2026, 12, 1), "10:00"));
        confirm(&salon, &card);
        line(&file_of(&sent(&salon)), "UID:").to_owned()
    });
    assert_ne!(uids[0], uids[1]);
}

#[test]
fn the_mail_says_what_the_file_is_and_that_a_program_wrote_it() {
    let (server, salon, customer) = petras_house();
    let card = booked(&salon, customer, "Ansatzfarbe", on(day(2026, 12, 1), "10:00"));
    confirm(&salon, &card);
    let _postman = postman(&salon);
    once(&salon, MessageState::Sent);
    let mail = server.came().remove(0).data;
    for part in
        ["Content-Type: text/calendar; charset=utf-8; method=REQUEST", "Auto-Submitted: auto-generated"]
    {
        assert!(mail.contains(part), "{part} in {mail}");
    }
}

#[test]
fn an_international_domain_is_written_to_and_an_own_mistake_is_no_fault_of_the_server() {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let seq = salon.sell("Herrenschnitt", Some("Mehmet")).seq;
    salon.ask(SendReceipt { seq, to: "petra@müller.example".into() }).unwrap();
    let running = postman(&salon);
    once(&salon, MessageState::Sent);
    assert_eq!(server.came()[0].to, ["petra@xn--mller-kva.example"]);
    drop(running);
    let no = salon.refused(SendReceipt { seq, to: "müller@example.de".into() });
    assert_eq!(no.code(), "messages.bad_address");
    let mails = vec!["müller@example.de".to_owned()];
    let master = Master { name: "Petra".into(), mails, ..Master::default() };
    let save = SaveMaster { id: None, before: Box::default(), master };
    assert_eq!(salon.refused(save).code(), "customers.bad_field");
    // What an older program let pass is told as what it is, and not tried for days.
    salon.ask(SendReceipt { seq, to: PETRA.into() }).unwrap();
    salon
        .raw()
        .execute("update outbox set address = 'müller@example.de' where state = 'waiting'", [])
        .unwrap();
    let _postman = postman(&salon);
    until("the end of the second message", || {
        outbox(&salon).iter().any(|it| it.state == MessageState::GivenUp)
    });
    let given_up = outbox(&salon).into_iter().find(|it| it.state == MessageState::GivenUp).unwrap();
    let why = given_up.trouble.unwrap();
    assert!(
        why.starts_with("Aus dieser Nachricht lässt sich keine E-Mail machen") && why.contains("Umlaute"),
        "{why}"
    );
    let odd = MailAccount { host: "mail server".into(), ..account(server.port) };
    assert_eq!(salon.refused(SaveMail { account: odd, password: None }).code(), "messages.bad_account");
}

#[test]
fn files_with_names_that_leave_the_house_are_entries_with_their_hash() {
    let salon = TestSalon::open_for_business();
    salon.book("Petra Lindner", &["Herrenschnitt"], "Jana", at("14:00"));
    let (person, from, until) = (salon.person("Jana"), friday(), friday());
    let calendar = salon.ask(CalendarFile { person, from, until }).unwrap();
    assert_eq!(calendar.mime, "text/calendar; charset=utf-8; method=PUBLISH");
    let mut expected = vec![(calendar, "Kalenderdatei")];
    let seen = |title: &str| {
        let entry = salon.newest_entry();
        assert_eq!(entry.head.kind, EntryKind::Export, "{title}");
        entry.details.unwrap().body
    };
    let mut told = vec![seen("Kalenderdatei")];
    expected.push((salon.ask(DayPlan { day: friday() }).unwrap(), "Tagesplan"));
    told.push(seen("Tagesplan"));
    for ((file, title), body) in expected.iter().zip(&told) {
        let bytes = STANDARD.decode(&file.base64).unwrap();
        let sum: String =
            <sha2::Sha256 as sha2::Digest>::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(body.contains(title) && body.contains(&sum) && !body.contains("Lindner"), "{body}");
    }
}

//! The salon's mail in the tests: an account at the tests' own server, and what the outbox comes to.

use contract::calendar::{Book, CancelAppointment, Card, Changed, Guest, Slot};
use contract::consents::{ConsentKind, GiveConsent};
use contract::customers::{Master, SaveMaster};
use contract::messages::{
    MailAccount, MailSecurity, MessageState, OutMessage, Outbox, SaveMail, SendConfirmation,
};
use contract::{CustomerId, Question};
use desk::workers::Postman;
use salon::messages::Task;

use crate::calendar::on;
use crate::mail_server::MailServer;
use crate::patience::until;
use crate::test_salon::{TestSalon, day};

/// Who is written to.
pub const PETRA: &str = "petra.lindner@example.de";

/// An account without a name at a port of this computer.
pub fn account(port: u16) -> MailAccount {
    MailAccount {
        on: true,
        host: "127.0.0.1".into(),
        port,
        security: MailSecurity::Open,
        user: String::new(),
        address: "salon@haarwerk.example".into(),
    }
}

/// Haarwerk on an open day, with its account at this server.
pub fn mailing_house(server: &MailServer) -> TestSalon {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    salon.ask(SaveMail { account: account(server.port), password: None }).unwrap();
    salon
}

/// Starts the postman.
pub fn postman(salon: &TestSalon) -> Postman {
    Postman::start(&salon.desk).unwrap()
}

/// What waits and what became of the last messages.
pub fn outbox(salon: &TestSalon) -> Vec<OutMessage> {
    salon.ask(Outbox).unwrap()
}

/// The only message, once it has come so far.
pub fn once(salon: &TestSalon, state: MessageState) -> OutMessage {
    until(&format!("{state:?}"), || matches!(outbox(salon).as_slice(), [one] if one.state == state));
    outbox(salon).remove(0)
}

/// Petra has a file with her address.
pub fn petra(salon: &TestSalon) -> CustomerId {
    let mails = vec![PETRA.to_owned()];
    let master = Master { name: "Petra Lindner".into(), mails, ..Master::default() };
    salon.ask(SaveMaster { id: None, before: Box::default(), master }).unwrap().id
}

/// A house that can mail, and Petra's file in it. The server goes with what is answered.
pub fn petras_house() -> (MailServer, TestSalon, CustomerId) {
    let server = MailServer::start();
    let salon = mailing_house(&server);
    let customer = petra(&salon);
    (server, salon, customer)
}

/// The same, with an appointment of hers on the first of December that is about to be confirmed.
pub fn petra_is_confirmed() -> (MailServer, TestSalon, CustomerId, Card) {
    let (server, salon, customer) = petras_house();
    let card = booked(&salon, customer, "Herrenschnitt", on(day(2026, 12, 1), "10:00"));
    confirm(&salon, &card);
    (server, salon, customer, card)
}

/// A customer has agreed to be reminded.
pub fn agrees(salon: &TestSalon, customer: CustomerId) {
    salon.ask(GiveConsent { customer, kind: ConsentKind::RemindersByMail }).unwrap();
}

/// Books a service with Jana.
pub fn booked(salon: &TestSalon, customer: CustomerId, service: &str, slot: Slot) -> Card {
    let guest = Guest { customer: Some(customer), ..Guest::default() };
    let wish = Book { guest, ..salon.booking("", &[service], Some("Jana"), slot) };
    salon.ask_yes(wish, &[Question::OutsideHours, Question::WithoutPatchTest]).unwrap().appointment.card
}

/// Moves an appointment, as it is now.
pub fn moved(salon: &TestSalon, card: &Card, slot: Slot) -> Card {
    let card = salon.appointment(card.id).card;
    salon.ask_yes(salon.moving(&card, slot, None), &[Question::OutsideHours]).unwrap().appointment.card
}

/// The customer calls off.
pub fn called_off(salon: &TestSalon, card: &Card) -> Changed {
    let (appointment, version) = (card.id, salon.appointment(card.id).card.version);
    salon.ask(CancelAppointment { appointment, version, reason: "Krank".into() }).unwrap()
}

/// What the postman would take now.
pub fn take(salon: &TestSalon) -> Option<Task> {
    salon.desk.inside(&[], |tx| salon::messages::take(tx)).unwrap()
}

/// Takes the next message and says that the server has it.
pub fn sent(salon: &TestSalon) -> Task {
    let task = take(salon).expect("a message is due");
    let done = task.clone();
    salon.desk.inside(&[], move |tx| salon::messages::sent(tx, &done)).unwrap();
    task
}

/// Asks for a confirmation to Petra.
pub fn confirm(salon: &TestSalon, card: &Card) {
    salon.ask(SendConfirmation { appointment: card.id, to: PETRA.into() }).unwrap();
}

/// The calendar file that goes along, with its long lines whole (RFC 5545, 3.1).
pub fn file_of(task: &Task) -> String {
    String::from_utf8(task.draft.file.as_ref().unwrap().content.clone()).unwrap().replace("\r\n ", "")
}

/// The line of a calendar file that begins with a name.
pub fn line<'a>(file: &'a str, name: &str) -> &'a str {
    file.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {file}"))
}

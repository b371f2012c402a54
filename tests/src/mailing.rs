//! The salon's mail in the tests: an account at the tests' own server, and what the outbox comes to.

use contract::messages::{MailAccount, MailSecurity, MessageState, OutMessage, Outbox, SaveMail};
use desk::workers::Postman;

use crate::mail_server::MailServer;
use crate::patience::until;
use crate::test_salon::TestSalon;

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

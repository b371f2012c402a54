//! The salon's mail in the tests: an account at the tests' own server, and what the outbox comes to.

use contract::messages::{MailAccount, MailSecurity, MessageState, OutMessage, Outbox, SaveMail};
use devices::postman::Postman;

use crate::house::House;
use crate::mail_server::MailServer;
use crate::patience::until;

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
pub fn mailing_house(server: &MailServer) -> House {
    let house = House::open_for_business();
    house.sign_in_as("Sabine");
    house.ask(SaveMail { account: account(server.port), password: None }).unwrap();
    house
}

/// Starts the postman.
pub fn postman(house: &House) -> Postman {
    Postman::start(&house.desk).unwrap()
}

/// What waits and what became of the last messages.
pub fn outbox(house: &House) -> Vec<OutMessage> {
    house.ask(Outbox).unwrap()
}

/// The only message, once it has come so far.
pub fn once(house: &House, state: MessageState) -> OutMessage {
    until(&format!("{state:?}"), || matches!(outbox(house).as_slice(), [one] if one.state == state));
    outbox(house).remove(0)
}

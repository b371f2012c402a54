//! Encrypted mail through a server that is not ours: it arrives where the certificate is trusted, and waits with the
//! reason where it is not.

use std::process::Command;

use contract::messages::{MailAccount, MailSecurity, MessageState, SaveMail, SendReceipt};
use lockbuch_tests::foreign_mail::{Encryption, ForeignMail};
use lockbuch_tests::mailing::{PETRA, account, once, outbox, postman};
use lockbuch_tests::test_salon::TestSalon;

const PORT: &str = "LOCKBUCH_MAIL_PORT";
const SECURITY: &str = "LOCKBUCH_MAIL_SECURITY";

/// A receipt for Petra through the server at a port of this computer; what became of it.
fn try_mail(port: u16, security: MailSecurity, until: MessageState) -> TestSalon {
    let salon = TestSalon::open_for_business();
    salon.sign_in_as("Sabine");
    let account = MailAccount { host: "localhost".into(), security, ..account(port) };
    salon.ask(SaveMail { account, password: None }).unwrap();
    let receipt = salon.sell("Herrenschnitt", Some("Mehmet"));
    salon.ask(SendReceipt { seq: receipt.seq, to: PETRA.into() }).unwrap();
    let _postman = postman(&salon);
    once(&salon, until);
    salon
}

/// The program on a computer that trusts the server: which certificates are trusted is read once in a process.
#[test]
#[ignore = "started by the tests below with the certificate"]
fn on_a_computer_that_trusts_the_server() {
    let (Ok(port), Ok(security)) = (std::env::var(PORT), std::env::var(SECURITY)) else { return };
    let security = if security == "tls" { MailSecurity::Tls } else { MailSecurity::StartTls };
    try_mail(port.parse().unwrap(), security, MessageState::Sent);
}

fn trusting(server: &ForeignMail, security: &str) -> bool {
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "scenarios::mail_encrypted::on_a_computer_that_trusts_the_server", "--ignored"])
        .env(PORT, server.port.to_string())
        .env(SECURITY, security)
        .env("SSL_CERT_FILE", server.certificate())
        .status();
    status.unwrap().success()
}

#[test]
fn a_message_goes_out_encrypted_from_the_first_byte() {
    let folder = tempfile::tempdir().unwrap();
    let server = ForeignMail::start(folder.path(), Encryption::FromTheFirstByte);
    assert!(trusting(&server, "tls"));
    let came = server.came();
    assert_eq!(came.len(), 1);
    assert!(came[0].contains(&format!("X-RcptTo: {PETRA}")) && came[0].contains("Message-ID: <lockbuch-"));
}

#[test]
fn a_message_goes_out_after_starttls_and_never_before() {
    let folder = tempfile::tempdir().unwrap();
    let server = ForeignMail::start(folder.path(), Encryption::AfterStartTls);
    assert!(trusting(&server, "starttls"));
    assert_eq!(server.came().len(), 1);
}

/// Whoever stands between the salon and its server gets nothing.
#[test]
fn a_server_with_a_certificate_that_nobody_vouches_for_gets_no_message() {
    for (encryption, security) in [
        (Encryption::FromTheFirstByte, MailSecurity::Tls),
        (Encryption::AfterStartTls, MailSecurity::StartTls),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let server = ForeignMail::start(folder.path(), encryption);
        let salon = try_mail(server.port, security, MessageState::Failed);
        let why = outbox(&salon)[0].trouble.clone().unwrap_or_default();
        assert!(why.contains("localhost") && why.contains("certificate"), "{why}");
        assert_eq!(server.came(), Vec::<String>::new());
    }
}

/// A server that offers no encryption gets nothing where encryption was chosen.
#[test]
fn a_server_without_starttls_gets_no_message_in_the_open() {
    let server = lockbuch_tests::mail_server::MailServer::start();
    let salon = try_mail(server.port, MailSecurity::StartTls, MessageState::Failed);
    assert!(outbox(&salon)[0].trouble.is_some());
    assert!(server.came().is_empty());
}

//! Messages to a mail server by SMTP, from the salon's own account.

use std::error::Error;
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use book::mail_address::{domain_on_the_wire, on_the_wire};
use book::ports::{Letter, Mail, MailTrouble};
use contract::messages::{MailAccount, MailSecurity};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport};

use crate::bounded_talk::{BoundedTalk, Bounds};

/// A server that says nothing for so long is not there.
const PATIENCE: Duration = Duration::from_secs(20);
/// Whoever answers at the server's address must neither fill the memory nor hold the postman for ever.
const BOUNDS: Bounds = Bounds { connecting: PATIENCE, whole: Duration::from_secs(90), bytes: 256 * 1024 };
/// Where the talk with the server is heard.
const HERE: &str = "127.0.0.1";
/// Letters of a server's answer that people see.
const ANSWER_LETTERS: usize = 160;

/// Speaks SMTP.
pub struct Smtp;

impl Mail for Smtp {
    fn send(
        &self,
        letter: &Letter<'_>,
        account: &MailAccount,
        password: Option<&str>,
    ) -> Result<(), MailTrouble> {
        let message = message(letter, account)?;
        let bad = || MailTrouble::BadHost { host: account.host.clone() };
        let host = &server_name(&account.host).ok_or_else(bad)?;
        let parameters = || TlsParameters::new(host.clone()).map_err(|_| bad());
        let tls = match account.security {
            MailSecurity::Tls => Tls::Wrapper(parameters()?),
            MailSecurity::StartTls => Tls::Required(parameters()?),
            MailSecurity::Open => Tls::None,
        };
        let talk = BoundedTalk::with(host, account.port, BOUNDS)
            .map_err(|trouble| MailTrouble::NoAnswer { host: host.to_owned(), why: trouble.to_string() })?;
        let mut server =
            SmtpTransport::builder_dangerous(HERE).port(talk.port()).tls(tls).timeout(Some(PATIENCE));
        if !account.user.is_empty() {
            let password = password.unwrap_or_default().to_owned();
            server = server.credentials(Credentials::new(account.user.clone(), password));
        }
        server.build().send(&message).map(drop).map_err(|trouble| named(&trouble, host))
    }
}

/// The name of a server as the system looks it up; a number stays as it is.
fn server_name(host: &str) -> Option<String> {
    match host.parse::<IpAddr>() {
        Ok(_) => Some(host.to_owned()),
        Err(_) => domain_on_the_wire(host),
    }
}

/// That a program wrote it (RFC 3834): nobody's holiday reply comes back to the salon.
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The message as the bytes that a server gets.
///
/// # Errors
/// [`MailTrouble::Unwritable`] with an address that is none.
pub fn written(letter: &Letter<'_>, account: &MailAccount) -> Result<Vec<u8>, MailTrouble> {
    Ok(message(letter, account)?.formatted())
}

fn message(letter: &Letter<'_>, account: &MailAccount) -> Result<Message, MailTrouble> {
    let unwritable = |why: &dyn ToString| MailTrouble::Unwritable { why: why.to_string() };
    let wire = |text: &str| {
        let why = format!(
            "an „{text}“ lässt sich nicht senden: vor dem @ stehen keine Umlaute, dahinter eine Domain"
        );
        on_the_wire(text).ok_or_else(|| unwritable(&why))
    };
    let address = |text: &str| {
        wire(text)?.parse().map_err(|trouble: lettre::address::AddressError| unwritable(&trouble))
    };
    let from = wire(&account.address)?;
    let domain = from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    let made = Duration::from_millis(u64::try_from(letter.made.utc_ms()).unwrap_or_default());
    let head = Message::builder()
        .from(Mailbox::new(Some(letter.from.to_owned()), address(&account.address)?))
        .to(Mailbox::new(None, address(letter.to)?))
        .subject(letter.subject)
        .header(AutoSubmitted)
        .message_id(Some(format!("<lockbuch-{}@{domain}>", letter.id)))
        .date(SystemTime::UNIX_EPOCH + made);
    let text = SinglePart::plain(letter.body.to_owned());
    let built = match letter.file {
        None => head.singlepart(text),
        Some(file) => {
            let mime = ContentType::parse(&file.mime).map_err(|trouble| unwritable(&trouble))?;
            let file = Attachment::new(file.name.clone()).body(file.content.clone(), mime);
            head.multipart(MultiPart::mixed().singlepart(text).singlepart(file))
        }
    };
    built.map_err(|trouble| unwritable(&trouble))
}

/// What went wrong, for the person who reads the outbox.
fn named(trouble: &smtp::Error, host: &str) -> MailTrouble {
    let why: String = trouble.to_string().chars().filter(|c| !c.is_control()).take(ANSWER_LETTERS).collect();
    let code = trouble.status().map(|code| code.to_string());
    match code.as_deref() {
        // What has to do with signing in is mended by the owner, not by another message.
        Some("530" | "534" | "535" | "538") => MailTrouble::NotSignedIn { why },
        // Not what the server said, but what we could not ask of it.
        _ if trouble.is_client() && why.contains("authentication") => MailTrouble::NotSignedIn { why },
        // A server that does not offer what was chosen may do so another day; the account is the owner's to change.
        _ if trouble.is_client() && why.contains("STARTTLS") => {
            MailTrouble::NoAnswer { host: host.to_owned(), why }
        }
        _ if trouble.is_client() => MailTrouble::Unwritable { why },
        _ if trouble.is_permanent() => MailTrouble::Refused { why },
        _ if trouble.is_transient() => MailTrouble::NotNow { why },
        _ => MailTrouble::NoAnswer { host: host.to_owned(), why },
    }
}

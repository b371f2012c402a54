//! The salon's mail account: its form, and where it is kept.

use book::book_tx::BookTx;
use book::db::settings;
use book::fault::Outcome;
use book::ledger::Draft;
use book::mail_address::{domain_on_the_wire, on_the_wire};
use contract::messages::{MailAccount, MailSecurity};
use contract::refusal::MessageRefusal;
use proof::EntryKind;
use rusqlite::Connection;
use serde_json::json;

/// Name of the account's password in the key vault.
pub const SECRET: &str = "mail-password";

/// The account as it was last kept; off until then.
pub fn account(conn: &Connection) -> Outcome<MailAccount> {
    settings::get_or_empty(conn, settings::MAIL)
}

/// Whether messages go out at all.
///
/// # Errors
/// A fault of the store.
pub fn is_on(conn: &Connection) -> Outcome<bool> {
    Ok(account(conn)?.on)
}

/// Keeps an account and writes old and new into the book.
pub fn keep(tx: &mut BookTx<'_>, wish: &MailAccount, new_password: bool) -> Outcome<()> {
    let old = account(tx)?;
    settings::put(tx, settings::MAIL, wish)?;
    let note = json!({ "old": old, "new": wish, "new_password": new_password });
    tx.append(Draft::note(EntryKind::Settings).with_details("mail/1", &note)?)?;
    Ok(())
}

/// The account without blanks, or what is wrong with it.
pub fn checked(wish: &MailAccount) -> Outcome<MailAccount> {
    let no = |what: &str| Err(MessageRefusal::BadAccount { what: what.to_owned() }.into());
    let account = MailAccount {
        host: wish.host.trim().to_lowercase(),
        user: wish.user.trim().to_owned(),
        address: wish.address.trim().to_owned(),
        ..wish.clone()
    };
    if !account.on && account.host.is_empty() && account.address.is_empty() {
        return Ok(account);
    }
    let is_v6 = account.host == "::1";
    if (domain_on_the_wire(&account.host).is_none() && !is_v6) || account.port == 0 {
        return no("Bitte Server und Anschluss prüfen (üblich sind 465 und 587).");
    }
    let here = ["localhost", "127.0.0.1", "::1"].contains(&account.host.as_str());
    if account.security == MailSecurity::Open && !here {
        return no("Ohne Verschlüsselung wird nur an einen Server auf diesem Rechner gesendet.");
    }
    checked_address(&account.address)?;
    Ok(account)
}

/// An address without blanks around it, if something can be sent to it.
pub fn checked_address(text: &str) -> Outcome<String> {
    let address = text.trim();
    if on_the_wire(address).is_some() {
        return Ok(address.to_owned());
    }
    Err(MessageRefusal::BadAddress { text: address.chars().take(80).collect() }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_form() {
        for good in ["a@b.de", " petra.lindner+salon@mail.example ", "x@localhost", "petra@müller.de"] {
            assert_eq!(checked_address(good).unwrap(), good.trim());
        }
        let long = format!("{}@example.de", "x".repeat(250));
        for bad in [
            "",
            "a",
            "a@",
            "@b.de",
            "müller@example.de",
            "a@b",
            "a b@c.de",
            "a@b@c.de",
            "a@b..de",
            "a@.de",
            "A <a@b.de>",
            &long,
        ] {
            assert_eq!(
                checked_address(bad).unwrap_err().refusal().unwrap().code(),
                "messages.bad_address",
                "{bad}"
            );
        }
    }

    #[test]
    fn an_open_way_is_for_this_computer_alone() {
        let wish = |host: &str, security| MailAccount {
            on: true,
            host: host.to_owned(),
            port: 25,
            security,
            user: String::new(),
            address: "salon@example.de".into(),
        };
        assert!(checked(&wish("localhost", MailSecurity::Open)).is_ok());
        assert!(checked(&wish(" Mail.Example.de ", MailSecurity::Tls)).is_ok());
        for bad in [
            wish("mail.example.de", MailSecurity::Open),
            wish("", MailSecurity::Tls),
            wish("a b", MailSecurity::Tls),
        ] {
            assert_eq!(checked(&bad).unwrap_err().refusal().unwrap().code(), "messages.bad_account");
        }
        assert!(checked(&MailAccount::default()).is_ok(), "off and empty");
    }
}

//! What may be kept of a customer, and in which form.

use book::fault::{Outcome, Trouble};
use book::tx::WriteTx;
use contract::customers::{Customer, Master, Phone, SaveCustomer, SaveMaster};
use contract::refusal::{CustomerRefusal, PeopleRefusal};
use proof::Day;

use super::three_way::touched;
use super::{living, store};

const NAME_LETTERS_MAX: usize = 200;
const PHONE_LETTERS_MAX: usize = 40;
const LINE_LETTERS_MAX: usize = 200;
const NOTE_LETTERS_MAX: usize = 4_000;
/// So many phones, mails or groups at most.
const EACH_MAX: usize = 10;

/// The data without blanks around them and without empty parts.
///
/// # Errors
/// Says which part does not go.
pub fn checked(master: Master, today: Day) -> Outcome<Master> {
    let name = one_line(&master.name);
    if name.is_empty() || name.chars().count() > NAME_LETTERS_MAX {
        return Err(PeopleRefusal::CustomerNameMissing.into());
    }
    let checked = Master {
        name,
        phones: phones(&master.phones)?,
        mails: mails(&master.mails)?,
        groups: few("Gruppen", master.groups.iter().map(|group| one_line(group)).collect())?,
        guardian: line("Erziehungsberechtigte", &master.guardian)?,
        invoice_address: note("Rechnungsanschrift", &master.invoice_address)?,
        allergies: note("Allergien", &master.allergies)?,
        note: note("Notiz", &master.note)?,
        ..master
    };
    for part in [&checked.address.street, &checked.address.postcode, &checked.address.city] {
        line("Anschrift", part)?;
    }
    let possible = checked.birthday.is_none_or(|day| day <= today && today.year() - day.year() <= 130);
    if !possible {
        return Err(bad("Der Geburtstag liegt in der Zukunft oder zu weit zurück."));
    }
    Ok(checked)
}

fn phones(phones: &[Phone]) -> Outcome<Vec<Phone>> {
    let mut kept = Vec::new();
    for phone in phones {
        let (label, number) = (line("Art der Nummer", &phone.label)?, one_line(&phone.number));
        if number.chars().count() > PHONE_LETTERS_MAX {
            return Err(bad("Die Telefonnummer ist zu lang."));
        }
        if !number.is_empty() {
            kept.push(Phone { label, number });
        }
    }
    few("Telefonnummern", kept)
}

fn mails(mails: &[String]) -> Outcome<Vec<String>> {
    let kept: Vec<String> = mails.iter().map(|mail| one_line(mail)).filter(|mail| !mail.is_empty()).collect();
    match kept.iter().find(|mail| !is_mail(mail)) {
        Some(mail) => Err(bad(format!("„{mail}“ ist keine E-Mail-Adresse."))),
        None => few("E-Mail-Adressen", kept),
    }
}

/// Something before an @ and a domain with a point after it.
fn is_mail(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let inner = domain.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty());
    !name.is_empty()
        && inner
        && text.len() <= 254
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
}

fn few<T>(what: &str, parts: Vec<T>) -> Outcome<Vec<T>> {
    if parts.len() > EACH_MAX {
        return Err(bad(format!("Höchstens {EACH_MAX} {what}.")));
    }
    Ok(parts)
}

fn line(what: &str, text: &str) -> Outcome<String> {
    let text = one_line(text);
    if text.chars().count() > LINE_LETTERS_MAX {
        return Err(bad(format!("{what}: höchstens {LINE_LETTERS_MAX} Zeichen.")));
    }
    Ok(text)
}

fn note(what: &str, text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > NOTE_LETTERS_MAX {
        return Err(bad(format!("{what}: höchstens {NOTE_LETTERS_MAX} Zeichen.")));
    }
    Ok(text.to_owned())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bad(what: impl Into<String>) -> Trouble {
    CustomerRefusal::BadField { what: what.into() }.into()
}

/// Adds a customer or changes what was touched of one.
///
/// # Errors
/// [`CustomerRefusal::ChangedMeanwhile`] where somebody else changed the same fields since they were read.
pub fn save(tx: &WriteTx<'_>, wish: SaveMaster) -> Outcome<Customer> {
    let master = checked(wish.master, tx.now.day())?;
    let id = match wish.id {
        None => store::add(tx, &master, tx.now.day(), None)?,
        Some(id) => {
            let card = living(tx, id)?;
            let master = touched(card.master, *wish.before, master)
                .map_err(|clash| CustomerRefusal::ChangedMeanwhile { what: clash.join(", ") })?;
            store::change(tx, card.id, &master)?;
            card.id
        }
    };
    Ok(store::customer(tx, id)?.ok_or(PeopleRefusal::NoSuchCustomer)?)
}

/// What the till knows: name and first phone number; all else stays.
pub fn save_short(tx: &WriteTx<'_>, short: SaveCustomer) -> Outcome<Customer> {
    let before = match short.id {
        Some(id) => living(tx, id)?.master,
        None => Master::default(),
    };
    let mut master = before.clone();
    master.name = short.name;
    let number = short.phone.unwrap_or_default();
    match master.phones.first_mut() {
        Some(first) => first.number = number,
        None => master.phones.push(Phone { label: String::new(), number }),
    }
    save(tx, SaveMaster { id: short.id, before: Box::new(before), master })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_mail_is_noticed() {
        for good in ["a@b.de", "anna.müller@web.de"] {
            assert!(is_mail(good), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.de", "a@.de", "a b@c.de", "a@b@c.de", "a@b."] {
            assert!(!is_mail(bad), "{bad}");
        }
    }
}

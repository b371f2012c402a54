//! What may be kept of a customer, and in which form.

use book::fault::{Outcome, Trouble};
use book::mail_address::on_the_wire;
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
    match kept.iter().find(|mail| on_the_wire(mail).is_none()) {
        Some(mail) => Err(bad(format!(
            "„{mail}“ ist keine E-Mail-Adresse, an die sich senden lässt (vor dem @ stehen keine Umlaute und Leerzeichen)."
        ))),
        None => few("E-Mail-Adressen", kept),
    }
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
    let stored = match short.id {
        Some(id) => living(tx, id)?.master,
        None => Master::default(),
    };
    let (was, number) = short.before.map(|before| (before.name, before.phone)).unwrap_or_default();
    let before = Box::new(shortly(stored.clone(), was, number));
    let master = shortly(stored, short.name, short.phone);
    save(tx, SaveMaster { id: short.id, before, master })
}

/// The data with another name and first number.
fn shortly(mut master: Master, name: String, phone: Option<String>) -> Master {
    master.name = name;
    match (master.phones.first_mut(), phone) {
        (Some(first), phone) => first.number = phone.unwrap_or_default(),
        (None, Some(number)) => master.phones.push(Phone { label: String::new(), number }),
        (None, None) => {}
    }
    master.phones.retain(|phone| !phone.number.is_empty());
    master
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_mail_is_noticed() {
        let kept = |mail: &str| mails(&[mail.to_owned()]);
        for good in ["a@b.de", "anna@müller.de"] {
            assert_eq!(kept(good).unwrap(), [good]);
        }
        for bad in ["a", "a@b", "@b.de", "a@.de", "a b@c.de", "a@b@c.de", "a@b.", "anna.müller@web.de"] {
            assert!(kept(bad).is_err(), "{bad}");
        }
    }
}

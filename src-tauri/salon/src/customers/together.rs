//! The data of two customers who are one.

use contract::customers::Master;

/// The first one's data; what it lacks comes from the other.
pub fn together(kept: Master, other: Master) -> Master {
    let or = |own: String, other: String| if own.is_empty() { other } else { own };
    Master {
        salutation: if kept.salutation.german().is_empty() { other.salutation } else { kept.salutation },
        name: kept.name,
        phones: both(kept.phones, other.phones, |phone| book::fold::phone_digits(&phone.number)),
        mails: both(kept.mails, other.mails, |mail| mail.to_lowercase()),
        birthday: kept.birthday.or(other.birthday),
        groups: both(kept.groups, other.groups, Clone::clone),
        address: if kept.address.german().is_empty() { other.address } else { kept.address },
        invoice_address: or(kept.invoice_address, other.invoice_address),
        guardian: or(kept.guardian, other.guardian),
        regular_stylist: kept.regular_stylist.or(other.regular_stylist),
        allergies: joined(kept.allergies, other.allergies),
        note: joined(kept.note, other.note),
        pop_up: kept.pop_up || other.pop_up,
    }
}

fn both<T>(mut own: Vec<T>, other: Vec<T>, key: impl Fn(&T) -> String) -> Vec<T> {
    for thing in other {
        if !own.iter().any(|known| key(known) == key(&thing)) {
            own.push(thing);
        }
    }
    own
}

fn joined(own: String, other: String) -> String {
    match (own.is_empty(), other.is_empty() || own.contains(&other)) {
        (true, _) => other,
        (_, true) => own,
        _ => format!("{own}\n{other}"),
    }
}

//! What is typed of a customer.

use contract::customers::{Address, Master, Phone, Salutation};
use contract::{Day, PersonId};
use leptos::prelude::*;
use serde::Serialize;

use crate::text::german::customers as words;
use crate::ui::dates::read_date;

/// The fields of a customer; cheap to copy.
#[derive(Clone, Copy, Serialize)]
pub struct CustomerFields {
    pub salutation: RwSignal<Salutation>,
    pub name: RwSignal<String>,
    pub mobile: RwSignal<String>,
    /// All further numbers, one in a line or parted by commas.
    pub phones: RwSignal<String>,
    pub mails: RwSignal<String>,
    pub birthday: RwSignal<String>,
    pub groups: RwSignal<String>,
    pub street: RwSignal<String>,
    pub postcode: RwSignal<String>,
    pub city: RwSignal<String>,
    pub invoice_address: RwSignal<String>,
    pub guardian: RwSignal<String>,
    pub stylist: RwSignal<Option<PersonId>>,
    pub allergies: RwSignal<String>,
    pub note: RwSignal<String>,
    pub pop_up: RwSignal<bool>,
}

impl CustomerFields {
    /// The form of a customer as it is.
    pub fn of(master: &Master) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let further = master.phones.iter().skip(1).map(words::phone).collect::<Vec<_>>().join(", ");
        Self {
            salutation: RwSignal::new(master.salutation),
            name: text(&master.name),
            mobile: text(master.phones.first().map_or("", |phone| &phone.number)),
            phones: RwSignal::new(further),
            mails: RwSignal::new(master.mails.join(", ")),
            birthday: RwSignal::new(master.birthday.map(Day::german).unwrap_or_default()),
            groups: RwSignal::new(master.groups.join(", ")),
            street: text(&master.address.street),
            postcode: text(&master.address.postcode),
            city: text(&master.address.city),
            invoice_address: text(&master.invoice_address),
            guardian: text(&master.guardian),
            stylist: RwSignal::new(master.regular_stylist),
            allergies: text(&master.allergies),
            note: text(&master.note),
            pop_up: RwSignal::new(master.pop_up),
        }
    }

    /// What is to be saved; `Err` says what cannot be read. Labels of numbers that stay are kept from `before`.
    pub fn master(self, before: &Master) -> Result<Master, &'static str> {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let list = |signal: RwSignal<String>| {
            let typed = signal.get_untracked();
            let parts = typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect::<Vec<_>>()
        };
        let first = before.phones.first().map_or("", |phone| &phone.label);
        let first = Phone { label: first.to_owned(), number: text(self.mobile) };
        let phones =
            std::iter::once(first).chain(list(self.phones).iter().map(|typed| phone(typed))).collect();
        Ok(Master {
            salutation: self.salutation.get_untracked(),
            name: text(self.name),
            phones,
            mails: list(self.mails),
            birthday: day(&self.birthday.get_untracked())?,
            groups: list(self.groups),
            address: Address {
                street: text(self.street),
                postcode: text(self.postcode),
                city: text(self.city),
            },
            invoice_address: text(self.invoice_address),
            guardian: text(self.guardian),
            regular_stylist: self.stylist.get_untracked(),
            allergies: text(self.allergies),
            note: text(self.note),
            pop_up: self.pop_up.get_untracked(),
        })
    }
}

/// `privat 0421 77`: words before the first digit are the label.
fn phone(typed: &str) -> Phone {
    let at =
        typed.find(|letter: char| letter.is_ascii_digit() || letter == '+' || letter == '(').unwrap_or(0);
    let (label, number) = typed.split_at(at);
    Phone { label: label.trim().to_owned(), number: number.trim().to_owned() }
}

/// A day of the past, written out.
pub fn day(typed: &str) -> Result<Option<Day>, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    // Such a day is rarely near today, so short forms have no meaning here.
    let whole = typed.matches('.').count() == 2;
    let read = whole.then(|| read_date(typed, chrono::NaiveDate::default())).flatten();
    read.and_then(|date| date.to_string().parse().ok()).map(Some).ok_or(words::NO_BIRTHDAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_saved_again() {
        let owner = Owner::new();
        owner.with(|| {
            let master = Master {
                salutation: Salutation::Ms,
                name: "Petra Lindner".into(),
                phones: vec![
                    Phone { label: "mobil".into(), number: "0171 5".into() },
                    Phone { label: "Mutter".into(), number: "+49 421 7".into() },
                ],
                mails: vec!["a@b.de".into()],
                birthday: Day::from_ymd(1980, 12, 24),
                groups: vec!["Farbe".into(), "VIP".into()],
                note: "Tee".into(),
                pop_up: true,
                ..Master::default()
            };
            let form = CustomerFields::of(&master);
            assert_eq!(form.master(&master), Ok(master.clone()));
            form.birthday.set("morgen".into());
            assert_eq!(form.master(&master), Err(words::NO_BIRTHDAY));
            form.birthday.set(String::new());
            assert_eq!(form.master(&master).map(|master| master.birthday), Ok(None));
        });
    }
}

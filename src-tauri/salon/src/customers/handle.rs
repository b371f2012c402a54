//! The customers' rows of the menu.

use contract::customers::*;
use contract::refusal::PeopleRefusal;

use super::{FOUND_MAX, store};
use crate::act::{Act, Change, Look, View};
use crate::fault::Outcome;

const NAME_LETTERS_MAX: usize = 200;
const PHONE_LETTERS_MAX: usize = 40;

impl Look for FindCustomers {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Customer>> {
        store::find(view.conn, &self.text, FOUND_MAX)
    }
}

impl Change for SaveCustomer {
    fn change(self, act: &Act<'_>) -> Outcome<Customer> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > NAME_LETTERS_MAX {
            return Err(PeopleRefusal::CustomerNameMissing.into());
        }
        let phone = self.phone.as_deref().map(str::trim).filter(|phone| !phone.is_empty());
        if phone.is_some_and(|phone| phone.chars().count() > PHONE_LETTERS_MAX) {
            let what = String::from("Die Telefonnummer ist zu lang.");
            return Err(PeopleRefusal::BadSetting { what }.into());
        }
        let id = match self.id {
            None => store::add(act, &name, phone)?,
            Some(id) if store::change(act, id, &name, phone)? => id,
            Some(_) => return Err(PeopleRefusal::NoSuchCustomer.into()),
        };
        Ok(store::customer(act, id)?.ok_or(PeopleRefusal::NoSuchCustomer)?)
    }
}

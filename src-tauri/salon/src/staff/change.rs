//! Changing the staff: there is always an owner, and the book keeps who could do what since when.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::ledger::Draft;
use book::told::sealed;
use contract::people::{Person, SavePerson, SetDuty};
use contract::refusal::PeopleRefusal;
use contract::{PersonId, Role};
use proof::EntryKind;
use serde_json::json;

use super::store;

const NAME_LETTERS_MAX: usize = 50;

/// Adds or changes a person.
pub fn save(tx: &mut BookTx<'_>, wish: SavePerson) -> Outcome<Person> {
    let wish = checked(wish)?;
    let people = store::people(tx)?;
    let same = |person: &&Person| person.name.to_lowercase() == wish.name.to_lowercase();
    if let Some(taken) = people.iter().find(same).filter(|taken| Some(taken.id) != wish.id) {
        return Err(PeopleRefusal::NameTaken { name: taken.name.clone() }.into());
    }
    let old = wish.id.map(|id| known(&people, id)).transpose()?;
    if old.as_ref().is_some_and(|old| old.erased.is_some()) {
        return Err(PeopleRefusal::Erased.into());
    }
    let owner_stays = wish.role == Role::Owner && wish.active;
    let is_owner = |person: &&Person| person.role == Role::Owner && person.active;
    // One without a PIN can't sign in.
    let another = people.iter().filter(is_owner).any(|person| Some(person.id) != wish.id && person.has_pin);
    if old.as_ref().is_some_and(|old| is_owner(&old)) && !owner_stays && !another {
        return Err(PeopleRefusal::LastOwner.into());
    }
    let id = match wish.id {
        Some(id) => store::change(tx, id, &wish).map(|()| id)?,
        None => store::insert(tx, &wish)?,
    };
    let new = known(&store::people(tx)?, id)?;
    let note = json!({ "old": old, "new": new });
    tx.append(Draft::note(EntryKind::Settings).with_details("person/1", &note)?)?;
    Ok(new)
}

fn known(people: &[Person], id: PersonId) -> Outcome<Person> {
    Ok(people.iter().find(|person| person.id == id).cloned().ok_or(PeopleRefusal::NoSuchPerson)?)
}

fn checked(mut wish: SavePerson) -> Outcome<SavePerson> {
    wish.name = wish.name.split_whitespace().collect::<Vec<_>>().join(" ");
    wish.short_name = wish.short_name.split_whitespace().collect::<Vec<_>>().join(" ");
    if wish.short_name.is_empty() {
        wish.short_name = wish.name.split(' ').next().unwrap_or_default().to_owned();
    }
    let fits = |name: &str| (1..=NAME_LETTERS_MAX).contains(&name.chars().count());
    if !fits(&wish.name) || !fits(&wish.short_name) {
        return Err(PeopleRefusal::NameMissing.into());
    }
    if wish.role == Role::Anyone {
        let what = String::from("Eine Person braucht eine Rolle.");
        return Err(PeopleRefusal::BadSetting { what }.into());
    }
    Ok(wish)
}

/// Puts a person on or off duty. Only those on duty have a chip at the till, so the book keeps it.
pub fn set_duty(tx: &mut BookTx<'_>, wish: &SetDuty) -> Outcome<()> {
    let people = store::people(tx)?;
    let old = people.iter().find(|person| person.id == wish.person).map(|person| person.on_duty);
    if !store::set_duty(tx, wish.person, wish.on_duty)? {
        return Err(PeopleRefusal::NoSuchPerson.into());
    }
    if old != Some(wish.on_duty) {
        let note = json!({ "person": wish.person, "old": old, "new": wish.on_duty });
        tx.append(Draft::note(EntryKind::Settings).with_details("duty/1", &note)?)?;
    }
    Ok(())
}

/// Keeps the hash of a new PIN; the book says that it was set, never which. The sum of the hash shows whether another hand sets
/// one behind it.
pub fn record_new_pin(tx: &mut BookTx<'_>, person: PersonId, hash: &str, form: &str) -> Outcome<()> {
    store::set_pin(tx, person, hash)?;
    let note = json!({ "person": person, "pin_sha256": sealed(hash) });
    tx.append(Draft::note(EntryKind::Settings).with_details(form, &note)?)?;
    Ok(())
}

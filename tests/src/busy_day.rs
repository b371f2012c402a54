//! Two full days: twelve people with twenty appointments each.

use contract::calendar::{Book, Guest, PartWish, Slot};
use contract::people::{People, SavePerson};
use contract::{Day, PersonId, Role};

use crate::disk_salon::DiskSalon;

/// People with a column.
pub const PEOPLE: usize = 12;
/// Appointments of each of them on each of the days.
pub const EACH: u32 = 20;
/// Minutes of one: with a service of half an hour, from eight to six.
const LENGTH: u32 = 30;
const OPENS: u32 = 8 * 60;

/// Fills a day and the next; the guests of the first are called `A …`, those of the second `B …`.
pub fn fill(salon: &DiskSalon, day: Day) {
    let service = salon.wares.iter().find(|ware| ware.service).unwrap().id;
    for (at, person) in performers(salon).into_iter().enumerate() {
        for (day, letter) in [(day, 'A'), (day.plus_days(1), 'B')] {
            for number in 0..EACH {
                let name = format!("{letter} Gast {at}-{number}");
                let guest = Guest { customer: None, name, phone: None };
                let at = Some(Slot { day, minute: OPENS + number * LENGTH });
                let parts = vec![PartWish::of(service, Some(person))];
                salon.ask(Book { guest, at, parts, note: None }).unwrap();
            }
        }
    }
}

fn performers(salon: &DiskSalon) -> Vec<PersonId> {
    let there = |salon: &DiskSalon| -> Vec<PersonId> {
        let people = salon.ask(People).unwrap().into_iter();
        people.filter(|person| person.performs && person.active).map(|person| person.id).collect()
    };
    for number in there(salon).len()..PEOPLE {
        let name = format!("Person{number} Muster");
        let short_name = format!("Person{number}");
        let role = Role::Stylist;
        let person = SavePerson { id: None, name, short_name, role, performs: true, active: true };
        salon.ask(person).unwrap();
    }
    there(salon)
}

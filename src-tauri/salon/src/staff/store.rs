//! SQL of the staff.

use book::authority::Actor;
use book::db::row::{self, Query};
use book::db::spelling::Spelled;
use book::fault::Outcome;
use contract::people::{Person, SavePerson};
use contract::session::PersonTile;
use contract::{Day, PersonId, Role};
use rusqlite::{Connection, Row, params};

use super::wait::WrongTries;

/// What the door needs to know of a person.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub actor: Actor,
    pub pin_hash: Option<String>,
    pub wrong_pins: WrongTries,
}

/// A person who is new to the staff.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub name: String,
    pub short_name: String,
    pub role: Role,
    pub performs: bool,
}

impl NewPerson {
    /// The owner that the set-up asks for.
    pub fn owner(name: &str) -> Self {
        let short_name = name.trim_start().chars().take_while(|sign| !sign.is_whitespace()).collect();
        Self { name: name.to_owned(), short_name, role: Role::Owner, performs: true }
    }
}

/// Adds a person, on duty.
pub fn add(conn: &Connection, person: &NewPerson, pin_hash: Option<&str>) -> Outcome<PersonId> {
    conn.execute(
        "insert into person (name, short_name, role, performs, on_duty, active, pin_hash)
         values (?1, ?2, ?3, ?4, 1, 1, ?5)",
        params![person.name, person.short_name, person.role.spelling(), person.performs, pin_hash],
    )?;
    Ok(PersonId(conn.last_insert_rowid()))
}

fn actor_of(row: &Row<'_>) -> rusqlite::Result<Actor> {
    let id = PersonId(row.get(0)?);
    let role = row::spelled(row, 3)?;
    Ok(Actor { id, name: row.get(1)?, short_name: row.get(2)?, role, performs: row.get(4)? })
}

/// An active person.
pub fn actor(conn: &Connection, id: PersonId) -> Outcome<Option<Actor>> {
    Ok(credentials(conn, id)?.map(|found| found.actor))
}

/// An active person with PIN and wrong tries.
pub fn credentials(conn: &Connection, id: PersonId) -> Outcome<Option<Credentials>> {
    let mut statement = conn.prepare_cached(
        "select id, name, short_name, role, performs, pin_hash, wrong_pins, wait_until_ms from person
         where id = ?1 and active = 1",
    )?;
    statement.first([id.0], |row| {
        let actor = actor_of(row)?;
        let wrong_pins = WrongTries { in_a_row: row.get(6)?, wait_until_ms: row.get(7)? };
        Ok(Credentials { actor, pin_hash: row.get(5)?, wrong_pins })
    })
}

/// Active people as tiles, in the order in which they came. One whose row is damaged is left out, so that the others
/// can sign in.
pub fn tiles(conn: &Connection) -> Outcome<Vec<PersonTile>> {
    let mut statement = conn.prepare_cached(
        "select id, name, short_name, role, performs, pin_hash is null from person where active = 1 order by id",
    )?;
    statement.readable([], |row| Ok(tile(&actor_of(row)?, row.get(5)?)))
}

/// A person as shown for sign-in and on chips.
pub fn tile(actor: &Actor, needs_pin: bool) -> PersonTile {
    let initials = actor.name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    PersonTile {
        id: actor.id,
        name: actor.short_name.clone(),
        initials,
        role: actor.role,
        performs: actor.performs,
        needs_pin,
    }
}

/// Forgets wrong tries.
pub fn note_right_pin(conn: &Connection, id: PersonId) -> Outcome<()> {
    conn.execute("update person set wrong_pins = 0, wait_until_ms = 0 where id = ?1", [id.0])?;
    Ok(())
}

/// Keeps what wrong tries left: how many, and when the next may come.
pub fn note_wrong_pins(conn: &Connection, id: PersonId, tries: WrongTries) -> Outcome<()> {
    conn.execute(
        "update person set wrong_pins = ?2, wait_until_ms = ?3 where id = ?1",
        params![id.0, tries.in_a_row, tries.wait_until_ms],
    )?;
    Ok(())
}

const PEOPLE: &str =
    "select id, name, short_name, role, performs, on_duty, active, pin_hash is not null, erased
    from person order by id";

/// All people, the inactive ones too, in the order in which they came.
pub fn people(conn: &Connection) -> Outcome<Vec<Person>> {
    conn.prepare_cached(PEOPLE)?.all([], person)
}

/// [`people`] for pages: one whose row is damaged is left out.
pub fn readable_people(conn: &Connection) -> Outcome<Vec<Person>> {
    conn.prepare_cached(PEOPLE)?.readable([], person)
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let Actor { id, name, short_name, role, performs } = actor_of(row)?;
    let (on_duty, active, has_pin) = (row.get(5)?, row.get(6)?, row.get(7)?);
    let erased = row::optional(row, 8, row::day)?;
    Ok(Person { id, name, short_name, role, performs, on_duty, active, has_pin, erased })
}

/// Adds a person, on duty, without a PIN.
pub fn insert(conn: &Connection, wish: &SavePerson) -> Outcome<PersonId> {
    conn.execute(
        "insert into person (name, short_name, role, performs, on_duty, active) values (?1, ?2, ?3, ?4, 1, ?5)",
        params![wish.name, wish.short_name, wish.role.spelling(), wish.performs, wish.active],
    )?;
    Ok(PersonId(conn.last_insert_rowid()))
}

/// Changes what a person is called and may do.
pub fn change(conn: &Connection, id: PersonId, wish: &SavePerson) -> Outcome<()> {
    conn.execute(
        "update person set name = ?2, short_name = ?3, role = ?4, performs = ?5, active = ?6 where id = ?1",
        params![id.0, wish.name, wish.short_name, wish.role.spelling(), wish.performs, wish.active],
    )?;
    Ok(())
}

/// Takes name and PIN of someone who left, and notes the day.
pub fn erase(conn: &Connection, id: PersonId, (name, short_name): (&str, &str), today: Day) -> Outcome<()> {
    conn.execute(
        "update person set name = ?2, short_name = ?3, pin_hash = null, wrong_pins = 0, wait_until_ms = 0,
            on_duty = 0, erased = ?4 where id = ?1",
        params![id.0, name, short_name, today.to_string()],
    )?;
    Ok(())
}

/// Wrong PINs in a row, and when the next try may come; of those who left, too.
pub fn wrong_tries(conn: &Connection, id: PersonId) -> Outcome<Option<WrongTries>> {
    let mut statement = conn.prepare_cached("select wrong_pins, wait_until_ms from person where id = ?1")?;
    statement.first([id.0], |row| Ok(WrongTries { in_a_row: row.get(0)?, wait_until_ms: row.get(1)? }))
}

/// Puts an active person on or off duty; false if there is none.
pub fn set_duty(conn: &Connection, id: PersonId, on_duty: bool) -> Outcome<bool> {
    let changed =
        conn.execute("update person set on_duty = ?2 where id = ?1 and active = 1", params![id.0, on_duty])?;
    Ok(changed == 1)
}

/// Keeps a PIN's hash and forgets wrong tries.
pub fn set_pin(conn: &Connection, id: PersonId, hash: &str) -> Outcome<()> {
    conn.execute(
        "update person set pin_hash = ?2, wrong_pins = 0, wait_until_ms = 0 where id = ?1",
        params![id.0, hash],
    )?;
    Ok(())
}

/// The owner who was first, of those who are active.
pub fn first_owner(conn: &Connection) -> Outcome<Option<PersonId>> {
    let mut statement =
        conn.prepare_cached("select min(id) from person where role = 'owner' and active = 1")?;
    let id: Option<i64> = statement.one([], |row| row.get(0))?;
    Ok(id.map(PersonId))
}

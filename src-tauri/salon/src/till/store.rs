//! SQL of the baskets.

use book::db::row::{self, Query};
use book::db::spelling::Spelled;
use book::db::unless_damaged;
use book::fault::{Outcome, Trouble};
use book::ledger;
use book::ledger::intent::{Hold, check_free};
use contract::refusal::TillRefusal;
use contract::till::{BasketCustomer, Discount};
use contract::{
    AppointmentId, ArticleId, BasketId, CustomerId, Moment, Money, PersonId, Quantity, Rate, Seq, VatKey,
};
use proof::LineNumber;
use rusqlite::{Connection, Row, params};

use super::basket::{HeldBasket, HeldLine, PartOf};
use super::list_of_today;
use super::performer::Performer;
use super::tip::Recipient;
use crate::{salon_data, staff};

/// A name for a new basket that nobody guesses.
pub fn fresh_id() -> Outcome<BasketId> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::fault(format!("random: {error}")))?;
    Ok(BasketId(hex::encode(bytes)))
}

/// Names of all baskets, the oldest first.
pub fn all(conn: &Connection) -> Outcome<Vec<BasketId>> {
    let mut statement = conn.prepare_cached("select id from basket order by opened_ms, id")?;
    statement.all([], |row| row.get(0).map(BasketId))
}

/// All baskets, the oldest first, those without lines too. A damaged one is left out: it holds up no close.
pub fn readable(conn: &Connection) -> Outcome<Vec<HeldBasket>> {
    let mut baskets = Vec::new();
    for id in all(conn)? {
        baskets.extend(unless_damaged(load(conn, &id))?);
    }
    Ok(baskets)
}

/// All baskets that someone is about to pay, the oldest first; empty ones are nobody's unfinished business.
pub fn open_baskets(conn: &Connection) -> Outcome<Vec<HeldBasket>> {
    let mut open = readable(conn)?;
    open.retain(|basket| !basket.is_empty());
    Ok(open)
}

/// A basket with all its lines, or the refusal that it is gone.
pub fn load(conn: &Connection, id: &BasketId) -> Outcome<HeldBasket> {
    let mut statement = conn.prepare_cached(
        "select owner_id, owner_name, opened_ms, opened_offset, customer_id, customer_name, follows_seq, tip_cents, continues_seq, id
         from basket where id = ?1",
    )?;
    let found = statement.first([&id.0], |row| basket(id, row))?;
    let mut basket = found.ok_or(TillRefusal::NoSuchBasket)?;
    basket.lines = lines(conn, id)?;
    list_of_today::refresh(conn, &mut basket.lines)?;
    let untaxed = salon_data::untaxed_key(conn, basket.served())?;
    if let Some(key) = untaxed {
        basket.lines.iter_mut().for_each(|line| line.vat_key = key);
    }
    if basket.tip.is_positive() {
        basket.tip_for = recipients(conn, &basket, untaxed)?;
    }
    Ok(basket)
}

/// [`load`], for who is about to change it: while it is being booked nobody does.
pub fn load_free(conn: &Connection, id: &BasketId) -> Outcome<HeldBasket> {
    check_free(conn, &Hold::Basket(id.clone()))?;
    load(conn, id)
}

/// Baskets with lines whose events nobody outside was told of. What a close carried over begins with the next opening.
pub fn not_begun(conn: &Connection) -> Outcome<Vec<BasketId>> {
    let is_open = ledger::period(conn)?.opening.is_some();
    let mut statement = conn.prepare_cached(
        "select id from basket b
         where (?1 or continues_seq is null) and exists (select 1 from basket_line l where l.basket = b.id)
           and not exists (select 1 from attest_event e where e.id = b.id)
         order by opened_ms, id",
    )?;
    statement.all([is_open], |row| row.get(0).map(BasketId))
}

fn basket(id: &BasketId, row: &Row<'_>) -> rusqlite::Result<HeldBasket> {
    let customer_id = row.get::<_, Option<i64>>(4)?.map(CustomerId);
    let name: Option<String> = row.get(5)?;
    Ok(HeldBasket {
        id: id.clone(),
        owner: PersonId(row.get(0)?),
        owner_name: row.get(1)?,
        opened: Moment::new(row.get(2)?, row.get(3)?),
        customer: name.map(|name| BasketCustomer { id: customer_id, name }),
        follows: row.get::<_, Option<u64>>(6)?.map(Seq::new),
        continues: row.get::<_, Option<u64>>(8)?.map(Seq::new),
        tip: Money::cents(row.get(7)?),
        tip_for: Vec::new(),
        lines: Vec::new(),
    })
}

fn lines(conn: &Connection, id: &BasketId) -> Outcome<Vec<HeldLine>> {
    let mut statement = conn.prepare_cached(
        "select line, article_id, text, nature, tone, item_group, gtin, quantity, list_price_cents,
            unit_price_cents, discount_percent, discount_cents, price_reason, vat_key, performer_id,
            performer_name, performer_short, appointment_id, appointment_part, basket
         from basket_line where basket = ?1 order by line",
    )?;
    statement.all([&id.0], line)
}

fn line(row: &Row<'_>) -> rusqlite::Result<HeldLine> {
    let discount = match (row.get(10)?, row::optional(row, 11, row::money)?) {
        (Some(hundredths), _) => Discount::PerCent(Rate::hundredths(hundredths)),
        (None, Some(amount)) => Discount::Amount(amount),
        (None, None) => Discount::None,
    };
    let performer = match row.get::<_, Option<i64>>(14)? {
        Some(id) => Some(Performer { id: PersonId(id), name: row.get(15)?, short_name: row.get(16)? }),
        None => None,
    };
    let of = match row.get(17)? {
        Some(id) => Some(PartOf { appointment: AppointmentId(id), part: row.get(18)? }),
        None => None,
    };
    Ok(HeldLine {
        line: row.get(0)?,
        article: ArticleId(row.get(1)?),
        text: row.get(2)?,
        nature: row::spelled(row, 3)?,
        tone: row::spelled(row, 4)?,
        group: row.get(5)?,
        gtin: row.get(6)?,
        quantity: Quantity::thousandths(row.get(7)?),
        list_price: Money::cents(row.get(8)?),
        unit_price: Money::cents(row.get(9)?),
        discount,
        price_reason: row.get(12)?,
        vat_key: row::vat_key(row, 13)?,
        performer,
        of,
    })
}

/// Who gets the tip: the people who were named, else those who performed the lines.
fn recipients(conn: &Connection, basket: &HeldBasket, untaxed: Option<VatKey>) -> Outcome<Vec<Recipient>> {
    let mut statement =
        conn.prepare_cached("select person_id from basket_tip where basket = ?1 order by position")?;
    let named = statement.all([&basket.id.0], |row| row.get(0).map(PersonId))?;
    let people = if named.is_empty() { performers(&basket.lines) } else { named };
    let mut recipients = Vec::with_capacity(people.len());
    for person in people {
        recipients.extend(staff::actor(conn, person)?.map(|actor| Recipient::new(actor, untaxed)));
    }
    Ok(recipients)
}

/// Who performed these lines, each once, in their order.
fn performers(lines: &[HeldLine]) -> Vec<PersonId> {
    let mut people = Vec::new();
    for id in lines.iter().filter_map(|line| line.performer.as_ref()).map(|performer| performer.id) {
        if !people.contains(&id) {
            people.push(id);
        }
    }
    people
}

/// Stores a new basket with its lines; its tip is set apart.
pub fn insert(conn: &Connection, basket: &HeldBasket) -> Outcome<()> {
    conn.prepare_cached(
        "insert into basket (id, owner_id, owner_name, opened_ms, opened_offset, follows_seq)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        basket.id.0,
        basket.owner.0,
        basket.owner_name,
        basket.opened.utc_ms(),
        basket.opened.offset_min(),
        basket.follows.map(Seq::get),
    ])?;
    set_customer(conn, &basket.id, basket.customer.as_ref())?;
    set_lines(conn, &basket.id, &basket.lines)
}

/// Stores these lines; a line that is there already is replaced.
pub fn set_lines(conn: &Connection, id: &BasketId, lines: &[HeldLine]) -> Outcome<()> {
    lines.iter().try_for_each(|line| put_line(conn, id, line))
}

/// Stores a line of a basket.
pub fn put_line(conn: &Connection, id: &BasketId, line: &HeldLine) -> Outcome<()> {
    let (percent, amount) = match line.discount {
        Discount::None => (None, None),
        Discount::PerCent(rate) => (Some(rate.as_hundredths()), None),
        Discount::Amount(amount) => (None, Some(amount.as_cents())),
    };
    let performer = line.performer.as_ref();
    conn.prepare_cached(
        "insert into basket_line (basket, line, article_id, text, nature, tone, item_group, gtin, quantity,
            list_price_cents, unit_price_cents, discount_percent, discount_cents, price_reason, vat_key,
            performer_id, performer_name, performer_short, appointment_id, appointment_part)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
         on conflict (basket, line) do update set quantity = excluded.quantity,
            unit_price_cents = excluded.unit_price_cents, discount_percent = excluded.discount_percent,
            discount_cents = excluded.discount_cents, price_reason = excluded.price_reason,
            performer_id = excluded.performer_id, performer_name = excluded.performer_name,
            performer_short = excluded.performer_short, appointment_id = excluded.appointment_id,
            appointment_part = excluded.appointment_part",
    )?
    .execute(params![
        id.0,
        line.line,
        line.article.0,
        line.text,
        line.nature.as_str(),
        line.tone.spelling(),
        line.group,
        line.gtin,
        line.quantity.as_thousandths(),
        line.list_price.as_cents(),
        line.unit_price.as_cents(),
        percent,
        amount,
        line.price_reason,
        line.vat_key.number(),
        performer.map(|performer| performer.id.0),
        performer.map(|performer| performer.name.as_str()),
        performer.map(|performer| performer.short_name.as_str()),
        line.of.map(|of| of.appointment.0),
        line.of.map(|of| of.part),
    ])?;
    Ok(())
}

/// Notes which lines of a receipt were which parts of appointments; goods are booked in the order of the basket.
pub fn keep_parts(conn: &Connection, basket: &BasketId, seq: Seq) -> Outcome<()> {
    conn.prepare_cached(
        "insert into paid_part (seq, line, appointment_id, part)
         select ?2, place, appointment_id, appointment_part
         from (select row_number() over (order by line) as place, appointment_id, appointment_part
               from basket_line where basket = ?1)
         where appointment_id is not null",
    )?
    .execute(params![basket.0, seq.get()])?;
    Ok(())
}

/// The lines of one receipt are those of another.
pub fn copy_parts(conn: &Connection, seq: Seq, to: Seq) -> Outcome<()> {
    conn.prepare_cached(
        "insert into paid_part (seq, line, appointment_id, part)
         select ?2, line, appointment_id, part from paid_part where seq = ?1",
    )?
    .execute([seq.get(), to.get()])?;
    Ok(())
}

/// The part of an appointment that a line of a receipt was.
pub fn part_of_line(conn: &Connection, seq: Seq, line: LineNumber) -> Outcome<Option<PartOf>> {
    let mut statement =
        conn.prepare_cached("select appointment_id, part from paid_part where seq = ?1 and line = ?2")?;
    let part = |row: &Row<'_>| Ok(PartOf { appointment: AppointmentId(row.get(0)?), part: row.get(1)? });
    statement.first(params![seq.get(), line.get()], part)
}

/// Takes a line out.
pub fn remove_line(conn: &Connection, id: &BasketId, line: u32) -> Outcome<()> {
    conn.prepare_cached("delete from basket_line where basket = ?1 and line = ?2")?
        .execute(params![id.0, line])?;
    Ok(())
}

/// Puts all of a basket into a new one that names the entry which the old one became.
pub fn continue_as(conn: &Connection, old: &BasketId, new: &BasketId, ended: Seq) -> Outcome<()> {
    conn.prepare_cached(
        "insert into basket (id, owner_id, owner_name, opened_ms, opened_offset, customer_id, customer_name,
            follows_seq, tip_cents, continues_seq)
         select ?2, owner_id, owner_name, opened_ms, opened_offset, customer_id, customer_name, follows_seq, tip_cents, ?3
         from basket where id = ?1",
    )?
    .execute(params![old.0, new.0, ended.get()])?;
    conn.prepare_cached("update basket_line set basket = ?2 where basket = ?1")?.execute([&old.0, &new.0])?;
    conn.prepare_cached("update basket_tip set basket = ?2 where basket = ?1")?.execute([&old.0, &new.0])?;
    Ok(())
}

/// Baskets that a close carried over begin at this moment.
pub fn begin_anew(conn: &Connection, now: Moment) -> Outcome<()> {
    conn.prepare_cached(
        "update basket set opened_ms = ?1, opened_offset = ?2 where continues_seq is not null and opened_ms < ?1",
    )?
    .execute(params![now.utc_ms(), now.offset_min()])?;
    Ok(())
}

/// Takes a basket away with all that hangs on it.
pub fn remove(conn: &Connection, id: &BasketId) -> Outcome<()> {
    conn.prepare_cached("delete from basket where id = ?1")?.execute([&id.0])?;
    Ok(())
}

/// Names the customer, or nobody.
pub fn set_customer(conn: &Connection, id: &BasketId, customer: Option<&BasketCustomer>) -> Outcome<()> {
    let number = customer.and_then(|customer| customer.id).map(|id| id.0);
    conn.prepare_cached("update basket set customer_id = ?2, customer_name = ?3 where id = ?1")?
        .execute(params![id.0, number, customer.map(|customer| customer.name.as_str())])?;
    Ok(())
}

/// Sets the tip and who gets it; nobody named means those who performed the lines.
pub fn set_tip(conn: &Connection, id: &BasketId, tip: Money, people: &[PersonId]) -> Outcome<()> {
    conn.prepare_cached("update basket set tip_cents = ?2 where id = ?1")?
        .execute(params![id.0, tip.as_cents()])?;
    conn.prepare_cached("delete from basket_tip where basket = ?1")?.execute([&id.0])?;
    let mut statement =
        conn.prepare_cached("insert into basket_tip (basket, position, person_id) values (?1, ?2, ?3)")?;
    for (person, position) in people.iter().zip(1_u32..) {
        statement.execute(params![id.0, position, person.0])?;
    }
    Ok(())
}

/// The newest sale to a customer with this sum since a moment, if it still stands.
pub fn same_sale(
    conn: &Connection,
    customer: &BasketCustomer,
    total: Money,
    since: Moment,
) -> Outcome<Option<(Seq, Moment)>> {
    // Two minutes are a handful of entries: the newest ones are looked at, never the whole book.
    let mut statement = conn.prepare_cached(
        "select e.seq, e.ended_ms, e.ended_offset
         from (select * from entry order by seq desc limit 50) e join entry_customer c on c.seq = e.seq
         where e.kind = 'sale' and e.total_cents = ?1 and e.ended_ms >= ?2
           and (c.customer_id = ?3 or (?3 is null and c.name = ?4))
           and not exists (select 1 from entry_reference r where r.target_seq = e.seq and r.kind = 'cancels')
         order by e.seq desc limit 1",
    )?;
    let number = customer.id.map(|id| id.0);
    statement.first(params![total.as_cents(), since.utc_ms(), number, customer.name], |row| {
        Ok((Seq::new(row.get(0)?), row::moment(row, 1)?))
    })
}

/// How many baskets that are not booked yet bear the name of one of these customers.
pub fn baskets_of(conn: &Connection, family: &[CustomerId]) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(
        "select count(*) from basket where customer_id in (select value from json_each(?1))",
    )?;
    statement.one([serde_json::to_string(family)?], |row| row.get(0))
}

/// How many open baskets someone of the staff keeps, performs a line of, or shares the tip of.
pub fn baskets_with(conn: &Connection, person: PersonId) -> Outcome<u32> {
    let mut statement = conn.prepare_cached(
        "select count(*) from basket b where b.owner_id = ?1
            or exists (select 1 from basket_line l where l.basket = b.id and l.performer_id = ?1)
            or exists (select 1 from basket_tip t where t.basket = b.id and t.person_id = ?1)",
    )?;
    statement.one([person.0], |row| row.get(0))
}

/// Names in open baskets of those who have no file, each once.
pub fn names_without_file(conn: &Connection) -> Outcome<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select distinct customer_name from basket where customer_id is null and customer_name is not null
         order by customer_name",
    )?;
    statement.all([], |row| row.get(0))
}

/// Takes a name that belongs to no file off open baskets.
pub fn forget_name(conn: &Connection, name: &str) -> Outcome<()> {
    conn.execute(
        "update basket set customer_name = null where customer_id is null and customer_name = ?1",
        [name],
    )?;
    Ok(())
}

/// Takes the name of an erased customer off open baskets.
pub fn forget_customer(conn: &Connection, customer: CustomerId) -> Outcome<()> {
    conn.execute(
        "update basket set customer_id = null, customer_name = null where customer_id = ?1",
        [customer.0],
    )?;
    Ok(())
}

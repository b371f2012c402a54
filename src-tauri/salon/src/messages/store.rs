//! SQL of the outbox.

use book::db::row::{self, Query};
use book::db::signed::SignedColumn;
use book::db::spelling::Spelled;
use book::fault::Outcome;
use book::ports::Enclosure;
use contract::messages::{MessageState, OutMessage};
use contract::{AppointmentId, CustomerId, MessageId, Moment, Seq};
use rusqlite::{Connection, Row, params};

use super::draft::MessageDraft;

/// Who wrote it.
pub const SIGNED: SignedColumn = SignedColumn {
    table: "outbox",
    column: "by_name",
    at: ("queued_ms", "queued_offset"),
    german: "Nachricht",
};

/// What has not come to its end: few, and in an index of their own, which a question finds by these very words.
const OPEN: &str = "state in ('waiting', 'sending', 'failed', 'given_up')";

/// How many of the last messages are shown.
const SHOWN: u32 = 200;

/// A message that waits.
pub struct StoredMessage {
    pub id: MessageId,
    pub draft: MessageDraft,
    /// The address stood in the customer's file.
    pub of_file: bool,
    pub queued: Moment,
    pub attempts: u32,
}

/// Queues a message.
pub fn queue(
    conn: &Connection,
    (draft, of_file): (&MessageDraft, bool),
    by: &str,
    now: Moment,
) -> Outcome<MessageId> {
    let file = draft.file.as_ref();
    conn.prepare_cached(
        "insert into outbox (kind, address, subject, body, file_name, mime, content, customer_id, appointment_id,
             about_minute, seq, state, queued_ms, queued_offset, by_name, next_try_ms, of_file)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'waiting', ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        draft.kind.spelling(),
        draft.to,
        draft.subject,
        draft.body,
        file.map(|file| &file.name),
        file.map(|file| &file.mime),
        file.map(|file| &file.content),
        draft.customer.map(|id| id.0),
        draft.appointment.map(|id| id.0),
        draft.about_minute,
        draft.seq.map(Seq::get),
        now.utc_ms(),
        now.offset_min(),
        by,
        draft.not_before.map_or(0, Moment::utc_ms),
        of_file,
    ])?;
    Ok(MessageId(conn.last_insert_rowid()))
}

/// The oldest message that may be tried now; at night only what was asked for at the desk and not tried yet. A try that
/// seems to lie more than a day ahead was set by a wrong clock and counts as due. The index holds what waits alone: it is
/// asked every other second.
pub fn next_due(conn: &Connection, now: Moment, night: bool) -> Outcome<Option<StoredMessage>> {
    let mut statement = conn.prepare_cached(&format!(
        "select id, kind, address, subject, body, file_name, mime, content, customer_id, appointment_id,
             about_minute, seq, queued_ms, queued_offset, attempts, of_file
         from outbox indexed by outbox_open
         where {OPEN} and state in ('waiting', 'failed') and (next_try_ms <= ?1 or next_try_ms > ?1 + 86400000)
            and (?2 = 0 or kind = 'closing' or kind in ('confirmation', 'receipt') and attempts = 0)
         order by id"
    ))?;
    statement.first_readable(params![now.utc_ms(), night], stored)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredMessage> {
    // All three or none: the table's own condition; a name without a file is damaged.
    let file = match row.get(5)? {
        Some(name) => Some(Enclosure { name, mime: row.get(6)?, content: row.get(7)? }),
        None => None,
    };
    Ok(StoredMessage {
        id: MessageId(row.get(0)?),
        draft: MessageDraft {
            kind: row::spelled(row, 1)?,
            to: row.get(2)?,
            subject: row.get(3)?,
            body: row.get(4)?,
            file,
            customer: row.get::<_, Option<i64>>(8)?.map(CustomerId),
            appointment: row.get::<_, Option<i64>>(9)?.map(AppointmentId),
            about_minute: row.get(10)?,
            seq: row.get::<_, Option<u64>>(11)?.map(Seq::new),
            not_before: None,
        },
        of_file: row.get(15)?,
        queued: Moment::new(row.get(12)?, row.get(13)?),
        attempts: row.get(14)?,
    })
}

/// Says that a message is with the server.
pub fn begin(conn: &Connection, id: MessageId) -> Outcome<()> {
    conn.execute("update outbox set state = 'sending' where id = ?1", [id.0])?;
    Ok(())
}

/// Puts present words and the present address in the place of those that waited.
pub fn rewrite(conn: &Connection, id: MessageId, draft: &MessageDraft) -> Outcome<()> {
    let file = draft.file.as_ref();
    conn.execute(
        "update outbox set address = ?2, subject = ?3, body = ?4, file_name = ?5, mime = ?6, content = ?7 where id = ?1",
        params![
            id.0,
            draft.to,
            draft.subject,
            draft.body,
            file.map(|file| &file.name),
            file.map(|file| &file.mime),
            file.map(|file| &file.content),
        ],
    )?;
    Ok(())
}

/// It stays in the house because what it says holds no more: it was never said.
pub fn hold_back(conn: &Connection, id: MessageId, why: &str) -> Outcome<()> {
    conn.execute(
        "update outbox set state = 'cancelled', outdated = 1, trouble = ?2 where id = ?1",
        params![id.0, why],
    )?;
    Ok(())
}

/// What was with the server waits again.
pub fn recover(conn: &Connection) -> Outcome<usize> {
    let sql = format!("update outbox set state = 'waiting' where {OPEN} and state = 'sending'");
    Ok(conn.execute(&sql, [])?)
}

/// It went out. What went along is in the book or the calendar: no second copy of it is kept.
pub fn sent(conn: &Connection, id: MessageId, now: Moment) -> Outcome<()> {
    conn.execute(
        "update outbox set state = 'sent', attempts = attempts + 1, trouble = null, sent_ms = ?2, sent_offset = ?3,
             file_name = null, mime = null, content = null where id = ?1",
        params![id.0, now.utc_ms(), now.offset_min()],
    )?;
    Ok(())
}

/// It is tried again at some time.
pub fn postpone(conn: &Connection, id: MessageId, next_try_ms: i64, trouble: &str) -> Outcome<()> {
    conn.execute(
        "update outbox set state = 'failed', attempts = attempts + 1, next_try_ms = ?2, trouble = ?3 where id = ?1",
        params![id.0, next_try_ms, trouble],
    )?;
    Ok(())
}

/// It is not tried any more.
pub fn end(conn: &Connection, id: MessageId, state: MessageState, trouble: Option<&str>) -> Outcome<()> {
    conn.execute(
        "update outbox set state = ?2, attempts = attempts + (?2 = 'given_up'), trouble = coalesce(?3, trouble)
         where id = ?1",
        params![id.0, state.spelling(), trouble],
    )?;
    Ok(())
}

/// It waits as if it were new.
pub fn again(conn: &Connection, id: MessageId) -> Outcome<()> {
    conn.execute("update outbox set state = 'waiting', attempts = 0, next_try_ms = 0 where id = ?1", [id.0])?;
    Ok(())
}

/// How far a message has come.
pub fn state(conn: &Connection, id: MessageId) -> Outcome<Option<MessageState>> {
    let mut statement = conn.prepare_cached("select state, id from outbox where id = ?1")?;
    statement.first([id.0], |row| row::spelled(row, 0))
}

const MESSAGE: &str =
    "select id, kind, address, subject, state, queued_ms, queued_offset, by_name, attempts, trouble,
    next_try_ms, sent_ms, sent_offset from outbox";

fn message_of(row: &Row<'_>) -> rusqlite::Result<OutMessage> {
    let state = row::spelled(row, 4)?;
    let offset: i16 = row.get(6)?;
    let next: i64 = row.get(10)?;
    let sent = row::optional(row, 11, row::moment)?;
    Ok(OutMessage {
        id: MessageId(row.get(0)?),
        kind: row::spelled(row, 1)?,
        to: row.get(2)?,
        subject: row.get(3)?,
        state,
        queued: Moment::new(row.get(5)?, offset),
        by: row.get(7)?,
        attempts: row.get(8)?,
        trouble: row.get(9)?,
        next_try: (state == MessageState::Failed).then(|| Moment::new(next, offset)),
        sent,
    })
}

/// The last messages, the newest first; those that are not out before all others.
pub fn shown(conn: &Connection) -> Outcome<Vec<OutMessage>> {
    let mut first = conn.prepare_cached(&format!("{MESSAGE} where {OPEN} order by id desc limit ?1"))?;
    let mut then = conn.prepare_cached(&format!("{MESSAGE} where not ({OPEN}) order by id desc limit ?1"))?;
    let mut shown = first.readable([SHOWN], message_of)?;
    shown.extend(then.readable([SHOWN], message_of)?);
    shown.truncate(SHOWN as usize);
    Ok(shown)
}

/// All messages to these customers, the newest first.
pub fn to_family(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<OutMessage>> {
    let mut statement = conn.prepare_cached(&format!(
        "{MESSAGE} where customer_id in (select value from json_each(?1)) order by id desc"
    ))?;
    statement.all([serde_json::to_string(family)?], message_of)
}

/// An appointment of whose begin somebody may be reminded.
pub struct Remindable {
    pub appointment: AppointmentId,
    pub customer: CustomerId,
}

/// Appointments of customers that begin from a minute to before another, were booked by a moment, and that nobody was
/// reminded of.
pub fn remindable(
    conn: &Connection,
    (from, until): (i64, i64),
    booked_by: Moment,
) -> Outcome<Vec<Remindable>> {
    let mut statement = conn.prepare_cached(
        "select a.id, a.customer_id from appointment a
         where a.start_minute >= ?1 and a.start_minute < ?2 and a.parked_ms is null
            and a.state in ('booked', 'confirmed') and a.customer_id is not null and a.booked_ms <= ?3
            and not exists (select 1 from outbox o where o.kind = 'reminder' and o.outdated = 0
                and o.appointment_id = a.id and o.about_minute = a.start_minute)
         order by a.start_minute, a.id",
    )?;
    statement.all(params![from, until, booked_by.utc_ms()], |row| {
        Ok(Remindable { appointment: AppointmentId(row.get(0)?), customer: CustomerId(row.get(1)?) })
    })
}

/// What somebody was told last of an appointment.
pub struct Said {
    pub appointment: AppointmentId,
    pub customer: Option<CustomerId>,
    pub to: String,
    pub about_minute: i64,
}

/// What was said last of each appointment and holds no more, where the time that was said is to come: a confirmation or that
/// it was moved, by a message that is out or on its way, with nothing newer about it.
pub fn said_and_changed(conn: &Connection, now: Moment) -> Outcome<Vec<Said>> {
    let mut statement = conn.prepare_cached(
        "select o.appointment_id, o.customer_id, o.address, o.about_minute
         from outbox o join appointment a on a.id = o.appointment_id
         where o.kind in ('confirmation', 'moved') and o.about_minute >= ?1 and o.state in ('sent', 'sending')
            and a.parked_ms is null and (a.state = 'cancelled' or a.start_minute is not o.about_minute)
            and not exists (select 1 from outbox later where later.appointment_id = o.appointment_id and later.id > o.id
                and later.kind in ('confirmation', 'moved', 'called_off') and later.state <> 'cancelled')
         order by o.id",
    )?;
    statement.all([now.utc_ms().div_euclid(60_000)], |row| {
        Ok(Said {
            appointment: AppointmentId(row.get(0)?),
            customer: row.get::<_, Option<i64>>(1)?.map(CustomerId),
            to: row.get(2)?,
            about_minute: row.get(3)?,
        })
    })
}

/// How the messages about closings stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosingMails {
    /// The newest closing that was written of, sent or not.
    pub queued: Option<Seq>,
    /// The newest of which a server took the message, and when.
    pub sent: Option<(Seq, Moment)>,
    /// Why the newest is not out, in German; absent while nothing is wrong.
    pub trouble: Option<String>,
}

/// How the messages about closings stand.
pub fn closings(conn: &Connection) -> Outcome<ClosingMails> {
    let mut newest = conn.prepare_cached(
        "select seq, iif(state in ('failed', 'given_up'), trouble, null) from outbox
         where kind = 'closing' order by seq desc limit 1",
    )?;
    let mut sent = conn.prepare_cached(
        "select seq, sent_ms, sent_offset from outbox where kind = 'closing' and state = 'sent'
         order by seq desc limit 1",
    )?;
    let newest: Option<(u64, Option<String>)> = newest.first([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let sent = sent.first([], |row| Ok((Seq::new(row.get(0)?), row::moment(row, 1)?)))?;
    let (queued, trouble) = newest.map_or((None, None), |(seq, trouble)| (Some(Seq::new(seq)), trouble));
    Ok(ClosingMails { queued, sent, trouble })
}

/// How many messages to these customers are kept.
pub fn of_family(conn: &Connection, family: &[CustomerId]) -> Outcome<usize> {
    let mut statement = conn.prepare_cached("select count(*) from outbox where customer_id = ?1")?;
    let each = family.iter().map(|member| statement.one([member.0], |row| row.get::<_, usize>(0)));
    each.sum()
}

/// Erasure: all that was written to a customer goes, sent or not.
pub fn forget(conn: &Connection, customer: CustomerId) -> Outcome<usize> {
    Ok(conn.execute("delete from outbox where customer_id = ?1", [customer.0])?)
}

/// So long messages are kept that are out, given up or taken back.
const KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1_000;

/// What is kept no longer. The newest word of closings stays: the next one goes on from there.
macro_rules! stale {
    () => {
        "queued_ms < ?1 and state in ('sent', 'given_up', 'cancelled') and (kind <> 'closing'
            or seq < (select max(seq) from outbox where kind = 'closing' and state = 'sent'))"
    };
}

/// Whether there is anything to purge.
pub fn are_stale(conn: &Connection, now: Moment) -> Outcome<bool> {
    let mut statement =
        conn.prepare_cached(concat!("select exists (select 1 from outbox where ", stale!(), ")"))?;
    statement.one([now.utc_ms() - KEPT_MS], |row| row.get(0))
}

/// Takes away messages that are long out, given up or taken back; says how many.
pub fn purge(conn: &Connection, now: Moment) -> Outcome<usize> {
    Ok(conn.execute(concat!("delete from outbox where ", stale!()), [now.utc_ms() - KEPT_MS])?)
}

/// How many messages about these appointments are kept.
pub fn of_appointments(conn: &Connection, appointments: &[AppointmentId]) -> Outcome<usize> {
    let mut statement = conn.prepare_cached(
        "select count(*) from outbox where appointment_id in (select value from json_each(?1))",
    )?;
    statement.one([serde_json::to_string(appointments)?], |row| row.get(0))
}

/// Erasure of a guest: all that was written about these appointments goes, sent or not.
pub fn forget_appointments(conn: &Connection, appointments: &[AppointmentId]) -> Outcome<usize> {
    Ok(conn.execute(
        "delete from outbox where appointment_id in (select value from json_each(?1))",
        [serde_json::to_string(appointments)?],
    )?)
}

/// All that was written to these customers: when, to which address, subject and text; the newest first.
pub fn texts_to(conn: &Connection, family: &[CustomerId]) -> Outcome<Vec<(Moment, String, String, String)>> {
    let mut statement = conn.prepare_cached(
        "select queued_ms, queued_offset, address, subject, body from outbox
         where customer_id in (select value from json_each(?1)) order by id desc",
    )?;
    statement.all([serde_json::to_string(family)?], |row| {
        Ok((row::moment(row, 0)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })
}

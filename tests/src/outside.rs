//! The book read from outside: verified, counted again in plain SQL, and compared byte by byte.

use std::collections::BTreeMap;
use std::path::Path;

use book::db::{LEDGER_TABLES, STORE_FILE, connect};
use book::ledger;
use proof::verify::{Signatures, Verified, Verifier};
use proof::{Finding, PublicKey, Seq};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

/// A connection that is not the salon's own and only reads.
pub fn reader(folder: &Path) -> Connection {
    connect::read_only(&folder.join(STORE_FILE)).unwrap()
}

/// A connection that is not the salon's own and may do what SQLite lets it do.
pub fn intruder(folder: &Path) -> Connection {
    connect::open(&folder.join(STORE_FILE)).unwrap()
}

/// A copy of a salon's store in another folder, as it is now.
pub fn copy(from: &Path, to: &Path) -> Connection {
    connect::copy(&reader(from), &to.join(STORE_FILE)).unwrap()
}

/// Verifies every entry with every signature.
pub fn verify(folder: &Path, keys: &[PublicKey]) -> Result<Verified, Finding> {
    verify_from(folder, keys, Verified::NOTHING)
}

/// Verifies what came after a point.
pub fn verify_from(folder: &Path, keys: &[PublicKey], from: Verified) -> Result<Verified, Finding> {
    let conn = reader(folder);
    let mut verifier = Verifier::resume(keys, Signatures::Every, from);
    let mut finding = None;
    let newest = ledger::newest_seq(&conn).unwrap();
    ledger::entries(&conn, from.last.next(), newest, |stored| {
        if finding.is_none() {
            finding = verifier.check_knowing(&stored.sealed(), &stored.known).err();
        }
        Ok(())
    })
    .unwrap();
    finding.map_or_else(|| verifier.finish(), Err)
}

/// Laws of the book in plain SQL, without any code of the program: each query must find nothing.
const LAWS: [(&str, &str); 14] = [
    (
        "seq has a gap",
        "select seq from (select seq, row_number() over (order by seq) n from entry) where seq <> n",
    ),
    (
        "receipt numbers have a gap",
        "select receipt_number from (select receipt_number,
            receipt_number - lag(receipt_number) over (order by seq) step
            from entry where receipt_number is not null) where step <> 1",
    ),
    (
        "Z numbers have a gap",
        "select z_number from (select z_number, z_number - lag(z_number) over (order by seq) step
            from entry where kind = 'closing') where step <> 1",
    ),
    (
        "lines are not the total",
        "select seq from entry where total_cents <>
            (select coalesce(sum(gross_cents), 0) from entry_line l where l.seq = entry.seq and voided = 0)",
    ),
    (
        "payments are not the lines",
        "select seq from entry where bon_type = 'Beleg' and total_cents <>
            (select coalesce(sum(amount_cents), 0) from entry_payment p where p.seq = entry.seq)",
    ),
    (
        "VAT is not the lines",
        "select seq from entry where bon_type = 'Beleg' and total_cents <>
            (select coalesce(sum(net_cents + tax_cents), 0) from entry_vat v where v.seq = entry.seq)",
    ),
    (
        "VAT is rounded wrongly",
        "select seq from entry_vat where tax_cents <>
            sign(gross_cents) * ((2 * abs(gross_cents) * rate + 10000 + rate) / (2 * (10000 + rate)))",
    ),
    (
        "a receipt stands in two Z reports or in none",
        "select z_number from (select z_number, json_extract(details_body, '$.figures.first_receipt')
            - lag(json_extract(details_body, '$.figures.last_receipt')) over (order by seq) step
            from entry where kind = 'closing') where step <> 1",
    ),
    (
        "the turnover of a Z report is not that of its receipts",
        "select z_number from entry c where kind = 'closing' and
            json_extract(details_body, '$.figures.turnover') <> (
                select coalesce(sum(gross_cents), 0) from entry_vat v join entry e using (seq)
                where v.vat_key <> 5 and e.bon_type = 'Beleg' and e.seq < c.seq and e.seq >
                    (select coalesce(max(seq), 0) from entry b where b.kind = 'closing' and b.seq < c.seq))",
    ),
    (
        "the turnover since the beginning is not that of all Z reports",
        "select z_number from (select z_number, json_extract(details_body, '$.carried.grand_total') total,
            sum(json_extract(details_body, '$.figures.turnover')) over (order by seq) sums
            from entry where kind = 'closing') where total <> sums",
    ),
    (
        "an opening stock is not what the close before it left",
        "select seq from entry o where kind = 'opening_stock' and total_cents <> (
            select json_extract(details_body, '$.carried.cash_left') from entry c
            where c.kind = 'closing' and c.seq < o.seq order by c.seq desc limit 1)",
    ),
    (
        "a revocation is not of the last close, of its day and its date, and at once followed by the stock",
        "select seq from entry r where kind = 'revocation' and not exists (
            select 1 from entry c join entry_reference x on x.target_seq = c.seq, entry o
            where x.seq = r.seq and x.kind = 'revokes' and c.kind = 'closing' and c.z_number = r.z_number
                and c.booking_day = r.booking_day and o.seq = r.seq + 1 and o.kind = 'opening_stock'
                and o.booking_day = r.booking_day
                and r.booking_day = date((r.ended_ms + r.ended_offset * 60000) / 1000, 'unixepoch')
                and c.seq = (select max(seq) from entry l where l.kind in ('closing', 'opening_stock')
                    and l.seq < r.seq))",
    ),
    (
        "a basket that held a line ended without a bon",
        "select v.seq from entry v where v.kind = 'voided_line'
            and not exists (select 1 from entry b where b.basket = json_extract(v.details_body, '$.basket'))
            and (not exists (select 1 from basket o where o.id = json_extract(v.details_body, '$.basket'))
                or exists (select 1 from entry c where c.kind = 'closing' and c.seq > v.seq))",
    ),
    (
        "the drawer is negative",
        "with cash as (
            select e.seq, e.kind, coalesce((select sum(amount_cents) from entry_payment p
                where p.seq = e.seq and p.kind = 'Bar'), 0) amount,
                (select count(*) from entry c where c.kind = 'closing' and c.seq < e.seq) period from entry e)
        select seq from (select seq, sum(amount) over (partition by period order by seq) drawer,
                lead(kind) over (order by seq) next from cash)
            where drawer < 0 and next is not 'payment_correction'",
    ),
];

/// Baskets that a close has ended, with those that go on after them.
pub fn carried_over(folder: &Path) -> Vec<(String, String)> {
    let conn = reader(folder);
    let mut statement =
        conn.prepare("select e.basket, b.id from basket b join entry e on e.seq = b.continues_seq").unwrap();
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    found.collect::<Result<_, _>>().unwrap()
}

/// Where the period begins that runs now, or that this closing ended.
const BEGIN: &str = "(select coalesce(max(seq), 0) from entry c where c.kind = 'closing' and c.seq < ?1)";

/// Baskets that were given up in the period before an entry, with what lay in them.
pub fn given_up(folder: &Path, before: Seq) -> BTreeMap<String, i64> {
    let sql = format!(
        "select basket, total_cents from entry where kind = 'abandoned_basket' and seq < ?1 and seq > {BEGIN}"
    );
    let conn = reader(folder);
    let mut statement = conn.prepare(&sql).unwrap();
    let found = statement.query_map([before.get()], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    found.collect::<Result<_, _>>().unwrap()
}

/// What was taken out of baskets in the period before an entry: how often, and cents.
pub fn taken_out(folder: &Path, before: Seq) -> (u32, i64) {
    let sql = format!(
        "select count(*), coalesce(sum(gross_cents), 0) from entry e join entry_line l using (seq)
         where e.kind = 'voided_line' and e.seq < ?1 and e.seq > {BEGIN}"
    );
    reader(folder).query_row(&sql, [before.get()], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

/// A count and its sum in the Z report of a closing.
pub fn in_tally(folder: &Path, closing: Seq, name: &str) -> (u32, i64) {
    let path = format!("$.figures.tally.{name}");
    let sql = "select json_extract(details_body, ?2 || '.count'), json_extract(details_body, ?2 || '.total')
         from entry where seq = ?1";
    let values = rusqlite::params![closing.get(), path];
    reader(folder).query_row(sql, values, |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

/// Whether something was taken out of this basket, ever.
pub fn was_voided(folder: &Path, basket: &str) -> bool {
    let sql = "select exists (select 1 from entry
        where kind <> 'sale' and kind = 'voided_line' and json_extract(details_body, '$.basket') = ?1)";
    reader(folder).query_row(sql, [basket], |row| row.get(0)).unwrap()
}

/// Whether the book has the bon that this basket became.
pub fn has_bon(folder: &Path, basket: &str) -> bool {
    let sql = "select exists (select 1 from entry where basket = ?1 and receipt_number is not null)";
    reader(folder).query_row(sql, [basket], |row| row.get(0)).unwrap()
}

/// What breaks a law, if anything.
pub fn broken_law(folder: &Path) -> Option<String> {
    let conn = reader(folder);
    LAWS.iter().find_map(|(law, sql)| {
        let found: Option<i64> = conn.query_row(sql, [], |row| row.get(0)).optional().unwrap();
        found.map(|place| format!("{law} at {place}"))
    })
}

/// All rows of the ledger's tables as text, in a fixed order.
pub fn dump(folder: &Path) -> Vec<String> {
    let conn = reader(folder);
    let mut rows = Vec::new();
    for table in LEDGER_TABLES {
        let mut statement = conn.prepare(&format!("select * from {table}")).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<String> = (0..columns).map(|at| cell(row.get_ref(at).unwrap())).collect();
            rows.push(format!("{table}|{}", cells.join("|")));
        }
    }
    rows.sort();
    rows
}

fn cell(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => format!("{bytes:02x?}"),
    }
}

//! What a salon of ten stylists has to look through after ten years: each page of the window asks once more, and what runs
//! behind it too.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use book::{Clock, SystemClock};
use contract::calendar::{
    AppointmentHistory, FitsNow, FreeNow, LearnedDurations, NextSlot, PartWish, PersonList, ShowAppointment,
    ShowDay, ShowMonth, ShowPlanning, ShowWeek, UnpaidAppointments, WaitingList,
};
use contract::catalogue::Catalogue;
use contract::customers::{FindCustomers, LikelyDuplicates, ListCustomers, Master, Phone};
use contract::day::{CloseOutlook, DayState, ZReports};
use contract::dossier::{ErasureProposals, ShowCustomer};
use contract::messages::Outbox;
use contract::printing::PrintJobs;
use contract::roll::{Roll, ShowEntry};
use contract::search::Search;
use contract::status::ShowStatus;
use contract::till::Baskets;
use contract::{AppointmentId, Ask, CustomerId, Moment, Seq};
use lockbuch_tests::disk_salon::DiskSalon;
use lockbuch_tests::fake_printer::FakePrinter;
use lockbuch_tests::outside;
use rusqlite::{Connection, params};

use crate::fixture;
use crate::measured::{Measured, median_ms};

const CUSTOMERS: i64 = 100_000;
/// Ten stylists, nine appointments a day each, three hundred days a year, ten years and three months.
const APPOINTMENTS: i64 = 10 * 9 * 300 * 10 + 10 * 9 * 75;
const MESSAGES: i64 = 150_000;
const DAY: i64 = 1_440;
const ROUNDS: usize = 7;
const WARM_UP: usize = 2;

/// What an appointment goes through, with the state to which it comes and what it was before.
const STEPS: [(&str, &str, &str, &str); 7] = [
    ("booked", "booked", "gebucht", ""),
    ("state", "confirmed", "bestätigt", r#"{"state":"booked"}"#),
    (
        "moved",
        "confirmed",
        "verschoben: Fr 27.11.2026 09:45, Jana → Fr 27.11.2026 10:15, Jana",
        r#"{"start":29700}"#,
    ),
    ("state", "arrived", "angekommen", r#"{"state":"confirmed"}"#),
    ("state", "in_service", "in Arbeit", r#"{"state":"arrived"}"#),
    (
        "checked_out",
        "finished",
        "an die Kasse gegeben",
        r#"{"state":"in_service","parts/0/phases/0/minutes":45}"#,
    ),
    ("paid", "paid", "bezahlt", r#"{"state":"finished"}"#),
];

/// `ten_years_queries`: the slowest of the pages' questions, in milliseconds. What runs behind the window is told beside it.
pub fn queries() -> Measured {
    let folder = fixture::copy_of(&made());
    let now = SystemClock.now();
    let salon = DiskSalon::reopen(folder.path(), now, Arc::new(FakePrinter::default())).unwrap();
    let known = Known::of(folder.path(), now);
    let mut window = pages(&salon, &known);
    window.sort_by(|one, other| other.1.total_cmp(&one.1));
    for (name, took) in &window {
        eprintln!("ten_years_queries: {took:>8.1} ms  {name}");
    }
    for (name, took) in behind(&salon) {
        eprintln!("ten_years_queries: {took:>8.1} ms  {name} (behind the window, goal 50)");
    }
    Measured::alone(window.first().map_or(f64::NAN, |(_, took)| *took))
}

/// Makes the salon beforehand.
pub fn prepare() {
    made();
}

fn made() -> std::path::PathBuf {
    let of_ten_years = fixture::big();
    fixture::kept(
        "years",
        &["src/disk_salon.rs", "src/bench/fixture.rs", "src/bench/ten_years.rs"],
        |folder| {
            for file in std::fs::read_dir(&of_ten_years).unwrap().flatten() {
                std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
            }
            let now = SystemClock.now();
            drop(DiskSalon::reopen(folder, now, Arc::new(FakePrinter::default())).unwrap());
            fill(folder, now);
            let _ = std::fs::remove_file(folder.join("done"));
            APPOINTMENTS.unsigned_abs()
        },
    )
}

/// Whom and what the pages ask for.
struct Known {
    customer: CustomerId,
    appointment: AppointmentId,
    entry: Seq,
    now: Moment,
}

impl Known {
    fn of(folder: &Path, now: Moment) -> Self {
        let conn = outside::reader(folder);
        let one = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        let today = now.utc_ms() / 60_000;
        Self {
            customer: CustomerId(one("select max(id) from customer where name like 'Kundin%'")),
            appointment: AppointmentId(one(&format!(
                "select max(id) from appointment where start_minute < {today} and customer_id is not null"
            ))),
            entry: Seq::new(one("select max(seq) from entry where kind = 'sale'").unsigned_abs()),
            now,
        }
    }
}

/// How long a question takes, once what it reads lies in memory.
fn asked<R: Ask + Clone>(salon: &DiskSalon, request: R) -> f64 {
    let look = |_| {
        let request = request.clone();
        let start = Instant::now();
        salon.ask(request).unwrap();
        start.elapsed()
    };
    median_ms((0..WARM_UP + ROUNDS).map(look).skip(WARM_UP).collect())
}

fn pages(salon: &DiskSalon, known: &Known) -> Vec<(&'static str, f64)> {
    let (day, person) = (known.now.day(), salon.stylist);
    let article = salon.wares[0].id;
    let parts = vec![PartWish::of(article, Some(person))];
    let next = NextSlot { parts, customer: None, from: None, weekdays: Vec::new(), within: None, limit: 4 };
    let list = |text: &str, group: Option<&str>, inactive| ListCustomers {
        text: text.to_owned(),
        group: group.map(str::to_owned),
        inactive,
        limit: 100,
    };
    let learned = |customer| LearnedDurations { article: Some(article), person: None, customer };
    let duplicates = LikelyDuplicates {
        name: "Kundin Nummer 777".to_owned(),
        phones: Vec::new(),
        birthday: None,
        except: None,
    };
    let roll = |text: &str| Roll { text: text.to_owned(), limit: 100, ..Roll::default() };
    let week = PersonList { person, from: day, until: day.plus_days(6) };
    vec![
        ("Kalender: Tag", asked(salon, ShowDay { day })),
        ("Kalender: Woche", asked(salon, ShowWeek { day, person: None })),
        ("Kalender: Monat", asked(salon, ShowMonth { day, person: None })),
        ("Kalender: Liste einer Person", asked(salon, week)),
        ("Kalender: Termin", asked(salon, ShowAppointment { appointment: known.appointment })),
        ("Kalender: Verlauf", asked(salon, AppointmentHistory { appointment: known.appointment })),
        ("Kalender: nächste freie Zeit", asked(salon, next)),
        ("Kalender: passt jetzt", asked(salon, FitsNow { articles: Vec::new(), person: None })),
        ("Kalender: frei jetzt", asked(salon, FreeNow)),
        ("Kalender: Warteliste", asked(salon, WaitingList)),
        ("Kalender: gelernte Dauern einer Leistung", asked(salon, learned(None))),
        ("Kalender: gelernte Dauern einer Kundin", asked(salon, learned(Some(known.customer)))),
        ("Dienstplan", asked(salon, ShowPlanning)),
        ("Kasse: Vorgänge", asked(salon, Baskets)),
        ("Kasse: unbezahlte Termine", asked(salon, UnpaidAppointments)),
        ("Kasse: Preisliste", asked(salon, Catalogue)),
        ("Kasse: Tag", asked(salon, DayState)),
        ("Abschluss", asked(salon, CloseOutlook)),
        ("Abschluss: Z-Berichte", asked(salon, ZReports::default())),
        ("Kassenrolle", asked(salon, roll(""))),
        ("Kassenrolle: Suche", asked(salon, roll("35,00"))),
        ("Kassenrolle: Beleg", asked(salon, ShowEntry { seq: known.entry })),
        ("Druckaufträge", asked(salon, PrintJobs)),
        ("Kundenkartei", asked(salon, list("", None, false))),
        ("Kundenkartei: getippt", asked(salon, list("nummer 12", None, false))),
        ("Kundenkartei: Gruppe", asked(salon, list("", Some("Stammkundin"), false))),
        ("Kundenkartei: weggelegt", asked(salon, list("", None, true))),
        ("Kundenkartei: Kundin", asked(salon, ShowCustomer { customer: known.customer })),
        ("Kundenkartei: doppelt?", asked(salon, duplicates)),
        ("Kundenkartei: Löschvorschläge", asked(salon, ErasureProposals)),
        ("Kasse: Kundin suchen", asked(salon, FindCustomers { text: "nummer 12".to_owned() })),
        ("Nachrichten", asked(salon, Outbox)),
        ("Suche", asked(salon, Search { text: "nummer 777".to_owned() })),
        ("Zustand", asked(salon, ShowStatus)),
    ]
}

/// What threads ask while nobody asks anything.
fn behind(salon: &DiskSalon) -> Vec<(&'static str, f64)> {
    let (outgoing, spooling) = (salon.desk.outgoing(), salon.desk.spooling());
    let timed = |act: &dyn Fn() -> bool| {
        let look = |_| {
            let start = Instant::now();
            black_box(act());
            start.elapsed()
        };
        median_ms((0..WARM_UP + ROUNDS).map(look).skip(WARM_UP).collect())
    };
    vec![
        ("Nachrichten: was ist fällig", timed(&|| outgoing.due().unwrap())),
        ("Nachrichten: nach einem Absturz", timed(&|| outgoing.recover().map(|()| true).unwrap())),
        ("Druck: was ist fällig", timed(&|| spooling.take().unwrap().is_some())),
    ]
}

fn fill(folder: &Path, now: Moment) {
    let mut conn = outside::intruder(folder);
    let tx = conn.transaction().unwrap();
    let first = customers(&tx);
    appointments(&tx, first, now);
    messages(&tx, first, now);
    tx.commit().unwrap();
    conn.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
}

/// Every tenth was put aside, every third is in a group.
fn customers(conn: &Connection) -> i64 {
    let mut row = conn
        .prepare(
            "insert into customer (name, phone, folded, digits, body, since, active, changed)
             values (?1, ?2, lower(?1), ?3, ?4, '2019-05-02', ?5, 0)",
        )
        .unwrap();
    let mut first = 0;
    for number in 1..=CUSTOMERS {
        let (name, phone) = (format!("Kundin Nummer {number}"), format!("0421 {number:06}"));
        let groups = match number % 3 {
            0 => vec!["Stammkundin".to_owned()],
            _ => Vec::new(),
        };
        let phones = vec![Phone { label: String::new(), number: phone.clone() }];
        let master = Master { name: name.clone(), phones, groups, ..Master::default() };
        let body = serde_json::to_string(&master).unwrap();
        row.execute(params![name, phone, format!("0421{number:06}"), body, number % 10 != 0]).unwrap();
        if number == 1 {
            first = conn.last_insert_rowid();
        }
    }
    first
}

/// Each day is ninety appointments; what is over was paid, what is to come is booked.
fn appointments(conn: &Connection, first: i64, now: Moment) {
    let mut appointment = conn
        .prepare(
            "insert into appointment (id, version, customer_id, guest_name, state, start_minute, end_minute, half_made,
                booked_ms, booked_offset, booked_by) values (?1, 7, ?2, ?3, ?4, ?5, ?5 + 45, 0, ?6, 60, 'Jana')",
        )
        .unwrap();
    let mut part = conn
        .prepare(
            "insert into appointment_part (appointment_id, part, article_id, name, price_cents, tone, person_id)
             values (?1, 0, ?2, 'Waschen-Schneiden-Föhnen', 5800, 'cut', ?3)",
        )
        .unwrap();
    let mut busy = conn
        .prepare(
            "insert into busy (subject_kind, subject_id, start_minute, end_minute, appointment_id, what)
             values (?1, ?2, ?3, ?3 + 45, ?4, 'Waschen-Schneiden-Föhnen')",
        )
        .unwrap();
    let mut segment = conn
        .prepare(
            "insert into segment (appointment_id, part, phase, kind, name, person_id, helper, minutes, start_minute)
             values (?1, 0, 0, 'active', '', ?2, 0, 45, ?3)",
        )
        .unwrap();
    let mut change = conn
        .prepare(
            "insert into appointment_change (appointment_id, at_ms, at_offset, person_id, person_name, kind, state,
                what, before) values (?1, ?2, 60, 1, 'Jana', ?3, ?4, ?5, nullif(?6, ''))",
        )
        .unwrap();
    let mut took = conn
        .prepare(
            "insert into service_duration (appointment_id, article_id, person_id, planned_minutes, took_ms, done_ms)
             values (?1, ?2, ?3, 45, ?4, ?5)",
        )
        .unwrap();
    let ids = |sql: &str| -> Vec<i64> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let people = ids("select id from person order by id");
    let articles = ids("select id from article where nature = 'service' order by id");
    let pick = |of: &[i64], nth: i64| of[usize::try_from(nth).unwrap() % of.len()];
    let today = now.utc_ms() / 60_000 / DAY;
    let last = today + 90;
    for id in 1..=APPOINTMENTS {
        let (nth, column) = ((APPOINTMENTS - id) / 90, id % 90 / 9);
        let day = last - nth - nth / 6;
        let start = day * DAY + 8 * 60 + id % 9 * 55;
        let who = first + id * 7_919 % CUSTOMERS;
        let person = pick(&people, column);
        let article = pick(&articles, id % 5);
        let over = day < today;
        let ms = start * 60_000;
        let state = if over { "paid" } else { "booked" };
        let name = format!("Kundin Nummer {}", who - first + 1);
        appointment.execute(params![id, who, name, state, start, ms - 14 * DAY * 60_000]).unwrap();
        part.execute(params![id, article, person]).unwrap();
        // More columns than people: only the first of each hour takes hands.
        let takes = column < i64::try_from(people.len()).unwrap();
        if takes {
            busy.execute(params!["person", person, start, id]).unwrap();
            busy.execute(params!["customer", who, start, id]).unwrap();
        }
        segment.execute(params![id, person, takes.then_some(start)]).unwrap();
        for (step, (kind, state, what, before)) in STEPS.iter().enumerate().take(if over { 7 } else { 1 }) {
            let at = ms + i64::try_from(step).unwrap() * 60_000;
            change.execute(params![id, at, kind, state, what, before]).unwrap();
        }
        if over {
            took.execute(params![id, article, person, (30 + id % 30) * 60_000, ms + 45 * 60_000]).unwrap();
        }
    }
}

/// Nearly all went out long ago.
fn messages(conn: &Connection, first: i64, now: Moment) {
    let mut row = conn
        .prepare(
            "insert into outbox (kind, address, subject, body, customer_id, state, queued_ms, queued_offset, by_name,
                next_try_ms, sent_ms, sent_offset)
             values ('confirmation', ?1, 'Ihr Termin', ?2, ?3, ?4, ?5, 60, 'Jana', ?6, ?7, iif(?7 is null, null, 60))",
        )
        .unwrap();
    let text = "Guten Tag, wir freuen uns auf Ihren Besuch. ".repeat(8);
    for number in 0..MESSAGES {
        let at = now.utc_ms() - (MESSAGES - number) * 35 * 60_000;
        let (state, next, sent) = match number % 15_000 {
            0 => ("given_up", 0, None),
            1 => ("failed", now.utc_ms() + 3_600_000, None),
            _ => ("sent", 0, Some(at)),
        };
        let to = format!("kundin{number}@web.de");
        row.execute(params![to, text, first + number % CUSTOMERS, state, at, next, sent]).unwrap();
    }
}

//! What happened to an appointment is kept small and leads back to every state; how long it took is learned from it.

use std::collections::BTreeMap;

use contract::AppointmentId;
use contract::calendar::*;
use lockbuch_tests::calendar::{at, blocks, friday, guest, on};
use lockbuch_tests::filled::filled;
use lockbuch_tests::outside;
use lockbuch_tests::test_salon::{TestSalon, day};
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::released;

fn fresh(salon: &TestSalon, id: AppointmentId) -> (AppointmentId, u32) {
    (id, salon.appointment(id).card.version)
}

/// What the appointment looks like, in a word for each piece.
fn seen(salon: &TestSalon, id: AppointmentId) -> (AppointmentState, Vec<String>, Option<Slot>) {
    let card = salon.appointment(id).card;
    (card.state, blocks(salon, &card), card.at.filter(|_| card.parked.is_none()))
}

#[test]
fn every_state_is_made_again_from_what_became_different() {
    let salon = TestSalon::with_calendar();
    let id = salon.book("Petra", &["Ansatzfarbe", "WSF"], "Jana", at("09:00")).card.id;
    let mut way = vec![seen(&salon, id)];
    let mut changes = Vec::new();
    let mut note = |salon: &TestSalon, changed: Changed| {
        changes.push(changed.change);
        way.push(seen(salon, id));
    };
    let (appointment, version) = fresh(&salon, id);
    let longer = Resize { appointment, version, part: 0, phase: 1, minutes: 50 };
    note(&salon, salon.ask(longer).unwrap());
    let card = salon.appointment(id).card;
    note(&salon, salon.ask(salon.moving(&card, at("11:00"), Some("Mehmet"))).unwrap());
    let (appointment, version) = fresh(&salon, id);
    note(&salon, salon.ask(Park { appointment, version }).unwrap());
    let card = salon.appointment(id).card;
    note(&salon, salon.ask(salon.moving(&card, at("13:00"), Some("Jana"))).unwrap());
    let (appointment, version) = fresh(&salon, id);
    let parts = Some(salon.booking("", &["Herrenschnitt"], Some("Jana"), at("13:00")).parts);
    let edit = ChangeAppointment { appointment, version, guest: guest("Petra"), at: None, parts, note: None };
    note(&salon, salon.ask(edit).unwrap());
    let (appointment, version) = fresh(&salon, id);
    note(&salon, salon.ask(SetState { appointment, version, state: AppointmentState::Confirmed }).unwrap());

    let told = filled(&kept(&salon.raw(), id)).iter().map(|(_, kept)| kept.len()).collect::<Vec<_>>();
    assert_eq!(told[0], r#"{"state":"booked"}"#.len(), "only what became different: {told:?}");
    while let Some(change) = changes.pop() {
        assert_eq!(seen(&salon, id), way.pop().unwrap());
        salon.ask(UndoChange { change }).unwrap();
    }
    assert_eq!(seen(&salon, id), way.pop().unwrap());
}

/// What each change of an appointment has kept of before, the newest first.
fn kept(conn: &Connection, id: AppointmentId) -> Vec<(i64, String)> {
    let sql = "select id, before from appointment_change
        where appointment_id = ?1 and before is not null order by id desc";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// All that a store kept of before, by appointment.
fn all_kept(conn: &Connection) -> BTreeMap<i64, Vec<(i64, String)>> {
    let mut statement = conn.prepare("select id from appointment order by id").unwrap();
    let ids: Vec<i64> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    ids.into_iter().map(|id| (id, kept(conn, AppointmentId(id)))).collect()
}

/// A visit of the first released format with a history of its time: it was made longer, moved, and done. Each change keeps the
/// whole of before.
fn lived(conn: &Connection) {
    let plan = |state: &str, start: i64, minutes: u32| {
        let phase = r#""kind":"active","name":"","#;
        let rest = r#","helper":null,"resource_kind":null,"resource":null"#;
        let cut =
            r#""article":1,"name":"Waschen-Schneiden-Föhnen Damen","price":5800,"tone":"cut","person":3"#;
        let before = r#""parked":null,"half_made":false,"chair":null,"fee":null"#;
        let parts = format!(r#"{{{cut},"phases":[{{{phase}"minutes":{minutes}{rest}}}]}}"#);
        format!(r#"{{"state":"{state}","start":{start},{before},"parts":[{parts}]}}"#)
    };
    let (early, late) = (29_936_700, 29_936_760);
    let steps = [
        ("resized", "booked", plan("booked", early, 30)),
        ("moved", "booked", plan("booked", early, 45)),
        ("state", "arrived", plan("booked", late, 45)),
        ("state", "in_service", plan("arrived", late, 45)),
        ("state", "finished", plan("in_service", late, 45)),
    ];
    conn.execute_batch(
        "delete from segment where appointment_id = 2;
         delete from busy where appointment_id = 2;
         insert into busy (subject_kind, subject_id, start_minute, end_minute, appointment_id, what)
         values ('person', 3, 29936760, 29936805, 2, 'Schnitt'), ('guest', 2, 29936760, 29936805, 2, 'Schnitt');
         delete from appointment_part where appointment_id = 2 and part = 0;
         update appointment_part set part = 0 where appointment_id = 2;
         insert into segment (appointment_id, part, phase, kind, name, person_id, helper, minutes, start_minute)
         values (2, 0, 0, 'active', '', 3, 0, 45, 29936760);
         update appointment set state = 'finished', version = 6 where id = 2;",
    )
    .unwrap();
    for (nth, (kind, state, before)) in (1_i64..).zip(steps) {
        conn.execute(
            "insert into appointment_change (appointment_id, at_ms, at_offset, person_id, person_name, kind, state, what,
                before) values (2, 1795802400000 + ?1 * 3000000, 60, 1, 'Sabine', ?2, ?3, ?2, ?4)",
            params![nth, kind, state, before],
        )
        .unwrap();
    }
}

#[test]
fn what_an_earlier_program_kept_whole_leads_to_the_same_states() {
    let folder = released::left(15);
    lived(&outside::intruder(folder.path()));
    let whole = all_kept(&outside::reader(folder.path()));
    let salon = released::reopened(folder);
    let small = all_kept(&salon.raw());
    assert_eq!(small.len(), whole.len());
    let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap();
    let (mut before, mut now) = (0, 0);
    for (id, whole) in filled(&whole.into_iter().collect::<Vec<_>>()) {
        let mut state = Map::new();
        for ((_, whole), (_, small)) in whole.iter().zip(&small[id]) {
            (before, now) = (before + whole.len(), now + small.len());
            // The newest change starts from how the appointment is now; from there on each leads to the one before.
            if state.is_empty() {
                state = object(whole);
                assert!(object(small).iter().all(|(name, value)| state[name] == *value), "{small} {whole}");
                continue;
            }
            state.extend(object(small));
            assert_eq!(state, object(whole));
        }
    }
    assert!(now * 2 < before, "{before} bytes became {now}");
    assert_eq!(learned(&salon), [(45, 50, 1)], "and what it taught is kept");

    let id = AppointmentId(2);
    let history = salon.ask(AppointmentHistory { appointment: id }).unwrap();
    for change in filled(&history).iter().filter(|it| it.what != "gebucht") {
        salon.ask(UndoChange { change: change.change }).unwrap();
    }
    let (state, blocks, at) = seen(&salon, id);
    assert_eq!(state, AppointmentState::Booked);
    assert_eq!(blocks, ["Mehmet 10:00–10:30 Waschen-Schneiden-Föhnen Damen"]);
    assert_eq!(at, Some(on(day(2026, 12, 2), "10:00")));
}

fn learned(salon: &TestSalon) -> Vec<(u32, u32, u32)> {
    let all = salon.ask(LearnedDurations::default()).unwrap();
    all.iter().map(|it| (it.planned_minutes, it.median_minutes, it.count)).collect()
}

fn step(salon: &TestSalon, id: AppointmentId, state: AppointmentState) -> Changed {
    let (appointment, version) = fresh(salon, id);
    salon.ask(SetState { appointment, version, state }).unwrap()
}

#[test]
fn what_goes_from_the_chair_to_the_till_teaches_too() {
    let salon = TestSalon::open_for_business();
    salon.at(friday(), 10, 0);
    let id = salon.book("Kind", &["Kinderschnitt"], "Jana", at("10:00")).card.id;
    step(&salon, id, AppointmentState::InService);
    salon.at(friday(), 10, 14);
    let (appointment, version) = fresh(&salon, id);
    let (guest, note) = (guest("Kind"), Some("mit Locken".into()));
    salon.ask(ChangeAppointment { appointment, version, guest, at: None, parts: None, note }).unwrap();
    salon.at(friday(), 10, 17);
    salon.ask(CheckOut { appointments: vec![id], basket: None }).unwrap();
    assert_eq!(learned(&salon), [(20, 17, 1)], "a note that is written meanwhile begins nothing");
}

#[test]
fn what_goes_on_after_all_is_learned_whole_and_what_was_not_begun_teaches_nothing() {
    let salon = TestSalon::with_calendar();
    salon.at(friday(), 10, 0);
    let id = salon.book("Kind", &["Kinderschnitt"], "Jana", at("10:00")).card.id;
    step(&salon, id, AppointmentState::InService);
    salon.at(friday(), 10, 10);
    step(&salon, id, AppointmentState::Finished);
    assert_eq!(learned(&salon), [(20, 10, 1)]);
    salon.at(friday(), 10, 12);
    step(&salon, id, AppointmentState::InService);
    assert_eq!(learned(&salon), [], "she sits there again");
    salon.at(friday(), 10, 25);
    step(&salon, id, AppointmentState::Finished);
    assert_eq!(learned(&salon), [(20, 25, 1)]);
    let other = salon.book("Kind", &["Kinderschnitt"], "Jana", at("11:00")).card.id;
    step(&salon, other, AppointmentState::Finished);
    assert_eq!(learned(&salon).len(), 1);
}

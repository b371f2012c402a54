//! By chance: whatever goes wrong, however often, each event is signed at most once, and the client knows what was
//! signed or says that nobody knows.

use std::collections::HashMap;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::Config;
use tse_devices::fiskaly::{State, Trouble};

use super::fiskaly_table::{TSS, Table, other, tx};
use crate::Mishap;

/// What the till asks.
#[derive(Clone, Copy, Debug)]
enum Ask {
    Start,
    Update,
    Finish,
    Cancel,
    LookUp,
    Restart,
}

fn mishap() -> impl Strategy<Value = Mishap> {
    prop_oneof![
        6 => Just(Mishap::Fine),
        1 => Just(Mishap::Delay(Duration::from_millis(150))),
        1 => Just(Mishap::AnswerLate(Duration::from_millis(150))),
        2 => Just(Mishap::CutBefore),
        2 => Just(Mishap::CutAfter),
        1 => Just(Mishap::Half),
        1 => Just(Mishap::PromisesMore),
        1 => Just(Mishap::PromisesLess),
        1 => Just(Mishap::NoJson),
        1 => Just(Mishap::OtherJson),
        1 => Just(Mishap::WrongSignature),
        1 => Just(Mishap::OtherId),
        1 => Just(Mishap::Refuse { status: 503, code: Some("E_TSS_LOCKED"), retry_after: Some(2) }),
        1 => Just(Mishap::Refuse { status: 429, code: None, retry_after: None }),
        1 => Just(Mishap::Refuse { status: 401, code: Some("E_UNAUTHORIZED"), retry_after: None }),
        1 => Just(Mishap::Refuse { status: 409, code: Some("E_PENDING_TX_CONFLICT"), retry_after: None }),
        1 => Just(Mishap::RefuseAfter { status: 409, code: "E_MIDDLEWARE_PENDING_REQUEST" }),
        1 => Just(Mishap::RefuseAfter { status: 400, code: "E_TX_UPSERT" }),
        1 => Just(Mishap::RefuseAfter { status: 500, code: "E_BRAND_NEW" }),
    ]
}

fn ask() -> impl Strategy<Value = (Ask, u8)> {
    let ask = prop_oneof![
        3 => Just(Ask::Start),
        1 => Just(Ask::Update),
        5 => Just(Ask::Finish),
        1 => Just(Ask::Cancel),
        2 => Just(Ask::LookUp),
        1 => Just(Ask::Restart),
    ];
    (ask, 0..3_u8)
}

/// What the client has said of an event and may not take back.
#[derive(Default)]
struct Said {
    signed: Option<Vec<u8>>,
    cancelled: bool,
}

/// Asks, and notes what was said. A trouble says nothing.
fn one(table: &mut Table, said: &mut HashMap<u8, Said>, ask: Ask, event: u8) {
    let (id, process) = (tx(&format!("event {event}")), other(&format!("Vorgang {event}; \"💇\"")));
    let note = said.entry(event).or_default();
    let signed = match ask {
        Ask::Start => {
            drop(table.fiskaly.start(id));
            None
        }
        Ask::Update => {
            drop(table.fiskaly.update(id, &process));
            None
        }
        Ask::Finish => table.fiskaly.finish(id, &process).ok(),
        Ask::Cancel => {
            // What never began is given up without a trace.
            let has_begun = table.server.number(TSS, id).is_some();
            note.cancelled |= table.fiskaly.cancel(id).is_ok() && has_begun;
            None
        }
        Ask::LookUp => match table.fiskaly.look_up(id) {
            Ok(State::Finished(signed)) => Some(*signed),
            Ok(state) => {
                assert!(note.signed.is_none(), "it was signed, and now it is {state:?}");
                None
            }
            Err(_) => None,
        },
        Ask::Restart => {
            table.restart();
            None
        }
    };
    if let Some(signed) = signed {
        assert!(!note.cancelled, "given up and signed");
        assert!(note.signed.as_ref().is_none_or(|before| *before == signed.signature), "another signature");
        note.signed = Some(signed.signature);
    }
}

/// What the client says in the end, by what the device has signed.
fn settled(table: &Table, said: &HashMap<u8, Said>) {
    let ends = table.server.signatures(TSS);
    assert!(!said.is_empty());
    for (event, note) in said {
        let id = tx(&format!("event {event}"));
        let number = table.server.number(TSS, id);
        let own: Vec<_> = ends.iter().filter(|end| Some(end.transaction) == number).collect();
        assert!(own.len() <= 1, "signed {} times", own.len());
        let state = table.fiskaly.look_up(id).unwrap();
        let is_abort = own.first().is_some_and(|end| end.data.starts_with("AVBelegabbruch"));
        match state {
            State::Finished(signed) => assert!(!is_abort && own[0].value == signed.signature),
            State::Cancelled => assert!(is_abort && note.signed.is_none()),
            State::Active(_) => assert!(own.is_empty() && number.is_some() && note.signed.is_none()),
            State::Unknown => assert!(number.is_none() && note.signed.is_none()),
        }
        if note.cancelled {
            assert_eq!(state_of(table, id), State::Cancelled);
        }
    }
    let begun = said.keys().filter(|event| table.server.number(TSS, tx(&format!("event {event}"))).is_some());
    assert_eq!(table.server.starts(TSS), begun.count(), "each event has one transaction");
}

fn state_of(table: &Table, id: uuid::Uuid) -> State {
    table.fiskaly.look_up(id).unwrap()
}

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn whatever_happens_each_event_is_signed_at_most_once_and_the_client_knows_it(
        mishaps in prop::collection::vec(mishap(), 0..24),
        asks in prop::collection::vec(ask(), 1..16),
    ) {
        let mut table = Table::patient(Duration::from_millis(100));
        for mishap in mishaps {
            table.server.plug().next("", mishap);
        }
        let mut said = HashMap::new();
        for (ask, event) in asks {
            one(&mut table, &mut said, ask, event);
            table.hands.pass(3);
        }
        // The plug is pulled; what was late arrives.
        table.server.plug().out();
        table.server.rest();
        table.hands.pass(3_600);
        table.fiskaly = patient(&table);
        settled(&table, &said);
        for event in said.keys() {
            let process = other(&format!("Vorgang {event}; \"💇\""));
            let ended = table.fiskaly.finish(tx(&format!("event {event}")), &process);
            prop_assert!(matches!(ended, Ok(_) | Err(Trouble::GivenUp)), "{:?}", ended);
        }
        let once = said.keys().all(|event| {
            let number = table.server.number(TSS, tx(&format!("event {event}")));
            table.server.signatures(TSS).iter().filter(|end| Some(end.transaction) == number).count() == 1
        });
        prop_assert!(once);
    }
}

/// A client that waits long enough.
fn patient(table: &Table) -> tse_devices::fiskaly::Fiskaly {
    let settings = tse_devices::fiskaly::Settings {
        patience: Duration::from_secs(5),
        ..table.fiskaly.settings().clone()
    };
    tse_devices::fiskaly::Fiskaly::new(settings, table.hands.clock()).unwrap()
}

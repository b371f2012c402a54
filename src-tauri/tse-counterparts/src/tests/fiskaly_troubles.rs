//! Every no of the service becomes a sentence, and a pause that it wants is kept without anybody sleeping.

use std::time::{Duration, Instant};

use tse_devices::fiskaly::{ErrorCode, Trouble};

use super::fiskaly_table::{CLIENT, SECRET, TSS, Table, sale, tx};
use crate::Mishap;

/// The codes that a till meets, with the status of the description.
const MET: [(u16, &str); 13] = [
    (400, "E_TX_UPSERT"),
    (409, "E_TX_NO_TYPE_DEFINED"),
    (409, "E_TX_ILLEGAL_TYPE_CHANGE"),
    (409, "E_PENDING_TX_CONFLICT"),
    (503, "E_TSS_LOCKED"),
    (503, "E_SMAERS_GATEWAY_CAPACITIES_DEPLETED"),
    (409, "E_MIDDLEWARE_PENDING_REQUEST"),
    (400, "E_CLIENT_NOT_FOUND"),
    (404, "E_TX_NOT_FOUND"),
    (401, "E_UNAUTHORIZED"),
    (423, "E_TSS_DEFECTIVE"),
    (403, "E_ACCESS_DENIED"),
    (404, "E_EXPORT_NOT_COMPLETED"),
];

#[test]
fn each_code_is_met_as_itself_and_the_sale_can_be_signed_afterwards() {
    for (status, name) in MET {
        let table = Table::new();
        table.fiskaly.start(tx("a")).unwrap();
        // Twice, for a token is renewed once and a doubtful step is looked up once.
        for _ in 0..2 {
            let refuse = Mishap::Refuse { status, code: Some(name), retry_after: Some(60) };
            table.server.plug().next("PUT", refuse);
        }
        let code = ErrorCode::from_spelling(name).unwrap();
        let trouble = table.fiskaly.finish(tx("a"), &sale()).unwrap_err();
        let met = match &trouble {
            Trouble::Said(met) | Trouble::AskLater { code: Some(met), .. } => *met,
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(met, code, "{name}");
        assert!(trouble.to_string().contains(code.sentence()), "{trouble}");
        assert_eq!(table.ends(), 0, "{name}");
        table.server.plug().out();
        table.hands.pass(60);
        table.fiskaly.finish(tx("a"), &sale()).unwrap();
        assert_eq!(table.ends(), 1, "{name}");
    }
}

#[test]
fn every_sentence_fits_into_the_entry_and_speaks_to_people() {
    for code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_spelling(code.as_str()), Some(*code));
        let said = Trouble::Said(*code).to_string();
        let later = Trouble::AskLater { until: 1_795_762_800, code: Some(*code) }.to_string();
        for sentence in [said, later] {
            assert!((10..=200).contains(&sentence.chars().count()), "{sentence}");
            assert!(sentence.ends_with('.') && !sentence.contains("E_"), "{sentence}");
        }
    }
    assert_eq!(ErrorCode::from_spelling("E_NEVER_HEARD_OF"), None);
}

#[test]
fn an_unknown_no_shows_its_number_and_nothing_that_the_service_wrote() {
    let cases = [
        (Some("E_BRAND_NEW"), "fiskaly meldet einen unbekannten Fehler (HTTP 418, E_BRAND_NEW)."),
        (None, "fiskaly meldet einen unbekannten Fehler (HTTP 418, ohne Kennung)."),
        (Some("api_secret=geheim"), "fiskaly meldet einen unbekannten Fehler (HTTP 418, ohne Kennung)."),
        (Some(SECRET), "fiskaly meldet einen unbekannten Fehler (HTTP 418, ohne Kennung)."),
    ];
    for (code, sentence) in cases {
        let table = Table::new();
        table.server.plug().next("PUT", Mishap::Refuse { status: 418, code, retry_after: None });
        assert_eq!(table.fiskaly.start(tx("a")).unwrap_err().to_string(), sentence);
    }
}

#[test]
fn a_pause_that_the_service_wants_is_kept_and_nobody_sleeps() {
    for status in [429, 503] {
        let table = Table::new();
        table.fiskaly.start(tx("a")).unwrap();
        table.server.plug().next("PUT", Mishap::Refuse { status, code: None, retry_after: Some(90) });
        let begun = Instant::now();
        let until = table.hands.now() + 90;
        let trouble = Trouble::AskLater { until, code: None };
        assert_eq!(table.fiskaly.finish(tx("a"), &sale()), Err(trouble.clone()));
        assert_eq!(
            trouble.to_string(),
            "fiskaly nimmt gerade keine Anfragen an. Nächste Anfrage ab 27.11.2026 07:01:30 UTC."
        );
        let asked = table.server.asked().len();
        table.hands.pass(89);
        assert_eq!(table.fiskaly.finish(tx("a"), &sale()), Err(trouble.clone()));
        assert_eq!(table.fiskaly.look_up(tx("a")), Err(trouble));
        assert_eq!(table.server.asked().len(), asked, "nobody is asked before");
        assert!(begun.elapsed() < Duration::from_secs(2));
        table.hands.pass(1);
        table.fiskaly.finish(tx("a"), &sale()).unwrap();
        assert_eq!(table.ends(), 1);
    }
}

#[test]
fn no_pause_locks_the_till_out_for_a_day() {
    let table = Table::new();
    let refuse = |seconds| Mishap::Refuse { status: 503, code: Some("E_TSS_LOCKED"), retry_after: seconds };
    table.server.plug().next("PUT", refuse(Some(u64::MAX)));
    table.fiskaly.start(tx("a")).unwrap_err();
    table.hands.pass(3_600);
    table.fiskaly.start(tx("a")).unwrap();
    // A pause without a length is a short one.
    table.server.plug().next("PUT", refuse(None));
    table.fiskaly.finish(tx("a"), &sale()).unwrap_err();
    table.hands.pass(5);
    table.fiskaly.finish(tx("a"), &sale()).unwrap();
    // A clock that is set back ends it.
    table.server.plug().next("PUT", refuse(Some(600)));
    table.fiskaly.start(tx("b")).unwrap_err();
    table.hands.pass(-86_400);
    table.fiskaly.start(tx("b")).unwrap();
}

#[test]
fn a_tse_whose_life_is_over_or_that_does_not_know_the_register_says_so() {
    let states = [
        ("DISABLED", ErrorCode::TssDisabled),
        ("DEFECTIVE", ErrorCode::TssDefective),
        ("DELETED", ErrorCode::TssDeleted),
        ("EVICTED", ErrorCode::TssEvicted),
        ("UNINITIALIZED", ErrorCode::TssNotInitialized),
    ];
    let table = Table::new();
    for (state, code) in states {
        table.server.put(TSS, state);
        assert_eq!(table.fiskaly.start(tx(state)), Err(Trouble::Said(code)));
    }
    table.server.put(TSS, "INITIALIZED");
    table.server.let_client(TSS, CLIENT, false);
    assert_eq!(table.fiskaly.start(tx("a")), Err(Trouble::Said(ErrorCode::ClientDeregistered)));
}

//! The life of a transaction, and what a lost answer does to it: nothing is signed twice, and what was signed is found.

use std::time::{Duration, Instant};

use tse::receipt_qr::ReceiptQr;
use tse_devices::ProcessData;
use tse_devices::fiskaly::{Fiskaly, Settings, State, Trouble};

use super::fiskaly_table::{SERIAL, TSS, Table, other, sale, tx};
use crate::{FiskalyServer, Mishap};

#[test]
fn a_sale_begins_with_its_first_line_and_is_signed_when_it_is_paid() {
    let table = Table::new();
    let begun = table.fiskaly.start(tx("a")).unwrap();
    assert_eq!(table.fiskaly.start(tx("a")), Ok(begun), "an event begins once");
    assert_eq!(table.fiskaly.look_up(tx("a")), Ok(State::Active(begun)));
    table.hands.pass(600);
    let signed = table.fiskaly.finish(tx("a"), &sale()).unwrap();
    assert_eq!((signed.transaction, signed.started), (begun.transaction, begun.time));
    assert_eq!(signed.finished, begun.time + 600);
    assert_eq!(signed.process, sale());
    assert_eq!(signed.device.client, SERIAL);
    let ends = table.server.signatures(TSS);
    assert_eq!(ends.len(), 1);
    assert_eq!(ends[0].value, signed.signature);
    // A start without type and data (DSFinV-K, annex I), and nothing but one step each.
    assert_eq!(table.server.count("PUT"), 2);
}

#[test]
fn the_answer_is_all_that_a_receipt_s_code_needs() {
    let signed = Table::new().fiskaly.finish(tx("a"), &sale()).unwrap();
    let code = ReceiptQr {
        client: signed.device.client,
        process_data: signed.process.data,
        transaction: signed.transaction,
        counter: signed.counter,
        start_ms: signed.started * 1_000,
        log_time_ms: signed.finished * 1_000,
        algorithm: signed.device.algorithm,
        time_format: signed.device.time_format,
        signature: signed.signature,
        key: signed.device.key,
    };
    assert!(code.verify().is_ok(), "{:?}", code.verify());
}

#[test]
fn a_sale_that_was_not_begun_begins_with_its_finish() {
    let table = Table::new();
    let signed = table.fiskaly.finish(tx("a"), &sale()).unwrap();
    assert_eq!(table.fiskaly.finish(tx("a"), &sale()), Ok(signed.clone()), "asked again, the same answer");
    assert_eq!(table.fiskaly.finish(tx("a"), &other("etwas anderes")), Ok(signed), "whatever is asked now");
    assert_eq!((table.ends(), table.server.starts(TSS)), (1, 1));
}

#[test]
fn what_was_signed_is_found_after_a_restart() {
    let mut table = Table::new();
    table.fiskaly.start(tx("open")).unwrap();
    let signed = table.fiskaly.finish(tx("a"), &sale()).unwrap();
    table.restart();
    assert_eq!(table.fiskaly.look_up(tx("a")), Ok(State::Finished(Box::new(signed.clone()))));
    assert_eq!(table.fiskaly.finish(tx("a"), &sale()), Ok(signed));
    assert_eq!(table.fiskaly.look_up(tx("never")), Ok(State::Unknown));
    table.fiskaly.finish(tx("open"), &sale()).unwrap();
    assert_eq!((table.ends(), table.server.starts(TSS)), (2, 2));
}

#[test]
fn what_is_given_up_ends_as_a_belegabbruch() {
    let table = Table::new();
    table.fiskaly.start(tx("a")).unwrap();
    assert_eq!(table.fiskaly.cancel(tx("a")), Ok(()));
    assert_eq!(table.fiskaly.cancel(tx("a")), Ok(()), "twice is once");
    assert_eq!(table.fiskaly.cancel(tx("never")), Ok(()), "what never began needs nothing");
    assert_eq!(table.fiskaly.look_up(tx("a")), Ok(State::Cancelled));
    assert_eq!(table.fiskaly.finish(tx("a"), &sale()), Err(Trouble::GivenUp));
    let ends = table.server.signatures(TSS);
    assert_eq!(ends.len(), 1);
    assert_eq!(ends[0].data, "AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^");
    table.fiskaly.finish(tx("b"), &sale()).unwrap();
    assert_eq!(table.fiskaly.cancel(tx("b")), Err(Trouble::AlreadyFinished));
}

#[test]
fn an_order_grows_by_updates_and_keeps_its_kind() {
    let table = Table::new();
    let order = |data: &str| ProcessData { process_type: "Bestellung-V1".into(), data: data.into() };
    table.fiskaly.update(tx("a"), &order("1;\"Kaffee\";2.80")).unwrap();
    table.fiskaly.update(tx("a"), &order("2;\"Kaffee\";2.80")).unwrap();
    let trouble = table.fiskaly.finish(tx("a"), &sale()).unwrap_err();
    assert_eq!(trouble.to_string(), "fiskaly lehnt den Wechsel der Vorgangsart ab.");
    let signed = table.fiskaly.finish(tx("a"), &order("2;\"Kaffee\";2.80\r1;\"Wasser\";1.50")).unwrap();
    assert_eq!(signed.process.data, "2;\"Kaffee\";2.80\r1;\"Wasser\";1.50");
    assert_eq!(table.ends(), 1);
}

/// What may happen to one request.
const LOST: [Mishap; 10] = [
    Mishap::CutBefore,
    Mishap::CutAfter,
    Mishap::Half,
    Mishap::PromisesMore,
    Mishap::PromisesLess,
    Mishap::NoJson,
    Mishap::OtherJson,
    Mishap::WrongSignature,
    Mishap::OtherId,
    Mishap::RefuseAfter { status: 502, code: "SMAERS_GATEWAY_ERROR_PRECONDITION_UNEXPORTED_LOGS" },
];

/// The TSE's ends are those that the client knows, each once.
fn known(server: &FiskalyServer, signed: &[u8]) {
    let ends = server.signatures(TSS);
    assert_eq!(ends.len(), 1);
    assert_eq!(ends[0].value, signed);
}

#[test]
fn a_finish_whose_answer_is_lost_is_found_and_not_signed_again() {
    for mishap in LOST {
        let table = Table::new();
        table.fiskaly.start(tx("a")).unwrap();
        table.server.plug().next("PUT", mishap.clone());
        // Healed at once, by a look-up.
        let signed = table.fiskaly.finish(tx("a"), &sale()).unwrap();
        assert_eq!(table.server.plug().left(), 0, "{mishap:?}");
        known(&table.server, &signed.signature);
    }
}

#[test]
fn an_answer_that_speaks_of_another_transaction_is_not_believed() {
    let table = Table::new();
    table.fiskaly.finish(tx("a"), &sale()).unwrap();
    table.server.plug().next("GET", Mishap::OtherId);
    assert_eq!(table.fiskaly.look_up(tx("a")), Err(Trouble::Foreign));
}

#[test]
fn a_start_whose_answer_is_lost_begins_once() {
    for mishap in LOST {
        let table = Table::new();
        table.server.plug().next("PUT", mishap.clone());
        let begun = table.fiskaly.start(tx("a"));
        let signed = table.fiskaly.finish(tx("a"), &sale()).unwrap();
        if let Ok(begun) = begun {
            assert_eq!(begun.transaction, signed.transaction, "{mishap:?}");
        }
        assert_eq!(table.server.starts(TSS), 1, "{mishap:?}");
        known(&table.server, &signed.signature);
    }
}

/// A client that waits no longer than a second.
fn impatient(table: &Table) -> Fiskaly {
    let settings = Settings { patience: Duration::from_secs(1), ..table.fiskaly.settings().clone() };
    Fiskaly::new(settings, table.hands.clock()).unwrap()
}

#[test]
fn who_waits_in_vain_goes_on_in_time_and_finds_the_answer_later() {
    for mishap in [Mishap::Delay(Duration::from_secs(2)), Mishap::AnswerLate(Duration::from_secs(2))] {
        let table = Table::new();
        table.fiskaly.start(tx("a")).unwrap();
        table.server.plug().next("PUT", mishap);
        let begun = Instant::now();
        assert_eq!(impatient(&table).finish(tx("a"), &sale()), Err(Trouble::NoAnswer));
        assert!(begun.elapsed() < Duration::from_millis(1_800), "{:?}", begun.elapsed());
        table.server.rest();
        let State::Finished(signed) = table.fiskaly.look_up(tx("a")).unwrap() else {
            panic!("it was signed")
        };
        assert_eq!(table.fiskaly.finish(tx("a"), &sale()).as_ref(), Ok(&*signed));
        known(&table.server, &signed.signature);
    }
}

#[test]
fn a_start_that_is_still_under_way_is_given_up_too() {
    let table = Table::new();
    table.server.plug().next("PUT", Mishap::Delay(Duration::from_secs(2)));
    let fiskaly = impatient(&table);
    assert_eq!(fiskaly.start(tx("a")), Err(Trouble::NoAnswer));
    assert_eq!(fiskaly.cancel(tx("a")), Ok(()));
    table.server.rest();
    assert_eq!(fiskaly.look_up(tx("a")), Ok(State::Cancelled));
    assert_eq!((table.server.starts(TSS), table.ends()), (1, 1));
}

#[test]
fn one_deadline_holds_for_signing_in_looking_up_and_sending() {
    let table = Table::new();
    table.fiskaly.start(tx("a")).unwrap();
    for step in ["/auth", "GET", "PUT"] {
        table.server.plug().next(step, Mishap::Delay(Duration::from_millis(600)));
    }
    let begun = Instant::now();
    assert_eq!(impatient(&table).finish(tx("a"), &sale()), Err(Trouble::NoAnswer));
    assert!(begun.elapsed() < Duration::from_millis(1_700), "{:?}", begun.elapsed());
}

#[test]
fn whoever_is_not_there_is_told_at_once() {
    let table = Table::new();
    let settings = table.fiskaly.settings().clone();
    drop(table);
    let alone = Fiskaly::new(settings, crate::Hands::morning().clock()).unwrap();
    assert_eq!(alone.finish(tx("a"), &sale()), Err(Trouble::Unreachable));
}

#[test]
fn whatever_was_typed_is_signed_as_it_was_typed() {
    let long = "Färben ".repeat(43);
    let texts = [
        "a;b;c",
        "sie sagte \"nein\"",
        "Zeile 1\r\nZeile 2\n",
        long.trim(),
        "💇🏽‍♀️ mit 👨‍👩‍👧",
        "",
        "\u{0}\u{7f}",
        "^_:",
    ];
    let table = Table::new();
    for (at, text) in texts.into_iter().enumerate() {
        let signed = table.fiskaly.finish(tx(&format!("{at}")), &other(text)).unwrap();
        assert_eq!(signed.process.data, text);
        assert_eq!(signed.prove(), Ok(()));
    }
    let ends: Vec<String> = table.server.signatures(TSS).into_iter().map(|end| end.data).collect();
    assert_eq!(ends, texts);
}

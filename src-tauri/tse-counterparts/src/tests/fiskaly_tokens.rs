//! Tokens that expire, are refreshed, are forgotten by the service; and secrets that nobody gets to read.

use tse_devices::Secret;
use tse_devices::fiskaly::{ErrorCode, Fiskaly, Settings, Trouble};

use super::fiskaly_table::{KEY, SECRET, Table, sale, settings, tx};
use crate::Mishap;

#[test]
fn one_token_serves_until_it_is_about_to_expire_and_is_refreshed_then() {
    let table = Table::new();
    table.fiskaly.finish(tx("a"), &sale()).unwrap();
    table.fiskaly.finish(tx("b"), &sale()).unwrap();
    assert_eq!(table.server.count("/auth"), 1);
    table.hands.pass(3_600 - 30);
    table.fiskaly.finish(tx("c"), &sale()).unwrap();
    assert_eq!(table.server.count("/auth"), 2);
    // After a night the refresh token is no good either, and key and secret are asked for.
    table.hands.pass(20 * 3_600);
    table.fiskaly.finish(tx("d"), &sale()).unwrap();
    assert_eq!(table.server.count("/auth"), 3);
}

#[test]
fn a_token_that_the_service_has_forgotten_costs_one_question_more() {
    let table = Table::new();
    table.fiskaly.start(tx("a")).unwrap();
    table.server.forget_tokens();
    table.fiskaly.finish(tx("a"), &sale()).unwrap();
    // The first one, the refresh that is refused, and key and secret.
    assert_eq!((table.server.count("/auth"), table.ends()), (3, 1));
}

#[test]
fn a_clock_that_is_set_back_makes_no_token_hold_for_ever() {
    let table = Table::new();
    table.fiskaly.start(tx("a")).unwrap();
    table.hands.pass(-400 * 86_400);
    assert_eq!(table.server.count("/auth"), 1);
    table.fiskaly.look_up(tx("a")).unwrap();
    assert_eq!(table.server.count("/auth"), 2);
}

#[test]
fn wrong_key_or_secret_is_said_and_not_tried_for_ever() {
    let table = Table::new();
    let wrong = Settings { api_secret: Secret::new("falsch".into()), ..settings(&table.server) };
    let fiskaly = Fiskaly::new(wrong, table.hands.clock()).unwrap();
    let trouble = fiskaly.finish(tx("a"), &sale()).unwrap_err();
    assert_eq!(trouble, Trouble::Said(ErrorCode::Unauthorized));
    assert_eq!(table.server.asked().len(), 1);
}

#[test]
fn a_token_that_is_never_liked_ends_in_a_no() {
    let table = Table::new();
    let refuse = Mishap::Refuse { status: 401, code: Some("E_UNAUTHORIZED"), retry_after: None };
    table.server.plug().next("PUT", refuse.clone());
    table.server.plug().next("PUT", refuse);
    assert_eq!(table.fiskaly.start(tx("a")), Err(Trouble::Said(ErrorCode::Unauthorized)));
    assert_eq!(table.server.count("PUT"), 2);
}

#[test]
fn key_secret_and_pin_never_show_and_never_travel_in_the_open() {
    let table = Table::new();
    let shown = format!("{:?}", table.fiskaly.settings());
    assert!(!shown.contains(KEY) && !shown.contains(SECRET), "{shown}");
    assert!(shown.contains("Secret(…)"), "{shown}");
    for open in ["http://kassensichv.fiskaly.com/api/v2", "http://127.0.0.1.example.com", "ftp://x", ""] {
        let open = Settings { base_url: open.to_owned(), ..settings(&table.server) };
        assert_eq!(Fiskaly::new(open, table.hands.clock()).err(), Some(Trouble::Address));
    }
    let closed = Settings { base_url: tse_devices::fiskaly::BASE_URL.into(), ..settings(&table.server) };
    assert!(Fiskaly::new(closed, table.hands.clock()).is_ok());
}

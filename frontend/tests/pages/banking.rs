//! A banking is taken back only after the sentence that says what will be recorded.

use contract::cash::BankingBack;
use contract::roll::{EntryState, RollRow};
use contract::{EntryKind, Moment, Money, Request, Seq};
use frontend::desk::Desk;
use frontend::pages::roll::banking::{BankingStorno, BankingStornoProps};
use leptos::prelude::*;
use serde_json::{Value, to_value};

use super::assert_in_order;

const SENTENCE: &str = "Festgehalten wird eine Gegenbuchung zur Einzahlung über 150,00 €.";

fn answer(request: &Request) -> Option<Value> {
    let Request::BankingOutlook(wish) = request else { return None };
    assert_eq!(wish.seq, Seq::new(12));
    to_value(BankingBack { amount: Money::cents(15_000), sentence: SENTENCE.to_owned() }).ok()
}

fn row() -> RollRow {
    RollRow {
        seq: Seq::new(12),
        number: None,
        kind: EntryKind::Banking,
        label: "Einzahlung bei der Bank".to_owned(),
        booking_day: None,
        ended: Moment::new(1_795_800_000_000, 60),
        person: "Jana Vogt".to_owned(),
        customer: None,
        total: Money::ZERO,
        payments: String::new(),
        state: EntryState::Valid,
    }
}

#[test]
fn the_dialog_says_what_will_be_recorded_and_wants_a_reason() {
    let html = Owner::new().with(|| {
        Desk::provide().answer_from(answer);
        let shut = Callback::new(|()| ());
        BankingStorno(BankingStornoProps { row: StoredValue::new(row()), shut }).to_html()
    });
    assert_in_order(
        &html,
        &[SENTENCE, "Betrag vertippt", "Nicht eingezahlt", "Zurück", "disabled", "Stornieren"],
    );
}

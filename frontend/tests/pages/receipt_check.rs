//! *Beleg prüfen* says in words what came out, and leads to the bon.

use contract::receipt_check::{CheckedPoint, PointResult, ReceiptCheck};
use contract::{ReceiptNumber, Seq};
use frontend::pages::receipt_check::outcome::Outcome;
use leptos::prelude::*;

use super::assert_in_order;

fn shown(check: ReceiptCheck) -> String {
    Owner::new().with(|| {
        let open = RwSignal::new(true);
        view! { <Outcome check open/> }.to_html()
    })
}

fn point(name: &str, result: PointResult, sentence: &str) -> CheckedPoint {
    CheckedPoint { name: name.to_owned(), result, sentence: sentence.to_owned() }
}

#[test]
fn a_valid_receipt_leads_to_its_bon() {
    let html = shown(ReceiptCheck {
        is_valid: true,
        sentence: "Gültig. Es ist der Bon 004501 dieser Kasse.".into(),
        points: vec![point("Signatur", PointResult::Right, "Die TSE hat es signiert.")],
        facts: vec![("Transaktion".into(), "2".into())],
        bon: Some((Seq::new(7), ReceiptNumber::new(4_501))),
    });
    let told = ["data-verdict=\"good\"", "Gültig.", "Signatur", "stimmt", "Bon 004501 zeigen", "Transaktion"];
    assert_in_order(&html, &told);
}

#[test]
fn an_invalid_one_says_why_and_leads_nowhere() {
    let html = shown(ReceiptCheck {
        is_valid: false,
        sentence: "Ungültig. Die Signatur passt nicht zu den Angaben.".into(),
        points: vec![
            point("Signatur", PointResult::Wrong, "Die Signatur passt nicht zu den Angaben."),
            point("Kasse", PointResult::Open, "Die Kasse „X“ ist nicht diese Kasse."),
        ],
        facts: Vec::new(),
        bon: None,
    });
    assert_in_order(&html, &["data-verdict=\"bad\"", "Ungültig.", "Signatur", "falsch", "Kasse", "offen"]);
    assert!(!html.contains("zeigen"), "{html}");
}

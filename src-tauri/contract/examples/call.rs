// A sale is asked for as JSON, as the window does it; and a refusal is read as it comes back.

use std::error::Error;

use contract::refusal::CashRefusal;
use contract::till::{BookSale, Receipt, Tender};
use contract::{Answer, Ask, BasketId, Call, Effect, Money, PaymentKind, Refusal, Role};

fn main() -> Result<(), Box<dyn Error>> {
    // A request is a plain value; its row in the table says who may ask and what comes back.
    let sale = BookSale {
        basket: BasketId("b-17".to_owned()),
        tenders: vec![Tender {
            kind: PaymentKind::Bar,
            amount: Money::cents(2_200),
            given: Some(Money::euros(50)),
        }],
        zero_reason: None,
    };
    assert_eq!((BookSale::ROW.lowest, BookSale::ROW.label), (Role::Stylist, "Kassieren"));
    // The reply's type is known from the request's: here a `Receipt`.
    let _read: fn(serde_json::Value) -> serde_json::Result<<BookSale as Ask>::Reply> =
        serde_json::from_value::<Receipt>;

    // There.
    let call = Call::of(sale);
    let json = r#"{"request":{"command":"BookSale","body":{"basket":"b-17","tenders":[{"kind":"Bar","amount":2200,"given":5000}],"zero_reason":null}}}"#;
    assert_eq!(serde_json::to_string(&call)?, json);
    assert_ne!(call.request.row().effect, Effect::Read);

    // And back: done, refused or failed.
    let json = r#"{"refused":{"cash":{"DrawerLacks":{"drawer":25110,"wanted":30000}}}}"#;
    let Answer::Refused(refusal) = serde_json::from_str(json)? else { return Err("not refused".into()) };
    let lacks = CashRefusal::DrawerLacks { drawer: Money::cents(25_110), wanted: Money::cents(30_000) };
    assert_eq!(refusal, Refusal::from(lacks));
    assert_eq!(refusal.code(), "cash.drawer_lacks");
    assert!(refusal.to_string().starts_with("Kasse hat 251,10 €."));
    Ok(())
}

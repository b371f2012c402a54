//! The adapters of certified TSEs behind the core's port, over the counterparts: no real service, no real device.

use std::sync::Arc;
use std::time::Duration;

use contract::status::ShowStatus;
use contract::till::Receipt;
use lockbuch_tests::attest::accepts;
use lockbuch_tests::filled::filled;
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::TestSalon;
use proof::TseBlock;
use tse::ClientId;
use tse_counterparts::{
    EpsonPrinter, FakeStick, FiskalyServer, Hands, Mishap, SHARED_SECRET, TIME_ADMIN_PIN,
};
use tse_devices::port::{FiskalyTse, OnSiteTse};
use tse_devices::{Secret, epson, fiskaly, swissbit};
use uuid::Uuid;

const SERIAL: &str = "HW-01";
const TSS: Uuid = Uuid::from_u128(0x5e1f_0000_0000_4000_8000_0000_0000_0001);
const CLIENT: Uuid = Uuid::from_u128(0xc11e_0000_0000_4000_8000_0000_0000_0002);

fn server(hands: &Hands) -> FiskalyServer {
    let server = FiskalyServer::start(hands, "schluessel", "geheim");
    server.set_up(TSS, CLIENT, SERIAL);
    server
}

fn fiskaly_at(server: &FiskalyServer, hands: &Hands) -> FiskalyTse {
    let settings = fiskaly::Settings {
        base_url: server.base_url(),
        api_key: Secret::new("schluessel".to_owned()),
        api_secret: Secret::new("geheim".to_owned()),
        tss: TSS,
        client: CLIENT,
        patience: Duration::from_secs(4),
    };
    FiskalyTse::new(fiskaly::Fiskaly::new(settings, hands.clock()).unwrap())
}

#[test]
fn fiskaly_does_what_the_port_promises() {
    let hands = Hands::morning();
    let server = server(&hands);
    accepts(&|| Arc::new(fiskaly_at(&server, &hands)));
}

#[test]
fn epson_does_what_the_port_promises() {
    let (hands, folder) = (Hands::morning(), tempfile::tempdir().unwrap());
    let printer = EpsonPrinter::start(&hands, SERIAL);
    accepts(&|| {
        let settings = epson::Settings {
            host: "127.0.0.1".to_owned(),
            port: printer.port(),
            device: "local_TSE".to_owned(),
            kind: "type_storage".to_owned(),
            client: ClientId::new(SERIAL).unwrap(),
            time_admin_pin: Secret::new(TIME_ADMIN_PIN.to_owned()),
            shared_secret: Secret::new(SHARED_SECRET.to_owned()),
            patience: Duration::from_secs(4),
        };
        Arc::new(OnSiteTse::new(epson::Epson::new(settings, hands.clock()), folder.path()).unwrap())
    });
}

#[test]
fn swissbit_does_what_the_port_promises() {
    let (hands, folder) = (Hands::morning(), tempfile::tempdir().unwrap());
    let stick = FakeStick::plugged_in(&hands, SERIAL);
    accepts(&|| {
        let settings = swissbit::Settings {
            client: ClientId::new(SERIAL).unwrap(),
            time_admin_pin: Secret::new(TIME_ADMIN_PIN.to_owned()),
            patience: Duration::from_secs(4),
        };
        let swissbit = swissbit::Swissbit::new(stick.clone(), settings, hands.clock());
        Arc::new(OnSiteTse::new(swissbit, folder.path()).unwrap())
    });
}

fn block(salon: &TestSalon, receipt: &Receipt) -> TseBlock {
    salon.stored(receipt.seq).entry.tse.unwrap()
}

#[test]
fn sales_at_the_till_are_signed_by_fiskaly_and_an_outage_stops_none() {
    let hands = Hands::morning();
    let server = server(&hands);
    let salon = TestSalon::open_for_business().attested_by(Arc::new(fiskaly_at(&server, &hands)));
    let first = block(&salon, &salon.sell("Herrenschnitt", Some("Mehmet")));
    assert_eq!(first.process_data.as_deref(), Some("Beleg^32.00_0.00_0.00_0.00_0.00^32.00:Bar"));
    let second = block(&salon, &salon.sell("WSF", Some("Jana")));
    for refused in ["PUT", "GET"] {
        let code = Some("E_TSS_LOCKED");
        server.plug().next(refused, Mishap::Refuse { status: 503, code, retry_after: Some(60) });
    }
    let third = block(&salon, &salon.sell("Herrenschnitt", Some("Mehmet")));
    assert_eq!(third.signature, None);
    let failure = third.failure.unwrap();
    // The begin of the basket may meet it before the payment does; then the bon says that the outage lasts.
    assert!(failure.contains("Die TSE wird bei fiskaly gerade gewartet."), "{failure}");
    server.plug().out();
    hands.pass(60);
    until("the end of the outage", || salon.ask(ShowStatus).unwrap().banner.is_none());
    let fourth = block(&salon, &salon.sell("Herrenschnitt", Some("Mehmet")));
    let signed: Vec<_> = server.signatures(TSS).into_iter().map(|end| end.data).collect();
    for bon in filled([first, second, fourth]) {
        assert!(bon.signature.is_some() && bon.failure.is_none(), "{bon:?}");
        assert!(signed.contains(&bon.process_data.unwrap()));
    }
}

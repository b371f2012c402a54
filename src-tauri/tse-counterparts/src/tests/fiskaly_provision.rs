//! A TSE and a register are set up, whatever breaks off on the way; and what the service says of the TSE.

use std::sync::Mutex;

use tse::ClientId;
use tse_devices::Secret;
use tse_devices::fiskaly::{ErrorCode, Fiskaly, Provision, Provisioned, PukSafe, Trouble, TssState};

use super::fiskaly_table::{CLIENT, KEY, SECRET, SERIAL, TSS, sale, settings, tx};
use crate::{FiskalyServer, Hands, Mishap};

const PIN: &str = "473829";

/// A drawer for the PUK.
#[derive(Default)]
struct Drawer(Mutex<Option<Secret>>);

impl PukSafe for Drawer {
    fn keep(&self, puk: &Secret) -> Result<(), Trouble> {
        *self.0.lock().unwrap() = Some(puk.clone());
        Ok(())
    }

    fn kept(&self) -> Result<Option<Secret>, Trouble> {
        Ok(self.0.lock().unwrap().clone())
    }
}

struct Office {
    hands: Hands,
    server: FiskalyServer,
    drawer: Drawer,
}

impl Office {
    fn new() -> Self {
        let hands = Hands::morning();
        let server = FiskalyServer::start(&hands, KEY, SECRET);
        Self { hands, server, drawer: Drawer::default() }
    }

    fn provision(&self, pin: &str) -> Provision {
        let (serial, pin) = (ClientId::new(SERIAL).unwrap(), Secret::new(pin.to_owned()));
        Provision::new(settings(&self.server), self.hands.clock(), serial, pin).unwrap()
    }

    fn run(&self) -> Result<Provisioned, Trouble> {
        self.provision(PIN).run(&self.drawer)
    }

    fn fiskaly(&self) -> Fiskaly {
        Fiskaly::new(settings(&self.server), self.hands.clock()).unwrap()
    }
}

#[test]
fn from_nothing_to_the_first_signature() {
    let office = Office::new();
    let done = Provisioned { tss: TSS, client: CLIENT };
    assert_eq!(office.run(), Ok(done));
    assert_eq!(office.run(), Ok(done), "a second time there is nothing to do");
    assert_eq!(office.server.count("PATCH"), 3);
    office.fiskaly().finish(tx("a"), &sale()).unwrap();
    let info = office.fiskaly().info().unwrap();
    assert_eq!((info.state, info.open, info.most_open), (TssState::Initialized, Some(0), Some(2_000)));
    assert_eq!(info.algorithm.name(), "ecdsa-plain-SHA256");
    assert!(info.not_after > office.hands.now());
    let own = tse::Certificate::read_all(&info.certificate).unwrap();
    assert_eq!(own[0].key.as_ref(), Some(&info.key));
    let signed = office.fiskaly().finish(tx("a"), &sale()).unwrap();
    assert_eq!((signed.device.key, Some(signed.counter)), (info.key, info.counter));
}

#[test]
fn whatever_breaks_off_it_goes_on_where_it_stood() {
    let whole = Office::new();
    whole.run().unwrap();
    let requests = whole.server.asked().len();
    assert!(requests > 8, "{requests}");
    for at in 0..requests {
        for mishap in [Mishap::CutBefore, Mishap::CutAfter, Mishap::Half] {
            let office = Office::new();
            for _ in 0..at {
                office.server.plug().next("", Mishap::Fine);
            }
            office.server.plug().next("", mishap.clone());
            let broken = office.run();
            assert!(broken.is_err(), "{at} {mishap:?}");
            assert_eq!(
                office.run(),
                Ok(Provisioned { tss: TSS, client: CLIENT }),
                "{at} {mishap:?}: {broken:?}"
            );
            office.fiskaly().finish(tx("a"), &sale()).unwrap();
        }
    }
}

#[test]
fn without_the_puk_there_is_no_way_on_and_it_is_said() {
    let office = Office::new();
    // Everything up to the PIN, then the drawer is emptied.
    office.server.plug().next("/admin?", Mishap::CutBefore);
    office.run().unwrap_err();
    *office.drawer.0.lock().unwrap() = None;
    assert_eq!(office.run(), Err(Trouble::PukMissing));
}

#[test]
fn a_wrong_pin_is_asked_once_each_time() {
    let office = Office::new();
    office.run().unwrap();
    office.server.let_client(TSS, CLIENT, false);
    let wrong = office.provision("000000").run(&office.drawer);
    assert_eq!(wrong, Err(Trouble::Said(ErrorCode::AdminLoginFailed)));
    assert_eq!(office.server.count("/admin/auth"), 3);
    // With the right one the register is signed in again.
    office.run().unwrap();
    office.fiskaly().finish(tx("a"), &sale()).unwrap();
}

#[test]
fn a_blocked_pin_is_set_anew_with_the_puk() {
    let office = Office::new();
    office.run().unwrap();
    office.server.let_client(TSS, CLIENT, false);
    for _ in 0..5 {
        office.provision("000000").run(&Drawer::default()).unwrap_err();
    }
    assert_eq!(office.provision(PIN).run(&Drawer::default()), Err(Trouble::PukMissing));
    office.run().unwrap();
}

#[test]
fn another_register_and_a_dead_tse_are_refused() {
    let office = Office::new();
    office.run().unwrap();
    let other = ClientId::new("ANDERE-KASSE").unwrap();
    let pin = Secret::new(PIN.to_owned());
    let other = Provision::new(settings(&office.server), office.hands.clock(), other, pin).unwrap();
    assert_eq!(other.run(&office.drawer), Err(Trouble::Foreign));
    office.provision(PIN).disable().unwrap();
    office.provision(PIN).disable().unwrap();
    assert_eq!(office.server.state(TSS), Some("DISABLED"));
    assert_eq!(office.run(), Err(Trouble::OutOfUse));
}

#[test]
fn no_capacity_says_when_to_come_again() {
    let office = Office::new();
    let code = "E_SMAERS_GATEWAY_CAPACITIES_DEPLETED";
    office.server.plug().next("PUT", Mishap::Refuse { status: 503, code: Some(code), retry_after: Some(30) });
    let until = office.hands.now() + 30;
    let code = Some(ErrorCode::SmaersGatewayCapacitiesDepleted);
    assert_eq!(office.run(), Err(Trouble::AskLater { until, code }));
    office.hands.pass(30);
    office.run().unwrap();
}

//! A server with a TSE that signs for one register, and a client that may ask it.

use std::time::Duration;

use tse_devices::fiskaly::{Fiskaly, Settings, transaction_id};
use tse_devices::{ProcessData, Secret};
use uuid::Uuid;

use crate::{FiskalyServer, Hands};

pub const KEY: &str = "test_schluessel";
pub const SECRET: &str = "streng-geheim-0815";
pub const SERIAL: &str = "LB-TEST-0001";
pub const TSS: Uuid = Uuid::from_u128(0x5e1f_0000_0000_4000_8000_0000_0000_0001);
pub const CLIENT: Uuid = Uuid::from_u128(0xc11e_0000_0000_4000_8000_0000_0000_0002);

/// What stands on the table.
pub struct Table {
    pub hands: Hands,
    pub server: FiskalyServer,
    pub fiskaly: Fiskaly,
}

impl Table {
    /// A TSE that signs, and a client that waits for five seconds.
    pub fn new() -> Self {
        Self::patient(Duration::from_secs(5))
    }

    /// With a client that waits for so long.
    pub fn patient(patience: Duration) -> Self {
        let hands = Hands::morning();
        let server = FiskalyServer::start(&hands, KEY, SECRET);
        server.set_up(TSS, CLIENT, SERIAL);
        let settings = Settings { patience, ..settings(&server) };
        let fiskaly = Fiskaly::new(settings, hands.clock()).unwrap();
        Self { hands, server, fiskaly }
    }

    /// The client of the next start of the program.
    pub fn restart(&mut self) {
        let settings = self.fiskaly.settings().clone();
        self.fiskaly = Fiskaly::new(settings, self.hands.clock()).unwrap();
    }

    /// So many ends of transactions the TSE has signed.
    pub fn ends(&self) -> usize {
        self.server.signatures(TSS).len()
    }
}

pub fn settings(server: &FiskalyServer) -> Settings {
    Settings {
        base_url: server.base_url(),
        api_key: Secret::new(KEY.to_owned()),
        api_secret: Secret::new(SECRET.to_owned()),
        tss: TSS,
        client: CLIENT,
        patience: Duration::from_secs(5),
    }
}

/// The id of an event's transaction.
pub fn tx(event: &str) -> Uuid {
    transaction_id(TSS, event)
}

/// A haircut, paid in cash.
pub fn sale() -> ProcessData {
    ProcessData {
        process_type: "Kassenbeleg-V1".to_owned(),
        data: "Beleg^32.00_0.00_0.00_0.00_0.00^32.00:Bar".to_owned(),
    }
}

/// Another text.
pub fn other(text: &str) -> ProcessData {
    ProcessData { process_type: "SonstigerVorgang".to_owned(), data: text.to_owned() }
}

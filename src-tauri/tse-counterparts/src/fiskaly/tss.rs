//! One TSE: its life, its administrator, its registers.

use std::collections::HashMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tse_simulator::{FaultPlug, Filter, Settings, Simulator};
use uuid::Uuid;

use crate::hands::Hands;

use super::answer::{Answer, Answered};
use super::export::Export;
use super::tx::Tx;

/// So often may the PIN be wrong.
const MOST_WRONG: u32 = 5;

/// A register.
pub struct Client {
    pub serial: String,
    pub registered: bool,
}

/// A TSE.
pub struct Tss {
    pub id: Uuid,
    pub state: &'static str,
    pub puk: String,
    pin: Option<String>,
    wrong: u32,
    is_admin_in: bool,
    pub device: Simulator,
    certificate: Vec<u8>,
    pub clients: HashMap<Uuid, Client>,
    pub txs: HashMap<Uuid, Tx>,
    pub exports: HashMap<Uuid, Export>,
}

impl Tss {
    pub fn create(id: Uuid, folder: &Path, hands: &Hands) -> Self {
        let settings = Settings { signs_updates: true, most_open: 2_000, ..Settings::default() };
        let folder = folder.join(id.to_string());
        let device = Simulator::open(&folder, settings, hands.clock(), FaultPlug::default()).unwrap();
        Self {
            id,
            state: "CREATED",
            puk: format!("PUK-{}", &id.to_string()[..8]),
            pin: None,
            wrong: 0,
            is_admin_in: false,
            certificate: certificate(&device),
            device,
            clients: HashMap::new(),
            txs: HashMap::new(),
            exports: HashMap::new(),
        }
    }

    pub fn add_client(&mut self, client: Uuid, serial: &str) {
        self.device.make_ready().unwrap();
        self.device.register(serial).unwrap();
        self.clients.insert(client, Client { serial: serial.to_owned(), registered: true });
    }

    pub fn told(&self) -> Value {
        let open = self.device.list_open().unwrap().len();
        json!({
            "_id": self.id,
            "_type": "TSS",
            "_env": "TEST",
            "_version": "2.1.35",
            "state": self.state,
            "serial_number": hex(&self.device.serial()),
            "public_key": STANDARD.encode(self.device.public_key().unwrap().point()),
            "certificate": STANDARD.encode(&self.certificate),
            "signature_algorithm": self.device.algorithm().name(),
            "signature_timestamp_format": "unixTime",
            "transaction_data_encoding": "UTF-8",
            "supported_update_variants": "SIGNED",
            "max_number_registered_clients": 199,
            "max_number_active_transactions": 2_000,
            "bsi_certification_id": "BSI-K-TR-0000-0000",
            // A text here and a number in transactions: clients have to take both.
            "signature_counter": self.device.counter().to_string(),
            "number_active_transactions": open,
            "time_creation": 1_795_000_000,
        })
    }

    /// Another state, as the order of life allows.
    pub fn turn(&mut self, body: &Value) -> Answered {
        self.is_mutable()?;
        let next = match (self.state, body["state"].as_str()) {
            ("CREATED", Some("UNINITIALIZED")) => "UNINITIALIZED",
            ("UNINITIALIZED", Some("INITIALIZED")) => "INITIALIZED",
            ("UNINITIALIZED" | "INITIALIZED", Some("DISABLED")) => "DISABLED",
            _ => return Err(Answer::no(400, "E_ILLEGAL_TSS_STATE_CHANGE")),
        };
        if next != "UNINITIALIZED" {
            self.admin()?;
        }
        self.state = next;
        Ok(Answer::json(&self.told()))
    }

    pub fn set_pin(&mut self, body: &Value) -> Answered {
        self.is_mutable()?;
        if body["admin_puk"] != self.puk.as_str() {
            return Err(Answer::no(400, "E_CHANGE_ADMIN_PIN_FAILED"));
        }
        let pin = body["new_admin_pin"].as_str().filter(|pin| pin.len() >= 6);
        let pin = pin.ok_or_else(|| Answer::no(400, "E_FAILED_SCHEMA_VALIDATION"))?;
        (self.pin, self.wrong) = (Some(pin.to_owned()), 0);
        Ok(Answer::json(&json!({})))
    }

    pub fn log_in(&mut self, body: &Value) -> Answered {
        self.is_mutable()?;
        let pin = self.pin.as_ref().filter(|_| self.wrong < MOST_WRONG);
        let pin = pin.ok_or_else(|| Answer::no(423, "E_ADMIN_PIN_BLOCKED"))?;
        if body["admin_pin"] != pin.as_str() {
            self.wrong += 1;
            return Err(Answer::no(401, "E_UNAUTHORIZED"));
        }
        (self.is_admin_in, self.wrong) = (true, 0);
        Ok(Answer::json(&json!({})))
    }

    pub fn log_out(&mut self) -> Answered {
        self.is_admin_in = false;
        Ok(Answer::json(&json!({})))
    }

    pub fn client(&mut self, method: &str, id: Uuid, body: &Value) -> Answered {
        let missing = || Answer::no(404, "E_CLIENT_NOT_FOUND");
        match method {
            "GET" => {}
            "PUT" => {
                self.may_change_clients()?;
                let serial = body["serial_number"].as_str().unwrap_or_default();
                if serial.is_empty() || serial.len() > 70 || !serial.chars().all(is_serial) {
                    return Err(Answer::no(400, "E_ILLEGAL_CLIENT_SERIAL"));
                }
                if self.clients.get(&id).is_some_and(|client| client.serial != serial) {
                    return Err(Answer::no(409, "E_CLIENT_CONFLICT"));
                }
                self.add_client(id, serial);
            }
            "PATCH" => {
                self.may_change_clients()?;
                let client = self.clients.get_mut(&id).ok_or_else(missing)?;
                client.registered = body["state"] == "REGISTERED";
            }
            _ => return Err(Answer::no(404, "E_ROUTE")),
        }
        let client = self.clients.get(&id).ok_or_else(missing)?;
        let state = if client.registered { "REGISTERED" } else { "DEREGISTERED" };
        let told = json!({ "_id": id, "tss_id": self.id, "serial_number": client.serial, "state": state });
        Ok(Answer::json(&told))
    }

    fn may_change_clients(&self) -> Result<(), Answer> {
        self.signs()?;
        self.admin()
    }

    fn admin(&self) -> Result<(), Answer> {
        if self.is_admin_in { Ok(()) } else { Err(Answer::no(401, "E_UNAUTHORIZED")) }
    }

    fn is_mutable(&self) -> Result<(), Answer> {
        match self.state {
            "DEFECTIVE" => Err(Answer::no(423, "E_TSS_DEFECTIVE")),
            "DELETED" => Err(Answer::no(423, "E_TSS_DELETED")),
            "EVICTED" => Err(Answer::no(423, "E_TSS_EVICTED")),
            _ => Ok(()),
        }
    }

    /// Whether it signs.
    pub fn signs(&self) -> Result<(), Answer> {
        self.is_mutable()?;
        match self.state {
            "INITIALIZED" => Ok(()),
            "DISABLED" => Err(Answer::no(400, "E_TSS_DISABLED")),
            _ => Err(Answer::no(400, "E_TSS_NOT_INITIALIZED")),
        }
    }
}

const fn is_serial(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, ' ' | '\'' | '(' | ')' | '+' | ',' | '-' | '.' | '/' | ':' | '=' | '?')
}

/// The device's own certificate, out of an export of nothing else.
fn certificate(device: &Simulator) -> Vec<u8> {
    let mut tar = Vec::new();
    device.export(&Filter::Time(0, 0), &mut tar).unwrap();
    let own = format!("{}_X509.der", hex(&device.serial()));
    let mut archive = tar::Archive::new(tar.as_slice());
    let mut entries = archive.entries().unwrap().map(Result::unwrap);
    let mut entry = entries.find(|entry| entry.path().unwrap().to_str() == Some(&own)).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
    bytes
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

//! The device as a till meets it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use tse::{Algorithm, ClientId, PublicKey, TimeFormat};
use zeroize::Zeroizing;

use crate::deadline::Deadline;
use crate::on_site::{LastAnswer, OnSite};
use crate::{Clock, DeviceIdentity, ProcessData, Secret, Signed, Started};

use super::line::Line;
use super::message::{
    Answered, Challenge, NewTime, Nothing, OfClient, OfUser, Reply, Request, StartedList, Step, StorageInfo,
    TimeAdmin,
};
use super::result_code::ResultCode;
use super::trouble::Trouble;
use super::xml::{device_data, open_device, text_of};

/// Where a device listens.
pub const PORT: u16 = 8009;
/// The shared secret of a device that was given no other.
pub const SECRET: &str = "EPSONKEY";

/// What a salon sets up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The printer's or the server's address.
    pub host: String,
    /// [`PORT`], unless someone changed it.
    pub port: u16,
    /// `local_TSE` in a printer.
    pub device: String,
    /// `type_storage`.
    pub kind: String,
    /// The register's serial number.
    pub client: ClientId,
    /// The PIN of who may set the time. It may be kept; the administrator's must not be.
    pub time_admin_pin: Secret,
    /// The secret between register and device.
    pub shared_secret: Secret,
    /// How long one question may take in all.
    pub patience: Duration,
}

/// A device.
pub struct Epson {
    settings: Settings,
    clock: Clock,
    line: Mutex<Option<Line>>,
    identity: Mutex<Option<DeviceIdentity>>,
}

impl Epson {
    /// Sets the client up; the device is not asked yet.
    pub fn new(settings: Settings, clock: Clock) -> Self {
        Self { settings, clock, line: Mutex::default(), identity: Mutex::default() }
    }

    /// Has the device test itself and take the time as far as it wants to, and signs the register in.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn make_ready(&self) -> Result<(), Trouble> {
        self.ready(self.deadline())
    }

    fn ready(&self, until: Deadline) -> Result<(), Trouble> {
        let client = self.settings.client.as_str();
        let info: StorageInfo = self.send(&Request::about_storage(Nothing {}), until)?;
        let info = info.tse_information;
        if info.tse_initialization_state != "INITIALIZED" {
            return Err(Trouble::NotSetUp);
        }
        if !info.has_passed_self_test {
            self.tell(&Request::to_tse("RunTSESelfTest", Nothing {}), until)?;
        }
        self.sign_in(until)?;
        if !info.has_valid_time {
            let time = NewTime::of(client, (self.clock)());
            self.tell(&Request::to_tse("UpdateTime", time), until)?;
        }
        let point = STANDARD.decode(&info.tse_public_key).map_err(|_| Trouble::Garbage)?;
        let identity = DeviceIdentity {
            client: client.to_owned(),
            key: PublicKey::from_bare_point(&point).ok_or(Trouble::Garbage)?,
            algorithm: Algorithm::from_name(&info.signature_algorithm).ok_or(Trouble::Garbage)?,
            time_format: TimeFormat::UnixTime,
        };
        *held(&self.identity) = Some(identity);
        Ok(())
    }

    fn sign_in(&self, until: Deadline) -> Result<(), Trouble> {
        let client_id = self.settings.client.as_str();
        let challenge = Request::to_tse("GetChallenge", OfUser { user_id: client_id });
        let Challenge { challenge } = self.send(&challenge, until)?;
        let secret = self.settings.shared_secret.expose();
        let hash = Sha256::new().chain_update(challenge).chain_update(secret).finalize();
        let hash = STANDARD.encode(hash);
        let who = TimeAdmin { client_id, pin: self.settings.time_admin_pin.expose(), hash };
        self.tell(&Request::to_tse("AuthenticateUserForTimeAdmin", who), until)
    }

    /// Asks for a signature. A device that first wants something else said no, so it may be asked again.
    fn step(&self, request: &Request<'_, Step<'_>>, until: Deadline) -> Result<Answered, Trouble> {
        match self.send(request, until) {
            Err(Trouble::Said(
                ResultCode::UnauthenticatedTimeAdmin | ResultCode::NeedsSelfTest | ResultCode::NoTimeSet,
            )) => {
                self.ready(until)?;
                self.send(request, until)
            }
            answer => answer,
        }
    }

    fn tell<I: Serialize>(&self, request: &Request<'_, I>, until: Deadline) -> Result<(), Trouble> {
        self.call(request, until).map(|_| ())
    }

    fn send<I: Serialize, O: DeserializeOwned>(
        &self,
        request: &Request<'_, I>,
        until: Deadline,
    ) -> Result<O, Trouble> {
        serde_json::from_value(self.call(request, until)?).map_err(|_| Trouble::Garbage)
    }

    fn call<I: Serialize>(
        &self,
        request: &Request<'_, I>,
        until: Deadline,
    ) -> Result<serde_json::Value, Trouble> {
        let json = serde_json::to_string(request).map(Zeroizing::new).map_err(|_| Trouble::Garbage)?;
        let xml = device_data(&self.settings.device, until.left()?.as_millis(), &json);
        let mut line = held(&self.line);
        let mut open = match line.take() {
            Some(open) => open,
            None => self.connect(until)?,
        };
        // A line on which a question was left without its answer is never used again: the next answer would be that one.
        let answer = open.ask(&xml, until)?;
        *line = Some(open);
        drop(line);
        match text_of(&answer, "code").as_deref() {
            Some("SUCCESS" | "OK") => {}
            Some("ERROR_DEVICE_BUSY" | "DEVICE_IN_USE") => return Err(Trouble::Busy),
            Some("ERROR_TIMEOUT") => return Err(Trouble::NoAnswer),
            Some(code) => return Err(unknown(code)),
            None => return Err(Trouble::Garbage),
        }
        let reply = text_of(&answer, "resultdata").ok_or(Trouble::Garbage)?;
        let reply: Reply = serde_json::from_str(&reply).map_err(|_| Trouble::Garbage)?;
        match reply.result.as_str() {
            "EXECUTION_OK" => Ok(reply.output),
            other => Err(ResultCode::from_spelling(other).map_or_else(|| unknown(other), Trouble::Said)),
        }
    }

    fn connect(&self, until: Deadline) -> Result<Line, Trouble> {
        let settings = &self.settings;
        let mut line = Line::connect(&settings.host, settings.port, until)?;
        let answer = line.ask(&open_device(&settings.device, &settings.kind), until);
        let answer = answer.map_err(|_| Trouble::Unreachable)?;
        match text_of(&answer, "code").as_deref() {
            Some("OK") => Ok(line),
            Some("DEVICE_IN_USE") => Err(Trouble::Busy),
            Some("DEVICE_NOT_FOUND" | "DEVICE_OPEN_ERROR") | None => Err(Trouble::Unreachable),
            Some(code) => Err(unknown(code)),
        }
    }

    fn deadline(&self) -> Deadline {
        Deadline::within(self.settings.patience)
    }

    fn known(&self, until: Deadline) -> Result<DeviceIdentity, Trouble> {
        if let Some(known) = held(&self.identity).clone() {
            return Ok(known);
        }
        self.ready(until)?;
        held(&self.identity).clone().ok_or(Trouble::NotSetUp)
    }
}

impl OnSite for Epson {
    type Trouble = Trouble;

    fn patience(&self) -> Duration {
        self.settings.patience
    }

    fn identity(&self) -> Result<DeviceIdentity, Trouble> {
        self.known(self.deadline())
    }

    fn start(&self) -> Result<Started, Trouble> {
        let until = self.deadline();
        self.known(until)?;
        let step = Step::first(self.settings.client.as_str());
        let answer = self.step(&Request::to_tse("StartTransaction", step), until)?.read(None)?;
        Ok(Started { transaction: answer.transaction, time: answer.time })
    }

    fn finish(&self, started: Started, process: &ProcessData) -> Result<Signed, Trouble> {
        let until = self.deadline();
        let identity = self.known(until)?;
        let step = Step::last(self.settings.client.as_str(), started.transaction, process);
        let answer = self.step(&Request::to_tse("FinishTransaction", step), until)?;
        Ok(answer.read(Some(started.transaction))?.of(started, process.clone(), identity)?)
    }

    fn open(&self) -> Result<Vec<u64>, Trouble> {
        let until = self.deadline();
        self.known(until)?;
        let client = OfClient { client_id: self.settings.client.as_str() };
        let list: StartedList = self.send(&Request::to_tse("GetStartedTransactionList", client), until)?;
        Ok(list.started_transaction_number_list)
    }

    fn last(&self) -> Result<Option<LastAnswer>, Trouble> {
        let until = self.deadline();
        self.known(until)?;
        let client = OfClient { client_id: self.settings.client.as_str() };
        let output = self.call(&Request::to_tse("GetLastTransactionResponse", client), until)?;
        if output.get("signature").is_none() {
            return Ok(None);
        }
        let answer: Answered = serde_json::from_value(output).map_err(|_| Trouble::Garbage)?;
        answer.read(None).map(Some)
    }
}

fn held<T>(place: &Mutex<T>) -> MutexGuard<'_, T> {
    place.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A code is shown as far as it looks like one.
fn unknown(code: &str) -> Trouble {
    let letter = |letter: u8| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == b'_';
    let is_code = (1..=60).contains(&code.len()) && code.bytes().all(letter);
    Trouble::Unknown(if is_code { code.to_owned() } else { "ohne Kennung".to_owned() })
}

//! Setting a TSE and a register up, in steps of which each can be asked again after an answer was lost.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tse::ClientId;
use ureq::http::Method;
use uuid::Uuid;

use crate::deadline::Deadline;
use crate::{Clock, Secret};

use super::error_code::ErrorCode;
use super::info::{TssState, tss};
use super::session::{Question, Session};
use super::settings::Settings;
use super::trouble::Trouble;

/// A TSE needs half a minute and more until it runs, says the description.
const DEPLOYING: Duration = Duration::from_secs(90);
/// No set-up has more steps; a service that turns in circles is left.
const MOST_STEPS: usize = 8;

/// Keeps the PUK of a TSE: the service gives it out only until the TSE runs, and without it no PIN is ever set.
pub trait PukSafe {
    /// Keeps it; when this comes back, it survives a power cut.
    ///
    /// # Errors
    /// [`Trouble::Disk`]: the set-up goes no further.
    fn keep(&self, puk: &Secret) -> Result<(), Trouble>;

    /// The one that was kept.
    ///
    /// # Errors
    /// [`Trouble::Disk`] where it can't be read.
    fn kept(&self) -> Result<Option<Secret>, Trouble>;
}

/// Sets a TSE and a register up.
pub struct Provision {
    session: Session,
    serial: ClientId,
    pin: Secret,
}

/// What was set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provisioned {
    /// The TSE.
    pub tss: Uuid,
    /// The register at it.
    pub client: Uuid,
}

#[derive(Serialize)]
struct Nothing {}

#[derive(Deserialize)]
struct Created {
    admin_puk: Secret,
}

#[derive(Serialize)]
struct ToState {
    state: &'static str,
}

#[derive(Serialize)]
struct NewPin<'a> {
    admin_puk: &'a str,
    new_admin_pin: &'a str,
}

#[derive(Serialize)]
struct Pin<'a> {
    admin_pin: &'a str,
}

#[derive(Serialize)]
struct NewClient<'a> {
    serial_number: &'a str,
}

#[derive(Deserialize)]
struct Client {
    serial_number: String,
    state: ClientState,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum ClientState {
    Registered,
    Deregistered,
}

impl Provision {
    /// For a TSE and a register that both have made-up ids, and the PIN that the TSE gets.
    ///
    /// # Errors
    /// [`Trouble::Address`] where secrets would travel in the open.
    pub fn new(settings: Settings, clock: Clock, serial: ClientId, pin: Secret) -> Result<Self, Trouble> {
        Ok(Self { session: Session::new(settings, clock)?, serial, pin })
    }

    /// Goes from where the TSE stands to where the register may sign. Called again after whatever trouble, it goes on.
    ///
    /// # Errors
    /// [`Trouble`], the first one.
    pub fn run(&self, safe: &dyn PukSafe) -> Result<Provisioned, Trouble> {
        for _ in 0..MOST_STEPS {
            match self.state()? {
                None | Some(TssState::Created) => {
                    safe.keep(&self.create()?)?;
                    self.turn("UNINITIALIZED", Deadline::within(DEPLOYING))?;
                }
                Some(TssState::Uninitialized) => {
                    self.set_pin(safe)?;
                    self.log_in()?;
                    self.turn("INITIALIZED", self.session.deadline())?;
                }
                Some(TssState::Initialized) => {
                    self.register(safe)?;
                    let settings = self.session.settings();
                    return Ok(Provisioned { tss: settings.tss, client: settings.client });
                }
                Some(TssState::Disabled | TssState::Deleted | TssState::Defective | TssState::Evicted) => {
                    return Err(Trouble::OutOfUse);
                }
            }
        }
        Err(Trouble::Said(ErrorCode::IllegalTssStateChange))
    }

    /// Puts the TSE out of use for good; its exports can still be had.
    ///
    /// # Errors
    /// [`Trouble`]; where it is out of use already, nothing is wrong.
    pub fn disable(&self) -> Result<(), Trouble> {
        match self.state()? {
            Some(TssState::Disabled) => Ok(()),
            _ => {
                self.log_in()?;
                self.turn("DISABLED", self.session.deadline())
            }
        }
    }

    /// Where the TSE stands; `None` before it was ordered.
    fn state(&self) -> Result<Option<TssState>, Trouble> {
        match tss(&self.session, self.session.deadline()) {
            Ok(tss) => Ok(Some(tss.state)),
            Err(Trouble::Said(ErrorCode::TssNotFound)) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// Orders the TSE, or asks for the PUK of the one that was ordered.
    fn create(&self) -> Result<Secret, Trouble> {
        let path = self.path("");
        let question = Question::send(Method::PUT, &path, &Nothing {}, self.session.deadline())?;
        let created: Created = self.session.ask(&question)?;
        Ok(created.admin_puk)
    }

    fn turn(&self, state: &'static str, deadline: Deadline) -> Result<(), Trouble> {
        let path = self.path("");
        self.session.tell(&Question::send(Method::PATCH, &path, &ToState { state }, deadline)?)
    }

    fn set_pin(&self, safe: &dyn PukSafe) -> Result<(), Trouble> {
        let puk = safe.kept()?.ok_or(Trouble::PukMissing)?;
        let body = NewPin { admin_puk: puk.expose(), new_admin_pin: self.pin.expose() };
        self.ask_for_secret(Method::PATCH, "/admin", &body)
    }

    fn log_in(&self) -> Result<(), Trouble> {
        let answer = self.ask_for_secret(Method::POST, "/admin/auth", &Pin { admin_pin: self.pin.expose() });
        match answer {
            // For the PIN the service says the same as for a wrong token, which was fresh.
            Err(Trouble::Said(ErrorCode::Unauthorized)) => Err(Trouble::Said(ErrorCode::AdminLoginFailed)),
            answer => answer,
        }
    }

    /// Sends a PIN or a PUK, once: each wrong one brings it nearer to being blocked.
    fn ask_for_secret(&self, method: Method, path: &str, body: &impl Serialize) -> Result<(), Trouble> {
        let path = self.path(path);
        let mut question = Question::send(method, &path, body, self.session.deadline())?;
        question.about_token = false;
        self.session.tell(&question)
    }

    /// Signs the register in at a TSE that signs.
    fn register(&self, safe: &dyn PukSafe) -> Result<(), Trouble> {
        let path = self.path(&format!("/client/{}", self.session.settings().client));
        let found: Result<Client, Trouble> = self.session.ask(&Question::get(&path, self.session.deadline()));
        let (method, register) = match found {
            Ok(client) if client.serial_number != self.serial.as_str() => return Err(Trouble::Foreign),
            Ok(client) if client.state == ClientState::Registered => return Ok(()),
            Ok(_) => (Method::PATCH, serde_json::json!({ "state": "REGISTERED" })),
            Err(Trouble::Said(ErrorCode::ClientNotFound)) => {
                let new = serde_json::to_value(NewClient { serial_number: self.serial.as_str() });
                (Method::PUT, new.map_err(|_| Trouble::Garbage)?)
            }
            Err(trouble) => return Err(trouble),
        };
        match self.log_in() {
            Err(Trouble::Said(ErrorCode::AdminPinBlocked)) => {
                self.set_pin(safe)?;
                self.log_in()?;
            }
            answer => answer?,
        }
        self.session.tell(&Question::send(method, &path, &register, self.session.deadline())?)?;
        let path = self.path("/admin/logout");
        self.session.tell(&Question::send(Method::POST, &path, &Nothing {}, self.session.deadline())?)
    }

    fn path(&self, behind: &str) -> String {
        format!("/tss/{}{behind}", self.session.settings().tss)
    }
}

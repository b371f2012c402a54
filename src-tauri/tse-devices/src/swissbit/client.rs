//! The device as a till meets it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tse::{Algorithm, ClientId, PublicKey, TimeFormat};

use crate::on_site::{DeviceTrouble, LastAnswer, OnSite};
use crate::{Clock, DeviceIdentity, ProcessData, Secret, Signed, Started, Unproven};

use super::worm::{InitializationState, Response, User, Worm};
use super::worm_error::WormError;

/// So many numbers come at once.
const PAGE: usize = 62;
/// No device has more open than this.
const MOST_PAGES: usize = 64;

/// What a salon sets up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The register's serial number.
    pub client: ClientId,
    /// The PIN of who may set the time.
    pub time_admin_pin: Secret,
    /// How long the till waits; the library itself knows no time-out that a till could set.
    pub patience: Duration,
}

/// Why there is no answer, or a no. German, at most 200 letters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The library said so.
    #[error("{0}")]
    Worm(WormError),
    /// An answer came that makes no sense.
    #[error("Die Antwort der Swissbit-TSE ist unlesbar.")]
    Garbage,
    /// An answer came whose signature proves something else.
    #[error("Die Signatur in der Antwort der Swissbit-TSE passt nicht zum Vorgang.")]
    Unproven,
    /// It was never set up, or was put out of use.
    #[error("Die Swissbit-TSE ist nicht eingerichtet oder stillgelegt.")]
    NotSetUp,
}

impl DeviceTrouble for Trouble {
    fn is_doubtful(&self) -> bool {
        matches!(self, Self::Worm(WormError::IO | WormError::TIMEOUT) | Self::Garbage | Self::Unproven)
    }
}

impl From<WormError> for Trouble {
    fn from(error: WormError) -> Self {
        Self::Worm(error)
    }
}

impl From<Unproven> for Trouble {
    fn from(_: Unproven) -> Self {
        Self::Unproven
    }
}

/// A device.
pub struct Swissbit<W> {
    settings: Settings,
    clock: Clock,
    desk: Mutex<Desk<W>>,
}

struct Desk<W> {
    worm: W,
    identity: Option<DeviceIdentity>,
}

impl<W: Worm> Swissbit<W> {
    /// Sets the client up on an opened library; the device is not asked yet.
    pub fn new(worm: W, settings: Settings, clock: Clock) -> Self {
        Self { settings, clock, desk: Mutex::new(Desk { worm, identity: None }) }
    }

    /// Has the device test itself and take the time as far as it wants to.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn make_ready(&self) -> Result<(), Trouble> {
        self.ready(&mut self.desk()).map(|_| ())
    }

    fn ready(&self, desk: &mut Desk<W>) -> Result<DeviceIdentity, Trouble> {
        let client = self.settings.client.as_str();
        let info = desk.worm.info()?;
        if info.state != InitializationState::Initialized {
            return Err(Trouble::NotSetUp);
        }
        if !info.has_passed_self_test {
            desk.worm.run_self_test(client)?;
        }
        if !info.has_valid_time {
            let time = u64::try_from((self.clock)()).map_err(|_| Trouble::Garbage)?;
            desk.worm.log_in(User::TimeAdmin, &self.settings.time_admin_pin)?;
            let set = desk.worm.update_time(time);
            // Whoever set the time signs out, whether it could be set or not.
            let out = desk.worm.log_out(User::TimeAdmin);
            set?;
            out?;
        }
        let identity = DeviceIdentity {
            client: client.to_owned(),
            key: PublicKey::from_bare_point(&info.public_key).ok_or(Trouble::Garbage)?,
            algorithm: Algorithm::from_name(&desk.worm.signature_algorithm()?).ok_or(Trouble::Garbage)?,
            time_format: TimeFormat::UnixTime,
        };
        Ok(desk.identity.insert(identity).clone())
    }

    fn known(&self, desk: &mut Desk<W>) -> Result<DeviceIdentity, Trouble> {
        match &desk.identity {
            Some(identity) => Ok(identity.clone()),
            None => self.ready(desk),
        }
    }

    /// Asks for a signature. A device that first wants something else said no, so it may be asked again.
    fn step(
        &self,
        desk: &mut Desk<W>,
        step: &dyn Fn(&mut W) -> Result<Response, WormError>,
    ) -> Result<LastAnswer, Trouble> {
        let answer = match step(&mut desk.worm) {
            Err(WormError::NEEDS_SELF_TEST | WormError::NO_TIME_SET) => {
                self.ready(desk)?;
                step(&mut desk.worm)
            }
            answer => answer,
        };
        read(answer?)
    }

    fn desk(&self) -> MutexGuard<'_, Desk<W>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W: Worm> OnSite for Swissbit<W> {
    type Trouble = Trouble;

    fn patience(&self) -> Duration {
        self.settings.patience
    }

    fn identity(&self) -> Result<DeviceIdentity, Trouble> {
        self.known(&mut self.desk())
    }

    fn start(&self) -> Result<Started, Trouble> {
        let mut desk = self.desk();
        self.known(&mut desk)?;
        let client = self.settings.client.as_str();
        let answer = self.step(&mut desk, &|worm| worm.start(client, b"", ""))?;
        Ok(Started { transaction: answer.transaction, time: answer.time })
    }

    fn finish(&self, started: Started, process: &ProcessData) -> Result<Signed, Trouble> {
        let mut desk = self.desk();
        let identity = self.known(&mut desk)?;
        let (client, number) = (self.settings.client.as_str(), started.transaction);
        let (data, kind) = (process.data.as_bytes(), process.process_type.as_str());
        let answer = self.step(&mut desk, &|worm| worm.finish(client, number, data, kind))?;
        Ok(answer.of(started, process.clone(), identity)?)
    }

    fn open(&self) -> Result<Vec<u64>, Trouble> {
        let mut desk = self.desk();
        self.known(&mut desk)?;
        let mut open = Vec::new();
        for _ in 0..MOST_PAGES {
            let page = desk.worm.started(self.settings.client.as_str(), open.len())?;
            let is_last = page.len() < PAGE;
            open.extend(page);
            if is_last {
                return Ok(open);
            }
        }
        Err(Trouble::Garbage)
    }

    fn last(&self) -> Result<Option<LastAnswer>, Trouble> {
        let mut desk = self.desk();
        self.known(&mut desk)?;
        desk.worm.last_response(self.settings.client.as_str())?.map(read).transpose()
    }
}

fn read(response: Response) -> Result<LastAnswer, Trouble> {
    Ok(LastAnswer {
        transaction: response.transaction,
        counter: response.counter,
        time: i64::try_from(response.log_time).map_err(|_| Trouble::Garbage)?,
        signature: response.signature,
    })
}

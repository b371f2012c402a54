//! A stick that answers like Swissbit's library and signs with a simulated TSE.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};

use tempfile::TempDir;
use tse_devices::Secret;
use tse_devices::swissbit::{Info, InitializationState, Response, User, Worm, WormError};
use tse_simulator::{FaultPlug, Filter, Settings, Signed, Simulator, Trouble};

use crate::epson::TIME_ADMIN_PIN;
use crate::hands::Hands;

/// What goes wrong with a start or a finish, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StickSlip {
    /// It is pulled out before anything is done.
    PulledOut,
    /// It signs and is pulled out before the answer.
    PulledOutAfter,
    /// It signs, and the answer is nonsense.
    Garbage,
    /// The library says this and does nothing.
    Says(WormError),
}

struct Stick {
    device: Simulator,
    is_tested: bool,
    has_time: bool,
    user: Option<User>,
    last: Option<Signed>,
    slips: VecDeque<StickSlip>,
    _folder: TempDir,
}

/// The stick; clones are the same one, as a second program sees it.
#[derive(Clone)]
pub struct FakeStick(Arc<Mutex<Stick>>);

impl FakeStick {
    /// Plugs it in; one register is known to it.
    pub fn plugged_in(hands: &Hands, client: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { most_open: 100, ..Settings::default() };
        let mut device =
            Simulator::open(folder.path(), settings, hands.clock(), FaultPlug::default()).unwrap();
        device.register(client).unwrap();
        let (slips, _folder) = (VecDeque::new(), folder);
        let stick =
            Stick { device, is_tested: false, has_time: false, user: None, last: None, slips, _folder };
        Self(Arc::new(Mutex::new(stick)))
    }

    /// Lets this go wrong with the next start or finish.
    pub fn next(&self, slip: StickSlip) {
        self.stick().slips.push_back(slip);
    }

    /// Pulled out and plugged in again: the self-test is due, and the last answer is forgotten.
    pub fn power_cycle(&self) {
        let mut stick = self.stick();
        (stick.is_tested, stick.has_time, stick.user, stick.last) = (false, false, None, None);
    }

    /// All that it has signed, as an export.
    pub fn tar(&self) -> Vec<u8> {
        let mut tar = Vec::new();
        self.stick().device.export(&Filter::All, &mut tar).unwrap();
        tar
    }

    /// Whether nobody is signed in.
    pub fn nobody_is_in(&self) -> bool {
        self.stick().user.is_none()
    }

    fn stick(&self) -> MutexGuard<'_, Stick> {
        self.0.lock().unwrap()
    }

    fn step(
        &self,
        sign: impl FnOnce(&mut Simulator) -> Result<Signed, Trouble>,
    ) -> Result<Response, WormError> {
        let mut stick = self.stick();
        let slip = stick.slips.pop_front();
        match slip {
            Some(StickSlip::PulledOut) => return Err(WormError::IO),
            Some(StickSlip::Says(error)) => return Err(error),
            _ => {}
        }
        if !stick.is_tested {
            return Err(WormError::NEEDS_SELF_TEST);
        }
        if !stick.has_time {
            return Err(WormError::NO_TIME_SET);
        }
        stick.device.make_ready().unwrap();
        let signed = sign(&mut stick.device).map_err(|trouble| error_of(&trouble))?;
        stick.last = Some(signed.clone());
        match slip {
            Some(StickSlip::PulledOutAfter) => Err(WormError::IO),
            Some(StickSlip::Garbage) => {
                let signature = signed.signature.iter().map(|byte| !byte).collect();
                Ok(Response { signature, ..response(signed) })
            }
            _ => Ok(response(signed)),
        }
    }
}

impl Worm for FakeStick {
    fn info(&mut self) -> Result<Info, WormError> {
        let stick = self.stick();
        Ok(Info {
            state: InitializationState::Initialized,
            has_passed_self_test: stick.is_tested,
            has_valid_time: stick.has_time,
            public_key: stick.device.public_key().unwrap().point().to_vec(),
        })
    }

    fn run_self_test(&mut self, _: &str) -> Result<(), WormError> {
        self.stick().is_tested = true;
        Ok(())
    }

    fn log_in(&mut self, user: User, pin: &Secret) -> Result<(), WormError> {
        if pin.expose() != TIME_ADMIN_PIN {
            return Err(WormError::AUTHENTICATION_FAILED);
        }
        self.stick().user = Some(user);
        Ok(())
    }

    fn log_out(&mut self, _: User) -> Result<(), WormError> {
        self.stick().user = None;
        Ok(())
    }

    fn update_time(&mut self, _: u64) -> Result<(), WormError> {
        let mut stick = self.stick();
        if stick.user.is_none() {
            return Err(WormError::NOT_AUTHORIZED);
        }
        stick.device.set_clock().unwrap();
        stick.has_time = true;
        Ok(())
    }

    fn start(&mut self, client: &str, data: &[u8], kind: &str) -> Result<Response, WormError> {
        assert_eq!((data, kind), (&b""[..], ""));
        self.step(|device| device.start(client))
    }

    fn finish(&mut self, client: &str, number: u64, data: &[u8], kind: &str) -> Result<Response, WormError> {
        self.step(|device| device.finish(client, number, kind, data))
    }

    fn last_response(&mut self, _: &str) -> Result<Option<Response>, WormError> {
        Ok(self.stick().last.clone().map(response))
    }

    fn started(&mut self, client: &str, skip: usize) -> Result<Vec<u64>, WormError> {
        let open = self.stick().device.list_open().unwrap();
        let own = open.iter().filter(|open| open.client == client).map(|open| open.number);
        Ok(own.skip(skip).take(62).collect())
    }

    fn signature_algorithm(&mut self) -> Result<String, WormError> {
        Ok(self.stick().device.algorithm().name().to_owned())
    }
}

fn response(signed: Signed) -> Response {
    Response {
        transaction: signed.transaction,
        counter: signed.counter,
        log_time: u64::try_from(signed.time).unwrap(),
        signature: signed.signature,
    }
}

const fn error_of(trouble: &Trouble) -> WormError {
    match trouble {
        Trouble::ClientNotRegistered(_) => WormError::CLIENT_NOT_REGISTERED,
        Trouble::WrongTransaction(_) => WormError::TRANSACTION_NOT_STARTED,
        Trouble::NoTime => WormError::NO_TIME_SET,
        Trouble::SelfTestNeeded => WormError::NEEDS_SELF_TEST,
        _ => WormError::INVALID_PARAMETER,
    }
}

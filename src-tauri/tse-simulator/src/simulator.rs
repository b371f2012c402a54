//! The device as a till meets it.

use std::borrow::Cow;
use std::path::Path;

use tse::message::{Body, LogMessage, Operation, System, Transaction};
use tse::{Algorithm, PublicKey, SystemEvent, TimeFormat};

use crate::device::{Begun, Device, Signed};
use crate::fault_plug::FaultPlug;
use crate::settings::{Clock, Settings};
use crate::state::OpenTransaction;
use crate::story::{Finish, Story};
use crate::trouble::Trouble;

/// The one who may set it up.
const ADMIN: &str = "Admin";
/// The one who may set its clock.
const TIME_ADMIN: &str = "TimeAdmin";

/// A simulated TSE.
pub struct Simulator {
    pub(crate) device: Device,
    /// When its last self-test was; none since it was switched on.
    tested: Option<i64>,
    /// When its clock was last set; never since it was switched on.
    clock_set: Option<i64>,
}

impl Simulator {
    /// Switches the device of a folder on; makes it and sets it up if there is none.
    ///
    /// # Errors
    /// [`Trouble`] where the folder can't be used, or the plug is out.
    pub fn open(folder: &Path, settings: Settings, clock: Clock, plug: FaultPlug) -> Result<Self, Trouble> {
        let device = Device::open(folder, settings, clock, plug)?;
        let mut simulator = Self { device, tested: None, clock_set: None };
        if !simulator.device.state.initialised {
            simulator.set_up()?;
        }
        Ok(simulator)
    }

    /// The first messages of a device's life, in the order in which devices in the field write them.
    fn set_up(&mut self) -> Result<(), Trouble> {
        let time = unsigned(self.device.time());
        let events = [
            SystemEvent::RegisterClient { client: "setup".to_owned() },
            SystemEvent::StartAudit,
            SystemEvent::ConfigureLogging { events: LOGGED.map(str::to_owned).to_vec() },
            SystemEvent::SelfTest { component: "SE".to_owned(), passed: true },
            SystemEvent::EnterSecureState { time },
            SystemEvent::ExitSecureState,
            SystemEvent::UnblockUser { user: ADMIN.to_owned(), passed: true },
            SystemEvent::AuthenticateUser { user: ADMIN.to_owned(), passed: true },
            SystemEvent::Initialize { description: crate::MARK.to_owned() },
            SystemEvent::LogOut { user: ADMIN.to_owned(), cause: 0 },
        ];
        events.iter().try_for_each(|event| self.tell(event).map(|_| ()))
    }

    /// Tests itself and takes the time, as far as one of the two is due: to be called at the start and now and then.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn make_ready(&mut self) -> Result<(), Trouble> {
        if self.test_is_due() || self.time_is_due() {
            self.device.reach()?;
        }
        if self.test_is_due() {
            self.tell(&SystemEvent::SelfTest { component: "SE".to_owned(), passed: true })?;
            self.tested = Some(self.device.time());
        }
        if self.time_is_due() {
            self.set_clock()?;
        }
        Ok(())
    }

    /// Takes the time from whoever drives it.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn set_clock(&mut self) -> Result<(), Trouble> {
        let time = self.device.time();
        let before = if self.device.state.last_time == 0 { time } else { self.device.state.last_time };
        self.as_user(
            TIME_ADMIN,
            &SystemEvent::UpdateTime { before: unsigned(before), after: unsigned(time) },
        )?;
        self.clock_set = Some(time);
        Ok(())
    }

    /// Lets a register use it.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn register(&mut self, client: &str) -> Result<(), Trouble> {
        if self.device.state.clients.contains(client) {
            return self.device.reach();
        }
        self.as_user(ADMIN, &SystemEvent::RegisterClient { client: client.to_owned() })
    }

    /// Lets a register no longer use it.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn deregister(&mut self, client: &str) -> Result<(), Trouble> {
        self.known(client)?;
        self.as_user(ADMIN, &SystemEvent::DeregisterClient { client: client.to_owned() })
    }

    /// Puts it out of use for good.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn disable(&mut self) -> Result<(), Trouble> {
        self.tell(&SystemEvent::DisableSecureElement { time: unsigned(self.device.time()) }).map(|_| ())
    }

    /// Begins a transaction: signed at once, with nothing in it.
    ///
    /// # Errors
    /// [`Trouble`], why it could not; where no answer came, [`Simulator::list_open`] tells whether it began.
    pub fn start(&mut self, client: &str) -> Result<Begun, Trouble> {
        self.device.reach()?;
        self.may_transact(client)?;
        let open = self.device.state.open.len();
        if open >= self.device.settings.most_open {
            return Err(Trouble::TooManyOpen(open));
        }
        let number = self.device.state.transaction + 1;
        self.device.sign(&step(Operation::Start, number, client, "", b""))
    }

    /// Tells what an open transaction holds so far; signed only by devices that do.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn update(
        &mut self,
        client: &str,
        number: u64,
        process_type: &str,
        process_data: &[u8],
    ) -> Result<Option<Signed>, Trouble> {
        self.device.reach()?;
        self.may_go_on(client, number)?;
        if !self.device.settings.signs_updates {
            return Ok(None);
        }
        self.device.sign(&step(Operation::Update, number, client, process_type, process_data)).map(Some)
    }

    /// Finishes an open transaction.
    ///
    /// # Errors
    /// [`Trouble`], why it could not; where no answer came, [`Simulator::finished`] tells whether it is.
    pub fn finish(
        &mut self,
        client: &str,
        number: u64,
        process_type: &str,
        process_data: &[u8],
    ) -> Result<Signed, Trouble> {
        self.device.reach()?;
        self.may_go_on(client, number)?;
        self.device.sign(&step(Operation::Finish, number, client, process_type, process_data))
    }

    /// The transactions that were begun and not finished.
    ///
    /// # Errors
    /// [`Trouble::NoAnswer`] where it does not answer.
    pub fn list_open(&self) -> Result<Vec<OpenTransaction>, Trouble> {
        self.device.reach()?;
        Ok(self.device.state.open.values().cloned().collect())
    }

    /// The finish of a transaction, if it has one: asked before anything is finished a second time.
    ///
    /// # Errors
    /// [`Trouble`] where it does not answer.
    pub fn finished(&self, number: u64) -> Result<Option<Signed>, Trouble> {
        Ok(self.look_up(number)?.and_then(|story| story.finish).map(|finish| finish.signed))
    }

    /// What became of a transaction; `None` if it never began.
    ///
    /// # Errors
    /// [`Trouble`] where it does not answer.
    pub fn look_up(&self, number: u64) -> Result<Option<Story>, Trouble> {
        self.device.reach()?;
        let mut story: Option<Story> = None;
        self.device.journal.each(&mut |bytes| {
            let message = LogMessage::read(bytes).map_err(|_| Trouble::SetUp)?;
            let Body::Transaction(step) = &message.body else { return Ok(()) };
            if step.number != number {
                return Ok(());
            }
            match step.operation {
                Operation::Start => {
                    let (client, started) = (step.client.clone(), message.time.seconds);
                    story = Some(Story { client, started, finish: None });
                }
                Operation::Update => {}
                Operation::Finish => {
                    if let Some(story) = &mut story {
                        story.finish = Some(Finish::of(step, &message));
                    }
                }
            }
            Ok(())
        })?;
        Ok(story)
    }

    /// Whether it could sign for a register now. Nothing is signed for it.
    ///
    /// # Errors
    /// [`Trouble`], why it could not.
    pub fn could_sign(&self, client: &str) -> Result<(), Trouble> {
        self.device.reach()?;
        self.may_transact(client)?;
        self.device.may_sign()
    }

    /// Whether the power is gone, so that it must be opened again.
    pub const fn is_off(&self) -> bool {
        self.device.is_off()
    }

    /// The number that the next transaction gets.
    pub const fn next_transaction(&self) -> u64 {
        self.device.state.transaction + 1
    }

    /// Its own certificate, DER.
    pub fn certificate(&self) -> &[u8] {
        let [leaf, _] = &self.device.certificates;
        &leaf.der
    }

    /// How it writes its time.
    pub const fn time_format(&self) -> TimeFormat {
        self.device.settings.time_format
    }

    /// Its serial number.
    pub const fn serial(&self) -> [u8; 32] {
        self.device.serial()
    }

    /// Its key, for receipts.
    pub fn public_key(&self) -> Option<PublicKey> {
        self.device.key().public()
    }

    /// How it signs.
    pub const fn algorithm(&self) -> Algorithm {
        self.device.key().algorithm()
    }

    /// The signature counter of its last message.
    pub const fn counter(&self) -> u64 {
        self.device.state.counter
    }

    /// Writes the message of an event.
    pub(crate) fn tell(&mut self, event: &SystemEvent) -> Result<Signed, Trouble> {
        self.device.sign(&Body::System(System {
            event: event.operation().to_owned(),
            data: Cow::Owned(event.data()),
            origin: None,
            user: None,
            internal: None,
        }))
    }

    /// Writes the message of an event between signing someone in and out.
    fn as_user(&mut self, user: &str, event: &SystemEvent) -> Result<(), Trouble> {
        self.device.reach()?;
        self.tell(&SystemEvent::AuthenticateUser { user: user.to_owned(), passed: true })?;
        self.tell(event)?;
        self.tell(&SystemEvent::LogOut { user: user.to_owned(), cause: 0 }).map(|_| ())
    }

    fn may_go_on(&self, client: &str, number: u64) -> Result<(), Trouble> {
        self.may_transact(client)?;
        let open = self.device.state.open.get(&number).filter(|open| open.client == client);
        open.map(|_| ()).ok_or(Trouble::WrongTransaction(number))
    }

    fn may_transact(&self, client: &str) -> Result<(), Trouble> {
        if self.device.state.disabled {
            return Err(Trouble::Disabled);
        }
        self.known(client)?;
        if self.test_is_due() {
            return Err(Trouble::SelfTestNeeded);
        }
        if self.time_is_due() { Err(Trouble::NoTime) } else { Ok(()) }
    }

    fn known(&self, client: &str) -> Result<(), Trouble> {
        let known = self.device.state.clients.contains(client);
        if known { Ok(()) } else { Err(Trouble::ClientNotRegistered(client.to_owned())) }
    }

    fn test_is_due(&self) -> bool {
        self.is_due(self.tested, self.device.settings.self_test_holds)
    }

    fn time_is_due(&self) -> bool {
        self.is_due(self.clock_set, self.device.settings.time_holds)
    }

    fn is_due(&self, last: Option<i64>, holds: i64) -> bool {
        last.is_none_or(|last| self.device.time() >= last.saturating_add(holds))
    }
}

/// The events that it logs, as its set-up tells them.
const LOGGED: [&str; 12] = [
    "startAudit",
    "enterSecureState",
    "exitSecureState",
    "selfTest",
    "initialize",
    "authenticateUser",
    "unblockUser",
    "logOut",
    "updateTime",
    "registerClient",
    "deregisterClient",
    "deleteStoredData",
];

fn step<'a>(
    operation: Operation,
    number: u64,
    client: &str,
    process_type: &str,
    process_data: &'a [u8],
) -> Body<'a> {
    Body::Transaction(Transaction {
        operation,
        client: client.to_owned(),
        process_data: Cow::Borrowed(process_data),
        process_type: process_type.to_owned(),
        external: None,
        number,
        internal: None,
    })
}

fn unsigned(time: i64) -> u64 {
    u64::try_from(time).unwrap_or_default()
}

//! The device behind the core's port: looks up before it finishes a second time, believes no answer that it has not
//! checked, and switches the device on again when its power is back.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::Clock;
use book::ports::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter, TseDevice};
use proof::{BonType, TseBlock};
use tse::log_time::{LogTime, iso};
use tse::message::{Body, Operation, Transaction};
use tse::write::{DataForm, Stamp, to_sign};
use tse::{Algorithm, Kassenbeleg, ProcessType};

use crate::device::Signed;
use crate::events::Events;
use crate::export::Filter;
use crate::fault_plug::FaultPlug;
use crate::settings::Settings;
use crate::simulator::Simulator;
use crate::story::{Finish, Story};
use crate::trouble::Trouble;

type Answer<T> = Result<T, AttestTrouble>;

/// Held while the device is switched on, so that a program that has not quite ended never shares it.
const LOCK: &str = "belegt";
/// So often is looked whether the program before has let the device go …
const LOCK_TRIES: u32 = 100;
/// … with this pause in between.
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// A simulated TSE behind the port [`Attest`].
pub struct SimulatedTse {
    folder: PathBuf,
    settings: Settings,
    clock: crate::Clock,
    plug: FaultPlug,
    probe_every: Duration,
    desk: Mutex<OnTheDesk>,
}

/// A file that takes no more once someone wants to stop.
struct Stoppable<'a> {
    file: &'a File,
    go_on: &'a mut dyn FnMut(i64) -> bool,
}

impl Write for Stoppable<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match (self.go_on)(0) {
            true => self.file.write(bytes),
            false => Err(io::Error::other("Der Export wurde angehalten.")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What is switched on, and for whom.
#[derive(Default)]
struct OnTheDesk {
    client: Option<String>,
    lock: Option<File>,
    on: Option<On>,
}

/// The device while it has power.
struct On {
    device: Simulator,
    events: Events,
    /// Whose events are taken: the register is signed in.
    client: String,
    /// What began since it was switched on and is open: the device need not be asked for it.
    open: HashMap<EventId, (u64, Story)>,
}

impl SimulatedTse {
    /// The device of a folder, which is made if there is none; it is switched on with the first question.
    pub fn new(folder: &Path, settings: Settings, clock: Arc<dyn Clock>, plug: FaultPlug) -> Self {
        let clock: crate::Clock = Arc::new(move || clock.now().utc_ms().div_euclid(1_000));
        let (folder, probe_every) = (folder.to_owned(), Duration::from_secs(5));
        Self { folder, settings, clock, plug, probe_every, desk: Mutex::default() }
    }

    /// With another pause between two probes.
    #[must_use]
    pub const fn probed_every(mut self, pause: Duration) -> Self {
        self.probe_every = pause;
        self
    }

    /// Lends the device, for exports and for whoever looks how it stands.
    ///
    /// # Errors
    /// [`AttestTrouble`] where it can't be switched on.
    pub fn with_device<T>(&self, look: impl FnOnce(&Simulator) -> Result<T, Trouble>) -> Answer<T> {
        self.ask(|on| Ok(look(&on.device)?))
    }

    /// Writes the whole export of the device into a file, also of one that is out of use. `go_on` is asked before each
    /// piece, with a moment that is past, whether to go on.
    ///
    /// # Errors
    /// [`AttestTrouble`] where it can't be switched on, nothing can be written there, or it was stopped.
    pub fn export_to(&self, path: &Path, go_on: &mut dyn FnMut(i64) -> bool) -> Answer<()> {
        self.switched_on(|on, _| {
            let file = File::create(path).map_err(Trouble::from)?;
            on.device.export(&Filter::All, BufWriter::new(Stoppable { file: &file, go_on }))?;
            Ok(file.sync_all().map_err(Trouble::from)?)
        })
    }

    /// Puts the device out of use for good. One that is out of use already is no trouble.
    ///
    /// # Errors
    /// [`AttestTrouble`] where it can't be switched on.
    pub fn disable(&self) -> Answer<()> {
        self.switched_on(|on, _| match on.device.disable() {
            Err(Trouble::Disabled) => Ok(()),
            answer => Ok(answer?),
        })
    }

    /// Asks the device, switched on, tested, with its time set and the register signed in.
    fn ask<T>(&self, question: impl FnOnce(&mut On) -> Answer<T>) -> Answer<T> {
        self.switched_on(|on, client| {
            on.device.make_ready()?;
            if on.client != client {
                on.device.register(&client)?;
                on.client = client;
            }
            question(on)
        })
    }

    /// Asks the device, switched on.
    fn switched_on<T>(&self, question: impl FnOnce(&mut On, String) -> Answer<T>) -> Answer<T> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let client = desk.client.clone().ok_or_else(|| {
            AttestTrouble::Refused("Die TSE weiß noch nicht, welcher Kasse sie dient.".to_owned())
        })?;
        if desk.lock.is_none() {
            desk.lock = Some(self.hold()?);
        }
        if desk.on.as_ref().is_some_and(|on| on.device.is_off()) {
            desk.on = None;
        }
        let on = match desk.on.take() {
            Some(on) => on,
            None => self.switch_on()?,
        };
        question(desk.on.insert(on), client)
    }

    fn switch_on(&self) -> Answer<On> {
        let (settings, clock) = (self.settings.clone(), self.clock.clone());
        let device = Simulator::open(&self.folder, settings, clock, self.plug.clone())?;
        let events = Events::open(&self.folder).map_err(Trouble::from)?;
        Ok(On { device, events, client: String::new(), open: HashMap::new() })
    }

    /// Takes the device for this program; the one before may just be ending.
    fn hold(&self) -> Answer<File> {
        std::fs::create_dir_all(&self.folder).map_err(Trouble::from)?;
        let path = self.folder.join(LOCK);
        let open = OpenOptions::new().write(true).create(true).truncate(false).open(path);
        let file = open.map_err(Trouble::from)?;
        for _ in 0..LOCK_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
                Err(TryLockError::Error(error)) => return Err(Trouble::from(error).into()),
            }
        }
        Err(AttestTrouble::Refused("Ein anderes Programm benutzt die TSE.".to_owned()))
    }
}

impl Attest for SimulatedTse {
    fn is_there(&self) -> bool {
        true
    }

    fn probe_every(&self) -> Duration {
        self.probe_every
    }

    fn serve(&self, client: &str) {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner).client = Some(client.to_owned());
    }

    fn probe(&self) -> Answer<Option<TseDevice>> {
        self.ask(|on| {
            on.device.could_sign(&on.client)?;
            on.likeness().map(Some)
        })
    }

    fn begin(&self, event: &EventId) -> Answer<Begun> {
        self.ask(|on| on.begun(event))
    }

    fn update(&self, event: &EventId, _: &Begun, matter: &Matter<'_>) -> Answer<()> {
        self.ask(|on| {
            let Some(noted) = on.events.of(&event.0) else { return Ok(()) };
            let data = matter.process_data.as_bytes();
            Ok(on.device.update(&on.client, noted.transaction, matter.process_type, data).map(|_| ())?)
        })
    }

    fn finish(&self, event: &EventId, _: Option<&Begun>, matter: &Matter<'_>) -> Answer<Option<Attested>> {
        self.ask(|on| on.finished(event, matter).map(Some))
    }

    fn abort(&self, event: &EventId, _: Option<&Begun>) -> Answer<()> {
        self.ask(|on| on.given_up(event))
    }

    fn look_up(&self, event: &EventId, _: Option<&Begun>) -> Answer<Known> {
        self.ask(|on| on.known(event))
    }
}

impl On {
    /// The event's transaction and when it began; begins it if it never did.
    fn begun(&mut self, event: &EventId) -> Answer<Begun> {
        let (number, story) = self.begun_as(event)?;
        Ok(Begun { transaction: Some(number), started: Some(iso(story.started)) })
    }

    fn begun_as(&mut self, event: &EventId) -> Answer<(u64, Story)> {
        if let Some(begun) = self.story(event)? {
            return Ok(begun);
        }
        let number = self.device.next_transaction();
        self.events.begins(&event.0, number).map_err(Trouble::from)?;
        let asked = self.device.start(&self.client);
        let nothing = (Operation::Start, "", &b""[..]);
        match asked {
            Ok(answer) if self.is_genuine(&answer, number, nothing) => {
                let story = Story { client: self.client.clone(), started: answer.time, finish: None };
                self.open.insert(event.clone(), (number, story.clone()));
                Ok((number, story))
            }
            // Lost, or nonsense: the device itself knows.
            Ok(_) => self.story(event)?.ok_or_else(nonsense),
            Err(Trouble::NoAnswer) => self.story(event)?.ok_or(AttestTrouble::NoAnswer),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// The transaction of an event, if it began at the device.
    fn story(&self, event: &EventId) -> Answer<Option<(u64, Story)>> {
        if let Some(open) = self.open.get(event) {
            return Ok(Some(open.clone()));
        }
        let Some(noted) = self.events.of(&event.0) else { return Ok(None) };
        let story = self.device.look_up(noted.transaction)?;
        let ours = story.filter(|story| story.client == self.client);
        Ok(ours.map(|story| (noted.transaction, story)))
    }

    fn finished(&mut self, event: &EventId, matter: &Matter<'_>) -> Answer<Attested> {
        let (number, story) = self.begun_as(event)?;
        if let Some(finish) = &story.finish {
            return self.attested(&story, finish);
        }
        let (kind, data) = (matter.process_type, matter.process_data.as_bytes());
        let asked = self.device.finish(&self.client, number, kind, data);
        // Whatever came of it, from here on the device itself knows.
        self.open.remove(event);
        match asked {
            Ok(answer) if self.is_genuine(&answer, number, (Operation::Finish, kind, data)) => {
                let (process_type, process_data) = (kind.to_owned(), data.to_vec());
                self.attested(&story, &Finish { signed: answer, process_type, process_data })
            }
            Ok(_) => self.looked_up(event)?.ok_or_else(nonsense),
            Err(Trouble::NoAnswer) => self.looked_up(event)?.ok_or(AttestTrouble::NoAnswer),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// The answer to an event that the device has finished.
    fn looked_up(&self, event: &EventId) -> Answer<Option<Attested>> {
        let Some((_, story)) = self.story(event)? else { return Ok(None) };
        story.finish.as_ref().map(|finish| self.attested(&story, finish)).transpose()
    }

    /// Ends the transaction of an event that becomes no bon as an aborted one (DSFinV-K, annex I).
    fn given_up(&mut self, event: &EventId) -> Answer<()> {
        let Some((number, story)) = self.story(event)? else { return Ok(()) };
        if story.finish.is_some() {
            return Ok(());
        }
        self.events.gives_up(&event.0).map_err(Trouble::from)?;
        self.open.remove(event);
        let data = Kassenbeleg::new(BonType::AVBelegabbruch).write();
        let data = data.map_err(|error| AttestTrouble::Refused(error.to_string()))?;
        let kind = ProcessType::Kassenbeleg.as_str();
        self.device.finish(&self.client, number, kind, data.as_bytes())?;
        Ok(())
    }

    fn known(&self, event: &EventId) -> Answer<Known> {
        let given_up = self.events.of(&event.0).is_some_and(|noted| noted.given_up);
        Ok(match self.looked_up(event)? {
            None => Known::Unsigned,
            Some(_) if given_up => Known::Aborted,
            Some(attested) => Known::Finished(Some(Box::new(attested))),
        })
    }

    /// Whether an answer is this device's to this question: its signature fits what it should have signed.
    fn is_genuine(
        &self,
        answer: &Signed,
        number: u64,
        (operation, process_type, data): (Operation, &str, &[u8]),
    ) -> bool {
        let (Some(key), Algorithm::EcdsaPlain(hash)) = (self.device.public_key(), self.device.algorithm())
        else {
            return false;
        };
        let body = Body::Transaction(Transaction {
            operation,
            client: self.client.clone(),
            process_data: Cow::Borrowed(data),
            process_type: process_type.to_owned(),
            external: None,
            number,
            internal: None,
        });
        let stamp = Stamp {
            serial: key.serial(),
            algorithm: self.device.algorithm(),
            counter: answer.counter,
            time: LogTime { seconds: answer.time, format: self.device.time_format() },
        };
        let fits = |signed: Vec<u8>| key.verify_plain(hash, &signed, &answer.signature).is_ok();
        answer.transaction == number && to_sign(&body, &stamp, DataForm::Whole).is_some_and(fits)
    }

    fn attested(&self, story: &Story, finish: &Finish) -> Answer<Attested> {
        let device = self.likeness()?;
        let signed = &finish.signed;
        let data = String::from_utf8(finish.process_data.clone()).map_err(|_| nonsense())?;
        let block = TseBlock {
            serial: Some(device.serial.clone()),
            transaction: Some(signed.transaction),
            counter: Some(signed.counter),
            started: Some(iso(story.started)),
            finished: Some(iso(signed.time)),
            process_type: Some(finish.process_type.clone()),
            process_data: Some(data),
            signature: Some(STANDARD.encode(&signed.signature)),
            failure: None,
        };
        Ok(Attested { block, device })
    }

    fn likeness(&self) -> Answer<TseDevice> {
        let key = self.device.public_key().ok_or(Trouble::SetUp)?;
        Ok(TseDevice {
            serial: hex::encode(key.serial()),
            client: self.client.clone(),
            algorithm: self.device.algorithm().name().to_owned(),
            time_format: self.device.time_format().as_str().to_owned(),
            public_key: STANDARD.encode(key.point()),
            certificate: Some(STANDARD.encode(self.device.certificate())),
            mark: Some(crate::MARK.to_owned()),
        })
    }
}

fn nonsense() -> AttestTrouble {
    AttestTrouble::Refused("Die TSE hat Unverständliches geantwortet.".to_owned())
}

impl From<Trouble> for AttestTrouble {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NoAnswer => Self::NoAnswer,
            other => Self::Refused(other.to_string()),
        }
    }
}

//! A witness outside the program: attests bons as a TSE would, keeps what it signed, and fails when it is told to.
//! Its signatures are words, not cryptography.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use book::ports::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter, NoTse, TseDevice};
use proof::TseBlock;
use serde_json::json;

/// When set to `silent`, every salon of the tests has its bons attested by someone who leaves nothing on them: the
/// same bytes by the way of three phases.
const OF_THIS_RUN: &str = "LOCKBUCH_TEST_ATTEST";

/// Who attests in this run of the tests.
pub fn of_this_run() -> Arc<dyn Attest> {
    match std::env::var(OF_THIS_RUN) {
        Ok(word) if word == "silent" => Arc::new(Witness::silent()),
        Ok(word) => panic!("{OF_THIS_RUN}={word} is not known"),
        Err(_) => Arc::new(NoTse),
    }
}

/// What the witness does with a finish, in the order in which it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Sign,
    /// Takes longer than anyone waits, then signs.
    SignLate,
    /// Signs, and the answer is lost on the way.
    LoseAnswer,
    Refuse,
    /// The program dies before anything is signed.
    DieUnsigned,
    /// The program dies between signature and answer.
    DieSigned,
}

#[derive(Default)]
struct Memory {
    begun: HashMap<EventId, u64>,
    finished: HashMap<EventId, Option<Attested>>,
    aborted: Vec<EventId>,
    transactions: u64,
    finishes: u64,
}

/// The witness.
#[derive(Default)]
pub struct Witness {
    memory: Mutex<Memory>,
    script: Mutex<VecDeque<Deed>>,
    /// Leaves no block on the bon.
    silent: bool,
    /// Refuses some events and loses some answers, by their names.
    moody: bool,
    /// Where it keeps what it signed, so that the next program finds it.
    journal: Option<PathBuf>,
    /// Shut while it may not go on with what it does late.
    gate: Mutex<bool>,
    opened: Condvar,
    /// Nobody gets an answer to anything.
    pub deaf: std::sync::atomic::AtomicBool,
}

impl Witness {
    /// Signs everything.
    pub fn signing() -> Self {
        Self::default()
    }

    /// Signs everything and leaves nothing on the bon.
    pub fn silent() -> Self {
        Self { silent: true, ..Self::default() }
    }

    /// Refuses every fourth event or so, and loses the answer of every eighth.
    pub fn moody() -> Self {
        Self { moody: true, ..Self::default() }
    }

    /// All that it signed.
    pub fn signatures(&self) -> BTreeSet<String> {
        let memory = self.memory.lock().unwrap();
        memory.finished.values().flatten().filter_map(|answer| answer.block.signature.clone()).collect()
    }

    /// What it does with an event that no script speaks of.
    fn mood(&self, event: &EventId) -> Deed {
        let turn = event.0.bytes().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte)) % 8;
        match turn {
            0 | 1 if self.moody => Deed::Refuse,
            2 if self.moody => Deed::LoseAnswer,
            _ => Deed::Sign,
        }
    }

    /// Keeps what it signed in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        let journal = folder.join("witness.jsonl");
        let mut memory = Memory::default();
        let text = std::fs::read_to_string(&journal).unwrap_or_default();
        for line in text.lines() {
            let (event, block): (EventId, Option<Attested>) = serde_json::from_str(line).unwrap();
            memory.transactions += 1;
            memory.finished.insert(event, block);
        }
        Self { memory: Mutex::new(memory), journal: Some(journal), ..Self::default() }
    }

    /// Tells what to do with the next finishes; afterwards it signs.
    pub fn will(&self, deeds: &[Deed]) {
        self.script.lock().unwrap().extend(deeds);
    }

    /// What is late goes on.
    pub fn open_gate(&self) {
        *self.gate.lock().unwrap() = true;
        self.opened.notify_all();
    }

    /// So many events were begun and are neither finished nor given up.
    pub fn open_events(&self) -> usize {
        let memory = self.memory.lock().unwrap();
        let ended = |event: &&EventId| memory.finished.contains_key(event) || memory.aborted.contains(event);
        memory.begun.keys().filter(|event| !ended(event)).count()
    }

    /// So many finishes were asked.
    pub fn finishes(&self) -> u64 {
        self.memory.lock().unwrap().finishes
    }

    /// So many events were given up.
    pub fn aborted(&self) -> usize {
        self.memory.lock().unwrap().aborted.len()
    }

    fn sign(&self, event: &EventId, matter: &Matter<'_>) -> Option<Attested> {
        let mut memory = self.memory.lock().unwrap();
        if let Some(known) = memory.finished.get(event) {
            return known.clone();
        }
        let transaction = match memory.begun.get(event) {
            Some(transaction) => *transaction,
            None => {
                memory.transactions += 1;
                memory.transactions
            }
        };
        let block = (!self.silent).then(|| Attested {
            block: TseBlock {
                serial: Some("witness of the tests".into()),
                transaction: Some(transaction),
                counter: Some(transaction * 2),
                started: Some("2026-11-27T08:00:00Z".into()),
                finished: Some("2026-11-27T08:00:01Z".into()),
                process_type: Some(matter.process_type.to_owned()),
                process_data: Some(matter.process_data.to_owned()),
                signature: Some(format!("signed {}", event.0)),
                failure: None,
            },
            device: Self::device(),
        });
        if let Some(journal) = &self.journal {
            use std::io::Write;
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(journal).unwrap();
            writeln!(file, "{}", json!([event, block])).unwrap();
            file.sync_all().unwrap();
        }
        memory.finished.insert(event.clone(), block.clone());
        block
    }

    /// Who it says it is.
    fn device() -> TseDevice {
        TseDevice {
            serial: "witness of the tests".into(),
            client: "HW-01".into(),
            algorithm: "words".into(),
            time_format: "unixTime".into(),
            public_key: String::new(),
            certificate: None,
            mark: None,
        }
    }

    fn is_deaf(&self) -> Result<(), AttestTrouble> {
        match self.deaf.load(std::sync::atomic::Ordering::SeqCst) {
            true => Err(AttestTrouble::NoAnswer),
            false => Ok(()),
        }
    }
}

impl Attest for Witness {
    fn is_there(&self) -> bool {
        true
    }

    fn patience(&self) -> Duration {
        Duration::from_secs(if self.silent { 30 } else { 4 })
    }

    fn probe_every(&self) -> Duration {
        PROBE_EVERY
    }

    fn serve(&self, _: &str) {}

    fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble> {
        self.is_deaf()?;
        Ok((!self.silent).then(Self::device))
    }

    fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble> {
        self.is_deaf()?;
        let mut memory = self.memory.lock().unwrap();
        let next = memory.transactions + 1;
        let transaction = *memory.begun.entry(event.clone()).or_insert(next);
        memory.transactions = memory.transactions.max(transaction);
        Ok(Begun { transaction: Some(transaction), started: Some("2026-11-27T08:00:00Z".into()) })
    }

    fn update(&self, _: &EventId, _: &Begun, _: &Matter<'_>) -> Result<(), AttestTrouble> {
        self.is_deaf()
    }

    fn finish(
        &self,
        event: &EventId,
        _: Option<&Begun>,
        matter: &Matter<'_>,
    ) -> Result<Option<Attested>, AttestTrouble> {
        self.is_deaf()?;
        self.memory.lock().unwrap().finishes += 1;
        let deed = self.script.lock().unwrap().pop_front().unwrap_or_else(|| self.mood(event));
        match deed {
            Deed::Sign => Ok(self.sign(event, matter)),
            Deed::SignLate => {
                let gate = self.gate.lock().unwrap();
                drop(self.opened.wait_while(gate, |open| !*open).unwrap());
                Ok(self.sign(event, matter))
            }
            Deed::LoseAnswer => {
                self.sign(event, matter);
                Err(AttestTrouble::NoAnswer)
            }
            Deed::Refuse => Err(AttestTrouble::Refused("Speicher der TSE voll".into())),
            Deed::DieUnsigned => std::process::abort(),
            Deed::DieSigned => {
                self.sign(event, matter);
                std::process::abort()
            }
        }
    }

    fn abort(&self, event: &EventId, _: Option<&Begun>) -> Result<(), AttestTrouble> {
        self.is_deaf()?;
        let mut memory = self.memory.lock().unwrap();
        if !memory.aborted.contains(event) {
            memory.aborted.push(event.clone());
        }
        Ok(())
    }

    fn look_up(&self, event: &EventId, _: Option<&Begun>) -> Result<Known, AttestTrouble> {
        self.is_deaf()?;
        let memory = self.memory.lock().unwrap();
        Ok(match memory.finished.get(event) {
            Some(answer) => Known::Finished(answer.clone().map(Box::new)),
            None if memory.aborted.contains(event) => Known::Aborted,
            None => Known::Unsigned,
        })
    }
}

/// The register of the suite.
const CLIENT: &str = "HW-01";
/// What is signed in the suite.
const MATTER: Matter<'static> =
    Matter { process_type: "Kassenbeleg-V1", process_data: "Beleg^32.00_0.00_0.00_0.00_3.00^35.00:Bar" };

/// So soon a device that failed is probed again.
pub const PROBE_EVERY: Duration = Duration::from_millis(50);

/// What every adapter of the port must do, whoever signs behind it. `make` opens it on the same device each time.
pub fn accepts(make: &dyn Fn() -> Arc<dyn Attest>) {
    let (first, second) = (EventId("suite-a".into()), EventId("suite-b".into()));
    let matter = MATTER;
    let port = make();
    port.serve(CLIENT);
    port.probe().unwrap();
    assert!(port.patience() <= Duration::from_secs(30), "nobody waits at the till for longer");
    assert_eq!(port.look_up(&first, None), Ok(Known::Unsigned), "what was never heard of is unsigned");
    assert_eq!(port.abort(&EventId("suite-never".into()), None), Ok(()), "giving up nothing is no error");
    let begun = port.begin(&first).unwrap();
    assert_eq!(port.begin(&first).unwrap(), begun, "an event begins once");
    assert_eq!(port.update(&first, &begun, &matter), Ok(()));
    assert_eq!(port.look_up(&first, Some(&begun)), Ok(Known::Unsigned), "begun is not signed");
    let signed = port.finish(&first, Some(&begun), &matter).unwrap();
    assert_eq!(port.finish(&first, Some(&begun), &matter).unwrap(), signed, "an event is signed once");
    let other = port.finish(&second, None, &matter).unwrap();
    if let (Some(signed), Some(other)) = (&signed, &other) {
        assert_ne!(signed.block.signature, other.block.signature, "two events have two signatures");
        assert_ne!(signed.block.transaction, other.block.transaction);
        assert_eq!(signed.block.process_data.as_deref(), Some(MATTER.process_data), "it says what it signed");
        assert!(signed.block.failure.is_none());
        assert_eq!(port.probe().unwrap().as_ref(), Some(&signed.device), "it is who it says it is");
    }
    if !port.is_there() {
        return;
    }
    drop(port);
    let port = make();
    // As the desk does at each start.
    port.serve(CLIENT);
    port.probe().unwrap();
    assert_eq!(
        port.look_up(&first, Some(&begun)),
        Ok(Known::Finished(signed.map(Box::new))),
        "found after a restart"
    );
    assert_eq!(port.look_up(&second, None), Ok(Known::Finished(other.map(Box::new))));
    let third = EventId("suite-c".into());
    let begun = port.begin(&third).unwrap();
    assert_eq!(port.abort(&third, Some(&begun)), Ok(()));
    let after = port.look_up(&third, Some(&begun)).unwrap();
    assert!(matches!(after, Known::Aborted | Known::Unsigned), "given up is not signed: {after:?}");
}

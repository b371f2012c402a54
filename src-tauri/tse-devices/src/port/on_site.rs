//! A device beside the till behind the port. It knows numbers alone, and only the last answer can be had again: what was
//! signed and whose answer is older than that is told as lost, never signed a second time.

use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use book::ports::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter, TseDevice};

use crate::on_site::{DeviceTrouble, LastAnswer, OnSite};
use crate::{ProcessData, Signed, Started};

use super::answer::{attested, begun, device_of, process_of, refused};
use super::notes::{Answer, Noted, Notes};

/// So much longer than the client the till waits, so that the client's own word is heard.
const MARGIN: Duration = Duration::from_millis(500);

/// A device beside the till behind the port.
pub struct OnSiteTse<D> {
    device: D,
    notes: Mutex<Notes>,
}

/// What became of a finish that was asked before.
enum Asked {
    Open,
    Signed(Box<Signed>),
    Lost,
}

impl<D: OnSite> OnSiteTse<D> {
    /// Over a client, with a folder for its notes.
    ///
    /// # Errors
    /// What the system says of the folder.
    pub fn new(device: D, folder: &Path) -> io::Result<Self> {
        Ok(Self { device, notes: Mutex::new(Notes::open(folder)?) })
    }

    /// The client.
    pub const fn client(&self) -> &D {
        &self.device
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The event's transaction, begun if need be.
    fn started(&self, notes: &mut Notes, event: &str) -> Result<Started, AttestTrouble> {
        self.settle(notes)?;
        if let Some(started) = notes.of(event).and_then(|noted| noted.started) {
            return Ok(started);
        }
        notes.starts(event).map_err(disk)?;
        match self.device.start() {
            Ok(started) => {
                notes.began(event, started).map_err(disk)?;
                Ok(started)
            }
            Err(trouble) => {
                if !trouble.is_doubtful() {
                    notes.never_began(event).map_err(disk)?;
                }
                Err(no(trouble))
            }
        }
    }

    /// Finds out what became of a start that was never answered: an open transaction that belongs to nobody is its.
    fn settle(&self, notes: &mut Notes) -> Result<(), AttestTrouble> {
        let Some(event) = notes.doubtful().map(str::to_owned) else { return Ok(()) };
        let open = self.device.open().map_err(no)?;
        let Some(orphan) = open.into_iter().find(|number| !notes.knows(*number)) else {
            return notes.never_began(&event).map_err(disk);
        };
        let last = self.device.last().map_err(no)?;
        match last.filter(|last| last.transaction == orphan) {
            Some(LastAnswer { transaction, time, .. }) => {
                notes.began(&event, Started { transaction, time }).map_err(disk)
            }
            // Nobody knows when it began, so it can't become a bon.
            None => {
                let started = Started { transaction: orphan, time: 0 };
                self.device.finish(started, &ProcessData::given_up()).map_err(no)?;
                notes.never_began(&event).map_err(disk)
            }
        }
    }

    /// What became of a finish that was asked and not answered.
    fn asked(
        &self,
        notes: &mut Notes,
        event: &str,
        started: Started,
        process: ProcessData,
    ) -> Result<Asked, AttestTrouble> {
        if self.device.open().map_err(no)?.contains(&started.transaction) {
            return Ok(Asked::Open);
        }
        let last = self.device.last().map_err(no)?;
        let Some(last) = last.filter(|last| last.transaction == started.transaction) else {
            return Ok(Asked::Lost);
        };
        let signed = last.of(started, process, self.device.identity().map_err(no)?).map_err(refused)?;
        notes.ended(event, answer_of(&signed)).map_err(disk)?;
        Ok(Asked::Signed(Box::new(signed)))
    }

    /// The answer that was noted.
    fn answered(&self, noted: &Noted) -> Result<Option<Signed>, AttestTrouble> {
        let (Some(started), Some(process), Some(answer)) = (noted.started, &noted.asked, &noted.answer)
        else {
            return Ok(None);
        };
        let last = LastAnswer {
            transaction: started.transaction,
            counter: answer.counter,
            time: answer.time,
            signature: answer.signature.clone(),
        };
        let device = self.device.identity().map_err(no)?;
        last.of(started, process.clone(), device).map(Some).map_err(refused)
    }

    fn sign(
        &self,
        notes: &mut Notes,
        event: &str,
        started: Started,
        process: &ProcessData,
    ) -> Result<Signed, AttestTrouble> {
        notes.ends(event, process).map_err(disk)?;
        let signed = self.device.finish(started, process).map_err(no)?;
        notes.ended(event, answer_of(&signed)).map_err(disk)?;
        Ok(signed)
    }
}

impl<D: OnSite> Attest for OnSiteTse<D> {
    fn is_there(&self) -> bool {
        true
    }

    fn patience(&self) -> Duration {
        self.device.patience() + MARGIN
    }

    /// The client's name was said at the set-up.
    fn serve(&self, _: &str) {}

    fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble> {
        // Who it is may be known from before; what is open it has to say now.
        self.device.open().map_err(no)?;
        self.device.identity().map(|identity| Some(device_of(&identity))).map_err(no)
    }

    fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble> {
        self.started(&mut self.notes(), &event.0).map(begun)
    }

    /// A Kassenbeleg needs no update (TR-03153), and an order is an event of its own.
    fn update(&self, _: &EventId, _: &Begun, _: &Matter<'_>) -> Result<(), AttestTrouble> {
        Ok(())
    }

    fn finish(
        &self,
        event: &EventId,
        _: Option<&Begun>,
        matter: &Matter<'_>,
    ) -> Result<Option<Attested>, AttestTrouble> {
        let process = process_of(matter);
        let mut notes = self.notes();
        let noted = notes.of(&event.0).cloned().unwrap_or_default();
        if noted.given_up {
            return Err(AttestTrouble::Refused("Der Vorgang ist an der TSE schon abgebrochen.".to_owned()));
        }
        if let Some(signed) = self.answered(&noted)? {
            return Ok(Some(attested(&signed)));
        }
        let started = self.started(&mut notes, &event.0)?;
        if let Some(before) = noted.asked {
            match self.asked(&mut notes, &event.0, started, before)? {
                Asked::Open => {}
                Asked::Signed(signed) => return Ok(Some(attested(&signed))),
                Asked::Lost => return Err(AttestTrouble::AnswerLost),
            }
        }
        self.sign(&mut notes, &event.0, started, &process).map(|signed| Some(attested(&signed)))
    }

    fn abort(&self, event: &EventId, _: Option<&Begun>) -> Result<(), AttestTrouble> {
        let mut notes = self.notes();
        if notes.doubtful() == Some(event.0.as_str()) {
            self.settle(&mut notes)?;
        }
        let Some(noted) = notes.of(&event.0).cloned() else { return Ok(()) };
        let Some(started) = noted.started.filter(|_| noted.answer.is_none()) else { return Ok(()) };
        if !self.device.open().map_err(no)?.contains(&started.transaction) {
            return Ok(());
        }
        if !noted.given_up {
            notes.gives_up(&event.0).map_err(disk)?;
        }
        self.device.finish(started, &ProcessData::given_up()).map(|_| ()).map_err(no)
    }

    fn look_up(&self, event: &EventId, _: Option<&Begun>) -> Result<Known, AttestTrouble> {
        let mut notes = self.notes();
        let Some(noted) = notes.of(&event.0).cloned() else { return Ok(Known::Unsigned) };
        if let Some(signed) = self.answered(&noted)? {
            return Ok(Known::Finished(Some(Box::new(attested(&signed)))));
        }
        let (Some(started), Some(process)) = (noted.started, noted.asked) else {
            return Ok(if noted.given_up { Known::Aborted } else { Known::Unsigned });
        };
        if noted.given_up {
            return Ok(Known::Aborted);
        }
        match self.asked(&mut notes, &event.0, started, process)? {
            Asked::Open => Ok(Known::Unsigned),
            Asked::Signed(signed) => Ok(Known::Finished(Some(Box::new(attested(&signed))))),
            Asked::Lost => Err(AttestTrouble::AnswerLost),
        }
    }
}

fn answer_of(signed: &Signed) -> Answer {
    Answer { counter: signed.counter, time: signed.finished, signature: signed.signature.clone() }
}

fn no(trouble: impl DeviceTrouble + ToString) -> AttestTrouble {
    refused(trouble)
}

fn disk(error: io::Error) -> AttestTrouble {
    refused(format!("Die Notizen zur TSE sind nicht benutzbar: {error}"))
}

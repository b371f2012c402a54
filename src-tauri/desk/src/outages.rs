//! Outages of the TSE while they last: nobody is asked, a thread of its own probes until the device could sign again, and then
//! the book tells begin, end and cause (AEAO to § 146a no. 7).

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};

use book::db::settings;
use book::fault::Outcome;
use book::ledger::{self, intent};
use book::outage;
use book::ports::{AttestTrouble, TseDevice};
use contract::Topic;
use outlets::procedure;
use rusqlite::Connection;
use salon::tse_setup::{self, TseChanged};
use tse::ClientId;

use crate::booking::Bookings;

/// What changes on screen when an outage begins or ends.
const TOPICS: &[Topic] = &[Topic::Roll, Topic::Till, Topic::Tse];

impl Bookings {
    /// Plugs the register's TSE in, tells it whose register it serves, and reads what the book says of it. Nothing happens
    /// before the register is founded, or where there is no device.
    pub fn introduce(&self) -> Outcome<()> {
        let known = self.services.read_as_program(|tx| {
            let register: Option<String> = settings::get(tx.conn, settings::REGISTER)?;
            Ok((register, outage::standing(tx.conn)?, served_by(tx.conn)?, tse_setup::work(tx.conn)?))
        })?;
        let (register, outage, served, work) = known;
        // A register that was named before the rule goes by another name at the device, and that is said.
        let named = register.and_then(|register| Some((ClientId::mapped(&register).ok()?, register)));
        if let (Some(office), Some(work), Some(((client, _), _))) = (self.attesting.office(), &work, &named) {
            office.plug_in(&work.name, client.as_str());
        }
        let is_there = self.attesting.is_there();
        self.health.note(|state| state.is_there = is_there);
        let Some(((client, changed), register)) = named.filter(|_| is_there) else { return Ok(()) };
        let device = work.map(|work| work.device).or(served);
        self.health.note(|state| {
            state.device = state.device.take().or(device);
            state.client = Some(client.as_str().to_owned());
            state.outage = outage.map(|outage| outage.cause);
            state.renamed_from = changed.then_some(register);
        });
        let posted = self.attesting.post(Box::new(move |port| port.serve(client.as_str())));
        if let Err(trouble) = posted {
            tracing::error!(%trouble, "the TSE was not told whom it serves");
        }
        self.wake_the_probe();
        Ok(())
    }

    /// Nobody is asked from now on; the booking that met the trouble tells of it in the book.
    pub(super) fn is_out(&self, trouble: &AttestTrouble) {
        self.health.note(|state| {
            state.outage.get_or_insert_with(|| trouble.cause());
        });
    }

    /// Has the device probed at once.
    pub(super) fn wake_the_probe(&self) {
        if self.wake.send(()).is_err() && self.attesting.is_there() {
            tracing::error!("nobody probes the TSE");
        }
    }

    /// Asks the device whether it could sign: an outage ends, begins or goes on.
    fn probe(&self) -> Outcome<()> {
        if self.services.read_as_program(|tx| Ok(settings::raw(tx.conn, settings::SALON)?.is_none()))? {
            return Ok(());
        }
        if !self.attesting.is_there() {
            return Ok(());
        }
        match self.attesting.ask(|port| port.probe(), drop) {
            Ok(device) => self.could_sign(device),
            Err(trouble) => {
                self.is_out(&trouble);
                let cause = trouble.cause();
                self.services.write_as_program(TOPICS, move |tx| outage::begin(tx, &cause))
            }
        }
    }

    /// The outage has ended, if there was one: what it left at the device is given up, and open baskets begin anew.
    fn could_sign(&self, device: Option<TseDevice>) -> Outcome<()> {
        let now = self.services.now();
        self.health.note(|state| {
            state.device = device.or(state.device.take());
            state.answered = Some(now);
        });
        if self.health.outage().is_none() {
            return Ok(());
        }
        self.services.write_as_program(&[], outage::end)?;
        self.health.note(|state| state.outage = None);
        self.services.news.tell(TOPICS);
        let left = self.services.read_as_program(|tx| intent::left(tx.conn))?;
        self.look_after(left)?;
        self.begin_events();
        Ok(())
    }
}

/// What is done once another TSE serves the register: it is introduced, and the documents for the authority name it.
pub fn introducing(bookings: &Arc<Bookings>) -> TseChanged {
    let bookings = Arc::downgrade(bookings);
    Arc::new(move || {
        let Some(bookings) = bookings.upgrade() else { return Ok(()) };
        bookings.introduce()?;
        bookings.services.write_as_program(&[], |tx| procedure::keep_current(tx).map(drop))
    })
}

/// The TSE that the newest bon names, if it has ever said who it is.
fn served_by(conn: &Connection) -> Outcome<Option<TseDevice>> {
    let Some((_, body)) = ledger::serving_tse(conn)? else { return Ok(None) };
    let device: TseDevice = serde_json::from_str(&body)?;
    Ok(Some(device).filter(TseDevice::is_known))
}

/// Starts the thread that probes, whenever it is woken and again and again while an outage lasts. It ends with the bookings.
///
/// # Errors
/// A fault where there is no thread to be had.
pub fn start_probing(bookings: &Arc<Bookings>, woken: Receiver<()>) -> Outcome<()> {
    let bookings = Arc::downgrade(bookings);
    std::thread::Builder::new().name("tse probe".into()).spawn(move || probe_on(&bookings, &woken))?;
    Ok(())
}

fn probe_on(bookings: &Weak<Bookings>, woken: &Receiver<()>) {
    let mut pause = None;
    loop {
        let waited = match pause {
            Some(pause) => woken.recv_timeout(pause),
            None => woken.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        if waited == Err(RecvTimeoutError::Disconnected) {
            return;
        }
        // Many may have rung while one probe ran.
        while woken.try_recv().is_ok() {}
        let Some(bookings) = bookings.upgrade() else { return };
        if let Err(trouble) = bookings.probe() {
            tracing::error!(%trouble, "the TSE was probed in vain");
        }
        pause = bookings.health.outage().map(|_| bookings.attesting.probe_every());
    }
}

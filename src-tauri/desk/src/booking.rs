//! The way of a booking whose bons are attested outside: judged and kept on the writer's thread, attested on the
//! attesting one while the till goes on, appended on the writer's again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use book::authority::Authority;
use book::booking::{self, Answer, BookRow, Intended};
use book::door::Door;
use book::fault::{Outcome, Trouble};
use book::key_health::KeyState;
use book::ledger::intent::{self, Asked, Intent, IntentId};
use book::mending;
use book::ports::{Attest, AttestTrouble, Attested, EventId, TseDevice};
use book::rows::SignRow;
use book::services::Services;
use book::tse_health::{TseHealth, TseState};
use contract::Ask;
use contract::refusal::TillRefusal;

use crate::attesting::Attesting;
use crate::deeds::{Deeds, Mark};
use crate::flights::Flights;
use crate::matter::Signable;
use crate::pin_once_more::ask_pin_once_more;

/// So often a booking waits for others that rest on the same, before the person is told to wait.
const TRIES: u32 = 3;

/// What is asked of the outside, and what is under way between an intent and the book.
pub struct Bookings {
    pub(super) services: Services,
    pub(super) attesting: Attesting,
    pub(super) flights: Flights,
    pub(super) health: Arc<TseHealth>,
    pub(super) deeds: Deeds,
    /// Wakes whoever probes the device.
    pub(super) wake: Sender<()>,
    /// How many are closing the day at this moment.
    pub(super) closing: Arc<AtomicU32>,
}

impl Bookings {
    /// Nothing is under way; the thread that asks the outside starts, if there is someone to ask. Whoever probes the device
    /// is woken by what comes along.
    ///
    /// # Errors
    /// A fault where there is no thread to be had.
    pub fn start(services: Services) -> Outcome<(Arc<Self>, Receiver<()>)> {
        let attesting = Attesting::start(services.adapters.attest.clone())?;
        let ((wake, woken), health) = (channel(), services.tse_health());
        let (flights, deeds, closing) = (Flights::default(), Deeds::default(), Arc::default());
        let bookings = Self { services, attesting, flights, health, deeds, wake, closing };
        Ok((Arc::new(bookings), woken))
    }

    /// Whether there is, or may be later, anyone to ask.
    pub const fn may_ask_someone(&self) -> bool {
        self.attesting.may_be_there()
    }

    /// Books what a `book` row asks for.
    pub fn book<H, R: BookRow<H> + Send + 'static>(&self, door: &Door<'_>, request: R) -> Outcome<R::Reply>
    where
        R::Reply: Send,
    {
        if let Some(pin) = request.pin_once_more() {
            ask_pin_once_more(door, pin)?;
        }
        // Without the key nothing is booked anyway: the refusal comes at once.
        if self.services.key_health().state() == KeyState::Here {
            self.services.comparison.wait();
        }
        if !self.attesting.is_there() {
            return door.write(move |tx| booking::at_once(tx, request));
        }
        for _ in 0..TRIES {
            let wish = request.clone();
            match door.write(move |tx| booking::intend(tx, &wish)) {
                Ok(Intended::Done(reply)) => return Ok(reply),
                Ok(Intended::Asks(id)) => {
                    let reply = self.attested(door, &id, request.clone())?;
                    if let Some(reply) =
                        reply.map_or_else(|| self.by_another(door, &request), |it| Ok(Some(it)))?
                    {
                        return Ok(reply);
                    }
                }
                Err(trouble) if is_being_booked(&trouble) => {
                    self.settle()?;
                    if let Some(reply) = self.by_another(door, &request)? {
                        return Ok(reply);
                    }
                }
                Err(trouble) => return Err(trouble),
            }
        }
        Err(TillRefusal::BeingBooked.into())
    }

    /// Records what a `sign` row notes; some notes wait until nothing is under way.
    pub fn sign<H, R: SignRow<H> + Send + 'static>(&self, door: &Door<'_>, request: R) -> Outcome<R::Reply>
    where
        R::Reply: Send,
    {
        if !R::SETTLES {
            return door.write(move |tx| request.sign(tx));
        }
        for _ in 0..TRIES {
            self.settle()?;
            let wish = request.clone();
            let done = door.write(move |tx| match intent::any(tx)? {
                true => Err(TillRefusal::BeingBooked.into()),
                false => wish.sign(tx),
            });
            match done {
                Err(trouble) if is_being_booked(&trouble) => {}
                done => return done,
            }
        }
        Err(TillRefusal::BeingBooked.into())
    }

    /// Has the bons of an intent attested and books it. `None`: someone else has decided it.
    fn attested<H, R: BookRow<H> + Send + 'static>(
        &self,
        door: &Door<'_>,
        id: &IntentId,
        request: R,
    ) -> Outcome<Option<R::Reply>>
    where
        R::Reply: Send,
    {
        let _flight = self.flights.set_out(id.clone());
        let Some((intent, asked)) = self.kept(id)? else { return Ok(None) };
        let answers: Vec<Answer> =
            asked.into_iter().map(|asked| self.attest(&intent, asked)).collect::<Outcome<_>>()?;
        let has_failed = answers.iter().any(|answer| answer.came.is_err());
        let id = id.clone();
        let who = (self.services.now(), door.authority.clone());
        let done = mending::write(&self.services, who, move |tx| {
            booking::conclude(tx, &id, answers, |after| request.follow(after))
        });
        if has_failed {
            self.wake_the_probe();
        }
        done
    }

    /// The answer to a booking that someone else has decided meanwhile: it is not booked a second time.
    fn by_another<R: Ask>(&self, door: &Door<'_>, request: &R) -> Outcome<Option<R::Reply>> {
        let mark = Mark::of(door.authority, &request.clone().into())?;
        let answer = mark.and_then(|mark| self.deeds.answer(&mark));
        Ok(answer.map(serde_json::from_value).transpose()?)
    }
}

/// Whether a request has to wait for a booking of others.
pub fn is_being_booked(trouble: &Trouble) -> bool {
    trouble.refusal().is_some_and(|refusal| refusal.code() == TillRefusal::BeingBooked.code())
}

impl Bookings {
    /// An intent as it lies on disk, and what it asks. `None`: someone has decided it.
    pub(super) fn kept(&self, id: &IntentId) -> Outcome<Option<(Intent, Vec<Asked>)>> {
        self.services.read_as_program(|tx| {
            let Some(intent) = intent::load(tx.conn, id)? else { return Ok(None) };
            Ok(Some((intent, intent::asked(tx.conn, id)?)))
        })
    }

    /// Has one draft of an intent attested, or says why not. While an outage lasts nobody is asked and nobody waits.
    pub(super) fn attest(&self, intent: &Intent, asked: Asked) -> Outcome<Answer> {
        let Asked { event, position, begun } = asked;
        let draft = intent.drafts.get(position);
        let draft =
            draft.ok_or_else(|| Trouble::fault(format!("the intent {} lacks a draft", intent.id.0)))?;
        let came = match (self.health.outage(), Signable::of(draft)) {
            (Some(cause), _) => Err(AttestTrouble::Outage(cause)),
            (None, Err(trouble)) => Err(trouble),
            (None, Ok(None)) => {
                return Err(Trouble::fault(format!("the intent {} asks for what is no event", intent.id.0)));
            }
            (None, Ok(Some(signable))) => {
                let (name, late) = (event.clone(), self.late_answers(&event));
                self.attesting.ask(move |port| port.finish(&name, begun.as_ref(), &signable.matter()), late)
            }
        };
        match &came {
            Ok(_) => {
                let now = self.services.now();
                self.health.note(|state| state.answered = Some(now));
            }
            Err(trouble) => {
                tracing::warn!(event = event.0, %trouble, "booked without attestation");
                self.is_out(trouble);
            }
        }
        Ok(self.answer(event, position, came))
    }

    /// What came of a question, with who should have answered; of a device that has never answered only the register's name
    /// at it is known, and that says that there is one.
    pub(super) fn answer(
        &self,
        event: EventId,
        position: usize,
        came: Result<Option<Attested>, AttestTrouble>,
    ) -> Answer {
        let TseState { device, client, .. } = self.health.state();
        let device = device.or_else(|| client.as_deref().map(TseDevice::unknown));
        Answer { event, position, came, device }
    }

    /// Begins, in the background, the events of baskets that have got their first line, if there is anyone to ask. None begins
    /// while the day closes: what its close has ended goes on with the next opening.
    pub fn begin_events(&self) {
        if !self.attesting.is_there() || self.health.outage().is_some() {
            return;
        }
        let (wake, closing) = (self.wake.clone(), self.closing.clone());
        let (readers, writer) = (self.services.readers.clone(), self.services.writer());
        let (program, clock) = (self.services.program.clone(), self.services.adapters.clock.clone());
        let posted = self.attesting.post(Box::new(move |port: &dyn Attest| {
            if closing.load(Ordering::SeqCst) > 0 {
                return;
            }
            let begun = readers.read(salon::till::not_begun).and_then(|baskets| {
                for basket in baskets {
                    let event = EventId(basket.0.clone());
                    let Ok(begun) = port.begin(&event) else {
                        // It begins with its finish then; whether the device has failed, a probe tells.
                        let _ = wake.send(());
                        break;
                    };
                    let Some(writer) = writer.upgrade() else { break };
                    writer.run(clock.now(), Authority::program(), program.clone(), move |tx| {
                        intent::begun(tx, &event, &basket, &begun)
                    })?;
                }
                Ok(())
            });
            if let Err(trouble) = begun {
                tracing::error!(%trouble, "events were not begun");
            }
        }));
        if let Err(trouble) = posted {
            tracing::error!(%trouble, "events are not begun");
        }
    }

    /// Where an answer goes that comes when nobody waits any more.
    fn late_answers(&self, event: &EventId) -> impl FnOnce(Option<Attested>) + Send + 'static {
        let (writer, event) = (self.services.writer(), event.clone());
        let (program, clock) = (self.services.program.clone(), self.services.adapters.clock.clone());
        move |answer: Option<Attested>| {
            let Some(writer) = writer.upgrade() else { return };
            let kept = writer.run(clock.now(), Authority::program(), program, move |tx| {
                intent::late(tx, &event, answer.as_ref())
            });
            if let Err(trouble) = kept {
                tracing::error!(%trouble, "a late answer was not kept");
            }
        }
    }
}

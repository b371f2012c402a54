//! The way of a booking whose bons are attested outside: judged and kept on the writer's thread, attested on the
//! attesting one while the till goes on, appended on the writer's again.

use book::authority::Authority;
use book::booking::{self, Answer, BookRow, Intended};
use book::door::Door;
use book::fault::{Outcome, Trouble};
use book::key_health::KeyState;
use book::ledger::intent::{self, Asked, Intent, IntentId};
use book::ledger::{Draft, Drafted};
use book::mending;
use book::ports::{Attest, AttestTrouble, Matter};
use book::rows::SignRow;
use book::services::Services;
use contract::refusal::TillRefusal;
use figures::vat_splits;
use proof::BonType;

use crate::attesting::Attesting;
use crate::flights::Flights;
use crate::pin_once_more::ask_pin_once_more;

/// So often a booking waits for others that rest on the same, before the person is told to wait.
const TRIES: u32 = 3;

/// What is asked of the outside, and what is under way between an intent and the book.
pub struct Bookings {
    pub(super) services: Services,
    pub(super) attesting: Attesting,
    pub(super) flights: Flights,
}

impl Bookings {
    /// Nothing is under way; the thread that asks the outside starts, if there is someone to ask.
    ///
    /// # Errors
    /// A fault where there is no thread to be had.
    pub fn start(services: Services) -> Outcome<Self> {
        let attesting = Attesting::start(services.adapters.attest.clone())?;
        Ok(Self { services, attesting, flights: Flights::default() })
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
                    if let Some(reply) = self.attested(door, &id, request.clone())? {
                        return Ok(reply);
                    }
                }
                Err(trouble) if is_being_booked(&trouble) => self.settle()?,
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
        let (intent, asked) = self.kept(id)?;
        let answers = asked.into_iter().map(|asked| self.attest(&intent, asked)).collect::<Outcome<_>>()?;
        let id = id.clone();
        let who = (self.services.now(), door.authority.clone());
        mending::write(&self.services, who, move |tx| {
            booking::conclude(tx, &id, answers, |after| request.follow(after))
        })
    }
}

fn is_being_booked(trouble: &Trouble) -> bool {
    trouble.refusal().is_some_and(|refusal| refusal.code() == TillRefusal::BeingBooked.code())
}

impl Bookings {
    /// An intent as it lies on disk, and what it asks.
    pub(super) fn kept(&self, id: &IntentId) -> Outcome<(Intent, Vec<Asked>)> {
        self.services.read_as_program(|tx| {
            let intent = intent::load(tx.conn, id)?;
            let intent = intent.ok_or_else(|| Trouble::fault(format!("the intent {} is gone", id.0)))?;
            Ok((intent, intent::asked(tx.conn, id)?))
        })
    }

    /// Has one bon of an intent attested, or says why not.
    pub(super) fn attest(&self, intent: &Intent, asked: Asked) -> Outcome<Answer> {
        let Some(Drafted::Bon(bon)) = intent.drafts.get(asked.position) else {
            return Err(Trouble::fault(format!("the intent {} asks for what is no bon", intent.id.0)));
        };
        let bon = bon.clone();
        let Asked { event, position, begun } = asked;
        let (name, late) = (event.clone(), self.late_answers(&event));
        let came = self
            .attesting
            .ask(move |port| with_matter(&bon, |matter| port.finish(&name, begun.as_ref(), matter)), late);
        if let Err(trouble) = &came {
            tracing::warn!(event = event.0, %trouble, "a bon is booked without attestation");
        }
        Ok(Answer { event, position, came })
    }

    /// Begins, in the background, the events of baskets that have got their first line, if there is anyone to ask.
    pub fn begin_events(&self) {
        if !self.attesting.is_there() {
            return;
        }
        let (readers, writer) = (self.services.readers.clone(), self.services.writer());
        let (program, clock) = (self.services.program.clone(), self.services.adapters.clock.clone());
        let posted = self.attesting.post(Box::new(move |port: &dyn Attest| {
            let begun = readers.read(salon::till::not_begun).and_then(|baskets| {
                for basket in baskets {
                    let event = book::ports::EventId(basket.0.clone());
                    let Ok(begun) = port.begin(&event) else { break };
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
    fn late_answers(
        &self,
        event: &book::ports::EventId,
    ) -> impl FnOnce(Option<proof::TseBlock>) + Send + 'static {
        let (writer, event) = (self.services.writer(), event.clone());
        let (program, clock) = (self.services.program.clone(), self.services.adapters.clock.clone());
        move |block| {
            let Some(writer) = writer.upgrade() else { return };
            let kept = writer.run(clock.now(), Authority::program(), program, move |tx| {
                intent::late(tx, &event, block.as_ref())
            });
            if let Err(trouble) = kept {
                tracing::error!(%trouble, "a late answer was not kept");
            }
        }
    }
}

/// Shows a bon as the outside is asked about it.
fn with_matter<T>(
    bon: &Draft,
    ask: impl FnOnce(&Matter<'_>) -> Result<T, AttestTrouble>,
) -> Result<T, AttestTrouble> {
    let vat = vat_splits(&bon.lines).map_err(|trouble| AttestTrouble::Refused(trouble.to_string()))?;
    let bon_type = bon.bon.unwrap_or(BonType::Beleg);
    ask(&Matter { bon_type, lines: &bon.lines, vat: &vat, payments: &bon.payments })
}

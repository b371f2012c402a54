//! The way of a booking whose bons are attested outside: judged and kept on the writer's thread, attested on the
//! attesting one while the till goes on, appended on the writer's again.

use std::sync::Arc;

use contract::refusal::TillRefusal;
use proof::BonType;

use super::Desk;
use super::door::Door;
use crate::act::Standing;
use crate::booking::{self, Answer, Book, Intended};
use crate::fault::{Outcome, Trouble};
use crate::ledger::intent::{self, Asked, Intent, IntentId};
use crate::ledger::{Draft, Drafted, vat_splits};
use crate::pen::Record;
use crate::ports::{Attest, AttestTrouble, Matter};

/// So often a booking waits for others that rest on the same, before the person is told to wait.
const TRIES: u32 = 3;

impl Door<'_> {
    /// Books what a `book` row asks for.
    pub fn book<R: Book + Send + 'static>(&self, request: R) -> Outcome<R::Reply>
    where
        R::Reply: Send,
    {
        if let Some(pin) = request.pin_once_more() {
            self.desk.ask_pin_once_more(self, pin)?;
        }
        if !self.desk.attesting.is_there() {
            return self.write(move |pen| booking::at_once(pen, request));
        }
        for _ in 0..TRIES {
            let wish = request.clone();
            match self.write(move |pen| booking::intend(pen, &wish)) {
                Ok(Intended::Done(reply)) => return Ok(reply),
                Ok(Intended::Asks(id)) => {
                    if let Some(reply) = self.attested(&id, request.clone())? {
                        return Ok(reply);
                    }
                }
                Err(trouble) if is_being_booked(&trouble) => self.desk.settle()?,
                Err(trouble) => return Err(trouble),
            }
        }
        Err(TillRefusal::BeingBooked.into())
    }

    /// Records what a `sign` row notes; some notes wait until nothing is under way.
    pub fn record<R: Record + Send + 'static>(&self, request: R) -> Outcome<R::Reply>
    where
        R::Reply: Send,
    {
        if !R::SETTLES {
            return self.write(move |pen| request.record(pen));
        }
        for _ in 0..TRIES {
            self.desk.settle()?;
            let wish = request.clone();
            let done = self.write(move |pen| match intent::any(pen)? {
                true => Err(TillRefusal::BeingBooked.into()),
                false => wish.record(pen),
            });
            match done {
                Err(trouble) if is_being_booked(&trouble) => {}
                done => return done,
            }
        }
        Err(TillRefusal::BeingBooked.into())
    }

    /// Has the bons of an intent attested and books it. `None`: someone else has decided it.
    fn attested<R: Book + Send + 'static>(&self, id: &IntentId, request: R) -> Outcome<Option<R::Reply>>
    where
        R::Reply: Send,
    {
        let _flight = self.desk.flights.set_out(id.clone());
        let (intent, asked) = self.desk.kept(id)?;
        let answers =
            asked.into_iter().map(|asked| self.desk.attest(&intent, asked)).collect::<Outcome<_>>()?;
        let id = id.clone();
        self.desk.write(self.desk.now(), self.standing.clone(), move |pen| {
            booking::conclude(pen, &id, answers, |after| request.follow(after))
        })
    }
}

fn is_being_booked(trouble: &Trouble) -> bool {
    trouble.refusal().is_some_and(|refusal| refusal.code() == TillRefusal::BeingBooked.code())
}

impl Desk {
    /// Bons that no rule has judged and nobody attests, in one transaction: books made for tests and measurements.
    #[doc(hidden)]
    pub fn book_unjudged(&self, bons: Vec<Draft>) -> Outcome<()> {
        self.inside(&[], move |pen| {
            let drafts = bons.into_iter().map(Drafted::Bon).collect();
            pen.append_all(drafts, crate::ledger::Rules::Judge).map(drop)
        })
    }

    /// An intent as it lies on disk, and what it asks.
    pub(super) fn kept(&self, id: &IntentId) -> Outcome<(Intent, Vec<Asked>)> {
        self.look_inside(|view| {
            let intent = intent::load(view.conn, id)?;
            let intent = intent.ok_or_else(|| Trouble::fault(format!("the intent {} is gone", id.0)))?;
            Ok((intent, intent::asked(view.conn, id)?))
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

    /// Begins, in the background, the events of baskets that have got their first line.
    pub(super) fn begin_events(&self) {
        let (readers, writer) = (self.readers.clone(), Arc::downgrade(&self.writer));
        let (program, clock) = (self.program.clone(), self.adapters.clock.clone());
        let posted = self.attesting.post(Box::new(move |port: &dyn Attest| {
            let begun = readers.look(crate::till::not_begun).and_then(|baskets| {
                for basket in baskets {
                    let event = crate::ports::EventId(basket.0.clone());
                    let Ok(begun) = port.begin(&event) else { break };
                    let Some(writer) = writer.upgrade() else { break };
                    writer.run(clock.now(), Standing::program(), program.clone(), move |pen| {
                        intent::begun(pen, &event, &basket, &begun)
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
        event: &crate::ports::EventId,
    ) -> impl FnOnce(Option<proof::TseBlock>) + Send + 'static {
        let (writer, event) = (Arc::downgrade(&self.writer), event.clone());
        let (program, clock) = (self.program.clone(), self.adapters.clock.clone());
        move |block| {
            let Some(writer) = writer.upgrade() else { return };
            let kept = writer.run(clock.now(), Standing::program(), program, move |pen| {
                intent::late(pen, &event, block.as_ref())
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

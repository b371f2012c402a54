//! Settling what is under way: at the start, before whatever opens, counts or closes the day, and when a booking rests
//! on something that another has left.

use std::time::Duration;

use book::booking::conclude;
use book::fault::{Outcome, Trouble};
use book::ledger::Draft;
use book::ledger::intent::{self, Asked, Intent, IntentId, Left};
use book::ledger::recover::{Fate, fate};
use book::ports::{AttestTrouble, Attested, Known};
use contract::Topic;
use proof::EntryKind;
use serde_json::{Value, json};

use crate::booking::Bookings;
use crate::deeds::Mark;
use crate::dispatch::follow_again;

/// A booking asks for two bons at most; the writer takes its time as well.
const QUESTIONS_OF_A_BOOKING: u32 = 3;
/// What the writer may take at most, on a slow disk.
const WRITING: Duration = Duration::from_secs(5);

impl Bookings {
    /// Waits for the bookings that are under way and decides those that nobody works on any more. A close can always be
    /// made: each wait has its end.
    pub(super) fn settle(&self) -> Outcome<()> {
        let (intents, left) =
            self.services.read_as_program(|tx| Ok((intent::all(tx.conn)?, intent::left(tx.conn)?)))?;
        if !intents.is_empty() {
            self.flights.wait(self.attesting.patience() * QUESTIONS_OF_A_BOOKING + WRITING);
        }
        for id in intents.iter().filter(|id| !self.flights.has(id)) {
            if let Err(trouble) = self.recover(id) {
                self.give_up(id, &trouble)?;
            }
        }
        self.look_after(left)
    }

    /// Decides an intent that a crash left.
    fn recover(&self, id: &IntentId) -> Outcome<()> {
        let Some((intent, asked)) = self.kept(id)? else { return Ok(()) };
        let known: Vec<Option<Known>> = asked.iter().map(|asked| self.known(asked)).collect();
        let id = id.clone();
        if fate(&known) == Fate::Release {
            tracing::warn!(intent = id.0, "a booking that was cut off is released: nothing was attested");
            return self.services.write(self.services.now(), intent.authority, move |tx| {
                intent::release(tx, &id)?;
                intent::remove(tx, &id).map(drop)
            });
        }
        let mut answers = Vec::with_capacity(asked.len());
        for (asked, known) in asked.into_iter().zip(known) {
            answers.push(match known {
                Some(Known::Finished(answer)) => {
                    self.answer(asked.event, asked.position, Ok(answer.map(|answer| *answer)))
                }
                Some(Known::Unsigned | Known::Aborted) => self.attest(&intent, asked)?,
                None => {
                    self.is_out(&AttestTrouble::AnswerLost);
                    self.answer(asked.event, asked.position, Err(AttestTrouble::AnswerLost))
                }
            });
        }
        tracing::warn!(intent = id.0, "a booking that was cut off is booked");
        if answers.iter().any(|answer| answer.came.is_err()) {
            self.wake_the_probe();
        }
        let (whole, again, request) = (answers.clone(), id.clone(), intent.request.clone());
        let done = self.services.write(self.services.now(), intent.authority.clone(), move |tx| {
            conclude(tx, &again, whole, |after| follow_again(serde_json::from_str(&request)?, after))
        });
        match done {
            Ok(answer) => self.keep_for_who_asked(&intent, answer),
            Err(trouble) => {
                // What follows can be done by hand; what was attested must stand in the book.
                tracing::error!(%trouble, "a booking that was cut off is booked without what follows it");
                self.services.write(self.services.now(), intent.authority, move |tx| {
                    conclude(tx, &id, answers, |_| Ok(())).map(drop)
                })
            }
        }
    }

    /// Whoever asked and has no answer yet finds it when asking again.
    fn keep_for_who_asked(&self, intent: &Intent, answer: Option<Value>) -> Outcome<()> {
        let mark = Mark::of(&intent.authority, &serde_json::from_str(&intent.request)?)?;
        if let (Some(mark), Some(answer)) = (mark, answer) {
            self.deeds.keep(mark, answer);
        }
        Ok(())
    }

    /// An intent that can't be decided, since its row is damaged, is told in the book and let go: a close can always be
    /// made.
    fn give_up(&self, id: &IntentId, trouble: &Trouble) -> Outcome<()> {
        tracing::error!(intent = id.0, %trouble, "a booking that was cut off can't be read");
        let (id, story) = (id.clone(), trouble.to_string());
        self.services.write_as_program(&[Topic::Roll], move |tx| {
            let details = json!({ "what": "intent_lost", "intent": id, "finding": story });
            tx.append(Draft::note(EntryKind::Incident).with_details("incident/1", &details)?)?;
            intent::release(tx, &id)?;
            intent::remove(tx, &id).map(drop)
        })
    }

    fn known(&self, asked: &Asked) -> Option<Known> {
        let Asked { event, begun, .. } = asked.clone();
        self.look_up(Left { event, begun, seq: None })
    }

    /// What the outside knows of an event, if it can be asked.
    fn look_up(&self, left: Left) -> Option<Known> {
        self.attesting.ask(move |port| port.look_up(&left.event, left.begun.as_ref()), drop).ok()
    }

    /// Clears up events that nobody works on: late answers go to the list, what was only begun is given up. An outage is
    /// waited out.
    pub(super) fn look_after(&self, left: Vec<Left>) -> Outcome<()> {
        if self.health.outage().is_some() {
            return Ok(());
        }
        for left in left {
            let Some(known) = self.look_up(left.clone()) else { return Ok(()) };
            let event = left.event.clone();
            match known {
                Known::Finished(answer) if left.seq.is_some() => {
                    self.keep_late(left, answer.map(|answer| *answer))?;
                }
                // It stays, and is told at each start.
                Known::Finished(answer) => {
                    tracing::error!(event = event.0, ?answer, "attested outside, and no booking asks for it");
                }
                Known::Unsigned => {
                    let aborted =
                        self.attesting.ask(move |port| port.abort(&left.event, left.begun.as_ref()), drop);
                    if aborted.is_err() {
                        return Ok(());
                    }
                    self.services.write_as_program(&[], move |tx| intent::forget(tx, &event))?;
                }
                Known::Aborted => {
                    self.services.write_as_program(&[], move |tx| intent::forget(tx, &event))?
                }
            }
        }
        Ok(())
    }

    fn keep_late(&self, left: Left, answer: Option<Attested>) -> Outcome<()> {
        self.services.write_as_program(&[], move |tx| intent::late(tx, &left.event, answer.as_ref()))
    }
}

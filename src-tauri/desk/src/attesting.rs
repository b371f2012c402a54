//! The thread that asks the outside to attest. One question at a time, each with an end: who asked goes on when the
//! patience is over, and an answer that comes later goes to whoever wants late ones.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use book::fault::Outcome;
use book::ports::{Attest, AttestTrouble, TseOffice};

type Question = Box<dyn FnOnce(&dyn Attest) + Send>;

/// The way to the thread.
pub struct Attesting {
    port: Arc<dyn Attest>,
    questions: Option<Sender<Question>>,
    /// Someone gave up waiting for the question that is asked right now.
    stuck: Arc<AtomicBool>,
}

/// Where an answer is put, or where it is said that nobody waits for it any more.
enum AnswerSlot<T> {
    Waiting,
    /// The device is asked now.
    Asked,
    GivenUp,
    Answered(Result<T, AttestTrouble>),
}

type Desk<T> = Arc<(Mutex<AnswerSlot<T>>, Condvar)>;

impl Attesting {
    /// Starts the thread, if there is someone to ask, or may be later.
    pub fn start(port: Arc<dyn Attest>) -> Outcome<Self> {
        let stuck = Arc::new(AtomicBool::new(false));
        if !port.is_there() && port.office().is_none() {
            return Ok(Self { port, questions: None, stuck });
        }
        let (questions, queue) = channel();
        let asked = port.clone();
        // It is not waited for at the end: a device may hang for ever.
        std::thread::Builder::new().name("attest".into()).spawn(move || work(&*asked, &queue))?;
        Ok(Self { port, questions: Some(questions), stuck })
    }

    /// Whether there is anyone to ask now.
    pub fn is_there(&self) -> bool {
        self.questions.is_some() && self.port.is_there()
    }

    /// Whether there is, or may be later, anyone to ask.
    pub const fn may_be_there(&self) -> bool {
        self.questions.is_some()
    }

    /// Where the one that is asked is set up and changed.
    pub fn office(&self) -> Option<&dyn TseOffice> {
        self.port.office()
    }

    /// How long one answer is waited for.
    pub fn patience(&self) -> Duration {
        self.port.patience()
    }

    /// How long after a probe that failed the next one is made.
    pub fn probe_every(&self) -> Duration {
        self.port.probe_every()
    }

    /// Asks and waits for the answer as long as the till can. `late` gets an answer that comes after that.
    ///
    /// # Errors
    /// [`AttestTrouble`], also when nobody answers in time.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Attest) -> Result<T, AttestTrouble> + Send + 'static,
        late: impl FnOnce(T) + Send + 'static,
    ) -> Result<T, AttestTrouble> {
        if self.stuck.load(Ordering::Acquire) {
            return Err(AttestTrouble::StillBusy);
        }
        let desk: Desk<T> = Arc::new((Mutex::new(AnswerSlot::Waiting), Condvar::new()));
        let (theirs, stuck) = (desk.clone(), self.stuck.clone());
        self.post(Box::new(move |port| answer(port, &theirs, &stuck, question, late)))?;
        self.wait(&desk)
    }

    /// Asks without waiting; what comes of it is up to the question.
    ///
    /// # Errors
    /// [`AttestTrouble::NoAnswer`] if the thread is gone.
    pub fn post(&self, question: Question) -> Result<(), AttestTrouble> {
        let questions = self.questions.as_ref().ok_or(AttestTrouble::NoAnswer)?;
        questions.send(question).map_err(|_| AttestTrouble::NoAnswer)
    }

    fn wait<T>(&self, desk: &Desk<T>) -> Result<T, AttestTrouble> {
        let (slot, told) = &**desk;
        let waiting = |slot: &mut AnswerSlot<T>| matches!(slot, AnswerSlot::Waiting | AnswerSlot::Asked);
        let slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut slot, _) =
            told.wait_timeout_while(slot, self.patience(), waiting).unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *slot, AnswerSlot::GivenUp) {
            AnswerSlot::Answered(answer) => answer,
            before => {
                // Behind a question that hangs this one was not even asked; both mean that the thread is taken.
                self.stuck.store(true, Ordering::Release);
                Err(if matches!(before, AnswerSlot::Asked) {
                    AttestTrouble::NoAnswer
                } else {
                    AttestTrouble::StillBusy
                })
            }
        }
    }
}

fn work(port: &dyn Attest, queue: &Receiver<Question>) {
    while let Ok(question) = queue.recv() {
        question(port);
    }
}

/// Asks, unless nobody waits any more, and hands the answer over, late if need be.
fn answer<T>(
    port: &dyn Attest,
    desk: &Desk<T>,
    stuck: &AtomicBool,
    question: impl FnOnce(&dyn Attest) -> Result<T, AttestTrouble>,
    late: impl FnOnce(T),
) {
    let (slot, told) = &**desk;
    // The thread is free again: whatever it was stuck in has ended.
    stuck.store(false, Ordering::Release);
    {
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*slot, AnswerSlot::GivenUp) {
            return;
        }
        *slot = AnswerSlot::Asked;
    }
    let answer = catch_unwind(AssertUnwindSafe(|| question(port)))
        .unwrap_or_else(|_| Err(AttestTrouble::Refused("die Anbindung der TSE ist abgestürzt".into())));
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    if matches!(*slot, AnswerSlot::GivenUp) {
        drop(slot);
        stuck.store(false, Ordering::Release);
        if let Ok(answer) = answer {
            late(answer);
        }
        return;
    }
    *slot = AnswerSlot::Answered(answer);
    told.notify_all();
}

#[cfg(test)]
mod tests {
    use super::*;
    use book::ports::{Attested, Begun, EventId, Known, Matter, NoTse, TseDevice};

    /// There, and waited for so long.
    struct Waited(Duration);

    impl Attest for Waited {
        fn is_there(&self) -> bool {
            true
        }

        fn patience(&self) -> Duration {
            self.0
        }

        fn serve(&self, _: &str) {}

        fn probe(&self) -> Result<Option<TseDevice>, AttestTrouble> {
            Ok(None)
        }

        fn begin(&self, event: &EventId) -> Result<Begun, AttestTrouble> {
            NoTse.begin(event)
        }

        fn update(&self, _: &EventId, _: &Begun, _: &Matter<'_>) -> Result<(), AttestTrouble> {
            Ok(())
        }

        fn finish(
            &self,
            _: &EventId,
            _: Option<&Begun>,
            _: &Matter<'_>,
        ) -> Result<Option<Attested>, AttestTrouble> {
            Ok(None)
        }

        fn abort(&self, _: &EventId, _: Option<&Begun>) -> Result<(), AttestTrouble> {
            Ok(())
        }

        fn look_up(&self, _: &EventId, _: Option<&Begun>) -> Result<Known, AttestTrouble> {
            Ok(Known::Unsigned)
        }
    }

    #[test]
    fn who_waits_too_long_goes_on_and_the_answer_comes_late() {
        let attesting = Attesting::start(Arc::new(Waited(Duration::from_millis(50)))).unwrap();
        let (go, gate) = channel::<()>();
        let (late, later) = channel();
        let slow = attesting.ask(
            move |_| {
                gate.recv().unwrap();
                Ok(7)
            },
            move |answer| late.send(answer).unwrap(),
        );
        assert_eq!(slow, Err(AttestTrouble::NoAnswer));
        assert_eq!(attesting.ask(|_| Ok(1), drop), Err(AttestTrouble::StillBusy));
        go.send(()).unwrap();
        assert_eq!(later.recv().unwrap(), 7);
        while attesting.ask(|_| Ok(2), drop) != Ok(2) {
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_question_that_panics_is_answered_with_a_no() {
        let attesting = Attesting::start(Arc::new(Waited(Duration::from_secs(60)))).unwrap();
        let answer = attesting.ask::<()>(|_| panic!("broken adapter"), drop);
        assert!(matches!(answer, Err(AttestTrouble::Refused(_))), "{answer:?}");
        assert_eq!(attesting.ask(|_| Ok(2), drop), Ok(2));
    }
}

//! Booking in three phases: judge, attest, append.
//!
//! A `book` row says what is to be booked ([`BookRow::judge`], which only looks) and what follows ([`BookRow::follow`], which
//! writes everything but the book). Between them the desk has the bons attested outside the program, off the writer's
//! thread, and appends them. Where nobody outside attests, all of it is one transaction ([`at_once`]). Otherwise
//! [`intend`] puts the intent on disk with what it was judged by, and [`conclude`] appends it, whatever was answered.

use std::cell::RefCell;
use std::ops::Deref;

use contract::refusal::TillRefusal;
use contract::{Ask, Request};
use proof::{Money, TseBlock};

use crate::book_tx::BookTx;
use crate::fault::{Outcome, Trouble};
#[cfg(feature = "unguarded")]
use crate::ledger::Draft;
use crate::ledger::intent::{self, Hold, Intent, IntentId};
use crate::ledger::{Drafted, Note, Recorded, Rules};
use crate::outage;
use crate::ports::{AttestTrouble, Attested, EventId, TseDevice};
use crate::tx::{ReadTx, WriteTx};

/// A `book` row of the menu, answered by crate `H`. It never holds a [`BookTx`]: the desk appends what it judged, and nothing else.
pub trait BookRow<H>: Ask {
    /// Whether it waits until nothing else is under way: what opens, counts or reopens the day.
    const SETTLES: bool = false;

    /// The PIN that is typed once more for it.
    fn pin_once_more(&self) -> Option<&str> {
        None
    }

    /// The request as it may lie on disk.
    #[must_use]
    fn without_secrets(self) -> Self {
        self
    }

    /// What is to be booked, or the refusal.
    ///
    /// # Errors
    /// Whatever stands against it.
    fn judge(&self, judging: &Judging<'_>) -> Outcome<Judged<Self::Reply>>;

    /// What follows the entries, in their transaction; the reply.
    ///
    /// # Errors
    /// A fault: what was attested is never refused.
    fn follow(self, after: &Following<'_>) -> Outcome<Self::Reply>;
}

/// The transaction in which a booking was just appended, for what follows it.
pub struct Following<'a> {
    tx: &'a WriteTx<'a>,
    recorded: &'a [Recorded],
    notes: RefCell<Vec<Note>>,
}

impl Following<'_> {
    /// The entry at a place of the booking, from 0.
    ///
    /// # Errors
    /// A fault if the booking has none there.
    pub fn entry(&self, at: usize) -> Outcome<&Recorded> {
        self.recorded.get(at).ok_or_else(|| Trouble::fault(format!("the booking has no entry at {at}")))
    }

    /// All entries of the booking, in their order.
    pub const fn entries(&self) -> &[Recorded] {
        self.recorded
    }

    /// Notes something behind the booking, in the same transaction.
    pub fn note(&self, note: Note) {
        self.notes.borrow_mut().push(note);
    }
}

impl<'a> Deref for Following<'a> {
    type Target = WriteTx<'a>;

    fn deref(&self) -> &WriteTx<'a> {
        self.tx
    }
}

/// Appends a booking, does what follows it and appends what is noted on the way.
fn append<R>(
    tx: &mut BookTx<'_>,
    drafts: Vec<Drafted>,
    rules: Rules,
    follow: impl FnOnce(&Following<'_>) -> Outcome<R>,
) -> Outcome<(R, Vec<Recorded>)> {
    let recorded = tx.append_all(drafts, rules)?;
    let after = Following { tx: &*tx, recorded: &recorded, notes: RefCell::default() };
    let reply = follow(&after)?;
    let notes = after.notes.into_inner();
    notes.into_iter().try_for_each(|note| tx.append(note).map(drop))?;
    Ok((reply, recorded))
}

/// What a booking is judged by.
pub struct Judging<'a> {
    tx: ReadTx<'a>,
    /// What the drawer can give: the book's cash less what others are about to take out.
    pub drawer: Money,
    /// Whether someone outside attests bons (§ 146a AO).
    pub is_attested: bool,
}

impl<'a> Deref for Judging<'a> {
    type Target = ReadTx<'a>;

    fn deref(&self) -> &ReadTx<'a> {
        &self.tx
    }
}

/// A verdict.
pub enum Judged<R> {
    /// It was booked before; this is what it came to.
    Stands(R),
    Books(Booking),
}

/// What is booked together, in this order, and what it rests on.
#[derive(Default)]
pub struct Booking {
    drafts: Vec<Drafted>,
    holds: Vec<Hold>,
}

impl Booking {
    /// Nothing but what follows.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Begins with one draft.
    pub fn of(draft: impl Into<Drafted>) -> Self {
        Self::default().and(draft)
    }

    /// Adds a draft.
    #[must_use]
    pub fn and(mut self, draft: impl Into<Drafted>) -> Self {
        self.drafts.push(draft.into());
        self
    }

    /// Nobody else may use this until it is decided.
    #[must_use]
    pub fn holding(mut self, hold: Hold) -> Self {
        self.holds.push(hold);
        self
    }

    fn asks(&self) -> bool {
        self.drafts.iter().any(Drafted::asks)
    }
}

impl<R> From<Booking> for Judged<R> {
    fn from(booking: Booking) -> Self {
        Self::Books(booking)
    }
}

/// Bons that no rule has judged and nobody attests: books made for tests and measurements.
///
/// # Errors
/// What the ledger itself refuses.
#[cfg(feature = "unguarded")]
pub fn unjudged(tx: &mut BookTx<'_>, bons: Vec<Draft>) -> Outcome<()> {
    tx.append_all(bons.into_iter().map(Drafted::Bon).collect(), Rules::Judge).map(drop)
}

/// What the outside answered for one draft.
#[derive(Clone, Debug)]
pub struct Answer {
    pub event: EventId,
    /// Its place among the intent's drafts.
    pub position: usize,
    pub came: Result<Option<Attested>, AttestTrouble>,
    /// Who should have answered, as far as that is known.
    pub device: Option<TseDevice>,
}

/// How an intent goes on.
pub enum Intended<R> {
    /// There was nothing to attest, or it stood already.
    Done(R),
    /// It is on disk; the outside is to be asked.
    Asks(IntentId),
}

/// Judges, appends and does what follows in one transaction.
pub fn at_once<H, R: BookRow<H>>(tx: &mut BookTx<'_>, request: R) -> Outcome<R::Reply> {
    let judging = Judging { tx: tx.as_read(), drawer: tx.cash(), is_attested: false };
    match request.judge(&judging)? {
        Judged::Stands(reply) => Ok(reply),
        Judged::Books(booking) => {
            append(tx, booking.drafts, Rules::Judge, |after| request.follow(after)).map(|(reply, _)| reply)
        }
    }
}

/// Judges, and keeps what is to be attested with what it was judged by.
///
/// # Errors
/// What the judgement refuses; [`TillRefusal::BeingBooked`] while another booking rests on the same.
pub fn intend<H, R: BookRow<H>>(tx: &mut BookTx<'_>, request: &R) -> Outcome<Intended<R::Reply>> {
    if R::SETTLES && intent::any(tx)? {
        return Err(TillRefusal::BeingBooked.into());
    }
    let reserved = intent::reserved(tx)?;
    let judging = Judging { tx: tx.as_read(), drawer: tx.cash().minus(reserved)?, is_attested: true };
    let mut booking = match request.judge(&judging)? {
        Judged::Stands(reply) => return Ok(Intended::Done(reply)),
        Judged::Books(booking) => booking,
    };
    booking.holds.extend(tx.authority.deed.clone().map(|deed| Hold::Deed(tx.authority.caller.clone(), deed)));
    booking.holds.iter().try_for_each(|hold| intent::check_free(tx, hold))?;
    let cash_out = tx.foresee(&booking.drafts, reserved)?;
    if !booking.asks() {
        let follow = |after: &Following<'_>| request.clone().follow(after);
        return append(tx, booking.drafts, Rules::Judge, follow).map(|(reply, _)| Intended::Done(reply));
    }
    let whole: Request = request.clone().without_secrets().into();
    let kept = Intent {
        id: fresh_id()?,
        request: serde_json::to_string(&whole)?,
        authority: tx.authority.clone(),
        drafts: booking.drafts,
        cash_out,
    };
    intent::insert(tx, &kept, &booking.holds)?;
    for (position, draft) in kept.drafts.iter().enumerate() {
        if draft.asks() {
            intent::ask(tx, &kept.id, position, draft.basket())?;
        }
    }
    Ok(Intended::Asks(kept.id))
}

/// Appends an intent with what was answered and does what follows. `None`: someone else has decided it.
///
/// # Errors
/// A fault; the intent stays on disk then and is decided later.
pub fn conclude<R>(
    tx: &mut BookTx<'_>,
    id: &IntentId,
    answers: Vec<Answer>,
    follow: impl FnOnce(&Following<'_>) -> Outcome<R>,
) -> Outcome<Option<R>> {
    let Some(intent) = intent::load(tx, id)? else { return Ok(None) };
    let mut drafts = intent.drafts;
    let mut outages: Vec<(EventId, usize)> = Vec::new();
    let mut cause = None;
    for Answer { event, position, came, device } in answers {
        let Some(draft) = drafts.get_mut(position) else {
            return Err(Trouble::fault("an answer to what was not booked"));
        };
        // An answer that came after all is better than none.
        let came = match came {
            Err(trouble) => intent::late_answer(tx, &event)?.ok_or(trouble),
            came => came,
        };
        match came {
            Ok(answer) => {
                draft.attested(answer);
                intent::forget(tx, &event)?;
            }
            Err(trouble) => {
                draft.failed(failed(&trouble), device);
                cause.get_or_insert(trouble);
                outages.push((event, position));
            }
        }
    }
    if let Some(cause) = cause {
        outage::begin(tx, &cause.cause())?;
    }
    // First, so that what follows finds nothing held.
    intent::remove(tx, id)?;
    let (reply, recorded) = append(tx, drafts, Rules::Accepted, follow)?;
    for (event, position) in &outages {
        let entry = recorded.get(*position);
        let entry = entry.ok_or_else(|| Trouble::fault("an answer to what was not booked"))?;
        intent::keep_outage(tx, event, entry.seq())?;
    }
    Ok(Some(reply))
}

/// Longest text of `TSE_TA_FEHLER`, in characters.
const FAILURE_MAX: usize = 200;

/// What an entry says of an attestation that failed.
fn failed(trouble: &AttestTrouble) -> TseBlock {
    TseBlock {
        serial: None,
        transaction: None,
        counter: None,
        started: None,
        finished: None,
        process_type: None,
        process_data: None,
        signature: None,
        failure: Some(trouble.to_string().chars().take(FAILURE_MAX).collect()),
    }
}

/// A name that nobody gave before.
fn fresh_id() -> Outcome<IntentId> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::fault(format!("random: {error}")))?;
    Ok(IntentId(hex::encode(bytes)))
}

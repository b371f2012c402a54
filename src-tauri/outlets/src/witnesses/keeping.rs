//! What the thread that keeps the witnesses has in its hands.

use book::db::settings;
use book::fault::Outcome;
use book::incidents::{self, Damage};
use book::key_health::KeyState;
use book::ledger;
use book::mending;
use book::services::Services;
use book::tx::ReadTx;
use contract::Topic;
use proof::{BookEnd, GapCause, PublicKey};

use super::compare;

/// The setting that says that the witnesses were told of this book.
const TOLD: &str = "witnesses_told";

/// The book's end and those who know of it.
pub struct Witnessing(Services);

impl Witnessing {
    /// Of a desk.
    pub const fn new(services: Services) -> Self {
        Self(services)
    }

    /// Bons wait from now on until [`Self::compare`] has been through.
    pub fn expect_comparison(&self) {
        self.0.comparison.begin();
    }

    /// Whether nothing can be recorded yet, because the register's key is not there.
    pub fn lacks_the_key(&self) -> bool {
        self.0.key_health().state() != KeyState::Here
    }

    /// At the start: the book beside all that is known of its end. What is lost becomes one entry, behind which numbers go on
    /// (IKS-02): none is given twice.
    ///
    /// # Errors
    /// A fault of the store. A witness that can't be asked is none: the log says so.
    pub fn compare(&self) -> Outcome<()> {
        let Some(register) = mending::read_as_program(&self.0, register)? else {
            self.0.comparison.end();
            return Ok(());
        };
        let known = self.known(&register);
        let (lost, gone) =
            mending::read_as_program(&self.0, |tx| Ok((compare::lost(tx.conn, &known)?, gone(tx, &known)?)))?;
        if lost.is_none() && gone.is_none() {
            self.0.comparison.end();
            return Ok(());
        }
        tracing::error!(?lost, ?gone, "the book beside its witnesses");
        mending::write_as_program(&self.0, &[Topic::Roll, Topic::Day], move |tx| {
            if let Some(lost) = lost {
                tx.append_gap(GapCause::RolledBack, lost)?;
            }
            gone.map_or(Ok(()), |gone| incidents::note(tx, &gone))
        })?;
        self.0.comparison.end();
        Ok(())
    }

    /// What the witnesses know.
    fn known(&self, register: &str) -> Vec<BookEnd> {
        let mut known = Vec::new();
        for witness in &self.0.adapters.witnesses {
            match witness.last(register) {
                Ok(Some(head)) => match serde_json::from_str(&head) {
                    Ok(head) => known.push(head),
                    Err(trouble) => {
                        tracing::error!(place = witness.place(), %trouble, "a witness is not readable")
                    }
                },
                Ok(None) => {}
                Err(trouble) => {
                    tracing::error!(place = witness.place(), %trouble, "a witness can't be asked")
                }
            }
        }
        known
    }

    /// Tells the witnesses of the book's end, if it is another than the one they were told last.
    ///
    /// # Errors
    /// A fault of the store, or the first witness that did not keep it: it is told again at the next look.
    pub fn tell(&self, told: &mut Option<BookEnd>) -> Outcome<()> {
        let now = mending::read_as_program(&self.0, |tx| Ok(register(tx)?.zip(ledger::book_end(tx.conn)?)))?;
        let Some((register, head)) = now.filter(|(_, head)| told.as_ref() != Some(head)) else {
            return Ok(());
        };
        let text = serde_json::to_string(&head)?;
        for witness in &self.0.adapters.witnesses {
            witness.keep(&register, &text)?;
        }
        if told.is_none() {
            self.remember_that_they_know()?;
        }
        *told = Some(head);
        Ok(())
    }

    /// So that their silence means something from then on.
    fn remember_that_they_know(&self) -> Outcome<()> {
        let remembered =
            mending::read_as_program(&self.0, |tx| settings::get_or_empty::<bool>(tx.conn, TOLD))?;
        if remembered || self.0.adapters.witnesses.is_empty() {
            return Ok(());
        }
        mending::write_as_program(&self.0, &[], |tx| settings::put(tx, TOLD, &true))
    }
}

/// The name under which the witnesses know this book: that of its first key, whatever signs by now.
fn register(tx: &ReadTx<'_>) -> Outcome<Option<String>> {
    Ok(ledger::keys(tx.conn)?.first().map(PublicKey::key_id))
}

/// Witnesses that were told of this book and know nothing any more.
fn gone(tx: &ReadTx<'_>, known: &[BookEnd]) -> Outcome<Option<Damage>> {
    let told = settings::get_or_empty::<bool>(tx.conn, TOLD)?;
    let gone = told && known.is_empty();
    Ok(gone.then(|| Damage::WitnessesGone {
        finding: "Alles, was außerhalb der Datei vom Ende des Kassenbuchs bekannt war, ist gelöscht"
            .to_owned(),
    }))
}

//! What the thread that keeps the witnesses has in its hands.

use book::db::settings;
use book::fault::Outcome;
use book::incidents::{self, Damage};
use book::ledger;
use book::services::Services;
use book::tx::ReadTx;
use contract::Topic;
use proof::PublicKey;

use super::compare::{self, WitnessedHead};

/// The setting that says that the witnesses were told of this book.
const TOLD: &str = "witnesses_told";

/// The book's end and those who know of it.
pub struct Witnessing(Services);

impl Witnessing {
    /// Of a desk.
    pub const fn new(services: Services) -> Self {
        Self(services)
    }

    /// At the start: the book beside all that is known of its end; what does not fit is noted and stays told.
    ///
    /// # Errors
    /// A fault of the store. A witness that can't be asked is none: the log says so.
    pub fn compare(&self) -> Outcome<()> {
        let Some(register) = self.0.read_as_program(register)? else { return Ok(()) };
        let known = self.known(&register);
        let damage = self.0.read_as_program(|tx| {
            let beside = known.iter().map(|known| compare::beside(tx.conn, known));
            let itself = compare::beside_itself(tx.conn);
            let gone = gone(tx, &known)?;
            let mut found = Vec::new();
            for damage in beside.chain([itself]) {
                found.extend(damage?);
            }
            found.extend(gone);
            Ok(found)
        })?;
        // The one that knows most tells it.
        let worst = damage.into_iter().max_by_key(Damage::known_seq);
        let Some(worst) = worst else { return Ok(()) };
        tracing::error!(?worst, "the book beside its witnesses");
        self.0.write_as_program(&[Topic::Roll, Topic::Day], move |tx| incidents::note(tx, &worst))
    }

    /// What the witnesses know.
    fn known(&self, register: &str) -> Vec<WitnessedHead> {
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
    pub fn tell(&self, told: &mut Option<WitnessedHead>) -> Outcome<()> {
        let now = self.0.read_as_program(|tx| Ok(register(tx)?.zip(compare::head(tx.conn)?)))?;
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
        let remembered = self.0.read_as_program(|tx| settings::get_or_empty::<bool>(tx.conn, TOLD))?;
        if remembered || self.0.adapters.witnesses.is_empty() {
            return Ok(());
        }
        self.0.write_as_program(&[], |tx| settings::put(tx, TOLD, &true))
    }
}

/// The name under which the witnesses know this book: that of its first key, whatever signs by now.
fn register(tx: &ReadTx<'_>) -> Outcome<Option<String>> {
    Ok(ledger::keys(tx.conn)?.first().map(PublicKey::key_id))
}

/// Witnesses that were told of this book and know nothing any more.
fn gone(tx: &ReadTx<'_>, known: &[WitnessedHead]) -> Outcome<Option<Damage>> {
    let told = settings::get_or_empty::<bool>(tx.conn, TOLD)?;
    let gone = told && known.is_empty();
    Ok(gone.then(|| Damage::WitnessesGone {
        finding: "Alles, was außerhalb der Datei vom Ende des Kassenbuchs bekannt war, ist gelöscht"
            .to_owned(),
    }))
}

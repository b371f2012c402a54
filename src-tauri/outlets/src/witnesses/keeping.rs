//! What the thread that keeps the witnesses has in its hands.

use std::collections::BTreeMap;

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

const NOT_ASKED: &str =
    "Beim Start war nicht zu erfahren, was dort steht. Das Kassenbuch wurde damit nicht verglichen.";
const UNREADABLE: &str = "Was dort stand, war nicht lesbar. Das Kassenbuch wurde damit nicht verglichen.";
const NOT_KEPT: &str =
    "Das Ende des Kassenbuchs lässt sich dort nicht festhalten. Es wird jede Sekunde erneut versucht.";

/// The setting that says that the witnesses were told of this book.
const TOLD: &str = "witnesses_told";

/// What each witness was told last, by its place among them.
#[derive(Debug, Default)]
pub struct Told(BTreeMap<usize, BookEnd>);

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
        let known = self.known(&register)?;
        let gone = mending::read_as_program(&self.0, |tx| gone(tx, &known))?;
        note_lost(&self.0, known)?;
        if let Some(gone) = gone {
            tracing::error!(?gone, "the book beside its witnesses");
            mending::write_as_program(&self.0, &[Topic::Roll, Topic::Day], move |tx| {
                incidents::note(tx, &gone)
            })?;
        }
        self.0.comparison.end();
        Ok(())
    }

    /// What the witnesses know. Whatever is wrong with their words stands on the owner's page.
    fn known(&self, register: &str) -> Outcome<Vec<BookEnd>> {
        let (mut known, health, now) = (Vec::new(), self.0.witness_health(), self.0.now());
        for witness in &self.0.adapters.witnesses {
            let place = witness.place();
            let end = match witness.last(register) {
                Ok(None) => continue,
                Ok(Some(head)) => serde_json::from_str::<BookEnd>(&head),
                Err(trouble) => {
                    tracing::error!(place, %trouble, "a witness can't be asked");
                    health.fails(&place, now, NOT_ASKED);
                    continue;
                }
            };
            match end {
                Err(trouble) => {
                    tracing::error!(place, %trouble, "a witness is not readable");
                    health.found(&place, now, UNREADABLE);
                }
                Ok(end)
                    if !mending::read_as_program(&self.0, |tx| compare::is_believable(tx.conn, &end))? =>
                {
                    tracing::error!(place, ?end, "a witness says what can't be");
                    health.found(&place, now, &unbelievable(&end));
                    // It is not silent either.
                    known.push(end);
                }
                Ok(end) => {
                    health.knows(&place, Some(end), None);
                    known.push(end);
                }
            }
        }
        Ok(known)
    }

    /// Tells the witnesses of the book's end, each that was told of another one last. One that does not keep it holds up no
    /// other, and is told again at the next look.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn tell(&self, told: &mut Told) -> Outcome<()> {
        let now = mending::read_as_program(&self.0, |tx| Ok(register(tx)?.zip(ledger::book_end(tx.conn)?)))?;
        let Some((register, head)) = now else { return Ok(()) };
        let (text, first) = (serde_json::to_string(&head)?, told.0.is_empty());
        let (health, mut news) = (self.0.witness_health(), false);
        for (at, witness) in self.0.adapters.witnesses.iter().enumerate() {
            if told.0.get(&at) == Some(&head) {
                continue;
            }
            let place = witness.place();
            match witness.keep(&register, &text) {
                Ok(()) => {
                    news |= health.knows(&place, Some(head), Some(self.0.now()));
                    told.0.insert(at, head);
                }
                Err(trouble) => {
                    if health.fails(&place, self.0.now(), NOT_KEPT) {
                        tracing::error!(place, %trouble, "a witness does not keep the end of the book");
                        news = true;
                    }
                }
            }
        }
        if first && !told.0.is_empty() {
            self.remember_that_they_know()?;
        }
        if news {
            self.0.news.tell(&[Topic::Witnesses]);
        }
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

/// An end that was known and is not in the book becomes one entry, behind which numbers go on. It is looked at once more
/// where nobody else writes, so that two who find the same note it once.
///
/// # Errors
/// A fault of the store.
pub fn note_lost(services: &Services, known: Vec<BookEnd>) -> Outcome<()> {
    let lost = mending::read_as_program(services, |tx| compare::lost(tx.conn, &known))?;
    if lost.is_none() {
        return Ok(());
    }
    tracing::error!(?lost, "the book beside its witnesses");
    mending::write_as_program(services, &[Topic::Roll, Topic::Day], move |tx| {
        compare::lost(tx, &known)?.map_or(Ok(()), |lost| tx.append_gap(GapCause::RolledBack, lost).map(drop))
    })
}

/// What is said of an end that no book of this register can have had.
pub fn unbelievable(end: &BookEnd) -> String {
    format!(
        "Dort stand Buchung {}: So weit kann dieses Kassenbuch nie gewesen sein. Jemand hat hineingeschrieben; keine \
         Nummer richtet sich danach.",
        end.seq
    )
}

/// The name under which the witnesses know this book: that of its first key, whatever signs by now.
pub fn register(tx: &ReadTx<'_>) -> Outcome<Option<String>> {
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

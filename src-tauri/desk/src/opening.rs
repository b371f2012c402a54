//! The ledger of a store that may be damaged: what can be put right is, and where the book's own end can't be read the desk
//! opens all the same, for looking.

use book::db::{Store, is_damage};
use book::fault::{Outcome, Trouble};
use book::incidents::RowChange;
use book::key_health::KeyState;
use book::ledger::Ledger;
use book::ports::{Adapters, Program};
use book::told::Place;
use contract::refusal::StoreRefusal;
use outlets::beside_book;
use salon::recovery;

/// What a desk begins with.
pub struct Opened {
    pub ledger: Ledger,
    pub key: KeyState,
    /// Values that had to be stored again, before anything could be read.
    pub put_back: Vec<RowChange>,
}

/// A store's file that can't even be opened says so in a sentence.
pub fn in_words(trouble: Trouble) -> Trouble {
    if !is_damage(&trouble) {
        return trouble;
    }
    tracing::error!(%trouble, "the store can't be opened");
    StoreRefusal::NotOpenable { finding: short(&trouble) }.into()
}

/// Opens the ledger.
///
/// # Errors
/// Trouble that is no damage.
pub fn ledger(store: &mut Store, adapters: &Adapters, program: &Program) -> Outcome<Opened> {
    let mut put_back = Vec::new();
    for mend in [nothing, values, needed, file] {
        if let Err(trouble) = mend(store, program, &mut put_back) {
            tracing::error!(%trouble, "not everything could be put right at the start");
        }
        match open(store, adapters) {
            Ok((ledger, key)) => return Ok(Opened { ledger, key, put_back }),
            Err(trouble) if is_damage(&trouble) => tracing::error!(%trouble, "the book's end can't be read"),
            Err(trouble) => return Err(trouble),
        }
    }
    let ledger = Ledger::closed("Das Ende des Kassenbuchs ist nicht lesbar".to_owned());
    Ok(Opened { ledger, key: KeyState::Here, put_back })
}

fn open(store: &Store, adapters: &Adapters) -> Outcome<(Ledger, KeyState)> {
    let (key, state) = recovery::signing_key(&store.conn, adapters)?;
    Ok((Ledger::open(&store.conn, key)?, state))
}

type Rows = Vec<RowChange>;

fn nothing(_: &mut Store, _: &Program, _: &mut Rows) -> Outcome<()> {
    Ok(())
}

/// The settings that are read before the book is.
fn values(store: &mut Store, _: &Program, put_back: &mut Rows) -> Outcome<()> {
    put_back.extend(beside_book::put_back(&store.conn, &[Place::whole("setting")])?);
    Ok(())
}

/// The tables of the book's end, which are a part of the file alone.
fn needed(store: &mut Store, program: &Program, put_back: &mut Rows) -> Outcome<()> {
    store.mend_only(program, &["setting", "entry_payment", "entry_reference", "snapshot", "entry"])?;
    values(store, program, put_back)
}

fn file(store: &mut Store, program: &Program, put_back: &mut Rows) -> Outcome<()> {
    store.mend(program)?;
    values(store, program, put_back)
}

/// The first words of a finding.
fn short(trouble: &Trouble) -> String {
    trouble.to_string().chars().take(120).collect()
}

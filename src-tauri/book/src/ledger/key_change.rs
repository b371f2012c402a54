//! The change of the register's key: the old one signs its own end where it is there, the new one signs the entry.

use proof::{Details, EntryKind, KEY_CHANGE, KeyChange, KeyChangeCause, SigningKey};

use super::append::{Ledger, Rules};
use super::draft::Draft;
use super::keys::keys;
use super::recorded::Recorded;
use crate::db::settings;
use crate::fault::{Outcome, Trouble};
use crate::tx::WriteTx;

impl Ledger {
    /// Ends the register's key: this entry and all behind it bear the new one.
    ///
    /// # Errors
    /// A fault where the new key has signed here before: one that has ended does not come back.
    pub fn change_key(
        &mut self,
        tx: &WriteTx<'_>,
        new: SigningKey,
        cause: KeyChangeCause,
        reason: &str,
    ) -> Outcome<Recorded> {
        let public = new.public();
        if keys(tx)?.contains(&public) {
            return Err(Trouble::fault("a key of this register does not come back"));
        }
        let (old, old_key) = self.signer.change(new)?;
        let change = KeyChange::new((old, old_key.as_deref()), public, cause, &self.head());
        settings::put(tx, settings::PUBLIC_KEY, &public)?;
        let mut note = Draft::note(EntryKind::KeyChange).because(reason);
        note.details = Some(Details { form: KEY_CHANGE.to_owned(), body: change.body() });
        self.append(tx, note, Rules::Judge)
    }
}

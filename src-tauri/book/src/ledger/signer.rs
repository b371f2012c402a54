//! Who signs: the register's key, where it is there, and never another one.

use std::sync::Arc;

use contract::refusal::StoreRefusal;
use proof::{PublicKey, SigningKey};
use rusqlite::Connection;

use super::keys::current_key;
use crate::fault::{Outcome, Trouble};

/// The key that signs now. Cheap to clone: what a transaction changes of it is undone with it.
#[derive(Clone)]
pub struct Signer {
    /// As the book has it; `None` before the set-up.
    public: Option<PublicKey>,
    /// Absent where the vault does not have it.
    key: Option<Arc<SigningKey>>,
    /// Why nothing can be appended.
    closed: Option<Arc<str>>,
}

impl Signer {
    /// The signer of a store.
    ///
    /// # Errors
    /// The store can't be read.
    pub fn of(conn: &Connection, key: Option<SigningKey>) -> Outcome<Self> {
        Ok(Self { public: current_key(conn)?, key: key.map(Arc::new), closed: None })
    }

    /// Nobody signs, for the end of the book can't be read.
    pub fn closed(what: String) -> Self {
        Self { public: None, key: None, closed: Some(what.into()) }
    }

    /// The register's key. One that has ended, or that never was, does not sign.
    ///
    /// # Errors
    /// [`StoreRefusal::KeyMissing`]; [`StoreRefusal::Damaged`].
    pub fn key(&self) -> Result<&SigningKey, StoreRefusal> {
        if let Some(what) = &self.closed {
            return Err(StoreRefusal::Damaged { what: what.to_string() });
        }
        let key = self.key.as_deref().filter(|key| Some(key.public()) == self.public);
        key.ok_or(StoreRefusal::KeyMissing)
    }

    /// The first key of a register that is founded now.
    pub fn begin(&mut self, key: SigningKey) {
        self.public = Some(key.public());
        self.key = Some(Arc::new(key));
    }

    /// Takes back the key that was missing.
    ///
    /// # Errors
    /// A fault where it is not the register's.
    pub fn give(&mut self, key: SigningKey) -> Outcome<()> {
        if Some(key.public()) != self.public {
            return Err(Trouble::fault("a key that the book does not sign with"));
        }
        self.key = Some(Arc::new(key));
        Ok(())
    }

    /// Signs with another key from now on; the one before, and its secret part where it is there.
    ///
    /// # Errors
    /// A fault before the set-up.
    pub fn change(&mut self, key: SigningKey) -> Outcome<(PublicKey, Option<Arc<SigningKey>>)> {
        let old = self.public.ok_or_else(|| Trouble::fault("a key change before the set-up"))?;
        let old_key = self.key.take().filter(|key| key.public() == old);
        self.begin(key);
        Ok((old, old_key))
    }
}

//! The change of the register's signing key (FORMAT.md, section 4, "A change of the key"): what its entry says, and whether that holds.

use crate::chain::Digest;
use crate::finding::{Broken, Place, What};
use crate::signature::{PublicKey, Signature, SigningKey};
use crate::{Entry, EntryKind, Part};

/// Name and version of the form of a change's details.
pub const KEY_CHANGE: &str = "key_change/1";

/// Why a register signs with another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyChangeCause {
    /// The old one is nowhere any more.
    Lost,
    /// Someone else may have the old one.
    Stolen,
    /// The owner wanted it so.
    Renewed,
}

impl KeyChangeCause {
    const ALL: [Self; 3] = [Self::Lost, Self::Stolen, Self::Renewed];

    /// As it stands in the details.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Stolen => "stolen",
            Self::Renewed => "renewed",
        }
    }

    /// The cause of this spelling; `None` for any other.
    pub fn from_spelling(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.as_str() == text)
    }
}

/// What the entry of a change says. The new key signs it, and every entry behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyChange {
    /// The key that signed the entry before; it ends here.
    pub old: PublicKey,
    /// The key that signs from here on.
    pub new: PublicKey,
    /// Why.
    pub cause: KeyChangeCause,
    /// By the old key over [`Self::promise`]; absent where it is lost. Without it nothing but paper tells that the
    /// register's owner has changed the key.
    pub old_signature: Option<Signature>,
}

impl KeyChange {
    /// The change to a new key behind the entry of a hash, signed by the old key where it is still there.
    pub fn new(
        (old, key): (PublicKey, Option<&SigningKey>),
        new: PublicKey,
        cause: KeyChangeCause,
        previous: &Digest,
    ) -> Self {
        let old_signature = key.map(|key| key.sign(&Self::promise(previous, &new)));
        Self { old, new, cause, old_signature }
    }

    /// What the old key signs: that behind this entry the new one takes its place.
    pub fn promise(previous: &Digest, new: &PublicKey) -> Digest {
        Digest::of(format!("lockbuch key_change 1\nprevious={previous}\nnew={new}\n").as_bytes())
    }

    /// Compact JSON, the one spelling of it.
    pub fn body(&self) -> String {
        let signature =
            self.old_signature.map_or_else(|| "null".to_owned(), |signature| format!("\"{signature}\""));
        format!(
            "{{\"old_key_id\":\"{}\",\"old_public_key\":\"{}\",\"new_public_key\":\"{}\",\"cause\":\"{}\",\"old_signature\":{signature}}}",
            self.old.key_id(),
            self.old,
            self.new,
            self.cause.as_str(),
        )
    }

    /// What a body says; `None` unless it is spelled as [`Self::body`] spells it.
    pub fn read(body: &str) -> Option<Self> {
        let mut rest = body;
        let _key_id = value(&mut rest, "{\"old_key_id\":\"")?;
        let old = value(&mut rest, ",\"old_public_key\":\"")?.parse().ok()?;
        let new = value(&mut rest, ",\"new_public_key\":\"")?.parse().ok()?;
        let cause = KeyChangeCause::from_spelling(value(&mut rest, ",\"cause\":\"")?)?;
        let old_signature = match value(&mut rest, ",\"old_signature\":\"") {
            Some(signature) => Some(signature.parse().ok()?),
            None => None,
        };
        let change = Self { old, new, cause, old_signature };
        (change.body() == body).then_some(change)
    }

    /// What an entry says of a change; `None` where it is none, or says it in another form.
    pub fn of(entry: &Entry) -> Option<Self> {
        let details = entry.details.as_ref().filter(|details| details.form == KEY_CHANGE)?;
        Self::read(&details.body).filter(|_| entry.head.kind == EntryKind::KeyChange)
    }
}

/// The text between a name and the next quotes; nothing of it is ever escaped.
fn value<'a>(rest: &mut &'a str, name: &str) -> Option<&'a str> {
    let (value, behind) = rest.strip_prefix(name)?.split_once('"')?;
    *rest = behind;
    Some(value)
}

/// Judges an entry that should be a change from one key to the other, behind the entry of a hash.
pub(crate) fn check(
    entry: &Entry,
    (old, new): (Option<&PublicKey>, &PublicKey),
    previous: &Digest,
) -> Result<(), Broken> {
    let details = |what| (Place::Part(Part::Details), what);
    let change = KeyChange::of(entry).ok_or_else(|| details(What::KeyChangeUnreadable))?;
    if old != Some(&change.old) || *new != change.new {
        return Err(details(What::KeyChangeOfOthers));
    }
    let promise = KeyChange::promise(previous, new);
    match change.old_signature {
        Some(signature) if !change.old.verifies(&promise, &signature) => {
            Err(details(What::OldSignatureWrong))
        }
        _ => Ok(()),
    }
}

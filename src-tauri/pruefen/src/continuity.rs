//! The signing key stays the same from entry to entry until its change is recorded.

use proof::{EntryKind, Link};

/// The key of the entries so far. Format and register are the inspector's business.
#[derive(Debug, Default)]
pub struct Continuity {
    /// Of the entry before, by its place among the archive's keys; absent before the first.
    key: Option<usize>,
    /// The entry before has recorded a change and was still signed by the old key.
    may_change: bool,
}

impl Continuity {
    /// Goes on in another archive, where the same key has another place; `None` where its list lacks it.
    pub fn place_key(&mut self, place: impl FnOnce(usize) -> Option<usize>) {
        // A place that no key has stands for one that is missing: whoever signs next is another.
        self.key = self.key.map(|key| place(key).unwrap_or(usize::MAX));
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// One German sentence where the key is another without its change being recorded.
    pub fn meet(&mut self, link: &Link) -> Result<(), String> {
        let changed = self.key.is_some_and(|key| key != link.key);
        let recorded = link.kind == EntryKind::KeyChange;
        if changed && !recorded && !self.may_change {
            return Err(
                "Signatur: Ab hier signiert ein anderer Schlüssel, ohne dass der Wechsel gebucht ist."
                    .to_owned(),
            );
        }
        // The entry of a change bears the old key or, where that one is lost, the new one; each change serves once.
        self.may_change = recorded && !changed;
        self.key = Some(link.key);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proof::{Digest, Format, Seq};

    fn link(key: usize, kind: EntryKind) -> Link {
        let (previous, hash) = (Digest::GENESIS, Digest::GENESIS);
        let (receipt_number, z_number) = (None, None);
        let (format, bon, gap) = (Format::NEWEST, false, None);
        Link { seq: Seq::new(1), format, kind, receipt_number, bon, z_number, previous, hash, key, gap }
    }

    /// How many of these entries hold.
    fn holding(entries: &[(usize, EntryKind)]) -> usize {
        let mut continuity = Continuity::default();
        entries.iter().take_while(|(key, kind)| continuity.meet(&link(*key, *kind)).is_ok()).count()
    }

    #[test]
    fn a_key_changes_only_with_an_entry_that_says_so() {
        use EntryKind::{KeyChange, Sale, Settings};
        assert_eq!(holding(&[(1, Sale), (1, Settings), (1, Sale)]), 3);
        assert_eq!(holding(&[(0, Sale), (1, Sale)]), 1);
        assert_eq!(holding(&[(0, Sale), (0, KeyChange), (1, Sale), (1, Sale)]), 4);
        assert_eq!(holding(&[(0, Sale), (1, KeyChange), (1, Sale)]), 3);
        assert_eq!(holding(&[(0, Sale), (1, KeyChange), (0, Sale)]), 2, "one change, not two");
        assert_eq!(holding(&[(0, Sale), (0, KeyChange), (0, Sale), (1, Sale)]), 3, "not later");
    }
}

//! Archives of months that are over, and the key with which the register signs.

use std::fs;

use contract::archive::ArchiveRow;
use contract::lists::Span;
use contract::recovery::{ChangeKey, KeyCause};
use outlets::archive::FOLDER;

use super::{Acknowledged, RandomDays, Wish};
use crate::archive_zip;
use crate::test_salon::OWNER_PIN;

impl<T: FnMut(Acknowledged)> RandomDays<'_, T> {
    /// A month for the first time; now and then one again.
    pub(super) fn archive(&mut self, wish: Wish) {
        let shelf = archive_zip::shelf(&self.salon.desk, &self.salon.here);
        let over: Vec<ArchiveRow> = shelf.months.into_iter().filter(|row| row.over).collect();
        let Some(span) = wish.of(&over).map(|row| row.span) else { return };
        if self.kept(span).is_none() || wish.how_much.is_multiple_of(4) {
            self.made(span);
        }
    }

    fn kept(&self, span: Span) -> Option<&Vec<u8>> {
        self.beside.archives.iter().find(|(known, _)| *known == span).map(|(_, bytes)| bytes)
    }

    /// Makes an archive; one that was made before has the bytes of then.
    fn made(&mut self, span: Span) {
        let row = archive_zip::make(&self.salon.desk, &self.salon.here, span);
        let made = row.made.unwrap();
        let bytes = fs::read(self.salon.folder.join(FOLDER).join(&made.file_name)).unwrap();
        match self.kept(span) {
            Some(before) => {
                assert!(*before == bytes, "{} has other bytes than before", span.german());
                assert!(made.again, "{made:?}");
            }
            None => self.beside.archives.push((span, bytes)),
        }
    }

    /// The law that an archive can be made again: whatever has happened since, it has the bytes of before.
    pub fn archives_are_as_before(&mut self) {
        for (span, _) in self.beside.archives.clone() {
            self.made(span);
        }
    }

    /// Needs the code that the founding printed.
    pub(super) fn change_key(&mut self, wish: Wish) {
        if self.salon.code.is_empty() {
            return;
        }
        let causes = [KeyCause::Renewed, KeyCause::Stolen];
        let request = ChangeKey {
            pin: OWNER_PIN.to_owned(),
            code: Some(self.salon.code.clone()),
            cause: *wish.of(&causes).unwrap(),
            reason: "Der Laptop war weg.".to_owned(),
        };
        let before = self.salon.key();
        let new = self.code_of(request).unwrap();
        assert!(new.kept_by_code);
        assert_ne!(new.fingerprint, before.fingerprint_for_people());
        self.beside.keys_changed += 1;
    }
}

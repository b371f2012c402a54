//! Judges entries of the archive by themselves, on whatever thread.

use figures::Stored;
use proof::{
    Day, Digest, Entry, EntryKind, Format, Inspected, Inspector, KeyChange, Part, PartDigest, Place,
    PublicKey, ReceiptNumber, Sealed, Signature, SnapshotKind, What, ZNumber, decode, hold_together,
};

use crate::line::{ArchiveLine, Garbled};
use crate::scope::Scope;

/// What came out for one line.
#[derive(Debug)]
pub struct Examined {
    /// What can be said of it by itself.
    pub inspected: Inspected,
    /// The entry, where its texts are those of one; even when they were changed.
    pub entry: Option<Entry>,
}

/// What is needed to join an entry to those before it, wherever it was judged.
#[derive(Debug)]
pub struct Brief {
    /// What can be said of it by itself.
    pub inspected: Inspected,
    /// By which paper knows it; absent where its head can't be read, and on what is no bon.
    pub receipt: Option<ReceiptNumber>,
    /// By which paper knows a closing; absent as above.
    pub z_number: Option<ZNumber>,
    /// The commitment to its customer, hex; absent without one.
    pub customer: Option<String>,
    /// Its booking day, or the day of its own time outside any; absent as above.
    pub day: Option<Day>,
    /// Of a closing: the first receipt that it covers by its own word; absent where it doesn't say.
    pub first_closed_receipt: Option<u64>,
    /// The entry, where its texts are those of one: for the rules between entries.
    pub entry: Option<Entry>,
    /// Of a change of the key: whether the old one has signed it, too; absent on all else.
    pub key_change: Option<bool>,
}

impl Examined {
    /// What is needed to join it.
    pub fn brief(self) -> Brief {
        let head = self.entry.as_ref().map(|entry| &entry.head);
        Brief {
            receipt: head.and_then(|head| head.receipt_number),
            z_number: head.and_then(|head| head.z_number),
            customer: head.and_then(|head| head.customer.clone()),
            day: head.map(|head| head.booking_day.unwrap_or_else(|| head.ended.day())),
            first_closed_receipt: self.entry.as_ref().and_then(first_closed_receipt),
            key_change: self.entry.as_ref().and_then(KeyChange::of).map(|it| it.old_signature.is_some()),
            inspected: self.inspected,
            entry: self.entry,
        }
    }
}

/// Judges one line after the other.
#[derive(Debug)]
pub struct Examiner {
    inspector: Inspector,
    /// The one whose book it is; no entry names another.
    register: String,
    /// The newest format that its entries may have.
    newest: Format,
    line: ArchiveLine,
    computed: Vec<PartDigest>,
    /// The last text of each kind of snapshot: the same few come back on thousands of entries.
    shelf: Vec<(SnapshotKind, Vec<u8>, Digest)>,
}

impl Examiner {
    /// An examiner of this archive's entries that trusts these keys.
    pub fn new(keys: &[PublicKey], scope: &Scope) -> Self {
        let (line, computed) = (ArchiveLine::default(), Vec::with_capacity(16));
        let (inspector, register) = (Inspector::new(keys), scope.register.clone());
        // Only a signed archive may hold what is recorded since archives are signed.
        let newest = if scope.format == 1 { Format::One } else { Format::NEWEST };
        Self { inspector, register, newest, line, computed, shelf: Vec::new() }
    }

    /// Another one for the same archive, for another thread.
    #[must_use]
    pub fn fresh(&self) -> Self {
        Self {
            inspector: self.inspector.clone(),
            register: self.register.clone(),
            newest: self.newest,
            line: ArchiveLine::default(),
            computed: Vec::new(),
            shelf: Vec::new(),
        }
    }

    /// Judges a line, given without its line feed; its signature where asked.
    pub fn examine(&mut self, bytes: &[u8], signature: bool) -> Examined {
        match self.line.read(bytes) {
            Err(Garbled(place)) => {
                let entry = self.head_alone();
                Examined { inspected: Inspected::Broken((place, What::Unreadable)), entry }
            }
            Ok(()) => self.judge(signature),
        }
    }

    /// That of the line judged last.
    pub const fn signature(&self) -> &Signature {
        &self.line.signature
    }

    fn judge(&mut self, signature: bool) -> Examined {
        self.compute();
        let entry = self.entry();
        let line = &self.line;
        if self.computed != line.digests {
            let held = hold_together(&line.previous, &line.hash, &line.digests, &self.computed);
            let broken = held.err().unwrap_or((Place::Chain, What::HashChanged));
            let entry = entry.ok().or_else(|| self.head_alone());
            return Examined { inspected: Inspected::Broken(broken), entry };
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(broken) => {
                let entry = self.head_alone();
                return Examined { inspected: Inspected::Broken(broken), entry };
            }
        };
        if let Err(broken) = self.frame_fits(&entry) {
            return Examined { inspected: Inspected::Broken(broken), entry: Some(entry) };
        }
        let line = &mut self.line;
        let sealed = Sealed {
            entry: &entry,
            digests: std::mem::take(&mut line.digests),
            previous: line.previous,
            hash: line.hash,
            signature: line.signature,
            check_digit: line.check_digit,
        };
        let inspected = self.inspector.inspect(&sealed, &self.computed, signature);
        line.digests = sealed.digests;
        Examined { inspected, entry: Some(entry) }
    }

    /// Whether the head names the entry of the line and the register of the archive, and is not newer than it.
    fn frame_fits(&self, entry: &Entry) -> Result<(), (Place, What)> {
        if entry.head.seq.get() != self.line.seq {
            return Err((Place::Form, What::SeqDiffers));
        }
        if entry.head.register != self.register {
            return Err((Place::Part(Part::Head), What::RegisterDiffers));
        }
        if entry.head.format > self.newest {
            return Err((Place::Part(Part::Head), What::NewerThanArchive));
        }
        Ok(())
    }

    /// Digests of the parts' texts.
    fn compute(&mut self) {
        let Self { line, computed, shelf, .. } = self;
        computed.clear();
        for (part, text) in line.parts_read() {
            let digest = match part {
                Part::Snapshot(kind) => known(shelf, kind, text),
                _ => Digest::of(text),
            };
            computed.push(PartDigest { part, digest });
        }
    }

    fn entry(&self) -> Result<Entry, (Place, What)> {
        let mut parts = Vec::with_capacity(16);
        for (part, text) in self.line.parts_read() {
            let text = std::str::from_utf8(text).map_err(|_| (Place::Part(part), What::Unreadable))?;
            parts.push((part, text));
        }
        Ok(decode(parts)?)
    }

    /// So that an unreadable entry can still be named by its receipt.
    fn head_alone(&self) -> Option<Entry> {
        let (part, text) = self.line.parts_read().next()?;
        decode([(part, std::str::from_utf8(text).ok()?)]).ok()
    }
}

fn first_closed_receipt(entry: &Entry) -> Option<u64> {
    if entry.head.kind != EntryKind::Closing {
        return None;
    }
    Stored::of(entry)?.first_receipt()
}

fn known(shelf: &mut Vec<(SnapshotKind, Vec<u8>, Digest)>, kind: SnapshotKind, text: &[u8]) -> Digest {
    let Some(place) = shelf.iter_mut().find(|(of, ..)| *of == kind) else {
        let digest = Digest::of(text);
        shelf.push((kind, text.to_vec(), digest));
        return digest;
    };
    if place.1 != text {
        place.1.clear();
        place.1.extend_from_slice(text);
        place.2 = Digest::of(text);
    }
    place.2
}

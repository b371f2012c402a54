//! What stands on every page alike: the salon above, the register's word below. Pages are composed from the
//! entry and its snapshots alone, so a copy after ten years looks like the original.

mod attested;
mod footer;
mod lines;

use book::fault::Outcome;
use book::ledger::{self, Recorded, StoredEntry};
use book::ports::TseDevice;
use contract::settings::Salon;
use contract::slip::Block;
use proof::{CheckDigit, Digest, Entry, SnapshotKind};
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use attested::WITHOUT_TSE;
pub use footer::{FOOTER_FORM, footer_at};
pub use lines::{pair, strong, sum};

/// An entry that is in the book, just recorded or read back.
#[derive(Clone, Copy)]
pub struct Booked<'a> {
    pub entry: &'a Entry,
    pub hash: Digest,
    pub check_digit: CheckDigit,
}

impl<'a> From<&'a Recorded> for Booked<'a> {
    fn from(recorded: &'a Recorded) -> Self {
        Self { entry: &recorded.entry, hash: recorded.hash, check_digit: recorded.check_digit }
    }
}

impl<'a> From<&'a StoredEntry> for Booked<'a> {
    fn from(stored: &'a StoredEntry) -> Self {
        Self { entry: &stored.entry, hash: stored.hash, check_digit: stored.check_digit }
    }
}

/// Who took part in an entry, as they were then.
#[derive(Clone, Debug, Default)]
pub struct Likeness {
    pub salon: Salon,
    pub person: String,
    pub approver: Option<String>,
    /// Name and version of the program that booked: `Lockbuch 0.1.0`.
    pub program: String,
    /// The TSE that served the register.
    pub tse: Option<TseDevice>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    #[serde(default)]
    version: String,
}

impl Likeness {
    /// Out of an entry's snapshots.
    pub fn of(entry: &Entry) -> Outcome<Self> {
        let mut likeness = Self::default();
        for snapshot in &entry.snapshots {
            match snapshot.kind {
                SnapshotKind::Salon => likeness.salon = ledger::snapshot(entry, snapshot)?,
                SnapshotKind::Person => likeness.person = ledger::snapshot::<Named>(entry, snapshot)?.name,
                SnapshotKind::Approver => {
                    likeness.approver = Some(ledger::snapshot::<Named>(entry, snapshot)?.name)
                }
                SnapshotKind::Program => {
                    let program: Named = ledger::snapshot(entry, snapshot)?;
                    likeness.program = format!("{} {}", program.name, program.version);
                }
                SnapshotKind::Tse => likeness.tse = Some(ledger::snapshot(entry, snapshot)?),
            }
        }
        Ok(likeness)
    }
}

/// Who acted in an entry, and who approved of it: for lists, which need nothing else of the snapshots.
pub fn acting(entry: &Entry) -> Outcome<(String, Option<String>)> {
    let name = |kind: SnapshotKind| -> Outcome<Option<String>> {
        let snapshot = entry.snapshots.iter().find(|snapshot| snapshot.kind == kind);
        snapshot.map(|snapshot| Ok(ledger::snapshot::<Named>(entry, snapshot)?.name)).transpose()
    };
    Ok((name(SnapshotKind::Person)?.unwrap_or_default(), name(SnapshotKind::Approver)?))
}

/// Head of a page: the program's notice, if it has one, and the salon with address and tax number.
pub fn head(likeness: &Likeness, notice: Option<&str>) -> Vec<Block> {
    let salon = &likeness.salon;
    let mut blocks: Vec<Block> = notice.map(|text| Block::Notice(text.to_owned())).into_iter().collect();
    blocks.push(Block::Heading(salon.name.clone()));
    blocks.push(Block::Centred(format!("{}, {} {}", salon.street, salon.postcode, salon.city)));
    blocks.extend(salon.tax_number.iter().map(|number| Block::Centred(format!("Steuernummer {number}"))));
    blocks.extend(salon.vat_id.iter().map(|id| Block::Centred(format!("USt-IdNr. {id}"))));
    blocks.push(Block::Space);
    blocks
}

/// Foot of a page: register, check digit with the hash it goes with, who booked, and what the TSE did.
pub fn foot(booked: Booked<'_>, likeness: &Likeness) -> Vec<Block> {
    let head = &booked.entry.head;
    let mut who = format!("bedient von {}", likeness.person);
    if let Some(approver) = &likeness.approver {
        who.push_str(&format!(", Freigabe {approver}"));
    }
    let proof = format!("Prüfziffer {} zu {}", booked.check_digit, booked.hash.short());
    let mut blocks = vec![Block::Space, Block::Text(format!("Kasse {} · {proof} · {who}", head.register))];
    blocks.extend(attested::blocks(booked.entry, likeness.tse.as_ref()));
    blocks
}

/// Details of a form that this program knows, out of an entry.
///
/// # Errors
/// A damaged row where they are of another form, or can't be read.
pub fn details<T: DeserializeOwned>(entry: &Entry, form: &str) -> Outcome<T> {
    let fits = entry.details.as_ref().is_some_and(|details| details.form == form);
    let found = if fits { ledger::details(entry)? } else { None };
    found.ok_or_else(|| ledger::no_details(entry))
}

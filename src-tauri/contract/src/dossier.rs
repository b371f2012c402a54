//! All that the salon keeps of one customer: the file as a page, as information (Art. 15 DSGVO), and its
//! erasure (Art. 17 DSGVO).

use serde::{Deserialize, Serialize};

use crate::consents::Consent;
use crate::customers::{Customer, Master, Merge};
use crate::formulas::Formula;
use crate::patch_tests::{PatchTest, PatchWarning};
use crate::roll::Document;
use crate::search::Target;
use crate::{AppointmentId, CustomerId, Day, Moment, Money, PhotoId};

/// A picture may have so many megabytes.
pub const PHOTO_MEGABYTES_MAX: u32 = 12;

/// The file of a customer; that of an absorbed one is the file of who absorbed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowCustomer {
    pub customer: CustomerId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFile {
    pub id: CustomerId,
    pub master: Master,
    pub active: bool,
    /// When the file was begun.
    pub since: Option<Day>,
    /// When its data were erased.
    pub erased: Option<Day>,
    /// First name of the regular stylist.
    pub stylist: Option<String>,
    pub visits: u32,
    /// What all receipts that stand come to.
    pub turnover: Money,
    pub last_visit: Option<Moment>,
    pub formulas: Vec<Formula>,
    pub tests: Vec<PatchTest>,
    /// Tests that do not carry today.
    pub warnings: Vec<PatchWarning>,
    pub consents: Vec<Consent>,
    pub photos: Vec<Photo>,
    pub merges: Vec<Merge>,
    /// Newest first.
    pub timeline: Vec<Happening>,
}

/// One thing that happened with a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    pub at: Moment,
    pub kind: HappeningKind,
    pub title: String,
    pub detail: String,
    pub amount: Option<Money>,
    pub target: Option<Target>,
    /// The picture that this line stands for.
    pub photo: Option<PhotoId>,
    /// An appointment that is still to come and can be confirmed.
    pub ahead: Option<AppointmentId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HappeningKind {
    Appointment,
    Receipt,
    Formula,
    PatchTest,
    Release,
    Consent,
    Photo,
    Message,
    Merge,
}

impl HappeningKind {
    pub const fn german(self) -> &'static str {
        match self {
            Self::Appointment => "Termin",
            Self::Receipt => "Beleg",
            Self::Formula => "Rezeptur",
            Self::PatchTest => "Verträglichkeitstest",
            Self::Release => "Freigabe",
            Self::Consent => "Einwilligung",
            Self::Photo => "Foto",
            Self::Message => "Nachricht",
            Self::Merge => "Zusammenführung",
        }
    }
}

/// A picture that is kept with consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    pub id: PhotoId,
    pub caption: String,
    pub mime: String,
    pub bytes: u64,
    pub at: Moment,
    pub by: String,
}

/// Keeps a picture (JPEG, PNG or WebP).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPhoto {
    pub customer: CustomerId,
    pub caption: String,
    /// The file's bytes in base64.
    pub base64: String,
}

/// The picture itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowPhoto {
    pub photo: PhotoId,
}

/// Takes a picture away for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePhoto {
    pub photo: PhotoId,
}

/// All that is kept, as a page to read and as data to take along. Recorded with the files' hashes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveInformation {
    pub customer: CustomerId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Information {
    pub pdf: Document,
    pub json: Document,
}

/// What an erasure would erase, and what stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureOutlook {
    pub customer: CustomerId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    pub customer: CustomerId,
    /// What goes, with how many of it.
    pub goes: Vec<(String, u32)>,
    pub stays: Vec<Staying>,
}

/// What the law wants to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staying {
    /// `3 Belege aus 2026 mit Namen`.
    pub what: String,
    /// Which rule.
    pub rule: String,
    pub until: Day,
}

/// Erases all that no rule demands and gives out the letter to the customer. Cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseCustomer {
    pub customer: CustomerId,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub erasure: Erasure,
    pub letter: Document,
}

/// Customers without a visit for so long that nothing speaks for keeping them. Erases nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureProposals;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// Months without a visit after which someone is proposed.
    pub after_months: u32,
    pub customers: Vec<Customer>,
}

/// Sets after how many months without a visit a customer is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetErasureTime {
    pub months: u32,
}

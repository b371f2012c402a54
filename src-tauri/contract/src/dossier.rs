//! All that the salon keeps of one person: a customer's file as a page, as information (Art. 15 DSGVO), and its erasure
//! (Art. 17 DSGVO); the same two rights of whoever works here.

use serde::{Deserialize, Serialize};

use crate::consents::Consent;
use crate::customers::{Customer, Master, Merge};
use crate::formulas::Formula;
use crate::patch_tests::{PatchTest, PatchWarning};
use crate::roll::Document;
use crate::search::Target;
use crate::{AppointmentId, CustomerId, Day, Moment, Money, PersonId, PhotoId};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! dossier_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowCustomer: Stylist may read [] => CustomerFile, "Kundenkartei ansehen";
            AddPhoto: Stylist may door [Customers] => Photo, "Foto ablegen";
            ShowPhoto: Stylist may door [] => Document, "Foto ansehen";
            RemovePhoto: Stylist may door [Customers] => (), "Foto löschen";
            GiveInformation: Reception may door [Roll] => Information, "Auskunft nach Art. 15 DSGVO";
            ErasureOutlook: Reception may read [] => Erasure, "Löschung vorbereiten";
            EraseCustomer: Owner may door [Customers, Roll, Till, Calendar] => Erased, "Kundendaten löschen";
            GuestErasureOutlook: Reception may read [] => Erasure, "Löschung eines Gastes vorbereiten";
            EraseGuest: Owner may door [Customers, Roll, Till, Calendar, Messages] => Erased, "Gastdaten löschen";
            GiveStaffInformation: Owner may door [Roll] => Information, "Auskunft nach Art. 15 DSGVO für das Team";
            StaffErasureOutlook: Owner may read [] => Erasure, "Löschung einer ausgeschiedenen Person vorbereiten";
            EraseStaff: Owner may door [People, Roll, Till, Calendar, Customers, Messages] => Erased, "Daten einer ausgeschiedenen Person löschen";
            ErasureProposals: Owner may read [] => Proposals, "Löschvorschläge ansehen";
            SetErasureTime: Owner may write [Customers] => (), "Frist der Löschvorschläge ändern";
        ] $($further)* }
    };
}

/// A picture may have so many megabytes.
pub const PHOTO_MEGABYTES_MAX: u32 = 12;

/// The file of a customer; that of an absorbed one is the file of who absorbed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowCustomer {
    /// Whose file.
    pub customer: CustomerId,
}

/// What [`ShowCustomer`] answers: all that the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFile {
    /// The customer whose file it is, also where an absorbed one was asked for.
    pub id: CustomerId,
    /// What was typed; empty once erased.
    pub master: Master,
    /// `false` when it was put aside.
    pub active: bool,
    /// When the file was begun; absent where nobody knows.
    pub since: Option<Day>,
    /// When its data were erased; absent for a living file.
    pub erased: Option<Day>,
    /// First name of the regular stylist; absent without one.
    pub stylist: Option<String>,
    /// Number of sales that stand.
    pub visits: u32,
    /// What all receipts that stand come to.
    pub turnover: Money,
    /// The last sale; absent before the first.
    pub last_visit: Option<Moment>,
    /// Newest first.
    pub formulas: Vec<Formula>,
    /// Newest first.
    pub tests: Vec<PatchTest>,
    /// Tests that do not carry today.
    pub warnings: Vec<PatchWarning>,
    /// Withdrawn ones too.
    pub consents: Vec<Consent>,
    /// Newest first; the pictures themselves by [`ShowPhoto`].
    pub photos: Vec<Photo>,
    /// Files that were absorbed and can be parted again, or were.
    pub merges: Vec<Merge>,
    /// Newest first.
    pub timeline: Vec<Happening>,
}

/// One thing that happened with a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// When; of an appointment, when it begins.
    pub at: Moment,
    /// What it is.
    pub kind: HappeningKind,
    /// `Bon 004501`, `Ansatzfarbe`: the line in bold.
    pub title: String,
    /// The line below; may be empty.
    pub detail: String,
    /// Total of a receipt, cost of a formula; absent for all else.
    pub amount: Option<Money>,
    /// Where a click leads; absent where there is no page for it.
    pub target: Option<Target>,
    /// The picture that this line stands for; absent on all other lines.
    pub photo: Option<PhotoId>,
    /// An appointment that is still to come and can be confirmed; absent on all other lines.
    pub ahead: Option<AppointmentId>,
}

/// What happened; the page filters by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HappeningKind {
    /// Booked, kept, called off or missed.
    Appointment,
    /// A sale, storno or return.
    Receipt,
    /// A mixture.
    Formula,
    /// A test with its result.
    PatchTest,
    /// The owner let a service pass without a valid test.
    Release,
    /// Given or withdrawn.
    Consent,
    /// A picture that was taken.
    Photo,
    /// An e-mail.
    Message,
    /// Two files that became one.
    Merge,
}

impl HappeningKind {
    /// As the page says it: `Rezeptur`.
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
    /// For [`ShowPhoto`].
    pub id: PhotoId,
    /// At most 200 letters; may be empty.
    pub caption: String,
    /// `image/jpeg`, `image/png` or `image/webp`.
    pub mime: String,
    /// Length of the file.
    pub bytes: u64,
    /// When it was kept.
    pub at: Moment,
    /// Who kept it, by name.
    pub by: String,
}

/// Keeps a picture (JPEG, PNG or WebP).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPhoto {
    /// Whose picture; a consent for photos must stand (`customers.no_consent`).
    pub customer: CustomerId,
    /// What it shows.
    pub caption: String,
    /// The file's bytes in base64, at most [`PHOTO_MEGABYTES_MAX`].
    pub base64: String,
}

/// The picture itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowPhoto {
    /// Which.
    pub photo: PhotoId,
}

/// Takes a picture away for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePhoto {
    /// Which.
    pub photo: PhotoId,
}

/// All that is kept, as a page to read and as data to take along. Recorded with the files' hashes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveInformation {
    /// Who asked for it.
    pub customer: CustomerId,
}

/// Both forms of an information (Auskunft, Art. 15 DSGVO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Information {
    /// To read and to hand over.
    pub pdf: Document,
    /// To take along (Art. 20 DSGVO).
    pub json: Document,
    /// The pictures themselves (Art. 15 Abs. 3 DSGVO), in the order of the file.
    pub photos: Vec<Document>,
}

/// What an erasure would erase, and what stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureOutlook {
    /// Who would be erased.
    pub customer: CustomerId,
}

/// What an erasure (Art. 17 DSGVO) comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Whose data; absent for a guest without a file and for someone who worked here.
    pub customer: Option<CustomerId>,
    /// Who is meant, as they are known: `Petra Lindner`, of a guest every spelling with its number.
    pub of: Vec<String>,
    /// What goes, in German, with how many of it.
    pub goes: Vec<(String, u32)>,
    /// What the law wants to be kept; may be empty.
    pub stays: Vec<Staying>,
    /// Appointments that lie ahead, in words: they stay in the calendar without a name.
    pub ahead: Vec<String>,
}

/// Someone without a customer's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuestOf {
    /// The guest of this appointment, and of all others under the same name and number.
    Appointment(AppointmentId),
    /// Whoever has this name, however it is typed.
    Name {
        /// As it was said.
        name: String,
        /// Only with this number; absent: whatever number.
        phone: Option<String>,
    },
}

/// What an erasure of a guest would erase, and what stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestErasureOutlook {
    /// Who would be erased; refused where nothing is kept of such a guest (`calendar.no_such_guest`).
    pub guest: GuestOf,
}

/// Erases all that no rule demands of a guest without a file and gives out the letter. Cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseGuest {
    /// Whose data.
    pub guest: GuestOf,
    /// Why, at most 500 letters; the entry keeps it, so it should name nobody.
    pub reason: String,
}

/// What the law wants to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staying {
    /// `3 Belege aus 2026 mit Namen`.
    pub what: String,
    /// `§ 14 Abs. 4 UStG, § 147 Abs. 3 AO (Rechnung über 250 €)`: the rule that demands it.
    pub rule: String,
    /// Last day on which it must be kept.
    pub until: Day,
}

/// Erases all that no rule demands and gives out the letter to the customer. Cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseCustomer {
    /// Whose data.
    pub customer: CustomerId,
    /// Why, at most 500 letters; the entry keeps it, so it should name nobody.
    pub reason: String,
}

/// What [`EraseCustomer`], [`EraseGuest`] or [`EraseStaff`] has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// What went and what stays.
    pub erasure: Erasure,
    /// The letter to who was erased as a PDF, made before name and address were gone.
    pub letter: Document,
}

/// All that is kept of someone who works here or did, as [`GiveInformation`] for a customer: the same two files. What it
/// tells of appointments and receipts names no customer (Art. 15 Abs. 4 DSGVO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveStaffInformation {
    /// Who asked for it; refused once the data were erased (`people.erased`).
    pub person: PersonId,
}

/// What the erasure of someone who left would erase, and what stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffErasureOutlook {
    /// Who would be erased; refused while the person belongs to the staff (`people.still_active`), while an open basket
    /// names the person (`people.still_at_till`), and once it was done (`people.erased`).
    pub person: PersonId,
}

/// Erases all that no rule demands of someone who left, and gives out the letter. Whoever wrote something keeps a number
/// there in place of the name; the book keeps the name that it was signed with. Cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseStaff {
    /// Whose data.
    pub person: PersonId,
    /// Why, at most 500 letters; the entry keeps it, so it should name nobody.
    pub reason: String,
}

/// Customers without a visit for so long that nothing speaks for keeping them. Erases nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureProposals;

/// What [`ErasureProposals`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// Months without a visit after which someone is proposed.
    pub after_months: u32,
    /// At most 200.
    pub customers: Vec<Customer>,
}

/// Sets after how many months without a visit a customer is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetErasureTime {
    /// 36 unless it was set.
    pub months: u32,
}

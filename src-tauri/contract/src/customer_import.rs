//! Customers from a file (CSV or vCard): looked at first, then taken in whole or not at all, beside the till.

use serde::{Deserialize, Serialize};

use crate::catalogue::BadRow;
use crate::customers::Master;

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! customer_import_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            PreviewCustomerImport: Reception may door [] => ImportPreview, "Kundendatei ansehen";
            ImportCustomers: Reception may door [Customers] => (), "Kundendatei einlesen";
            CustomerImportState: Reception may door [] => ImportProgress, "Stand des Imports ansehen";
            CancelCustomerImport: Reception may door [Customers] => (), "Import abbrechen";
        ] $($further)* }
    };
}

/// Looks at a file; nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCustomerImport {
    /// With the columns as far as they were chosen.
    pub file: CustomerFileWish,
}

/// Begins to take a file in; the answer comes at once, progress by [`CustomerImportState`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCustomers {
    /// As it was looked at.
    pub file: CustomerFileWish,
}

/// How far the import is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerImportState;

/// Stops the import; nothing of it stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelCustomerImport;

/// A file with what the person said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFileWish {
    /// The file's bytes in base64.
    pub base64: String,
    /// What the columns hold, in their order; empty means that the header decides.
    pub columns: Vec<ImportField>,
    /// Rows without those that seem to be there already.
    pub leave_duplicates_out: bool,
    /// Rows without those that can't be read; else one of them keeps the whole file out.
    pub leave_bad_out: bool,
}

/// What a column of a CSV file may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportField {
    /// Is left out.
    #[default]
    Nothing,
    /// Whole name.
    Name,
    /// Put before [`Self::LastName`].
    FirstName,
    /// Put behind [`Self::FirstName`].
    LastName,
    /// `Frau`, `Herr`; anything else is left out.
    Salutation,
    /// A number at home.
    Phone,
    /// A mobile number.
    Mobile,
    /// An e-mail address.
    Mail,
    /// `27.11.1980` or `1980-11-27`.
    Birthday,
    /// `24`, beside year and month.
    BirthDay,
    /// `12`.
    BirthMonth,
    /// `1980`.
    BirthYear,
    /// With the number of the house.
    Street,
    /// As it stands there.
    Postcode,
    /// Without the country.
    City,
    /// Words with commas between.
    Groups,
    /// What the hair must not meet.
    Allergies,
    /// Anything else worth keeping.
    Note,
}

impl ImportField {
    /// All choices, in the order of the page.
    pub const ALL: [Self; 18] = [
        Self::Nothing,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Salutation,
        Self::Phone,
        Self::Mobile,
        Self::Mail,
        Self::Birthday,
        Self::BirthDay,
        Self::BirthMonth,
        Self::BirthYear,
        Self::Street,
        Self::Postcode,
        Self::City,
        Self::Groups,
        Self::Allergies,
        Self::Note,
    ];

    /// As the page says it: `Vorname`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Nothing => "(weglassen)",
            Self::Name => "Name",
            Self::FirstName => "Vorname",
            Self::LastName => "Nachname",
            Self::Salutation => "Anrede",
            Self::Phone => "Telefon",
            Self::Mobile => "Mobil",
            Self::Mail => "E-Mail",
            Self::Birthday => "Geburtstag",
            Self::BirthDay => "Geburtstag (nur Tag)",
            Self::BirthMonth => "Geburtsmonat",
            Self::BirthYear => "Geburtsjahr",
            Self::Street => "Straße",
            Self::Postcode => "PLZ",
            Self::City => "Ort",
            Self::Groups => "Gruppen",
            Self::Allergies => "Allergien",
            Self::Note => "Notiz",
        }
    }
}

/// What [`PreviewCustomerImport`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// Names of the columns in the file, each with what it is taken for. Empty for vCards.
    pub columns: Vec<(String, ImportField)>,
    /// Rows below the header, or cards.
    pub rows: u32,
    /// The first good rows as they would be stored.
    pub first: Vec<Master>,
    /// The first bad rows; with one of them nothing is stored unless they are left out.
    pub bad: Vec<BadRow>,
    /// All bad rows, also those that are not shown.
    pub bad_count: u32,
    /// The first rows that seem to be there already, in the file or in the salon, each with whom it meets.
    pub duplicates: Vec<BadRow>,
    /// All of them, also those that are not shown.
    pub duplicate_count: u32,
}

/// Where an import is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// Stored rows and all rows; absent while none is under way.
    pub running: Option<(u32, u32)>,
    /// What came of the last one since the program was started; absent before the first.
    pub ended: Option<ImportEnd>,
}

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportEnd {
    /// New customers.
    pub added: u32,
    /// Left out, as duplicates or because they could not be read.
    pub left_out: u32,
    /// Why nothing was stored, in German; absent where it went well.
    pub trouble: Option<String>,
}

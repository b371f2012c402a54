//! Customers from a file (CSV or vCard): looked at first, then taken in whole or not at all, beside the till.

use serde::{Deserialize, Serialize};

use crate::catalogue::BadRow;
use crate::customers::Master;

/// Looks at a file; nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCustomerImport {
    pub file: CustomerFileWish,
}

/// Begins to take a file in; the answer comes at once, progress by [`CustomerImportState`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCustomers {
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
}

/// What a column of a CSV file may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportField {
    /// Is left out.
    #[default]
    Nothing,
    Name,
    FirstName,
    LastName,
    Salutation,
    Phone,
    Mobile,
    Mail,
    Birthday,
    Street,
    Postcode,
    City,
    Groups,
    Allergies,
    Note,
}

impl ImportField {
    pub const ALL: [Self; 15] = [
        Self::Nothing,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Salutation,
        Self::Phone,
        Self::Mobile,
        Self::Mail,
        Self::Birthday,
        Self::Street,
        Self::Postcode,
        Self::City,
        Self::Groups,
        Self::Allergies,
        Self::Note,
    ];

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
            Self::Street => "Straße",
            Self::Postcode => "PLZ",
            Self::City => "Ort",
            Self::Groups => "Gruppen",
            Self::Allergies => "Allergien",
            Self::Note => "Notiz",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// Names of the columns in the file, each with what it is taken for. Empty for vCards.
    pub columns: Vec<(String, ImportField)>,
    pub rows: u32,
    /// The first good rows as they would be stored.
    pub first: Vec<Master>,
    /// The first bad rows; with one of them nothing is stored.
    pub bad: Vec<BadRow>,
    pub bad_count: u32,
    /// The first rows that seem to be there already, in the file or in the salon, each with whom it meets.
    pub duplicates: Vec<BadRow>,
    pub duplicate_count: u32,
}

/// Where an import is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// Stored rows and all rows while one is under way.
    pub running: Option<(u32, u32)>,
    /// What came of the last one.
    pub ended: Option<ImportEnd>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportEnd {
    pub added: u32,
    /// Left out as duplicates.
    pub left_out: u32,
    /// Why nothing was stored.
    pub trouble: Option<String>,
}

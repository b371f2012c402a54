//! Refusal or fault: an expected no with its sentence, or trouble that is logged under a reference.

use std::fmt;

use contract::refusal::*;

/// Why something was not done.
#[derive(Debug)]
pub enum Trouble {
    /// Expected and typed; shown to the person.
    Refused(Refusal),
    /// Unexpected; logged, shown as a reference.
    Fault(Fault),
}

/// What a deed comes to.
pub type Outcome<T> = Result<T, Trouble>;

/// Unexpected trouble with the story behind it.
#[derive(Debug)]
pub struct Fault {
    pub story: String,
}

impl Fault {
    pub fn new(story: impl Into<String>) -> Self {
        Self { story: story.into() }
    }
}

impl Trouble {
    /// A fault with its story, for the log.
    pub fn fault(story: impl Into<String>) -> Self {
        Self::Fault(Fault::new(story))
    }

    /// The refusal, if it is one.
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Fault(_) => None,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "{} ({})", refusal, refusal.code()),
            Self::Fault(fault) => f.write_str(&fault.story),
        }
    }
}

impl std::error::Error for Trouble {}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

macro_rules! refused {
    ($($family:ident),+) => {$(
        impl From<$family> for Trouble {
            fn from(refusal: $family) -> Self {
                Self::Refused(refusal.into())
            }
        }
    )+};
}
refused!(
    DoorRefusal,
    SetupRefusal,
    TillRefusal,
    CashRefusal,
    DayRefusal,
    RollRefusal,
    StoreRefusal,
    CatalogueRefusal,
    PeopleRefusal,
    PrintingRefusal,
    ArchiveRefusal,
    CalendarRefusal,
    CustomerRefusal,
    MessageRefusal
);

impl From<rusqlite::Error> for Trouble {
    /// A full or write-protected disk is expected now and then; all else is a fault.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DiskFull, NotADatabase, ReadOnly};
        match error.sqlite_error_code() {
            Some(DiskFull) => StoreRefusal::DiskFull.into(),
            Some(ReadOnly) => StoreRefusal::ReadOnly.into(),
            Some(NotADatabase) => StoreRefusal::NotADatabase.into(),
            _ => Self::fault(format!("store: {error}")),
        }
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self::fault(format!("json: {error}"))
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull => StoreRefusal::DiskFull.into(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreRefusal::ReadOnly.into(),
            _ => Self::fault(format!("file: {error}")),
        }
    }
}

impl From<proof::MoneyError> for Trouble {
    fn from(_: proof::MoneyError) -> Self {
        TillRefusal::AmountTooHigh.into()
    }
}

//! Refusal or fault: an expected no with its sentence, or trouble that is logged under a reference.

use std::error::Error;
use std::fmt;
use std::panic::Location;

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

/// Unexpected trouble: the story, the error behind it, and the place in the code that met it. Its display is the line
/// for the log; a window gets none of it.
#[derive(Debug)]
pub struct Fault {
    pub story: String,
    cause: Option<Box<dyn Error + Send + Sync>>,
    place: &'static Location<'static>,
}

impl Fault {
    #[track_caller]
    pub fn new(story: impl Into<String>) -> Self {
        Self { story: story.into(), cause: None, place: Location::caller() }
    }

    /// A fault that another error led to.
    #[track_caller]
    pub fn caused(story: impl Into<String>, cause: impl Error + Send + Sync + 'static) -> Self {
        Self { cause: Some(Box::new(cause)), ..Self::new(story) }
    }

    /// Where in the code it was met.
    pub const fn place(&self) -> &'static Location<'static> {
        self.place
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.story)?;
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        write!(f, " ({}:{})", self.place.file(), self.place.line())
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}

impl Trouble {
    /// A fault with its story, for the log.
    #[track_caller]
    pub fn fault(story: impl Into<String>) -> Self {
        Self::Fault(Fault::new(story))
    }

    /// A fault that another error led to.
    #[track_caller]
    pub fn caused(story: impl Into<String>, cause: impl Error + Send + Sync + 'static) -> Self {
        Self::Fault(Fault::caused(story, cause))
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
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl Error for Trouble {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::Fault(fault) => fault.source(),
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

macro_rules! refused {
    ($($family:ident($refusal:ident),)+) => {$(
        impl From<contract::refusal::$refusal> for Trouble {
            fn from(refusal: contract::refusal::$refusal) -> Self {
                Self::Refused(refusal.into())
            }
        }
    )+};
}
contract::refusal_families!(refused);

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<rusqlite::Error> for Trouble {
    /// A full or write-protected disk is expected now and then, and so is another program that holds the file for longer than
    /// was waited. A number that no store can hold came from outside. All else is a fault.
    #[track_caller]
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull, NotADatabase, ReadOnly};
        if let rusqlite::Error::ToSqlConversionFailure(cause) = &error
            && cause.is::<std::num::TryFromIntError>()
        {
            return DoorRefusal::UnreadableCall.into();
        }
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => StoreRefusal::Busy.into(),
            Some(DiskFull) => StoreRefusal::DiskFull.into(),
            Some(ReadOnly) => StoreRefusal::ReadOnly.into(),
            Some(NotADatabase) => StoreRefusal::NotADatabase.into(),
            _ => Self::caused("store", error),
        }
    }
}

impl From<serde_json::Error> for Trouble {
    #[track_caller]
    fn from(error: serde_json::Error) -> Self {
        Self::caused("json", error)
    }
}

impl From<std::io::Error> for Trouble {
    #[track_caller]
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull => StoreRefusal::DiskFull.into(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreRefusal::ReadOnly.into(),
            _ => Self::caused("file", error),
        }
    }
}

impl From<figures::FiguresTrouble> for Trouble {
    #[track_caller]
    fn from(trouble: figures::FiguresTrouble) -> Self {
        match trouble {
            figures::FiguresTrouble::Money(trouble) => trouble.into(),
            other => Self::caused("figures", other),
        }
    }
}

impl From<proof::MoneyError> for Trouble {
    fn from(_: proof::MoneyError) -> Self {
        TillRefusal::AmountTooHigh.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_keeps_what_led_to_it_and_where_it_was_met() {
        let read = || -> Outcome<serde_json::Value> { Ok(serde_json::from_str("{")?) };
        let line = line!() - 1;
        let trouble = read().unwrap_err();
        assert!(trouble.source().is_some_and(|cause| cause.is::<serde_json::Error>()));
        let Trouble::Fault(fault) = &trouble else { panic!("{trouble}") };
        assert_eq!((fault.place().file(), fault.place().line()), (file!(), line));
        assert_eq!(
            trouble.to_string(),
            format!("json: EOF while parsing an object at line 1 column 1 ({}:{line})", file!())
        );
    }
}

//! The register's TSE: set up, looked at, exported and changed (§ 146a AO).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Day, Moment};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! tse_setup_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowTse: Owner may door [] => TseView, "TSE ansehen";
            SetUpTse: Owner may door [Tse, Jobs] => (), "TSE einrichten";
            SaveTseAccess: Owner may door [Tse] => (), "Zugang zur TSE speichern";
            TryTse: Owner may door [Tse] => TseTrial, "TSE prüfen";
            ExportTse: Owner may door [Tse, Jobs] => (), "TSE-Export herstellen";
            ChangeTse: Owner may door [Tse, Jobs] => (), "TSE wechseln";
            TseNoticeGiven: Owner may sign [Tse, Roll] => (), "Meldung der TSE vermerken";
        ] $($further)* }
    };
}

/// A TSE and the register at it, as whoever runs it names them. No secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseName {
    /// Who runs it: `fiskaly SIGN DE V2`.
    pub maker: String,
    /// The TSE's id there.
    pub device: String,
    /// The register's id there.
    pub client: String,
}

/// What opens the way to a TSE. It goes to the key vault, and neither into the store nor into any log.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseAccess {
    /// API key, from the maker's dashboard.
    pub key: String,
    /// API secret, from there too.
    pub secret: String,
    /// The TSE's administrator's PIN, of one that was set up elsewhere; absent where this program made it up.
    pub pin: Option<String>,
}

impl fmt::Debug for TseAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TseAccess")
    }
}

/// How the TSE stands. Nobody outside is asked; that does [`TryTse`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowTse;

/// Begins to set the first TSE up, beside the till; only between days. Takes up to two minutes. Called again after a trouble,
/// it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUpTse {
    /// Key and secret.
    pub access: TseAccess,
    /// One that exists, by its own id and the register's; absent to order a new one.
    pub existing: Option<(String, String)>,
}

/// Other key and secret for the same TSE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTseAccess {
    /// Key and secret.
    pub access: TseAccess,
}

/// Asks the TSE who it is and how it stands; nothing is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryTse;

/// Begins to have the TSE write its whole export (TR-03153) and to check it, beside the till. The book tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportTse;

/// Begins to change the TSE, beside the till and only between days: its last export is made and checked, it is put out of
/// use, a new one is set up and signs from then on; the book tells all of it, and the period for the notice begins (§ 146a
/// Abs. 4 AO). Called again after a trouble, a stop or a power cut, it goes on where it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeTse {
    /// Why, as the book tells it.
    pub reason: String,
    /// The old one neither gives an export nor can be put out of use: it is defective or gone. The book says so.
    pub is_defective: bool,
}

/// The notice to the tax office (§ 146a Abs. 4 AO) was given, today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseNoticeGiven;

/// What [`ShowTse`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseView {
    /// Who runs the TSEs that this program sets up; absent where it can set up none.
    pub maker: Option<String>,
    /// Whether key and secret are wanted, and whether they are here.
    pub access: TseAccessState,
    /// The one at work; absent where there is none.
    pub at_work: Option<TseShown>,
    /// What is under way.
    pub running: Option<TseRunning>,
    /// How the last work ended; absent before the first, and while one is under way.
    pub ended: Option<TseEnded>,
    /// A set-up or a change was begun and did not come to its end.
    pub is_half_done: bool,
    /// The change that was begun and did not come to its end: how far it is.
    pub change: Option<HalfChange>,
    /// The outage that lasts: since when, and why.
    pub outage: Option<(Moment, String)>,
    /// When it answered last, since the program started.
    pub answered: Option<Moment>,
    /// The notice to the tax office; absent where none was ever due.
    pub notice: Option<TseNotice>,
    /// The export that was made last.
    pub export: Option<TseExport>,
    /// Why it can't be set up or changed now: a day is open.
    pub hindrance: Option<String>,
}

/// Work about the TSE that is done beside the till; of all of it, one is under way at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TseTask {
    /// [`SetUpTse`].
    SetUp,
    /// [`ExportTse`].
    Export,
    /// [`ChangeTse`].
    Change,
}

impl TseTask {
    /// As people call it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::SetUp => "Einrichtung der TSE",
            Self::Export => "Export der TSE",
            Self::Change => "Wechsel der TSE",
        }
    }
}

/// How far the work is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseRunning {
    /// Which it is.
    pub task: TseTask,
    /// Steps that are done.
    pub done: u64,
    /// Steps in all; 0 while nobody knows.
    pub total: u64,
    /// What it is busy with, in German.
    pub words: String,
}

/// How the work ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseEnded {
    /// Which it was; absent where the program has ended since.
    pub task: Option<TseTask>,
    /// Why it came to nothing, in German; absent where it went well.
    pub trouble: Option<String>,
}

/// A change that was begun and did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfChange {
    /// The reason that was said.
    pub reason: String,
    /// Whether it was said that the old one is defective.
    pub is_defective: bool,
    /// When it was begun.
    pub since: Moment,
    /// The file of the old one's last export; absent where a defective one gave none.
    pub export: Option<String>,
    /// Whether the old one is out of use: then only going on helps. Where not, nobody knows whether it still signs.
    pub is_out_of_use: bool,
}

/// Key and secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TseAccessState {
    /// None is wanted.
    NotWanted,
    /// They are in the key vault of this PC.
    Here,
    /// They are missing on this PC.
    Missing,
}

/// A TSE as the owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseShown {
    /// What it is called at its maker.
    pub name: TseName,
    /// Its serial number, 64 hex digits; empty until it has answered.
    pub serial: String,
    /// The register's name in its messages.
    pub register: String,
    /// `ecdsa-plain-SHA256`.
    pub algorithm: String,
    /// Last day of its certificate, if that is known.
    pub certificate_until: Option<Day>,
    /// What every paper says of a device that is no certified TSE.
    pub mark: Option<String>,
    /// Since which day it is at work, if the book tells it.
    pub since: Option<Day>,
}

/// What [`TryTse`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseTrial {
    /// Whether it could sign.
    pub is_good: bool,
    /// A German sentence.
    pub sentence: String,
}

/// The notice to the tax office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseNotice {
    /// The day of what is to be told.
    pub since: Day,
    /// The last day for it.
    pub until: Day,
    /// Serial number of the TSE that was put out of use; absent at the first set-up.
    pub old: Option<String>,
    /// Serial number of the TSE that was put to work.
    pub new: String,
    /// The day on which it was given; absent until then.
    pub given: Option<Day>,
}

/// An export that was made and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseExport {
    /// The file, as it lies in the salon's folder `TSE-Export`.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub sha256: String,
    /// Serial number of the TSE.
    pub serial: String,
    /// How many log messages it holds.
    pub messages: u64,
    /// How many faults it has; none where it is what the device gave out, and all of it.
    pub faults: u64,
    /// The findings in German sentences, the first ten; what weighs most first. Not each of them is a fault.
    pub findings: Vec<String>,
    /// When it was made.
    pub made: Moment,
}

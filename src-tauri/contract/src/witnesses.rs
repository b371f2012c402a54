//! Who knows the end of the book outside of its file: where the register tells it by itself, and where the owner wants it
//! told at each close.

use serde::{Deserialize, Serialize};

use crate::roll::Document;
use crate::{Moment, Seq, ZNumber};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! witnesses_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            ShowWitnesses: Owner may door [] => Witnesses, "Zeugen ansehen";
            SaveWitnesses: Owner may door [Witnesses] => Witnesses, "Zeugen wählen";
        ] $($further)* }
    };
}

/// Who is told of each close besides the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WitnessChoice {
    /// Address of the tax adviser; absent for no mail. It goes out by the salon's own account.
    pub mail: Option<String>,
    /// Whole path of a folder or stick that keeps a growing file; absent for none.
    pub folder: Option<String>,
    /// Address of a time stamp service (RFC 3161, `http` or `https`); absent for none.
    pub stamps: Option<String>,
}

/// What the witnesses know, and which were chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowWitnesses;

/// Chooses who is told of each close; recorded with old and new choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveWitnesses {
    /// All of it, in place of the one before.
    pub choice: WitnessChoice,
}

/// What [`ShowWitnesses`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witnesses {
    /// The last entry of the book; 0 before the first.
    pub newest: Seq,
    /// The last closing; absent before the first.
    pub last_close: Option<ZNumber>,
    /// As it was last saved.
    pub choice: WitnessChoice,
    /// Those that are told by themselves, then the paper, then the chosen ones.
    pub rows: Vec<WitnessRow>,
    /// How a stranger checks the newest time stamp; absent where there is none.
    pub stamp: Option<StampShown>,
}

/// A witness, and how far it is behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WitnessRow {
    /// Which one.
    pub kind: WitnessKind,
    /// Where it is, in German.
    pub place: String,
    /// The last entry that it knows; absent where it knows none, or was not asked yet.
    pub knows: Option<Seq>,
    /// The last closing that it knows; absent as above.
    pub z: Option<ZNumber>,
    /// When it was told of that; absent where only the book's past says so.
    pub since: Option<Moment>,
    /// Entries that it does not know; of witnesses that are told at each close, closings.
    pub behind: u64,
    /// What is wrong with it, in a German sentence; absent while nothing is.
    pub trouble: Option<String>,
    /// Since when that is so; absent while nothing is wrong.
    pub troubled_since: Option<Moment>,
}

/// Kinds of witnesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WitnessKind {
    /// Told each second, by itself.
    Always,
    /// The printed Z report.
    Paper,
    /// A mail to the tax adviser.
    Mail,
    /// A growing file in a folder or on a stick.
    Folder,
    /// A time stamp of someone else's clock.
    Stamp,
}

impl WitnessKind {
    /// As the page says it: `E-Mail an das Steuerbüro`.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Always => "Laufend",
            Self::Paper => "Z-Bericht auf Papier",
            Self::Mail => "E-Mail an das Steuerbüro",
            Self::Folder => "Ordner oder Stick",
            Self::Stamp => "Zeitstempel",
        }
    }

    /// Whether it is told at each close only.
    pub const fn at_close(self) -> bool {
        !matches!(self, Self::Always)
    }
}

/// The newest time stamp, and how a stranger checks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampShown {
    /// The closing that it is of.
    pub z: ZNumber,
    /// Which clock says so, and when (UTC), in German.
    pub sentence: String,
    /// The line for OpenSSL, with the token's file as `stempel.tst` and the service's root as `wurzel.pem`.
    pub command: String,
    /// The token itself, as a file.
    pub token: Document,
}

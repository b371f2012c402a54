//! What the core asks of the world outside, and what the main tells it about the program.
//!
//! Each trait is a port: the core knows nothing behind it, the crate `devices` has the adapters, tests have
//! their own. A port may fail at any time; no booking waits for one. All are called from several threads, so
//! an adapter locks for itself.

#![deny(missing_docs)]
#![deny(clippy::missing_errors_doc)]

mod attest;
mod attesting_office;
mod stamps;
mod tse_device;
mod tse_office;
mod witness;

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use contract::messages::MailAccount;
use contract::printing::SavePrinter;
use contract::refusal::PrintingRefusal;
use contract::sheet::Sheet;
use contract::slip::Slip;
use proof::Moment;

pub use attest::{Attest, AttestTrouble, Attested, Begun, EventId, Known, Matter, NoTse};
pub use attesting_office::AttestingOffice;
pub use stamps::{StampTrouble, TimeStamps};
pub use tse_device::TseDevice;
pub use tse_office::{GoOn, TseOffice, TseReport, TseTrouble};
pub use witness::Witness;

use crate::clock::Clock;
use crate::fault::Outcome;

/// What the main says of the program that it is.
#[derive(Clone, Debug)]
pub struct Program {
    /// As snapshots and PDFs name it: `Lockbuch`.
    pub name: &'static str,
    /// `0.1.0`; a change of it is an entry (IKS-19).
    pub version: &'static str,
    /// SQLite's `application_id` of this program's files; any other is refused.
    pub application_id: i32,
    /// Text that this program prints on every slip; absent in the real one.
    pub notice: Option<&'static str>,
}

/// The devices and services that the main plugs in.
#[derive(Clone)]
pub struct Adapters {
    /// The one source of time.
    pub clock: Arc<dyn Clock>,
    /// Where secrets lie.
    pub vault: Arc<dyn KeyVault>,
    /// Printers and PDFs.
    pub paper: Arc<dyn Paper>,
    /// Where a person keeps files.
    pub handout: Arc<dyn Handout>,
    /// The way to a mail server.
    pub mail: Arc<dyn Mail>,
    /// Attests bons outside the program (TSE, § 146a AO); [`NoTse`] where there is none.
    pub attest: Arc<dyn Attest>,
    /// Who knows the book's end outside of its file.
    pub witnesses: Vec<Arc<dyn Witness>>,
    /// The way to a time stamp service, where the owner chose one.
    pub stamps: Arc<dyn TimeStamps>,
    /// How much work goes into a PIN's hash.
    pub pin_work: PinWork,
    /// The page that checks an archive in any browser (`pruefen.html`).
    pub verifier_page: &'static str,
}

/// How much work goes into a PIN's hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinWork {
    /// What OWASP asks of Argon2id: 19 MiB, two rounds. For every program that a person uses.
    Full,
    /// As little as there is: for tests, which found hundreds of salons.
    Least,
}

/// Puts files where a person keeps them: the folder for downloads.
pub trait Handout: Send + Sync {
    /// Keeps a file under this name, or under a free one like it, whole or not at all. Answers with its
    /// place.
    ///
    /// # Errors
    /// [`contract::refusal::ArchiveRefusal::NotKept`] with the reason.
    fn keep(&self, name: &str, content: &mut dyn Read) -> Outcome<PathBuf>;
}

/// Keeps the register's signing key outside the store.
pub trait KeyVault: Send + Sync {
    /// Keeps the 32 secret bytes of a signing key under its `key_id` (16 hex digits), whole or not at all.
    /// They must be there again after a power cut as soon as this answers. Whatever else lay under this name and can't be
    /// the key is put aside and never lost.
    ///
    /// # Errors
    /// A fault where nothing was kept; the set-up then says
    /// [`contract::refusal::SetupRefusal::KeyNotStored`].
    fn keep(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<()>;
    /// The secret bytes of this key; `None` if they are not here.
    ///
    /// # Errors
    /// A fault where the vault can't be asked: that is not the same as an empty one.
    fn fetch(&self, key_id: &str) -> Outcome<Option<[u8; 32]>>;
    /// Where the key lies, in German, for the set-up assistant and the settings.
    fn place(&self) -> String;
    /// Keeps a secret text (the mail account's password) under a name, in the place of the one before.
    ///
    /// # Errors
    /// A fault where it was not kept; the one before then still holds.
    fn keep_secret(&self, name: &str, secret: &str) -> Outcome<()>;
    /// The secret text of this name; `None` if there is none.
    ///
    /// # Errors
    /// A fault where the vault can't be asked.
    fn secret(&self, name: &str) -> Outcome<Option<String>>;
}

/// Brings messages to a mail server.
pub trait Mail: Send + Sync {
    /// Hands a message to the account's server and waits until it has taken it. May take seconds: never
    /// called on the writer's thread.
    ///
    /// # Errors
    /// [`MailTrouble`], which tells whether another try can help.
    fn send(
        &self,
        letter: &Letter<'_>,
        account: &MailAccount,
        password: Option<&str>,
    ) -> Result<(), MailTrouble>;
}

/// What goes along with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// With its ending: `Bon-004501.pdf`.
    pub name: String,
    /// `application/pdf`, `text/calendar`.
    pub mime: String,
    /// The bytes as they are.
    pub content: Vec<u8>,
}

/// A message as it goes out.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// Stays the same in all tries: the `Message-ID`, so that a server or reader knows a second one.
    pub id: &'a str,
    /// The salon's name; the address is the account's.
    pub from: &'a str,
    /// One address, without a name.
    pub to: &'a str,
    /// One line.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
    /// Absent where nothing goes along.
    pub file: Option<&'a Enclosure>,
    /// When it was written: its `Date`.
    pub made: Moment,
}

/// Why a message did not go out, in German.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailTrouble {
    /// No connection, or it broke before the message was taken.
    #[error("Der Server {host} antwortet nicht ({why}).")]
    NoAnswer {
        /// The account's server.
        host: String,
        /// In the system's words.
        why: String,
    },
    /// The account's server has a name that no server can have: the owner's to mend, and no fault of the server.
    #[error("„{host}“ ist kein Name eines Servers. Die Inhaberin ändert ihn im Management unter „E-Mail“.")]
    BadHost {
        /// As it stands in the settings.
        host: String,
    },
    /// Name or password are wrong; another try helps once they were changed.
    #[error("Der Server nimmt Name oder Passwort nicht an ({why}).")]
    NotSignedIn {
        /// In the server's words.
        why: String,
    },
    /// Wrong for the moment: the server is busy, the mailbox full.
    #[error("Der Server nimmt die Nachricht gerade nicht an ({why}).")]
    NotNow {
        /// In the server's words.
        why: String,
    },
    /// Refused for good: no such mailbox, too large.
    #[error("Der Server lehnt die Nachricht ab ({why}).")]
    Refused {
        /// In the server's words.
        why: String,
    },
    /// An address or text that no e-mail can have, or that this server can't take: an own mistake, which no other try
    /// mends.
    #[error("Aus dieser Nachricht lässt sich keine E-Mail machen ({why}).")]
    Unwritable {
        /// Which part can't be written.
        why: String,
    },
}

impl MailTrouble {
    /// Whether no other try can help: then the message is given up, else tried again after growing pauses.
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Refused { .. } | Self::Unwritable { .. })
    }
}

/// Puts pages on paper or into files.
pub trait Paper: Send + Sync {
    /// Sends a page to a printer and waits until it is out, as far as the printer can tell. May take
    /// seconds: never called on the writer's thread.
    ///
    /// # Errors
    /// [`PaperTrouble`], which tells whether the page may lie in the printer all the same.
    fn print(&self, page: &PaperPage<'_>, printer: &SavePrinter) -> Result<(), PaperTrouble>;

    /// The page as a PDF; the same page gives the same bytes.
    ///
    /// # Errors
    /// A fault where it can't be rendered.
    fn pdf(&self, page: &PaperPage<'_>) -> Outcome<Vec<u8>>;

    /// A list on A4 as a PDF with this date; the same list and date give the same bytes.
    ///
    /// # Errors
    /// A fault where it can't be rendered.
    fn sheet_pdf(&self, sheet: &Sheet, made: Moment) -> Outcome<Vec<u8>>;
}

/// A slip with what belongs to it on paper.
#[derive(Clone, Copy, Debug)]
pub struct PaperPage<'a> {
    /// What stands on it.
    pub slip: &'a Slip,
    /// The page's date in files.
    pub made: Moment,
    /// The salon's black-and-white logo in base64, for slips that carry it; absent without one.
    pub logo_png_base64: Option<&'a str>,
}

/// Why a page did not come out of a printer. Texts are German and complete the sentences of
/// [`PrintingRefusal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperTrouble {
    /// Off, not there, or it refuses; nothing of the page is out.
    NoAnswer(String),
    /// No roll in it; nothing of the page is out.
    NoPaper,
    /// The lid is open; nothing of the page is out.
    CoverOpen,
    /// The page itself can't be rendered; nothing of it is out.
    Unprintable(String),
    /// It stopped after it had taken a part of the page.
    BrokenOff(String),
    /// The roll ended within the page.
    PaperRanOut,
}

impl PaperTrouble {
    /// Whether a part of the page may be on paper: then only a person can say if it is there.
    pub const fn begun(&self) -> bool {
        matches!(self, Self::BrokenOff(_) | Self::PaperRanOut)
    }

    /// What the person at the desk reads; `printer` is its name.
    pub fn refusal(&self, printer: &str) -> PrintingRefusal {
        let printer = printer.to_owned();
        match self {
            Self::NoAnswer(why) | Self::Unprintable(why) => {
                PrintingRefusal::NoAnswer { printer, why: why.clone() }
            }
            Self::NoPaper => PrintingRefusal::NoPaper { printer },
            Self::CoverOpen => PrintingRefusal::CoverOpen { printer },
            Self::BrokenOff(why) => PrintingRefusal::BrokenOff { printer, why: why.clone() },
            Self::PaperRanOut => PrintingRefusal::PaperRanOut { printer },
        }
    }
}

//! What the core asks of the world outside, and what the main tells it about the program.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use contract::messages::MailAccount;
use contract::printing::SavePrinter;
use contract::refusal::PrintingRefusal;
use contract::sheet::Sheet;
use contract::slip::Slip;
use proof::Moment;

use crate::clock::Clock;
use crate::fault::Outcome;

/// What the main says of the program that it is.
#[derive(Clone, Debug)]
pub struct Program {
    pub name: &'static str,
    pub version: &'static str,
    /// SQLite's `application_id` of this program's files; any other is refused.
    pub application_id: i32,
    /// Text that this program prints on every slip.
    pub notice: Option<&'static str>,
}

/// The devices and services that the main plugs in.
#[derive(Clone)]
pub struct Adapters {
    pub clock: Arc<dyn Clock>,
    pub vault: Arc<dyn KeyVault>,
    pub paper: Arc<dyn Paper>,
    pub handout: Arc<dyn Handout>,
    pub mail: Arc<dyn Mail>,
    /// The page that checks an archive in any browser (`pruefen.html`).
    pub verifier_page: &'static str,
}

/// Puts files where a person keeps them: the folder for downloads.
pub trait Handout: Send + Sync {
    /// Keeps a file under this name, or under a free one like it, whole or not at all. Answers with its place.
    ///
    /// # Errors
    /// [`contract::refusal::ArchiveRefusal::NotKept`] with the reason.
    fn keep(&self, name: &str, content: &mut dyn Read) -> Outcome<PathBuf>;
}

/// Keeps the register's signing key outside the store.
pub trait KeyVault: Send + Sync {
    /// Keeps a seed under the name of its key.
    fn keep(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<()>;
    /// The seed of this key, if it is here.
    fn fetch(&self, key_id: &str) -> Outcome<Option<[u8; 32]>>;
    /// Where the key lies, in German, for the set-up assistant and the settings.
    fn place(&self) -> String;
    /// Keeps a secret text under a name, in the place of the one before.
    fn keep_secret(&self, name: &str, secret: &str) -> Outcome<()>;
    /// The secret text of this name, if one is here.
    fn secret(&self, name: &str) -> Outcome<Option<String>>;
}

/// Brings messages to a mail server.
pub trait Mail: Send + Sync {
    /// Hands a message to the account's server and waits until it has taken it. May take seconds: never called
    /// on the writer's thread.
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
    pub name: String,
    pub mime: String,
    pub content: Vec<u8>,
}

/// A message as it goes out.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// Stays the same in all tries.
    pub id: &'a str,
    /// The salon's name.
    pub from: &'a str,
    pub to: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
    pub file: Option<&'a Enclosure>,
    pub made: Moment,
}

/// Why a message did not go out, in German.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailTrouble {
    #[error("Der Server {host} antwortet nicht ({why}).")]
    NoAnswer { host: String, why: String },
    #[error("Der Server nimmt Name oder Passwort nicht an ({why}).")]
    NotSignedIn { why: String },
    /// Wrong for the moment: the server is busy, the mailbox full.
    #[error("Der Server nimmt die Nachricht gerade nicht an ({why}).")]
    NotNow { why: String },
    #[error("Der Server lehnt die Nachricht ab ({why}).")]
    Refused { why: String },
    #[error("Aus dieser Nachricht lässt sich keine E-Mail machen ({why}).")]
    Unwritable { why: String },
}

impl MailTrouble {
    /// Whether no other try can help.
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
    fn print(&self, page: &Page<'_>, printer: &SavePrinter) -> Result<(), PaperTrouble>;

    /// The page as a PDF; the same page gives the same bytes.
    fn pdf(&self, page: &Page<'_>) -> Outcome<Vec<u8>>;

    /// A list on A4 as a PDF with this date; the same list and date give the same bytes.
    fn sheet_pdf(&self, sheet: &Sheet, made: Moment) -> Outcome<Vec<u8>>;
}

/// A slip with what belongs to it on paper.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    pub slip: &'a Slip,
    /// The page's date in files.
    pub made: Moment,
    /// The salon's black-and-white logo, for slips that carry it.
    pub logo_png_base64: Option<&'a str>,
}

/// Why a page did not come out of a printer. Texts are German and complete the sentences of
/// [`PrintingRefusal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperTrouble {
    /// Off, not there, or it refuses.
    NoAnswer(String),
    NoPaper,
    CoverOpen,
    /// The page itself cannot be rendered.
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

    /// What the person at the desk reads.
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

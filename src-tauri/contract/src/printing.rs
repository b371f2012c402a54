//! Printers and what waits for them. Printing never blocks a booking.

use serde::{Deserialize, Serialize};

use crate::{JobId, Moment, PrinterId, Seq};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! printing_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            PrintJobs: Trainee may read [] => Vec<PrintJob>, "Druckaufträge ansehen";
            ResendPrint: Stylist may write [Printing] => (), "Erneut drucken";
            SettlePrint: Stylist may write [Printing] => (), "Druck klären";
            Printers: Trainee may read [] => Vec<Printer>, "Drucker ansehen";
            SavePrinter: Owner may sign [Printing] => Printer, "Drucker einrichten";
            RemovePrinter: Owner may sign [Printing] => (), "Drucker entfernen";
            TestPrint: Reception may write [Printing] => (), "Testdruck";
        ] $($further)* }
    };
}

/// Where a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintState {
    /// No printer is set up.
    NoPrinter,
    /// In the queue, not tried yet.
    Waiting,
    /// Under way to the printer.
    Printing,
    /// As far as the printer can tell.
    Printed,
    /// The printer did not answer; the job waits and is tried again.
    Stuck,
    /// The program ended while it was under way: is the bon in the printer?
    Unsure,
    /// Given out otherwise, or set aside by a person.
    Settled,
}

/// What has not come out of a printer yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrintJobs;

/// A page that waits for a printer (Druckauftrag).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintJob {
    /// Names it in requests.
    pub id: JobId,
    /// `Bon 004501`.
    pub title: String,
    /// The entry whose page it is; absent for pages of no entry.
    pub seq: Option<Seq>,
    /// Name of the printer.
    pub printer: String,
    /// Where the page is.
    pub state: PrintState,
    /// Since when.
    pub queued: Moment,
    /// How often it was tried.
    pub attempts: u32,
    /// Why it is stuck, in German; absent while it is not.
    pub trouble: Option<String>,
}

/// Sends a job that is stuck or unsure again, to the same or another printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResendPrint {
    /// Which.
    pub job: JobId,
    /// Absent: the same.
    pub printer: Option<PrinterId>,
}

/// Answers "Liegt der Bon im Drucker?": yes settles the job, no prints it as the original.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlePrint {
    /// An unsure one.
    pub job: JobId,
    /// What the person sees.
    pub lies_there: bool,
}

/// The printers that are set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Printers;

/// A printer as it is set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printer {
    /// Names it in requests.
    pub id: PrinterId,
    /// At most 40 letters.
    pub name: String,
    /// How it is reached.
    pub link: PrinterLink,
    /// How wide its roll is.
    pub paper: PaperWidth,
    /// Which letters it knows.
    pub code_page: CodePage,
    /// Receives the receipts.
    pub receipts: bool,
    /// A cash drawer hangs on it.
    pub drawer: bool,
}

/// How the register reaches a printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrinterLink {
    /// Raw TCP, usually port 9100.
    Tcp {
        /// Name or address in the house's network.
        host: String,
        /// Its port.
        port: u16,
    },
    /// Serial line, also one over USB.
    Serial {
        /// `COM3`, `/dev/ttyUSB0`.
        port: String,
        /// Bits per second.
        baud: u32,
    },
    /// USB printer class, by its numbers.
    Usb {
        /// `idVendor`.
        vendor: u16,
        /// `idProduct`.
        product: u16,
    },
    /// Only PDF files in the salon's folder.
    Pdf,
}

/// How wide the roll is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperWidth {
    /// 58 mm, of which 48 are printed.
    Mm58,
    /// 80 mm, of which 72 are printed.
    Mm80,
}

/// Which letters a printer knows: its table of 256 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodePage {
    /// Code page 858: 850 with €.
    Cp858,
    /// Windows-1252.
    Cp1252,
}

/// Adds a printer (`id` absent) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePrinter {
    /// Absent for a new printer.
    pub id: Option<PrinterId>,
    /// At most 40 letters.
    pub name: String,
    /// How it is reached.
    pub link: PrinterLink,
    /// How wide its roll is.
    pub paper: PaperWidth,
    /// Which letters it knows.
    pub code_page: CodePage,
    /// Receives the receipts, in place of the one before.
    pub receipts: bool,
    /// A cash drawer hangs on it.
    pub drawer: bool,
}

/// Takes a printer away; its waiting jobs go to the receipt printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePrinter {
    /// Which.
    pub printer: PrinterId,
}

/// Prints a test page with umlauts, ß and €.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestPrint {
    /// Which.
    pub printer: PrinterId,
}

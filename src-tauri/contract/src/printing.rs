//! Printers and what waits for them. Printing never blocks a booking.

use serde::{Deserialize, Serialize};

use crate::{JobId, Moment, PrinterId, Seq};

/// Where a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintState {
    /// No printer is set up.
    NoPrinter,
    Waiting,
    /// Under way to the printer.
    Printing,
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintJob {
    pub id: JobId,
    pub title: String,
    pub seq: Option<Seq>,
    pub printer: String,
    pub state: PrintState,
    pub queued: Moment,
    pub attempts: u32,
    /// Why it is stuck, in German.
    pub trouble: Option<String>,
}

/// Sends a job that is stuck or unsure again, to the same or another printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResendPrint {
    pub job: JobId,
    pub printer: Option<PrinterId>,
}

/// Answers "Liegt der Bon im Drucker?": yes settles the job, no prints it as the original.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlePrint {
    pub job: JobId,
    pub lies_there: bool,
}

/// The printers that are set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Printers;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printer {
    pub id: PrinterId,
    pub name: String,
    pub link: PrinterLink,
    pub paper: PaperWidth,
    pub code_page: CodePage,
    /// Receives the receipts.
    pub receipts: bool,
    /// A cash drawer hangs on it.
    pub drawer: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrinterLink {
    /// Raw TCP, usually port 9100.
    Tcp {
        host: String,
        port: u16,
    },
    Serial {
        port: String,
        baud: u32,
    },
    Usb {
        vendor: u16,
        product: u16,
    },
    /// Only PDF files in the salon's folder.
    Pdf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperWidth {
    Mm58,
    Mm80,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodePage {
    Cp858,
    Cp1252,
}

/// Adds a printer (`id` absent) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePrinter {
    pub id: Option<PrinterId>,
    pub name: String,
    pub link: PrinterLink,
    pub paper: PaperWidth,
    pub code_page: CodePage,
    pub receipts: bool,
    pub drawer: bool,
}

/// Takes a printer away; its waiting jobs go to the receipt printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePrinter {
    pub printer: PrinterId,
}

/// Prints a test page with umlauts, ß and €.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestPrint {
    pub printer: PrinterId,
}

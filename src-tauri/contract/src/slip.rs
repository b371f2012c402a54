//! A printed page as data: what stands on it and in which order. Widths and fonts are the paper's business.

use serde::{Deserialize, Serialize};

/// A page for the receipt printer, the PDF and the screen alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    pub kind: SlipKind,
    /// Name of the document for file names and lists: `Bon 004501`.
    pub title: String,
    /// `Some(n)`: the n-th copy; every renderer prints "Kopie n" at the head and the foot.
    pub copy: Option<u32>,
    /// The salon's logo goes on top.
    pub logo: bool,
    /// Cash was moved: the drawer is kicked open after printing the original, never for a copy.
    pub opens_drawer: bool,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipKind {
    Receipt,
    CashSlip,
    XReport,
    ZReport,
    TestPage,
    RecoveryCode,
    MixingSlip,
}

/// One piece of a page, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Large and centred.
    Heading(String),
    /// Centred, wrapped.
    Centred(String),
    /// Left-aligned, wrapped.
    Text(String),
    /// Bold and wrapped: what must be seen (`Ohne TSE – erfüllt § 146a AO nicht`).
    Notice(String),
    /// Left text and right text on one line; wraps on the left.
    Pair { left: String, right: String, weight: Weight },
    /// A position: text and amount, then indented details.
    Item { text: String, amount: String, details: Vec<String> },
    /// A small table; the first column is left-aligned, the others right-aligned.
    Table { head: Vec<String>, rows: Vec<Vec<String>> },
    /// A line across.
    Rule,
    /// An empty line.
    Space,
    /// A QR code with this content and a caption below.
    Qr { content: String, caption: String },
    /// A line to sign on, with a caption below.
    Signature(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    Normal,
    Strong,
    /// The sum: bold and double height.
    Sum,
}

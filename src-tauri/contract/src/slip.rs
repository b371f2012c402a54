//! A printed page as data: what stands on it and in which order. Widths and fonts are the paper's business.

use serde::{Deserialize, Serialize};

/// A page for the receipt printer, the PDF and the screen alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// What it is.
    pub kind: SlipKind,
    /// Name of the document for file names and lists: `Bon 004501`.
    pub title: String,
    /// `Some(n)`: the n-th copy; every renderer prints "Kopie n" at the head and the foot.
    pub copy: Option<u32>,
    /// The salon's logo goes on top.
    pub logo: bool,
    /// Cash was moved: the drawer is kicked open before the original is printed, never for a copy.
    pub opens_drawer: bool,
    /// From top to bottom. Legal content is put there by the core and can't be left out by a renderer.
    pub blocks: Vec<Block>,
}

impl Slip {
    /// Whether the drawer opens with this page.
    pub const fn kicks_drawer(&self) -> bool {
        self.opens_drawer && self.copy.is_none()
    }
}

/// What a page is; archives and files are named after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipKind {
    /// A bon for a customer (§ 6 KassenSichV).
    Receipt,
    /// A bon or note about cash, with a line to sign.
    CashSlip,
    /// Figures in between, without number.
    XReport,
    /// A closing, a revocation, or a cash check.
    ZReport,
    /// Umlauts, ß, € and the width of the paper.
    TestPage,
    /// The code that gives a lost owner's PIN back.
    RecoveryCode,
    /// A formula, beside the bowl.
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
    Pair {
        /// What it is.
        left: String,
        /// What it comes to.
        right: String,
        /// How much it stands out.
        weight: Weight,
    },
    /// A position: text and amount, then indented details.
    Item {
        /// What was sold.
        text: String,
        /// With two decimals, as booked.
        amount: String,
        /// Quantity, discount, person, reason.
        details: Vec<String>,
    },
    /// A small table; the first column is left-aligned, the others right-aligned.
    Table {
        /// Names of the columns.
        head: Vec<String>,
        /// As many cells each as the head.
        rows: Vec<Vec<String>>,
    },
    /// A line across.
    Rule,
    /// An empty line.
    Space,
    /// A QR code with this content and a caption below.
    Qr {
        /// UTF-8.
        content: String,
        /// For people.
        caption: String,
        /// How much of it may be lost; medium where a page was composed before it was told.
        #[serde(default)]
        strength: QrStrength,
    },
    /// A line to sign on, with a caption below.
    Signature(String),
}

/// The error correction of a QR code (ISO/IEC 18004).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QrStrength {
    /// Level M.
    #[default]
    Medium,
    /// Level H where the paper has room for it, and an edge of at least three centimetres: a receipt's code (DSFinV-K,
    /// annex I).
    High,
}

/// How much a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Plain.
    Normal,
    /// Bold.
    Strong,
    /// The sum: bold and double height.
    Sum,
}

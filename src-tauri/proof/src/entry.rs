//! The entry: one recorded event of the register, as it is numbered, chained and signed.
//!
//! A receipt, a count and a changed price are entries alike; what differs is their kind and their parts.

use serde::{Deserialize, Serialize};

use crate::law::{BonType, BusinessCase, PaymentKind, VatKey, spelled};
use crate::{Day, LineNumber, Moment, Money, Quantity, Rate, ReceiptNumber, Seq, ZNumber};

spelled!(
    /// What happened. The spelling is part of the canonical form and never changes.
    EntryKind {
        /// The register begins: its key and serial number.
        Foundation = "foundation",
        OpeningStock = "opening_stock",
        Sale = "sale",
        Storno = "storno",
        /// The new entry of a payment correction; its storno is a [`EntryKind::Storno`] of its own.
        PaymentCorrection = "payment_correction",
        Return = "return",
        AbandonedBasket = "abandoned_basket",
        VoidedLine = "voided_line",
        /// A card payment that the terminal declined.
        DeclinedPayment = "declined_payment",
        CashMovement = "cash_movement",
        TipPayout = "tip_payout",
        DrawerOpened = "drawer_opened",
        Count = "count",
        Difference = "difference",
        Closing = "closing",
        Revocation = "revocation",
        Incident = "incident",
        ClockCorrection = "clock_correction",
        Settings = "settings",
        KeyChange = "key_change",
        ProgramVersion = "program_version",
        SignInFailure = "sign_in_failure",
        /// Cash figures or an X report were looked at while someone counted, or a report was made.
        Insight = "insight",
        Reprint = "reprint",
        Export = "export",
        Import = "import",
        Outage = "outage",
        /// Cash that had left the drawer, or lay in the safe, was paid in at the bank.
        Banking = "banking",
        /// A version of the procedure documentation, with its text.
        Procedure = "procedure",
    }
);

impl EntryKind {
    /// What a person calls it, on screen and on paper.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Foundation => "Einrichtung der Kasse",
            Self::OpeningStock => "Anfangsbestand",
            Self::Sale => "Verkauf",
            Self::Storno => "Storno",
            Self::PaymentCorrection => "Zahlungsartkorrektur",
            Self::Return => "Rückgabe",
            Self::AbandonedBasket => "Abgebrochener Vorgang",
            Self::VoidedLine => "Zurückgenommene Position",
            Self::DeclinedPayment => "Karte abgelehnt",
            Self::CashMovement => "Barbewegung",
            Self::TipPayout => "Trinkgeldauszahlung",
            Self::DrawerOpened => "Kassenlade geöffnet",
            Self::Count => "Zählung",
            Self::Difference => "Kassendifferenz",
            Self::Closing => "Tagesabschluss",
            Self::Revocation => "Widerruf des Tagesabschlusses",
            Self::Incident => "Vorfall",
            Self::ClockCorrection => "Uhrkorrektur",
            Self::Settings => "Einstellung geändert",
            Self::KeyChange => "Neuer Signaturschlüssel",
            Self::ProgramVersion => "Programmversion",
            Self::SignInFailure => "Falsche PIN",
            Self::Insight => "Einsicht",
            Self::Reprint => "Beleg noch einmal ausgegeben",
            Self::Export => "Export",
            Self::Import => "Import",
            Self::Outage => "Ausfall",
            Self::Banking => "Einzahlung bei der Bank",
            Self::Procedure => "Fassung der Verfahrensdokumentation",
        }
    }
}

spelled!(
    /// Whether a line is work or goods; cash lines are neither.
    LineNature { Service = "service", Product = "product", Other = "other" }
);

spelled!(
    /// Whose likeness a snapshot keeps.
    SnapshotKind { Person = "person", Approver = "approver", Salon = "salon", Program = "program" }
);

spelled!(
    /// `REF_TYP`, with what the reference means to us.
    ReferenceKind {
        /// The entry that this one takes back.
        Cancels = "cancels",
        /// The entry that this one replaces (payment correction, "Neu kassieren").
        Replaces = "replaces",
        /// The sale whose goods come back.
        Returns = "returns",
        /// The closing that a revocation takes back.
        Revokes = "revokes",
        /// The count that a difference or a closing rests on.
        Count = "count",
        /// A document from outside (supplier's receipt).
        External = "external",
        /// The transit that a banking brings to its end.
        Settles = "settles",
    }
);

/// The head of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Version of the canonical form; 1 today.
    pub format: u16,
    /// Short name of the signing key: the first 16 hex digits of SHA-256 over the public key.
    pub key_id: String,
    pub seq: Seq,
    pub kind: EntryKind,
    /// Only what DSFinV-K counts as a bon has one.
    pub receipt_number: Option<ReceiptNumber>,
    pub bon_type: Option<BonType>,
    /// `BON_NAME`, compulsory for [`BonType::AVSonstige`].
    pub bon_name: Option<String>,
    /// The booking day that was open; absent for entries outside any day.
    pub booking_day: Option<Day>,
    /// On closings and revocations.
    pub z_number: Option<ZNumber>,
    /// Serial number of the register.
    pub register: String,
    /// `BON_START`: first input of the event.
    pub started: Moment,
    /// `BON_ENDE`: the moment of recording.
    pub ended: Moment,
    /// The clock stood up to 120 s behind the last entry, whose time was taken instead (IKS-03).
    pub clock_adjusted: bool,
    pub person_id: i64,
    /// Who approved the act by PIN without changing the session.
    pub approved_by: Option<i64>,
    /// Why, in the person's words; never empty when present.
    pub reason: Option<String>,
    /// Salted commitment to the customer's snapshot, hex SHA-256.
    pub customer: Option<String>,
    /// The basket that became this entry: the key of idempotency.
    pub basket: Option<String>,
    /// Gross sum over all lines.
    pub total: Money,
}

/// A line of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub number: LineNumber,
    pub case: BusinessCase,
    /// `GV_NAME`: free division of the case, e.g. the purpose of a withdrawal.
    pub case_name: Option<String>,
    pub nature: LineNature,
    pub article_id: Option<i64>,
    pub text: String,
    pub group: Option<String>,
    pub gtin: Option<String>,
    pub quantity: Quantity,
    /// Absent means piece.
    pub unit: Option<String>,
    /// Price per unit by the list of that day.
    pub list_price: Money,
    /// Price per unit before discount as charged.
    pub unit_price: Money,
    /// Reduction of the whole line, zero or negative.
    pub discount: Money,
    /// Why the price or the discount departs from the list (IKS-06).
    pub price_reason: Option<String>,
    pub gross: Money,
    pub vat_key: VatKey,
    pub rate: Rate,
    pub performer_id: Option<i64>,
    pub performer: Option<String>,
    pub voucher_number: Option<String>,
    /// The line of another entry that this line takes back: (seq, line).
    pub origin: Option<(Seq, LineNumber)>,
    /// Taken back while it was still being captured (`P_STORNO`).
    pub voided: bool,
}

/// Gross, net and tax of one VAT key over the whole entry, as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatSplit {
    pub key: VatKey,
    pub rate: Rate,
    pub gross: Money,
    pub net: Money,
    pub tax: Money,
}

/// One payment of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    pub kind: PaymentKind,
    /// `ZAHLART_NAME`, as shown: "Bar", "girocard".
    pub name: String,
    /// What goes into the books.
    pub amount: Money,
    /// What the customer handed over, for cash.
    pub given: Option<Money>,
    /// What went back, for cash.
    pub change: Option<Money>,
}

/// A reference to another entry or document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    pub kind: ReferenceKind,
    pub seq: Option<Seq>,
    pub line: Option<LineNumber>,
    pub external: Option<String>,
}

/// How something was at the moment of the booking, kept for ten years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub kind: SnapshotKind,
    /// Compact JSON of the thing; stored once per content.
    pub body: String,
}

/// What only this kind of entry knows (count sheet, figures of a closing, old and new value of a setting).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Name and version of the form, e.g. `count/1`.
    pub form: String,
    /// Compact JSON.
    pub body: String,
}

/// What the technical security device answered (§ 146a AO); absent until there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseBlock {
    pub serial: Option<String>,
    pub transaction: Option<u64>,
    pub counter: Option<u64>,
    pub started: Option<String>,
    pub finished: Option<String>,
    pub process_type: Option<String>,
    pub process_data: Option<String>,
    pub signature: Option<String>,
    /// Why there is no signature (`TSE_TA_FEHLER`).
    pub failure: Option<String>,
}

/// One recorded event with all its parts, before it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub head: Head,
    pub lines: Vec<Line>,
    pub vat: Vec<VatSplit>,
    pub payments: Vec<Payment>,
    pub references: Vec<Reference>,
    pub snapshots: Vec<Snapshot>,
    pub details: Option<Details>,
    pub tse: Option<TseBlock>,
}

//! The entry: one recorded event of the register, as it is numbered, chained and signed.
//!
//! A receipt, a count and a changed price are entries alike; what differs is their kind and their parts. The
//! order of fields is that of the canonical form (FORMAT.md, section 3). "Absent" is a value of its own
//! there, other than empty. Tables and columns named here are those of DSFinV-K 2.4.

use serde::{Deserialize, Serialize};

use crate::law::{BonType, BusinessCase, PaymentKind, VatKey, spelled};
use crate::{Day, Format, LineNumber, Moment, Money, Quantity, Rate, ReceiptNumber, Seq, ZNumber};

spelled!(
    /// What happened. The spelling is part of the canonical form and never changes. What is a bon has a
    /// receipt number and a [`BonType`]; the other kinds are notes in the book, which DSFinV-K does not
    /// count.
    EntryKind {
        /// The register begins: its key and serial number. The first entry of every book.
        Foundation = "foundation",
        /// Bon: cash that is in the drawer when a closing period begins (Anfangsbestand).
        OpeningStock = "opening_stock",
        /// Bon: a basket that was paid.
        Sale = "sale",
        /// Bon: takes a bon of the same period back, with the signs turned round and a reference to it.
        Storno = "storno",
        /// The new entry of a payment correction; its storno is a [`EntryKind::Storno`] of its own.
        PaymentCorrection = "payment_correction",
        /// Bon: work or goods of an earlier day taken back; a new event of today.
        Return = "return",
        /// Bon of type [`BonType::AVBelegabbruch`]: a basket that was given up, with its lines.
        AbandonedBasket = "abandoned_basket",
        /// Lines that were taken out of a basket before it was paid; noted, not a bon.
        VoidedLine = "voided_line",
        /// A card payment that the terminal declined, so that the basket stays open.
        DeclinedPayment = "declined_payment",
        /// Bon: cash that came in or went out beside sales: deposit, withdrawal, transit, pay in, pay out,
        /// wage.
        CashMovement = "cash_movement",
        /// Bon: an employee's tips of card payments, paid out in cash (Trinkgeld AN).
        TipPayout = "tip_payout",
        /// The drawer was opened without a booking, with a reason (IKS-20).
        DrawerOpened = "drawer_opened",
        /// Pieces per coin and note in the drawer (Zählprotokoll); every count is kept.
        Count = "count",
        /// Bon: counted less expected cash (`DifferenzSollIst`), with its reason.
        Difference = "difference",
        /// Ends a period and takes the next Z number (Tagesabschluss); details hold all figures.
        Closing = "closing",
        /// The owner takes the last closing back; names its Z number and refers to it.
        Revocation = "revocation",
        /// Something that the book must tell: a check of it failed, a rule was let pass by the owner.
        Incident = "incident",
        /// The owner declares the clock right after a wrong time, with a reason (IKS-03).
        ClockCorrection = "clock_correction",
        /// A setting, price, article, person or role changed; details hold old and new value.
        Settings = "settings",
        /// A new signing key takes the place of a lost one, with the owner's reason; later entries name the
        /// new key.
        KeyChange = "key_change",
        /// The program started in another version than before (IKS-19).
        ProgramVersion = "program_version",
        /// Someone typed a wrong PIN.
        SignInFailure = "sign_in_failure",
        /// Cash figures or an X report were looked at while someone counted, or a report was made.
        Insight = "insight",
        /// A slip was given out once more: copy, or an original that had not come out.
        Reprint = "reprint",
        /// Data left the house as a file or letter; details hold its sum (SHA-256) and what it covers.
        Export = "export",
        /// Master data was read in from a file; nothing of the book ever comes in this way.
        Import = "import",
        /// A TSE did not answer: begin, end and reason (AEAO to § 146a, no. 2.7).
        Outage = "outage",
        /// Cash that had left the drawer, or lay in the safe, was paid in at the bank.
        Banking = "banking",
        /// A version of the procedure documentation, with its text.
        Procedure = "procedure",
        /// Explains numbers that are missing because the book was put back: the only place where they may jump
        /// ([`crate::Gap`]). Format 2, as all that follow.
        Gap = "gap",
        /// What became of a voucher without a sale: taken over from before, blocked, replaced, expired.
        Voucher = "voucher",
        /// An invoice was issued, corrected or reminded of.
        Invoice = "invoice",
        /// A card terminal ended its own day (Kassenschnitt), with its sums.
        TerminalClosing = "terminal_closing",
        /// Goods that lie on the shelf, counted (Inventur).
        StockCount = "stock_count",
        /// The tax office looked into the book (Kassen-Nachschau, § 146b AO): who, when, and what was handed over.
        Inspection = "inspection",
    }
);

impl EntryKind {
    /// What a person calls it, on screen and on paper: `Tagesabschluss`.
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
            Self::Gap => "Lücke in den Nummern",
            Self::Voucher => "Gutschein",
            Self::Invoice => "Rechnung",
            Self::TerminalClosing => "Kassenschnitt des Kartengeräts",
            Self::StockCount => "Inventur",
            Self::Inspection => "Kassen-Nachschau",
        }
    }
}

spelled!(
    /// Whether a line is work or goods; cash lines are neither.
    LineNature {
        /// Work (Dienstleistung).
        Service = "service",
        /// Goods (Ware).
        Product = "product",
        /// Cash movements, tips, differences.
        Other = "other",
    }
);

spelled!(
    /// Whose likeness a snapshot keeps. The customer's is not among them: see [`crate::commitment()`].
    SnapshotKind {
        /// Who was signed in and did it.
        Person = "person",
        /// Who approved it by PIN; only where [`Head::approved_by`] is present.
        Approver = "approver",
        /// The salon's master data as printed: name, address, tax number.
        Salon = "salon",
        /// Name and version of the program that booked.
        Program = "program",
        /// The TSE that attested, as far as the QR code of a receipt needs it: JSON with `serial`, `client` (the
        /// register's name at the TSE), `algorithm`, `time_format` and `public_key`. Format 2.
        Tse = "tse",
    }
);

spelled!(
    /// What a reference means. `REF_TYP` knows less: `Transaktion` for entries of this book, `Externe…` for
    /// documents from outside.
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
        /// The abandoned basket whose lines live on in this one. Format 2, as what follows.
        Continues = "continues",
        /// The bon that an invoice is written over.
        Invoices = "invoices",
    }
);

/// The head of an entry: table `transactions` (`Bonkopf`), and what only our chain needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Version of the canonical form; never lower than that of the entry before.
    pub format: Format,
    /// Short name of the signing key: the first 16 hex digits of SHA-256 over the public key.
    pub key_id: String,
    /// Place in the chain, from 1, gapless; given by the ledger.
    pub seq: Seq,
    /// What happened.
    pub kind: EntryKind,
    /// `BON_NR`: gapless over all bons; absent on all that DSFinV-K does not count as a bon.
    pub receipt_number: Option<ReceiptNumber>,
    /// `BON_TYP`; present exactly where `receipt_number` is.
    pub bon_type: Option<BonType>,
    /// `BON_NAME`, at most 60 letters; compulsory for [`BonType::AVSonstige`], else absent.
    pub bon_name: Option<String>,
    /// The booking day that was open (`Z_BUCHUNGSTAG`); absent for entries outside any day.
    pub booking_day: Option<Day>,
    /// `Z_NR`: on a closing its own, on a revocation that of the closing taken back; absent on all else.
    pub z_number: Option<ZNumber>,
    /// Serial number of the register (`Z_KASSE_ID` and `KASSE_SERIENNR`): letters and digits without `/` and
    /// `_`.
    pub register: String,
    /// `BON_START`: first input of the event.
    pub started: Moment,
    /// `BON_ENDE`: the moment of recording, by the register's clock; never before that of the entry before.
    pub ended: Moment,
    /// The clock stood up to 120 s behind the last entry, whose time was taken instead (IKS-03).
    pub clock_adjusted: bool,
    /// Who did it (`BEDIENER_ID`): the salon's id of the person; the snapshot keeps name and role. 0 stands
    /// for the program itself.
    pub person_id: i64,
    /// Who approved the act by PIN without changing the session; absent where nobody had to.
    pub approved_by: Option<i64>,
    /// Why, in the person's words; never empty when present.
    pub reason: Option<String>,
    /// Salted commitment to the customer's snapshot, SHA-256 in hex; absent where no customer was named.
    pub customer: Option<String>,
    /// The basket that became this entry: the key of idempotency; absent where none did.
    pub basket: Option<String>,
    /// `UMS_BRUTTO`: gross sum in cents over all lines that are not voided; negative on a storno, 0 without
    /// lines.
    pub total: Money,
}

/// A line of an entry: table `lines` (`Bonpos`). On a storno or return quantity, discount and
/// gross have the other sign; the prices per unit stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// `POS_ZEILE`, from 1 in the order of the receipt; given by the ledger.
    pub number: LineNumber,
    /// `GV_TYP`: what the line is in law.
    pub case: BusinessCase,
    /// `GV_NAME`, at most 40 letters: free division of the case, e.g. the purpose of a withdrawal, or whose
    /// tip it is.
    pub case_name: Option<String>,
    /// Work, goods, or neither.
    pub nature: LineNature,
    /// `ART_NR`: the salon's id of the service or product; absent on what is typed freely and on cash lines.
    pub article_id: Option<i64>,
    /// `ARTIKELTEXT`: what the receipt says, as it was called that day.
    pub text: String,
    /// `WARENGR`: the group of the article by its name of that day; absent without one.
    pub group: Option<String>,
    /// `GTIN` of a product (EAN, bar code); absent where it has none.
    pub gtin: Option<String>,
    /// `MENGE` in thousandths of `unit`; negative on what is taken back.
    pub quantity: Quantity,
    /// `EINHEIT`: "ml", "g"; absent means piece.
    pub unit: Option<String>,
    /// Price per unit in cents by the list of that day, VAT included.
    pub list_price: Money,
    /// `STK_BR`: price per unit in cents before discount as charged, VAT included.
    pub unit_price: Money,
    /// Reduction of the whole line in cents, zero or negative, on what is taken back zero or positive
    /// (`itemamounts`, `TYP` `discount`).
    pub discount: Money,
    /// Why the price or the discount departs from the list (IKS-06).
    pub price_reason: Option<String>,
    /// What the line comes to in cents, VAT included: quantity × `unit_price`, rounded, and `discount`.
    pub gross: Money,
    /// `UST_SCHLUESSEL` that held at the booking.
    pub vat_key: VatKey,
    /// The rate of that key at the booking.
    pub rate: Rate,
    /// Who did the work of a service: the salon's id of the person; absent on lines without one.
    pub performer_id: Option<i64>,
    /// The name of that person that day.
    pub performer: Option<String>,
    /// `GUTSCHEIN_NR`, on sale and redemption of a voucher; else absent.
    pub voucher_number: Option<String>,
    /// The line of another entry that this line takes back: (seq, line); what is left to return is counted by
    /// it.
    pub origin: Option<(Seq, LineNumber)>,
    /// Taken back while it was still being captured (`P_STORNO`): kept, but counts in no sum.
    pub voided: bool,
}

/// Gross, net and tax of one VAT key and rate over the whole entry, as printed: table `transactions_vat`
/// (`Bonkopf_USt`). A day's tax is the sum of these, never computed anew (§ 14c UStG).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatSplit {
    /// `UST_SCHLUESSEL`; each pair of key and rate stands at most once.
    pub key: VatKey,
    /// The rate of that key at the booking.
    pub rate: Rate,
    /// `BON_BRUTTO` in cents: sum of the lines of this key and rate that are not voided.
    pub gross: Money,
    /// `BON_NETTO` in cents: `gross` − `tax`.
    pub net: Money,
    /// `BON_UST` in cents: gross × rate / (100 % + rate), rounded half away from zero ([`Rate::tax_in`]).
    pub tax: Money,
}

/// One payment of an entry: table `datapayment` (`Bonkopf_Zahlarten`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// `ZAHLART_TYP`.
    pub kind: PaymentKind,
    /// `ZAHLART_NAME`, as shown: "Bar", "girocard".
    pub name: String,
    /// `BASISWAEH_BETRAG`: what goes into the books, in cents; negative when it is paid out.
    pub amount: Money,
    /// What the customer handed over, in cents; absent where nothing was typed, and without cash.
    pub given: Option<Money>,
    /// What went back, in cents: `given` − `amount`; absent where `given` is.
    pub change: Option<Money>,
}

/// A reference to another entry or document: table `references` (`Bon_Referenzen`). Its direction is from the
/// later entry to the earlier one; the earlier one is never touched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What it means.
    pub kind: ReferenceKind,
    /// The entry that is meant (its bon is `REF_BON_ID`); absent for a document from outside.
    pub seq: Option<Seq>,
    /// The line of that entry; absent where the whole entry is meant.
    pub line: Option<LineNumber>,
    /// The document's number (`REF_BON_ID` of an external reference), as typed; absent for an entry.
    pub external: Option<String>,
}

/// How something was at the moment of the booking, kept as long as the books are (§ 147 AO; here ten years).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Whose likeness it is; each at most once in an entry.
    pub kind: SnapshotKind,
    /// Compact JSON of the thing; stored once per content.
    pub body: String,
}

/// What only this kind of entry knows (count sheet, figures of a closing, old and new value of a setting).
/// The book takes it as text; who reads it goes by `form`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Name and version of the form, e.g. `count/1`.
    pub form: String,
    /// Compact JSON.
    pub body: String,
}

/// What the technical security device (TSE) answered (§ 146a AO, § 2 KassenSichV): table `transactions_tse`.
/// The whole block is absent until there is a device; each field is absent where the device gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TseBlock {
    /// `TSE_SERIAL` (by way of `TSE_ID`): SHA-256 of the device's public key, hex.
    pub serial: Option<String>,
    /// `TSE_TANR`: the number that the device gave the transaction at its start.
    pub transaction: Option<u64>,
    /// `TSE_TA_SIGZ`: the device's running signature counter at the finish.
    pub counter: Option<u64>,
    /// `TSE_TA_START`: the device's time at the start, ISO 8601 UTC, as it gave it.
    pub started: Option<String>,
    /// `TSE_TA_ENDE`: the device's time at the finish, ISO 8601 UTC, as it gave it.
    pub finished: Option<String>,
    /// `TSE_TA_VORGANGSART`: `Kassenbeleg-V1`, `Bestellung-V1` or `SonstigerVorgang` (DSFinV-K annex I).
    pub process_type: Option<String>,
    /// `TSE_VORGANGSDATEN`: what was signed, such as `Beleg^58.00_0.00_0.00_0.00_5.00^63.00:Bar`.
    pub process_data: Option<String>,
    /// `TSE_TA_SIG`: the signature of the finish, base64.
    pub signature: Option<String>,
    /// `TSE_TA_FEHLER`: why there is no signature, at most 200 letters; absent where there is one.
    pub failure: Option<String>,
}

/// One recorded event with all its parts, before it is [sealed](crate::seal()).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Numbers, times, person and total.
    pub head: Head,
    /// In the order of the receipt; empty on notes.
    pub lines: Vec<Line>,
    /// One per VAT key and rate of the lines; on a [`BonType::Beleg`] never empty where there are lines.
    pub vat: Vec<VatSplit>,
    /// What the total was settled with; empty on what is no bon.
    pub payments: Vec<Payment>,
    /// Earlier entries and outside documents that this one rests on.
    pub references: Vec<Reference>,
    /// Person, approver, salon and program as they were.
    pub snapshots: Vec<Snapshot>,
    /// What only this kind knows; absent where lines and payments say it all.
    pub details: Option<Details>,
    /// Absent until there is a device.
    pub tse: Option<TseBlock>,
}

//! The booking day: opening, counting, X report, daily close.

use serde::{Deserialize, Serialize};

use crate::calendar::{UnpaidAppointment, Visit};
use crate::cash::{CountSheet, TipBalance};
use crate::till::Receipt;
use crate::{Day, Moment, Money, ReceiptNumber, Seq, Slip, ZNumber};

/// The noun's rows of [`menu!`](crate::menu!).
#[doc(hidden)]
#[macro_export]
macro_rules! day_rows {
    ({$callback:ident} [$($before:tt)*] $($further:ident)*) => {
        $crate::join_rows! { {$callback} [$($before)*
            DayState: Trainee may read [] => DayView, "Tag ansehen";
            AllowWithoutTse: Owner may book [Day, Roll] => (), "Kassieren ohne TSE erlauben";
            OpenDay: Reception may book [Till, Day, Roll, Printing] => DayOpening, "Tag öffnen";
            XReport: Reception may sign [Roll, Printing] => Slip, "X-Bericht";
            CloseOutlook: Reception may read [] => CloseState, "Tagesabschluss vorbereiten";
            BeginCount: Reception may write [Day] => (), "Zählung beginnen";
            SaveCountDraft: Reception may write [] => (), "Zählung zwischenspeichern";
            StoreCount: Reception may sign [Day, Roll] => CountResult, "Zählung festhalten";
            BookDifference: Reception may book [Day, Till, Roll, Printing] => Receipt, "Differenz buchen";
            CloseDay: Reception may sign [Day, Till, Roll, Printing, Calendar] => Closing, "Tag abschließen";
            ZReports: Reception may read [] => Vec<ZReportRow>, "Z-Berichte ansehen";
            RevocationOutlook: Reception may read [] => Option<LastClose>, "Widerruf vorbereiten";
            RevokeClosing: Owner may book [Day, Till, Roll, Printing] => Reopened, "Abschluss widerrufen";
            CorrectClock: Owner may sign [Day, Roll] => (), "Uhrkorrektur festhalten";
        ] $($further)* }
    };
}

/// Where the day stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayState;

/// What [`DayState`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayView {
    /// The calendar day by the desk's clock.
    pub today: Day,
    /// The desk's time.
    pub now: Moment,
    /// What can be done now.
    pub phase: DayPhase,
    /// The open booking day; absent while none is open.
    pub day: Option<Day>,
    /// More than 14 days since the last entry: show the date in large type and ask (IKS-03).
    pub clock_jump: bool,
    /// Number of the last closing, revoked or not; absent before the first.
    pub last_z: Option<ZNumber>,
    /// The revoked closing that the open day goes on after; absent on any other day.
    pub continues: Option<ZNumber>,
}

/// Where the booking day (Buchungstag) stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayPhase {
    /// Nothing is open: the day can be opened.
    Closed,
    /// The booking day is today: everything can be booked.
    Open,
    /// An earlier day is still open: only count, difference, tip payout, transit and close (IKS-04).
    Overdue,
    /// Past 05:00 of the next day counts as overdue; this is the same day after midnight.
    PastMidnight,
}

/// The owner lets the register be used though no technical security device serves it (§ 146a AO); an entry of the book. It
/// holds until a device has attested a bon.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllowWithoutTse {
    /// Of the owner who is signed in; empty where the call carries an approval. `Debug` doesn't show it.
    pub pin: String,
}

impl std::fmt::Debug for AllowWithoutTse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AllowWithoutTse")
    }
}

/// Opens today by a blind count, which is kept in any case: whoever counts learns what it should have been only then. A
/// difference from the last closing's stock is booked with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDay {
    /// What lies in the drawer, counted without a look at the figures.
    pub sheet: CountSheet,
    /// Needed when the count departs from what the last close left ([`DayOpening::Differs`]).
    pub difference_reason: Option<String>,
}

/// What [`OpenDay`] comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOpening {
    /// The day is open.
    Opened(OpenedDay),
    /// The count is kept and departs from what the last close left: it wants a reason, or another count.
    Differs {
        /// Counted less expected.
        difference: Money,
    },
}

/// The day that is open now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedDay {
    /// The booking day that is open now.
    pub day: Day,
    /// The opening stock (Anfangsbestand) as booked: what the last close left.
    pub stock: Money,
    /// Counted less that; booked as a bon of its own. Zero books nothing.
    pub difference: Money,
    /// Chain, clock, backup, TSE, in this order. None of them keeps the day from opening.
    pub checks: Vec<StartCheck>,
}

/// A check at the start of the day (chain, clock, backup, TSE).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartCheck {
    /// `Kette`, `Uhr`, `Sicherung`, `TSE`.
    pub name: String,
    /// Nothing to do about it.
    pub good: bool,
    /// What was found, in German.
    pub sentence: String,
}

/// The interim report: like the Z report, without number and effect; recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct XReport {
    /// Also to the receipt printer; the page is in the answer anyway.
    pub print: bool,
}

/// What is unfinished before a close (IKS-13). Nothing here blocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloseOutlook;

/// What [`CloseOutlook`] answers. Figures are those of the period that is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloseState {
    /// The booking day to be closed; absent while none is open.
    pub day: Option<Day>,
    /// What comes next.
    pub step: CloseStep,
    /// Stay open past the close.
    pub open_baskets: Vec<OpenBasketNote>,
    /// Finished appointments that nobody has paid, the oldest first.
    pub unpaid_appointments: Vec<UnpaidAppointment>,
    /// Appointments of this day that are over, and nobody has said whether they came.
    pub unmarked_appointments: Vec<Visit>,
    /// Card tips that no employee has been paid yet.
    pub open_tips: Vec<TipBalance>,
    /// Pages that have not come out of a printer.
    pub waiting_prints: u32,
    /// Number of sales.
    pub receipts: u32,
    /// Number of stornos, without those of payment corrections.
    pub cancelled: u32,
    /// Their sum.
    pub cancelled_total: Money,
    /// Their number.
    pub payment_corrections: u32,
    /// The book verifies from the last closing on (IKS-17).
    pub chain_intact: bool,
    /// Half a count that was put aside; absent if there is none.
    pub draft: Option<CountSheet>,
    /// The newest stored count of this period, with its comparison; absent while this person counts.
    pub count: Option<CountResult>,
}

/// What a close needs next. Each step follows from what is in the book, so it survives a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseStep {
    /// Nobody has counted yet: what is unfinished is shown.
    Clarify,
    /// This person counts: cash figures are hidden.
    Count,
    /// The newest count does not hold: a difference is open, or cash was moved since.
    Compare,
    /// The count holds; cash may be taken to bank or safe.
    SkimOff,
    /// All is there for [`CloseDay`].
    Close,
}

/// A basket that is still open at the close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenBasketNote {
    /// `Frau Lindner (Jana)`: customer and who opened it.
    pub title: String,
    /// What is to be paid.
    pub due: Money,
    /// Since when.
    pub opened: Moment,
}

/// Begins the count: from now on cash figures are hidden from this person until a count is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BeginCount;

/// Puts half a count aside, so that an interruption loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveCountDraft {
    /// As far as it has come; in the place of the one before.
    pub sheet: CountSheet,
}

/// Stores a count; every count is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreCount {
    /// What lies in the drawer.
    pub sheet: CountSheet,
}

/// A stored count beside what the book expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountResult {
    /// The entry that keeps it.
    pub seq: Seq,
    /// Sum of the sheet.
    pub counted: Money,
    /// What the book said at that moment.
    pub expected: Money,
    /// Counted less expected; negative when cash is missing.
    pub difference: Money,
    /// The difference has been booked, or there is none.
    pub settled: bool,
    /// When it was stored.
    pub at: Moment,
    /// Who counted, by name.
    pub by: String,
}

/// Books the difference of the newest count (DifferenzSollIst) with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookDifference {
    /// In the person's words; empty is refused.
    pub reason: String,
}

/// Closes the day: Z report, one number further. What was skimmed off has been booked before by `MoveCash`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloseDay;

/// The daily close (Tagesabschluss) as it was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closing {
    /// `Z_NR`.
    pub z_number: ZNumber,
    /// The closing entry.
    pub seq: Seq,
    /// Its booking day (`Z_BUCHUNGSTAG`).
    pub day: Day,
    /// When it was closed (`Z_ERSTELLUNG`).
    pub at: Moment,
    /// What stays in the drawer: the next opening stock.
    pub cash_left: Money,
    /// The Z report as printed.
    pub slip: Slip,
    /// Where the page is.
    pub print: crate::printing::PrintState,
}

/// The Z reports, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZReports {
    /// Only those with a lower number, for the next page; absent for the newest.
    pub before: Option<ZNumber>,
}

/// One closing in the list of Z reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZReportRow {
    /// `Z_NR`.
    pub z_number: ZNumber,
    /// The closing entry.
    pub seq: Seq,
    /// Its booking day.
    pub day: Day,
    /// When it was closed.
    pub at: Moment,
    /// Taxable and exempt sales of the period, gross.
    pub turnover: Money,
    /// What stayed in the drawer.
    pub cash_left: Money,
    /// Who closed, by name.
    pub person: String,
    /// Absent for a closing that stands.
    pub revoked: Option<RevokedNote>,
    /// The revoked closing of the same day that this one goes on after.
    pub continues: Option<ZNumber>,
}

/// What became of a closing that was revoked. Its receipts count all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedNote {
    /// The entry that revokes.
    pub seq: Seq,
    /// When.
    pub at: Moment,
    /// The owner whose PIN it was.
    pub by: String,
    /// In the owner's words.
    pub reason: String,
    /// The closing that goes on; none while the day is open again.
    pub continued_in: Option<ZNumber>,
}

/// Whether the last close can be revoked, and what that would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevocationOutlook;

/// The last close, before it is revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastClose {
    /// To be named in [`RevokeClosing`].
    pub z_number: ZNumber,
    /// The closing entry.
    pub seq: Seq,
    /// Its booking day.
    pub day: Day,
    /// When it was closed.
    pub at: Moment,
    /// Who closed, by name.
    pub person: String,
    /// The receipts that stay valid: first and last; absent where there were none.
    pub receipts: Option<(ReceiptNumber, ReceiptNumber)>,
    /// What the day would go on with, without another count.
    pub stock: Money,
    /// Why it can't be revoked, in one sentence; absent where it can.
    pub hindrance: Option<String>,
}

/// Revokes the last close on its own day (Widerruf). Needs the owner's PIN once more, unless the owner
/// approves this act by PIN. Nothing in the book changes; the day is open again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokeClosing {
    /// Must be the last closing, so that a second press revokes nothing more.
    pub z_number: ZNumber,
    /// In the owner's words; empty is refused.
    pub reason: String,
    /// Of the owner who is signed in; empty where the call carries an approval. `Debug` doesn't show it.
    pub pin: String,
}

impl std::fmt::Debug for RevokeClosing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RevokeClosing({:?}, {:?})", self.z_number, self.reason)
    }
}

/// The day is open again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reopened {
    /// The closing that was revoked; keeps its number.
    pub z_number: ZNumber,
    /// The entry that revokes.
    pub seq: Seq,
    /// The booking day that is open again.
    pub day: Day,
    /// When.
    pub at: Moment,
    /// The opening stock that was carried on, without another count.
    pub stock: Money,
    /// Receipt number of that opening stock.
    pub stock_number: ReceiptNumber,
    /// The revocation as printed.
    pub slip: Slip,
    /// Where the page is.
    pub print: crate::printing::PrintState,
}

/// The owner records that the clock was wrong, so that the salon is never locked out (IKS-03).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectClock {
    /// In the owner's words; empty is refused.
    pub reason: String,
}

/// Reply of the acts that book one bon of the day.
pub type Booked = Receipt;

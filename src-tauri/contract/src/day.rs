//! The booking day: opening, counting, X report, daily close.

use serde::{Deserialize, Serialize};

use crate::calendar::UnpaidAppointment;
use crate::cash::{CountSheet, TipBalance};
use crate::till::Receipt;
use crate::{Day, Moment, Money, ReceiptNumber, Seq, Slip, ZNumber};

/// Where the day stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayState;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayView {
    pub today: Day,
    pub now: Moment,
    pub phase: DayPhase,
    /// The open booking day.
    pub day: Option<Day>,
    /// More than 14 days since the last entry: show the date in large type and ask (IKS-03).
    pub clock_jump: bool,
    pub last_z: Option<ZNumber>,
    /// The revoked closing that the open day goes on after.
    pub continues: Option<ZNumber>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayPhase {
    /// Nothing is open: the day can be opened.
    Closed,
    Open,
    /// An earlier day is still open: only count, difference, tip payout, transit and close (IKS-04).
    Overdue,
    /// Past 05:00 of the next day counts as overdue; this is the same day after midnight.
    PastMidnight,
}

/// Opens today by a blind count. A difference from the last closing's stock is booked with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDay {
    pub sheet: CountSheet,
    /// Needed when the count departs from what the last close left.
    pub difference_reason: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedDay {
    pub day: Day,
    pub stock: Money,
    pub difference: Money,
    pub checks: Vec<StartCheck>,
}

/// A check at the start of the day (chain, clock, backup, TSE).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartCheck {
    pub name: String,
    pub good: bool,
    pub sentence: String,
}

/// The interim report: like the Z report, without number and effect; recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct XReport {
    pub print: bool,
}

/// What is unfinished before a close (IKS-13). Nothing here blocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloseOutlook;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloseState {
    pub day: Option<Day>,
    pub step: CloseStep,
    pub open_baskets: Vec<OpenBasketNote>,
    /// Finished appointments that nobody has paid, the oldest first.
    pub unpaid_appointments: Vec<UnpaidAppointment>,
    pub open_tips: Vec<TipBalance>,
    pub waiting_prints: u32,
    pub receipts: u32,
    pub cancelled: u32,
    pub cancelled_total: Money,
    pub payment_corrections: u32,
    pub chain_intact: bool,
    /// Half a count that was put aside.
    pub draft: Option<CountSheet>,
    /// The newest stored count of this period, with its comparison.
    pub count: Option<CountResult>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseStep {
    Clarify,
    Count,
    Compare,
    SkimOff,
    Close,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenBasketNote {
    pub title: String,
    pub due: Money,
    pub opened: Moment,
}

/// Begins the count: from now on cash figures are hidden from this person until a count is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BeginCount;

/// Puts half a count aside, so that an interruption loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveCountDraft {
    pub sheet: CountSheet,
}

/// Stores a count; every count is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreCount {
    pub sheet: CountSheet,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountResult {
    pub seq: Seq,
    pub counted: Money,
    pub expected: Money,
    /// Counted less expected.
    pub difference: Money,
    /// The difference has been booked.
    pub settled: bool,
    pub at: Moment,
    pub by: String,
}

/// Books the difference of the newest count (DifferenzSollIst) with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookDifference {
    pub reason: String,
}

/// Closes the day: Z report, one number further. What was skimmed off has been booked before by `MoveCash`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloseDay;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closing {
    pub z_number: ZNumber,
    pub seq: Seq,
    pub day: Day,
    pub at: Moment,
    pub cash_left: Money,
    pub slip: Slip,
    pub print: crate::printing::PrintState,
}

/// The Z reports, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZReports {
    pub before: Option<ZNumber>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZReportRow {
    pub z_number: ZNumber,
    pub seq: Seq,
    pub day: Day,
    pub at: Moment,
    pub turnover: Money,
    pub cash_left: Money,
    pub person: String,
    pub revoked: Option<RevokedNote>,
    /// The revoked closing of the same day that this one goes on after.
    pub continues: Option<ZNumber>,
}

/// What became of a closing that was revoked. Its receipts count all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedNote {
    /// The entry that revokes.
    pub seq: Seq,
    pub at: Moment,
    /// The owner whose PIN it was.
    pub by: String,
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
    pub z_number: ZNumber,
    pub seq: Seq,
    pub day: Day,
    pub at: Moment,
    pub person: String,
    /// The receipts that stay valid: first and last.
    pub receipts: Option<(ReceiptNumber, ReceiptNumber)>,
    /// What the day would go on with, without another count.
    pub stock: Money,
    /// Why it can't be revoked, in one sentence.
    pub hindrance: Option<String>,
}

/// Revokes the last close on its own day (Widerruf). Needs the owner's PIN once more, unless the owner
/// approves this act by PIN. Nothing in the book changes; the day is open again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokeClosing {
    pub z_number: ZNumber,
    pub reason: String,
    /// Of the owner who is signed in.
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
    pub z_number: ZNumber,
    /// The entry that revokes.
    pub seq: Seq,
    pub day: Day,
    pub at: Moment,
    /// The opening stock that was carried on, and its number.
    pub stock: Money,
    pub stock_number: ReceiptNumber,
    pub slip: Slip,
    pub print: crate::printing::PrintState,
}

/// The owner records that the clock was wrong, so that the salon is never locked out (IKS-03).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectClock {
    pub reason: String,
}

/// Reply of the acts that book one bon of the day.
pub type Booked = Receipt;

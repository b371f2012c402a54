//! Counts and closings against the entries they rest on (FORMAT.md 4a, R16 to R19): every figure that a closing
//! stores is summed anew, by the same code as every report, where its period lies in the archive.

use std::collections::BTreeMap;

use proof::{
    BonType, BusinessCase, Day, Entry, EntryKind, Finding, Moment, Money, Part, Place, ReceiptNumber,
    ReferenceKind, RuleBroken, Seq, SnapshotKind, What,
};

use crate::counted::{self, Carried, Count, Stored};
use crate::figures::{DrawerSums, Figures};
use crate::gather::Gathering;
use crate::same::{differing, same_tips};
use crate::trouble::FiguresTrouble;

type Broken = (Place, What);
type Judged = Result<(), Broken>;

const DETAILS: Place = Place::Part(Part::Details);
const HEAD: Place = Place::Part(Part::Head);
const PERSON: Place = Place::Part(Part::Snapshot(SnapshotKind::Person));

const fn broken<T>(place: Place, rule: RuleBroken) -> Result<T, Broken> {
    Err((place, What::Rule(rule)))
}

/// The period that runs: the entries behind the last closing.
#[derive(Debug, Default)]
struct Period {
    /// The opening stock, its day and its time.
    opening: Option<(Seq, Day, Moment)>,
    /// All amounts so far, whatever their sign: where that stays small, no sum of them leaves 64 bits.
    weight: u128,
    /// Bar payments so far.
    cash: Money,
    /// Differences that rest on a count of this day's end.
    differences: Money,
    /// Staff tips by person, in and out.
    tips: BTreeMap<i64, Money>,
    /// A bon takes back one that lies before the archive: what it was is not known.
    reaches_back: bool,
}

/// Sums the periods of an archive.
pub struct Closings {
    /// None while the period's first bon lies before the archive.
    gathering: Option<Gathering>,
    /// All of the period lies in the archive, the notes before its opening stock too.
    whole: bool,
    period: Period,
    /// The last entry that does not belong to the period.
    after: Seq,
    /// Bons since the day began that stand in earlier closings; after a revocation they can be taken back.
    earlier: Vec<(Seq, ReceiptNumber, EntryKind)>,
    /// Those of the period.
    bons: Vec<(Seq, ReceiptNumber, EntryKind)>,
    revoked: bool,
    /// The newest count.
    count: Option<(Seq, Count)>,
    /// What lies in the drawer before a day is opened; `None` where that is not known.
    cash_left: Option<Money>,
    /// What the last closing handed on.
    carried: Option<Carried>,
    /// Closings whose figures could not be summed, as their day began before the archive.
    not_summed: u64,
    /// The last snapshot of a person that could be read: the same few come back on thousands of bons.
    person: String,
}

impl std::fmt::Debug for Closings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Closings").field("period", &self.period).finish_non_exhaustive()
    }
}

impl Closings {
    /// Closings of a range that begins with this entry.
    pub fn beginning_with(first: Seq) -> Self {
        let from_the_start = first <= Seq::new(1);
        Self {
            gathering: from_the_start.then(fresh),
            whole: from_the_start,
            period: Period::default(),
            after: Seq::new(first.get().saturating_sub(1)),
            earlier: Vec::new(),
            bons: Vec::new(),
            revoked: false,
            count: None,
            cash_left: None,
            carried: from_the_start.then(Carried::default),
            not_summed: 0,
            person: String::new(),
        }
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// The first figure that is not what its entries come to.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Finding> {
        self.judge(entry).map_err(|(place, what)| Finding { seq: entry.head.seq, place, what })
    }

    /// Closings whose figures could not be summed, as their day began before the archive.
    pub const fn not_summed(&self) -> u64 {
        self.not_summed
    }

    fn judge(&mut self, entry: &Entry) -> Judged {
        self.person(entry)?;
        match entry.head.kind {
            EntryKind::Closing => return self.close(entry),
            EntryKind::Foundation => {
                self.cash_left = counted::cash_at_foundation(entry);
            }
            EntryKind::OpeningStock => self.open(entry)?,
            EntryKind::Count => self.count(entry)?,
            EntryKind::Difference => self.difference(entry)?,
            EntryKind::Revocation => self.revoked = true,
            _ => {}
        }
        self.add(entry)
    }

    /// R18: figures name whoever booked a bon or opened the drawer.
    fn person(&mut self, entry: &Entry) -> Judged {
        let settled = entry.head.bon_type == Some(BonType::Beleg);
        let is_named = settled || entry.head.kind == EntryKind::DrawerOpened;
        let Some(person) = counted::person_of(entry).filter(|_| is_named) else { return Ok(()) };
        if person.body == self.person {
            return Ok(());
        }
        if !counted::names_a_person(person) {
            return broken(PERSON, RuleBroken::DetailsUnreadable);
        }
        self.person.clone_from(&person.body);
        Ok(())
    }

    /// R16: a day begins with what the last closing left.
    fn open(&mut self, entry: &Entry) -> Judged {
        let head = &entry.head;
        if self.cash_left.is_some_and(|left| left != head.total) {
            return broken(HEAD, RuleBroken::OpeningStock);
        }
        if !std::mem::take(&mut self.revoked) {
            self.earlier.clear();
        }
        self.gathering.get_or_insert_with(fresh);
        self.period.opening = head.booking_day.map(|day| (head.seq, day, head.ended));
        Ok(())
    }

    /// R17: what was counted, expected, and the difference of both.
    fn count(&mut self, entry: &Entry) -> Judged {
        let Some(count) = Count::of(entry) else { return broken(DETAILS, RuleBroken::DetailsUnreadable) };
        if count.sum() != Some(count.counted) {
            return broken(DETAILS, RuleBroken::Count("counted"));
        }
        // Before the opening stock, the day is about to begin with what the last closing left.
        let expected = self.period.opening.map_or(self.cash_left, |_| Some(self.period.cash));
        if expected.is_some_and(|expected| expected != count.expected) {
            return broken(DETAILS, RuleBroken::Count("expected"));
        }
        if count.counted.minus(count.expected) != Ok(count.difference) {
            return broken(DETAILS, RuleBroken::Count("difference"));
        }
        self.count = Some((entry.head.seq, count));
        Ok(())
    }

    fn difference(&mut self, entry: &Entry) -> Judged {
        let Some((seq, count)) = &self.count else { return Ok(()) };
        if counted_by(entry) != Some(*seq) {
            return Ok(());
        }
        if count.difference != entry.head.total {
            return broken(HEAD, RuleBroken::Difference);
        }
        if self.period.opening.is_some_and(|(opening, ..)| *seq > opening) {
            self.period.differences = sum(self.period.differences, entry.head.total)?;
        }
        Ok(())
    }

    /// Adds an entry to its period.
    fn add(&mut self, entry: &Entry) -> Judged {
        let head = &entry.head;
        self.bons.extend(head.receipt_number.map(|number| (head.seq, number, head.kind)));
        let Some(gathering) = &mut self.gathering else { return Ok(()) };
        self.period.weight += counted::weight_of(entry);
        if self.period.weight > i64::MAX.unsigned_abs().into() {
            return Err((HEAD, What::OutOfRange));
        }
        for seq in gathering.wants(entry, self.after) {
            match self.earlier.binary_search_by_key(&seq, |(seq, ..)| *seq) {
                Ok(at) => {
                    let found = self.earlier.get(at);
                    found.iter().for_each(|(seq, number, kind)| gathering.know_bon(*seq, *number, *kind));
                }
                // A basket that was rung up again may replace a receipt of any day; it asks nothing of it.
                Err(_) => self.period.reaches_back |= entry.head.kind != EntryKind::Sale,
            }
        }
        gathering.take(entry).map_err(not_summed)?;
        let cash = counted::cash_of(entry).ok_or((HEAD, What::OutOfRange))?;
        self.period.cash = sum(self.period.cash, cash)?;
        if head.bon_type != Some(BonType::Beleg) {
            return Ok(());
        }
        let tips = entry.lines.iter().filter(|line| line.case == BusinessCase::TrinkgeldAN && !line.voided);
        for line in tips {
            let Some(person) = line.performer_id else { continue };
            let tip = self.period.tips.entry(person).or_default();
            *tip = sum(*tip, line.gross)?;
        }
        Ok(())
    }

    /// Judges a closing; the next period begins behind it.
    fn close(&mut self, entry: &Entry) -> Judged {
        let Some(stored) = Stored::of(entry) else {
            return broken(DETAILS, RuleBroken::DetailsUnreadable);
        };
        let period = std::mem::take(&mut self.period);
        let gathering = self.gathering.replace(fresh()).filter(|_| !period.reaches_back);
        match gathering.zip(period.opening) {
            Some((gathering, _)) => {
                self.figures(entry, &stored, &period, gathering.finish(stored.form).map_err(not_summed)?)?;
            }
            None => self.not_summed += 1,
        }
        self.whole = true;
        self.after = entry.head.seq;
        self.earlier.append(&mut self.bons);
        self.cash_left = Some(stored.carried.cash_left);
        self.carried = Some(stored.carried);
        Ok(())
    }

    /// R18 and R19: the figures, and what is handed on.
    fn figures(&self, entry: &Entry, stored: &Stored, period: &Period, mut figures: Figures) -> Judged {
        let Some((_, day, opened)) = period.opening else { return Ok(()) };
        let Some((seq, count)) = &self.count else { return Ok(()) };
        if counted_by(entry) != Some(*seq) {
            return Ok(());
        }
        if count.body != stored.count {
            return broken(DETAILS, RuleBroken::Figure("count".to_owned()));
        }
        let (counted, difference) = (count.counted, period.differences);
        let target = counted.minus(difference).map_err(|_| (DETAILS, What::OutOfRange))?;
        let opening = figures.drawer.opening;
        (figures.day, figures.opened) = (day, Some(opened));
        figures.drawer =
            DrawerSums { opening, target, counted: Some(counted), difference, closing: period.cash };
        let turnover = figures.turnover;
        let name = differing(figures, &stored.figures, self.whole)
            .or_else(|| self.differing_carried(&stored.carried, period, turnover).map(str::to_owned));
        name.map_or(Ok(()), |name| broken(DETAILS, RuleBroken::Figure(name)))
    }

    fn differing_carried(&self, stored: &Carried, period: &Period, turnover: Money) -> Option<&'static str> {
        if stored.cash_left != period.cash {
            return Some("cash_left");
        }
        let before = self.carried.as_ref()?;
        if before.grand_total.plus(turnover) != Ok(stored.grand_total) {
            return Some("grand_total");
        }
        (!same_tips(&before.open_tips, &period.tips, &stored.open_tips)).then_some("open_tips")
    }
}

/// A period whose day is not known yet.
fn fresh() -> Gathering {
    Gathering::of(Day::default(), Moment::new(0, 0))
}

fn sum(one: Money, other: Money) -> Result<Money, Broken> {
    one.plus(other).map_err(|_| (HEAD, What::OutOfRange))
}

/// The count that a difference or a closing rests on.
fn counted_by(entry: &Entry) -> Option<Seq> {
    let count = entry.references.iter().find(|reference| reference.kind == ReferenceKind::Count);
    count.and_then(|reference| reference.seq)
}

fn not_summed(trouble: FiguresTrouble) -> Broken {
    match trouble {
        FiguresTrouble::Money(_) => (HEAD, What::OutOfRange),
        FiguresTrouble::Lacks { .. } => (HEAD, What::Rule(RuleBroken::NoLine)),
        FiguresTrouble::Person { .. } => (PERSON, What::Rule(RuleBroken::DetailsUnreadable)),
    }
}

//! One pass over the entries of a period. Sums are sums of what the entries store; VAT is never computed
//! from them anew (rule R1).

use std::collections::{HashMap, HashSet};

use contract::{Day, Moment};
use proof::{
    BonType, BusinessCase, Entry, EntryKind, Line, LineNature, Money, MoneyError, PaymentKind, ReceiptNumber,
    ReferenceKind, Seq, VatKey,
};

use crate::add;
use crate::cases::{is_cash_case, is_untaxed_turnover, moves_cash};
use crate::figures::{
    Circumstances, ClosingForm, CorrectionLine, DrawerOpenedLine, Figures, Mix, MovementLine, ReturnLine,
    StornoLine, Times,
};
use crate::trouble::FiguresTrouble;

/// A storno with the entry that it took back.
type TakenBack = (Option<Seq>, StornoLine);
type Summed<T> = Result<T, FiguresTrouble>;

fn fresh() -> Figures {
    let mut figures = Figures {
        mix: Some(Mix::default()),
        returns: Some(Vec::new()),
        drawer_opened: Some(Vec::new()),
        ..Figures::default()
    };
    figures.tally.reductions = Some(Times::default());
    figures
}

/// The entries of one period, one after the other.
#[derive(Default)]
pub struct Gathering {
    figures: Figures,
    /// Receipt numbers by entry, for those that refer to them.
    numbers: HashMap<Seq, ReceiptNumber>,
    /// Entries that only moved cash.
    movements: HashSet<Seq>,
    /// Storni with the entry that they took back, until it is clear which belong to a correction.
    stornos: Vec<TakenBack>,
    /// Entries that a payment correction replaces.
    corrected: HashSet<Seq>,
    /// What closings of the first form tell as discounts.
    first_form_discounts: Times,
}

impl Gathering {
    /// Of a period that begins with the opening of a day.
    pub fn of(day: Day, opened: Moment) -> Self {
        let figures = Figures { day, opened: Some(opened), ..fresh() };
        Self { figures, ..Self::default() }
    }

    /// Entries up to `after`, the end of the last period, that have to be known before this one is taken ([`Self::know`]):
    /// after a revocation an entry may take back what stands in the revoked Z report. What is no bon, as a banking and the one that
    /// takes it back, asks nothing of another.
    pub fn wants(&self, entry: &Entry, after: Seq) -> Vec<Seq> {
        if entry.head.bon_type.is_none() {
            return Vec::new();
        }
        let kinds = [ReferenceKind::Cancels, ReferenceKind::Replaces].into_iter();
        let earlier = kinds.filter_map(|kind| target(entry, kind)).filter(|seq| *seq <= after);
        earlier.filter(|seq| !self.numbers.contains_key(seq)).collect()
    }

    /// Keeps number and nature of an entry of an earlier period.
    pub fn know(&mut self, earlier: &Entry) {
        let head = &earlier.head;
        if let Some(number) = head.receipt_number {
            self.know_bon(head.seq, number, head.kind);
        }
    }

    /// As [`Self::know`], for those who keep no more of it. Only bons are taken back.
    pub fn know_bon(&mut self, seq: Seq, number: ReceiptNumber, kind: EntryKind) {
        self.numbers.insert(seq, number);
        if moves_cash(kind) {
            self.movements.insert(seq);
        }
    }

    /// Adds the next entry of the period.
    ///
    /// # Errors
    /// [`FiguresTrouble`].
    pub fn take(&mut self, entry: &Entry) -> Summed<()> {
        let head = &entry.head;
        if let Some(number) = head.receipt_number {
            self.numbers.insert(head.seq, number);
            self.figures.bons += 1;
            self.figures.first_receipt.get_or_insert(number);
            self.figures.last_receipt = Some(number);
        }
        self.note(entry)?;
        self.singly(entry)?;
        if head.bon_type != Some(BonType::Beleg) {
            return Ok(());
        }
        for line in entry.lines.iter().filter(|line| !line.voided) {
            add::case(&mut self.figures.cases, line)?;
        }
        if self.only_moves_cash(entry) {
            self.movements.insert(head.seq);
            return self.movement(entry);
        }
        self.sale(entry)
    }

    /// What is counted, whether it was settled or not.
    fn note(&mut self, entry: &Entry) -> Summed<()> {
        let (tally, total) = (&mut self.figures.tally, entry.head.total);
        match entry.head.kind {
            EntryKind::Sale => add::times(&mut tally.sales, total)?,
            EntryKind::Return => add::times(&mut tally.returns, total)?,
            EntryKind::AbandonedBasket => add::times(&mut tally.abandoned, total)?,
            EntryKind::VoidedLine => {
                let lost = Money::total(entry.lines.iter().map(|line| line.gross))?;
                add::times(&mut tally.voided_lines, lost)?;
            }
            EntryKind::DeclinedPayment => tally.declined_cards += 1,
            EntryKind::DrawerOpened => tally.drawer_openings += 1,
            _ => {}
        }
        let services = entry.lines.iter().any(|line| line.nature == LineNature::Service);
        if entry.head.kind == EntryKind::Sale && entry.head.customer.is_none() && services {
            tally.anonymous += 1;
        }
        Ok(())
    }

    /// What stands singly besides storni and payment corrections.
    fn singly(&mut self, entry: &Entry) -> Summed<()> {
        match (entry.head.kind, &mut self.figures.returns, &mut self.figures.drawer_opened) {
            (EntryKind::Return, Some(returns), _) => returns.push(ReturnLine {
                number: number_of(entry)?,
                returns: target(entry, ReferenceKind::Returns),
                amount: entry.head.total,
                circumstances: circumstances(entry)?,
            }),
            (EntryKind::DrawerOpened, _, Some(opened)) => {
                opened.push(DrawerOpenedLine { entry: entry.head.seq, circumstances: circumstances(entry)? });
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether an entry is no sale: a movement, or the storno of one.
    fn only_moves_cash(&self, entry: &Entry) -> bool {
        match entry.head.kind {
            kind if moves_cash(kind) => true,
            EntryKind::Storno => {
                target(entry, ReferenceKind::Cancels).is_some_and(|seq| self.movements.contains(&seq))
                    || entry.lines.iter().any(|line| is_cash_case(line.case))
            }
            _ => false,
        }
    }

    fn movement(&mut self, entry: &Entry) -> Summed<()> {
        let (figures, head) = (&mut self.figures, &entry.head);
        if head.kind == EntryKind::OpeningStock {
            figures.drawer.opening = figures.drawer.opening.plus(head.total)?;
            return Ok(());
        }
        let tips = |line: &&Line| !line.voided && line.case == BusinessCase::TrinkgeldAN;
        let paid_out = entry.lines.iter().filter(tips);
        let paid_out = Money::total(paid_out.map(|line| line.gross))?;
        figures.tips.paid_out = figures.tips.paid_out.plus(paid_out)?;
        figures.movement_total = figures.movement_total.plus(head.total)?;
        let nothing = || FiguresTrouble::Lacks { seq: head.seq, what: "line" };
        let line = entry.lines.iter().find(|line| !line.voided).ok_or_else(nothing)?;
        let storno = if head.kind == EntryKind::Storno { "Storno " } else { "" };
        figures.movements.push(MovementLine {
            number: number_of(entry)?,
            at: head.ended,
            case: line.case,
            text: format!("{storno}{}", line.text),
            amount: head.total,
            reason: head.reason.clone(),
        });
        self.storno(entry)
    }

    fn sale(&mut self, entry: &Entry) -> Summed<()> {
        let figures = &mut self.figures;
        let mut turnover = Money::ZERO;
        for split in &entry.vat {
            add::vat(&mut figures.vat, split)?;
            if split.key != VatKey::NotTaxable {
                turnover = turnover.plus(split.gross)?;
            }
        }
        for line in entry.lines.iter().filter(|line| !line.voided && is_untaxed_turnover(line)) {
            turnover = turnover.plus(line.gross)?;
        }
        figures.turnover = figures.turnover.plus(turnover)?;
        let mut cash = Money::ZERO;
        for payment in entry.payments.iter().filter(|payment| payment.kind != PaymentKind::Keine) {
            add::payment(&mut figures.payments, payment)?;
            if payment.kind == PaymentKind::Bar {
                cash = cash.plus(payment.amount)?;
            }
        }
        figures.cash_from_sales = figures.cash_from_sales.plus(cash)?;
        figures.cash_paid_back = figures.cash_paid_back.plus(cash.min(Money::ZERO))?;
        for line in entry.lines.iter().filter(|line| !line.voided) {
            blocks(figures, line.case, line.gross)?;
            add::performer(&mut figures.performers, line)?;
            let discounts = &mut self.first_form_discounts;
            discounts.count += u32::from(line.discount.is_negative());
            discounts.total = discounts.total.plus(line.discount)?;
            // A storno takes the sum back; what was given off was given all the same.
            if entry.head.kind == EntryKind::Sale {
                add::given_off(&mut figures.tally, line)?;
            }
        }
        add::person(&mut figures.people, entry, turnover, cash)?;
        if let Some(mix) = &mut figures.mix {
            add::mix(mix, entry)?;
        }
        self.correction(entry)?;
        self.storno(entry)
    }

    fn correction(&mut self, entry: &Entry) -> Summed<()> {
        if entry.head.kind != EntryKind::PaymentCorrection {
            return Ok(());
        }
        let replaced = target(entry, ReferenceKind::Replaces);
        self.corrected.extend(replaced);
        let names: Vec<&str> = entry.payments.iter().map(|payment| payment.name.as_str()).collect();
        self.figures.corrections.push(CorrectionLine {
            number: number_of(entry)?,
            replaces: replaced.and_then(|seq| self.numbers.get(&seq).copied()),
            amount: entry.head.total,
            payments: names.join(" + "),
            circumstances: Some(circumstances(entry)?),
        });
        Ok(())
    }

    fn storno(&mut self, entry: &Entry) -> Summed<()> {
        let head = &entry.head;
        if head.kind != EntryKind::Storno {
            return Ok(());
        }
        let cancelled = target(entry, ReferenceKind::Cancels);
        let line = StornoLine {
            number: number_of(entry)?,
            cancels: cancelled.and_then(|seq| self.numbers.get(&seq).copied()),
            at: head.ended,
            amount: head.total,
            person: add::person_of(entry)?,
            reason: head.reason.clone(),
        };
        self.stornos.push((cancelled, line));
        Ok(())
    }

    /// What the period comes to, as a closing of this form tells it. The storno that a payment correction made is no storno
    /// of its own.
    ///
    /// # Errors
    /// [`FiguresTrouble`].
    pub fn finish(mut self, form: ClosingForm) -> Summed<Figures> {
        if form == ClosingForm::First {
            self.figures.tally.discounts = self.first_form_discounts;
            self.figures.tally.reductions = None;
        }
        if form != ClosingForm::Third {
            (self.figures.returns, self.figures.drawer_opened) = (None, None);
            self.figures.corrections.iter_mut().for_each(|correction| correction.circumstances = None);
        }
        for (cancelled, line) in self.stornos {
            if cancelled.is_none_or(|seq| !self.corrected.contains(&seq)) {
                self.figures.storno_total = self.figures.storno_total.plus(line.amount)?;
                self.figures.stornos.push(line);
            }
        }
        self.figures
            .cases
            .sort_by(|a, b| (a.case, &a.name, a.key.number()).cmp(&(b.case, &b.name, b.key.number())));
        self.figures.vat.sort_by_key(|sum| (sum.key.number(), sum.rate));
        self.figures.payments.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        Ok(self.figures)
    }
}

/// Tips, receivables and vouchers have blocks of their own.
fn blocks(figures: &mut Figures, case: BusinessCase, gross: Money) -> Result<(), MoneyError> {
    let block = match case {
        BusinessCase::TrinkgeldAN => &mut figures.tips.staff,
        BusinessCase::TrinkgeldAG => &mut figures.tips.owner,
        BusinessCase::Forderungsentstehung => &mut figures.receivables.arisen,
        BusinessCase::Forderungsaufloesung => &mut figures.receivables.settled,
        BusinessCase::EinzweckgutscheinKauf | BusinessCase::MehrzweckgutscheinKauf => {
            &mut figures.vouchers.sold
        }
        BusinessCase::EinzweckgutscheinEinloesung | BusinessCase::MehrzweckgutscheinEinloesung => {
            &mut figures.vouchers.redeemed
        }
        _ => return Ok(()),
    };
    *block = block.plus(gross)?;
    Ok(())
}

fn target(entry: &Entry, kind: ReferenceKind) -> Option<Seq> {
    entry.references.iter().find(|reference| reference.kind == kind).and_then(|reference| reference.seq)
}

fn circumstances(entry: &Entry) -> Summed<Circumstances> {
    let head = &entry.head;
    Ok(Circumstances { at: head.ended, person: add::person_of(entry)?, reason: head.reason.clone() })
}

fn number_of(entry: &Entry) -> Summed<ReceiptNumber> {
    let head = &entry.head;
    head.receipt_number.ok_or(FiguresTrouble::Lacks { seq: head.seq, what: "receipt number" })
}

/// What each entry of one period adds to its figures: the sum of the shares is what [`Gathering::finish`] says.
#[derive(Default)]
pub struct Shares {
    gathering: Gathering,
    parts: Vec<(Entry, Figures, Option<TakenBack>)>,
}

impl Shares {
    /// As [`Gathering::wants`].
    pub fn wants(&self, entry: &Entry, after: Seq) -> Vec<Seq> {
        self.gathering.wants(entry, after)
    }

    /// As [`Gathering::know`].
    pub fn know(&mut self, earlier: &Entry) {
        self.gathering.know(earlier);
    }

    /// Takes the next entry of the period.
    ///
    /// # Errors
    /// [`FiguresTrouble`].
    pub fn take(&mut self, entry: Entry) -> Summed<()> {
        let gathering = &mut self.gathering;
        gathering.figures = fresh();
        gathering.take(&entry)?;
        let share = std::mem::take(&mut gathering.figures);
        self.parts.push((entry, share, gathering.stornos.pop()));
        Ok(())
    }

    /// All entries with their shares. Which storni belong to a correction is only clear at the end.
    pub fn finish(self) -> impl Iterator<Item = (Entry, Figures)> {
        let corrected = self.gathering.corrected;
        self.parts.into_iter().map(move |(entry, mut share, storno)| {
            if let Some((_, line)) = storno.filter(|(of, _)| of.is_none_or(|seq| !corrected.contains(&seq))) {
                share.storno_total = line.amount;
                share.stornos.push(line);
            }
            (entry, share)
        })
    }
}

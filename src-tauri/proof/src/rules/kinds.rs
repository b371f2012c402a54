//! What an entry of its kind carries (FORMAT.md 4a, R1 to R7): judged without any other entry.

use super::judged::{Judged, broken};
use crate::rule_broken::RuleBroken;
use crate::{
    BonType, BusinessCase, Entry, EntryKind, Line, LineNumber, Part, Place, Reference, ReferenceKind, Seq,
    VatKey,
};

const HEAD: Place = Place::Part(Part::Head);

pub(super) fn check(entry: &Entry) -> Judged {
    head(entry)?;
    if entry.head.bon_type.is_some() {
        bon(entry)?
    } else {
        no_bon(entry)?
    }
    vat(entry)?;
    references(entry)
}

/// The bon type of each kind; the desk books no other.
const fn bon_type(kind: EntryKind) -> Option<BonType> {
    match kind {
        EntryKind::OpeningStock
        | EntryKind::Sale
        | EntryKind::Storno
        | EntryKind::PaymentCorrection
        | EntryKind::Return
        | EntryKind::CashMovement
        | EntryKind::TipPayout
        | EntryKind::Difference => Some(BonType::Beleg),
        EntryKind::AbandonedBasket => Some(BonType::AVBelegabbruch),
        _ => None,
    }
}

fn head(entry: &Entry) -> Judged {
    let head = &entry.head;
    // An invoice may be a bon of its own, where it is one.
    let invoice = head.kind == EntryKind::Invoice && head.bon_type == Some(BonType::AVRechnung);
    if head.bon_type != bon_type(head.kind) && !invoice {
        return broken(HEAD, RuleBroken::BonType);
    }
    let numbered = matches!(head.kind, EntryKind::Closing | EntryKind::Revocation);
    if head.z_number.is_some() && !numbered {
        return broken(Place::Number, RuleBroken::StrayZ);
    }
    let of_a_day = numbered || head.bon_type.is_some() || head.kind == EntryKind::Count;
    if of_a_day && head.booking_day.is_none() {
        return broken(HEAD, RuleBroken::DayMissing);
    }
    if (head.seq == Seq::new(1)) != (head.kind == EntryKind::Foundation) {
        return broken(HEAD, RuleBroken::Foundation);
    }
    Ok(())
}

fn bon(entry: &Entry) -> Judged {
    if entry.head.bon_type != Some(BonType::Beleg) {
        return Ok(());
    }
    if entry.lines.iter().all(|line| line.voided) {
        return broken(HEAD, RuleBroken::NoLine);
    }
    if entry.payments.is_empty() { broken(HEAD, RuleBroken::NoPayment) } else { Ok(()) }
}

/// A line that was taken out of a basket is noted, voided; nothing else that is no bon has lines.
fn no_bon(entry: &Entry) -> Judged {
    let lines_due = entry.head.kind == EntryKind::VoidedLine && entry.lines.iter().all(|line| line.voided);
    if lines_due || entry.lines.is_empty() {
        return if entry.vat.is_empty() { Ok(()) } else { broken(HEAD, RuleBroken::NoBonWithAmount) };
    }
    broken(HEAD, RuleBroken::NoBonWithAmount)
}

fn vat(entry: &Entry) -> Judged {
    for (at, (split, n)) in entry.vat.iter().zip(1..).enumerate() {
        let same = |key: VatKey, rate| (key, rate) == (split.key, split.rate);
        let twice = entry.vat.iter().take(at).any(|earlier| same(earlier.key, earlier.rate));
        let has_line = entry.lines.iter().any(|line| !line.voided && same(line.vat_key, line.rate));
        let untaxed = matches!(split.key, VatKey::NotTaxable | VatKey::Exempt);
        if twice || !has_line || (untaxed && split.rate.as_hundredths() != 0) {
            return broken(Place::Part(Part::Vat(n)), RuleBroken::VatPart);
        }
    }
    Ok(())
}

/// Which references a kind may have, and which it must.
fn references(entry: &Entry) -> Judged {
    let head = &entry.head;
    let mut had = 0;
    for (reference, n) in entry.references.iter().zip(1..) {
        let place = Place::Part(Part::Reference(n));
        if reference.kind == ReferenceKind::External {
            if !is_external(reference) {
                return broken(place, RuleBroken::StrayReference);
            }
            continue;
        }
        if is_free(head.kind, reference.kind) {
            if reference.seq.is_none() || reference.external.is_some() {
                return broken(place, RuleBroken::StrayReference);
            }
            if reference.seq >= Some(head.seq) {
                return broken(place, RuleBroken::NotEarlier);
            }
            continue;
        }
        let single = reference.kind != ReferenceKind::Returns;
        if !fits(head.kind, reference.kind) || !is_internal(reference) || (single && had > 0) {
            return broken(place, RuleBroken::StrayReference);
        }
        if reference.seq >= Some(head.seq) {
            return broken(place, RuleBroken::NotEarlier);
        }
        had += 1;
    }
    if must_refer(head.kind) && had == 0 {
        return broken(HEAD, RuleBroken::ReferenceMissing);
    }
    origins(entry)
}

const fn fits(kind: EntryKind, reference: ReferenceKind) -> bool {
    matches!(
        (kind, reference),
        (EntryKind::Storno, ReferenceKind::Cancels)
            | (EntryKind::PaymentCorrection | EntryKind::Sale, ReferenceKind::Replaces)
            | (EntryKind::Return, ReferenceKind::Returns)
            | (EntryKind::Revocation, ReferenceKind::Revokes)
            | (EntryKind::OpeningStock | EntryKind::Difference | EntryKind::Closing, ReferenceKind::Count)
            | (EntryKind::Banking, ReferenceKind::Settles | ReferenceKind::Cancels)
    )
}

/// What may stand any number of times; its target is judged by those who know what it is about.
const fn is_free(kind: EntryKind, reference: ReferenceKind) -> bool {
    matches!(
        (kind, reference),
        (EntryKind::Sale, ReferenceKind::Continues | ReferenceKind::Settles)
            | (EntryKind::Invoice, ReferenceKind::Invoices)
    )
}

const fn must_refer(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Storno
            | EntryKind::PaymentCorrection
            | EntryKind::Return
            | EntryKind::Revocation
            | EntryKind::Difference
            | EntryKind::Closing
    )
}

fn is_external(reference: &Reference) -> bool {
    let named = reference.external.as_ref().is_some_and(|name| !name.is_empty());
    named && reference.seq.is_none() && reference.line.is_none()
}

fn is_internal(reference: &Reference) -> bool {
    let to_a_line = reference.kind == ReferenceKind::Returns;
    reference.seq.is_some() && reference.external.is_none() && reference.line.is_some() == to_a_line
}

/// A storno takes back lines of what it cancels, a return those that its references name, one for each line.
fn origins(entry: &Entry) -> Judged {
    let named = |kind| entry.references.iter().filter(move |reference| reference.kind == kind);
    match entry.head.kind {
        EntryKind::Storno => Ok(()),
        EntryKind::Return => {
            let mut targets = named(ReferenceKind::Returns);
            let first = targets.clone().next().and_then(|reference| reference.seq);
            for (line, n) in entry.lines.iter().zip(1..) {
                let target = targets.next().and_then(returned).filter(|(seq, _)| Some(*seq) == first);
                if target.is_none() || line.origin != target {
                    return broken(Place::Part(Part::Line(n)), RuleBroken::StrayOrigin);
                }
            }
            if targets.next().is_none() { Ok(()) } else { broken(HEAD, RuleBroken::StrayReference) }
        }
        kind => {
            match entry.lines.iter().zip(1..).find(|(line, _)| has_origin(line) && !redeems(kind, line)) {
                Some((_, n)) => broken(Place::Part(Part::Line(n)), RuleBroken::StrayOrigin),
                None => Ok(()),
            }
        }
    }
}

fn returned(reference: &Reference) -> Option<(Seq, LineNumber)> {
    reference.seq.zip(reference.line)
}

/// Whether a line of a sale uses what was paid before: a voucher, a deposit, a receivable.
const fn redeems(kind: EntryKind, line: &Line) -> bool {
    matches!(kind, EntryKind::Sale)
        && matches!(
            line.case,
            BusinessCase::EinzweckgutscheinEinloesung
                | BusinessCase::MehrzweckgutscheinEinloesung
                | BusinessCase::Anzahlungsaufloesung
                | BusinessCase::Forderungsaufloesung
        )
}

const fn has_origin(line: &Line) -> bool {
    line.origin.is_some()
}

//! From a draft to a whole entry: numbers, VAT splits, sums, snapshots.

use proof::{BonType, Head, Line, LineNumber, Money, Payment, PaymentKind, Snapshot, SnapshotKind};
use rusqlite::Connection;
use serde_json::json;

use crate::authority::Actor;
use crate::db::settings;
use crate::fault::{Outcome, Trouble};
use crate::tx::WriteTx;

/// Lines with their numbers, 1, 2, 3 ….
pub fn numbered(mut lines: Vec<Line>) -> Vec<Line> {
    for (line, number) in lines.iter_mut().zip(1..) {
        line.number = LineNumber::new(number);
    }
    lines
}

/// IKS-09: on a Beleg the payments make up the lines; nothing paid is one `Keine` over zero.
pub fn check_payments(bon: Option<BonType>, total: Money, payments: &[Payment]) -> Outcome<()> {
    if bon != Some(BonType::Beleg) {
        return Ok(());
    }
    let paid = Money::total(payments.iter().map(|payment| payment.amount))?;
    if paid != total || payments.is_empty() {
        return Err(Trouble::fault(format!("payments {paid} for lines of {total}")));
    }
    Ok(())
}

/// Cash that payments move.
pub fn cash_moved(payments: &[Payment]) -> Outcome<Money> {
    let cash = payments.iter().filter(|payment| payment.kind == PaymentKind::Bar);
    Ok(Money::total(cash.map(|payment| payment.amount))?)
}

/// How person, approver, salon and program are at this moment, and the TSE that serves the register.
pub fn snapshots(tx: &WriteTx<'_>, tse: Option<String>) -> Outcome<Vec<Snapshot>> {
    let authority = tx.authority;
    let mut snapshots = vec![person(SnapshotKind::Person, &authority.actor)];
    snapshots.extend(authority.approver.as_ref().map(|approver| person(SnapshotKind::Approver, approver)));
    snapshots.push(Snapshot { kind: SnapshotKind::Salon, body: salon(tx)? });
    let program = json!({ "name": tx.program.name, "version": tx.program.version });
    snapshots.push(Snapshot { kind: SnapshotKind::Program, body: program.to_string() });
    snapshots.extend(tse.map(|body| Snapshot { kind: SnapshotKind::Tse, body }));
    Ok(snapshots)
}

fn person(kind: SnapshotKind, actor: &Actor) -> Snapshot {
    let body = json!({ "id": actor.id, "name": actor.name, "role": actor.role });
    Snapshot { kind, body: body.to_string() }
}

fn salon(conn: &Connection) -> Outcome<String> {
    settings::raw_set_up(conn, settings::SALON)
}

/// The name of the register on every entry.
pub fn register(conn: &Connection) -> Outcome<String> {
    settings::set_up(conn, settings::REGISTER)
}

/// Whether the head's numbers fit its kind; a programming error if not.
pub fn check_head(head: &Head) -> Outcome<()> {
    if head.receipt_number.is_some() != head.bon_type.is_some() {
        return Err(Trouble::fault("a bon needs a number, and only a bon"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paid(kind: PaymentKind, cents: i64) -> Payment {
        Payment { kind, name: String::new(), amount: Money::cents(cents), given: None, change: None }
    }

    #[test]
    fn what_is_paid_on_a_beleg_makes_up_its_lines() {
        let check =
            |bon, total, payments: &[Payment]| check_payments(bon, Money::cents(total), payments).is_ok();
        let both = [paid(PaymentKind::Bar, 1_000), paid(PaymentKind::ECKarte, 500)];
        assert!(check(Some(BonType::Beleg), 1_500, &both));
        assert!(!check(Some(BonType::Beleg), 1_501, &both));
        assert!(check(Some(BonType::Beleg), 0, &[paid(PaymentKind::Keine, 0)]));
        assert!(!check(Some(BonType::Beleg), 0, &[]), "nothing paid is said");
        assert!(check(None, 1_500, &[]), "no bon, no payment");
    }
}

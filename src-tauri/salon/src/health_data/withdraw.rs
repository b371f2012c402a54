//! A consent is taken back (Art. 7 Abs. 3 DSGVO), and what it was for goes: pictures with theirs; with that for health data
//! allergies and how mixtures turned out. What defends against claims stays under lock, for the owner alone, until they
//! are barred: results of skin tests and releases (Art. 17 Abs. 3 e, Art. 18 Abs. 2 DSGVO, §§ 195, 199 BGB).

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::tx::WriteTx;
use contract::CustomerId;
use contract::consents::{ConsentKind, WithdrawConsent};
use proof::Day;

use crate::{Here, consents, customers, formulas, patch_tests, photos, printing};

impl DoorRow<Here> for WithdrawConsent {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let kind = door.write(move |tx| {
            let (customer, kind) = consents::withdraw(tx, self.consent)?;
            let family = customers::family(tx, customers::present(tx, customer)?.id)?;
            if !consents::has(tx, &family, kind)? {
                for member in family {
                    without(tx, member, kind)?;
                }
            }
            Ok(kind)
        })?;
        if kind == ConsentKind::Photos { photos::sweep(door) } else { Ok(()) }
    }
}

/// Takes away what was kept of a customer by a consent alone.
fn without(tx: &WriteTx<'_>, customer: CustomerId, kind: ConsentKind) -> Outcome<()> {
    match kind {
        ConsentKind::Photos => photos::forget(tx, customer).map(drop),
        ConsentKind::Health => {
            patch_tests::lock(tx, customer, locked_until(tx.now.day()))?;
            customers::clear_allergies(tx, customer)?;
            formulas::clear_results(tx, customer)?;
            let name = customers::card(tx, customer)?.map(|card| card.master.name).unwrap_or_default();
            printing::forget(tx, Some(customer), &name, &[])
        }
        // Asked for before each message.
        ConsentKind::RemindersByMail | ConsentKind::RemindersBySms | ConsentKind::Marketing => Ok(()),
    }
}

/// Last day on which claims of a year are not barred: the end of the third year after it (§§ 195, 199 Abs. 1 BGB).
fn locked_until(today: Day) -> Day {
    Day::from_ymd(today.year() + law::at(today).retention.claims, 12, 31).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_barred_at_the_end_of_the_third_year_after() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (withdrawn, until) in
            [("2026-01-01", "2029-12-31"), ("2026-12-31", "2029-12-31"), ("2027-01-01", "2030-12-31")]
        {
            assert_eq!(locked_until(day(withdrawn)), day(until));
        }
    }
}

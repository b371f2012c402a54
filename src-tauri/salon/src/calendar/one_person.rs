//! Two files become one person: whoever is booked under both at the same time is told before.

use book::fault::Outcome;
use book::rows::WriteRow;
use book::tx::WriteTx;
use contract::customers::{Merge, MergeCustomers};
use contract::{CustomerId, Question};

use super::frame::{Frame, minute_of};
use super::store;
use crate::{Here, customers};

impl WriteRow<Here> for MergeCustomers {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Merge> {
        let twice = twice(tx, self.keep, self.absorb)?;
        if !twice.is_empty() {
            tx.authority.ask(Question::SameTimeTwice, || {
                let when = twice.join(", ");
                format!("Beide sind zur selben Zeit gebucht: {when}. Trotzdem zusammenführen? Bitte einen der Termine danach verlegen oder absagen.")
            })?;
        }
        customers::merge(tx, self.keep, self.absorb)
    }
}

/// When both are taken at once from now on, in words.
fn twice(tx: &WriteTx<'_>, one: CustomerId, other: CustomerId) -> Outcome<Vec<String>> {
    let (one, other) = (customers::living(tx, one)?.id, customers::living(tx, other)?.id);
    let (one, other) = (customers::family(tx, one)?, customers::family(tx, other)?);
    let starts = store::twice(tx, &one, &other, minute_of(tx.now))?;
    Ok(starts.into_iter().map(|start| Frame::at(start).slot(start).to_string()).collect())
}

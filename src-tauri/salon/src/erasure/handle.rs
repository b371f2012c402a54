//! Rows of the menu about erasure that only look or set; the erasure itself is done at the door.

use book::db::settings;
use book::fault::Outcome;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::dossier::{
    Erasure, ErasureOutlook, ErasureProposals, GuestErasureOutlook, Proposals, SetErasureTime,
    StaffErasureOutlook,
};
use contract::refusal::CustomerRefusal;
use proof::Moment;

use super::guest::guest_outlook;
use super::outlook::outlook;
use super::staff::staff_outlook;
use super::{AFTER_MONTHS, MONTHS, PROPOSED_MAX};
use crate::Here;
use crate::customers;

const MONTH_MS: i64 = 30 * 24 * 60 * 60 * 1000;

impl ReadRow<Here> for ErasureOutlook {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Erasure> {
        outlook(tx.conn, self.customer, tx.now)
    }
}

impl ReadRow<Here> for GuestErasureOutlook {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Erasure> {
        guest_outlook(tx.conn, &self.guest, tx.now)
    }
}

impl ReadRow<Here> for StaffErasureOutlook {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Erasure> {
        staff_outlook(tx.conn, self.person, tx.now)
    }
}

impl ReadRow<Here> for ErasureProposals {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Proposals> {
        let after_months = settings::get(tx.conn, AFTER_MONTHS)?.unwrap_or(MONTHS);
        let ms = tx.now.utc_ms() - MONTH_MS * i64::from(after_months);
        let before = Moment::new(ms, tx.now.offset_min());
        let customers = customers::not_seen_since(tx.conn, before, PROPOSED_MAX)?;
        Ok(Proposals { after_months, customers })
    }
}

impl WriteRow<Here> for SetErasureTime {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<()> {
        if !(6..=120).contains(&self.months) {
            let what = "Die Frist liegt zwischen 6 und 120 Monaten.".to_owned();
            return Err(CustomerRefusal::BadField { what }.into());
        }
        settings::put(tx, AFTER_MONTHS, &self.months)
    }
}

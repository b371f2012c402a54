//! Rows of the menu about erasure that only look or set; the erasure itself is done at the door.

use book::act::{Act, Change, Look, View};
use book::db::settings;
use book::fault::Outcome;
use contract::dossier::{Erasure, ErasureOutlook, ErasureProposals, Proposals, SetErasureTime};
use contract::refusal::CustomerRefusal;
use proof::Moment;

use super::erase::outlook_of;
use super::{AFTER_MONTHS, MONTHS, PROPOSED_MAX};
use crate::Here;
use crate::customers;

const MONTH_MS: i64 = 30 * 24 * 60 * 60 * 1000;

impl Look<Here> for ErasureOutlook {
    fn look(self, view: &View<'_>) -> Outcome<Erasure> {
        outlook_of(view.conn, self.customer, view.now.day())
    }
}

impl Look<Here> for ErasureProposals {
    fn look(self, view: &View<'_>) -> Outcome<Proposals> {
        let after_months = settings::get(view.conn, AFTER_MONTHS)?.unwrap_or(MONTHS);
        let ms = view.now.utc_ms() - MONTH_MS * i64::from(after_months);
        let before = Moment::new(ms, view.now.offset_min());
        let customers = customers::not_seen_since(view.conn, before, PROPOSED_MAX)?;
        Ok(Proposals { after_months, customers })
    }
}

impl Change<Here> for SetErasureTime {
    fn change(self, act: &Act<'_>) -> Outcome<()> {
        if !(6..=120).contains(&self.months) {
            let what = "Die Frist liegt zwischen 6 und 120 Monaten.".to_owned();
            return Err(CustomerRefusal::BadField { what }.into());
        }
        settings::put(act, AFTER_MONTHS, &self.months)
    }
}

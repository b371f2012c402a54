//! The change of the TSE, step by step (AEAO to § 146a): its last export is made and checked, it is put out of use, the new
//! one is set up, the book tells of both, and the period for the notice begins. Whatever breaks off on the way, the next try
//! goes on where it stood; until the new one signs, the old one is the register's, and its silence is an outage.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ports::{TseDevice, TseOffice};
use contract::refusal::TseRefusal;
use contract::tse_setup::{ChangeTse, TseExport, TseName};

use super::export;
use super::office::{begun_or_fresh, between_days, office, port, set_up, trouble};
use super::work::{Parting, put_to_work, work};
use crate::Here;

impl DoorRow<Here> for ChangeTse {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(TseRefusal::ReasonMissing.into());
        }
        let port = port(door);
        let office = office(&port)?;
        let register = between_days(door)?;
        let old = office.at_work().ok_or(TseRefusal::NotSetUp)?;
        let device = serving(door)?;
        let parting = match self.is_defective {
            false => part(door, office, (&old, &register), device)?,
            true => part_from_a_defective_one(door, office, (&old, &register), device),
        };
        let next = begun_or_fresh(door, office)?;
        let report = set_up(door, office, &next, &register)?;
        let device = report.device.clone();
        door.write(move |tx| put_to_work(tx, (next, report), Some(&parting), &reason))?;
        door.services.tse_health().note(|state| state.device = Some(device));
        Ok(())
    }
}

/// The one at work: as the book says it was set up, or as it said itself.
fn serving(door: &Door<'_>) -> Outcome<Option<TseDevice>> {
    let told = door.read(|tx| work(tx.conn))?.map(|work| work.device);
    Ok(told.or_else(|| door.services.tse_health().state().device))
}

/// Nothing of it is lost: only after a good export it is put out of use.
fn part(
    door: &Door<'_>,
    office: &dyn TseOffice,
    (name, register): (&TseName, &str),
    device: Option<TseDevice>,
) -> Outcome<Parting> {
    let export = export::make(door, office, (name, register, device.as_ref()))?;
    if export.faults > 0 {
        return Err(export::wrong(&export).into());
    }
    office.put_out_of_use(name, register).map_err(trouble)?;
    Ok(Parting { device, export: Some(export), is_out_of_use: true })
}

/// What it still gives is taken; what it no longer gives stops nothing, and the book says so.
fn part_from_a_defective_one(
    door: &Door<'_>,
    office: &dyn TseOffice,
    (name, register): (&TseName, &str),
    device: Option<TseDevice>,
) -> Parting {
    let export: Option<TseExport> = match export::make(door, office, (name, register, device.as_ref())) {
        Ok(export) => Some(export),
        Err(trouble) => {
            tracing::warn!(%trouble, "a defective TSE gives no export");
            None
        }
    };
    let is_out_of_use = match office.put_out_of_use(name, register) {
        Ok(()) => true,
        Err(trouble) => {
            tracing::warn!(%trouble, "a defective TSE can't be put out of use");
            false
        }
    };
    Parting { device, export, is_out_of_use }
}

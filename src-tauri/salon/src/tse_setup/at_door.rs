//! Rows of the menu for which someone outside is asked, on the caller's thread.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ports::{TseReport, TseTrouble};
use contract::refusal::TseRefusal;
use contract::tse_setup::{ExportTse, SaveTseAccess, SetUpTse, TryTse, TseExport, TseTrial};

use super::export;
use super::office::{begun_or_fresh, between_days, keep_access, office, port, set_up};
use super::work::{TseWork, put_to_work, register_at_tse, work};
use crate::Here;

impl DoorRow<Here> for SetUpTse {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let port = port(door);
        let office = office(&port)?;
        let register = between_days(door)?;
        if office.at_work().is_some() {
            return Err(TseRefusal::AlreadySetUp.into());
        }
        let name = match &self.existing {
            Some((device, client)) => office.named(device, client).ok_or(TseRefusal::BadName)?,
            None => begun_or_fresh(door, office)?,
        };
        keep_access(office, &name, &self.access)?;
        let report = set_up(door, office, &name, &register)?;
        let device = report.device.clone();
        door.write(move |tx| put_to_work(tx, (name, report), None, "TSE eingerichtet"))?;
        door.services.tse_health().note(|state| state.device = Some(device));
        Ok(())
    }
}

impl DoorRow<Here> for SaveTseAccess {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let port = port(door);
        let office = office(&port)?;
        let register = door.read(|tx| register_at_tse(tx.conn))?;
        let name = office.at_work().ok_or(TseRefusal::NotSetUp)?;
        keep_access(office, &name, &self.access)?;
        // Tokens of the old key are forgotten with it.
        office.plug_in(&name, &register);
        Ok(())
    }
}

impl DoorRow<Here> for TryTse {
    fn answer(self, door: &Door<'_>) -> Outcome<TseTrial> {
        let port = port(door);
        let office = office(&port)?;
        let (register, work) = door.read(|tx| Ok((register_at_tse(tx.conn)?, work(tx.conn)?)))?;
        let name = office.at_work().ok_or(TseRefusal::NotSetUp)?;
        let told = office.report(&name, &register);
        if told.is_ok() {
            door.services.tse_health().note(|state| state.answered = Some(door.now));
        }
        Ok(trial(told, work.as_ref()))
    }
}

fn trial(told: Result<TseReport, TseTrouble>, work: Option<&TseWork>) -> TseTrial {
    let no = |sentence: String| TseTrial { is_good: false, sentence };
    let report = match told {
        Ok(report) => report,
        Err(trouble) => return no(trouble.to_string()),
    };
    let serial = &report.device.serial;
    match work {
        Some(work) if work.device.serial != *serial => no(format!(
            "Es antwortet eine andere TSE als eingerichtet: Seriennummer {serial} statt {}.",
            work.device.serial
        )),
        _ if !report.signs => no(
            "Die TSE antwortet, signiert aber nicht: Sie ist nicht fertig eingerichtet oder außer Betrieb."
                .into(),
        ),
        _ => TseTrial { is_good: true, sentence: format!("Die TSE ist bereit. Seriennummer {serial}.") },
    }
}

impl DoorRow<Here> for ExportTse {
    fn answer(self, door: &Door<'_>) -> Outcome<TseExport> {
        let port = port(door);
        let office = office(&port)?;
        let register = door.read(|tx| register_at_tse(tx.conn))?;
        let name = office.at_work().ok_or(TseRefusal::NotSetUp)?;
        let device = door.services.tse_health().state().device;
        export::make(door, office, (&name, &register, device.as_ref()))
    }
}

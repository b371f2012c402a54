//! Rows of the menu for which someone outside is asked: quick ones on the caller's thread, long ones on that of the job.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ports::{TseReport, TseTrouble};
use contract::refusal::TseRefusal;
use contract::tse_setup::{ChangeTse, ExportTse, SaveTseAccess, SetUpTse, TryTse, TseTask, TseTrial};

use super::context::TseContext;
use super::job::TseJob;
use super::office::{between_days, check_access, keep_access, office};
use super::work::{TseWork, register_at_tse, work};
use super::{change, export};
use crate::Here;

impl DoorRow<Here> for SetUpTse {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let context = TseContext::of(door);
        let port = context.port();
        let office = office(&port)?;
        between_days(&context)?;
        if office.at_work().is_some() {
            return Err(TseRefusal::AlreadySetUp.into());
        }
        if self.existing.as_ref().is_some_and(|(device, client)| office.named(device, client).is_none()) {
            return Err(TseRefusal::BadName.into());
        }
        check_access(office, &self.access)?;
        TseJob::begin(door, TseTask::SetUp, move |context, watch| change::set_up_first(context, watch, &self))
    }
}

impl DoorRow<Here> for ChangeTse {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        if self.reason.trim().is_empty() {
            return Err(TseRefusal::ReasonMissing.into());
        }
        let context = TseContext::of(door);
        let port = context.port();
        let office = office(&port)?;
        between_days(&context)?;
        office.at_work().ok_or(TseRefusal::NotSetUp)?;
        TseJob::begin(door, TseTask::Change, move |context, watch| change::change(context, watch, &self))
    }
}

impl DoorRow<Here> for SaveTseAccess {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let port = door.services.adapters.attest.clone();
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
        let port = door.services.adapters.attest.clone();
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
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        let port = door.services.adapters.attest.clone();
        office(&port)?.at_work().ok_or(TseRefusal::NotSetUp)?;
        TseJob::begin(door, TseTask::Export, |context, watch| {
            let port = context.port();
            let office = office(&port)?;
            let register = context.read(|tx| register_at_tse(tx.conn))?;
            let name = office.at_work().ok_or(TseRefusal::NotSetUp)?;
            let device = context.services.tse_health().state().device;
            export::make(context, watch, office, (&name, &register, device.as_ref()), export::WHOLE / 2)
                .map(drop)
        })
    }
}

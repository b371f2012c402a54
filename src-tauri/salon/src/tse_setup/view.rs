//! What the owner sees of the TSE. Nobody outside is asked.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use book::clock::in_berlin;
use book::door::{Door, DoorRow};
use book::fault::{Outcome, Trouble};
use book::jobs;
use book::outage;
use book::ports::{TseDevice, TseOffice};
use book::tx::ReadTx;
use contract::Day;
use contract::jobs::JobKind;
use contract::tse_setup::{ShowTse, TseAccessState, TseEnded, TseName, TseShown, TseView};
use rusqlite::Connection;
use tse::Certificate;

use super::job::TseJob;
use super::kept_change::KeptChange;
use super::work::{TseWork, begun, work};
use super::{export, kept_change, notice};
use crate::Here;
use crate::salon_data::check_no_day_is_open;

impl DoorRow<Here> for ShowTse {
    fn answer(self, door: &Door<'_>) -> Outcome<TseView> {
        // First the job, then the book: what has ended by now is in it.
        let (running, ended) = door.jobs.of::<TseJob>()?.state();
        let port = door.services.adapters.attest.clone();
        let office = port.office();
        let access = office.map_or(Ok(TseAccessState::NotWanted), access)?;
        let (maker, name) = (office.map(TseOffice::maker), office.and_then(TseOffice::at_work));
        let is_there = port.is_there();
        let page = door.read(|tx| view(tx, (maker, name.as_ref()), access, is_there))?;
        let ended = if running.is_some() { None } else { ended.or(page.ended) };
        Ok(TseView { running, ended, ..page })
    }
}

/// How the last one ended, as it is known over the end of the program: what it cut off too.
fn ended_before(conn: &Connection) -> Outcome<Option<TseEnded>> {
    let last = jobs::last(conn, JobKind::Tse)?;
    Ok(last.map(|(end, _)| TseEnded { task: None, trouble: end.trouble }))
}

fn access(office: &dyn TseOffice) -> Outcome<TseAccessState> {
    Ok(match (office.wants_access(), office.wants_access() && office.has_access()?) {
        (false, _) => TseAccessState::NotWanted,
        (true, true) => TseAccessState::Here,
        (true, false) => TseAccessState::Missing,
    })
}

fn view(
    tx: &ReadTx<'_>,
    (maker, name): (Option<&str>, Option<&TseName>),
    access: TseAccessState,
    is_there: bool,
) -> Outcome<TseView> {
    let state = tx.tse_state();
    let work = work(tx.conn)?;
    let outage = if is_there { outage::standing(tx.conn)? } else { None };
    let device = state.device.or_else(|| work.as_ref().map(|work| work.device.clone()));
    Ok(TseView {
        maker: maker.map(str::to_owned),
        access,
        at_work: name.filter(|_| is_there).map(|name| shown(name, device.as_ref(), work.as_ref())),
        running: None,
        ended: ended_before(tx.conn)?,
        is_half_done: begun(tx.conn)?.is_some(),
        change: kept_change::kept(tx.conn)?.map(KeptChange::shown),
        outage: outage.map(|outage| (outage.since, outage.cause)),
        answered: state.answered,
        notice: notice::newest(tx.conn)?,
        export: export::newest(tx.conn)?,
        hindrance: hindrance(tx.conn)?,
    })
}

fn hindrance(conn: &Connection) -> Outcome<Option<String>> {
    match check_no_day_is_open(conn) {
        Ok(()) => Ok(None),
        Err(Trouble::Refused(refusal)) => Ok(Some(refusal.to_string())),
        Err(fault) => Err(fault),
    }
}

fn shown(name: &TseName, device: Option<&TseDevice>, work: Option<&TseWork>) -> TseShown {
    let text = |of: fn(&TseDevice) -> &String| device.map(of).cloned().unwrap_or_default();
    TseShown {
        name: name.clone(),
        serial: text(|device| &device.serial),
        register: text(|device| &device.client),
        algorithm: text(|device| &device.algorithm),
        certificate_until: device.and_then(certificate_until),
        mark: device.and_then(|device| device.mark.clone()),
        since: work.filter(|work| work.name == *name).map(|work| work.since),
    }
}

/// The last day of a device's certificate, if it has told one that can be read.
pub fn certificate_until(device: &TseDevice) -> Option<Day> {
    let der = STANDARD.decode(device.certificate.as_deref()?).ok()?;
    let own = Certificate::read_all(&der).ok()?.into_iter().next()?;
    Some(in_berlin(own.not_after.checked_mul(1_000)?).day())
}

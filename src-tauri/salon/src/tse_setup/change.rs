//! The change of the TSE, step by step (AEAO to § 146a): its last export is made and checked, it is put out of use, the new
//! one is set up, the book tells of both, and the period for the notice begins. Whatever breaks off on the way, the next try
//! goes on where it stood; until the new one signs, the old one is the register's, and its silence is an outage.

use std::sync::Arc;

use book::fault::Outcome;
use book::jobs::Watch;
use book::ports::{TseDevice, TseOffice};
use book::tse_health::TseHealth;
use contract::refusal::TseRefusal;
use contract::tse_setup::{ChangeTse, SetUpTse, TseExport, TseName};

use super::context::TseContext;
use super::export::{self, WHOLE};
use super::kept_change::{self, KeptChange, check_nobody_opens};
use super::office::{begun_or_fresh, between_days, keep_access, office, set_up, trouble};
use super::work::{Parting, put_to_work, work};

/// A change is four steps: export, check, the end of the old one, the beginning of the new one.
const STEP: u64 = WHOLE / 4;

/// Puts the first one to work: key and secret are tried, it is set up, the book tells it.
pub fn set_up_first(context: &TseContext, watch: &Watch, wish: &SetUpTse) -> Outcome<()> {
    let port = context.port();
    let office = office(&port)?;
    let register = between_days(context)?;
    let name = match &wish.existing {
        Some((device, client)) => office.named(device, client).ok_or(TseRefusal::BadName)?,
        None => begun_or_fresh(context, office)?,
    };
    watch.begin("Der Zugang wird geprüft")?;
    keep_access(office, &name, &wish.access)?;
    watch.step(WHOLE / 2)?;
    let _gate = Gate::shut(context);
    watch.begin("Die TSE wird eingerichtet")?;
    let report = set_up(context, office, &name, &register)?;
    let device = report.device.clone();
    context.write(move |tx| put_to_work(tx, (name, report), None, "TSE eingerichtet"))?;
    context.services.tse_health().note(|state| state.device = Some(device));
    Ok(())
}

/// Puts another one in the place of the one at work.
pub fn change(context: &TseContext, watch: &Watch, wish: &ChangeTse) -> Outcome<()> {
    let port = context.port();
    let office = office(&port)?;
    let register = between_days(context)?;
    let old = office.at_work().ok_or(TseRefusal::NotSetUp)?;
    let kept = context.read(|tx| kept_change::kept(tx.conn))?;
    let over = kept.and_then(|kept| kept.parting_that_is_over(&old));
    let export = match over {
        Some(_) => None,
        None => last_export(context, watch, office, (&old, &register), wish.is_defective)?,
    };
    let _gate = Gate::shut(context);
    let parting = match over {
        Some(parting) => {
            watch.step(3 * STEP)?;
            parting
        }
        None => part(context, watch, office, (&old, &register), (wish, export))?,
    };
    // From here on the old one is gone: whoever stops now has to go on later.
    let halfway = |_| TseRefusal::StoppedHalfway;
    watch.begin("Die neue TSE wird eingerichtet").map_err(halfway)?;
    let next = begun_or_fresh(context, office)?;
    let report = set_up(context, office, &next, &register)?;
    let (device, reason) = (report.device.clone(), wish.reason.trim().to_owned());
    context.write(move |tx| put_to_work(tx, (next, report), Some(&parting), &reason))?;
    context.services.tse_health().note(|state| state.device = Some(device));
    Ok(())
}

/// The one at work: as the book says it was set up, or as it said itself.
fn serving(context: &TseContext) -> Outcome<Option<TseDevice>> {
    let told = context.read(|tx| work(tx.conn))?.map(|work| work.device);
    Ok(told.or_else(|| context.services.tse_health().state().device))
}

/// Nothing of the old one is lost: it goes only after a good export. What a defective one no longer gives stops nothing, and
/// the book says so.
fn last_export(
    context: &TseContext,
    watch: &Watch,
    office: &dyn TseOffice,
    (name, register): (&TseName, &str),
    is_defective: bool,
) -> Outcome<Option<TseExport>> {
    let device = serving(context)?;
    match export::make(context, watch, office, (name, register, device.as_ref()), STEP) {
        Ok(export) if export.faults > 0 && !is_defective => Err(export::wrong(&export).into()),
        Ok(export) => Ok(Some(export)),
        Err(trouble) if is_defective => {
            tracing::warn!(%trouble, "a defective TSE gives no export");
            watch.go_on()?;
            Ok(None)
        }
        Err(trouble) => Err(trouble),
    }
}

/// Puts the old one out of use. What is about to happen is on disk first.
fn part(
    context: &TseContext,
    watch: &Watch,
    office: &dyn TseOffice,
    (name, register): (&TseName, &str),
    (wish, export): (&ChangeTse, Option<TseExport>),
) -> Outcome<Parting> {
    watch.begin("Die bisherige TSE wird außer Betrieb genommen")?;
    let mut parting = Parting { device: serving(context)?, export, is_out_of_use: false };
    let keep = |parting: Parting| {
        let change = KeptChange::begun(name.clone(), wish, context.now(), parting);
        context.write(move |tx| {
            check_nobody_opens(tx)?;
            kept_change::keep(tx, &change)
        })
    };
    keep(parting.clone())?;
    match office.put_out_of_use(name, register) {
        Ok(()) => parting.is_out_of_use = true,
        Err(trouble) if wish.is_defective => {
            tracing::warn!(%trouble, "a defective TSE can't be put out of use");
        }
        Err(no) => {
            // Where it says that it still signs, nothing has changed.
            if office.report(name, register).is_ok_and(|report| report.signs) {
                context.write(|tx| kept_change::forget(tx))?;
            }
            return Err(trouble(no));
        }
    }
    keep(parting.clone())?;
    // The step is done whether or not someone stopped meanwhile.
    drop(watch.step(STEP));
    Ok(parting)
}

/// While it is shut no day opens: which TSE serves the register is being decided.
struct Gate(Arc<TseHealth>);

impl Gate {
    fn shut(context: &TseContext) -> Self {
        let health = context.services.tse_health();
        health.note(|state| state.is_changing = true);
        Self(health)
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.0.note(|state| state.is_changing = false);
    }
}

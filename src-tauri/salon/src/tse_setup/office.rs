//! What the rows ask of whoever sets TSEs up, and what comes of it.

use std::sync::Arc;

use book::fault::{Outcome, Trouble};
use book::ports::{Attest, TseOffice, TseReport, TseTrouble};
use contract::refusal::TseRefusal;
use contract::tse_setup::{TseAccess, TseName};

use super::context::TseContext;
use super::work::{begin, begun, forget_begun, register_at_tse};
use crate::salon_data::check_no_day_is_open;

/// Where TSEs are set up.
///
/// # Errors
/// [`TseRefusal::NothingToSetUp`].
pub fn office(port: &Arc<dyn Attest>) -> Outcome<&dyn TseOffice> {
    Ok(port.office().ok_or(TseRefusal::NothingToSetUp)?)
}

/// The register's name at TSEs, if nothing speaks against a change now.
///
/// # Errors
/// A day is open (DSFinV-K 2.4, no. 3.3).
pub fn between_days(context: &TseContext) -> Outcome<String> {
    context.read(|tx| {
        check_no_day_is_open(tx.conn)?;
        register_at_tse(tx.conn)
    })
}

/// What could not be done outside, as the owner reads it.
pub fn trouble(trouble: TseTrouble) -> Trouble {
    tracing::warn!(%trouble, "the TSE's maker");
    TseRefusal::Trouble { what: trouble.to_string() }.into()
}

/// Refuses where key or secret is wanted and empty.
///
/// # Errors
/// [`TseRefusal::AccessMissing`].
pub fn check_access(office: &dyn TseOffice, access: &TseAccess) -> Outcome<()> {
    let is_missing = access.key.trim().is_empty() || access.secret.trim().is_empty();
    if office.wants_access() && is_missing { Err(TseRefusal::AccessMissing.into()) } else { Ok(()) }
}

/// Tries and keeps key and secret, where they are wanted. Those that are not liked take no place of others.
///
/// # Errors
/// [`TseRefusal::AccessMissing`] where one is empty, [`TseRefusal::Trouble`] where they are not liked; a fault of the vault.
pub fn keep_access(office: &dyn TseOffice, name: &TseName, access: &TseAccess) -> Outcome<()> {
    check_access(office, access)?;
    if !office.wants_access() {
        return Ok(());
    }
    let clean = |text: &str| text.trim().to_owned();
    let pin = access.pin.as_deref().map(clean).filter(|pin| !pin.is_empty());
    let access = TseAccess { key: clean(&access.key), secret: clean(&access.secret), pin };
    office.try_access(name, &access).map_err(trouble)?;
    office.keep_access(name, &access)
}

/// The one whose set-up was begun, or a new one, which is kept in mind before anyone is asked.
pub fn begun_or_fresh(context: &TseContext, office: &dyn TseOffice) -> Outcome<TseName> {
    let before = context.read(|tx| begun(tx.conn))?;
    if let Some(name) = before.filter(|name| name.maker == office.maker()) {
        return Ok(name);
    }
    let name = office.fresh()?;
    let kept = name.clone();
    context.write(move |tx| begin(tx, &kept))?;
    Ok(name)
}

/// Has a TSE set up. One that can never be is not tried again.
///
/// # Errors
/// [`TseRefusal::Trouble`].
pub fn set_up(
    context: &TseContext,
    office: &dyn TseOffice,
    name: &TseName,
    register: &str,
) -> Outcome<TseReport> {
    let told = office.set_up(name, register);
    if told.as_ref().is_err_and(|trouble| trouble.is_final) {
        context.write(|tx| forget_begun(tx))?;
    }
    told.map_err(trouble)
}

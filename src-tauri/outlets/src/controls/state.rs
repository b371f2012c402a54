//! How each rule stands at this moment.

use book::fault::Outcome;
use book::incidents;
use book::tx::ReadTx;
use rusqlite::Connection;
use salon::letterhead::WITHOUT_TSE;

use super::rules::{Rule, RuleStage};
use super::store;

/// The state in few German words.
pub fn state(tx: &ReadTx<'_>, rule: &Rule) -> Outcome<String> {
    if let RuleStage::NotBuilt(means) = rule.stage {
        return Ok(format!("noch nicht eingebaut: {means}"));
    }
    Ok(match rule.id {
        2 => numbers(tx.conn)?,
        11 => tse(tx),
        17 => chain(tx.conn)?,
        19 => format!("wirkt: {} {}", tx.program.name, tx.program.version),
        _ => "wirkt".to_owned(),
    })
}

/// Whether a TSE signs at this moment.
fn tse(tx: &ReadTx<'_>) -> String {
    let state = tx.tse_state();
    match (state.is_there, state.outage, state.device) {
        (false, ..) => format!("keine TSE eingerichtet; jeder Beleg sagt „{WITHOUT_TSE}“"),
        (true, Some(cause), _) => format!("TSE ausgefallen: {cause}"),
        (true, None, Some(device)) if device.is_known() => {
            format!("wirkt: TSE {} signiert", device.serial.get(..8).unwrap_or(&device.serial))
        }
        (true, None, _) => "wirkt".to_owned(),
    }
}

fn numbers(conn: &Connection) -> Outcome<String> {
    let [entries, last, receipts, span] = store::numbers(conn)?;
    if (entries, receipts) == (last, span) {
        return Ok(format!("wirkt: {entries} Buchungen, {receipts} Belege, keine Lücke"));
    }
    let (entries, receipts) = (last.saturating_sub(entries), span.saturating_sub(receipts));
    Ok(format!("verletzt: {entries} Buchungen und {receipts} Belege fehlen"))
}

fn chain(conn: &Connection) -> Outcome<String> {
    let broken = incidents::broken_chain(conn)?;
    Ok(broken.map_or_else(
        || "wirkt: Kette unversehrt".to_owned(),
        |(seq, finding)| format!("verletzt ab Eintrag {seq}: {finding}"),
    ))
}

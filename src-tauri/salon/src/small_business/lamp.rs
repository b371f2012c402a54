//! The strip's lamp.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::status::{Lamp, LampState};
use law::{Limit, Verdict};

use super::{told, turnover::turnover};
use crate::salon_data::is_small_business;

/// Told from nine tenths of a limit on, and only where the salon shows no VAT.
pub fn lamp(tx: &ReadTx<'_>) -> Outcome<Option<Lamp>> {
    if !is_small_business(tx.conn)? {
        return Ok(None);
    }
    let today = tx.now.day();
    let turnover = turnover(tx.conn, today)?;
    let verdict = law::at(today).small_business_verdict(turnover)?;
    let (state, word) = match verdict {
        Verdict::Passed(Limit::Now(_)) | Verdict::PassedLastYear(_) => (LampState::Bad, "Grenze erreicht"),
        _ => (LampState::Mind, "Grenze nah"),
    };
    let sentence = told::sentence(today.year(), &turnover, verdict);
    Ok(sentence.map(|sentence| Lamp { name: "§ 19 UStG".into(), state, word: word.into(), sentence }))
}

//! The printer in the state strip.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::printing::PrintState;
use contract::status::{Lamp, LampState};

use super::store;

/// How the printers stand, in words.
pub fn lamp(tx: &ReadTx<'_>) -> Outcome<Lamp> {
    let jobs = store::open_jobs(tx.conn)?;
    let troubled = jobs.iter().find(|job| matches!(job.state, PrintState::Unsure | PrintState::Stuck));
    let (state, word, sentence) = if let Some(job) = troubled {
        let word = if job.state == PrintState::Unsure { "fragt" } else { "steht" };
        (LampState::Bad, word, job.trouble.clone().unwrap_or_default())
    } else if !jobs.is_empty() {
        (LampState::Good, "druckt", format!("Es {} gedruckt.", pages(jobs.len())))
    } else if store::receipt_printer(tx.conn)?.is_none() {
        let sentence = "Es ist kein Bondrucker eingerichtet. Belege gibt es als PDF in der Kassenrolle.";
        (LampState::Mind, "fehlt", sentence.to_owned())
    } else {
        (LampState::Good, "bereit", "Der Bondrucker ist bereit.".to_owned())
    };
    Ok(Lamp { name: "Drucker".into(), state, word: word.into(), sentence })
}

fn pages(count: usize) -> String {
    if count == 1 { "wird eine Seite".into() } else { format!("werden {count} Seiten") }
}

//! What the owner sees of the witnesses.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ledger;
use book::tx::ReadTx;
use book::witness_health::WitnessState;
use contract::printing::PrintState;
use contract::witnesses::{ShowWitnesses, WitnessChoice, WitnessKind, WitnessRow, Witnesses};
use proof::Seq;
use salon::printing;

use super::choice::kept;
use super::{folder, mail, stamps};
use crate::Here;

/// So many closings are counted at most: whoever is further behind is far behind.
const MOST: usize = 400;

const WAITS: &str = "Nicht jeder Z-Bericht ist gedruckt. Im Kassenbuch lässt er sich noch einmal drucken.";

impl DoorRow<Here> for ShowWitnesses {
    fn answer(self, door: &Door<'_>) -> Outcome<Witnesses> {
        let always: Vec<String> = door.services.adapters.witnesses.iter().map(|it| it.place()).collect();
        door.read(|tx| witnesses(tx, &always))
    }
}

fn witnesses(tx: &ReadTx<'_>, always: &[String]) -> Outcome<Witnesses> {
    let choice = kept(tx.conn)?.choice;
    let newest = ledger::newest_seq(tx.conn)?;
    let last_close = ledger::period(tx.conn)?.last_closing.map(|closing| closing.z_number);
    let health = tx.witness_health();
    let mut rows: Vec<WitnessRow> = Vec::new();
    for place in always {
        let state = health.of(place);
        let behind = newest.get().saturating_sub(state.knows.map_or(0, |end| end.seq.get()));
        rows.push(row(WitnessKind::Always, place.clone(), &state, behind));
    }
    rows.push(paper(tx)?);
    for (kind, place) in places(&choice) {
        let state = health.of(&place);
        let known = state.knows.map_or(Seq::new(0), |end| end.seq);
        rows.push(row(kind, place, &state, closings_behind(tx, known)?));
    }
    Ok(Witnesses { newest, last_close, choice, rows, stamp: stamps::shown(tx.conn)? })
}

/// The chosen witnesses with what they are called.
pub fn places(choice: &WitnessChoice) -> Vec<(WitnessKind, String)> {
    let mail = choice.mail.as_deref().map(|to| (WitnessKind::Mail, mail::place(to)));
    let folder = choice.folder.as_deref().map(|folder| (WitnessKind::Folder, folder::place(folder)));
    let stamps = choice.stamps.as_deref().map(|service| (WitnessKind::Stamp, stamps::place(service)));
    [mail, folder, stamps].into_iter().flatten().collect()
}

fn row(kind: WitnessKind, place: String, state: &WitnessState, behind: u64) -> WitnessRow {
    let wrong = state.wrong().cloned();
    WitnessRow {
        kind,
        place,
        knows: state.knows.map(|end| end.seq),
        z: state.knows.and_then(|end| end.z),
        since: state.told,
        behind,
        trouble: wrong.as_ref().map(|(_, sentence)| sentence.clone()),
        troubled_since: wrong.map(|(since, _)| since),
    }
}

fn closings_behind(tx: &ReadTx<'_>, known: Seq) -> Outcome<u64> {
    Ok(ledger::closings_behind(tx.conn, known, MOST)?.len() as u64)
}

/// The paper: a report that still waits for the printer is not on it.
fn paper(tx: &ReadTx<'_>) -> Outcome<WitnessRow> {
    let (mut printed, mut behind) = (None, 0);
    for seq in ledger::last_closings(tx.conn, MOST)? {
        if printing::for_entry(tx, seq)? == PrintState::Printed {
            printed = ledger::entry(tx.conn, seq)?;
            break;
        }
        behind += 1;
    }
    let head = printed.map(|stored| stored.entry.head);
    Ok(WitnessRow {
        kind: WitnessKind::Paper,
        place: String::new(),
        knows: head.as_ref().map(|head| head.seq),
        z: head.and_then(|head| head.z_number),
        since: None,
        behind,
        trouble: (behind > 0).then(|| WAITS.to_owned()),
        troubled_since: None,
    })
}

//! Whether the store's file is whole, of the shape that the program made, and holds what the book tells, looked at once a
//! working day: behind the close, or when the desk is at rest. What indexes say is put right from their tables; what was
//! found is an incident.

use contract::jobs::JobKind;
use contract::refusal::JobRefusal;

use super::{Kind, Recurring, Watch};
use crate::db::mend::Mended;
use crate::db::{self, MIGRATIONS};
use crate::fault::Outcome;
use crate::incidents::{self, Damage};
use crate::mending;
use crate::services::Services;

/// Less than a day, so that a close that comes a little earlier than yesterday's finds it due.
const EVERY_MS: i64 = 20 * 60 * 60 * 1000;

/// Compares rows with what the book tells of them, notes what it finds and says it. Only who knows the nouns can.
pub type CompareRows = fn(&Services) -> Outcome<Option<String>>;

/// The job of a desk.
pub fn file_check(services: &Services, rows: CompareRows) -> impl Kind + use<> {
    let work = move |services: &Services, watch: &Watch| check(services, rows, watch);
    Recurring::new(services, JobKind::FileCheck, EVERY_MS, work)
}

/// The shape, then table by table, each in a look of its own: nobody waits for it, and it can be stopped between them. All
/// tables are looked at before the first damage ends it.
fn check(services: &Services, rows: CompareRows, watch: &Watch) -> Outcome<()> {
    let tables = services.read_as_program(|tx| db::health::tables(tx.conn))?;
    let known = services.read_as_program(|tx| incidents::standing(tx.conn))?;
    watch.expect(tables.len() as u64 + 1);
    watch.begin("Tabellen und Register werden geprüft")?;
    let mut damaged = shape(services)?;
    for table in tables {
        if let Some(finding) = still_damaged(mending::table(services, &table)?) {
            damaged.get_or_insert(finding);
        }
        watch.step(1)?;
    }
    if let Some(finding) = still_damaged(mending::pages(services)?) {
        damaged.get_or_insert(finding);
    }
    match db::repair_copies::sweep(services.folder(), services.now()) {
        Ok(gone) if gone.is_empty() => {}
        Ok(gone) => tracing::info!(?gone, "copies of earlier repairs"),
        Err(trouble) => tracing::error!(%trouble, "copies of earlier repairs"),
    }
    watch.step(1)?;
    // Behind the indexes: the entries that tell are found by one.
    watch.begin("Werte werden mit dem Kassenbuch verglichen")?;
    let changed = rows(services);
    if let Some(finding) = damaged {
        return Err(JobRefusal::FileDamaged { finding }.into());
    }
    whole_again(services, known);
    changed?.map_or(Ok(()), |finding| Err(JobRefusal::RowsChanged { finding }.into()))
}

fn still_damaged(mended: Option<Mended>) -> Option<String> {
    mended.filter(|mended| !mended.is_repaired()).map(|mended| mended.finding)
}

/// What is not as the migrations make it; the next start puts right what can be.
fn shape(services: &Services) -> Outcome<Option<String>> {
    let differences =
        services.read_as_program(|tx| db::schema::differences(tx.conn, MIGRATIONS, tx.program))?;
    if differences.is_empty() {
        return Ok(None);
    }
    let finding = db::schema::german(&differences);
    mending::tell(services, Damage::SchemaChanged { finding: finding.clone(), repaired: false });
    Ok(Some(finding))
}

/// What stood as damaged before and is found whole.
fn whole_again(services: &Services, known: Vec<Damage>) {
    for damage in known {
        match damage {
            Damage::FileDamaged { finding, table, .. } => {
                mending::tell(services, Damage::FileDamaged { finding, table, repaired: true });
            }
            Damage::SchemaChanged { finding, .. } => {
                mending::tell(services, Damage::SchemaChanged { finding, repaired: true });
            }
            Damage::ValueReplaced { .. }
            | Damage::ChainBroken { .. }
            | Damage::RolledBack { .. }
            | Damage::RowsChanged { .. }
            | Damage::WitnessesGone { .. } => {}
        }
    }
}

//! How the last work of each kind ended, kept over the end of the program.

use contract::Topic;
use contract::jobs::{JobEnd, JobKind};
use proof::Moment;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::Event;
use crate::db::settings;
use crate::fault::Outcome;
use crate::services::Services;

/// What the store knows of a kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct KeptRun {
    began: Moment,
    /// Absent while it is under way, and where the program ended before it.
    ended: Option<JobEnd>,
}

/// The setting of a kind.
const fn name(kind: JobKind) -> &'static str {
    match kind {
        JobKind::Archive => "job.archive",
        JobKind::CustomerImport => "job.customer_import",
        JobKind::BookCheck => "job.book_check",
        JobKind::FileCheck => "job.file_check",
        JobKind::Retention => "job.retention",
        JobKind::Tse => "job.tse",
    }
}

/// Keeps beginnings and ends of a kind in the store.
pub fn keeper(services: Services, kind: JobKind) -> impl Fn(Event) + Send + Sync + 'static {
    move |event| {
        let now = services.now();
        let kept = services.write_as_program(&[Topic::Jobs], move |tx| {
            let kept = match event {
                Event::Began => KeptRun { began: now, ended: None },
                Event::Ended(trouble) => {
                    let began = settings::get::<KeptRun>(tx, name(kind))?.map_or(now, |kept| kept.began);
                    KeptRun { began, ended: Some(JobEnd { at: now, trouble }) }
                }
            };
            settings::put(tx, name(kind), &kept)
        });
        // A full disk stops no job; the list then knows an older end.
        if let Err(trouble) = kept {
            tracing::warn!(?kind, %trouble, "how a job went was not kept");
        }
    }
}

/// How the last one of a kind ended, and whether it got to its end: one that the end of the program cut off ended when it
/// began.
pub fn last(conn: &Connection, kind: JobKind) -> Outcome<Option<(JobEnd, bool)>> {
    let kept = settings::get::<KeptRun>(conn, name(kind))?;
    let cut_off = "Das Programm wurde beendet, bevor die Aufgabe fertig war.";
    Ok(kept.map(|kept| {
        let whole = kept.ended.is_some();
        let end = kept.ended.unwrap_or_else(|| JobEnd { at: kept.began, trouble: Some(cut_off.to_owned()) });
        (end, whole)
    }))
}

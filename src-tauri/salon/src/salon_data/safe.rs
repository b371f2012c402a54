//! What holds where a setting of which the book tells nothing can't be read: each has a reading that takes no right away and
//! gives none, and none is taken in silence.

use book::db::settings::{self, LATEST_DAY, TSE_CHANGE, TSE_EXPORT, TSE_NEXT};
use book::fault::Outcome;
use book::ledger;
use book::tx::WriteTx;
use serde_json::{Value, json};

use super::told::JOBS;
use crate::recovery;

/// So many wrong recovery codes are taken for typed: the next one waits as the sixth would.
const WRONG_CODES: u32 = 5;

/// Puts a safe value in the place of a setting that can't be read. What it is and what holds from now on, in one German
/// sentence without its full stop; `None` of a setting that the book tells.
///
/// # Errors
/// A fault of the store.
pub fn replace_unreadable(tx: &WriteTx<'_>, name: &str) -> Outcome<Option<String>> {
    let Some((what, holds, value)) = reading(tx, name)? else { return Ok(None) };
    match value {
        Some(value) => settings::put(tx, name, &value)?,
        None => settings::remove(tx, name)?,
    }
    Ok(Some(format!("{what} war nicht mehr lesbar; {holds}")))
}

/// What it is, what holds now, and the value that says so; without one the setting is taken away.
type Reading = (&'static str, String, Option<Value>);

fn reading(tx: &WriteTx<'_>, name: &str) -> Outcome<Option<Reading>> {
    let gone = |what, holds: &str| Some((what, holds.to_owned(), None));
    Ok(match name {
        LATEST_DAY => {
            let booked = ledger::newest_day(tx)?;
            let day = booked.map_or(tx.now.day(), |booked| booked.max(tx.now.day()));
            let holds = format!("es gilt der {}", day.german());
            Some(("Der letzte Tag, an dem jemand an der Kasse war,", holds, Some(json!(day))))
        }
        "recovery_tries" => {
            let holds = format!("es gelten {WRONG_CODES} falsche Eingaben");
            let value = json!([WRONG_CODES, 0]);
            Some(("Wie oft der Wiederherstellungscode falsch eingegeben wurde,", holds, Some(value)))
        }
        "witnesses_told" => {
            let holds = "es gilt, dass sie es kennen".to_owned();
            Some(("Ob das Ende des Kassenbuchs außerhalb bekannt ist,", holds, Some(json!(true))))
        }
        recovery::NEXT => {
            gone("Ein neuer Wiederherstellungscode, der noch nicht gilt,", "er muss neu gemacht werden")
        }
        recovery::EARLIER => gone(
            "Der Wiederherstellungscode eines früheren Programms",
            "es gilt keiner, bitte einen neuen machen",
        ),
        TSE_NEXT => {
            gone("Eine TSE, deren Einrichtung nicht zu Ende kam,", "die Einrichtung beginnt von vorn")
        }
        TSE_CHANGE => gone(
            "Wie weit ein Wechsel der TSE war,",
            "der Wechsel beginnt von vorn mit dem Export der bisherigen",
        ),
        TSE_EXPORT => {
            gone("Welcher Export der TSE der neueste war,", "die Einträge des Kassenbuchs nennen jeden")
        }
        "erasure_after_months" => {
            gone("Nach wie vielen Monaten Löschungen vorgeschlagen werden,", "es gilt die übliche Frist")
        }
        "broken_chain" => gone("Eine Notiz eines früheren Programms", "sie wird nicht mehr gebraucht"),
        name if name.starts_with(JOBS) => gone(
            "Wie eine Aufgabe zuletzt ausging,",
            "sie gilt als noch nie gelaufen und wird bald ausgeführt",
        ),
        _ => None,
    })
}

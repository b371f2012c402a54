//! A text for the support that holds nothing of customers, appointments or receipts: names of tables, numbers of rows, and what
//! was found.

use std::fmt::Write;

use book::db::{MIGRATIONS, left_out};
use book::incidents::{self, Damage};
use book::tx::ReadTx;
use contract::book_health::BookHealth;
use rusqlite::Connection;

use super::store;
use super::words::on_the_board;

/// The file's text, with what [`tables`] found.
pub fn text(tx: &ReadTx<'_>, health: &BookHealth, tables: &[String]) -> String {
    let mut text = String::new();
    let mut line = |words: String| {
        // Writing into a text never fails.
        let _ = writeln!(text, "{words}");
    };
    line(format!("Diagnose von {} {}", tx.program.name, tx.program.version));
    line(format!("Gemacht am {}; SQLite {}", tx.now.german(), rusqlite::version()));
    line(format!("Schritte des Aufbaus: {}", MIGRATIONS.len()));
    line("Diese Datei enthält keine Daten von Kundinnen, Terminen oder Belegen.".to_owned());
    line(String::new());
    line("WAS BESCHÄDIGT IST".to_owned());
    match incidents::standing(tx.conn) {
        Ok(standing) => standing.iter().for_each(|damage| line(plain(damage))),
        Err(trouble) => line(format!("nicht lesbar: {trouble}")),
    }
    on_the_board(tx).iter().for_each(|damage| line(format!("auch bekannt: {}", plain(damage))));
    line(String::new());
    line("WAS GEHT".to_owned());
    for area in &health.areas {
        line(format!("{}: {}", area.name, area.trouble.as_deref().unwrap_or("ja")));
    }
    line(String::new());
    line("ZEILEN, DIE NICHT GEZEIGT WERDEN".to_owned());
    left_out().into_iter().for_each(&mut line);
    line(String::new());
    line("TABELLEN (Zeilen, Befund)".to_owned());
    tables.iter().cloned().for_each(line);
    text
}

/// Values of rows are people's data; how many there are is not.
fn plain(damage: &Damage) -> String {
    match damage {
        Damage::RowsChanged { rows, .. } => format!("Werte neben dem Kassenbuch: {}", rows.len()),
        Damage::ChainBroken { seq, finding } => format!("Kette ab Buchung {seq}: {finding}"),
        other => format!("{:?}: {}", other.place(), other.finding()),
    }
}

/// Every table with its rows and what is wrong with it.
pub fn tables(conn: &Connection) -> Vec<String> {
    match book::db::health::tables(conn) {
        Ok(names) => names.iter().map(|name| store::table(conn, name)).collect(),
        Err(trouble) => vec![format!("nicht lesbar: {trouble}")],
    }
}

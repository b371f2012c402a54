//! The live tables inside the fixed texts.

use book::fault::{Outcome, Trouble};
use book::ledger;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::people::RoleMatrix;
use contract::printing::{PrinterLink, Printers};
use contract::sheet::{Cell, Column, SheetRow, Table};
use contract::{Day, EntryKind, Role, VatKey};
use law::Status;
use salon::letterhead::Likeness;

use super::claims::CLAIMS;
use super::facts::Facts;
use super::store;
use crate::controls::{RULES, Rule, RuleStage, places, rule_name};

/// The table of this name.
pub fn table(tx: &ReadTx<'_>, facts: &Facts, name: &str) -> Outcome<Table> {
    Ok(match name {
        "claims" => claims(),
        "kinds" => kinds(),
        "missing" => missing(),
        "people" => people(facts),
        "places" => places(),
        "printers" => printers(tx)?,
        "program_versions" => program_versions(tx)?,
        "roles" => roles(tx)?,
        "rules" => rules(),
        "signatures" => signatures(),
        "vat" => vat(tx.now.day()),
        "law" => law_by_date(),
        _ => return Err(Trouble::fault(format!("there is no table {name}"))),
    })
}

fn made<const N: usize>(columns: [(&str, u16); N], rows: impl IntoIterator<Item = [Cell; N]>) -> Table {
    Table {
        columns: columns.map(|(name, width)| Column::new(name, width)).to_vec(),
        rows: rows.into_iter().map(|cells| SheetRow::of(cells.to_vec())).collect(),
    }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::text(text)
}

fn yes(holds: bool) -> Cell {
    text(if holds { "ja" } else { "–" })
}

fn vat(today: Day) -> Table {
    let words = |key: VatKey| match key {
        VatKey::General => "allgemeiner Satz (§ 12 Abs. 1 UStG)",
        VatKey::Reduced => "ermäßigter Satz (§ 12 Abs. 2 UStG)",
        VatKey::NotTaxable => {
            "nicht steuerbar: Trinkgeld der Angestellten, Bargeldbewegungen; auf Auskunft der Steuerberatung auch Umsatz nach § 19 UStG"
        }
        VatKey::Exempt => "steuerfrei, auch § 19 UStG",
    };
    let row = |key: &VatKey| {
        let rate = Cell::Percent(i64::from(law::rate(*key, today).as_hundredths()));
        [Cell::Number(key.number().to_string()), rate, text(words(*key))]
    };
    made([("Schlüssel", 12), ("Satz", 12), ("Bedeutung", 60)], VatKey::ALL.iter().map(row))
}

/// What the program takes from when, and what it knows as a draft.
fn law_by_date() -> Table {
    let row = |profile: &law::Profile| {
        let state = match profile.status {
            Status::InForce => "gilt",
            Status::Planned => "Entwurf: wird nicht angewendet",
        };
        [text(profile.begins().german()), text(state), text(profile.source)]
    };
    made([("Ab", 14), ("Stand", 22), ("Was sich ändert", 64)], law::PROFILES.iter().map(row))
}

fn kinds() -> Table {
    let row = |kind: &EntryKind| [text(kind.german()), Cell::Number(kind.as_str().to_owned())];
    made([("Ereignis", 50), ("Art in den Daten", 34)], EntryKind::ALL.iter().map(row))
}

fn people(facts: &Facts) -> Table {
    let row = |person: &contract::people::Person| {
        let state = if person.active { "aktiv" } else { "ausgeschieden" };
        [text(person.name.clone()), text(person.role.german()), yes(person.performs), text(state)]
    };
    let columns = [("Name", 30), ("Rolle", 22), ("führt Leistungen aus", 18), ("Stand", 16)];
    made(columns, facts.people.iter().map(row))
}

fn roles(tx: &ReadTx<'_>) -> Outcome<Table> {
    let rows = RoleMatrix.read(tx)?.into_iter().map(|row| {
        let [trainee, stylist, reception, owner] = Role::OF_PEOPLE.map(|role| yes(role >= row.lowest));
        [text(row.label), trainee, stylist, reception, owner]
    });
    let [a, b, c, d] = Role::OF_PEOPLE.map(|role| (role.german(), 13));
    Ok(made([("Darf", 40), a, b, c, d], rows))
}

fn printers(tx: &ReadTx<'_>) -> Outcome<Table> {
    let rows = Printers.read(tx)?.into_iter().map(|printer| {
        let way = match &printer.link {
            PrinterLink::Tcp { host, port } => format!("Netz {host}:{port}"),
            PrinterLink::Serial { port, .. } => format!("seriell {port}"),
            PrinterLink::Usb { .. } => "USB".to_owned(),
            PrinterLink::Pdf => "PDF-Dateien im Ordner des Salons".to_owned(),
        };
        [text(printer.name), text(way)]
    });
    Ok(made([("Drucker", 40), ("Anschluss", 50)], rows))
}

/// Which version has booked since when.
fn program_versions(tx: &ReadTx<'_>) -> Outcome<Table> {
    let mut rows = Vec::new();
    for seq in store::versions_begun(tx.conn)? {
        let Some(stored) = ledger::entry(tx.conn, seq)? else { continue };
        let program = Likeness::of(&stored.entry)?.program;
        rows.push([text(program), Cell::Moment(stored.entry.head.ended), Cell::Number(seq.to_string())]);
    }
    Ok(made([("Programm", 40), ("seit", 24), ("Buchung", 14)], rows))
}

fn rules() -> Table {
    let row = |rule: &Rule| {
        let state = match rule.stage {
            RuleStage::Kept(_) => "wirkt".to_owned(),
            RuleStage::NotBuilt(means) => format!("noch nicht eingebaut: {means}"),
        };
        [Cell::Number(rule_name(rule)), text(rule.sentence), text(state), text(rule.recorded)]
    };
    let columns = [("Regel", 9), ("Was gilt", 46), ("Stand", 24), ("Festgehalten wird", 34)];
    made(columns, RULES.iter().map(row))
}

fn missing() -> Table {
    let rows = RULES.iter().filter_map(|rule| match rule.stage {
        RuleStage::NotBuilt(means) => Some([Cell::Number(rule_name(rule)), text(means)]),
        RuleStage::Kept(_) => None,
    });
    made([("Regel", 9), ("Stand", 80)], rows)
}

fn claims() -> Table {
    let row = |claim: &super::Claim| {
        let rule = format!("IKS-{:02}", claim.rule);
        [text(claim.about), text(claim.sentence), Cell::Number(rule), text(claim.test)]
    };
    let columns = [("Worum es geht", 20), ("Was gilt", 46), ("Regel", 9), ("Prüfung", 40)];
    made(columns, CLAIMS.iter().map(row))
}

/// Lines to be filled in by hand.
fn signatures() -> Table {
    const LINES: usize = 6;
    made(
        [("Name", 34), ("Datum", 20), ("Unterschrift", 40)],
        std::iter::repeat_n([text("\u{a0}"), Cell::Empty, Cell::Empty], LINES),
    )
}

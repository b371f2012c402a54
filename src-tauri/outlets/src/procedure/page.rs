//! The documents as lists: the text of now or of a version, and the list of all versions.

use book::fault::Outcome;
use book::tx::ReadTx;
use contract::lists::List;
use contract::procedure::ProcedureDocument;
use contract::refusal::RollRefusal;
use contract::sheet::{Cell, Column, Lead, Section, Sheet, SheetRow, Table};

use super::document::{self, ProcedureText};
use super::keep::{self, Version};
use super::store;

const NOT_KEPT: &str = "Dieser Stand ist noch keine Fassung. Er wird festgehalten, sobald das Dokument ausgegeben \
                        wird, beim nächsten Start des Programms oder mit „Stand festhalten“.";

/// A document: a kept version, or what it would say now.
pub fn document_sheet(tx: &ReadTx<'_>, document: ProcedureDocument, version: Option<u32>) -> Outcome<Sheet> {
    let Some(number) = version else { return of_now(tx, document) };
    let versions = keep::all(tx.conn)?;
    let wanted = |version: &&Version| (version.kept.document, version.kept.version) == (document, number);
    let version = versions.iter().find(wanted).ok_or(RollRefusal::NoSuchEntry)?;
    let mut head = version_head(number, &version.kept.sha256);
    head.push(pair("Festgehalten", &format!("{}, Buchung {}", version.at.german(), version.seq)));
    let stem = format!("{}-fassung-{number}", document.file_stem());
    Ok(sheet(&version.kept.text, stem, head))
}

fn of_now(tx: &ReadTx<'_>, document: ProcedureDocument) -> Outcome<Sheet> {
    let text = document::of_now(tx, document)?;
    let sha256 = text.sha256()?;
    let last = store::newest(tx.conn, document.as_str())?.filter(|(_, known)| *known == sha256);
    let stem = document.file_stem().to_owned();
    Ok(match last {
        Some((version, _)) => sheet(&text, stem, version_head(version, &sha256)),
        None => {
            let notices = vec![NOT_KEPT.to_owned()];
            Sheet { notices, ..sheet(&text, stem, vec![pair("SHA-256", &sha256)]) }
        }
    })
}

fn version_head(number: u32, sha256: &str) -> Vec<(String, String)> {
    vec![pair("Fassung", &number.to_string()), pair("SHA-256", sha256)]
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn sheet(text: &ProcedureText, file_stem: String, head: Vec<(String, String)>) -> Sheet {
    Sheet { title: text.title.clone(), file_stem, head, notices: Vec::new(), sections: text.sections.clone() }
}

/// All versions of both documents, newest first.
pub fn versions(tx: &ReadTx<'_>) -> Outcome<Sheet> {
    let mut all = keep::all(tx.conn)?;
    all.reverse();
    let columns = [("Dokument", 30), ("Fassung", 9), ("Festgehalten", 20), ("Person", 20), ("SHA-256", 48)];
    let rows = all.iter().map(|version| {
        let kept = &version.kept;
        let cells = vec![
            Cell::text(kept.text.title.clone()),
            Cell::Number(kept.version.to_string()),
            Cell::Moment(version.at),
            Cell::text(version.person.clone()),
            Cell::text(kept.sha256.clone()),
        ];
        let list = List::Procedure { document: kept.document, version: Some(kept.version) };
        SheetRow::of(cells).leading_to(Lead::List(Box::new(list)))
    });
    let table = Table {
        rows: rows.collect(),
        columns: columns.map(|(name, width)| Column::new(name, width)).to_vec(),
    };
    let words = "Jede Fassung steht mit ihrem ganzen Text im Kassenbuch. Die Prüfsumme ist SHA-256 über den Text in \
                 der Form, in der er dort liegt.";
    Ok(Sheet {
        title: "Fassungen der Dokumente".to_owned(),
        file_stem: "dokumente-fassungen".to_owned(),
        sections: vec![Section {
            paragraphs: vec![words.to_owned()],
            table: Some(table),
            ..Section::default()
        }],
        ..Sheet::default()
    })
}

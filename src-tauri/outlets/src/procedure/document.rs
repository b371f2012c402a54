//! A document as it would be written right now.

use book::act::View;
use book::fault::Outcome;
use contract::procedure::ProcedureDocument;
use contract::sheet::Section;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::facts::Facts;
use super::{tables, text};

const PROCEDURE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/procedure/procedure.md"));
const PROGRAMMING: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/procedure/programming-record.md"));

/// The whole text of a document, as it is kept and hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub title: String,
    pub sections: Vec<Section>,
}

impl Text {
    /// SHA-256 over the JSON of the text, hex.
    pub fn sha256(&self) -> Outcome<String> {
        Ok(hex::encode(Sha256::digest(serde_json::to_vec(self)?)))
    }
}

/// Makes the document of the settings, people and rules that hold now.
pub fn of_now(view: &View<'_>, document: ProcedureDocument) -> Outcome<Text> {
    let facts = Facts::gather(view)?;
    let fixed = match document {
        ProcedureDocument::Procedure => PROCEDURE,
        ProcedureDocument::ProgrammingRecord => PROGRAMMING,
    };
    let (title, sections) =
        text::read(fixed, |name| facts.fact(name), |name| tables::table(view, &facts, name))?;
    Ok(Text { title, sections })
}

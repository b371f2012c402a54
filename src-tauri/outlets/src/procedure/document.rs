//! A document as it would be written right now.

use book::fault::Outcome;
use book::tx::ReadTx;
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
pub struct ProcedureText {
    pub title: String,
    pub sections: Vec<Section>,
}

impl ProcedureText {
    /// SHA-256 over the JSON of the text, hex.
    pub fn sha256(&self) -> Outcome<String> {
        Ok(hex::encode(Sha256::digest(serde_json::to_vec(self)?)))
    }
}

/// Makes the document of the settings, people and rules that hold now.
pub fn of_now(tx: &ReadTx<'_>, document: ProcedureDocument) -> Outcome<ProcedureText> {
    let facts = Facts::gather(tx)?;
    let fixed = match document {
        ProcedureDocument::Procedure => PROCEDURE,
        ProcedureDocument::ProgrammingRecord => PROGRAMMING,
    };
    let (title, sections) =
        text::read(fixed, |name| facts.fact(name), |name| tables::table(tx, &facts, name))?;
    Ok(ProcedureText { title, sections })
}

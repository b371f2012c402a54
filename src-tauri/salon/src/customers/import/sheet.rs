//! The rows of a file, good and bad.

use book::fault::Trouble;
use contract::catalogue::BadRow;
use contract::customer_import::ImportField;
use contract::customers::Master;
use contract::refusal::CustomerRefusal;
use proof::Day;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerSheet {
    /// Names of the columns, each with what it is taken for; none in vCards.
    pub columns: Vec<(String, ImportField)>,
    /// Good rows with their line in the file.
    pub rows: Vec<(u32, Master)>,
    pub bad: Vec<BadRow>,
    /// SHA-256 of the file's bytes, hex.
    pub sha256: String,
}

impl CustomerSheet {
    pub(super) fn refuse(&mut self, line: u32, text: &str, reason: impl Into<String>) {
        let text = text.chars().take(120).collect();
        self.bad.push(BadRow { line, text, reason: reason.into() });
    }

    /// Takes a row if it can be kept.
    pub(super) fn take(&mut self, line: u32, master: Master, today: Day) {
        let name = master.name.clone();
        match crate::customers::master::checked(master, today) {
            Ok(master) => self.rows.push((line, master)),
            Err(Trouble::Refused(refusal)) => self.refuse(line, &name, refusal.to_string()),
            Err(Trouble::Fault(fault)) => self.refuse(line, &name, fault.story),
        }
    }
}

pub(super) fn unreadable(why: &str) -> Trouble {
    CustomerRefusal::UnreadableImport { why: why.to_owned() }.into()
}

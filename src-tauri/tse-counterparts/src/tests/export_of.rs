//! What an export says of the ends of transactions.

use std::io::{Cursor, Read as _};

use tse::message::{Body, Operation};
use tse::{Known, LogMessage, check};

/// The data of each end that was signed, in the order of the files; the export must verify.
pub fn ends(tar: &[u8]) -> Vec<String> {
    let report = check(&mut Cursor::new(tar), &Known::default(), 1);
    // What is open has no end yet; nothing else may be wrong.
    let faults = report.findings.iter().take(usize::try_from(report.faults).unwrap());
    let odd: Vec<&tse::Finding> = faults.filter(|found| found.code() != "transaction.no_finish").collect();
    assert!(odd.is_empty(), "{odd:?}");
    let mut found = Vec::new();
    for entry in tar::Archive::new(tar).entries().unwrap() {
        let mut bytes = Vec::new();
        entry.unwrap().read_to_end(&mut bytes).unwrap();
        if let Ok(message) = LogMessage::read(&bytes)
            && let Body::Transaction(step) = &message.body
            && step.operation == Operation::Finish
        {
            found.push(String::from_utf8(step.process_data.to_vec()).unwrap());
        }
    }
    found
}

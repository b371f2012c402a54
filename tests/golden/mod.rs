//! Pages as the core composes them and people hold them. A change of a page is a change of these files.
//!
//! Keys are made anew for each salon, so hashes and check digits are replaced by noughts.

mod receipts;

use std::process::Command;

use contract::slip::{Block, Slip};
use devices::paper;

/// The page on 80 mm and on 58 mm paper.
fn on_paper(slip: &Slip) -> String {
    let slip = masked(slip);
    format!("{}\n{}", paper::text(&slip, 42), paper::text(&slip, 32))
}

/// What a reader gets out of the PDF.
fn in_pdf(slip: &Slip) -> String {
    let made = "2026-11-27T18:47:30.000+01:00".parse().unwrap();
    let bytes = paper::pdf(&masked(slip), None, made).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, bytes).unwrap();
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    String::from_utf8(read.expect("pdftotext (poppler-utils) is there").stdout).unwrap()
}

fn masked(slip: &Slip) -> Slip {
    let mut slip = slip.clone();
    for block in &mut slip.blocks {
        if let Block::Text(text) = block {
            *text = text.split(" · ").map(without_proof).collect::<Vec<_>>().join(" · ");
        }
    }
    slip
}

fn without_proof(part: &str) -> String {
    let Some(proof) = part.strip_prefix("Prüfziffer ") else { return part.to_owned() };
    let nought = |letter: char| if letter.is_ascii_hexdigit() { '0' } else { letter };
    format!("Prüfziffer {}", proof.chars().map(nought).collect::<String>())
}

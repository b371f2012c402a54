//! Pages as the core composes them and people hold them. A change of a page is a change of these files.
//!
//! Keys are made anew for each salon, so hashes and check digits are replaced by noughts.

mod attested;
mod charts;
mod lists;
mod owner;
mod receipts;
mod taken_back;
mod z_report;

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
    text_of(&paper::pdf(&masked(slip), None, made).unwrap())
}

/// What a reader gets out of a PDF.
fn text_of(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, bytes).unwrap();
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    String::from_utf8(read.expect("pdftotext (poppler-utils) is there").stdout).unwrap()
}

fn masked(slip: &Slip) -> Slip {
    let mut slip = slip.clone();
    for block in &mut slip.blocks {
        match block {
            Block::Text(text) => {
                *text = text.split(" · ").map(without_proof).collect::<Vec<_>>().join(" · ");
            }
            // What stands in a receipt's code comes of no key of this run.
            Block::Qr { content, .. } if !content.starts_with("V0;") => {
                *content = content.split(';').map(without_long_hex).collect::<Vec<_>>().join(";");
            }
            _ => {}
        }
    }
    slip
}

/// Parts that begin so carry hashes and keys.
const PROOFS: [&str; 3] = ["Prüfziffer ", "Kettenkopf ", "Schlüssel "];

fn without_proof(part: &str) -> String {
    let Some(name) = PROOFS.iter().find(|name| part.starts_with(**name)) else { return part.to_owned() };
    let proof = &part[name.len()..];
    let (proof, rest) = proof.split_at(proof.find('(').unwrap_or(proof.len()));
    format!("{name}{}{rest}", noughts(proof))
}

fn without_long_hex(part: &str) -> String {
    if part.len() >= 16 { noughts(part) } else { part.to_owned() }
}

fn noughts(text: &str) -> String {
    text.chars().map(|letter| if letter.is_ascii_hexdigit() { '0' } else { letter }).collect()
}

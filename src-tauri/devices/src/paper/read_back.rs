//! Codes read off the paper again, as a telephone or an inspector reads them, and verified as a receipt is.

use std::process::Command;

use contract::printing::{CodePage, PaperWidth};
use contract::slip::{Block, QrStrength, Slip};
use image::GrayImage;
use tse::{Curve, ReceiptQr, TimeFormat};
use tse_simulator::{FaultPlug, Settings, Simulator};

use super::qr::TOO_LONG;
use super::sample::cash_receipt;
use super::tests::{PAPERS, evening, keep_picture, pictures, printed, roll};
use super::{columns, pdf, text};

/// Receipt 004501 of the corpus.
const CODE: &str = include_str!("../../../tse/src/tests/data/qr_004501.txt");
/// Eight dots to the millimetre.
const THREE_CM: f64 = 240.0;

/// The receipt with a code of this text.
fn with_code(content: &str) -> Slip {
    let mut slip = Slip { logo: false, opens_drawer: false, ..cash_receipt() };
    let (content, caption) = (content.to_owned(), "Prüfdaten nach § 6 KassenSichV".to_owned());
    slip.blocks.push(Block::Qr { content, caption, strength: QrStrength::High });
    slip
}

/// A receipt signed with the longer of the keys in the field, by a register with the longest name.
fn long_receipt() -> String {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { curve: Curve::Secp384r1, ..Settings::default() };
    let clock = std::sync::Arc::new(|| 1_795_767_600);
    let mut device = Simulator::open(folder.path(), settings, clock, FaultPlug::default()).unwrap();
    let client = "LB-2026-0001-HAMBURG-EPPENDORF";
    device.make_ready().unwrap();
    device.register(client).unwrap();
    let begun = device.start(client).unwrap();
    let data = "Beleg^1032.00_107.00_0.00_0.00_3.00^642.00:Bar_500.00:Unbar";
    let signed = device.finish(client, begun.transaction, "Kassenbeleg-V1", data.as_bytes()).unwrap();
    let receipt = ReceiptQr {
        client: client.to_owned(),
        process_data: data.to_owned(),
        transaction: signed.transaction,
        counter: signed.counter,
        start_ms: begun.time * 1_000,
        log_time_ms: signed.time * 1_000,
        algorithm: device.algorithm(),
        time_format: TimeFormat::UnixTime,
        signature: signed.signature,
        key: device.public_key().unwrap(),
    };
    receipt.write()
}

/// The codes on a picture: their text, and their edge in dots.
fn codes(picture: &GrayImage) -> Vec<(String, f64)> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let dot = |x: usize, y: usize| picture.as_raw()[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
    let grids = prepared.detect_grids();
    let read = grids.iter().filter_map(|grid| {
        let [left, right, ..] = grid.bounds;
        let (across, down) = (f64::from(right.x - left.x), f64::from(right.y - left.y));
        Some((grid.decode().ok()?.1, across.hypot(down)))
    });
    read.collect()
}

/// The codes on the paper of a receipt printer.
fn on_paper(slip: &Slip, paper: PaperWidth, name: &str) -> Vec<(String, f64)> {
    let result = printed(slip, &roll(paper, CodePage::Cp858));
    keep_picture(&format!("{name}_{}", columns(paper)), &result);
    let sheets = result.sheets.iter();
    sheets.flat_map(|sheet| codes(&image::load_from_memory(&sheet.png).unwrap().into_luma8())).collect()
}

fn is_genuine(content: &str) {
    let read = ReceiptQr::read(content).unwrap();
    read.verify().unwrap();
    assert_eq!(read.write(), content);
}

#[test]
fn a_receipts_code_is_read_off_both_papers_and_verifies() {
    for (name, content) in [("code", CODE.trim_end().to_owned()), ("long_code", long_receipt())] {
        for paper in PAPERS {
            let found = on_paper(&with_code(&content), paper, name);
            let [(read, edge)] = found.as_slice() else { panic!("{name}: {found:?}") };
            assert_eq!(*read, content);
            is_genuine(read);
            assert!(*edge >= THREE_CM - 2.0, "{name} on {paper:?}: an edge of {edge} dots");
        }
    }
}

#[test]
fn a_receipts_code_is_read_off_its_pdf_and_verifies() {
    for (name, content) in [("code", CODE.trim_end().to_owned()), ("long_code", long_receipt())] {
        let file = pictures().join(format!("{name}.pdf"));
        std::fs::write(&file, pdf(&with_code(&content), None, evening()).unwrap()).unwrap();
        for resolution in ["203", "300"] {
            let stem = pictures().join(format!("{name}_{resolution}"));
            let made = Command::new("pdftoppm")
                .args(["-r", resolution, "-gray", "-png", "-singlefile"])
                .args([&file, &stem])
                .status();
            assert!(made.expect("pdftoppm (poppler-utils) is there").success());
            let picture = image::open(stem.with_extension("png")).unwrap().into_luma8();
            let found = codes(&picture);
            let [(read, _)] = found.as_slice() else { panic!("{name} at {resolution}: {found:?}") };
            assert_eq!(*read, content);
            is_genuine(read);
        }
    }
}

/// A code that no paper has room for is told in letters; nothing half is printed.
#[test]
fn what_is_too_long_for_a_code_stands_in_letters() {
    let register = "k".repeat(900);
    let content = CODE.trim_end().replace("LB-TEST-0001", &register);
    let slip = with_code(&content);
    for paper in PAPERS {
        assert_eq!(
            on_paper(&slip, paper, "too_long").len(),
            usize::from(paper == PaperWidth::Mm80),
            "{paper:?}"
        );
    }
    let slip = with_code(&content.repeat(3));
    for paper in PAPERS {
        assert_eq!(on_paper(&slip, paper, "far_too_long"), []);
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf(&slip, None, evening()).unwrap()).unwrap();
    let read = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&file).arg("-").output().unwrap();
    let read: String = String::from_utf8(read.stdout).unwrap().split_whitespace().collect();
    let told: String = TOO_LONG.split_whitespace().collect();
    assert!(read.contains(&told) && read.contains(&register), "{read}");
    assert!(text(&slip, 42).contains("QR-Code"));
}

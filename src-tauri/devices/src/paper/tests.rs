//! The pages as people hold them: golden texts, and the printer's bytes decoded by an independent renderer.

use std::path::PathBuf;
use std::process::Command;

use contract::Moment;
use contract::printing::{CodePage, PaperWidth};
use contract::slip::{Block, Slip};
use escpost_profiles::PrinterProfile;
use escpost_render::{DeviceEvent, RenderResult};

use super::sample::{card_copy, cash_receipt, z_report};
use super::{Logo, PaperRoll, columns, escpos, pdf, text};

pub const PAPERS: [PaperWidth; 2] = [PaperWidth::Mm58, PaperWidth::Mm80];
const PAGES: [CodePage; 2] = [CodePage::Cp858, CodePage::Cp1252];

pub fn roll(paper: PaperWidth, code_page: CodePage) -> PaperRoll {
    PaperRoll { paper, code_page, drawer: true, logo: None }
}

/// 27.11.2026 18:47:30 in Hamburg.
pub fn evening() -> Moment {
    "2026-11-27T18:47:30.000+01:00".parse().unwrap()
}

#[test]
fn receipt_on_both_papers() {
    for paper in PAPERS {
        let width = columns(paper);
        insta::assert_snapshot!(format!("receipt_{width}"), text(&cash_receipt(), width));
        insta::assert_snapshot!(format!("copy_{width}"), text(&card_copy(), width));
    }
}

#[test]
fn z_report_on_both_papers() {
    for paper in PAPERS {
        let width = columns(paper);
        insta::assert_snapshot!(format!("z_report_{width}"), text(&z_report(), width));
    }
}

#[test]
fn no_line_is_wider_than_the_paper() {
    for slip in [cash_receipt(), card_copy(), z_report()] {
        for width in 12..=64 {
            let text = text(&slip, width);
            assert!(!text.is_empty(), "{width}");
            for line in text.lines() {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn every_amount_stays_whole_on_narrow_paper() {
    let page = text(&z_report(), 32);
    for amount in ["326,01", "61,94", "387,95", "248,95", "-152,00", "-12,90", "-50,60", "-58,00"] {
        assert!(page.contains(amount), "{amount} is missing:\n{page}");
    }
}

fn pdf_text(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, bytes).unwrap();
    let reader = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    String::from_utf8(reader.expect("pdftotext (poppler-utils) is there").stdout).unwrap()
}

#[test]
fn pdf_text_can_be_read_back() {
    for slip in [cash_receipt(), card_copy(), z_report()] {
        std::fs::write(pictures().join(format!("{}.pdf", slip.title)), pdf(&slip, None, evening()).unwrap())
            .unwrap();
    }
    insta::assert_snapshot!("receipt_pdf", pdf_text(&pdf(&cash_receipt(), None, evening()).unwrap()));
    insta::assert_snapshot!("z_report_pdf", pdf_text(&pdf(&z_report(), None, evening()).unwrap()));
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let once = pdf(&z_report(), None, evening()).unwrap();
    assert_eq!(pdf(&z_report(), None, evening()).unwrap(), once);
    assert_ne!(pdf(&cash_receipt(), None, evening()).unwrap(), once);
}

#[test]
fn pdf_carries_date_and_fonts() {
    let file = lopdf::Document::load_mem(&pdf(&z_report(), None, evening()).unwrap()).unwrap();
    let info = file.trailer.get(b"Info").and_then(lopdf::Object::as_reference).unwrap();
    let made = file.get_dictionary(info).unwrap().get(b"CreationDate").unwrap().as_str().unwrap();
    assert_eq!(String::from_utf8_lossy(made), "D:20261127184730+01'00'");
    assert_eq!(file.get_pages().len(), 1);
    assert!(file.objects.values().any(|object| {
        object.as_stream().is_ok_and(|stream| stream.dict.has(b"Length1"))
            || object.as_dict().is_ok_and(|dict| dict.has(b"FontFile2"))
    }));
}

#[test]
fn a_page_of_a_thousand_stornos_is_split_and_keeps_them_all() {
    let mut slip = z_report();
    slip.blocks = (0..3000).map(|number| Block::Text(format!("Storno {number:04}"))).collect();
    let bytes = pdf(&slip, None, evening()).unwrap();
    assert!(lopdf::Document::load_mem(&bytes).unwrap().get_pages().len() > 1);
    let text = pdf_text(&bytes);
    assert!((0..3000).all(|number| text.contains(&format!("Storno {number:04}"))));
}

fn profile(paper: PaperWidth) -> PrinterProfile {
    let name = match paper {
        PaperWidth::Mm58 => "NT-5890K",
        PaperWidth::Mm80 => "TM-T20II",
    };
    escpost_profiles::resolver::resolve(name).unwrap().clone()
}

pub fn printed(slip: &Slip, roll: &PaperRoll) -> RenderResult {
    let mut bytes = escpos(slip, roll).unwrap();
    // The renderer does not know "no Chinese characters"; the other commands are its own to judge.
    let no_kanji = bytes.windows(2).position(|pair| pair == [0x1c, b'.']).unwrap();
    bytes.drain(no_kanji..no_kanji + 2);
    escpost_render::render(&bytes, &profile(roll.paper)).expect("the bytes are ESC/POS")
}

/// Where the pages of a test run lie for people to look at.
pub fn pictures() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/test-paper");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn keep_picture(name: &str, result: &RenderResult) {
    let folder = pictures();
    for (number, sheet) in result.sheets.iter().enumerate() {
        std::fs::write(folder.join(format!("{name}_{number}.png")), &sheet.png).unwrap();
    }
}

#[test]
fn an_independent_renderer_prints_our_bytes() {
    for paper in PAPERS {
        for code_page in PAGES {
            for slip in [cash_receipt(), card_copy(), z_report()] {
                let result = printed(&slip, &roll(paper, code_page));
                let name = format!("{}_{}_{code_page:?}", slip.title.replace(' ', "_"), columns(paper));
                keep_picture(&name, &result);
                assert!(!result.sheets.is_empty(), "{name}");
                // The one remark: these profiles have no knife.
                assert!(result.warnings.len() <= 1, "{name}: {:?}", result.warnings);
            }
        }
    }
}

fn pulses(slip: &Slip, roll: &PaperRoll) -> usize {
    let events = printed(slip, roll).device_events;
    events.iter().filter(|event| matches!(event, DeviceEvent::CashDrawerPulse { connector: 0, .. })).count()
}

#[test]
fn the_drawer_opens_for_the_cash_original_only() {
    let with_drawer = roll(PaperWidth::Mm80, CodePage::Cp858);
    let without = PaperRoll { drawer: false, ..with_drawer.clone() };
    let copy = Slip { copy: Some(1), ..cash_receipt() };
    assert_eq!(pulses(&cash_receipt(), &with_drawer), 1);
    assert_eq!(pulses(&cash_receipt(), &without), 0);
    assert_eq!(pulses(&copy, &with_drawer), 0);
    assert_eq!(pulses(&z_report(), &with_drawer), 0);
}

#[test]
fn a_logo_stands_on_top() {
    let bare = roll(PaperWidth::Mm80, CodePage::Cp858);
    let with_logo = PaperRoll { logo: Some(scissors()), ..bare.clone() };
    let height = |result: RenderResult| result.sheets.iter().map(|sheet| sheet.surface.height()).sum::<u32>();
    keep_picture("logo", &printed(&cash_receipt(), &with_logo));
    assert!(height(printed(&cash_receipt(), &with_logo)) >= height(printed(&cash_receipt(), &bare)) + 100);
    let page = pdf(&cash_receipt(), Some(&scissors()), evening()).unwrap();
    std::fs::write(pictures().join("logo.pdf"), &page).unwrap();
    assert!(page.len() > pdf(&cash_receipt(), None, evening()).unwrap().len());
}

/// A cross of two bars in a ring, 120 dots in each direction.
fn scissors() -> Logo {
    let mut samples = Vec::new();
    for y in -60_i32..60 {
        for x in -60_i32..60 {
            let ring = (50 * 50..58 * 58).contains(&(x * x + y * y));
            let bars = (x - y).abs() < 6 || (x + y).abs() < 6;
            let inside = x * x + y * y < 58 * 58;
            samples.push(if ring || (bars && inside) { 0_u8 } else { 255 });
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 120, 120);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&samples).unwrap();
    Logo::from_png(&bytes).unwrap()
}

#[test]
fn a_slip_without_a_page_only_opens_the_drawer() {
    let slip = Slip { blocks: Vec::new(), logo: false, ..cash_receipt() };
    let roll = roll(PaperWidth::Mm80, CodePage::Cp858);
    assert_eq!(pulses(&slip, &roll), 1);
    assert!(!escpos(&slip, &roll).unwrap().contains(&b'V'), "nothing is cut");
}

#[test]
fn a_name_with_commands_in_it_neither_cuts_nor_kicks() {
    let nasty = "Ann\u{1b}p\u{0}\u{19}\u{fa}a\u{1d}V\u{0}\u{10}\u{14}\u{1}";
    let slip = Slip { opens_drawer: false, blocks: vec![Block::Text(nasty.into())], ..cash_receipt() };
    let roll = roll(PaperWidth::Mm80, CodePage::Cp1252);
    assert_eq!(pulses(&slip, &roll), 0);
    assert_eq!(
        escpos(&slip, &roll).unwrap().iter().filter(|byte| **byte == 0x1d).count(),
        1,
        "one cut, no more"
    );
}

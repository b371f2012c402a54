//! The page that shows whether a printer has its paper, its letters and its drawer.

use book::ports::Program;
use contract::printing::{PrinterLink, SavePrinter};
use contract::slip::{Block, Slip, SlipKind, Weight};
use proof::Moment;

/// A page with all German letters, long and short lines, and an amount.
pub fn test_page(program: &Program, printer: &SavePrinter, now: Moment) -> Slip {
    let pair =
        |left: &str, right: &str, weight| Block::Pair { left: left.into(), right: right.into(), weight };
    let mut blocks: Vec<Block> =
        program.notice.map(|notice| Block::Notice(notice.into())).into_iter().collect();
    blocks.extend([
        Block::Heading("Testdruck".into()),
        Block::Centred(printer.name.clone()),
        Block::Space,
        pair("Anschluss", &link(&printer.link), Weight::Normal),
        pair("Zeit", &now.german(), Weight::Normal),
        Block::Rule,
        Block::Text("Ä Ö Ü ä ö ü ß € § é – „Haaröl“".into()),
        Block::Text(
            "Wenn diese Zeichen richtig sind und nichts abgeschnitten ist, stimmt die Einstellung.".into(),
        ),
        Block::Rule,
        pair("Summe EUR", "1.234,50", Weight::Sum),
        Block::Centred("Dies ist kein Beleg.".into()),
    ]);
    Slip {
        kind: SlipKind::TestPage,
        title: "Testdruck".into(),
        copy: None,
        logo: true,
        opens_drawer: false,
        blocks,
    }
}

fn link(link: &PrinterLink) -> String {
    match link {
        PrinterLink::Tcp { host, port } => format!("{host}:{port}"),
        PrinterLink::Serial { port, baud } => format!("{port}, {baud} Baud"),
        PrinterLink::Usb { vendor, product } => format!("USB {vendor:04x}:{product:04x}"),
        PrinterLink::Pdf => "PDF-Ordner".into(),
    }
}

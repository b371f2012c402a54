//! Printers that work and printers that misbehave, each behind a real TCP socket.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use base64::Engine;
use book::ports::{Paper, PaperPage, PaperTrouble};
use contract::Moment;
use contract::printing::{CodePage, PaperWidth, PrinterLink, SavePrinter};
use contract::slip::{Block, QrStrength, Slip};

use super::talk::{Answers, Needs, talk};
use super::{Patience, Printers, tcp};
use crate::paper::sample::{cash_receipt, z_report};

const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(2),
    answer: Duration::from_millis(200),
    write: Duration::from_millis(300),
    finish: Duration::from_millis(400),
};

/// Far more than any patience above, and far less than for ever: a busy machine takes its time.
const IN_TIME: Duration = Duration::from_secs(60);

/// How a printer behaves.
#[derive(Clone, Copy)]
struct Manner {
    /// Answer to the question for paper; `None` is a printer that never answers.
    paper: Option<u8>,
    /// Answer to the question for the cause of being offline.
    offline: u8,
    /// Answer in turn, after the page.
    through: Option<u8>,
    /// After so many bytes of the page it hangs up.
    dies_after: Option<usize>,
    /// After so many bytes of the page it answers nothing any more.
    freezes_after: Option<usize>,
}

const GOOD: Manner =
    Manner { paper: Some(0x12), offline: 0x12, through: Some(0), dies_after: None, freezes_after: None };
const MUTE: Manner = Manner { paper: None, through: None, ..GOOD };

/// Takes one job as a printer with these manners would; returns the bytes of the page.
fn take(mut stream: impl Read + Write, manner: Manner) -> Vec<u8> {
    let (mut page, mut window, mut byte) = (Vec::new(), Vec::new(), [0]);
    while let Ok(1) = stream.read(&mut byte) {
        window.push(byte[0]);
        let frozen = manner.freezes_after.is_some_and(|limit| page.len() >= limit);
        let answer = match window.as_slice() {
            [0x10] | [0x10, 4] | [0x1d] | [0x1d, b'r'] => continue,
            [0x10, 4, 4] => manner.paper,
            [0x10, 4, 2] => manner.paper.map(|_| manner.offline),
            [0x1d, b'r', 1] => manner.through,
            _ => {
                page.append(&mut window);
                if manner.dies_after.is_some_and(|limit| page.len() >= limit) {
                    // What was sent but not read makes the system reset the connection.
                    thread::sleep(Duration::from_millis(50));
                    return page;
                }
                continue;
            }
        };
        window.clear();
        if let Some(answer) = answer.filter(|_| !frozen) {
            stream.write_all(&[answer]).unwrap();
        }
    }
    page
}

/// A printer that takes as many jobs as there are manners.
fn printer(manners: &[Manner]) -> (SavePrinter, JoinHandle<Vec<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let manners = manners.to_vec();
    let jobs = thread::spawn(move || {
        manners.into_iter().map(|manner| take(listener.accept().unwrap().0, manner)).collect()
    });
    (at(port), jobs)
}

fn at(port: u16) -> SavePrinter {
    SavePrinter {
        id: None,
        name: "Bondrucker".into(),
        link: PrinterLink::Tcp { host: "127.0.0.1".into(), port },
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp858,
        receipts: true,
        drawer: true,
    }
}

fn printers() -> Printers {
    Printers::with_patience(std::path::Path::new("/nowhere"), PATIENCE)
}

fn print(printers: &Printers, slip: &Slip, printer: &SavePrinter) -> Result<(), PaperTrouble> {
    let made: Moment = "2026-11-27T18:47:30.000+01:00".parse().unwrap();
    printers.print(&PaperPage { slip, made, logo_png_base64: None }, printer)
}

/// Printing one page on one printer.
fn outcome(slip: &Slip, manner: Manner) -> (Result<(), PaperTrouble>, Vec<u8>) {
    let (printer, jobs) = printer(&[manner]);
    let result = print(&printers(), slip, &printer);
    (result, jobs.join().unwrap().remove(0))
}

fn renders(mut bytes: Vec<u8>) -> escpost_render::RenderResult {
    let no_kanji = bytes.windows(2).position(|pair| pair == [0x1c, b'.']).unwrap();
    bytes.drain(no_kanji..no_kanji + 2);
    let profile = escpost_profiles::resolver::resolve("TM-T88V").unwrap();
    escpost_render::render(&bytes, profile).unwrap()
}

#[test]
fn the_bytes_arrive_whole_and_an_independent_renderer_reads_them() {
    for manner in [GOOD, MUTE] {
        let (result, page) = outcome(&cash_receipt(), manner);
        assert_eq!(result, Ok(()));
        let rendered = renders(page);
        assert_eq!(rendered.sheets.iter().filter(|sheet| sheet.surface.height() > 200).count(), 1);
        assert_eq!(rendered.device_events.len(), 1, "the drawer opens once");
    }
}

/// `DLE DC4 1 0 1`, and `ESC p` on pin 2.
const OPENS_NOW: [u8; 5] = [0x10, 0x14, 1, 0, 1];
const OPENS: [u8; 3] = [0x1b, b'p', 0];

fn place(of: &[u8], page: &[u8]) -> Option<usize> {
    page.windows(of.len()).position(|bytes| bytes == of)
}

fn opens_drawer(page: &[u8]) -> bool {
    [&OPENS[..], &OPENS_NOW].iter().any(|of| place(of, page).is_some())
}

/// A picture of eight black dots, as the settings keep it.
fn black_logo() -> String {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[0; 64]).unwrap();
    base64::prelude::BASE64_STANDARD.encode(bytes)
}

/// A page with all that a slip can carry, and the bytes that come out of a link for it.
fn whole(copy: Option<u32>, logo: bool) -> Slip {
    let mut slip = Slip { copy, logo, ..cash_receipt() };
    slip.blocks.push(Block::Notice("Nachdruck wegen Papierstau".into()));
    let content = "V0;LB-2026-0001;Kassenbeleg-V1".into();
    slip.blocks.push(Block::Qr { content, caption: String::new(), strength: QrStrength::Medium });
    slip
}

/// What each field of a slip promises, on the bytes of a page.
fn keeps_all(page: &[u8], copy: bool, logo: bool) {
    let pictures = page.windows(3).filter(|bytes| *bytes == [0x1d, b'v', b'0']).count();
    assert_eq!(pictures, 1 + usize::from(logo), "the code, and the logo if there is one");
    let words = [("Kopie 1", copy), ("Nachdruck wegen Papierstau", true), ("Summe EUR", true)];
    for (said, there) in words {
        assert_eq!(place(said.as_bytes(), page).is_some(), there, "{said}");
    }
    let (drawer, first) = (place(&OPENS, page), place(b"Summe EUR", page));
    assert_eq!(drawer.is_some(), !copy, "the drawer opens for the original alone");
    assert!(drawer < first, "and before the receipt");
}

fn print_with_logo(printers: &Printers, slip: &Slip, printer: &SavePrinter) {
    let (made, logo) = ("2026-11-27T18:47:30.000+01:00".parse().unwrap(), black_logo());
    let page = PaperPage { slip, made, logo_png_base64: Some(&logo) };
    assert_eq!(printers.print(&page, printer), Ok(()));
}

#[test]
fn all_that_a_slip_carries_comes_out_of_a_network_printer() {
    for (copy, logo) in [(None, true), (None, false), (Some(1), true)] {
        let (printer, jobs) = printer(&[GOOD]);
        print_with_logo(&printers(), &whole(copy, logo), &printer);
        keeps_all(&jobs.join().unwrap()[0], copy.is_some(), logo);
    }
}

#[cfg(unix)]
#[test]
fn all_that_a_slip_carries_comes_out_of_a_serial_printer() {
    use serialport::{SerialPort, TTYPort};
    let (mut printer_end, computer_end) = TTYPort::pair().unwrap();
    printer_end.set_timeout(Duration::from_millis(700)).unwrap();
    let name = computer_end.name().unwrap();
    let page = thread::spawn(move || take(printer_end, GOOD));
    let serial = SavePrinter { link: PrinterLink::Serial { port: name, baud: 38_400 }, ..at(1) };
    print_with_logo(&printers(), &whole(None, true), &serial);
    keeps_all(&page.join().unwrap(), false, true);
}

#[test]
fn all_that_a_slip_carries_comes_out_as_a_file() {
    let salon = tempfile::tempdir().unwrap();
    let printers = Printers::with_patience(salon.path(), PATIENCE);
    let folder = SavePrinter { link: PrinterLink::Pdf, ..at(1) };
    let mut sizes = Vec::new();
    for (copy, logo) in [(None, true), (None, false), (Some(1), true)] {
        print_with_logo(&printers, &whole(copy, logo), &folder);
        let name = if copy.is_some() { "Bon 004501 Kopie 1.pdf" } else { "Bon 004501.pdf" };
        let file = salon.path().join("Belege").join(name);
        sizes.push(std::fs::metadata(&file).unwrap().len());
        if copy.is_none() {
            std::fs::rename(&file, salon.path().join(format!("{logo}.pdf"))).unwrap();
        }
    }
    assert!(sizes[0] > sizes[1], "the logo is in it: {sizes:?}");
}

#[test]
fn a_printer_that_is_off_has_got_nothing() {
    let unused = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let trouble = print(&printers(), &cash_receipt(), &at(unused)).unwrap_err();
    assert_eq!(trouble, PaperTrouble::NoAnswer("Verbindung abgelehnt".into()));
    assert!(!trouble.begun());
}

#[test]
fn an_unknown_name_is_said_so() {
    let mut nobody = at(9100);
    nobody.link = PrinterLink::Tcp { host: "kein-drucker.invalid".into(), port: 9100 };
    let trouble = print(&printers(), &cash_receipt(), &nobody).unwrap_err();
    assert!(trouble.refusal("Bondrucker").to_string().contains("kein-drucker.invalid"), "{trouble:?}");
}

#[test]
fn without_paper_only_the_drawer_opens_and_nothing_is_printed() {
    let without = Manner { paper: Some(0x72), ..GOOD };
    let (result, page) = outcome(&cash_receipt(), without);
    assert_eq!((result, page), (Err(PaperTrouble::NoPaper), OPENS_NOW.to_vec()));
    let (result, page) = outcome(&z_report(), without);
    assert_eq!((result, page), (Err(PaperTrouble::NoPaper), Vec::new()), "no cash was moved");
    let drawer = Slip { blocks: Vec::new(), ..cash_receipt() };
    let (result, page) = outcome(&drawer, without);
    assert_eq!((result, page), (Ok(()), OPENS_NOW.to_vec()), "a drawer needs no paper");
}

#[test]
fn an_open_cover_is_named_and_only_the_drawer_opens() {
    let (result, page) = outcome(&cash_receipt(), Manner { offline: 0x16, ..GOOD });
    assert_eq!((result, page), (Err(PaperTrouble::CoverOpen), OPENS_NOW.to_vec()));
}

#[test]
fn the_drawer_opens_once_though_its_page_is_tried_again() {
    let without = Manner { paper: Some(0x72), ..GOOD };
    let (printer, jobs) = printer(&[without, without, GOOD, GOOD]);
    let printers = printers();
    for _ in 0..2 {
        assert_eq!(print(&printers, &cash_receipt(), &printer), Err(PaperTrouble::NoPaper));
    }
    assert_eq!(print(&printers, &cash_receipt(), &printer), Ok(()));
    assert_eq!(print(&printers, &cash_receipt(), &printer), Ok(()), "the next one opens it again");
    let opens: Vec<bool> = jobs.join().unwrap().iter().map(|page| opens_drawer(page)).collect();
    assert_eq!(opens, [true, false, false, true]);
}

#[test]
fn paper_that_ends_within_the_page_asks_the_person() {
    let (result, _) = outcome(&cash_receipt(), Manner { through: Some(0x0c), ..GOOD });
    assert_eq!(result, Err(PaperTrouble::PaperRanOut));
}

#[test]
fn a_printer_that_dies_half_way_asks_the_person() {
    for manner in [GOOD, MUTE] {
        let (result, page) = outcome(&z_report(), Manner { dies_after: Some(300), ..manner });
        let trouble = result.unwrap_err();
        assert!(trouble.begun(), "{trouble:?}");
        assert!(page.len() >= 300);
    }
}

#[test]
fn a_printer_that_freezes_asks_the_person_within_its_time() {
    let began = Instant::now();
    let (result, _) = outcome(&z_report(), Manner { freezes_after: Some(300), ..GOOD });
    assert_eq!(result, Err(PaperTrouble::BrokenOff("keine Antwort mehr".into())));
    assert!(began.elapsed() < IN_TIME);
}

#[test]
fn a_printer_that_knows_no_question_in_turn_still_counts_as_done() {
    let (result, _) = outcome(&cash_receipt(), Manner { through: None, ..GOOD });
    assert_eq!(result, Ok(()));
}

#[test]
fn a_printer_that_takes_no_more_bytes_is_given_up_in_time() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut line = tcp::open("127.0.0.1", port, &PATIENCE).unwrap();
    let began = Instant::now();
    // More than the system keeps for a connection that nobody reads.
    let page = vec![b'x'; 64 << 20];
    let trouble = talk(&mut line, (&page, Needs::Paper), Answers::Perhaps, &PATIENCE).unwrap_err();
    assert_eq!(trouble, PaperTrouble::BrokenOff("keine Antwort in der Zeit".into()));
    assert!(began.elapsed() < IN_TIME);
}

#[test]
fn a_printer_that_has_answered_before_and_is_silent_now_gets_no_page() {
    let (printer, jobs) = printer(&[GOOD, MUTE]);
    let printers = printers();
    assert_eq!(print(&printers, &cash_receipt(), &printer), Ok(()));
    let trouble = print(&printers, &cash_receipt(), &printer).unwrap_err();
    assert!(matches!(trouble, PaperTrouble::NoAnswer(_)), "{trouble:?}");
    assert!(jobs.join().unwrap()[1].is_empty());
}

#[cfg(unix)]
#[test]
fn a_page_arrives_over_a_serial_port() {
    use serialport::{SerialPort, TTYPort};
    let (mut printer_end, computer_end) = TTYPort::pair().unwrap();
    printer_end.set_timeout(Duration::from_millis(700)).unwrap();
    let name = computer_end.name().unwrap();
    let page = thread::spawn(move || take(printer_end, GOOD));
    let serial = SavePrinter { link: PrinterLink::Serial { port: name, baud: 38_400 }, ..at(1) };
    assert_eq!(print(&printers(), &cash_receipt(), &serial), Ok(()));
    assert!(!renders(page.join().unwrap()).sheets.is_empty());
}

#[test]
fn a_serial_port_and_a_usb_printer_that_are_not_there_are_said_so() {
    for link in [
        PrinterLink::Serial { port: "/dev/no-such-port".into(), baud: 38_400 },
        PrinterLink::Usb { vendor: 0xfffe, product: 0xfffe },
    ] {
        let trouble = print(&printers(), &cash_receipt(), &SavePrinter { link, ..at(1) }).unwrap_err();
        assert!(!trouble.begun(), "{trouble:?}");
    }
}

#[test]
fn pdf_files_are_named_for_their_page_and_never_overwritten() {
    let salon = tempfile::tempdir().unwrap();
    let printers = Printers::with_patience(salon.path(), PATIENCE);
    let folder = SavePrinter { link: PrinterLink::Pdf, ..at(1) };
    let odd = Slip { title: "../Bon: 1/2".into(), ..cash_receipt() };
    let copy = Slip { copy: Some(1), ..cash_receipt() };
    for slip in [cash_receipt(), cash_receipt(), copy, odd] {
        print(&printers, &slip, &folder).unwrap();
    }
    let mut names: Vec<_> = std::fs::read_dir(salon.path().join("Belege"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["Bon 004501 (2).pdf", "Bon 004501 Kopie 1.pdf", "Bon 004501.pdf", "_Bon_ 1_2.pdf"]);
}

//! From the desk over the spool to a socket, and printers that take their time.

use std::io::Read;
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use book::ports::{Paper, PaperPage, PaperTrouble};
use book::{Adapters, Outcome};
use contract::catalogue::{GroupTone, SaveGroup};
use contract::printing::{CodePage, PaperWidth, PrintJobs, PrintState, PrinterLink, SavePrinter, TestPrint};
use contract::session::SignIn;
use contract::setup::SetUp;
use contract::{PersonId, PrinterId};
use desk::workers::Spool;
use desk::{Caller, Desk};
use devices::printer::Printers;
use lockbuch_tests::patience::until;
use lockbuch_tests::test_salon::{OWNER_PIN, PROGRAM, TestSalon, founding, fresh_adapters};

fn printer(port: u16) -> SavePrinter {
    SavePrinter {
        id: None,
        name: "Bondrucker".into(),
        link: PrinterLink::Tcp { host: "127.0.0.1".into(), port },
        paper: PaperWidth::Mm80,
        code_page: CodePage::Cp1252,
        receipts: true,
        drawer: false,
    }
}

/// A founded salon with these means to print; Sabine is signed in.
fn desk(folder: &std::path::Path, paper: Arc<dyn Paper>, port: u16) -> (Arc<Desk>, Caller) {
    let salon = TestSalon::empty();
    let adapters = Adapters { paper, ..fresh_adapters(salon.clock) };
    let desk = Arc::new(Desk::open(folder, PROGRAM, adapters).unwrap());
    let window = Caller("main".into());
    desk.ask(&window, SetUp { printer: Some(printer(port)), ..founding() }).unwrap();
    desk.ask(&window, SignIn { person: PersonId(1), pin: OWNER_PIN.into() }).unwrap();
    (desk, window)
}

#[test]
fn a_page_goes_from_the_desk_to_the_socket() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    // The set-up prints the recovery code, then the spool the test page.
    let jobs = thread::spawn(move || {
        let job = || {
            let mut bytes = Vec::new();
            listener.accept().unwrap().0.read_to_end(&mut bytes).unwrap();
            bytes
        };
        [job(), job()]
    });
    let folder = tempfile::tempdir().unwrap();
    let (desk, window) = desk(folder.path(), Arc::new(Printers::new(folder.path())), port);
    let _spool = Spool::start(&desk).unwrap();
    desk.ask(&window, TestPrint { printer: PrinterId(1) }).unwrap();
    let [code, page] = jobs.join().unwrap();
    let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(has(&code, b"Wiederherstellungscode"));
    assert!(has(&page, b"Testdruck"));
    assert!(has(&page, b"\xc4 \xd6 \xdc \xe4 \xf6 \xfc \xdf \x80 \xa7 \xe9"), "ÄÖÜäöüß€§é on page 1252");
    until("printed", || desk.ask(&window, PrintJobs).unwrap().is_empty());
}

#[test]
fn a_printer_that_is_off_leaves_the_page_waiting_with_its_reason() {
    let unused = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let folder = tempfile::tempdir().unwrap();
    let (desk, window) = desk(folder.path(), Arc::new(Printers::new(folder.path())), unused);
    let _spool = Spool::start(&desk).unwrap();
    desk.ask(&window, TestPrint { printer: PrinterId(1) }).unwrap();
    let job = || desk.ask(&window, PrintJobs).unwrap().remove(0);
    until("stuck", || job().state == PrintState::Stuck);
    assert_eq!(
        job().trouble.unwrap(),
        "Bondrucker antwortet nicht (Verbindung abgelehnt). Bitte Strom, Kabel und Papier prüfen. \
         Die Buchung ist sicher."
    );
}

/// Prints no page before it may.
struct Slow(Mutex<Receiver<()>>);

impl Paper for Slow {
    fn print(&self, _: &PaperPage<'_>, _: &SavePrinter) -> Result<(), PaperTrouble> {
        // A test that has failed lets nothing go on.
        let _ = self.0.lock().unwrap().recv_timeout(Duration::from_secs(60));
        Ok(())
    }

    fn pdf(&self, _: &PaperPage<'_>) -> Outcome<Vec<u8>> {
        Ok(Vec::new())
    }

    fn sheet_pdf(&self, _: &contract::sheet::Sheet, _: contract::Moment) -> Outcome<Vec<u8>> {
        Ok(Vec::new())
    }
}

#[test]
fn a_slow_printer_holds_up_nothing_that_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (go, may) = channel();
    let (desk, window) = desk(folder.path(), Arc::new(Slow(Mutex::new(may))), 9100);
    let _spool = Spool::start(&desk).unwrap();
    desk.ask(&window, TestPrint { printer: PrinterId(1) }).unwrap();
    let under_way =
        || desk.ask(&window, PrintJobs).unwrap().iter().any(|job| job.state == PrintState::Printing);
    until("under way", under_way);
    for number in 0..5 {
        let name = format!("Gruppe {number}");
        desk.ask(&window, SaveGroup { id: None, name, tone: GroupTone::Cut }).unwrap();
    }
    assert!(under_way(), "five entries were written while one page was printed");
    drop(go);
}

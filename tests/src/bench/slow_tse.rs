//! The till beside a TSE that takes its time.

use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use contract::printing::PrintState;
use contract::session::SignIn;
use contract::status::ShowStatus;
use contract::till::{AddLine, Baskets};
use contract::{PersonId, Quantity};
use desk::Caller;
use lockbuch_tests::disk_salon::{DiskSalon, first_morning};
use lockbuch_tests::simulated_tse::SimulatedDevice;
use lockbuch_tests::stepped::{Step, Stepped};
use lockbuch_tests::test_salon::OWNER_PIN;
use tempfile::TempDir;
use tse_simulator::SimulatedTse;

use crate::measured::{Measured, p95};
use crate::till;

/// A usual answer of a TSE in the cloud.
const ANSWERS_AFTER: Duration = Duration::from_millis(250);
const WARM_UP: usize = 10;
const SALES: usize = 80;
/// So long it hangs: twice as long as the till waits.
const HANGS: Duration = Duration::from_secs(10);

/// Each so many rounds the other window puts a line into its basket.
const BETWEEN_LINES: u32 = 20;

/// A simulated TSE whose answer to a finish comes just so long after the question.
fn slow(tse: Arc<SimulatedTse>, answers_after: Duration) -> Stepped {
    let asked = Mutex::new(Instant::now());
    Stepped::new(tse, move |step, _| match step {
        Step::BeforeFinish => *asked.lock().unwrap() = Instant::now(),
        Step::AfterFinish => {
            let took = asked.lock().unwrap().elapsed();
            thread::sleep(answers_after.saturating_sub(took));
        }
        Step::BeforeBegin | Step::AfterBegin => {}
    })
}

/// A salon on the disk with such a TSE, its day open.
struct Beside {
    salon: DiskSalon,
    device: Arc<SimulatedTse>,
    _folders: (TempDir, SimulatedDevice),
}

impl Beside {
    fn a_tse_that_answers_after(answers_after: Duration) -> Self {
        let folder = tempfile::tempdir().unwrap();
        drop(DiskSalon::found(folder.path()));
        Self::reopened(folder, answers_after)
    }

    fn reopened(folder: TempDir, answers_after: Duration) -> Self {
        let path: &Path = folder.path();
        // The device has the hand clock of its own that stands where the salon's begins.
        let simulated = SimulatedDevice::new();
        simulated.clock.set(first_morning());
        let device = simulated.plugged_in();
        let port = slow(device.clone(), answers_after);
        let salon = DiskSalon::reopen_attested(path, first_morning(), Arc::new(port)).unwrap();
        till::add_printer(&salon);
        till::open(&salon);
        Self { salon, device, _folders: (folder, simulated) }
    }

    /// Waits until the events of so many baskets have begun, as they have long before anyone pays.
    fn wait_for_the_begin(&self, open: usize) {
        while self.device.with_device(|device| device.list_open()).unwrap().len() < open {
            thread::yield_now();
        }
    }
}

/// How long something takes.
fn timed(ask: impl FnOnce()) -> Duration {
    let start = Instant::now();
    ask();
    start.elapsed()
}

/// `charge_to_print_250`: from the pay request to the reply, with which the print job is on the disk, less the time that the
/// TSE takes.
pub fn charge_to_print_250() -> Measured {
    let beside = Beside::a_tse_that_answers_after(ANSWERS_AFTER);
    let mut took = Vec::new();
    for run in 0..WARM_UP + SALES {
        let (basket, due) = till::fill_basket(&beside.salon);
        beside.wait_for_the_begin(1);
        let start = Instant::now();
        let receipt = beside.salon.ask(till::payment(basket, due)).unwrap();
        let own = start.elapsed().saturating_sub(ANSWERS_AFTER);
        assert_eq!(receipt.print, PrintState::Waiting, "the page waits for the printer");
        if run >= WARM_UP {
            took.push(own.as_secs_f64() * 1_000.0);
        }
    }
    Measured::alone(p95(took))
}

/// `window_while_tse_hangs`: the longest reply to another window while a sale waits for a TSE that hangs, and while its
/// outage begins.
pub fn window_while_tse_hangs() -> Measured {
    let beside = Beside::a_tse_that_answers_after(HANGS);
    let salon = &beside.salon;
    let (other, owner): (Caller, PersonId) = (Caller("anderes Fenster".to_owned()), salon.owner);
    salon.desk.ask(&other, SignIn { person: owner, pin: OWNER_PIN.to_owned() }).unwrap();
    let ware = salon.wares.iter().find(|ware| !ware.service).unwrap().id;
    let line = AddLine { basket: None, article: ware, quantity: Quantity::ONE, performer: None };
    let their = salon.desk.ask(&other, line).unwrap();
    let (basket, due) = till::fill_basket(salon);
    beside.wait_for_the_begin(2);
    let (paid, is_paid) = channel();
    let (desk, here) = (salon.desk.clone(), salon.here.clone());
    let paying = thread::spawn(move || {
        desk.ask(&here, till::payment(basket, due)).unwrap();
        paid.send(()).unwrap();
    });
    let (start, mut longest, mut rounds) = (Instant::now(), Duration::ZERO, 0_u32);
    while start.elapsed() < HANGS {
        longest = longest.max(timed(|| drop(salon.desk.ask(&other, ShowStatus).unwrap())));
        longest = longest.max(timed(|| drop(salon.desk.ask(&other, Baskets).unwrap())));
        if rounds.is_multiple_of(BETWEEN_LINES) {
            let basket = Some(their.id.clone());
            let line = AddLine { basket, article: ware, quantity: Quantity::ONE, performer: None };
            longest = longest.max(timed(|| drop(salon.desk.ask(&other, line).unwrap())));
        }
        rounds += 1;
        thread::sleep(Duration::from_millis(20));
    }
    assert!(rounds > 50 && is_paid.recv().is_ok(), "the sale was booked without the TSE");
    paying.join().unwrap();
    Measured::alone(longest.as_secs_f64() * 1_000.0)
}

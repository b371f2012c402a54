//! A salon in a folder of its own, with a clock that is moved by hand.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use book::clock::local;
use book::ports::{Attest, PinWork};
use book::{Adapters, HandClock, KeyVault, Outcome, Program, Trouble};
use contract::day::AllowWithoutTse;
use contract::session::SignIn;
use contract::settings::Salon;
use contract::setup::{FirstPriceList, SetUp};
use contract::{
    Approval, ArticleId, Ask, Call, Day, Moment, PersonId, Question, ReceiptNumber, Refusal, Seq,
};
use desk::{Caller, Desk};
use devices::mail::Smtp;
use devices::stamps::HttpStamps;
use proof::Entry;
use tempfile::TempDir;

use crate::attest;
use crate::fake_printer::{FakePrinter, Forgetful};

/// The program that the tests say they are.
pub const PROGRAM: Program =
    Program { name: "Lockbuch", version: "0.1.0", application_id: 0x4c6f_636b, notice: None };

/// Keeps keys for as long as the test runs.
#[derive(Default)]
pub struct MemoryVault(Mutex<HashMap<String, [u8; 32]>>, Mutex<HashMap<String, String>>);

impl KeyVault for MemoryVault {
    fn keep(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<()> {
        self.0.lock().unwrap().insert(key_id.to_owned(), *seed);
        Ok(())
    }

    fn fetch(&self, key_id: &str) -> Outcome<Option<[u8; 32]>> {
        Ok(self.0.lock().unwrap().get(key_id).copied())
    }

    fn keep_secret(&self, name: &str, secret: &str) -> Outcome<()> {
        self.1.lock().unwrap().insert(name.to_owned(), secret.to_owned());
        Ok(())
    }

    fn secret(&self, name: &str) -> Outcome<Option<String>> {
        Ok(self.1.lock().unwrap().get(name).cloned())
    }

    fn place(&self) -> String {
        String::from("im Arbeitsspeicher")
    }
}

/// Adapters with this clock and nothing kept from before.
pub fn fresh_adapters(clock: Arc<HandClock>) -> Adapters {
    Adapters {
        clock,
        vault: Arc::new(MemoryVault::default()),
        paper: Arc::new(FakePrinter::default()),
        handout: Arc::new(Forgetful),
        mail: Arc::new(Smtp),
        attest: attest::of_this_run(),
        witnesses: Vec::new(),
        stamps: Arc::new(HttpStamps),
        pin_work: PinWork::Least,
        verifier_page: "<!doctype html><title>Prüfseite der Tests</title>\n",
    }
}

/// Salon Haarwerk, or an empty one.
pub struct TestSalon {
    pub desk: Arc<Desk>,
    pub clock: Arc<HandClock>,
    pub vault: Arc<MemoryVault>,
    /// Where printed pages come out, once a spool runs.
    pub fake_printer: Arc<FakePrinter>,
    pub folder: Arc<TempDir>,
    /// The window that asks.
    pub window: Caller,
    /// Articles of the fixture by name, and people by first name.
    pub articles: HashMap<String, ArticleId>,
    pub people: HashMap<String, PersonId>,
    /// The recovery code that the founding printed; empty where the test has not founded it.
    pub code: String,
}

pub const OWNER_PIN: &str = "2580";

impl TestSalon {
    /// An empty folder; the clock stands at 8:25 on Friday 27.11.2026.
    pub fn empty() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let clock = Arc::new(HandClock::at(local(day(2026, 11, 27), 8, 25, 0)));
        Self::open(folder, clock, Arc::default())
    }

    /// Opens the salon of a folder.
    pub fn open(folder: Arc<TempDir>, clock: Arc<HandClock>, vault: Arc<MemoryVault>) -> Self {
        Self::open_attested(folder, clock, vault, attest::of_this_run())
    }

    /// Opens the salon of a folder, with someone outside who attests its bons.
    fn open_attested(
        folder: Arc<TempDir>,
        clock: Arc<HandClock>,
        vault: Arc<MemoryVault>,
        attest: Arc<dyn Attest>,
    ) -> Self {
        let fake_printer = Arc::new(FakePrinter::default());
        let fresh = fresh_adapters(clock.clone());
        let adapters = Adapters { vault: vault.clone(), paper: fake_printer.clone(), attest, ..fresh };
        let desk = Arc::new(Desk::open(folder.path(), PROGRAM, adapters).unwrap());
        let (articles, people, code) = (HashMap::new(), HashMap::new(), String::new());
        let window = Caller("main".into());
        Self { desk, clock, vault, fake_printer, folder, window, articles, people, code }
    }

    /// Founded by Sabine Krüger, who is signed in; numbers go on after 004499 and Z-330.
    pub fn founded() -> Self {
        Self::founded_with(|_| ())
    }

    /// Founded with a change to the set-up of the scenarios; Sabine is signed in.
    pub fn founded_with(change: impl FnOnce(&mut SetUp)) -> Self {
        let mut test_salon = Self::empty();
        let mut wish = founding();
        change(&mut wish);
        test_salon.code = test_salon.ask(wish).unwrap().recovery_code;
        test_salon.sign_in(PersonId(1), OWNER_PIN);
        test_salon.allow_without_tse();
        test_salon
    }

    /// The owner, who is signed in, lets the salon be used without a TSE: once, as most scenarios do without one.
    pub fn allow_without_tse(&self) {
        self.ask(AllowWithoutTse { pin: OWNER_PIN.into() }).unwrap();
    }

    /// An entry as it lies in the book.
    pub fn entry(&self, seq: Seq) -> Entry {
        self.desk.read_inside(|tx| book::ledger::entry(tx.conn, seq)).unwrap().unwrap().entry
    }

    /// The entry with this receipt number.
    pub fn entry_of(&self, receipt: u64) -> Entry {
        let number = ReceiptNumber::new(receipt);
        let found = self.desk.read_inside(|tx| book::ledger::seq_of_receipt(tx.conn, number)).unwrap();
        self.entry(found.unwrap())
    }

    /// The last entry of the book.
    pub fn newest_entry(&self) -> Entry {
        self.entry(self.desk.read_inside(|tx| book::ledger::newest_seq(tx.conn)).unwrap())
    }

    /// The whole book.
    pub fn all_entries(&self) -> Vec<Entry> {
        (1..=self.newest_entry().head.seq.get()).map(|seq| self.entry(Seq::new(seq))).collect()
    }

    /// Asks the desk as this window.
    pub fn ask<R: Ask>(&self, request: R) -> Outcome<R::Reply> {
        self.desk.ask(&self.window, request)
    }

    /// Asks with questions answered by yes.
    pub fn ask_yes<R: Ask>(&self, request: R, yes: &[Question]) -> Outcome<R::Reply> {
        self.desk.ask_confirmed(&self.window, request, yes)
    }

    /// Asks with the approval of a second person.
    pub fn ask_approved<R: Ask>(&self, request: R, person: PersonId, pin: &str) -> Outcome<R::Reply> {
        let approval = Some(Approval { person, pin: pin.to_owned() });
        let call = Call { approval, ..Call::of(request) };
        Ok(serde_json::from_value(self.desk.ask_anything(&self.window, call)?)?)
    }

    /// The refusal that a request meets.
    pub fn refused<R: Ask>(&self, request: R) -> Refusal
    where
        R::Reply: std::fmt::Debug,
    {
        match self.ask(request) {
            Err(Trouble::Refused(refusal)) => refusal,
            other => panic!("expected a refusal, got {other:?}"),
        }
    }

    pub fn sign_in(&self, person: PersonId, pin: &str) {
        self.ask(SignIn { person, pin: pin.into() }).unwrap();
    }

    /// Moves the clock to a time of a day.
    pub fn at(&self, day: Day, hour: u32, minute: u32) -> Moment {
        let moment = local(day, hour, minute, 0);
        self.clock.set(moment);
        moment
    }

    /// Ends the program and starts it again on the same folder, with someone outside who attests its bons. Jana is
    /// signed in.
    #[must_use]
    pub fn attested_by(self, attest: Arc<dyn Attest>) -> Self {
        let Self { desk, clock, vault, folder, articles, people, code, .. } = self;
        drop(desk);
        let test_salon = Self { articles, people, code, ..Self::open_attested(folder, clock, vault, attest) };
        test_salon.sign_in_as("Jana");
        test_salon
    }

    /// Ends the program and starts it again on the same folder.
    #[must_use]
    pub fn restarted(self) -> Self {
        let vault = self.vault.clone();
        self.restarted_with(vault)
    }

    /// The folder on another PC, where nobody knows the signing key.
    #[must_use]
    pub fn on_another_pc(self) -> Self {
        self.restarted_with(Arc::default())
    }

    fn restarted_with(self, vault: Arc<MemoryVault>) -> Self {
        let Self { desk, clock, folder, articles, people, code, .. } = self;
        drop(desk);
        Self { articles, people, code, ..Self::open(folder, clock, vault) }
    }
}

/// The set-up of Salon Haarwerk as the scenarios begin.
pub fn founding() -> SetUp {
    SetUp {
        salon: Salon {
            name: "Salon Haarwerk".into(),
            street: "Musterstraße 5".into(),
            postcode: "28195".into(),
            city: "Bremen".into(),
            tax_number: Some("60/123/45678".into()),
            vat_id: None,
            small_business: false,
        },
        register: "HW-01".into(),
        owner_name: "Sabine Krüger".into(),
        owner_pin: OWNER_PIN.into(),
        price_list: FirstPriceList::Empty,
        printer: None,
        last_receipt_number: 4_499,
        last_z_number: 330,
        cash_in_drawer_cents: 25_000,
    }
}

/// A day that the test names.
pub fn day(year: i32, month: u32, day_of_month: u32) -> Day {
    Day::from_ymd(year, month, day_of_month).unwrap()
}

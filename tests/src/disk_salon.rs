//! A salon on a folder, with a clock that is moved by hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use book::clock::local;
use book::ports::{Attest, Paper, Witness};
use book::{Adapters, HandClock, KeyVault, Outcome, Trouble, ledger};
use contract::catalogue::{GroupTone, SaveArticle, SaveGroup};
use contract::day::AllowWithoutTse;
use contract::people::SavePerson;
use contract::session::SignIn;
use contract::{ArticleId, Ask, Day, LineNature, Moment, Money, PersonId, Question, Refusal, Role, VatKey};
use desk::{Caller, Desk};
use proof::{PublicKey, SigningKey};

use crate::attest;
use crate::fake_printer::FakePrinter;
use crate::outside;
use crate::test_salon::{OWNER_PIN, PROGRAM, founding, fresh_adapters};

/// All questions: a person who says yes to everything.
pub const YES: [Question; 8] = [
    Question::MuchTooMuchGiven,
    Question::SuspectedDoubleReceipt,
    Question::ClockJump,
    Question::VoidedAtTerminal,
    Question::UnfinishedBusiness,
    Question::OutsideHours,
    Question::PutAwayResource,
    Question::ParkAppointments,
];

/// Keeps the signing key in a file beside the store, so that a killed salon finds it again.
struct FileVault(PathBuf);

impl KeyVault for FileVault {
    fn keep(&self, key_id: &str, seed: &[u8; 32]) -> Outcome<()> {
        Ok(fs::write(self.0.join(format!("{key_id}.key")), seed)?)
    }

    fn fetch(&self, key_id: &str) -> Outcome<Option<[u8; 32]>> {
        let bytes = fs::read(self.0.join(format!("{key_id}.key"))).ok();
        Ok(bytes.and_then(|bytes| bytes.try_into().ok()))
    }

    fn keep_secret(&self, name: &str, secret: &str) -> Outcome<()> {
        Ok(fs::write(self.0.join(format!("{name}.secret")), secret)?)
    }

    fn secret(&self, name: &str) -> Outcome<Option<String>> {
        Ok(fs::read_to_string(self.0.join(format!("{name}.secret"))).ok())
    }

    fn place(&self) -> String {
        "Datei neben dem Kassenbuch".to_owned()
    }
}

/// An article of the test salon, as the model knows it.
#[derive(Clone, Debug)]
pub struct Ware {
    pub id: ArticleId,
    pub cents: i64,
    pub service: bool,
}

/// A salon with its desk, clock and fixed staff.
pub struct DiskSalon {
    pub desk: Arc<Desk>,
    pub clock: Arc<HandClock>,
    pub folder: PathBuf,
    pub here: Caller,
    pub owner: PersonId,
    pub stylist: PersonId,
    pub wares: Vec<Ware>,
    /// The recovery code that the founding printed; empty of a salon that was opened again.
    pub code: String,
}

/// The morning of the first day.
pub fn first_morning() -> Moment {
    local(Day::from_ymd(2026, 11, 23).unwrap(), 8, 0, 0)
}

/// A desk on a folder, printing to some paper.
pub fn desk(folder: &Path, clock: &Arc<HandClock>, paper: Arc<dyn Paper>) -> Outcome<Arc<Desk>> {
    attested_desk(folder, clock, paper, attest::of_this_run())
}

/// A desk on a folder whose bons someone outside attests.
fn attested_desk(
    folder: &Path,
    clock: &Arc<HandClock>,
    paper: Arc<dyn Paper>,
    attest: Arc<dyn Attest>,
) -> Outcome<Arc<Desk>> {
    let vault = Arc::new(FileVault(folder.to_owned()));
    let adapters = Adapters { vault, paper, attest, ..fresh_adapters(clock.clone()) };
    Ok(Arc::new(Desk::open(folder, PROGRAM, adapters)?))
}

impl DiskSalon {
    /// Founds a salon with its price list and staff.
    pub fn found(folder: &Path) -> Self {
        Self::found_at(folder, first_morning())
    }

    /// Founds a salon with its price list and staff at some time.
    pub fn found_at(folder: &Path, now: Moment) -> Self {
        let mut salon = Self::bare_at(folder, now);
        salon.fill();
        salon.learn();
        salon
    }

    /// Founds a salon with nothing but its owner.
    pub fn found_bare(folder: &Path) -> Self {
        Self::bare_at(folder, first_morning())
    }

    fn bare_at(folder: &Path, now: Moment) -> Self {
        let clock = Arc::new(HandClock::at(now));
        let desk = desk(folder, &clock, Arc::new(FakePrinter::default())).unwrap();
        let here = Caller("main".to_owned());
        let code = desk.ask(&here, founding()).unwrap().recovery_code;
        let salon = Self { code, ..Self::signed_in(desk, clock, folder, here) };
        salon.allow_without_tse();
        salon
    }

    /// Opens a salon that was founded before.
    pub fn reopen(folder: &Path, now: Moment, paper: Arc<dyn Paper>) -> Outcome<Self> {
        let clock = Arc::new(HandClock::at(now));
        let desk = desk(folder, &clock, paper)?;
        let mut salon = Self::signed_in(desk, clock, folder, Caller("main".to_owned()));
        salon.learn();
        Ok(salon)
    }

    /// Opens a salon that was founded before, with someone outside who attests its bons.
    pub fn reopen_attested(folder: &Path, now: Moment, attest: Arc<dyn Attest>) -> Outcome<Self> {
        let clock = Arc::new(HandClock::at(now));
        let desk = attested_desk(folder, &clock, Arc::new(FakePrinter::default()), attest)?;
        let mut salon = Self::signed_in(desk, clock, folder, Caller("main".to_owned()));
        salon.learn();
        Ok(salon)
    }

    /// Opens a salon that was founded before, with those who know its end outside of its file.
    pub fn reopen_witnessed(folder: &Path, now: Moment, witnesses: Vec<Arc<dyn Witness>>) -> Outcome<Self> {
        let clock = Arc::new(HandClock::at(now));
        let vault = Arc::new(FileVault(folder.to_owned()));
        let adapters = Adapters { vault, witnesses, ..fresh_adapters(clock.clone()) };
        let desk = Arc::new(Desk::open(folder, PROGRAM, adapters)?);
        let mut salon = Self::signed_in(desk, clock, folder, Caller("main".to_owned()));
        salon.learn();
        Ok(salon)
    }

    fn signed_in(desk: Arc<Desk>, clock: Arc<HandClock>, folder: &Path, here: Caller) -> Self {
        let people = desk.ask(&here, contract::session::Greet).unwrap().people;
        let owner = people.iter().find(|person| person.role == Role::Owner).unwrap().id;
        desk.ask(&here, SignIn { person: owner, pin: OWNER_PIN.to_owned() }).unwrap();
        let folder = folder.to_owned();
        let (wares, code) = (Vec::new(), String::new());
        Self { desk, clock, folder, here, owner, stylist: owner, wares, code }
    }

    /// The owner lets the salon be used without a TSE.
    pub fn allow_without_tse(&self) {
        self.ask(AllowWithoutTse { pin: OWNER_PIN.to_owned() }).unwrap();
    }

    /// Learns staff and price list from the desk.
    fn learn(&mut self) {
        let people = self.ask(contract::session::Greet).unwrap().people;
        let stylist = people.iter().find(|person| person.role == Role::Stylist);
        self.stylist = stylist.map_or(self.owner, |person| person.id);
        self.wares = self.price_list();
    }

    /// What is sold, at today's prices.
    pub fn price_list(&self) -> Vec<Ware> {
        let articles = self.ask(contract::catalogue::Catalogue).unwrap().articles;
        let ware = |it: &contract::catalogue::Article| {
            let service = it.nature == LineNature::Service;
            Ware { id: it.id, cents: it.price.as_cents(), service }
        };
        let mut wares: Vec<Ware> = articles.iter().map(ware).collect();
        wares.sort_by_key(|ware| ware.id);
        wares
    }

    fn fill(&self) {
        let group =
            |name: &str, tone| self.ask(SaveGroup { id: None, name: name.to_owned(), tone }).unwrap().id;
        let (cut, retail) = (group("Schnitt", GroupTone::Cut), group("Verkauf", GroupTone::Retail));
        let wares = [
            ("Waschen-Schneiden-Föhnen", cut, LineNature::Service, 5_800, VatKey::General),
            ("Herrenschnitt", cut, LineNature::Service, 3_200, VatKey::General),
            ("Kinderschnitt", cut, LineNature::Service, 2_200, VatKey::General),
            ("Shampoo 250 ml", retail, LineNature::Product, 1_890, VatKey::General),
            ("Haaröl", retail, LineNature::Product, 2_450, VatKey::General),
            ("Pflegebuch", retail, LineNature::Product, 2_110, VatKey::Reduced),
        ];
        for (name, group, nature, cents, vat_key) in wares {
            let article = SaveArticle {
                id: None,
                name: name.to_owned(),
                group,
                nature,
                price: Money::cents(cents),
                vat_key,
                duration_minutes: (nature == LineNature::Service).then_some(30),
                processing_minutes: None,
                gtin: None,
                active: true,
            };
            self.ask(article).unwrap();
        }
        let mehmet = SavePerson {
            id: None,
            name: "Mehmet Aydin".to_owned(),
            short_name: "Mehmet".to_owned(),
            role: Role::Stylist,
            performs: true,
            active: true,
        };
        self.ask(mehmet).unwrap();
    }

    /// Asks as the owner who confirms whatever is asked back.
    pub fn ask<R: Ask>(&self, request: R) -> Outcome<R::Reply> {
        self.desk.ask_confirmed(&self.here, request, &YES)
    }

    /// Asks for what must be refused, and gives the refusal.
    pub fn refused<R: Ask>(&self, request: R) -> Refusal
    where
        R::Reply: std::fmt::Debug,
    {
        match self.ask(request) {
            Err(Trouble::Refused(refusal)) => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub fn today(&self) -> Day {
        self.desk.now().day()
    }

    /// The key that signs now, as the keychain's files have it.
    pub fn key(&self) -> PublicKey {
        keys(&self.folder).pop().unwrap()
    }
}

/// Public keys of all signing keys beside a store, in the order in which they signed.
pub fn keys(folder: &Path) -> Vec<PublicKey> {
    signing_keys(folder).iter().map(SigningKey::public).collect()
}

/// All signing keys beside a store, as its owner has them, in the order in which they signed.
pub fn signing_keys(folder: &Path) -> Vec<SigningKey> {
    let files = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let keys = files.filter(|path| path.extension().is_some_and(|ending| ending == "key"));
    let mut keys: Vec<SigningKey> =
        keys.map(|path| SigningKey::from_seed(&fs::read(path).unwrap().try_into().unwrap())).collect();
    let told = ledger::keys(&outside::reader(folder)).unwrap();
    keys.sort_by_key(|key| told.iter().position(|told| *told == key.public()));
    keys
}

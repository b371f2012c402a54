//! The first start: the register is founded in one transaction, so nothing half set up survives a kill.

use book::book_tx::BookTx;
use book::db::settings;
use book::door::{Door, DoorRow};
use book::fault::{Outcome, Trouble};
use book::ledger::Draft;
use book::ports::PaperPage;
use book::rows::SignRow;
use book::told::sealed;
use contract::printing::SavePrinter;
use contract::refusal::{CashRefusal, CatalogueRefusal, SetupRefusal, StoreRefusal};
use contract::setup::{FirstPriceList, Founded, SetUp};
use proof::{EntryKind, Money, PublicKey, SigningKey};
use salon::catalogue::file_of;
use salon::catalogue::import::{self, ArticleSheet};
use salon::printing;
use salon::salon_data::{check_register, checked_salon};
use salon::staff::{self, NewPerson, pin};
use serde_json::json;

use crate::here::Here;

/// A price list to begin with: usual services and goods of a salon.
const SAMPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/price-list.csv"));

impl DoorRow<Here> for SetUp {
    fn answer(mut self, door: &Door<'_>) -> Outcome<Founded> {
        if door.read(|tx| Ok(settings::raw(tx.conn, settings::SALON)?.is_some()))? {
            return Err(SetupRefusal::AlreadySetUp.into());
        }
        check(&mut self)?;
        let prices = first_prices(&self.price_list)?;
        let pin_work = door.services.adapters.pin_work;
        let owner_pin = pin::hash(&self.owner_pin, pin_work)?;
        let recovery_code = fresh_recovery_code()?;
        let recovery = pin::hash(&recovery_code, pin_work)?;
        let seed = fresh_seed()?;
        let public = SigningKey::from_seed(&seed).public();
        // The key first: without it the store must not say that it is founded.
        door.services.adapters.vault.keep(&public.key_id(), &seed).map_err(|trouble| {
            tracing::error!(%trouble, "the key was not stored");
            SetupRefusal::KeyNotStored
        })?;
        let key_place = door.services.adapters.vault.place();
        let fresh = Fresh { seed, public, owner_pin, recovery, key_place: key_place.clone() };
        let (printer, salon) = (self.printer.clone(), self.salon.name.clone());
        door.write(move |tx| found(tx, &self, &fresh, prices))?;
        if let Some(printer) = &printer {
            print_recovery_code(door, printer, &salon, &recovery_code);
        }
        Ok(Founded { recovery_code, public_key: public.to_string(), key_place })
    }
}

/// What is made for a founding and told nobody but the vault and the owner.
struct Fresh {
    seed: [u8; 32],
    public: PublicKey,
    /// Argon2id hash of the owner's PIN.
    owner_pin: String,
    /// Argon2id hash of the recovery code.
    recovery: String,
    key_place: String,
}

fn check(wish: &mut SetUp) -> Outcome<()> {
    wish.salon = checked_salon(&wish.salon)?;
    wish.register = wish.register.trim().to_owned();
    check_register(&wish.register)?;
    wish.owner_name = wish.owner_name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !(1..=50).contains(&wish.owner_name.chars().count()) {
        return Err(SetupRefusal::OwnerMissing.into());
    }
    if !(0..=9_999_999).contains(&wish.cash_in_drawer_cents) {
        return Err(CashRefusal::BadAmount.into());
    }
    if let Some(printer) = &wish.printer {
        printing::check(printer)?;
    }
    pin::check_form(&wish.owner_pin)
}

/// The first price list, read on the caller's thread. One bad row and nothing is founded.
fn first_prices(wish: &FirstPriceList) -> Outcome<Option<ArticleSheet>> {
    let sheet = match wish {
        FirstPriceList::Empty => return Ok(None),
        FirstPriceList::Sample => import::read(SAMPLE.as_bytes())?,
        FirstPriceList::Csv(base64) => import::read(&file_of(base64)?)?,
    };
    match sheet.bad.first() {
        Some(bad) => {
            let why = format!("Zeile {}: {}", bad.line, bad.reason);
            Err(CatalogueRefusal::UnreadableFile { why }.into())
        }
        None => Ok(Some(sheet)),
    }
}

fn found(tx: &mut BookTx<'_>, wish: &SetUp, fresh: &Fresh, prices: Option<ArticleSheet>) -> Outcome<()> {
    if settings::raw(tx, settings::SALON)?.is_some() {
        return Err(SetupRefusal::AlreadySetUp.into());
    }
    settings::put(tx, settings::SALON, &wish.salon)?;
    settings::put(tx, settings::REGISTER, &wish.register)?;
    settings::put(tx, settings::PUBLIC_KEY, &fresh.public)?;
    settings::put(tx, settings::KEY_PLACE, &fresh.key_place)?;
    settings::put(tx, settings::PROGRAM_VERSION, &tx.program.version)?;
    settings::put(tx, settings::FIRST_NUMBERS, &(wish.last_receipt_number, wish.last_z_number))?;
    settings::put(tx, settings::FIRST_CASH, &Money::cents(wish.cash_in_drawer_cents))?;
    settings::put(tx, staff::RECOVERY, &fresh.recovery)?;
    staff::add(tx, &NewPerson::owner(&wish.owner_name), Some(&fresh.owner_pin))?;
    tx.begin_book(SigningKey::from_seed(&fresh.seed))?;
    let details = json!({
        "salon": wish.salon,
        "owner": wish.owner_name,
        "register": wish.register,
        "public_key": fresh.public.to_string(),
        "last_receipt_number": wish.last_receipt_number,
        "last_z_number": wish.last_z_number,
        "cash_in_drawer_cents": wish.cash_in_drawer_cents,
        "key_place": fresh.key_place,
        "program_version": tx.program.version,
        "pin_sha256": sealed(&fresh.owner_pin),
        "recovery_sha256": sealed(&fresh.recovery),
    });
    tx.append(Draft::note(EntryKind::Foundation).with_details("foundation/2", &details)?)?;
    if let Some(sheet) = prices {
        let report = import::store(tx, sheet)?;
        if let Some(bad) = report.bad.first() {
            let why = format!("Zeile {}: {}", bad.line, bad.reason);
            return Err(CatalogueRefusal::UnreadableFile { why }.into());
        }
    }
    if let Some(printer) = wish.printer.clone() {
        printer.sign(tx)?;
    }
    Ok(())
}

/// The code goes straight to paper and never into the store. A printer that fails here stops nothing: the
/// code is on the screen.
fn print_recovery_code(door: &Door<'_>, printer: &SavePrinter, salon: &str, code: &str) {
    let slip = printing::recovery_page(&door.services.program, salon, code, door.now);
    let page = PaperPage { slip: &slip, made: door.now, logo_png_base64: None };
    if let Err(trouble) = door.services.adapters.paper.print(&page, printer) {
        tracing::warn!(?trouble, "the recovery code is not on paper");
    }
}

fn fresh_seed() -> Outcome<[u8; 32]> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| StoreRefusal::KeyMissing)?;
    Ok(seed)
}

/// Sixteen letters and digits that are not mistaken for each other, in groups of four.
fn fresh_recovery_code() -> Outcome<String> {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::fault(format!("random: {error}")))?;
    let letters: Vec<char> = bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect();
    Ok(letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

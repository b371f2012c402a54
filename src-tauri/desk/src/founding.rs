//! The first start: the register is founded in one transaction, so nothing half set up survives a kill.

use book::book_tx::BookTx;
use book::db::settings;
use book::door::{Door, DoorRow};
use book::fault::Outcome;
use book::ledger::Draft;
use book::rows::SignRow;
use book::told::sealed;
use contract::refusal::{CashRefusal, CatalogueRefusal, SetupRefusal};
use contract::setup::{FirstPriceList, Founded, SetUp};
use proof::{EntryKind, Money, PublicKey, SigningKey};
use salon::catalogue::file_of;
use salon::catalogue::import::{self, ArticleSheet};
use salon::printing;
use salon::recovery;
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
        let seed = recovery::fresh_seed()?;
        let public = SigningKey::from_seed(&seed).public();
        let recovery = recovery::found(&public.key_id(), &seed, pin_work)?;
        let code = recovery.code.clone();
        // The key first: without it the store must not say that it is founded.
        door.services.adapters.vault.keep(&public.key_id(), &seed).map_err(|trouble| {
            tracing::error!(%trouble, "the key was not stored");
            SetupRefusal::KeyNotStored
        })?;
        let key_place = door.services.adapters.vault.place();
        let fresh = Fresh { seed, public, owner_pin, recovery, key_place: key_place.clone() };
        let (printer, salon) = (self.printer.clone(), self.salon.name.clone());
        let authority = door.authority.clone();
        door.services.write(door.now, authority, move |tx| found(tx, &self, &fresh, prices))?;
        if let Some(printer) = &printer {
            recovery::print(door, printer, &salon, &code);
        }
        Ok(Founded { recovery_code: code.as_str().to_owned(), public_key: public.to_string(), key_place })
    }
}

/// What is made for a founding and told nobody but the vault and the owner.
struct Fresh {
    seed: [u8; 32],
    public: PublicKey,
    /// Argon2id hash of the owner's PIN.
    owner_pin: String,
    recovery: recovery::FoundingCode,
    key_place: String,
}

/// No register has given out more, and so all that follow still fit paper, store and exports.
const NUMBER_MAX: u64 = 999_999_999;

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
    if wish.last_receipt_number > NUMBER_MAX || wish.last_z_number > NUMBER_MAX {
        return Err(SetupRefusal::NumberTooHigh.into());
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
    fresh.recovery.keep(tx)?;
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
        "recovery_sha256": sealed(fresh.recovery.hash()),
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

//! The first start: the register is founded in one transaction, so nothing half set up survives a kill.

use contract::refusal::{SetupRefusal, StoreRefusal};
use contract::setup::{Founded, SetUp};
use proof::{EntryKind, Money, PublicKey, SigningKey};
use serde_json::json;

use super::door::{AtDoor, Door};
use crate::act::Pen;
use crate::db::settings;
use crate::fault::{Outcome, Trouble};
use crate::ledger::Draft;
use crate::staff::{self, NewPerson, pin};

/// Argon2id hash of the owner's recovery code.
pub const RECOVERY: &str = "recovery_code_hash";

impl AtDoor for SetUp {
    fn answer(self, door: &Door<'_>) -> Outcome<Founded> {
        if door.look(|view| Ok(settings::raw(view.conn, settings::SALON)?.is_some()))? {
            return Err(SetupRefusal::AlreadySetUp.into());
        }
        check(&self)?;
        let owner_pin = pin::hash(&self.owner_pin)?;
        let recovery_code = fresh_recovery_code()?;
        let recovery = pin::hash(&recovery_code)?;
        let seed = fresh_seed()?;
        let public = SigningKey::from_seed(&seed).public();
        // The key first: without it the store must not say that it is founded.
        door.desk.adapters().vault.keep(&public.key_id(), &seed)?;
        door.write(move |pen| found(pen, &self, &seed, public, &owner_pin, &recovery))?;
        let key_place = door.desk.adapters().vault.place();
        Ok(Founded { recovery_code, public_key: public.to_string(), key_place })
    }
}

fn check(wish: &SetUp) -> Outcome<()> {
    if wish.owner_name.trim().is_empty() {
        return Err(SetupRefusal::OwnerMissing.into());
    }
    if wish.cash_in_drawer_cents < 0 {
        return Err(contract::refusal::CashRefusal::BadAmount.into());
    }
    pin::check_form(&wish.owner_pin)
}

fn found(
    pen: &mut Pen<'_>,
    wish: &SetUp,
    seed: &[u8; 32],
    public: PublicKey,
    owner_pin: &str,
    recovery: &str,
) -> Outcome<()> {
    if settings::raw(pen, settings::SALON)?.is_some() {
        return Err(SetupRefusal::AlreadySetUp.into());
    }
    settings::put(pen, settings::SALON, &wish.salon)?;
    settings::put(pen, settings::REGISTER, &wish.register)?;
    settings::put(pen, settings::PUBLIC_KEY, &public)?;
    settings::put(pen, settings::FIRST_NUMBERS, &(wish.last_receipt_number, wish.last_z_number))?;
    settings::put(pen, settings::FIRST_CASH, &Money::cents(wish.cash_in_drawer_cents))?;
    settings::put(pen, RECOVERY, &recovery)?;
    staff::add(pen, &NewPerson::owner(wish.owner_name.trim()), Some(owner_pin))?;
    pen.begin_book(SigningKey::from_seed(seed))?;
    let details = json!({
        "register": wish.register,
        "public_key": public.to_string(),
        "last_receipt_number": wish.last_receipt_number,
        "last_z_number": wish.last_z_number,
        "cash_in_drawer_cents": wish.cash_in_drawer_cents,
    });
    pen.append(Draft::note(EntryKind::Foundation).with_details("foundation/1", &details)?)?;
    Ok(())
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

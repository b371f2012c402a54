//! The owner's new PIN by the code.

use book::door::{Door, DoorRow};
use book::fault::Outcome;
use contract::refusal::DoorRefusal;
use contract::session::RecoverOwner;

use super::code::test_counting;
use crate::Here;
use crate::staff::{self, pin};

impl DoorRow<Here> for RecoverOwner {
    fn answer(self, door: &Door<'_>) -> Outcome<()> {
        pin::check_form(&self.new_pin)?;
        let owner = door.read(|tx| staff::first_owner(tx.conn))?.ok_or(DoorRefusal::NotSetUp)?;
        test_counting(door, &self.code)?;
        let hash = pin::hash(&self.new_pin, door.services.adapters.pin_work)?;
        door.write(move |tx| staff::record_new_pin(tx, owner, &hash, "owner_recovery/2"))
    }
}

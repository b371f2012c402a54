//! Rows of the menu by which health data are entered: without the consent they ask for it, once all else is right. Until
//! the answer nothing is kept.

use book::fault::Outcome;
use book::rows::WriteRow;
use book::tx::WriteTx;
use contract::consents::{Consent, GiveConsent};
use contract::customers::{Customer, SaveMaster};
use contract::formulas::{Formula, SaveFormula};
use contract::patch_tests::{PatchTest, RecordPatchTest};

use super::ask::{agreed, give};
use crate::{Here, customers, formulas, patch_tests};

impl WriteRow<Here> for GiveConsent {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Consent> {
        give(tx, self.customer, self.kind)
    }
}

impl WriteRow<Here> for RecordPatchTest {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<PatchTest> {
        let test = patch_tests::record(tx, &self)?;
        agreed(tx, self.customer)?;
        Ok(test)
    }
}

impl WriteRow<Here> for SaveMaster {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Customer> {
        let enters =
            !self.master.allergies.trim().is_empty() && self.master.allergies != self.before.allergies;
        let saved = customers::save(tx, self)?;
        if enters {
            agreed(tx, saved.id)?;
        }
        Ok(saved)
    }
}

impl WriteRow<Here> for SaveFormula {
    /// How it turned out says something of hair and skin; the mixture alone is the work.
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Formula> {
        let (customer, enters) = (self.customer, !self.mixture.result.trim().is_empty());
        let formula = formulas::save(tx, self)?;
        if enters {
            agreed(tx, customer)?;
        }
        Ok(formula)
    }
}

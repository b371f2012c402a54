//! Rows of the menu about formulas and materials.

use book::fault::Outcome;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::formulas::*;
use contract::refusal::CustomerRefusal;

use super::{keep, slip, store};
use crate::Here;
use crate::{customers, printing};

impl ReadRow<Here> for Materials {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<Material>> {
        store::materials(tx.conn)
    }
}

impl WriteRow<Here> for SaveMaterial {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<Material> {
        keep::save_material(tx, self)
    }
}

impl WriteRow<Here> for PrintMixingSlip {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<MixingSlip> {
        let formula = store::formula(tx, self.formula)?.ok_or(CustomerRefusal::NoSuchFormula)?;
        let master = customers::living(tx, formula.customer)?.master;
        let who = (master.name.as_str(), master.allergies.as_str());
        let slip = slip::slip(&formula, self.total, who, tx.now, tx.program.notice);
        let print = printing::enqueue_of(tx, &slip, formula.customer, self.printer)?;
        Ok(MixingSlip { slip, print })
    }
}

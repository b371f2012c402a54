//! Rows of the menu about formulas and materials.

use book::act::{Act, Change, Look, View};
use book::fault::Outcome;
use contract::formulas::*;
use contract::refusal::CustomerRefusal;

use super::{keep, slip, store};
use crate::Here;
use crate::{customers, printing};

impl Look<Here> for Materials {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Material>> {
        store::materials(view.conn)
    }
}

impl Change<Here> for SaveMaterial {
    fn change(self, act: &Act<'_>) -> Outcome<Material> {
        keep::save_material(act, self)
    }
}

impl Change<Here> for SaveFormula {
    fn change(self, act: &Act<'_>) -> Outcome<Formula> {
        keep::save(act, self)
    }
}

impl Change<Here> for PrintMixingSlip {
    fn change(self, act: &Act<'_>) -> Outcome<MixingSlip> {
        let formula = store::formula(act, self.formula)?.ok_or(CustomerRefusal::NoSuchFormula)?;
        let master = customers::living(act, formula.customer)?.master;
        let who = (master.name.as_str(), master.allergies.as_str());
        let slip = slip::slip(&formula, self.total, who, act.now, act.program.notice);
        let print = match self.printer {
            Some(printer) => printing::enqueue_at(act, &slip, None, printer)?,
            None => printing::enqueue(act, &slip, None)?,
        };
        Ok(MixingSlip { slip, print })
    }
}

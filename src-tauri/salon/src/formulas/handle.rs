//! Rows of the menu about formulas and materials.

use contract::formulas::*;
use contract::refusal::CustomerRefusal;

use super::{keep, slip, store};
use crate::act::{Act, Change, Look, View};
use crate::fault::Outcome;
use crate::{customers, printing};

impl Look for Materials {
    fn look(self, view: &View<'_>) -> Outcome<Vec<Material>> {
        store::materials(view.conn)
    }
}

impl Change for SaveMaterial {
    fn change(self, act: &Act<'_>) -> Outcome<Material> {
        keep::save_material(act, self)
    }
}

impl Change for SaveFormula {
    fn change(self, act: &Act<'_>) -> Outcome<Formula> {
        keep::save(act, self)
    }
}

impl Change for PrintMixingSlip {
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

//! From the list that is wanted to the outlet that makes it, and the row of the menu that shows it.

use book::fault::Outcome;
use book::rows::ReadRow;
use book::tx::ReadTx;
use contract::cash::CashPlace;
use contract::lists::{List, ListPage, ShowList};
use salon::closing;

use crate::Here;
use crate::sheets::{self, Built, Made};
use crate::{cashbook, controls, procedure, protocols, reports, selfcheck};

/// Makes a list; with `rows` a builder may stop after so many.
fn build(tx: &ReadTx<'_>, list: &List, rows: Option<u32>) -> Outcome<Built> {
    Ok(match list {
        List::DayReport { day } => closing::day_report(tx, *day)?.into(),
        List::Stornos { span, person } => protocols::stornos(tx, *span, *person)?.into(),
        List::Protocol { span, kinds, person, text } => {
            let wish = protocols::Wanted { span: *span, kinds: *kinds, person: *person, text };
            protocols::data_entry(tx, &wish, rows)?
        }
        List::Programming { span, area, text } => protocols::programming(tx, *span, *area, text)?.into(),
        List::PricesOn { day } => protocols::prices_on(tx, *day)?.into(),
        List::CashBook { span, place: CashPlace::Drawer } => cashbook::drawer_book(tx, *span)?.into(),
        List::CashBook { span, place: CashPlace::Safe } => cashbook::safe_book(tx, *span)?.into(),
        List::Bank { span } => cashbook::bank_list(tx, *span)?.into(),
        List::Controls => controls::controls(tx)?.into(),
        List::ControlEvents { rule } => controls::events_of(tx, *rule)?.into(),
        List::Procedure { document, version } => procedure::document_sheet(tx, *document, *version)?.into(),
        List::ProcedureVersions => procedure::versions(tx)?.into(),
        List::Turnover { span } => reports::turnover(tx, *span)?.into(),
        List::SelfCheck { span } => selfcheck::selfcheck(tx, *span)?.into(),
        List::Entries { span, figure } => reports::entries(tx, *span, figure, rows)?,
    })
}

/// The whole list for a file, with its head. `person` is who asked; `None` names nobody.
pub fn make(tx: &ReadTx<'_>, list: &List, person: Option<&str>) -> Outcome<Made> {
    sheets::around(tx, list, build(tx, list, None)?, person)
}

impl ReadRow<Here> for ShowList {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<ListPage> {
        let built = build(tx, &self.list, Some(self.rows))?.cut(self.rows);
        let made = sheets::around(tx, &self.list, built, Some(&tx.authority.actor.name))?;
        Ok(ListPage { sheet: made.sheet, more: made.more })
    }
}

//! From the list that is wanted to the outlet that makes it, and the row of the menu that shows it.

use book::act::{Look, View};
use book::fault::Outcome;
use contract::cash::CashPlace;
use contract::lists::{List, ListPage, ShowList};
use salon::closing;

use crate::Here;
use crate::sheets::{self, Built, Made};
use crate::{cashbook, controls, procedure, protocols, reports, selfcheck};

/// Makes a list; with `rows` a builder may stop after so many.
fn build(view: &View<'_>, list: &List, rows: Option<u32>) -> Outcome<Built> {
    Ok(match list {
        List::DayReport { day } => closing::day_report(view, *day)?.into(),
        List::Stornos { span, person } => protocols::stornos(view, *span, *person)?.into(),
        List::Protocol { span, kinds, person, text } => {
            let wish = protocols::Wanted { span: *span, kinds: *kinds, person: *person, text };
            protocols::data_entry(view, &wish, rows)?
        }
        List::Programming { span, area, text } => protocols::programming(view, *span, *area, text)?.into(),
        List::PricesOn { day } => protocols::prices_on(view, *day)?.into(),
        List::CashBook { span, place: CashPlace::Drawer } => cashbook::drawer_book(view, *span)?.into(),
        List::CashBook { span, place: CashPlace::Safe } => cashbook::safe_book(view, *span)?.into(),
        List::Bank { span } => cashbook::bank_list(view, *span)?.into(),
        List::Controls => controls::controls(view)?.into(),
        List::ControlEvents { rule } => controls::events_of(view, *rule)?.into(),
        List::Procedure { document, version } => procedure::document_sheet(view, *document, *version)?.into(),
        List::ProcedureVersions => procedure::versions(view)?.into(),
        List::Turnover { span } => reports::turnover(view, *span)?.into(),
        List::SelfCheck { span } => selfcheck::selfcheck(view, *span)?.into(),
        List::Entries { span, figure } => reports::entries(view, *span, figure, rows)?,
    })
}

/// The whole list for a file, with its head. `person` is who asked; `None` names nobody.
pub fn make(view: &View<'_>, list: &List, person: Option<&str>) -> Outcome<Made> {
    sheets::around(view, list, build(view, list, None)?, person)
}

impl Look<Here> for ShowList {
    fn look(self, view: &View<'_>) -> Outcome<ListPage> {
        let built = build(view, &self.list, Some(self.rows))?.cut(self.rows);
        let made = sheets::around(view, &self.list, built, Some(&view.standing.actor.name))?;
        Ok(ListPage { sheet: made.sheet, more: made.more })
    }
}

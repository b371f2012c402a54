//! Rows of the menu that show what was booked.

use book::act::{Look, View};
use book::db::unless_damaged;
use book::fault::Outcome;
use book::ledger;
use book::pen::{Pen, Record};
use contract::refusal::RollRefusal;
use contract::roll::*;
use salon::printing;

use super::copies::{Way, copied};
use super::{page, paper, store};
use crate::Here;

impl Look<Here> for Roll {
    fn look(self, view: &View<'_>) -> Outcome<RollPage> {
        let mut found = store::search(view.conn, &self)?;
        let size = store::page_size(self.limit) as usize;
        let more = found.len() > size;
        found.truncate(size);
        let row = |seq| page::row(view.conn, &paper::stored(view.conn, seq)?.entry);
        let rows = found.into_iter().map(|seq| unless_damaged(row(seq))).collect::<Outcome<Vec<_>>>()?;
        Ok(RollPage { rows: rows.into_iter().flatten().collect(), more })
    }
}

impl Look<Here> for ShowEntry {
    fn look(self, view: &View<'_>) -> Outcome<EntryView> {
        let stored = ledger::entry(view.conn, self.seq)?.ok_or(RollRefusal::NoSuchEntry)?;
        page::view(view, &stored)
    }
}

impl Record<Here> for Reprint {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<u32> {
        let page = copied(pen, self.seq, Way::Paper)?;
        match self.printer {
            Some(printer) => printing::enqueue_at(pen, &page.slip, Some(self.seq), printer)?,
            None => printing::enqueue(pen, &page.slip, Some(self.seq))?,
        };
        Ok(page.copy)
    }
}

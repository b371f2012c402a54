//! Rows of the menu that show what was booked.

use book::book_tx::BookTx;
use book::db::unless_damaged;
use book::fault::Outcome;
use book::ledger;
use book::rows::ReadRow;
use book::rows::SignRow;
use book::tx::ReadTx;
use contract::refusal::RollRefusal;
use contract::roll::*;
use salon::printing;

use super::copies::{CopyWay, copied};
use super::{page, paper, store};
use crate::Here;

impl ReadRow<Here> for Roll {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<RollPage> {
        let mut found = store::search(tx.conn, &self)?;
        let size = store::page_size(self.limit) as usize;
        let more = found.len() > size;
        found.truncate(size);
        let row = |seq| page::row(tx.conn, &paper::stored(tx.conn, seq)?.entry);
        let rows = found.into_iter().map(|seq| unless_damaged(row(seq))).collect::<Outcome<Vec<_>>>()?;
        Ok(RollPage { rows: rows.into_iter().flatten().collect(), more })
    }
}

impl ReadRow<Here> for ShowEntry {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<EntryView> {
        let stored = ledger::entry(tx.conn, self.seq)?.ok_or(RollRefusal::NoSuchEntry)?;
        page::tx(tx, &stored)
    }
}

impl SignRow<Here> for Reprint {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<u32> {
        let page = copied(tx, self.seq, CopyWay::Paper)?;
        match self.printer {
            Some(printer) => printing::enqueue_at(tx, &page.slip, Some(self.seq), printer)?,
            None => printing::enqueue(tx, &page.slip, Some(self.seq))?,
        };
        Ok(page.copy)
    }
}

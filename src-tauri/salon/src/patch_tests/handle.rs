//! Rows of the menu about product lines and patch tests.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::rows::SignRow;
use book::rows::{ReadRow, WriteRow};
use book::tx::{ReadTx, WriteTx};
use contract::patch_tests::*;

use super::{keep, release, stop, store};
use crate::Here;

impl ReadRow<Here> for ProductLines {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<ProductLine>> {
        store::lines(tx.conn)
    }
}

impl WriteRow<Here> for SaveProductLine {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<ProductLine> {
        keep::save_line(tx, self)
    }
}

impl WriteRow<Here> for RecordPatchTest {
    fn write(self, tx: &WriteTx<'_>) -> Outcome<PatchTest> {
        keep::record(tx, &self)
    }
}

impl ReadRow<Here> for PatchWarnings {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<PatchWarning>> {
        stop::warnings(tx.conn, self.customer, &self.articles, self.on)
    }
}

impl ReadRow<Here> for CheckPatchTest {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<()> {
        stop::may_begin(tx.conn, self.customer, self.article, tx.now.day())
    }
}

impl SignRow<Here> for ReleasePatchTest {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        release::release(tx, &self)
    }
}

//! Rows of the menu about product lines and patch tests.

use book::book_tx::BookTx;
use book::fault::Outcome;
use book::rows::ReadRow;
use book::rows::SignRow;
use book::tx::ReadTx;
use contract::patch_tests::*;

use super::{correct, keep, release, stop, store};
use crate::Here;

impl ReadRow<Here> for ProductLines {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<ProductLine>> {
        store::lines(tx.conn)
    }
}

impl SignRow<Here> for SaveProductLine {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<ProductLine> {
        keep::save_line(tx, self)
    }
}

impl SignRow<Here> for SetLineCare {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<ProductLine> {
        keep::set_care(tx, &self)
    }
}

impl SignRow<Here> for CorrectPatchTest {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<PatchTest> {
        correct::correct(tx, &self)
    }
}

impl ReadRow<Here> for PatchWarnings {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<Vec<PatchWarning>> {
        stop::warnings(tx.conn, &self)
    }
}

impl ReadRow<Here> for CheckPatchTest {
    fn read(self, tx: &ReadTx<'_>) -> Outcome<()> {
        stop::check(tx.conn, &self, tx.now.day())
    }
}

impl SignRow<Here> for ReleasePatchTest {
    fn sign(self, tx: &mut BookTx<'_>) -> Outcome<()> {
        release::release(tx, &self)
    }
}

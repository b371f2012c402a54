//! Rows of the menu about product lines and patch tests.

use book::act::{Act, Change, Look, View};
use book::fault::Outcome;
use book::pen::{Pen, Record};
use contract::patch_tests::*;

use super::{keep, release, stop, store};
use crate::Here;

impl Look<Here> for ProductLines {
    fn look(self, view: &View<'_>) -> Outcome<Vec<ProductLine>> {
        store::lines(view.conn)
    }
}

impl Change<Here> for SaveProductLine {
    fn change(self, act: &Act<'_>) -> Outcome<ProductLine> {
        keep::save_line(act, self)
    }
}

impl Change<Here> for RecordPatchTest {
    fn change(self, act: &Act<'_>) -> Outcome<PatchTest> {
        keep::record(act, &self)
    }
}

impl Look<Here> for PatchWarnings {
    fn look(self, view: &View<'_>) -> Outcome<Vec<PatchWarning>> {
        stop::warnings(view.conn, self.customer, &self.articles, self.on)
    }
}

impl Look<Here> for CheckPatchTest {
    fn look(self, view: &View<'_>) -> Outcome<()> {
        stop::may_begin(view.conn, self.customer, self.article, view.now.day())
    }
}

impl Record<Here> for ReleasePatchTest {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        release::release(pen, &self)
    }
}

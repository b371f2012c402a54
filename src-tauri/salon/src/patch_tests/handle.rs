//! Rows of the menu about product lines and patch tests.

use contract::patch_tests::*;

use super::{keep, release, stop, store};
use crate::act::{Act, Change, Look, View};
use crate::fault::Outcome;
use crate::pen::{Pen, Record};

impl Look for ProductLines {
    fn look(self, view: &View<'_>) -> Outcome<Vec<ProductLine>> {
        store::lines(view.conn)
    }
}

impl Change for SaveProductLine {
    fn change(self, act: &Act<'_>) -> Outcome<ProductLine> {
        keep::save_line(act, self)
    }
}

impl Change for RecordPatchTest {
    fn change(self, act: &Act<'_>) -> Outcome<PatchTest> {
        keep::record(act, &self)
    }
}

impl Look for PatchWarnings {
    fn look(self, view: &View<'_>) -> Outcome<Vec<PatchWarning>> {
        stop::warnings(view.conn, self.customer, &self.articles, self.on)
    }
}

impl Look for CheckPatchTest {
    fn look(self, view: &View<'_>) -> Outcome<()> {
        stop::may_begin(view.conn, self.customer, self.article, view.now.day())
    }
}

impl Record for ReleasePatchTest {
    fn record(self, pen: &mut Pen<'_>) -> Outcome<()> {
        release::release(pen, &self)
    }
}

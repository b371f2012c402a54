//! What a builder hands over.

use contract::sheet::Sheet;

/// A list as its builder made it, perhaps only its beginning.
#[derive(Clone, Debug)]
pub struct Built {
    pub sheet: Sheet,
    /// Rows that the builder has left out, because so many were not asked for.
    pub more: u32,
}

impl From<Sheet> for Built {
    fn from(sheet: Sheet) -> Self {
        Self { sheet, more: 0 }
    }
}

impl Built {
    /// Leaves out all rows after so many, counted over all tables.
    #[must_use]
    pub fn cut(mut self, rows: u32) -> Self {
        let mut left = rows as usize;
        for table in self.sheet.sections.iter_mut().filter_map(|section| section.table.as_mut()) {
            let kept = table.rows.len().min(left);
            self.more = self.more.saturating_add(u32::try_from(table.rows.len() - kept).unwrap_or(u32::MAX));
            table.rows.truncate(kept);
            left -= kept;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use contract::sheet::{Cell, Section, SheetRow, Table};

    use super::*;

    #[test]
    fn rows_are_counted_over_all_tables() {
        let table = |rows| Section {
            table: Some(Table { rows: vec![SheetRow::of(vec![Cell::Empty]); rows], ..Table::default() }),
            ..Section::default()
        };
        let sheet = Sheet { sections: vec![table(3), table(4)], ..Sheet::default() };
        let cut = Built::from(sheet.clone()).cut(5);
        assert_eq!((cut.sheet.rows(), cut.more), (5, 2));
        assert_eq!((Built::from(sheet).cut(7).more), 0);
    }
}

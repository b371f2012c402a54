//! What the book tells of the printers: where receipts go, and what opens the drawer.

use book::told::{Cell, PlainTable, RowKey, Told, ToldEntry, ToldRows, canonical, fields};

const LINK: &str = "link";
const RECEIPTS: &str = "receipts";

const TABLE: PlainTable = PlainTable {
    name: "printer",
    key: &["id"],
    nth_by: None,
    columns: &["name", LINK, "paper", "code_page", RECEIPTS, "drawer"],
};

const PRINTER: [(&str, &str); 5] = [
    ("name", "name"),
    ("paper", "paper"),
    ("code_page", "code_page"),
    ("receipts", RECEIPTS),
    ("drawer", "drawer"),
];

/// The printers.
pub struct ToldPrinters;

impl Told for ToldPrinters {
    fn table(&self) -> &'static PlainTable {
        &TABLE
    }

    fn tell(&self, entry: &ToldEntry, rows: &mut ToldRows) {
        let (body, old, new) = (&entry.body, &entry.body["old"], &entry.body["new"]);
        if entry.family != "settings" || body["what"] != "printer" {
            return;
        }
        if let Some(id) = new["id"].as_i64() {
            // One printer gets the receipts: it takes them from the one before.
            if new["receipts"] == true {
                rows.all_mut().for_each(|told| drop(told.insert(RECEIPTS, false.into())));
            }
            let mut told = fields(new, &PRINTER);
            // A link without a value of its own is a bare word in the entry, and a word of JSON in its column.
            told.insert(LINK, canonical(Cell::Text(new["link"].to_string())));
            rows.put(RowKey::only(id), told);
        } else if let Some(id) = old["id"].as_i64() {
            rows.remove(&RowKey::only(id));
        }
    }

    fn seen(&self, _: &[Cell], column: &str, stored: Cell) -> Cell {
        if column == LINK { canonical(stored) } else { stored }
    }
}

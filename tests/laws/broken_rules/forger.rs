//! Who has a key and writes into the book what the desk would not.

use lockbuch_tests::archive::Archive;
use lockbuch_tests::resealed::{entries, rewritten, with_keys};
use proof::{Entry, EntryKind, ReceiptNumber, Seq, SigningKey, VatSplit};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::laws::independent::agreed;
use crate::laws::rules::lived;

/// A forger who has the register's key, or another one.
pub struct Forger {
    archive: Archive,
    folder: TempDir,
    pub book: Vec<Entry>,
}

impl Forger {
    pub fn new() -> Self {
        Self::of(63, 700)
    }

    /// Beside the book of a salon with so many wishes.
    pub fn of(seed: u64, wishes: usize) -> Self {
        let (folder, archive) = lived(seed, wishes);
        let book = entries(&archive);
        Self { archive, folder, book }
    }

    /// The book with a change, chained and signed anew: where both verifiers find it, and our sentence.
    pub fn found(&self, name: &str, change: impl FnOnce(&mut Vec<Entry>)) -> (Option<u64>, String, String) {
        let mut book = self.book.clone();
        change(&mut book);
        let (key, last) = (SigningKey::from_seed(&[66; 32]), book.len());
        let forged = rewritten(&self.archive, |_| &key, book);
        let forged = with_keys(forged, &[&key])
            .with_lines("kunden.jsonl", Vec::clear)
            .with_scope(|scope| scope["last_seq"] = json!(last));
        let (report, seq, place) = agreed(name, &forged, self.folder.path());
        let found = report.found;
        assert_eq!(found.as_ref().and_then(|found| found.seq), seq, "{name}: {found:?}");
        (seq, place, found.map(|found| found.sentence).unwrap_or_default())
    }

    /// Where the first entry of a kind stands for which something holds.
    pub fn at(&self, kind: EntryKind, fits: impl Fn(&Entry) -> bool) -> usize {
        self.book.iter().position(|entry| entry.head.kind == kind && fits(entry)).unwrap()
    }

    /// As [`Self::found`], and the finding is in this entry, with these words; what stands behind it is left out.
    pub fn is_found_at(&self, at: usize, words: &str, change: impl FnOnce(&mut Vec<Entry>)) {
        let cut = |book: &mut Vec<Entry>| {
            change(book);
            book.truncate(at + 2);
        };
        let (seq, place, sentence) = self.found(words, cut);
        assert_eq!(seq, Some(at as u64 + 1), "{words}: {place}, {sentence}");
        assert!(sentence.contains(words), "{words}: {sentence}");
    }
}

/// Puts a copy of an entry behind another and makes all numbers fit.
pub fn insert(book: &mut Vec<Entry>, at: usize, mut entry: Entry) {
    entry.head.seq = Seq::new(at as u64 + 1);
    renumber(&mut book[at..], |seq| if seq.get() > at as u64 { seq.next() } else { seq });
    let before = &book[at - 1].head;
    (entry.head.started, entry.head.ended) = (before.ended, before.ended);
    entry.head.customer = None;
    book.insert(at, entry);
    count_receipts(book);
}

/// Takes an entry out and makes all numbers fit.
pub fn remove(book: &mut Vec<Entry>, at: usize) {
    book.remove(at);
    renumber(&mut book[at..], |seq| if seq.get() > at as u64 { Seq::new(seq.get() - 1) } else { seq });
    count_receipts(book);
}

/// Gives entries and what they refer to other numbers.
fn renumber(entries: &mut [Entry], of: impl Fn(Seq) -> Seq) {
    for entry in entries {
        entry.head.seq = of(entry.head.seq);
        for reference in &mut entry.references {
            reference.seq = reference.seq.map(&of);
        }
        for line in &mut entry.lines {
            line.origin = line.origin.map(|(seq, line)| (of(seq), line));
        }
    }
}

/// Receipts without a gap, as the first one counts.
fn count_receipts(book: &mut [Entry]) {
    let mut number = book.iter().find_map(|entry| entry.head.receipt_number).unwrap();
    for entry in book.iter_mut().filter(|entry| entry.head.receipt_number.is_some()) {
        entry.head.receipt_number = Some(number);
        number = ReceiptNumber::next(number);
    }
}

/// Total, tax and payment of an entry with one line as that line is.
pub fn with_sums(entry: &mut Entry) {
    let gross = entry.lines[0].gross;
    let (key, rate) = (entry.lines[0].vat_key, entry.lines[0].rate);
    let tax = rate.tax_in(gross).unwrap();
    entry.lines.truncate(1);
    entry.head.total = gross;
    entry.vat = vec![VatSplit { key, rate, gross, net: gross.minus(tax).unwrap(), tax }];
    entry.payments.truncate(1);
    entry.payments[0].amount = gross;
    (entry.payments[0].given, entry.payments[0].change) = (None, None);
}

pub fn details(entry: &mut Entry, change: impl FnOnce(&mut Value)) {
    let details = entry.details.as_mut().unwrap();
    let mut body: Value = serde_json::from_str(&details.body).unwrap();
    change(&mut body);
    details.body = body.to_string();
}

/// Another value of the same form.
pub fn altered(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_i64().unwrap() + 1),
        Value::Null => json!(1),
        Value::String(text) => json!(format!("{text}x")),
        Value::Array(items) if items.is_empty() => json!([{ "person": 1, "open": 1 }]),
        Value::Array(items) => json!(items[1..]),
        Value::Object(fields) => {
            let mut fields = fields.clone();
            let (_, value) = fields.iter_mut().next().unwrap();
            *value = altered(value);
            Value::Object(fields)
        }
        Value::Bool(truth) => json!(!truth),
    }
}

//! Making an archive: its files one after another, then the ZIP.

use std::path::Path;

use contract::lists::Span;
use proof::{Digest, Moment, PublicKey, Seq};
use serde::Serialize;

use super::bench::Bench;
use super::note::Made;
use super::range::Cut;
use super::watch::Watch;
use super::{jsonl, range, reports, shelf, store, texts, zipped};
use crate::act::{Actor, Standing, View};
use crate::clock::local;
use crate::db::{Readers, settings};
use crate::fault::{Outcome, Trouble};
use crate::ledger;
use crate::ports::{Paper, Program};

/// What the making works with. Nothing in it tells the time: an archive is made of the book alone.
pub struct Shop<'a> {
    pub readers: &'a Readers,
    pub program: &'a Program,
    pub paper: &'a dyn Paper,
    /// The page that checks the archive (`pruefen.html`).
    pub verifier_page: &'a str,
    /// The salon's folder.
    pub salon: &'a Path,
    /// What a list calls now: when the time was over, or its last entry was recorded.
    at: Moment,
    standing: Standing,
}

impl<'a> Shop<'a> {
    pub fn new(
        readers: &'a Readers,
        program: &'a Program,
        paper: &'a dyn Paper,
        verifier_page: &'a str,
        salon: &'a Path,
    ) -> Self {
        let name = String::from("Archiv");
        let role = contract::Role::Owner;
        let actor = Actor { short_name: name.clone(), name, role, ..Actor::program() };
        let standing = Standing { actor, ..Standing::program() };
        Self { readers, program, paper, verifier_page, salon, at: Moment::new(0, 0), standing }
    }

    /// One look, in one short transaction.
    pub fn look<T>(&self, look: impl FnOnce(&View<'_>) -> Outcome<T>) -> Outcome<T> {
        let (now, standing, program) = (self.at, &self.standing, self.program);
        self.readers.look(|conn| look(&View { conn, now, standing, program }))
    }
}

/// What `bereich.json` says; the order of its fields is part of the form.
#[derive(Serialize)]
pub struct Range {
    format: u16,
    pub register: String,
    pub title: String,
    pub first_seq: Seq,
    pub last_seq: Seq,
    previous_hash: Digest,
    previous_receipt_number: Option<proof::ReceiptNumber>,
    previous_z_number: Option<proof::ZNumber>,
    pub partial: bool,
    pub program: String,
    #[serde(skip)]
    ended: Moment,
    #[serde(skip)]
    pub key: PublicKey,
}

/// Makes the archive of a month or a year. On an error no file is left of it.
pub fn make(mut shop: Shop<'_>, span: Span, partial: bool, watch: &Watch) -> Outcome<Made> {
    let (range, months) = shop.look(|view| range_of(view, span, partial))?;
    shop.at =
        if partial { range.ended } else { range.ended.max(local(span.bounds().1.plus_days(1), 0, 0, 0)) };
    let folder = shelf::folder(shop.salon);
    std::fs::create_dir_all(&folder)?;
    let mut bench = Bench::clear(&folder)?;
    let bounds = (range.first_seq, range.last_seq);
    let plan = reports::plan(&shop, &months, bounds)?;
    watch.expect(range.last_seq.get() - range.first_seq.get() + 1 + plan.len() as u64);
    watch.begin("Buchungen werden geschrieben")?;
    bench.part("buchungen.jsonl", |out| jsonl::entries(&shop, bounds, watch, out))?;
    bench.part("kunden.jsonl", |out| jsonl::customers(&shop, bounds, watch, out))?;
    watch.begin("Berichte werden geschrieben")?;
    reports::write(&shop, &plan, watch, &mut bench)?;
    bench.whole("bereich.json", format!("{}\n", serde_json::to_string(&range)?).as_bytes())?;
    bench.whole("schluessel.txt", texts::key(&range.key).as_bytes())?;
    bench.whole("pruefen.html", shop.verifier_page.as_bytes())?;
    bench.whole("LIESMICH.txt", texts::read_me(&range).as_bytes())?;
    let sums = texts::sums(bench.sorted());
    bench.whole("SHA256SUMS", sums.as_bytes())?;
    watch.begin("Die ZIP-Datei wird zusammengestellt")?;
    let file = file_name(&range.register, span, partial);
    let (bytes, sha256) = zipped::zip(&mut bench, &folder.join(&file), watch)?;
    let (first, last) = bounds;
    Ok(Made { span, first, last, partial, file, bytes, sha256 })
}

fn range_of(view: &View<'_>, span: Span, partial: bool) -> Outcome<(Range, Vec<Cut>)> {
    let conn = view.conn;
    let mut months = range::cuts(conn)?;
    let (first_seq, last_seq) = range::entries_of(&months, span)?;
    months.retain(|cut| (first_seq..=last_seq).contains(&cut.first));
    let missing = |seq: Seq| Trouble::fault(format!("entry {seq} is missing"));
    let first = ledger::entry(conn, first_seq)?.ok_or_else(|| missing(first_seq))?;
    let last = ledger::entry(conn, last_seq)?.ok_or_else(|| missing(last_seq))?;
    let key = settings::get(conn, settings::PUBLIC_KEY)?.ok_or_else(|| Trouble::fault("no public key"))?;
    let range = Range {
        format: proof::FORMAT,
        register: last.entry.head.register,
        title: span.german(),
        first_seq,
        last_seq,
        previous_hash: first.previous,
        previous_receipt_number: store::receipt_before(conn, first_seq)?,
        previous_z_number: store::z_before(conn, first_seq)?,
        partial,
        program: format!("{} {}", view.program.name, view.program.version),
        ended: last.entry.head.ended,
        key,
    };
    Ok((range, months))
}

/// `Archiv-HW-01-2026-11.zip`, `Archiv-HW-01-2026-11-teilweise.zip`.
fn file_name(register: &str, span: Span, partial: bool) -> String {
    let register: String =
        register.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let ending = if partial { "-teilweise" } else { "" };
    format!("Archiv-{register}-{}{ending}.zip", span.stem())
}

#[cfg(test)]
mod tests {
    use super::file_name;
    use contract::Day;
    use contract::lists::Span;

    #[test]
    fn files_are_named_for_register_and_time() {
        let day = Day::from_ymd(2026, 11, 27).unwrap();
        assert_eq!(file_name("HW-01", Span::Month(day), false), "Archiv-HW-01-2026-11.zip");
        assert_eq!(file_name("K/1", Span::Year(day), true), "Archiv-K-1-2026-teilweise.zip");
    }
}

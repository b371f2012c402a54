//! Making an archive: its files one after another, then the ZIP.

use book::clock::local;
use book::fault::{Outcome, Trouble};
use book::jobs::Watch;
use book::ledger;
use book::tx::ReadTx;
use contract::lists::Span;
use proof::{PublicKey, Seq};

use super::context::ArchiveContext;
use super::note::Made;
use super::seal::{self, ArchiveSeal, Sign};
use super::staging::StagingFolder;
use super::texts::Range;
use super::verification::Verification;
use super::{jsonl, note, range, reports, shelf, texts, zipped};
use book::ledger::Cut;

/// Makes the archive of a month or a year. On an error no file is left of it.
pub fn make(
    mut context: ArchiveContext<'_>,
    span: Span,
    partial: bool,
    watch: &Watch,
    sign: Sign<'_>,
) -> Outcome<Made> {
    let (range, months) = context.read(|tx| range_of(tx, span, partial))?;
    context.at =
        if partial { range.ended } else { range.ended.max(local(span.bounds().1.plus_days(1), 0, 0, 0)) };
    let folder = shelf::folder(context.salon);
    std::fs::create_dir_all(&folder)?;
    let mut staging = StagingFolder::clear(&folder)?;
    let bounds = (range.first_seq, range.last_seq);
    let plan = reports::plan(&context, &months, bounds)?;
    watch.expect(range.last_seq.get() - range.first_seq.get() + 1 + plan.len() as u64);
    watch.begin("Buchungen werden geschrieben")?;
    let mut verification = Verification::new(&range.keys, range.before());
    staging.part("buchungen.jsonl", |out| jsonl::entries(&context, bounds, watch, &mut verification, out))?;
    let report = verification.finish();
    let mut without_customer = Vec::new();
    staging.part("kunden.jsonl", |out| {
        without_customer = jsonl::customers(&context, bounds, watch, out)?;
        Ok(())
    })?;
    watch.begin("Berichte werden geschrieben")?;
    let without_report = reports::write(&context, &plan, watch, &mut staging)?;
    staging.whole("pruefen.html", context.verifier_page.as_bytes())?;
    staging.whole(
        "LIESMICH.txt",
        texts::read_me(&range, &report, (&without_customer, &without_report)).as_bytes(),
    )?;
    let (keys, earlier) =
        context.read(|tx| Ok((ledger::keys(tx.conn)?, note::seals(tx.conn, span)?.into_iter().next())))?;
    let (words, seal) = sealed(&range, &keys, earlier, &mut staging, sign)?;
    staging.whole("bereich.json", words.as_bytes())?;
    let sums = texts::sums(staging.sorted());
    staging.whole("SHA256SUMS", sums.as_bytes())?;
    watch.begin("Die ZIP-Datei wird zusammengestellt")?;
    let file = file_name(&range.register, span, partial);
    let (bytes, sha256) = zipped::zip(&mut staging, &folder.join(&file), watch)?;
    let (first, last) = bounds;
    Ok(Made { span, first, last, partial, file, bytes, sha256, seal, report, without_customer })
}

/// What the archive says of itself, signed, with the keys that are needed to check it: those that have signed its entries, and
/// the one that has signed the archive.
fn sealed(
    range: &Range,
    keys: &[PublicKey],
    earlier: Option<ArchiveSeal>,
    staging: &mut StagingFolder,
    sign: Sign<'_>,
) -> Outcome<(String, ArchiveSeal)> {
    let listed = |key_id: Option<&str>| {
        let place = keys.iter().position(|key| Some(key.key_id().as_str()) == key_id);
        let count = place.map_or(keys.len(), |at| (at + 1).max(range.keys.len()));
        texts::keys(keys.get(..count).unwrap_or(keys))
    };
    if let Some(earlier) = earlier {
        staging.whole("schluessel.txt", listed(Some(&earlier.key_id)).as_bytes())?;
        if let Some(known) = seal::again(range, staging.sorted(), &earlier)? {
            return Ok(known);
        }
    }
    staging.whole("schluessel.txt", listed(None).as_bytes())?;
    seal::fresh(range, staging.sorted(), sign)
}

fn range_of(tx: &ReadTx<'_>, span: Span, partial: bool) -> Outcome<(Range, Vec<Cut>)> {
    let conn = tx.conn;
    let mut months = ledger::cuts(conn)?;
    let (first_seq, last_seq) = range::entries_of(&months, span)?;
    months.retain(|cut| (first_seq..=last_seq).contains(&cut.first));
    let missing = |seq: Seq| Trouble::fault(format!("entry {seq} is missing"));
    // Where a range begins with a gap, no entry has its first number.
    let first = ledger::next_after(conn, before(first_seq))?.ok_or_else(|| missing(first_seq))?;
    let first = ledger::entry(conn, first)?.ok_or_else(|| missing(first_seq))?;
    let (previous_receipt_number, previous_z_number) = ledger::given_before(conn, first_seq)?;
    let last = ledger::entry(conn, last_seq)?.ok_or_else(|| missing(last_seq))?;
    let range = Range {
        format: texts::ARCHIVE_FORMAT,
        register: last.entry.head.register,
        title: span.german(),
        first_seq,
        last_seq,
        previous_hash: first.previous,
        previous_receipt_number,
        previous_z_number,
        partial,
        program: format!("{} {}", tx.program.name, tx.program.version),
        ended: last.entry.head.ended,
        keys: ledger::keys_until(conn, last_seq)?,
    };
    Ok((range, months))
}

const fn before(seq: Seq) -> Seq {
    Seq::new(seq.get().saturating_sub(1))
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

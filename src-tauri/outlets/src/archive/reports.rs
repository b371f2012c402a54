//! The reports for people: what an archive holds beside the entries. They prove nothing by themselves.

use book::db::unless_damaged;
use book::fault::{Outcome, Trouble};
use book::jobs::Watch;
use book::ledger;
use book::ports::PaperPage;
use contract::EntryKind;
use contract::cash::CashPlace;
use contract::lists::{List, Span};
use contract::protocols::Kinds;
use proof::Seq;

use super::context::ArchiveContext;
use super::staging::StagingFolder;
use super::store;
use crate::{lists, roll, sheets};
use book::ledger::Cut;

/// A report that is to be written.
pub enum Report {
    /// The Z report of a closing as it was printed, or the page of its revocation.
    OfDay(Seq),
    /// A list as PDF and as CSV.
    List(List),
}

/// Everything that belongs to a range: pages of its days, and the lists of each of its months, so that a
/// year's lists are no longer than a month's.
pub fn plan(context: &ArchiveContext<'_>, months: &[Cut], (first, last): (Seq, Seq)) -> Outcome<Vec<Report>> {
    let days = context.read(|tx| store::pages_of_days(tx.conn, first, last))?;
    let lists = months.iter().flat_map(|cut| lists_of(Span::Month(cut.month.first())));
    Ok(days.into_iter().map(Report::OfDay).chain(lists.map(Report::List)).collect())
}

/// The lists of a month.
fn lists_of(span: Span) -> Vec<List> {
    vec![
        List::Protocol { span, kinds: Kinds::All, person: None, text: String::new() },
        List::Programming { span, area: None, text: String::new() },
        List::Stornos { span, person: None },
        List::CashBook { span, place: CashPlace::Drawer },
        List::CashBook { span, place: CashPlace::Safe },
        List::Bank { span },
        List::Turnover { span },
    ]
}

/// Writes the reports, one look each. One that would have to sum or show what is damaged is left out: what it was, for the archive to
/// say so. The entries are in the archive all the same.
pub fn write(
    context: &ArchiveContext<'_>,
    plan: &[Report],
    watch: &Watch,
    staging: &mut StagingFolder,
) -> Outcome<Vec<String>> {
    let mut left_out = Vec::new();
    for report in plan {
        let written = match report {
            Report::OfDay(seq) => page(context, *seq, staging),
            Report::List(wanted) => list(context, wanted, staging),
        };
        if unless_damaged(written)?.is_none() {
            left_out.push(name(report));
        }
        watch.step(1)?;
    }
    Ok(left_out)
}

fn name(report: &Report) -> String {
    match report {
        Report::OfDay(seq) => format!("die Seite zu Buchung {seq}"),
        Report::List(List::CashBook { place: CashPlace::Drawer, .. }) => "Kassenbuch".to_owned(),
        Report::List(List::CashBook { place: CashPlace::Safe, .. }) => "Tresorbuch".to_owned(),
        Report::List(List::Bank { .. }) => "Einzahlungen bei der Bank".to_owned(),
        Report::List(List::Turnover { .. }) => "Umsätze".to_owned(),
        Report::List(List::Stornos { .. }) => "Storni".to_owned(),
        Report::List(List::Programming { .. }) => "Programmierprotokoll".to_owned(),
        Report::List(_) => "Protokoll".to_owned(),
    }
}

fn page(context: &ArchiveContext<'_>, seq: Seq, staging: &mut StagingFolder) -> Outcome<()> {
    let (slip, made, name) = context.read(|tx| {
        let stored = ledger::entry(tx.conn, seq)?;
        let stored = stored.ok_or_else(|| Trouble::fault(format!("entry {seq} is missing")))?;
        let slip = roll::slip_of(tx.conn, (&stored).into(), tx.program.notice)?;
        let head = &stored.entry.head;
        let word = if head.kind == EntryKind::Revocation { "widerruf-z" } else { "z-bericht" };
        let name = format!("berichte/{word}-{:06}.pdf", ledger::z_number(head)?.get());
        Ok((slip, head.ended, name))
    })?;
    let page = PaperPage { slip: &slip, made, logo_png_base64: None };
    staging.whole(&name, &context.paper.pdf(&page)?)
}

fn list(context: &ArchiveContext<'_>, wanted: &List, staging: &mut StagingFolder) -> Outcome<()> {
    let made = context.read(|tx| lists::make(tx, wanted, None))?;
    let stem = &made.sheet.file_stem;
    staging.whole(&format!("berichte/{stem}.pdf"), &context.paper.sheet_pdf(&made.sheet, made.at)?)?;
    staging.whole(&format!("tabellen/{stem}.csv"), sheets::csv(&made.sheet)?.as_ref())
}

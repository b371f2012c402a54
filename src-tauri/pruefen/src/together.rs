//! Several archives of one register, checked as one (FORMAT.md, sections 8 and 9): sorted by their ranges, each goes on
//! where the one before ends. What lies between two that do not adjoin is said, and nothing reaches across it.

use std::io::{Read, Seek};

use crate::apart::Apart;
use crate::check::Check;
use crate::compare::Comparison;
use crate::many;
use crate::report::Report;
use crate::row::Row;
use crate::run::Run;
use crate::scope::Scope;
use crate::typed::Typed;
use crate::verdict::Verdict;

/// Archives that were checked together.
#[derive(Debug)]
pub struct Together {
    /// In their order, with a hole between one and the next.
    runs: Vec<Run>,
    /// How many archives there are, and how many were checked before something was found.
    given: usize,
    checked: usize,
}

impl Together {
    /// Checks archives with the names of their files, in whatever order they come; `tell` hears how much of all is done, from
    /// 0 to 1. Behind the first archive in which something does not hold none is looked at.
    ///
    /// # Errors
    /// [`Apart`].
    pub fn check<R: Read + Seek>(
        archives: Vec<(String, Check<R>)>,
        cores: usize,
        mut tell: impl FnMut(f64),
    ) -> Result<Self, Apart> {
        let mut row = Row::of(archives)?;
        let given = row.given() as f64;
        while row.begin_next() {
            let before = row.checked() as f64;
            let Some((name, check)) = row.current() else { break };
            many::check(check, cores, |done| tell((before + done) / given))
                .map_err(|trouble| Apart::Unreadable { name: name.to_owned(), trouble })?;
            row.end_current();
        }
        Ok(Self::of(&mut row))
    }

    /// What a row came to whose archives were all checked, or all up to the one in which something does not hold.
    pub fn of<R: Read + Seek>(row: &mut Row<R>) -> Self {
        Self { runs: row.take_runs(), given: row.given(), checked: row.checked() }
    }

    /// What was found, run by run.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        self.runs.iter().map(|run| &run.report)
    }

    /// What the time stamps prove under a root that the checker names; how many there are, where none is named.
    ///
    /// # Errors
    /// The first that does not fit.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn stamps(&self, root: Option<&[u8; 32]>) -> Result<Vec<String>, String> {
        let Some(root) = root else {
            let count: usize = self.reports().map(|report| report.stamps.len()).sum();
            let unread = format!(
                "Zeitstempel: {count}, nicht geprüft. Mit --stempel-wurzel und dem Fingerabdruck der Wurzel, der Sie \
                 trauen, werden sie es."
            );
            return Ok((count > 0).then_some(unread).into_iter().collect());
        };
        let mut all = Vec::new();
        for run in &self.runs {
            all.extend(run.stamps(root)?);
        }
        if all.is_empty() {
            all.push("Zeitstempel: Hier steht keiner.".to_owned());
        }
        Ok(all)
    }

    /// Verdict, headline and sentences beside what was typed from paper, the most important first.
    pub fn said(&self, typed: &[Typed]) -> (Verdict, String, Vec<String>) {
        let compared: Vec<(&Report, Comparison)> = self.compared(typed);
        let each = compared.iter().map(|(report, comparison)| report.verdict(comparison));
        let weakest = each.max().unwrap_or(Verdict::NotCompared);
        // Nothing vouches for what is not there.
        let verdict = if compared.len() > 1 { weakest.max(Verdict::GenuineUntil) } else { weakest };
        let headline = match compared.as_slice() {
            [(report, comparison), _, ..] if verdict == Verdict::GenuineUntil => {
                report.genuine_until(comparison.reach.unwrap_or_default())
            }
            each => {
                let mut each = each.iter();
                let decisive = each.find(|(report, comparison)| report.verdict(comparison) == weakest);
                decisive.map(|(report, comparison)| report.headline(comparison)).unwrap_or_default()
            }
        };
        (verdict, headline, self.sentences(&compared))
    }

    fn sentences(&self, compared: &[(&Report, Comparison)]) -> Vec<String> {
        let mut all = Vec::new();
        let finding =
            |(report, comparison): &&(&Report, Comparison)| report.verdict(comparison) == Verdict::Finding;
        // A finding says itself what matters most.
        let broken = compared.iter().find(finding);
        let worst = broken.and_then(|(report, comparison)| report.sentences(comparison).into_iter().next());
        all.extend(worst.clone());
        if self.checked < self.given {
            all.push("Die Archive dahinter sind nicht geprüft.".to_owned());
        }
        all.extend(compared.windows(2).filter_map(|pair| match pair {
            [(one, _), (next, _)] => Some(hole(&one.scope, &next.scope)),
            _ => None,
        }));
        for (report, comparison) in compared {
            if self.given > 1 {
                all.push(range_in_words(report));
            }
            let sentences = report.sentences(comparison).into_iter();
            all.extend(sentences.filter(|sentence| Some(sentence) != worst.as_ref()));
        }
        all
    }

    /// Each paper is held against the run of which it speaks: by its entry where it names one, else by where it fits.
    fn compared(&self, typed: &[Typed]) -> Vec<(&Report, Comparison)> {
        let mut papers: Vec<Vec<Typed>> = vec![Vec::new(); self.runs.len()];
        for typed in typed {
            let mut takers = self.takers(typed);
            // What fits nowhere is a finding, wherever it is held.
            if takers.is_empty() {
                takers.push(0);
            }
            for at in takers {
                if let Some(papers) = papers.get_mut(at) {
                    papers.push(typed.clone());
                }
            }
        }
        self.runs.iter().zip(papers).map(|(run, papers)| (&run.report, run.compare(&papers))).collect()
    }

    fn takers(&self, typed: &Typed) -> Vec<usize> {
        let runs = self.runs.iter().enumerate();
        match typed {
            Typed::Qr { seq, .. } | Typed::Head { seq: Some(seq), .. } => {
                let of = self.runs.iter().position(|run| *seq <= run.report.scope.last_seq);
                vec![of.unwrap_or_else(|| self.runs.len().saturating_sub(1))]
            }
            Typed::Fingerprint(_) | Typed::Head { seq: None, .. } | Typed::Either(_) => {
                runs.filter(|(_, run)| run.fits(typed)).map(|(at, _)| at).collect()
            }
        }
    }
}

/// `Buchungen 1 bis 500 (2 Archive, die aneinander anschließen):`
fn range_in_words(report: &Report) -> String {
    let Scope { first_seq, last_seq, .. } = report.scope;
    match report.archives.len() {
        1 => format!("Buchungen {first_seq} bis {last_seq} (1 Archiv):"),
        count => {
            format!("Buchungen {first_seq} bis {last_seq} ({count} Archive, die aneinander anschließen):")
        }
    }
}

fn hole(one: &Scope, next: &Scope) -> String {
    let (first, last) = (one.last_seq.saturating_add(1), next.first_seq.saturating_sub(1));
    let missing = if first == last {
        format!("Buchung {first} fehlt")
    } else {
        format!("die Buchungen {first} bis {last} fehlen")
    };
    format!(
        "Lücke zwischen den Archiven: {missing}. Was dort steht, zeigt keines; über die Lücke hinweg bürgt kein Papier."
    )
}

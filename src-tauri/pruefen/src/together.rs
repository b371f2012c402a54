//! Several archives of one register, checked as one (FORMAT.md, sections 8 and 9): sorted by their ranges, each goes on
//! where the one before ends. What lies between two that do not adjoin is said, and nothing reaches across it.

use std::io::{Read, Seek};

use crate::check::Check;
use crate::claimed::claimed;
use crate::compare::Comparison;
use crate::many;
use crate::progress::{Ended, Found};
use crate::report::Report;
use crate::run::{Run, adjoins};
use crate::scope::Scope;
use crate::typed::Typed;
use crate::unreadable::Unreadable;
use crate::verdict::Verdict;

/// Why archives can't be checked together, in one German sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Apart {
    /// One of them says nothing.
    #[error("{name}: {trouble}")]
    Unreadable {
        /// Of the file.
        name: String,
        /// What is wrong with it.
        trouble: Unreadable,
    },
    /// They are of different registers.
    #[error(
        "Die Archive gehören zu verschiedenen Kassen („{one}“ und „{other}“). Bitte prüfen Sie jede Kasse für sich."
    )]
    Registers {
        /// Of the first.
        one: String,
        /// Of another.
        other: String,
    },
    /// Two hold the same entry.
    #[error("{one} und {other} enthalten beide die Buchung {seq}. Bitte lassen Sie eines von beiden weg.")]
    Overlap {
        /// The earlier one's file.
        one: String,
        /// The later one's.
        other: String,
        /// The first entry that both hold.
        seq: u64,
    },
}

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
        let archives = in_order(archives)?;
        let given = archives.len();
        let mut all = Self { runs: Vec::new(), given, checked: 0 };
        let mut before: Option<Ended> = None;
        for (at, (name, mut check)) in archives.into_iter().enumerate() {
            let follows = follow(&mut check, before.take());
            let share = |done: f64| (at as f64 + done) / given as f64;
            many::check(&mut check, cores, |done| tell(share(done)))
                .map_err(|trouble| Apart::Unreadable { name: name.clone(), trouble })?;
            let (mut report, keys, links, ended) = check.end();
            if let Some(found) = report.found.as_mut().filter(|_| given > 1) {
                found.sentence = format!("{}: {}", claimed(&name), found.sentence);
            }
            let found = report.found.is_some();
            match all.runs.last_mut().filter(|_| follows) {
                Some(run) => run.extend(report, &keys, links),
                None => all.runs.push(Run::of(report, keys, links)),
            }
            all.checked += 1;
            if found {
                break;
            }
            before = Some(ended);
        }
        Ok(all)
    }

    /// What was found, run by run.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        self.runs.iter().map(|run| &run.report)
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

/// Lets an archive go on where the one before ends, if it begins there; whether it does.
fn follow<R: Read + Seek>(check: &mut Check<R>, before: Option<Ended>) -> bool {
    let first = check.scope().first_seq;
    let adjoining = before.filter(|ended| ended.verified.last.get().saturating_add(1) == first);
    let Some(ended) = adjoining else { return false };
    let misfit = adjoins(&ended, check.scope()).err();
    check.follow(ended);
    check.progress().found = misfit.map(|sentence| Found { seq: Some(first), sentence });
    true
}

/// The archives of one register by their ranges, none of which holds what another holds.
fn in_order<R: Read + Seek>(mut archives: Vec<(String, Check<R>)>) -> Result<Vec<(String, Check<R>)>, Apart> {
    archives.sort_by_key(|(_, check)| (check.scope().first_seq, check.scope().last_seq));
    for pair in archives.windows(2) {
        let [(one, earlier), (other, later)] = pair else { continue };
        let (earlier, later) = (earlier.scope(), later.scope());
        if earlier.register != later.register {
            let (one, other) = (claimed(&earlier.register), claimed(&later.register));
            return Err(Apart::Registers { one, other });
        }
        if later.first_seq <= earlier.last_seq {
            let (one, other) = (claimed(one), claimed(other));
            return Err(Apart::Overlap { one, other, seq: later.first_seq });
        }
    }
    Ok(archives)
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

//! What the practice salon's calendar rests on: hours, shifts, chairs, and the phases of its services.

use std::collections::BTreeMap;

use book::Outcome;
use contract::calendar::{
    OpeningHours, Phase, PhaseKind, ResourceKind, SaveOpeningHours, SavePhases, SaveResource, SaveShiftPlan,
    Shift, ShiftPlan, Span,
};
use contract::catalogue::Catalogue;
use contract::people::People;
use contract::{ArticleId, Day};

use super::Past;

const PHASES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/phases.csv"));
const SHIFTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/shifts.csv"));
const WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

/// Plans the salon from a day on.
pub fn plan(past: &Past, from: Day) -> Outcome<()> {
    let week = (1..=4).map(|weekday| (weekday, Span::new(8 * 60 + 30, 18 * 60 + 30)));
    let saturday = (5, Span::new(8 * 60 + 30, 14 * 60));
    let hours = OpeningHours { from, hours: week.chain([saturday]).collect() };
    past.ask(SaveOpeningHours { hours })?;
    let things = [
        (ResourceKind::Chair, "Platz", 6),
        (ResourceKind::Basin, "Waschbecken", 3),
        (ResourceKind::Hood, "Haube", 2),
    ];
    for (kind, name, count) in things {
        for number in 1..=count {
            past.ask(SaveResource { id: None, kind, name: format!("{name} {number}"), active: true })?;
        }
    }
    phases(past)?;
    shifts(past, from)
}

fn rows(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().skip(1).map(|line| line.split(';').collect())
}

fn cell<'a>(row: &[&'a str], at: usize) -> &'a str {
    row.get(at).copied().unwrap_or_default()
}

fn phases(past: &Past) -> Outcome<()> {
    let articles = past.ask(Catalogue)?.articles;
    let mut planned: BTreeMap<ArticleId, Vec<Phase>> = BTreeMap::new();
    for row in rows(PHASES) {
        let Some(article) = articles.iter().find(|article| article.name == cell(&row, 0)) else { continue };
        planned.entry(article.id).or_default().push(Phase {
            kind: if cell(&row, 2) == "passiv" { PhaseKind::Passive } else { PhaseKind::Active },
            minutes: cell(&row, 3).parse().unwrap_or_default(),
            name: cell(&row, 1).to_owned(),
            resource: match cell(&row, 4) {
                "Waschbecken" => Some(ResourceKind::Basin),
                "Haube" => Some(ResourceKind::Hood),
                _ => None,
            },
            helper: cell(&row, 5) == "ja",
        });
    }
    for (article, phases) in planned {
        past.ask(SavePhases { article, phases })?;
    }
    Ok(())
}

fn shifts(past: &Past, from: Day) -> Outcome<()> {
    for person in past.ask(People)? {
        let of_person: Vec<_> = rows(SHIFTS).filter(|row| cell(row, 0) == person.short_name).collect();
        let Some(first) = of_person.first() else { continue };
        let cycle_weeks = cell(first, 1).parse().unwrap_or(1);
        let shifts = of_person.iter().map(|row| shift(row)).collect();
        past.ask(SaveShiftPlan { plan: ShiftPlan { person: person.id, from, cycle_weeks, shifts } })?;
    }
    Ok(())
}

fn shift(row: &[&str]) -> Shift {
    let weekday = WEEKDAYS.iter().zip(0..).find(|(name, _)| **name == cell(row, 3));
    let pause = minute(cell(row, 6)).zip(minute(cell(row, 7)));
    Shift {
        week: cell(row, 2).parse::<u32>().map_or(0, |week| week.saturating_sub(1)),
        weekday: weekday.map_or(0, |(_, weekday)| weekday),
        span: Span::new(minute(cell(row, 4)).unwrap_or(540), minute(cell(row, 5)).unwrap_or(1_080)),
        breaks: pause.map(|(from, until)| Span::new(from, until)).into_iter().collect(),
    }
}

fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
}

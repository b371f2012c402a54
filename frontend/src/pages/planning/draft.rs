//! What is typed of a person's shifts: some weeks that repeat, as texts, until they are saved.

use contract::calendar::{Shift, ShiftPlan, Span};
use contract::{Day, PersonId};

use super::times::{read_breaks, read_spans, write_spans};

/// A day as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayText {
    pub work: String,
    pub pause: String,
}

/// What can't be read in one of the two lines of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    Work(&'static str),
    Pause(&'static str),
}

impl Unread {
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Work(said) | Self::Pause(said) => said,
        }
    }
}

impl DayText {
    #[must_use]
    pub fn of(work: &[Span], breaks: &[Span]) -> Self {
        Self { work: write_spans(work), pause: write_spans(breaks) }
    }

    /// Work and breaks.
    pub fn read(&self) -> Result<(Vec<Span>, Vec<Span>), Unread> {
        let work = read_spans(&self.work).map_err(Unread::Work)?;
        let breaks = read_breaks(&self.pause, &work).map_err(Unread::Pause)?;
        Ok((work, breaks))
    }

    /// Minutes of work without breaks; none while it can't be read.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        let sum = |spans: &[Span]| spans.iter().map(|span| span.minutes()).sum::<u32>();
        self.read().map(|(work, breaks)| sum(&work).saturating_sub(sum(&breaks))).unwrap_or_default()
    }
}

/// Seven days, Monday first.
pub type Week = [DayText; 7];

/// The weeks of one person; the first one is that of the anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeksDraft {
    anchor: Day,
    pub weeks: Vec<Week>,
}

/// The Monday of a day's week.
#[must_use]
pub fn monday_of(day: Day) -> Day {
    day.plus_days(-i64::from(day.weekday()))
}

/// Where a week stands in a cycle.
fn place(anchor: Day, monday: Day, cycle: usize) -> usize {
    let cycle = i64::try_from(cycle.max(1)).unwrap_or(1);
    let weeks = monday.days_since(anchor).div_euclid(7);
    usize::try_from(weeks.rem_euclid(cycle)).unwrap_or_default()
}

/// The plan of a person that holds on a day.
pub fn holding(plans: &[ShiftPlan], person: PersonId, day: Day) -> Option<&ShiftPlan> {
    let of = plans.iter().filter(|plan| plan.person == person && plan.from <= day);
    of.max_by_key(|plan| plan.from)
}

/// A plan's week that a day lies in.
#[must_use]
pub fn week_of(plan: &ShiftPlan, day: Day) -> usize {
    place(monday_of(plan.from), monday_of(day), plan.cycle_weeks as usize)
}

/// What a plan says of a day.
#[must_use]
pub fn on_day(plan: &ShiftPlan, day: Day) -> DayText {
    text_of(plan, week_of(plan, day), day.weekday())
}

fn text_of(plan: &ShiftPlan, week: usize, weekday: u32) -> DayText {
    let of_day = plan.shifts.iter().filter(|shift| (shift.week as usize, shift.weekday) == (week, weekday));
    let of_day: Vec<&Shift> = of_day.collect();
    let work: Vec<Span> = of_day.iter().map(|shift| shift.span).collect();
    let breaks: Vec<Span> = of_day.iter().flat_map(|shift| shift.breaks.iter().copied()).collect();
    DayText::of(&work, &breaks)
}

impl WeeksDraft {
    /// All weeks of a plan.
    #[must_use]
    pub fn of(plan: &ShiftPlan) -> Self {
        let week = |week| (0..7).map(move |weekday| text_of(plan, week, weekday));
        let weeks = (0..plan.cycle_weeks as usize).map(|at| whole(week(at))).collect();
        Self { anchor: monday_of(plan.from), weeks }
    }

    /// One week that repeats, from what was there without a plan.
    #[must_use]
    pub fn once(monday: Day, week: Week) -> Self {
        Self { anchor: monday, weeks: vec![week] }
    }

    /// The number of the week that stands at a Monday, from 0.
    #[must_use]
    pub fn at(&self, monday: Day) -> usize {
        place(self.anchor, monday, self.weeks.len())
    }

    pub fn day(&self, monday: Day, weekday: usize) -> Option<&DayText> {
        self.weeks.get(self.at(monday))?.get(weekday)
    }

    pub fn day_mut(&mut self, monday: Day, weekday: usize) -> Option<&mut DayText> {
        let at = self.at(monday);
        self.weeks.get_mut(at)?.get_mut(weekday)
    }

    /// Repeats after so many weeks; new ones begin as the week of this Monday is.
    pub fn repeat_after(&mut self, weeks: usize, monday: Day) {
        let from = self.at(monday);
        let first = self.weeks.get(from).cloned().unwrap_or_default();
        self.weeks.rotate_left(from);
        self.weeks.resize(weeks.clamp(1, 4), first);
        self.anchor = monday;
    }

    /// The plan from a day on, with its first week where that day lies.
    pub fn plan(&self, person: PersonId, from: Day) -> Result<ShiftPlan, Unread> {
        let first = self.at(monday_of(from));
        let turned = self.weeks.iter().cycle().skip(first).take(self.weeks.len());
        let mut shifts = Vec::new();
        for (week, days) in turned.enumerate() {
            for (weekday, day) in days.iter().enumerate() {
                shifts.extend(of_day(day, number(week), number(weekday))?);
            }
        }
        Ok(ShiftPlan { person, from, cycle_weeks: number(self.weeks.len()), shifts })
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

fn whole(days: impl Iterator<Item = DayText>) -> Week {
    let mut week = Week::default();
    week.iter_mut().zip(days).for_each(|(into, day)| *into = day);
    week
}

fn of_day(day: &DayText, week: u32, weekday: u32) -> Result<Vec<Shift>, Unread> {
    let (work, breaks) = day.read()?;
    let shift = |span: Span| {
        let breaks = breaks.iter().copied().filter(|pause| span.overlaps(*pause)).collect();
        Shift { week, weekday, span, breaks }
    };
    Ok(work.into_iter().map(shift).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn typed(work: &str, pause: &str) -> DayText {
        DayText { work: work.to_owned(), pause: pause.to_owned() }
    }

    /// Fridays, early in the first week (that of the 27th) and late in the second.
    fn plan() -> ShiftPlan {
        let shift = |week, span| Shift { week, weekday: 4, span, breaks: vec![Span::new(720, 750)] };
        let shifts = vec![shift(0, Span::new(510, 1_020)), shift(1, Span::new(720, 1_200))];
        ShiftPlan { person: PersonId(2), from: day("2026-11-27"), cycle_weeks: 2, shifts }
    }

    #[test]
    fn a_plan_says_what_holds_in_each_week() {
        let plan = plan();
        assert_eq!(on_day(&plan, day("2026-11-27")), typed("8:30–17", "12–12:30"));
        assert_eq!(on_day(&plan, day("2026-12-04")), typed("12–20", "12–12:30"));
        assert_eq!(on_day(&plan, day("2026-12-11")), typed("8:30–17", "12–12:30"));
        assert_eq!(on_day(&plan, day("2026-12-05")), DayText::default());
        let later = ShiftPlan { from: day("2026-12-01"), cycle_weeks: 1, shifts: Vec::new(), ..plan.clone() };
        let plans = [later.clone(), plan.clone()];
        assert_eq!(holding(&plans, PersonId(2), day("2026-11-30")), Some(&plan));
        assert_eq!(holding(&plans, PersonId(2), day("2026-12-01")), Some(&later));
        assert_eq!(holding(&plans, PersonId(2), day("2026-11-26")), None);
    }

    #[test]
    fn a_plan_that_begins_later_keeps_its_weeks_where_they_were() {
        let draft = WeeksDraft::of(&plan());
        assert_eq!(draft.plan(PersonId(2), day("2026-11-27")), Ok(plan()));
        let later = draft.plan(PersonId(2), day("2026-12-03")).expect("all can be read");
        for on in ["2026-12-04", "2026-12-11", "2026-12-18"] {
            assert_eq!(on_day(&later, day(on)), on_day(&plan(), day(on)), "{on}");
        }
    }

    #[test]
    fn a_change_of_the_cycle_begins_with_the_week_that_is_shown() {
        let second = day("2026-11-30");
        let mut draft = WeeksDraft::of(&plan());
        draft.repeat_after(1, second);
        assert_eq!(draft.day(day("2027-01-04"), 4), Some(&typed("12–20", "12–12:30")));
        draft.repeat_after(3, second);
        *draft.day_mut(day("2026-12-07"), 0).expect("a Monday") = typed("9-13, 14-18", "16–16:15");
        let plan = draft.plan(PersonId(2), day("2026-12-02")).expect("all can be read");
        assert_eq!((plan.cycle_weeks, plan.shifts.len()), (3, 5));
        let split: Vec<_> = plan.shifts.iter().filter(|shift| shift.weekday == 0).collect();
        assert_eq!(split.iter().map(|shift| shift.breaks.len()).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn what_cannot_be_read_says_in_which_line() {
        assert!(matches!(typed("18-9", "").read(), Err(Unread::Work(_))));
        assert!(matches!(typed("9-18", "8-8:30").read(), Err(Unread::Pause(_))));
        assert_eq!(typed("9-18", "12-12:30").minutes(), 510);
        let draft = WeeksDraft::once(day("2026-11-23"), [(); 7].map(|()| typed("22-2", "")));
        assert!(draft.plan(PersonId(1), day("2026-11-27")).is_err());
    }
}

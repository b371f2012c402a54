//! The page *Tagesabschluss*: opens the day by a blind count and closes it in five steps.

mod aside;
mod clarify;
mod clock;
mod closing;
mod compare;
mod counting;
mod draft;
mod finish;
mod opening;
mod reports;
pub mod revoke;
mod skim;
mod way;
mod without_tse;

use contract::Topic;
use contract::day::{Closing as Closed, DayPhase, DayState, DayView, OpenedDay};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::live;
use crate::ui::{Waiting, Wrong};

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CloseStage {
    Waiting,
    /// Nothing is open: count and open.
    Opening,
    /// The day was opened just now.
    Opened,
    Closing,
    /// The day was closed just now: its Z report.
    Closed,
}

impl CloseStage {
    fn of(day: Option<&DayView>, opened: bool, closed: bool) -> Self {
        match day {
            _ if closed => Self::Closed,
            _ if opened => Self::Opened,
            None => Self::Waiting,
            Some(day) if day.phase == DayPhase::Closed => Self::Opening,
            Some(_) => Self::Closing,
        }
    }
}

/// The page *Tagesabschluss*.
#[component]
pub fn ClosePage() -> impl IntoView {
    let day = live(&[Topic::Day, Topic::Calendar], || DayState);
    let opened = RwSignal::new(None::<OpenedDay>);
    let closed = RwSignal::new(None::<Closed>);
    // The news of an act may be here before its reply: the page waits for the reply, which it has to show.
    let (opening, closing, revoking) = (Deed::new(), Deed::new(), Deed::new());
    let stage = Memo::new(move |before: Option<&CloseStage>| {
        let under_way = [opening, closing, revoking].iter().any(|deed| deed.busy().get());
        let now =
            day.with(|day| CloseStage::of(day, opened.with(Option::is_some), closed.with(Option::is_some)));
        before.copied().filter(|_| under_way).unwrap_or(now)
    });
    view! {
        <div class="close">
            {move || match stage.get() {
                CloseStage::Waiting => view! {
                    <div class="close-main">
                        <Waiting busy=Signal::derive(move || day.trouble().is_none())/>
                        <Wrong trouble=Signal::derive(move || day.trouble())/>
                    </div>
                }
                .into_any(),
                CloseStage::Opening => view! { <opening::Opening day opened deed=opening revoking/> }.into_any(),
                CloseStage::Opened => view! { <opening::Opened opened/> }.into_any(),
                CloseStage::Closing => view! { <closing::ClosingSteps day closed deed=closing/> }.into_any(),
                CloseStage::Closed => view! { <finish::ZPaper closed revoking/> }.into_any(),
            }}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use contract::Moment;

    use super::*;

    fn day(phase: DayPhase) -> DayView {
        let now = Moment::new(0, 60);
        DayView { today: now.day(), now, phase, day: None, clock_jump: false, last_z: None, continues: None }
    }

    #[test]
    fn the_page_follows_the_day() {
        assert_eq!(CloseStage::of(None, false, false), CloseStage::Waiting);
        assert_eq!(CloseStage::of(Some(&day(DayPhase::Closed)), false, false), CloseStage::Opening);
        for open in [DayPhase::Open, DayPhase::Overdue, DayPhase::PastMidnight] {
            assert_eq!(CloseStage::of(Some(&day(open)), false, false), CloseStage::Closing);
        }
    }

    #[test]
    fn what_was_done_stays_until_it_was_seen() {
        assert_eq!(CloseStage::of(Some(&day(DayPhase::Open)), true, false), CloseStage::Opened);
        assert_eq!(CloseStage::of(Some(&day(DayPhase::Closed)), false, true), CloseStage::Closed);
    }
}

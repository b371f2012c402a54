//! What all steps of a close share.

use contract::cash::CountSheet as Pieces;
use contract::day::{CloseState, CloseStep, Closing as Closed, DayView};
use leptos::prelude::*;

use crate::deed::Deed;
use crate::live::Live;

/// Where the close stands; cheap to copy.
#[derive(Clone, Copy)]
pub struct CloseWay {
    pub day: Live<DayView>,
    pub state: Live<CloseState>,
    pub closed: RwSignal<Option<Closed>>,
    pub deed: Deed,
    /// The X report that lies beside the steps.
    pub x_report: RwSignal<Option<contract::Slip>>,
    /// What was counted last on this page.
    pub counted: StoredValue<Option<Pieces>>,
    /// The step that the person has gone to; nothing: where the salon stands.
    pub chosen: RwSignal<Option<CloseStep>>,
}

impl CloseWay {
    /// Goes to a step, and stays there until the person goes on.
    pub fn go(self, step: CloseStep) {
        if self.chosen.get_untracked() != Some(step) {
            self.chosen.set(Some(step));
        }
    }

    /// The step that is shown, or on its way.
    pub fn step(self) -> Option<CloseStep> {
        let stands = self.state.with(|state| state.map(|state| state.step));
        self.chosen.get().or(stands)
    }

    /// The step whose figures are here already: nothing is compared before the salon has the count.
    pub fn shown(self) -> Option<CloseStep> {
        let step = self.step()?;
        let counted = self.state.with(|state| state.is_some_and(|state| state.count.is_some()));
        let needs_count = matches!(step, CloseStep::Compare | CloseStep::SkimOff);
        (counted || !needs_count).then_some(step)
    }
}

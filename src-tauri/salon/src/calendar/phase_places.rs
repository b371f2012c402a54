//! Where the phases of a service went when it was planned anew: what was set for one of them follows it.

use contract::calendar::{Phase, PhaseKind};

/// For each phase of before, where it is now; nothing where it is gone. A phase is known by kind and name, among equal ones
/// by their order; one that was only renamed by its place.
pub fn places(before: &[Phase], after: &[Phase]) -> Vec<Option<u32>> {
    let known = |all: &[Phase], at: usize| -> Option<(PhaseKind, String, usize)> {
        let phase = all.get(at)?;
        let like = |other: &&Phase| (other.kind, &other.name) == (phase.kind, &phase.name);
        let nth = all.iter().take(at).filter(like).count();
        Some((phase.kind, phase.name.clone(), nth))
    };
    let is_new = |at: usize| !(0..before.len()).any(|was| known(before, was) == known(after, at));
    let place = |(number, was): (u32, usize)| {
        let same = (0..).zip(0..after.len()).find(|(_, at)| known(after, *at) == known(before, was));
        let renamed = || (before.len() == after.len() && is_new(was)).then_some(number);
        same.map(|(number, _)| number).or_else(renamed)
    };
    (0..).zip(0..before.len()).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phases(names: &[&str]) -> Vec<Phase> {
        let phase = |name: &&str| Phase {
            kind: PhaseKind::Active,
            minutes: 10,
            name: (*name).to_owned(),
            resource: None,
            helper: false,
        };
        names.iter().map(phase).collect()
    }

    #[test]
    fn a_phase_keeps_what_was_set_for_it_wherever_it_goes() {
        let before = phases(&["auftragen", "einwirken", "waschen", "waschen"]);
        let inserted = phases(&["beraten", "auftragen", "einwirken", "waschen", "waschen"]);
        assert_eq!(places(&before, &inserted), [Some(1), Some(2), Some(3), Some(4)]);
        let shorter = phases(&["auftragen", "waschen"]);
        assert_eq!(places(&before, &shorter), [Some(0), None, Some(1), None]);
        let renamed = phases(&["auftragen", "ziehen lassen", "waschen", "waschen"]);
        assert_eq!(places(&before, &renamed), [Some(0), Some(1), Some(2), Some(3)]);
        let turned = phases(&["einwirken", "auftragen", "waschen", "waschen"]);
        assert_eq!(places(&before, &turned), [Some(1), Some(0), Some(2), Some(3)]);
    }
}

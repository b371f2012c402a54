//! What a measurement has found, and what many of them come to.

use std::time::Duration;

/// What a measurement has found.
#[derive(Clone, Copy, Default)]
pub struct Measured {
    pub value: f64,
    /// What the unavoidable part of the work costs, in the same unit.
    pub floor: Option<f64>,
    /// The value over the floor, where it is not simply that of the two.
    pub ratio: Option<f64>,
    /// The same with the old program in the same run, and the new value over it by pairs.
    pub old: Option<(f64, f64)>,
}

impl Measured {
    pub fn alone(value: f64) -> Self {
        Self { value, ..Self::default() }
    }

    pub fn beside(value: f64, floor: f64) -> Self {
        Self { value, floor: Some(floor), ..Self::default() }
    }

    pub fn ratio(&self) -> Option<f64> {
        self.ratio.or_else(|| self.floor.map(|floor| self.value / floor))
    }
}

/// The middle of some numbers.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let (half, odd) = (numbers.len() / 2, numbers.len() % 2 == 1);
    match numbers.as_slice() {
        [] => f64::NAN,
        all if odd => all[half],
        all => f64::midpoint(all[half - 1], all[half]),
    }
}

/// The middle of some durations, in milliseconds.
pub fn median_ms(durations: Vec<Duration>) -> f64 {
    median(durations.into_iter().map(|it| it.as_secs_f64() * 1_000.0).collect())
}

/// The value that one in twenty lies above.
#[cfg_attr(not(feature = "e2e"), allow(dead_code))]
pub fn p95(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() * 95 / 100).copied().unwrap_or(f64::NAN)
}

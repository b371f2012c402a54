//! Chance that falls the same way for the same day, so that everyone practises in the same salon.

use contract::Day;

/// A small generator; quality does not matter here, repetition does.
pub struct Dice(u64);

impl Dice {
    /// The dice of a day.
    pub fn of(day: Day) -> Self {
        let seed =
            u64::try_from(i64::from(day.year()) * 400 + i64::from(day.month() * 32 + day.day_of_month()));
        Self(seed.unwrap_or_default().wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number below `limit`; 0 where there is no room.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = usize::try_from(self.0 >> 33).unwrap_or_default();
        drawn.checked_rem(limit).unwrap_or_default()
    }

    /// True so often in a hundred.
    pub fn happens(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, several: &'a [T]) -> Option<&'a T> {
        several.get(self.below(several.len()))
    }
}
